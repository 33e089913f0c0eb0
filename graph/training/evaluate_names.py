"""Score names (person, organisation, place) against the gold annotations.

usage: python graph/training/evaluate_names.py [--corpora FOLDER] [--pipeline NAME] [--errors PART]
       [--gum FILE...]

A name is right if its offsets and its kind are. Beside it stands the spaCy pipeline's own
recognition, and what offsets alone reach. gold/GUIDELINE.md says what is a name. With --gum the
names are those of CoNLL-U files of GUM instead, derived from its mentions as for training, each
file read as one article.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from attribution.treebank import surface
from gold_spans import PARTS, read_gold, read_text
from pipeline.conllu import read
from pipeline.names import gum_names
from spacy.tokens import Doc

from secondsource.annotate import pipeline
from secondsource.annotate.names import find_names
from secondsource.annotate.schemes import Scheme, scheme_of

KINDS = ("person", "organisation", "place")
GUM = {"PERSON": "person", "ORG": "organisation", "LOC": "place"}
Found = set[tuple[int, int, str]]


def main() -> None:
    """Print the tables, and the errors of one part on request."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--pipeline", help="an installed or pathed spaCy pipeline")
    parser.add_argument("--errors", choices=(*PARTS, "gum"))
    parser.add_argument("--gum", type=Path, nargs="+")
    arguments = parser.parse_args()
    gum, corpora, name = arguments.gum, arguments.corpora, arguments.pipeline
    articles = scored_gum(gum, name) if gum else scored(corpora, name)
    counts: defaultdict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for part, text, gold, system in articles:
        for label, found in system.items():
            for kind in KINDS:
                _count(counts[part, label, kind], _of(gold, kind), _of(found, kind))
            _count(counts[part, label, "offsets"], _bare(gold), _bare(found))
        if part == arguments.errors:
            _print_errors(text, gold, system["names"])
    for part in ("gum",) if gum else (*PARTS, "both"):
        for label in ("names", "tagger"):
            print(f"{part:9} {label:7}", "  ".join(_cells(counts, part, label)))


def scored(corpora: Path, name: str | None) -> Iterator[tuple[str, str, Found, dict[str, Found]]]:
    """Yield each article's part, text, gold names and those found by rules and by the tagger."""
    nlp = pipeline.load_pipeline(name)
    scheme = scheme_of(nlp)
    for article in read_gold("names.jsonl"):
        text = read_text(corpora, article["document"])
        doc = pipeline.parse(nlp, text)
        gold = {(start, end, kind) for start, end, kind in article["names"]}
        ignored = [(start, end) for start, end in article["ignored"]]
        system = {"names": _names(doc, scheme), "tagger": _tagger(doc, scheme)}
        kept = {label: _without(found, ignored, gold) for label, found in system.items()}
        yield article["part"], text, gold, kept


def scored_gum(
    paths: list[Path], name: str | None
) -> Iterator[tuple[str, str, Found, dict[str, Found]]]:
    """Yield the same of CoNLL-U files of GUM, in the order given."""
    nlp = pipeline.load_pipeline(name)
    scheme = scheme_of(nlp)
    for path in paths:
        sentences = list(read(path))
        text, places = surface(sentences, curl=False)
        gold: Found = set()
        for sentence in sentences:
            own, places = places[: len(sentence.words)], places[len(sentence.words) :]
            gold |= {
                (own[first][0], own[last - 1][1], GUM[kind])
                for first, last, kind in gum_names(sentence)
                if kind in GUM
            }
        doc = pipeline.parse(nlp, text)
        yield "gum", text, gold, {"names": _names(doc, scheme), "tagger": _tagger(doc, scheme)}


def _names(doc: Doc, scheme: Scheme) -> Found:
    spans = ((doc[n.start : n.end], n.kind) for n in find_names(doc, scheme))
    return {(s.start_char, s.end_char, kind) for s, kind in spans if kind in KINDS}


def _tagger(doc: Doc, scheme: Scheme) -> Found:
    spans = ((e.start_char, e.end_char, scheme.kind(e)) for e in doc.ents)
    return {span for span in spans if span[2] in KINDS}


def _without(found: Found, ignored: list[tuple[int, int]], gold: Found) -> Found:
    return {f for f in found if f in gold or not any(f[0] < end and f[1] > s for s, end in ignored)}


def _of(found: Found, kind: str) -> Found:
    return {f for f in found if f[2] == kind}


def _bare(found: Found) -> Found:
    return {(start, end, "") for start, end, _ in found}


def _count(counts: Counter[str], gold: Found, found: Found) -> None:
    counts.update(right=len(gold & found), gold=len(gold), found=len(found))


def _cells(
    counts: dict[tuple[str, str, str], Counter[str]], part: str, label: str
) -> Iterator[str]:
    parts = PARTS if part == "both" else (part,)
    by_kind = {
        kind: sum((counts[p, label, kind] for p in parts), Counter())
        for kind in (*KINDS, "offsets")
    }
    by_kind["all"] = sum((by_kind[kind] for kind in KINDS), Counter())
    for kind in ("all", *KINDS, "offsets"):
        c = by_kind[kind]
        precision, recall = c["right"] / max(c["found"], 1), c["right"] / max(c["gold"], 1)
        f1 = 2 * c["right"] / max(c["found"] + c["gold"], 1)
        yield f"{kind} {100 * precision:.1f}/{100 * recall:.1f}/{100 * f1:.1f}"


def _print_errors(text: str, gold: Found, found: Found) -> None:
    for label, spans in (("missed", gold - found), ("wrong", found - gold)):
        for start, end, kind in sorted(spans):
            around = text[max(0, start - 25) : start], text[end : end + 25]
            print(f"{label:6} {kind:12} {around[0]!r} [{text[start:end]}] {around[1]!r}")


if __name__ == "__main__":
    main()
