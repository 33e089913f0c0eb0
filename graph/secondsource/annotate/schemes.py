"""Dependency relations and name types, whatever pipeline they come from.

Two schemes are mapped: Universal Dependencies with the names PERSON, ORG, LOC and MISC
(the shipped pipeline), and ClearNLP's relations with OntoNotes' name types (spaCy's
``en_core_web_*``). Every question that annotation asks of a parse is asked here, so that no
other module compares a relation's label.

UD makes the predicate of a copular clause its head ("He *is* **ill**": "ill" heads "is");
ClearNLP makes the copula its head. The functions here take and give the UD view: the clause's
head is the predicate, and :meth:`Scheme.subjects` and its like find the dependents of the
copula too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from secondsource.annotate.grammar import GRAMMAR
from secondsource.errors import ModelMissing
from secondsource.records import EntityKind

Labels = frozenset[str]

KINDS: dict[str, EntityKind] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "LOC": "place",
    "GPE": "place",
    "FAC": "place",
}
NEGATORS: Labels = frozenset({"not", "n't", "n’t", "nt", "never", "no", "neither", "nor"})


@dataclass(frozen=True, slots=True)
class Scheme:
    """The relation labels of one dependency scheme and the questions asked of a parse.

    Every function returns tokens in order of position.
    """

    name: Literal["ud", "clearnlp"]
    subject: Labels
    passive_subject: Labels
    direct_object: Labels
    indirect_object: Labels
    clausal_complement: Labels
    open_complement: Labels
    auxiliary: Labels
    passive_auxiliary: Labels
    nominal: Labels
    apposition: Labels
    name_part: Labels
    possessor: Labels
    relative: Labels
    adnominal: Labels
    conjunct: Labels

    # --- clauses ---------------------------------------------------------------------------

    def predicate(self, token: Token) -> Token:
        """Return the predicate of the clause that ``token`` heads: for a copula what it links."""
        if self.name == "ud" or token.lemma_ != "be":
            return token
        return next(self._linked(token), token)

    def head(self, token: Token) -> Token:
        """Return the token that ``token`` depends on, seen through prepositions and copulas."""
        parent = self._clause(token)[-1].head
        while self.name == "clearnlp" and parent.dep_ in _PREPOSITION and parent.head != parent:
            parent = parent.head
        return self.predicate(parent)

    def subjects(self, token: Token) -> tuple[Token, ...]:
        """Return the subjects of a clause, active, passive or clausal, without conjuncts.

        Of "the fear is that the gate breaks" it is the gate alone.
        """
        found = self._children(token, self.subject | self.passive_subject)
        inner = tuple(t for t in found if t.dep_ not in OUTER)
        found = inner or found
        return tuple(self.predicate(subject) for subject in found)

    def agrees_better(self, token: Token, noun: Token) -> bool:
        """Tell a predicate that the parse gave to another noun in place of ``noun``: "**plans**
        to bring in Holm as the chief **are** under way", with "are" for the chief.
        """
        plural = any(t.lower_ in ("are", "were") for t in self.auxiliaries(token))
        singular = all(
            t.tag_ in ("NN", "NNP") and not self.conjuncts(t) for t in self.subjects(token)
        )
        return plural and singular and noun.tag_ in ("NNS", "NNPS")

    def is_passive(self, token: Token) -> bool:
        """Tell whether the clause is in the passive voice."""
        return bool(self._children(token, self.passive_subject | self.passive_auxiliary))

    def agents(self, token: Token) -> tuple[Token, ...]:
        """Return who acts: the subjects, or in the passive voice what follows "by"."""
        if not self.is_passive(token):
            return self.subjects(token)
        return tuple(noun for preposition, noun in self.obliques(token) if preposition == "by")

    def objects(self, token: Token) -> tuple[Token, ...]:
        """Return the direct objects, without conjuncts."""
        return self._children(token, self.direct_object)

    def recipients(self, token: Token) -> tuple[Token, ...]:
        """Return the indirect objects without a preposition ("told **Sky News** that ...")."""
        found = self._children(token, self.indirect_object)
        return tuple(child for child in found if child.pos_ not in ("ADP", "SCONJ"))

    def complements(self, token: Token) -> tuple[Token, ...]:
        """Return the predicates of complement clauses with a subject of their own (ccomp)."""
        return tuple(self.predicate(t) for t in self._children(token, self.clausal_complement))

    def open_complements(self, token: Token) -> tuple[Token, ...]:
        """Return the predicates of complements that share a subject (xcomp)."""
        return tuple(self.predicate(t) for t in self._children(token, self.open_complement))

    def adverbial_clauses(self, token: Token) -> tuple[Token, ...]:
        """Return the predicates of adverbial clauses ("if ...", "because ...", "adding ...")."""
        return tuple(self.predicate(t) for t in self._children(token, frozenset({"advcl"})))

    def relative_clauses(self, token: Token) -> tuple[Token, ...]:
        """Return the predicates of a noun's relative clauses."""
        return tuple(self.predicate(t) for t in token.children if t.dep_ in self.relative)

    def adnominal_clauses(self, token: Token) -> tuple[Token, ...]:
        """Return the predicates of a noun's other clauses ("the claim **that** ...")."""
        return tuple(self.predicate(t) for t in token.children if t.dep_ in self.adnominal)

    def markers(self, token: Token) -> tuple[Token, ...]:
        """Return what introduces a clause: "that", "if", "while", "when"."""
        return tuple(
            child
            for child in self._all_children(token)
            if child.dep_ == "mark" or (child.dep_ == "advmod" and child.tag_ == "WRB")
        )

    def auxiliaries(self, token: Token) -> tuple[Token, ...]:
        """Return auxiliaries and modals, and the copula of a copular clause."""
        clause = self._clause(token)
        copulas = [t for t in clause[1:] if t.lemma_ == "be"]
        found = self._children(token, self.auxiliary | self.passive_auxiliary)
        return tuple(sorted({*copulas, *found}, key=_position))

    def negations(self, token: Token) -> tuple[Token, ...]:
        """Return the words that negate a clause's predicate, or a noun ("no decision")."""
        return tuple(
            child
            for child in self._all_children(token)
            if child.dep_ == "neg"
            or (child.dep_ in ("advmod", "det", "cc:preconj") and child.lower_ in NEGATORS)
        )

    # --- nouns -----------------------------------------------------------------------------

    def obliques(self, token: Token) -> tuple[tuple[str, Token], ...]:
        """Return prepositional dependents of a verb or noun as (preposition, noun) pairs.

        The preposition is lower case, several words joined by blanks ("according to"), empty
        for a bare noun ("said **Sunday**").
        """
        pairs = self._ud_obliques(token) if self.name == "ud" else self._clear_obliques(token)
        return tuple(sorted(pairs, key=lambda pair: pair[1].i))

    def appositions(self, token: Token) -> tuple[Token, ...]:
        """Return the appositions of a noun ("Casey, **a postdoctoral fellow**")."""
        return tuple(child for child in token.children if child.dep_ in self.apposition)

    def possessors(self, token: Token) -> tuple[Token, ...]:
        """Return the possessors of a noun ("**Ukraine**'s chief", "**his** sources")."""
        return tuple(child for child in token.children if child.dep_ in self.possessor)

    def conjuncts(self, token: Token) -> tuple[Token, ...]:
        """Return what is coordinated with ``token`` after it, all of a chain."""
        found: list[Token] = []
        waiting = list(self._clause(token))
        while waiting:
            children = [c for c in waiting.pop().children if c.dep_ in self.conjunct]
            waiting += children
            found += children
        return tuple(sorted((self.predicate(t) for t in found), key=_position))

    def name_span(self, token: Token) -> Span:
        """Return the name or compound that a noun belongs to: its entity, or its flat and
        compound parts without a gap."""
        if token.ent_type_:
            return _entity(token)
        top = token
        while top.dep_ in self.name_part and top.head != top:
            top = top.head
        parts = {top.i, *(t.i for t in _descend(top, self.name_part))}
        start = end = top.i
        while start - 1 in parts:
            start -= 1
        while end + 1 in parts:
            end += 1
        return token.doc[start : end + 1]

    def kind(self, name: Span) -> EntityKind:
        """Return the coarse kind of a named entity span; "other" for nationalities and the like."""
        return KINDS.get(name.label_, "other")

    # --- inside ----------------------------------------------------------------------------

    def _linked(self, copula: Token) -> Iterator[Token]:
        """Yield what a ClearNLP copula links its subject to."""
        for child in copula.children:
            if child.dep_ in ("attr", "acomp"):
                yield child
        if not _is_auxiliary(copula):
            for child in copula.rights:
                if child.dep_ == "prep":
                    yield from (c for c in child.children if c.dep_ == "pobj")

    def _clause(self, token: Token) -> tuple[Token, ...]:
        """Return ``token`` and, in ClearNLP, the copula that heads its clause."""
        if self.name == "ud":
            return (token,)
        parent = token.head
        if token.dep_ == "pobj" and parent.dep_ == "prep":
            parent = parent.head
        if parent != token and parent.lemma_ == "be" and self.predicate(parent) == token:
            return (token, parent)
        return (token,)

    def _all_children(self, token: Token) -> list[Token]:
        clause = self._clause(token)
        if len(clause) == 1:
            return list(token.children)
        children = {c for part in clause for c in part.children}
        return sorted(children - set(clause), key=_position)

    def _children(self, token: Token, labels: Labels) -> tuple[Token, ...]:
        return tuple(child for child in self._all_children(token) if child.dep_ in labels)

    def _ud_obliques(self, token: Token) -> Iterator[tuple[str, Token]]:
        for child in self._children(token, self.nominal):
            cases = [c for c in child.children if c.dep_ == "case" and c.i < child.i]
            words = [w for c in cases for w in (c, *(f for f in c.children if f.dep_ == "fixed"))]
            yield " ".join(w.lower_ for w in sorted(words, key=_position)), child

    def _clear_obliques(self, token: Token) -> Iterator[tuple[str, Token]]:
        for child in self._all_children(token):
            if child.dep_ == "npadvmod":
                yield "", child
            elif child.dep_ in _PREPOSITION:
                yield from ((p, noun) for p, noun in _prepositional(child, "") if noun != token)


