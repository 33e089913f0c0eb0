"""Score a pipeline's names on .spacy corpora, from raw text.

usage: python -m pipeline.evaluate PIPELINE CORPUS.spacy...
"""

import argparse
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin


def name_places(document: Doc) -> set[tuple[int, int, str]]:
    """Names by offsets and type."""
    return {(name.start_char, name.end_char, name.label_) for name in document.ents}


def evaluate(nlp: Language, path: Path) -> float:
    """F1 of names in percent over a corpus."""
    golds = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    shared = total = 0
    for gold, found in zip(golds, nlp.pipe(gold.text for gold in golds), strict=True):
        left, right = name_places(gold), name_places(found)
        shared += len(left & right)
        total += len(left) + len(right)
    return 200 * shared / total if total else 0.0


def main() -> None:
    """Print the figure of each corpus."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("corpora", type=Path, nargs="+")
    args = parser.parse_args()
    nlp = spacy.load(args.pipeline)
    for path in args.corpora:
        print(f"{path.stem}: names F1 {evaluate(nlp, path):.1f}")


if __name__ == "__main__":
    main()
