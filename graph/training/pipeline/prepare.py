"""Write the training corpora of the name recogniser as .spacy files.

usage: python -m pipeline.prepare FOLDER

Writes names_train and names_dev, from PolNeAR's silver names and from GUM.
"""

import argparse
import random
from collections.abc import Iterable
from pathlib import Path

import spacy
from attribution.treebank import LEFT_OUT_GENRES
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from . import names

HELD_OUT_NAMES = 60
SEED = 7


def gum_paths(corpora: Path, split: str) -> list[Path]:
    """GUM's usable files of a split in name order."""
    found = sorted((corpora / "gum" / split / "dep").glob("GUM_*.conllu"))
    return [path for path in found if path.stem.split("_")[1] not in LEFT_OUT_GENRES]


def write(folder: Path, name: str, documents: Iterable[Doc]) -> list[Doc]:
    """Save documents as FOLDER/NAME.spacy and say how many there are."""
    listed = list(documents)
    DocBin(docs=listed).to_disk(folder / f"{name}.spacy")
    print(f"{name}: {len(listed)} documents, {sum(map(len, listed))} tokens")
    return listed


def write_names(nlp: Language, corpora: Path, folder: Path, rng: random.Random) -> None:
    """Silver and derived names, some silver documents held out."""
    polnear = corpora / "polnear"
    parses = polnear / "train-corenlp.conll.xz"
    silver = list(names.silver_documents(nlp, polnear / "train", parses))
    rng.shuffle(silver)
    derived = list(names.gum_documents(nlp, gum_paths(corpora, "train"), rng))
    held_out = list(names.gum_documents(nlp, gum_paths(corpora, "dev"), rng))
    train = silver[HELD_OUT_NAMES:] + derived
    rng.shuffle(train)
    write(folder, "names_train", train)
    write(folder, "names_dev", silver[:HELD_OUT_NAMES] + held_out)


def main() -> None:
    """Write both corpora."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    nlp, rng = spacy.blank("en"), random.Random(SEED)
    write_names(nlp, args.corpora, args.folder, rng)


if __name__ == "__main__":
    main()
