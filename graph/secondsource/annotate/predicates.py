"""Predications: what each clause of a content states, with participants and figures."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from secondsource.annotate.arguments import Found, Resolver, of_noun, of_verb, possessors
from secondsource.annotate.clauses import Clause, clauses
from secondsource.annotate.figures import figures
from secondsource.annotate.forms import OPEN_CLASSES, lemma
from secondsource.annotate.naming import Named, is_event, lemma_of, name
from secondsource.annotate.schemes import Scheme
from secondsource.annotate.stance import ASSERTION, Reading, postpone, weaken
from secondsource.annotate.tolls import casualty, in_people, is_count
from secondsource.records import Argument, Predication, Span, Stance

_NO_PARTICIPANT = frozenset({"VERB", "AUX", "ADV", "PUNCT", "SPACE", "ADP", "SCONJ"})
_EMPTY = frozenset(
    "be have do will would can could may might shall should must not also so very too just even"
    " there here then now".split()
)
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
    named = name(scheme, clause.head, clause.subject)
    stance = weaken(clause.stance, named.certainty)
    stance = postpone(stance) if named.future else stance
    first = _predication(doc, scheme, clause, named, stance, resolver)
    others = [Named(token, lemma_of(token), named.certainty, named.future) for token in named.also]
    return [first, *(_predication(doc, scheme, clause, n, stance, resolver) for n in others)]


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
    counted = figures(doc, start, end)
    event = casualty(named.lemma, _text(clause), counted)
    arguments = _arguments(scheme, clause, named, resolver)
    if event:
        counted = in_people(counted)
        arguments = tuple(a for a in arguments if not is_count(a.head))
    return Predication(
        event or named.lemma,
        start,
        end,
        arguments,
        counted,
        clause.negated,
        keywords(clause.tokens),
        stance,
    )


def _text(clause: Clause) -> str:
    first, last = clause.tokens[0], clause.tokens[-1]
    return first.doc[first.i : last.i + 1].text


def keywords(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    """Return the lower-case lemmas of the content words among the tokens, in order."""
    return tuple(
        lemma(t)
        for t in tokens
        if t.pos_ in OPEN_CLASSES
        and (t.is_alpha or t.like_num or "-" in t.text)
        and (not t.is_stop or t.pos_ in ("VERB", "NUM", "NOUN"))
        and lemma(t) not in _EMPTY
    )


def _arguments(
    scheme: Scheme, clause: Clause, named: Named, resolver: Resolver
) -> tuple[Argument, ...]:
    found: list[Found] = []
    if is_event(named.token):
        found += of_noun(scheme, named.token)
    if named.token != clause.head:
        found += _around(scheme, clause, named)
    else:
        found += of_verb(scheme, clause.head, clause.subject)
    found += [
        ("other", owner)
        for _, token in tuple(found)
        for owner in possessors(scheme, token)
        if resolver.reference(owner)
    ]
    kept = [pair for pair in found if _takes_part(pair[1], clause, named)]
    return _sorted(kept, resolver)


def _around(scheme: Scheme, clause: Clause, named: Named) -> list[Found]:
    """Return the participants that the verb around an event noun adds to it."""
    found = []
    for role, token in of_verb(scheme, clause.head, clause.subject):
        if named.token != token and not named.token.is_ancestor(token):
            inside = token.is_ancestor(named.token)
            found += [] if inside else [(role, token)]
    return found


def _takes_part(token: Token, clause: Clause, named: Named) -> bool:
    """Tell a participant: a noun or pronoun of the clause, or the subject it takes over."""
    if token.tag_ in ("WP", "WDT", "EX") or token in (clause.head, named.token, *named.also):
        return False
    inherited = clause.subject is not None and token.i == clause.subject.i
    inside = any(token.i == t.i for t in clause.tokens)
    return (inside or inherited) and token.pos_ not in _NO_PARTICIPANT


def _sorted(found: list[Found], resolver: Resolver) -> tuple[Argument, ...]:
    seen: set[int] = set()
    arguments = []
    for role, token in found:
        if token.i not in seen:
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
    predicate = lemma(words[0]) if words else doc.text[start:end].strip().lower()
    return Predication(predicate, start, end, keywords=keywords(tuple(words)), stance=stance)
