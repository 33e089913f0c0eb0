"""Write the spaCy pipeline that the package ships: two components that read the network.

usage: python -m pipeline.build FOLDER --version VERSION

Needs the package itself, with the attribution model in its place.
"""

import argparse
from pathlib import Path

import spacy

from secondsource.annotate.grammar import GRAMMAR
from secondsource.annotate.recogniser import NAMES

META = {
    "name": "secondsource_news",
    "description": "English news: tags, Universal Dependencies, lemmas and names (PERSON, ORG, LOC,"
    " MISC), for the CPU",
    "author": "The Second Source developers",
    "license": "CC BY-SA 4.0; see README.md",
}


def main() -> None:
    """Add the components to a blank pipeline, save."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--version", default="0.0.0")
    args = parser.parse_args()
    nlp = spacy.blank("en")
    nlp.add_pipe(GRAMMAR)
    nlp.add_pipe(NAMES)
    nlp.meta.update(META | {"version": args.version})
    nlp.to_disk(args.folder)


if __name__ == "__main__":
    main()
