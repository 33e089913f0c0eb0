"""The same questions get the same answers from a UD parse and from a ClearNLP parse."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pytest
import spacy
from spacy.tokens import Doc, Span, Token

from secondsource.annotate.schemes import CLEARNLP, UD, Scheme, scheme_for, scheme_of_doc
from secondsource.errors import ModelMissing

VOCAB = spacy.blank("en").vocab
Answer = Callable[[Scheme, Callable[[str], Token]], object]


@dataclass(frozen=True)
class Sentence:
    """One sentence in both schemes; a parse is a list of "head relation" by token."""

    words: str
    ud: str
    clear: str
    tags: str = ""


def parse(sentence: Sentence, scheme: Scheme) -> Doc:
    words = sentence.words.split()
    arcs = [arc.split(":", 1) for arc in getattr(sentence, _FIELD[scheme.name]).split()]
    heads = [words.index(head) if head in words else int(head) for head, _ in arcs]
    lemmas = ["be" if w.lower() in ("is", "was", "were") else w.lower() for w in words]
    tags = sentence.tags.split() or ["NN"] * len(words)
    return Doc(
        VOCAB, words=words, heads=heads, deps=[dep for _, dep in arcs], lemmas=lemmas, tags=tags
    )


_FIELD = {"ud": "ud", "clearnlp": "clear"}

TOLD = Sentence(
    "Officials told Sky News that the general is ill .",
    ud="told:nsubj told:ROOT News:compound told:iobj ill:mark general:det ill:nsubj ill:cop"
    " told:ccomp told:punct",
    clear="told:nsubj told:ROOT News:compound told:dative is:mark general:det is:nsubj told:ccomp"
    " is:acomp told:punct",
)
REMOVED = Sentence(
    "The colonel was removed by the council on Sunday .",
    ud="colonel:det removed:nsubj:pass removed:aux:pass removed:ROOT council:case council:det"
    " removed:obl:agent Sunday:case removed:obl removed:punct",
    clear="colonel:det removed:nsubjpass removed:auxpass removed:ROOT removed:agent council:det"
    " by:pobj removed:prep on:pobj removed:punct",
)
DANGER = Sentence(
    "He is not in danger .",
    ud="danger:nsubj danger:cop danger:advmod danger:case danger:ROOT danger:punct",
    clear="is:nsubj is:ROOT is:neg is:prep in:pobj is:punct",
)
TOOK = Sentence(
    "Troops did n't advance and took towns .",
    ud="advance:nsubj advance:aux advance:advmod advance:ROOT took:cc advance:conj took:obj"
    " advance:punct",
    clear="advance:nsubj advance:aux advance:neg advance:ROOT advance:cc advance:conj took:dobj"
    " advance:punct",
)
ACCORDING = Sentence(
    "According to Berg , rain fell Sunday .",
    ud="Berg:case According:fixed fell:obl fell:punct fell:nsubj fell:ROOT fell:obl:unmarked"
    " fell:punct",
    clear="fell:prep According:prep to:pobj fell:punct fell:nsubj fell:ROOT fell:npadvmod"
    " fell:punct",
)
IF = Sentence(
    "If it rains , she may want to leave .",
    ud="rains:mark rains:nsubj want:advcl want:punct want:nsubj want:aux want:ROOT leave:mark"
    " want:xcomp want:punct",
    clear="rains:mark rains:nsubj want:advcl want:punct want:nsubj want:aux want:ROOT leave:aux"
    " want:xcomp want:punct",
)
CHIEF = Sentence(
    "Norland 's chief , a lawyer who fled , denied reports that he lied .",
    ud="chief:nmod:poss Norland:case denied:nsubj chief:punct lawyer:det chief:appos fled:nsubj"
    " lawyer:acl:relcl chief:punct denied:ROOT denied:obj lied:mark lied:nsubj reports:acl"
    " denied:punct",
    clear="chief:poss Norland:case denied:nsubj chief:punct lawyer:det chief:appos fled:nsubj"
    " lawyer:relcl chief:punct denied:ROOT denied:dobj lied:mark lied:nsubj reports:acl"
    " denied:punct",
)
FORCES = Sentence(
    "No state security forces fled .",
    ud="forces:det forces:compound forces:compound fled:nsubj fled:ROOT fled:punct",
    clear="forces:det forces:compound forces:compound fled:nsubj fled:ROOT fled:punct",
)
LAWYER = Sentence(
    "Critics said Berg was a lawyer and a liar in Norland .",
    ud="said:nsubj said:ROOT lawyer:nsubj lawyer:cop lawyer:det said:ccomp liar:cc liar:det"
    " lawyer:conj Norland:case liar:nmod said:punct",
    clear="said:nsubj said:ROOT was:nsubj said:ccomp lawyer:det was:attr lawyer:cc liar:det"
    " lawyer:conj liar:prep in:pobj said:punct",
)


def texts(tokens: Iterable[Token]) -> list[str]:
    return [token.text for token in tokens]


def pairs(found: Iterable[tuple[str, Token]]) -> list[tuple[str, str]]:
    return [(preposition, noun.text) for preposition, noun in found]


QUESTIONS: list[tuple[Sentence, Answer, object]] = [
    (TOLD, lambda s, t: texts(s.subjects(t("told"))), ["Officials"]),
    (TOLD, lambda s, t: texts(s.recipients(t("told"))), ["News"]),
    (TOLD, lambda s, t: texts(s.objects(t("told"))), []),
    (TOLD, lambda s, t: texts(s.complements(t("told"))), ["ill"]),
    (TOLD, lambda s, t: texts(s.subjects(t("ill"))), ["general"]),
    (TOLD, lambda s, t: texts(s.markers(t("ill"))), ["that"]),
    (TOLD, lambda s, t: texts(s.auxiliaries(t("ill"))), ["is"]),
    (TOLD, lambda s, t: s.head(t("ill")).text, "told"),
    (TOLD, lambda s, t: s.head(t("general")).text, "ill"),
    (TOLD, lambda s, t: s.name_span(t("News")).text, "Sky News"),
    (TOLD, lambda s, t: s.is_passive(t("told")), False),
    (REMOVED, lambda s, t: texts(s.subjects(t("removed"))), ["colonel"]),
    (REMOVED, lambda s, t: s.is_passive(t("removed")), True),
    (REMOVED, lambda s, t: texts(s.agents(t("removed"))), ["council"]),
    (REMOVED, lambda s, t: texts(s.auxiliaries(t("removed"))), ["was"]),
    (
        REMOVED,
        lambda s, t: pairs(s.obliques(t("removed"))),
        [("by", "council"), ("on", "Sunday")],
    ),
    (REMOVED, lambda s, t: s.head(t("council")).text, "removed"),
    (DANGER, lambda s, t: texts(s.subjects(t("danger"))), ["He"]),
    (DANGER, lambda s, t: texts(s.negations(t("danger"))), ["not"]),
    (DANGER, lambda s, t: pairs(s.obliques(t("danger"))), []),
    (DANGER, lambda s, t: s.head(t("He")).text, "danger"),
    (TOOK, lambda s, t: texts(s.negations(t("advance"))), ["n't"]),
    (TOOK, lambda s, t: texts(s.negations(t("took"))), []),
    (TOOK, lambda s, t: texts(s.conjuncts(t("advance"))), ["took"]),
    (TOOK, lambda s, t: texts(s.objects(t("took"))), ["towns"]),
    (TOOK, lambda s, t: texts(s.agents(t("advance"))), ["Troops"]),
    (
        ACCORDING,
        lambda s, t: pairs(s.obliques(t("fell"))),
        [("according to", "Berg"), ("", "Sunday")],
    ),
    (ACCORDING, lambda s, t: s.head(t("Berg")).text, "fell"),
    (IF, lambda s, t: texts(s.adverbial_clauses(t("want"))), ["rains"]),
    (IF, lambda s, t: texts(s.markers(t("rains"))), ["If"]),
    (IF, lambda s, t: texts(s.auxiliaries(t("want"))), ["may"]),
    (IF, lambda s, t: texts(s.open_complements(t("want"))), ["leave"]),
    (IF, lambda s, t: texts(s.complements(t("want"))), []),
    (CHIEF, lambda s, t: texts(s.possessors(t("chief"))), ["Norland"]),
    (CHIEF, lambda s, t: texts(s.appositions(t("chief"))), ["lawyer"]),
    (CHIEF, lambda s, t: texts(s.relative_clauses(t("lawyer"))), ["fled"]),
    (CHIEF, lambda s, t: texts(s.adnominal_clauses(t("reports"))), ["lied"]),
    (CHIEF, lambda s, t: texts(s.relative_clauses(t("reports"))), []),
    (FORCES, lambda s, t: texts(s.negations(t("forces"))), ["No"]),
    (FORCES, lambda s, t: s.name_span(t("forces")).text, "state security forces"),
    (FORCES, lambda s, t: s.name_span(t("state")).text, "state security forces"),
    (LAWYER, lambda s, t: texts(s.complements(t("said"))), ["lawyer"]),
    (LAWYER, lambda s, t: texts(s.subjects(t("lawyer"))), ["Berg"]),
    (LAWYER, lambda s, t: texts(s.conjuncts(t("lawyer"))), ["liar"]),
    (LAWYER, lambda s, t: pairs(s.obliques(t("liar"))), [("in", "Norland")]),
]


@pytest.mark.parametrize("scheme", [UD, CLEARNLP], ids=lambda s: s.name)
@pytest.mark.parametrize(("sentence", "question", "answer"), QUESTIONS)
def test_answers(sentence: Sentence, question: Answer, answer: object, scheme: Scheme) -> None:
    doc = parse(sentence, scheme)
    words = sentence.words.split()
    assert question(scheme, lambda word: doc[words.index(word)]) == answer


def test_copula_has_the_linked_word_as_predicate() -> None:
    clear, ud = parse(DANGER, CLEARNLP), parse(DANGER, UD)
    assert CLEARNLP.predicate(clear[1]).text == "danger"
    assert UD.predicate(ud[4]).text == "danger"


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("PERSON", "person"),
        ("PER", "person"),
        ("ORG", "organisation"),
        ("GPE", "place"),
        ("LOC", "place"),
        ("FAC", "place"),
        ("NORP", "other"),
        ("MISC", "other"),
        ("DATE", "other"),
    ],
)
def test_kinds(label: str, kind: str) -> None:
    doc = Doc(VOCAB, words=["Norland"])
    assert UD.kind(Span(doc, 0, 1, label=label)) == kind


def test_an_entity_is_the_name_span() -> None:
    doc = parse(TOLD, UD)
    doc.ents = [Span(doc, 2, 4, label="ORG")]
    assert UD.name_span(doc[2]).label_ == "ORG"


@pytest.mark.parametrize(
    ("labels", "scheme"),
    [(["nsubj", "obj", "obl"], UD), (["nsubj", "dobj", "prep", "pobj"], CLEARNLP)],
)
def test_detection(labels: list[str], scheme: Scheme) -> None:
    assert scheme_for(labels) is scheme


def test_unknown_labels_are_refused() -> None:
    with pytest.raises(ModelMissing, match="neither Universal Dependencies nor ClearNLP"):
        scheme_for(["SB", "OA", "PD"])


@pytest.mark.parametrize("scheme", [UD, CLEARNLP], ids=lambda s: s.name)
def test_detection_by_doc(scheme: Scheme) -> None:
    assert scheme_of_doc(parse(REMOVED, scheme)) is scheme


@pytest.mark.parametrize(
    ("verb", "subject", "noun", "better"),
    [
        ("are", "nsubj", "plans", True),
        ("are", "obl", "plans", True),  # no subject at all
        ("is", "nsubj", "plans", False),
        ("are", "nsubj", "Holm", False),
    ],
)
def test_a_predicate_that_agrees_with_another_noun(
    verb: str, subject: str, noun: str, better: bool
) -> None:
    words = f"plans with Holm to bring as the chief {verb} under way".split()
    tags = "NNS IN NNP TO VB IN DT NN VBP IN NN".split()
    heads = [0, 2, 0, 4, 0, 7, 7, 10, 10, 10, 0]
    deps = ["ROOT", "case", "nmod", "mark", "acl", "case", "det", subject, "cop", "case", "acl"]
    lemmas = ["be" if word == verb else word for word in words]
    pos = "NOUN ADP PROPN PART VERB ADP DET NOUN AUX ADP NOUN".split()
    doc = Doc(VOCAB, words, tags=tags, heads=heads, deps=deps, lemmas=lemmas, pos=pos)
    assert UD.agrees_better(doc[10], doc[words.index(noun)]) is better
