"""What belongs on one card of the map: an event, who speaks of it, and what they alone say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from secondsource.records import Proposition
from secondsource.views.index import StoryIndex


@dataclass(slots=True)
class Group:
    """A card's content. ``event`` is "" on a card that is not about one event.

    ``alone`` holds events of which one claimant of this card speaks and nobody else does, so
    that what somebody says stands where he or she stands.
    """

    event: str = ""
    propositions: list[Proposition] = field(default_factory=list)
    claimants: list[str] = field(default_factory=list)
    alone: list[tuple[str, list[Proposition]]] = field(default_factory=list)


def grouped(story: StoryIndex, propositions: Iterable[Proposition]) -> list[Group]:
    """Return the cards for these propositions, the most important first."""
    by_event: dict[str, list[Proposition]] = defaultdict(list)
    for proposition in propositions:
        by_event[proposition.event or ""].append(proposition)
    lonely = {e: _only_claimant(story, ps) for e, ps in by_event.items() if _is_lonely(story, ps)}
    shared = {e: Group(e, ps) for e, ps in by_event.items() if e not in lonely}
    own: dict[str, Group] = defaultdict(Group)
    homes = _homes(story, by_event, shared)
    for who in (w for w in lonely.values() if w and homes[w] is None):
        own[who].claimants = [who]  # in the order of what they tell
    for claimant, home in homes.items():
        if home is not None:
            shared[home].claimants.append(claimant)
    for event, who in lonely.items():
        home = homes.get(who) if who else None
        _tell_alone(shared[home] if home is not None else own[who], event, by_event[event], who)
    return [*shared.values(), *(own[c] for c in own if c), *(own[c] for c in own if not c)]


def _tell_alone(group: Group, event: str, told: list[Proposition], who: str) -> None:
    """Add an event to the card of the one who speaks of it; the first names the card."""
    if who and event and not group.event and not group.alone:
        group.event, group.propositions = event, told
    else:
        group.alone.append((event, told))


def _is_lonely(story: StoryIndex, propositions: Sequence[Proposition]) -> bool:
    """Whether all that is said of an event comes from one claimant, undisputed."""
    speakers = {story.claims[c].claimant for p in propositions for c in p.claims}
    disputed = any("disputed" in story.verdict(p.id).flags for p in propositions)
    return len(speakers) == 1 and not disputed


def _only_claimant(story: StoryIndex, propositions: Sequence[Proposition]) -> str:
    """The one claimant of a lonely event; "" for nobody named."""
    return next((story.claims[c].claimant or "" for p in propositions for c in p.claims), "")


def _homes(
    story: StoryIndex,
    by_event: Mapping[str, Sequence[Proposition]],
    shared: Mapping[str, Group],
) -> dict[str, str | None]:
    """The shared event that each claimant speaks of most, for its size; ``None`` if of none.

    The size of an event counts with its square root: else everybody would sit with the event
    that all speak of, or with the smallest. Ties go to the earlier card.
    """
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for event, propositions in by_event.items():
        for claim in (story.claims[c] for p in propositions for c in p.claims):
            if claim.claimant is not None:
                counts[claim.claimant][event] += 1
    size = {e: sum(len(p.claims) for p in group.propositions) for e, group in shared.items()}
    rank = {e: i for i, e in enumerate(shared)}
    found: dict[str, str | None] = {}
    for claimant in sorted(counts):
        share = {e: n / size[e] ** 0.5 for e, n in counts[claimant].items() if e in shared}
        found[claimant] = min(share, key=lambda e: (-share[e], rank[e]), default=None)
    return found
