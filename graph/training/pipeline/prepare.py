"""Write the training corpora of the pipeline as .spacy files.

usage: python -m pipeline.prepare FOLDER

Writes syntax_train, syntax_dev, ewt_dev, gum_dev and gum_news_dev from UD EWT and GUM, and
names_train and names_dev from PolNeAR's silver names and GUM.
"""

import argparse
import random
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from . import names
from .conllu import read
from .documents import syntax_documents

LEFT_OUT_GENRES = frozenset(
    {"essay", "fiction", "letter", "podcast", "whow", "reddit", "conversation"}
)
"""GUM's texts under non-commercial licences, and talk unlike news."""
UNLISTED_GENRES = frozenset({"speech", "textbook", "vlog"})
"""Genres whose texts GUM's licence file does not name."""
NEWS = "news"
HELD_OUT_NAMES = 60
SEED = 7


def gum_paths(corpora: Path, split: str, *, left_out: frozenset[str]) -> list[Path]:
    """GUM's files of a split in name order, without some genres."""
    found = sorted((corpora / "gum" / split / "dep").glob("GUM_*.conllu"))
    return [path for path in found if path.stem.split("_")[1] not in left_out]


def write(folder: Path, name: str, documents: Iterable[Doc]) -> list[Doc]:
    """Save documents as FOLDER/NAME.spacy and say how many there are."""
    listed = list(documents)
    DocBin(docs=listed).to_disk(folder / f"{name}.spacy")
    print(f"{name}: {len(listed)} documents, {sum(map(len, listed))} tokens")
    return listed


def write_syntax(nlp: Language, corpora: Path, folder: Path, rng: random.Random) -> None:
    """The treebanks: training set, the two dev sets, GUM's news, and a mixed half of dev."""
    ewt = corpora / "ud-english-ewt"
    train = list(syntax_documents(nlp.vocab, read(ewt / "train.conllu"), rng, vary=True))
    rng.shuffle(train)
    for path in gum_paths(corpora, "train", left_out=LEFT_OUT_GENRES | UNLISTED_GENRES):
        train += syntax_documents(nlp.vocab, read(path), rng, vary=True)
    write(folder, "syntax_train", train)
    ewt_dev = write(
        folder,
        "ewt_dev",
        syntax_documents(nlp.vocab, read(ewt / "dev.conllu"), rng, vary=False),
    )
    gum_dev, news = [], []
    for path in gum_paths(corpora, "dev", left_out=frozenset({"reddit"})):
        documents = list(syntax_documents(nlp.vocab, read(path), rng, vary=False))
        gum_dev += documents
        news += documents if path.stem.split("_")[1] == NEWS else []
    write(folder, "gum_dev", gum_dev)
    write(folder, "gum_news_dev", news)
    write(folder, "syntax_dev", [*ewt_dev[::2], *gum_dev[::2]])


def write_names(nlp: Language, corpora: Path, folder: Path, rng: random.Random) -> None:
    """Silver and derived names, some silver documents held out."""
    polnear = corpora / "polnear"
    parses = polnear / "train-corenlp.conll.xz"
    silver = list(names.silver_documents(nlp, polnear / "train", parses))
    rng.shuffle(silver)
    genres = LEFT_OUT_GENRES | UNLISTED_GENRES
    derived = list(names.gum_documents(nlp, gum_paths(corpora, "train", left_out=genres), rng))
    held_out = list(
        names.gum_documents(nlp, gum_paths(corpora, "dev", left_out=LEFT_OUT_GENRES), rng)
    )
    train = silver[HELD_OUT_NAMES:] + derived
    rng.shuffle(train)
    write(folder, "names_train", train)
    write(folder, "names_dev", silver[:HELD_OUT_NAMES] + held_out)


def main() -> None:
    """Write all corpora."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    nlp, rng = spacy.blank("en"), random.Random(SEED)
    write_syntax(nlp, args.corpora, args.folder, rng)
    write_names(nlp, args.corpora, args.folder, rng)


if __name__ == "__main__":
    main()
