"""Score speaker resolution against the gold annotations: accuracy by kind of source.

usage: python graph/training/evaluate_speakers.py [--corpora FOLDER] [--errors PART]

Sources, cues and contents are PolNeAR's, so that only the step from a source to an entity is
scored. gold/GUIDELINE.md says what counts as right.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gold_spans import PARTS, read_attributions, read_gold, read_text

from secondsource.annotate import pipeline, speakers
from secondsource.annotate.schemes import scheme_of
from secondsource.records import Document

KINDS = ("named", "pronoun", "nominal", "unnamed")


def main() -> None:
    """Print the tables, and the errors of one part on request."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--pipeline", help="an installed or pathed spaCy pipeline")
    parser.add_argument("--errors", choices=PARTS)
    arguments = parser.parse_args()
    counts: Counter[tuple[str, str, bool]] = Counter()
    for mention, answer, right in judged(arguments.corpora, arguments.pipeline):
        counts[mention["part"], mention["kind"], right] += 1
        if not right and mention["part"] == arguments.errors:
            print(mention["document"][:40], mention["kind"], mention["text"], "->", answer)
    for part in (*PARTS, "both"):
        print(f"{part:10}", "  ".join(_cell(counts, part, kind) for kind in (*KINDS, "all")))


def judged(corpora: Path, name: str | None) -> Iterator[tuple[dict[str, Any], str, bool]]:
    """Yield each gold mention, who was found, and whether that is right."""
    nlp = pipeline.load_pipeline(name)
    gold = read_gold("speakers.jsonl")
    for document in sorted({mention["document"] for mention in gold}):
        text = read_text(corpora, document)
        raw = read_attributions(corpora, document)
        doc = pipeline.parse(nlp, text)
        found = speakers.resolve(doc, scheme_of(nlp), raw, Document(f"{document}.txt", text))
        places = {(a.source, a.cue): k for k, a in enumerate(raw)}
        for mention in gold:
            if mention["document"] == document:
                k = places[_spans(mention["source"]), _spans(mention["cue"])]
                mention["text"] = " … ".join(text[s:e] for s, e in mention["source"])[:60]
                yield mention, *_judge(found, k, mention["answers"])


def _spans(places: list[list[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in places)


def _judge(found: speakers.Resolved, k: int, answers: list[Any]) -> tuple[str, bool]:
    claimant = found.speakers[k].claimant
    if claimant is None:
        return f"unknown ({found.speakers[k].note})", "unknown" in answers
    entity = found.entities[claimant]
    if not entity.named:
        return f"unnamed ({entity.name})", "unnamed" in answers
    spans = [answer for answer in answers if isinstance(answer, list)]
    return entity.name, any(found.entity_at(*span) == claimant for span in spans)


def _cell(counts: Counter[tuple[str, str, bool]], part: str, kind: str) -> str:
    right, wrong = (
        sum(
            n
            for (p, k, r), n in counts.items()
            if r is good and part in (p, "both") and kind in (k, "all")
        )
        for good in (True, False)
    )
    return f"{kind} {right}/{right + wrong} {right / max(right + wrong, 1):.3f}"


if __name__ == "__main__":
    main()
