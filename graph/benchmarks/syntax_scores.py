"""Score a spaCy pipeline on a UD treebank with the treebank's own tokens.

    python graph/benchmarks/syntax_scores.py en_ewt-ud-dev.conllu... [--pipeline NAME] [--sentences]

Sentence boundaries are predicted, within each document; with --sentences, each sentence of the
treebank is a document of its own. Printed: unlabelled and labelled
attachment, with and without punctuation, fine and universal tags, lemmas, sentences, in percent.
"""

from __future__ import annotations

import argparse
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from secondsource.annotate.pipeline import load_pipeline


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a treebank; ``head`` is its head's index in the document, its own for a root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    relation: str
    space: bool
    starts_sentence: bool


def read_documents(lines: Iterable[str]) -> Iterator[list[Word]]:
    """Yield the documents of a CoNLL-U file."""
    document: list[Word] = []
    offset, sentence_start = 0, True
    last_part, space_after = 0, True
    for line in lines:
        fields = line.rstrip("\n").split("\t")
        if line.startswith("# newdoc") and document:
            yield document
            document = []
        if len(fields) < 10:
            offset, sentence_start, last_part = len(document), True, 0
            continue
        if "-" in fields[0]:
            last_part = int(fields[0].split("-")[1])
            space_after = "SpaceAfter=No" not in fields[9]
            continue
        if "." in fields[0]:
            continue
        number = int(fields[0])
        space = "SpaceAfter=No" not in fields[9]
        if number <= last_part:
            space = number == last_part and space_after
        index = int(fields[6])
        head = len(document) if index == 0 else offset + index - 1
        form, lemma, upos, xpos = fields[1:5]
        document.append(Word(form, lemma, upos, xpos, head, fields[7], space, sentence_start))
        sentence_start = False
    if document:
        yield document


def read_file(path: Path) -> list[list[Word]]:
    """Return the documents of a CoNLL-U file."""
    with path.open(encoding="utf-8") as lines:
        return list(read_documents(lines))


def sentences(document: list[Word]) -> Iterator[list[Word]]:
    """Yield a document's sentences, their heads counted from their own starts."""
    starts = [index for index, word in enumerate(document) if word.starts_sentence]
    for start, end in itertools.pairwise([*starts, len(document)]):
        yield [replace(word, head=word.head - start) for word in document[start:end]]


def compare(word: Word, token: Token) -> Iterator[tuple[str, bool]]:
    """Yield each figure's name and whether the token counts as right."""
    attached = token.head.i == word.head
    relation = "root" if token.dep_ == "ROOT" else token.dep_
    labelled = attached and relation == word.relation
    yield "UAS", attached
    yield "LAS", labelled
    if word.relation != "punct":
        yield "LAS without punctuation", labelled
    yield "tag", token.tag_ == word.xpos
    yield "universal tag", token.pos_ == word.upos
    yield "lemma", token.lemma_.lower() == word.lemma.lower()


def score(nlp: Language, documents: Iterable[list[Word]]) -> dict[str, float]:
    """Return the figures in percent; the one of sentences is an F1 of their first words."""
    right, total, starts = Counter[str](), Counter[str](), Counter[str]()
    for words in documents:
        doc = nlp(Doc(nlp.vocab, [w.form for w in words], [w.space for w in words]))
        for word, token in zip(words, doc, strict=True):
            for name, holds in compare(word, token):
                total[name] += 1
                right[name] += holds
            starts["gold"] += word.starts_sentence
            starts["found"] += bool(token.is_sent_start)
            starts["both"] += word.starts_sentence and bool(token.is_sent_start)
    figures = {name: 100 * right[name] / total[name] for name in total}
    return figures | {"sentences": 200 * starts["both"] / (starts["gold"] + starts["found"])}


def main() -> None:
    """Print the figures of treebank files taken together."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("treebanks", type=Path, nargs="+")
    parser.add_argument("--sentences", action="store_true")
    parser.add_argument("--pipeline", default=None)
    arguments = parser.parse_args()
    documents = [document for path in arguments.treebanks for document in read_file(path)]
    if arguments.sentences:
        documents = [sentence for document in documents for sentence in sentences(document)]
    figures = score(load_pipeline(arguments.pipeline), documents)
    for name, value in figures.items():
        print(f"{name:24s} {value:5.1f}")


if __name__ == "__main__":
    main()