OUTER: Labels = frozenset({"nsubj:outer", "csubj:outer"})
"""The subject of a copula whose predicate is a clause: "**the fear** is that the gate breaks"."""
UD = Scheme(
    name="ud",
    subject=frozenset({"nsubj", "nsubj:outer", "csubj", "csubj:outer"}),
    passive_subject=frozenset({"nsubj:pass", "csubj:pass"}),
    direct_object=frozenset({"obj"}),
    indirect_object=frozenset({"iobj"}),
    clausal_complement=frozenset({"ccomp"}),
    open_complement=frozenset({"xcomp"}),
    auxiliary=frozenset({"aux", "cop"}),
    passive_auxiliary=frozenset({"aux:pass"}),
    nominal=frozenset(
        {"obl", "obl:agent", "obl:unmarked", "obl:npmod", "obl:tmod"}
        | {"nmod", "nmod:unmarked", "nmod:npmod", "nmod:tmod"}
    ),
    apposition=frozenset({"appos"}),
    name_part=frozenset({"flat", "flat:name", "compound"}),
    possessor=frozenset({"nmod:poss"}),
    relative=frozenset({"acl:relcl", "advcl:relcl"}),
    adnominal=frozenset({"acl"}),
    conjunct=frozenset({"conj"}),
)
CLEARNLP = Scheme(
    name="clearnlp",
    subject=frozenset({"nsubj", "csubj"}),
    passive_subject=frozenset({"nsubjpass", "csubjpass"}),
    direct_object=frozenset({"dobj"}),
    indirect_object=frozenset({"dative"}),
    clausal_complement=frozenset({"ccomp"}),
    open_complement=frozenset({"xcomp"}),
    auxiliary=frozenset({"aux"}),
    passive_auxiliary=frozenset({"auxpass"}),
    nominal=frozenset({"npadvmod"}),
    apposition=frozenset({"appos"}),
    name_part=frozenset({"compound", "nmod"}),
    possessor=frozenset({"poss"}),
    relative=frozenset({"relcl"}),
    adnominal=frozenset({"acl"}),
    conjunct=frozenset({"conj"}),
)
_PREPOSITION: Labels = frozenset({"prep", "agent", "dative"})


