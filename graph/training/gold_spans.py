"""The gold annotations of names and speakers joined with the corpus that they point into."""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from secondsource.annotate.raw import RawAttribution
from secondsource.records import Span

GOLD = Path(__file__).resolve().parent / "gold"
PARTS = ("tuning", "held_out")
_ROLE_NUMBER = re.compile(r"\d+$")


def read_gold(name: str) -> list[dict[str, Any]]:
    """Return the lines of a gold file in this folder's ``gold``."""
    with (GOLD / name).open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def read_text(corpora: Path, document: str) -> str:
    """Return an article of PolNeAR dev, line ends untouched; exits if it is not there."""
    path = corpora / "polnear" / "dev" / "text" / f"{document}.txt"
    if not path.is_file():
        sys.exit(f"no article {path}; name the folder that holds polnear/ with --corpora")
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def read_attributions(corpora: Path, document: str) -> list[RawAttribution]:
    """Return the gold attributions of an article, the first annotator's, sourced or not."""
    folder = corpora / "polnear" / "dev" / "attributions"
    path = sorted(folder.glob(f"{document}_????.ann"))[0]
    lines = [line.rstrip("\n").split("\t") for line in path.open(encoding="utf-8")]
    spans = {f[0]: _spans(f[1]) for f in lines if f[0].startswith("T") and " " in f[1]}
    found = (_attribution(f[1], spans) for f in lines if f[0].startswith("E"))
    whole = [a for a in found if a.cue and a.content]
    return sorted(whole, key=lambda a: (a.cue, a.source, a.content))


def _spans(field: str) -> list[Span]:
    places = field.split(" ", 1)[1].split(";")
    return [(int(start), int(end)) for start, end in (place.split() for place in places)]


def _attribution(field: str, spans: dict[str, list[Span]]) -> RawAttribution:
    parts: defaultdict[str, set[Span]] = defaultdict(set)
    for argument in field.split()[1:]:
        role, reference = argument.split(":")
        parts[_ROLE_NUMBER.sub("", role)] |= set(spans.get(reference, ()))
    source, cue, content = (tuple(sorted(parts[r])) for r in ("Source", "Cue", "Content"))
    return RawAttribution(source, cue, content)
