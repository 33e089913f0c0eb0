"""Predications: what each clause of a content states, with participants and figures."""

from __future__ import annotations

import dataclasses

from spacy.tokens import Doc, Token

from secondsource.annotate.arguments import Found, Resolver, of_noun, of_verb, possessors
from secondsource.annotate.clauses import Clause, clauses
from secondsource.annotate.figures import figures
from secondsource.annotate.naming import Named, is_event, lemma_of, name
from secondsource.annotate.schemes import Scheme
from secondsource.annotate.stance import ASSERTION, Reading, postpone, weaken
from secondsource.records import Argument, Predication, Span, Stance

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_ORDER = {"agent": 0, "patient": 1, "recipient": 2, "place": 3, "time": 4, "other": 5}


def predications(
    doc: Doc,
    scheme: Scheme,
    spans: tuple[Span, ...],
    resolver: Resolver,
    *,
    reading: Reading = ASSERTION,
    claimant: str | None = None,
    quoted: tuple[Span, ...] = (),
) -> tuple[Predication, ...]:
    """Return what a content states, one predication a clause, in order, at least one.

    ``spans`` are the content's (half-open, code points), ``reading`` its cue's, ``claimant``
    the reference of who says it, ``quoted`` the document's quoted spans. A content without
    any clause or noun gives one predication named after its first word.
    """

    def is_claimant(token: Token) -> bool:
        return claimant is not None and resolver.reference(token) == claimant

    found: list[Predication] = []
    for clause in clauses(doc, scheme, spans, reading, is_claimant, quoted):
        found += _of_clause(doc, scheme, clause, resolver)
    return tuple(_distinct(found)) or (_bare(doc, spans, reading.stance),)


def _of_clause(doc: Doc, scheme: Scheme, clause: Clause, resolver: Resolver) -> list[Predication]:
    named = name(scheme, clause.head)
    stance = weaken(clause.stance, named.certainty)
    stance = postpone(stance) if named.future else stance
    first = _predication(doc, scheme, clause, named, stance, resolver)
    if named.extra is None:
        return [first]
    event = Named(named.extra, lemma_of(named.extra), named.certainty, named.future)
    second = _predication(doc, scheme, clause, event, stance, resolver)
    return [first, second]


def _predication(
    doc: Doc,
    scheme: Scheme,
    clause: Clause,
    named: Named,
    stance: Stance,
    resolver: Resolver,
) -> Predication:
    start = clause.tokens[0].idx
    end = clause.tokens[-1].idx + len(clause.tokens[-1])
    return Predication(
        named.lemma,
        start,
        end,
        _arguments(scheme, clause, named, resolver),
        figures(doc, start, end),
        clause.negated,
        keywords(clause.tokens),
        stance,
    )


def keywords(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    """Return the lower-case lemmas of the content words among the tokens, in order."""
    return tuple(
        t.lemma_.lower()
        for t in tokens
        if t.pos_ in _CONTENT and (t.is_alpha or t.like_num or "-" in t.text) and not t.is_stop
    )


def _arguments(
    scheme: Scheme, clause: Clause, named: Named, resolver: Resolver
) -> tuple[Argument, ...]:
    found: list[Found] = []
    if named.token != clause.head or is_event(named.token):
        found += of_noun(scheme, named.token)
    if named.token != clause.head:
        found += _around(scheme, clause, named)
    else:
        found += of_verb(scheme, clause.head, clause.subject)
    found += [
        ("other", owner)
        for _, token in tuple(found)
        for owner in possessors(scheme, token)
        if owner.pos_ in ("PROPN", "PRON", "NOUN") and resolver.reference(owner)
    ]
    return _sorted(found, resolver)


def _around(scheme: Scheme, clause: Clause, named: Named) -> list[Found]:
    """Return the participants that the verb around an event noun adds to it."""
    found = []
    for role, token in of_verb(scheme, clause.head, clause.subject):
        inside = {t.i for t in token.subtree}
        if named.token.i not in inside and token != named.token:
            found.append((role, token))
    return found


def _sorted(found: list[Found], resolver: Resolver) -> tuple[Argument, ...]:
    seen: set[int] = set()
    arguments = []
    for role, token in found:
        if token.i not in seen and token.lower_ not in ("there", "that", "which", "who"):
            seen.add(token.i)
            arguments.append(resolver.argument(role, token))
    return tuple(sorted(arguments, key=lambda a: (_ORDER[a.role], a.start, a.end)))


def _distinct(found: list[Predication]) -> list[Predication]:
    """Drop a predication that states the same predicate over the same span twice."""
    kept: dict[tuple[str, int, int], Predication] = {}
    for item in found:
        kept.setdefault((item.predicate, item.start, item.end), item)
    return list(kept.values())


def _bare(doc: Doc, spans: tuple[Span, ...], stance: Stance) -> Predication:
    start, end = spans[0][0], spans[-1][1]
    span = doc.char_span(start, end, alignment_mode="expand")
    words = [t for t in span or () if not t.is_punct and not t.is_space]
    lemma = words[0].lemma_.lower() if words else doc.text[start:end].strip().lower()
    return Predication(lemma, start, end, keywords=keywords(tuple(words)), stance=stance)


def with_spans(predication: Predication, start: int, end: int) -> Predication:
    """Return a predication cut to ``[start, end)``."""
    return dataclasses.replace(
        predication, start=max(start, predication.start), end=min(end, predication.end)
    )