def scheme_for(labels: Iterable[str]) -> Scheme:
    """Return the scheme that relation labels belong to.

    Raises :class:`ModelMissing` if they belong to neither.
    """
    known = set(labels)
    if known & {"dobj", "pobj", "nsubjpass"}:
        return CLEARNLP
    if known & {"obj", "obl", "nsubj:pass"}:
        return UD
    raise ModelMissing(
        "the pipeline's dependency relations are neither Universal Dependencies nor ClearNLP;"
        " use the shipped pipeline or one of spaCy's English ones"
    )


def scheme_of(nlp: Language) -> Scheme:
    """Return the scheme of a pipeline's parser; raises :class:`ModelMissing` without one."""
    labels = nlp.pipe_labels
    return scheme_for(labels.get("parser") or labels.get(GRAMMAR) or ())


def scheme_of_doc(doc: Doc) -> Scheme:
    """Return the scheme of a parsed Doc by its labels; UD where nothing tells."""
    try:
        return scheme_for(token.dep_ for token in doc)
    except ModelMissing:
        return UD


def _position(token: Token) -> int:
    return token.i


def _is_auxiliary(token: Token) -> bool:
    return token.dep_ in ("aux", "auxpass")


def _entity(token: Token) -> Span:
    """Return the entity around a token (without ``Doc.ents``, which walks the whole Doc)."""
    doc, start, end = token.doc, token.i, token.i + 1
    while start and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return Span(doc, start, end, label=token.ent_type_)


def _descend(token: Token, labels: Labels) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ in labels:
            yield child
            yield from _descend(child, labels)


def _prepositional(preposition: Token, before: str) -> Iterator[tuple[str, Token]]:
    """Yield the nouns of a ClearNLP preposition, through chains such as "according to"."""
    words = f"{before} {preposition.lower_}".strip()
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield words, child
        elif child.dep_ == "prep":
            yield from _prepositional(child, words)
