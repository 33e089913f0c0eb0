"""The tag alphabet, its legal transitions, and the records that labelling produces.

Invariant: the order of TAGS is the order of the model's first output and of the rows and
columns of the transition matrix; the runtime reads both, so it never changes.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

SOURCE, CUE, CONTENT = "Source", "Cue", "Content"
ROLES = (SOURCE, CUE, CONTENT)
TAGS = ("O", *(f"{mark}-{role}" for role in ROLES for mark in "BI"))
TAG_ID = {tag: index for index, tag in enumerate(TAGS)}
NAMES = ("PERSON", "ORG", "LOC", "MISC")
NAME_TAGS = ("O", *(f"{mark}-{name}" for name in NAMES for mark in "BI"))
START_ROW = len(TAGS)
"""Row of the transition matrix that holds the scores of a window's first tag."""

NONE, ABSENT = -1, -2
"""Instead of a place that a link leads to: it leads nowhere, or there is nothing to learn."""

IGNORED = -1
"""Class of a position that has none to learn."""

WINDOW = 256
"""Word pieces of a window, at most."""

BANNED = -1e4
"""Score of an illegal move: finite, so that a loss stays finite where labels are cut."""


@dataclass(frozen=True)
class Attribution:
    """Word indices of one attribution's three parts, each in ascending order."""

    cue: tuple[int, ...]
    source: tuple[int, ...] = ()
    content: tuple[int, ...] = ()

    def part(self, role: str) -> tuple[int, ...]:
        """The words of one role, named as in ROLES."""
        return {SOURCE: self.source, CUE: self.cue, CONTENT: self.content}[role]


@dataclass
class Labelling:
    """One annotator's version of an article, as targets for the model.

    tags: a tag name per word. cue_of: content word to its cue's first word.
    source_of: a cue's first word to its source's first word, or -1 for a source-less one.
    """

    tags: list[str]
    cue_of: dict[int, int] = field(default_factory=dict)
    source_of: dict[int, int] = field(default_factory=dict)
    attributions: list[Attribution] = field(default_factory=list)


@dataclass(frozen=True)
class Fragment:
    """A contiguous run of words of one role; `end` is exclusive."""

    role: str
    start: int
    end: int


def bans() -> NDArray[np.float32]:
    """BANNED where a tag may not follow (8 x 7: the last row is a window's start), else 0."""
    table = np.zeros((len(TAGS) + 1, len(TAGS)), dtype=np.float32)
    for column, tag in enumerate(TAGS):
        if tag.startswith("I-"):
            table[:, column] = BANNED
            for opener in (f"B-{tag[2:]}", tag):
                table[TAG_ID[opener], column] = 0.0
    return table


def fragments(tags: list[str]) -> list[Fragment]:
    """Runs in a tag sequence; an I- without its B- opens a run of its own."""
    found: list[Fragment] = []
    role, start = "", 0
    for index, tag in enumerate([*tags, "O"]):
        if role and tag != f"I-{role}":
            found.append(Fragment(role, start, index))
            role = ""
        if tag != "O" and not role:
            role, start = tag[2:], index
    return found
