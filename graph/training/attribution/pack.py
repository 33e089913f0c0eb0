"""Put the corpora into one file for training: PolNeAR, UD EWT and GUM, by word piece.

usage: python -m attribution.pack work/corpus.npz --base MINILM

Beside it, as .json, stand the names of the grammatical classes.
"""

import argparse
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

import spacy
from pipeline import names
from pipeline.conllu import Sentence
from spacy.language import Language
from tokenizers import Tokenizer

from . import parses
from .article import Article, load_tokenizer, read_split
from .corpus import Corpus
from .labels import NAME_TAGS
from .pieces import Flat, add_grammar, add_labelling, describe
from .treebank import CURLY_SHARE, inventory, piece_of, read_text, treebanks

FOLDS = 5
SEED = 7
NameSpan = tuple[int, int, str]


def add_names(flat: Flat, places: Iterable[tuple[int, int, int]], spans: list[NameSpan]) -> None:
    """Fill in names: `places` are a token's first piece and offsets, `spans` are offsets."""
    pending = sorted(spans)
    previous = None
    for piece, start, end in places:
        while pending and pending[0][1] <= start:
            del pending[0]
        name = pending[0] if pending and pending[0][0] < end else None
        mark = "O" if name is None else f"{'I' if name == previous else 'B'}-{name[2]}"
        previous = name
        flat["names"][piece] = NAME_TAGS.index(mark)


def tokens(nlp: Language, tokenizer: Tokenizer, text: str) -> list[tuple[int, int, int]]:
    """(first piece, start, end) of spaCy's tokens, white space left out."""
    offsets = tokenizer.encode(text, add_special_tokens=False).offsets
    starts = [start for start, _ in offsets]
    spans = [(token.idx, token.idx + len(token)) for token in nlp(text) if not token.is_space]
    return [(piece_of(starts, start, end), start, end) for start, end in spans]


def articles(corpora: Path, tokenizer: Tokenizer) -> Iterator[tuple[Flat, int]]:
    """PolNeAR's training articles in every annotator's version, with the number of the article."""
    nlp = spacy.blank("en")
    corpus = corpora / "polnear"
    silver = parses.read(corpus / "train-corenlp.conll.xz")
    found = [a for s in ("train", "annotator-training") for a in read_split(tokenizer, corpus / s)]
    for number, article in enumerate(found):
        placed = tokens(nlp, tokenizer, article.text)
        spans = [
            s for sentence in silver.get(article.name, []) for s in names.silver_spans(sentence)
        ]
        for labelling in article.labellings:
            flat = describe(article)
            add_labelling(flat, article, labelling)
            for piece, _, _ in placed:
                flat["token"][piece] = 1
            if article.name in silver:
                add_names(flat, first_of_piece(placed), spans)
            yield flat, number


def first_of_piece(placed: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """One token for each piece: the first."""
    seen: dict[int, tuple[int, int, int]] = {}
    for token in placed:
        seen.setdefault(token[0], token)
    return list(seen.values())


def grammar_text(
    tokenizer: Tokenizer, sentences: list[Sentence], ids: list[dict[str, int]], *, curl: bool
) -> Flat:
    """A treebank document; GUM's with names."""
    article = read_text(tokenizer, sentences, ids, curl=curl)
    flat = describe(article)
    add_grammar(flat, article)
    if sentences[0].document.startswith("GUM"):
        _add_gum_names(flat, article, sentences)
    return flat


def _add_gum_names(flat: Flat, article: Article, sentences: list[Sentence]) -> None:
    assert article.grammar is not None
    spans, base = [], 0
    for sentence in sentences:
        spans += [(base + b, base + e, kind) for b, e, kind in names.gum_names(sentence)]
        base += len(sentence.words)
    placed = [(piece, index, index + 1) for index, piece in enumerate(article.grammar.pieces)]
    add_names(flat, first_of_piece(placed), spans)


def main() -> None:
    """Write the corpus."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("--base", type=Path, required=True, help="folder of the base encoder")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    args = parser.parse_args()
    tokenizer, rng = load_tokenizer(args.base / "tokenizer.json"), random.Random(SEED)
    banks = treebanks(args.corpora, "train")
    labels = inventory(banks)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.with_suffix(".json").write_text(json.dumps(asdict(labels)), encoding="utf-8")
    listed = list(articles(args.corpora, tokenizer))
    count = 1 + max(number for _, number in listed)
    folds = [index % FOLDS for index in range(count)]
    rng.shuffle(folds)
    parts = [(flat, number, folds[number]) for flat, number in listed]
    ids = labels.ids()
    for number, bank in enumerate(banks, start=count):
        flat = grammar_text(tokenizer, bank, ids, curl=rng.random() < CURLY_SHARE)
        parts.append((flat, number, number % FOLDS))
    Corpus.join(parts).save(args.out)
    print(f"{len(parts)} texts, {sum(len(p[0]['ids']) for p in parts)} pieces")


if __name__ == "__main__":
    main()
