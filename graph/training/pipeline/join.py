"""Put grammar from the attribution model and a trained entity recogniser into one pipeline.

usage: python -m pipeline.join NAMES OUT --name NAME --version VERSION

Needs the package itself, with the attribution model in its place.
"""

import argparse
from pathlib import Path

import spacy

from secondsource.annotate.grammar import GRAMMAR


def main() -> None:
    """Load the recogniser, put it behind the grammar component, save."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--name", default="secondsource_news")
    parser.add_argument("--version", default="0.0.0")
    args = parser.parse_args()
    nlp = spacy.blank("en")
    nlp.add_pipe(GRAMMAR)
    nlp.add_pipe("ner", source=spacy.load(args.names))
    nlp.meta["name"], nlp.meta["version"] = args.name, args.version
    nlp.to_disk(args.out)


if __name__ == "__main__":
    main()
