"""Attributions that the model has overlooked and the syntax leaves no doubt about.

Five frames: a reporting clause before or behind what it reports ("the plant was unsafe, **a
source claimed**"), a figure that somebody sets ("police **put** the toll at 12"), a noun of
saying with its owner and a clause ("**Moll's claim** that the gate was cracked"), and such a
noun turned down ("the claim **was rejected by Roe**", "Roe **denies** it").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from secondsource.annotate.figures import is_figure
from secondsource.annotate.forms import FINITE, lemma
from secondsource.annotate.raw import RawAttribution
from secondsource.annotate.roles import may_speak
from secondsource.annotate.schemes import Scheme
from secondsource.records import Span

_SAYING = frozenset("say claim warn insist allege announce report estimate believe".split())
_SET = frozenset("put estimate reckon".split())
_CLAIMS = frozenset(
    "claim assertion allegation accusation insistence warning statement suggestion denial admission"
    " conclusion prediction contention announcement".split()
)
_REJECTING = frozenset("reject deny dismiss dispute refute rebut contradict confirm".split())
_TENSED = FINITE - {"MD"}
_COUNTED = frozenset(
    "toll number figure cost loss damage price total count bill value turnout share support odds"
    " casualty crowd attendance debt deficit shortfall estimate damage".split()
)
_GIVEN = _COUNTED | {"time", "age", "size", "speed"}


def overlooked(
    doc: Doc, scheme: Scheme, found: Sequence[RawAttribution]
) -> Iterator[RawAttribution]:
    """Yield attributions that overlap none of those found, in order of their cues."""
    taken = {i for raw in found for s in (*raw.source, *raw.cue, *raw.content) for i in range(*s)}
    for token in doc:
        for source, cue, content in _frames(scheme, token):
            own = (source, cue) if scheme.is_passive(token) else (source, cue, content)
            if not any(i in taken for span in own for i in range(*span)):
                yield RawAttribution((source,), (cue,), (content,))
                taken |= {i for span in (source, cue, content) for i in range(*span)}
                break


def _frames(scheme: Scheme, token: Token) -> Iterator[tuple[Span, Span, Span]]:
    active = token.pos_ == "VERB" and not scheme.is_passive(token)
    if active and (token.tag_ in _TENSED or _is_perfect(scheme, token)):
        yield from _set_figure(scheme, token)
    if active and token.tag_ in _TENSED:
        yield from _answered(scheme, token)
        yield from _reported(scheme, token)
    elif token.pos_ == "VERB" and scheme.is_passive(token):
        yield from _turned_down(scheme, token)
    elif token.pos_ == "NOUN" and lemma(token) in _CLAIMS:
        yield from _nominal(scheme, token)


def _is_perfect(scheme: Scheme, verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(t.lemma_ == "have" for t in scheme.auxiliaries(verb))


def _speaker(scheme: Scheme, verb: Token) -> Token | None:
    subjects = scheme.subjects(verb)
    if len(subjects) != 1 or subjects[0].i > verb.i or not may_speak(subjects[0]):
        return None
    return subjects[0]


def _reported(scheme: Scheme, verb: Token) -> Iterator[tuple[Span, Span, Span]]:
    """Read "[S], NP **said**", "NP **said** that [S]"."""
    speaker = _speaker(scheme, verb)
    if speaker is None or lemma(verb) not in _SAYING:
        return
    source, cue = _phrase(speaker), _word(verb)
    first = speaker.left_edge.i
    comma = first > 0 and verb.doc[first - 1].text == ","
    for said in scheme.complements(verb):
        if said.i > verb.i and any(t.lower_ == "that" for t in scheme.markers(said)):
            yield source, cue, _whole(said)
    before = verb.head if verb.dep_ == "parataxis" else None
    if comma and before is not None and before.i < first and scheme.subjects(before):
        yield source, cue, _span(verb.doc, verb.sent.start, first - 2)


def _set_figure(scheme: Scheme, verb: Token) -> Iterator[tuple[Span, Span, Span]]:
    """Read "NP **put** [the toll at 12]", "it **gave** [the time as 5.40]"."""
    subjects, objects = scheme.subjects(verb), scheme.objects(verb)
    fits = len(subjects) == 1 and subjects[0].i < verb.i
    if not fits or not (may_speak(subjects[0]) or subjects[0].lower_ == "it") or not objects:
        return
    first = min((t.i for t in scheme.auxiliaries(verb)), default=verb.i)
    for case, noun in scheme.obliques(verb):
        inside = [t for t in noun.subtree if not t.is_space]
        figure = next((t for t in inside if is_figure(t)), None)
        if figure is not None and noun.i > objects[0].i and _counts(verb, objects[0], case):
            last = max(t.i for t in inside if not t.is_punct)
            content = _span(verb.doc, objects[0].left_edge.i, last)
            yield _phrase(subjects[0]), _span(verb.doc, first, verb.i), content


def _counts(verb: Token, counted: Token, case: str) -> bool:
    """Tell "put the toll **at**", "gave the time **as**"."""
    if lemma(verb) in _SET:
        return case in ("at", "between") and lemma(counted) in _COUNTED
    return lemma(verb) == "give" and case == "as" and lemma(counted) in _GIVEN


def _answered(scheme: Scheme, verb: Token) -> Iterator[tuple[Span, Span, Span]]:
    """Read "NP **denies** [it]"."""
    speaker, objects = _speaker(scheme, verb), scheme.objects(verb)
    if speaker is None or lemma(verb) not in _REJECTING or len(objects) != 1:
        return
    if objects[0].lower_ in ("it", "this", "that") and not scheme.negations(verb):
        yield _phrase(speaker), _word(verb), _word(objects[0])


def _nominal(scheme: Scheme, noun: Token) -> Iterator[tuple[Span, Span, Span]]:
    """Read "NP's **claim** [that S]"."""
    owners = [t for t in scheme.possessors(noun) if t.pos_ in ("NOUN", "PROPN")]
    clauses = [
        t
        for t in (*scheme.adnominal_clauses(noun), *scheme.complements(noun))
        if any(m.lower_ == "that" and m.dep_ == "mark" for m in t.lefts)
    ]
    if len(owners) == 1 and clauses and owners[0].i < noun.i < clauses[0].i:
        owner = owners[0]
        inner = [t.i for t in owner.subtree if t.dep_ != "case" and t.i < noun.i]
        source = _span(noun.doc, min(inner), max(inner))
        yield source, _word(noun), _whole(clauses[0])


def _turned_down(scheme: Scheme, verb: Token) -> Iterator[tuple[Span, Span, Span]]:
    """Read "[NP's claim that S] **was rejected by** NP"; the claim itself may be found as well."""
    subjects = [t for t in scheme.subjects(verb) if lemma(t) in _CLAIMS and t.i < verb.i]
    agents = [noun for noun in scheme.agents(verb) if noun.i > verb.i]
    if lemma(verb) not in _REJECTING or len(subjects) != 1 or len(agents) != 1:
        return
    subject, agent = subjects[0], agents[0]
    first = min((t.i for t in scheme.auxiliaries(verb)), default=verb.i)
    inside = [t.i for t in agent.subtree if t.dep_ != "case" or t.head != agent]
    source = _span(verb.doc, min(inside), max(inside))
    content = _span(verb.doc, subject.left_edge.i, first - 1)
    yield source, _span(verb.doc, first, min(inside) - 1), content


def _word(token: Token) -> Span:
    return token.idx, token.idx + len(token)


def _phrase(head: Token) -> Span:
    return _span(head.doc, head.left_edge.i, head.right_edge.i)


def _whole(head: Token) -> Span:
    """Return the span of all that depends on a word, without the marks and blanks at its end."""
    inside = [t for t in head.subtree if not t.is_space]
    while inside[-1].is_punct and len(inside) > 1:
        inside.pop()
    return inside[0].idx, inside[-1].idx + len(inside[-1])


def _span(doc: Doc, first: int, last: int) -> Span:
    """Return the span from a token to a last one, without the marks at its end."""
    while last > first and doc[last].is_punct:
        last -= 1
    return doc[first].idx, doc[last].idx + len(doc[last])
