"""Score a pipeline from raw text, aligned by character offsets as in CoNLL 2018.

usage: python -m pipeline.evaluate PIPELINE CORPUS.spacy...

Prints F1 of attachment, labels, tags, lemmas and sentences, without white-space tokens, and
of names where the gold corpus has any.
"""

import argparse
from collections import Counter
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Token

Place = tuple[int, int]
SYNTAX = ("uas", "las", "tag", "upos", "lemma")


def places(document: Doc) -> dict[Place, Token]:
    """Tokens by character offsets, white space left out."""
    return {(token.idx, token.idx + len(token)): token for token in document if not token.is_space}


def head_place(token: Token) -> int:
    """Offset of a token's head, -1 for a root."""
    return -1 if token.head.i == token.i else token.head.idx


def agreements(gold: Token, found: Token) -> dict[str, bool]:
    """Which annotations of two aligned tokens are equal."""
    attached = head_place(gold) == head_place(found)
    return {
        "uas": attached,
        "las": attached and gold.dep_.lower() == found.dep_.lower(),
        "tag": gold.tag_ == found.tag_,
        "upos": gold.pos_ == found.pos_,
        "lemma": gold.lemma_ == found.lemma_,
    }


def sentence_places(document: Doc) -> set[Place]:
    """Sentences by the offsets of their first and last visible tokens."""
    found = set()
    for sentence in document.sents:
        tokens = [token for token in sentence if not token.is_space]
        if tokens:
            found.add((tokens[0].idx, tokens[-1].idx + len(tokens[-1])))
    return found


def name_places(document: Doc) -> set[tuple[int, int, str]]:
    """Names by offsets and type."""
    return {(name.start_char, name.end_char, name.label_) for name in document.ents}


def tally(gold: Doc, found: Doc) -> Counter[tuple[str, str]]:
    """Numbers of one document: (measure, "shared" | "gold" | "found")."""
    numbers: Counter[tuple[str, str]] = Counter()
    sets: dict[str, tuple[set[object], set[object]]] = {}
    if gold.has_annotation("DEP"):
        expected, given = places(gold), places(found)
        for place in expected.keys() & given.keys():
            for name, equal in agreements(expected[place], given[place]).items():
                numbers[name, "shared"] += equal
        for name in SYNTAX:
            numbers[name, "gold"] += len(expected)
            numbers[name, "found"] += len(given)
        sets["sentences"] = (set(sentence_places(gold)), set(sentence_places(found)))
    if gold.ents:
        sets["names"] = (set(name_places(gold)), set(name_places(found)))
    for name, (left, right) in sets.items():
        numbers[name, "shared"] += len(left & right)
        numbers[name, "gold"] += len(left)
        numbers[name, "found"] += len(right)
    return numbers


def evaluate(nlp: Language, path: Path) -> dict[str, float]:
    """F1 in percent per measure over a corpus."""
    golds = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    numbers: Counter[tuple[str, str]] = Counter()
    for gold, found in zip(golds, nlp.pipe(gold.text for gold in golds), strict=True):
        numbers += tally(gold, found)
    return {
        name: 200 * numbers[name, "shared"] / (numbers[name, "gold"] + numbers[name, "found"])
        for name in (*SYNTAX, "sentences", "names")
        if numbers[name, "gold"]
    }


def main() -> None:
    """Print the figures of each corpus."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("corpora", type=Path, nargs="+")
    args = parser.parse_args()
    nlp = spacy.load(args.pipeline)
    for path in args.corpora:
        figures = " ".join(f"{k} {v:.1f}" for k, v in evaluate(nlp, path).items())
        print(f"{path.stem}: {figures}")


if __name__ == "__main__":
    main()
