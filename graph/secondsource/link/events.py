"""One node for a happening or state across documents.

Propositions are about the same event if they oppose each other, or are of one event class
with a participant in common and none that differs in the same role, place or time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from secondsource.link.clauses import CORE
from secondsource.link.frames import Frame
from secondsource.link.propositions import Draft
from secondsource.records import Claim, Entity, Event, Role, make_id

_EVENTS_TRIED = 16
_GUARDED: tuple[Role, ...] = (*CORE, "place", "time")


@dataclass(slots=True)
class _Group:
    """An event in the making: its drafts and what its claims fill the roles with."""

    drafts: list[int]
    concept: str
    roles: dict[Role, frozenset[str]]
    entities: frozenset[str]
    documents: frozenset[str]


def link_events(
    drafts: Sequence[Draft],
    frames: Mapping[str, Frame],
    claims: Mapping[str, Claim],
    entities: Mapping[str, Entity],
) -> tuple[tuple[Event, ...], list[str | None]]:
    """Return the events sorted by id, and the event id of each draft."""
    groups = _grouped(drafts, frames)
    owners: list[str | None] = [None] * len(drafts)
    events: list[Event] = []
    for group in groups:
        members = tuple(c for index in sorted(group.drafts) for c in drafts[index].claims)
        event = _event(group, members, frames, claims, entities)
        events.append(event)
        for index in group.drafts:
            owners[index] = event.id
    return tuple(sorted(events, key=lambda event: event.id)), owners


def _grouped(drafts: Sequence[Draft], frames: Mapping[str, Frame]) -> list[_Group]:
    """Group drafts in order; each joins the earliest event that fits it, else begins one."""
    owner: dict[int, _Group] = {}
    by_key: dict[tuple[str, str], list[_Group]] = {}
    groups: list[_Group] = []
    for index, draft in enumerate(drafts):
        fresh = _summary(index, draft, frames)
        found = _opponent(draft, owner) or _fitting(fresh, by_key)
        if found is None:
            groups.append(found := fresh)
        else:
            _absorb(found, fresh)
        owner[index] = found
        for key in _keys(fresh):
            known = by_key.setdefault(key, [])
            if found not in known[-_EVENTS_TRIED:]:
                known.append(found)
    return groups


def _summary(index: int, draft: Draft, frames: Mapping[str, Frame]) -> _Group:
    members = [frames[claim] for claim in draft.claims]
    roles: dict[Role, frozenset[str]] = {}
    for frame in members:
        for role in _GUARDED:
            filled = frame.roles.get(role, frozenset())
            roles[role] = roles.get(role, frozenset()) | filled
    entities = frozenset(key for frame in members for key in frame.entities)
    concept = Counter(frame.concept for frame in members).most_common(1)[0][0]
    return _Group([index], concept, roles, entities, frozenset(f.document for f in members))


def _keys(group: _Group) -> list[tuple[str, str]]:
    named = [(group.concept, entity) for entity in sorted(group.entities)]
    return named or [(group.concept, document) for document in sorted(group.documents)]


def _opponent(draft: Draft, owner: Mapping[int, _Group]) -> _Group | None:
    known = [owner[index] for index in sorted(draft.opposes) if index in owner]
    return known[0] if known else None


def _fitting(fresh: _Group, by_key: Mapping[tuple[str, str], list[_Group]]) -> _Group | None:
    places = [(fresh.concept, document) for document in sorted(fresh.documents)]
    for key in [*_keys(fresh), *(() if fresh.entities else places)]:
        for group in by_key.get(key, ())[-_EVENTS_TRIED:]:
            if _fits(fresh, group):
                return group
    return None


def _fits(fresh: _Group, group: _Group) -> bool:
    for role in _GUARDED:
        one, two = fresh.roles[role], group.roles[role]
        if one and two and not one & two and _alike(one, fresh) == _alike(two, group):
            return False
    return bool(fresh.entities & group.entities) or not fresh.entities or not group.entities


def _alike(keys: frozenset[str], group: _Group) -> bool:
    """Say whether role fillers are named; names and common nouns don't exclude each other."""
    return bool(keys & group.entities)


def _absorb(group: _Group, fresh: _Group) -> None:
    group.drafts += fresh.drafts
    group.roles = {role: group.roles[role] | fresh.roles[role] for role in _GUARDED}
    group.entities |= fresh.entities
    group.documents |= fresh.documents


# --- records -------------------------------------------------------------------------------------


def _event(
    group: _Group,
    members: tuple[str, ...],
    frames: Mapping[str, Frame],
    claims: Mapping[str, Claim],
    entities: Mapping[str, Entity],
) -> Event:
    word = _word([frames[claim] for claim in members])
    actors = _actors([frames[claim] for claim in members], entities)
    label = " – ".join(
        [word, " and ".join(entities[a].name for a in actors[:2])] if actors else [word]
    )
    places = {
        argument.entity
        for claim in members
        for argument in claims[claim].predication.arguments
        if argument.role == "place" and argument.entity in entities
    }
    return Event(
        make_id("ev", members[0]),
        label,
        word,
        tuple(sorted(actors)),
        tuple(sorted(place for place in places if place is not None)),
        _time([frames[claim] for claim in members]),
        tuple(sorted(members)),
    )


def _word(frames: Sequence[Frame]) -> str:
    """Return the word by which most claims name the event, a telling one where there is one."""
    counts = Counter(frame.word for frame in frames if not frame.vague)
    counts = counts or Counter(frame.word for frame in frames)
    return min(counts, key=lambda word: (-counts[word], word))


def _actors(frames: Sequence[Frame], entities: Mapping[str, Entity]) -> list[str]:
    """Return the named participants, the most frequent first, persons before others."""
    counts: Counter[str] = Counter()
    for frame in frames:
        core = {key for role in CORE for key in frame.named_in(role)}
        own = frame.own_entities if frame.vague else frozenset()
        counts.update({key: 2 if key in core else 1 for key in frame.entities - own})
    held = [key for key in counts if entities[key].kind in ("person", "organisation", "place")]
    return sorted(
        held, key=lambda k: (entities[k].kind != "person", -counts[k], entities[k].name, k)
    )


def _time(frames: Sequence[Frame]) -> str | None:
    times = {time for frame in frames for time in frame.filled("time")}
    return next(iter(times)) if len(times) == 1 else None
