"""Where the clauses of a content start: its sentences, and the predicates on top of each.

A content is seldom a whole sentence, and a parse of news is seldom all right. Predicates that a
wrong parse has hidden below a noun are found again here.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from secondsource.annotate import lexicons as lex
from secondsource.annotate.forms import FINITE
from secondsource.annotate.lines import DATELINE
from secondsource.annotate.modality import is_condition, is_far_from
from secondsource.annotate.roles import is_person_noun
from secondsource.annotate.schemes import Scheme
from secondsource.records import Span

Root = tuple[Token, Token | None]
"""A predicate, and a subject that the parse has lost."""

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_EMPTY_WORDS = frozenset("yes no yeah well ok okay oh nope exactly".split())


def is_clausal(scheme: Scheme, token: Token) -> bool:
    """Tell whether a token is the predicate of a clause rather than a bare noun."""
    if token.pos_ in ("VERB", "AUX"):
        return True
    return bool(scheme.subjects(token)) or any(t.lemma_ == "be" for t in scheme.auxiliaries(token))


def sentence_parts(doc: Doc, spans: tuple[Span, ...]) -> Iterator[list[Token]]:
    """Yield the tokens of the spans, sentence by sentence."""
    by_sentence: dict[int, list[Token]] = {}
    for start, end in spans:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or not len(span):
            continue
        dateline = DATELINE.match(span.text)
        first = span.start_char + dateline.end() if dateline else span.start_char
        sentence = span[0].sent.start
        for token in span:
            sentence = token.i if token.is_sent_start else sentence
            if token.idx >= first:
                by_sentence.setdefault(sentence, []).append(token)
    for key in sorted(by_sentence):
        part = by_sentence[key]
        if any(_has_content(t) for t in part):
            yield part


def _has_content(token: Token) -> bool:
    return token.is_alpha and token.lower_ not in _EMPTY_WORDS and token.pos_ != "INTJ"


def find_roots(scheme: Scheme, part: list[Token]) -> tuple[list[Root], bool]:
    """Return the predicates that nothing else in the part heads, each with a subject that the
    parse has lost, and whether a condition is among what the part says."""
    inside = {t.i for t in part}
    tops = [t for t in part if t.head == t or t.head.i not in inside or _opens(scheme, t)]
    tops = [t for t in tops if not t.is_punct and not t.is_space and t.is_alpha] or tops
    heads = [scheme.predicate(t) for t in tops]
    found = [root for t in heads if t.i in inside for root in _rescued_all(scheme, t, part)]
    clausal = [root for root in found if is_clausal(scheme, root[0])]
    main = [root for root in clausal if len(clausal) == 1 or not is_condition(scheme, root[0])]
    loose = [root[0] for root in found if root not in clausal and root[0].pos_ in _NOMINAL]
    if main:
        found = [_with_subject(scheme, root, loose) for root in main]
        return found, len(main) < len(clausal)
    nouns = [root for root in found if root[0].pos_ in _NOMINAL]
    rest: list[Root] = [(t, None) for t in part]
    best = max(nouns or found or rest, key=lambda r: (sum(1 for _ in r[0].subtree), -r[0].i))
    blamed = _blamed(best[0], nouns)
    if blamed is not None:
        return [(best[0], blamed)], False
    charged = _charged(best[0], inside)
    return [best if charged is None else (charged, best[0])], False


def _opens(scheme: Scheme, token: Token) -> bool:
    """Tell a clause behind a full stop that the parse has run into the one before it."""
    if token.dep_ not in ("parataxis", "ccomp") or not scheme.subjects(token):
        return False
    first = min((t.i for t in token.subtree if not t.is_punct), default=0)
    return first > 0 and token.doc[first - 1].text in (".", "!", "?")


def _charged(noun: Token, inside: set[int]) -> Token | None:
    """Return what somebody is accused of: "accused [the council **of hiding** the truth]"."""
    body = bool(noun.ent_type_) or is_person_noun(noun) or noun.lower_ in lex.ORG_NOUNS
    if not body:
        return None
    verbs = (t for t in noun.children if t.tag_ == "VBG" and t.i > noun.i and t.i in inside)
    return next((t for t in verbs if any(c.lower_ == "of" for c in t.children)), None)


def _blamed(deed: Token, nouns: list[Root]) -> Token | None:
    """Return who is blamed for a deed: "blamed [**the army** for the attack]"."""
    cases = [t.lower_ for t in deed.lefts if t.dep_ in ("case", "prep")]
    before = [noun for noun, _ in nouns if noun.i < deed.i and noun.dep_ in ("obj", "dobj")]
    if cases != ["for"] or len(before) != 1:
        return None
    body = before[0]
    fits = bool(body.ent_type_) or is_person_noun(body) or body.lower_ in lex.ORG_NOUNS
    return body if fits else None


def _with_subject(scheme: Scheme, root: Root, loose: list[Token]) -> Root:
    """Give a predicate without a subject the noun before it that the parse left loose."""
    head, subject = root
    before = [t for t in loose if t.i < head.i]
    if subject is not None or not before or scheme.subjects(head) or head.tag_ == "VB":
        return root
    return head, before[-1]


def _rescued_all(scheme: Scheme, head: Token, part: list[Token]) -> list[Root]:
    """Return the predicate of a root, and what is coordinated with a root that was none."""
    verb, subject = _rescued(scheme, head, part)
    others = [] if verb == head else scheme.conjuncts(head)
    return [(verb, subject), *((t, subject) for t in others if is_clausal(scheme, t))]


def _rescued(scheme: Scheme, head: Token, part: list[Token]) -> Root:
    """Return a finite verb in place of a noun that the parse wrongly takes for a predicate.

    A noun without a copula, or a preposition, heads no finite clause: "[a gate] **failed**
    early" with "gate" as root, "was **cracked** weeks before" with "weeks" as root, a name with
    a verb's tag.
    """
    parted = _parted(scheme, head) or next(filter(is_far_from, head.rights), None)
    if parted is not None:
        subjects = (*scheme.subjects(head), *scheme.subjects(parted))
        return parted, next(iter(subjects), None)
    copular = any(t.lemma_ == "be" for t in scheme.auxiliaries(head))
    if copular or (head.pos_ in ("VERB", "AUX", "ADJ") and not head.ent_type_):
        return head, None
    for token in part:
        own = scheme.subjects(token)
        finite = token.tag_ in FINITE or any(a.tag_ in FINITE for a in scheme.auxiliaries(token))
        if token.i > head.i and scheme.agrees_better(token, head):
            return token, head
        below = token != head and (token.head == head or bool(head.ent_type_))
        if finite and below and token.pos_ == "VERB" and _is_main(scheme, token, bool(own)):
            return token, None if own or token.i < head.i else head
    return head, None


def _parted(scheme: Scheme, head: Token) -> Token | None:
    """Return the participle that a phrase has parted from "had": "had at no time **seen**"."""
    if head.lower_ not in ("have", "has", "had") or scheme.objects(head):
        return None
    for verb in (t for t in head.children if t.dep_ in ("advcl", "xcomp") and t.i > head.i):
        phrases = (*scheme.obliques(head), *scheme.obliques(verb))
        parted = any(noun.i == verb.i - 1 and noun.left_edge.i == head.i + 1 for _, noun in phrases)
        if parted and verb.tag_ in ("VBN", "VBD") and not scheme.subjects(verb):
            return verb
    return None


def _is_main(scheme: Scheme, token: Token, has_subject: bool) -> bool:
    """Tell a verb that may be a main clause's: not in a relative or marked clause."""
    if token.dep_ in scheme.relative or scheme.markers(token):
        return False
    loose = ("amod", "xcomp", "conj", "parataxis", "dep", "ccomp", "ROOT")
    return token.dep_ in loose and (has_subject or token.tag_ == "VBD")
