"""Figures that disagree: propositions that contradict each other by a number."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.link.clauses import own_figures
from secondsource.link.figures import say
from secondsource.records import Claim, Figure, Proposition
from secondsource.views.index import StoryIndex
from secondsource.views.text import one_line


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two propositions with the figures that their claims give, and by whom."""

    event: str
    labels: tuple[str, str]
    figures: tuple[tuple[str, ...], tuple[str, ...]]


def disagreements(story: StoryIndex) -> list[Disagreement]:
    """Return pairs of opposed propositions whose figures differ, most important first."""
    found = []
    seen: set[frozenset[str]] = set()
    for proposition in story.propositions.values():
        for other in (story.propositions[o] for o in proposition.opposes):
            pair = frozenset((proposition.id, other.id))
            if pair not in seen and _differ(story, proposition, other):
                found.append(_told(story, proposition, other))
            seen.add(pair)
    return found


def figure_words(figure: Figure) -> str:
    """A figure in words: bound, value or range, unit."""
    return one_line(say(figure))


def _values(story: StoryIndex, proposition: Proposition) -> set[tuple[float, float | None]]:
    members = story.members(proposition)
    return {(f.value, f.upper) for c in members for f in own_figures(c)}


def _differ(story: StoryIndex, first: Proposition, second: Proposition) -> bool:
    values = _values(story, first), _values(story, second)
    return bool(values[0] and values[1] and values[0] != values[1])


def _told(story: StoryIndex, first: Proposition, second: Proposition) -> Disagreement:
    event = story.events.get(first.event or "")
    return Disagreement(
        one_line(event.label) if event else "",
        (one_line(first.label), one_line(second.label)),
        (_by_whom(story, first), _by_whom(story, second)),
    )


def _by_whom(story: StoryIndex, proposition: Proposition) -> tuple[str, ...]:
    lines: dict[str, None] = {}
    for claim in story.members(proposition):
        if own_figures(claim):
            lines[f"{_figures(claim)}: {story.claimant_name(claim)}"] = None
    return tuple(lines)[:20]


def _figures(claim: Claim) -> str:
    return ", ".join(figure_words(f) for f in own_figures(claim))
