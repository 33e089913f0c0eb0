"""Reading PolNeAR: articles, brat standoff annotations, one labelling per annotator."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .labels import CONTENT, CUE, ROLES, SOURCE, Attribution, Labelling

Span = tuple[int, int]

_ROLE_NUMBER = re.compile(r"\d+$")
LABELLING_ORDER = (CUE, SOURCE, CONTENT)
"""Where two parts claim a word, the earlier role in this order keeps it."""


@dataclass(frozen=True)
class Standoff:
    """One .ann file: text-bound spans by id, and attributions as (role, id) pairs."""

    spans: dict[str, list[Span]]
    attributions: list[list[tuple[str, str]]]


def article_texts(split: Path) -> Iterator[tuple[str, str]]:
    """(stem, text) of a split's articles by name, line ends left as they are."""
    for path in sorted((split / "text").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            yield path.stem, file.read()


def annotation_paths(split: Path, stem: str) -> list[Path]:
    """The annotators' files for one article; the first is the gold standard's."""
    folder = split / "attributions"
    return sorted(path for path in folder.glob("*.ann") if path.stem[:-5] == stem)


def read_standoff(path: Path) -> Standoff:
    """Parse a .ann file, leaving out lines that carry no offsets."""
    spans: dict[str, list[Span]] = {}
    attributions: list[list[tuple[str, str]]] = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            fields = line.rstrip("\n").split("\t")
            if line.startswith("T") and len(fields) > 1 and " " in fields[1]:
                places = fields[1].split(" ", 1)[1]
                spans[fields[0]] = [_span(place) for place in places.split(";")]
            elif line.startswith("E") and len(fields) > 1:
                attributions.append([_argument(part) for part in fields[1].split()[1:]])
    return Standoff(spans, attributions)


def _span(place: str) -> Span:
    start, end = place.split()
    return int(start), int(end)


def _argument(part: str) -> tuple[str, str]:
    role, reference = part.split(":")
    return _ROLE_NUMBER.sub("", role), reference


def words_in(words: Sequence[Span], spans: Sequence[Span]) -> set[int]:
    """Indices of the words of which at least half lies in one of the spans."""
    return {
        index
        for start, end in spans
        for index, (left, right) in enumerate(words)
        if left < end and right > start and 2 * (min(end, right) - max(start, left)) >= right - left
    }


def label(words: Sequence[Span], standoff: Standoff) -> Labelling:
    """Tags and links for an article's words; attributions left empty by overlaps are dropped."""
    labelling = Labelling(["O"] * len(words))
    owned: dict[int, str] = {}
    for arguments in standoff.attributions:
        parts: dict[str, set[int]] = defaultdict(set)
        for role, reference in arguments:
            if role in ROLES:
                parts[role] |= words_in(words, standoff.spans.get(reference, ()))
        free = _unclaimed(parts, owned)
        if free[CUE] and free[CONTENT]:
            _add(labelling, owned, free)
    return labelling


def _unclaimed(parts: dict[str, set[int]], owned: dict[int, str]) -> dict[str, list[int]]:
    """Each role's words that no other part holds; a source may be shared by attributions."""
    taken: set[int] = set()
    free: dict[str, list[int]] = {}
    for role in LABELLING_ORDER:
        keep = {
            word
            for word in parts.get(role, set())
            if word not in taken
            and (word not in owned or (role == SOURCE and owned[word] == SOURCE))
        }
        taken |= keep
        free[role] = sorted(keep)
    return free


def _add(labelling: Labelling, owned: dict[int, str], free: dict[str, list[int]]) -> None:
    cue = free[CUE][0]
    for role in LABELLING_ORDER:
        fresh = [word for word in free[role] if word not in owned]
        for word in fresh:
            mark = "I" if word - 1 in fresh else "B"
            labelling.tags[word] = f"{mark}-{role}"
        owned.update(dict.fromkeys(fresh, role))
    labelling.cue_of.update(dict.fromkeys(free[CONTENT], cue))
    labelling.source_of[cue] = free[SOURCE][0] if free[SOURCE] else -1
    labelling.attributions.append(
        Attribution(tuple(free[CUE]), tuple(free[SOURCE]), tuple(free[CONTENT]))
    )
