"""Put the trained syntax and the trained entity recogniser into one pipeline.

usage: python -m pipeline.join SYNTAX NAMES OUT --name NAME --version VERSION
"""

import argparse
from pathlib import Path

import spacy


def main() -> None:
    """Load both, add the recogniser to the syntax pipeline, save."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("syntax", type=Path)
    parser.add_argument("names", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--name", default="core_news")
    parser.add_argument("--version", default="0.0.0")
    args = parser.parse_args()
    nlp = spacy.load(args.syntax)
    nlp.add_pipe("ner", source=spacy.load(args.names))
    nlp.meta["name"], nlp.meta["version"] = args.name, args.version
    nlp.to_disk(args.out)


if __name__ == "__main__":
    main()
