"""Reading CoNLL-U as sentences of surface tokens."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Word:
    """One syntactic word; `head` is its head's index in the sentence, -1 for the root.

    form: its share of the surface text. spaced: whether white space follows.
    """

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    relation: str
    spaced: bool
    misc: dict[str, str]


@dataclass
class Sentence:
    """A sentence with its document and whether it opens a paragraph."""

    document: str
    opens_paragraph: bool
    words: list[Word] = field(default_factory=list)


@dataclass
class _Contraction:
    """A multi-word token: its last word's number, what is left of its surface, its spacing."""

    last: int
    rest: str
    spaced: bool


def read(path: Path) -> Iterator[Sentence]:
    """Sentences of a file in order."""
    document, paragraph = "", False
    lines: list[str] = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id"):
                document, paragraph = line.split("=", 1)[1].strip(), True
            elif line.startswith("# newpar"):
                paragraph = True
            elif line and not line.startswith("#"):
                lines.append(line)
            elif not line and lines:
                yield Sentence(document, paragraph, _words(lines))
                lines, paragraph = [], False
    if lines:
        yield Sentence(document, paragraph, _words(lines))


def _words(lines: list[str]) -> list[Word]:
    """Words of one sentence; empty nodes are skipped."""
    words: list[Word] = []
    contraction = _Contraction(0, "", spaced=True)
    for line in lines:
        columns = line.split("\t")
        spaced = "SpaceAfter=No" not in columns[9]
        if "." in columns[0]:
            continue
        if "-" in columns[0]:
            contraction = _Contraction(int(columns[0].split("-")[1]), columns[1], spaced)
            continue
        word = _word(columns, spaced=spaced)
        if int(columns[0]) <= contraction.last:
            _take_share(word, contraction, last=int(columns[0]) == contraction.last)
        words.append(word)
    return words


def _take_share(word: Word, contraction: _Contraction, *, last: bool) -> None:
    """Give a word of a contraction its slice of the surface."""
    share = contraction.rest if last else contraction.rest[: len(word.form)]
    word.form = share or word.form
    word.spaced = contraction.spaced if last else False
    contraction.rest = contraction.rest[len(share) :]


def _word(columns: list[str], *, spaced: bool) -> Word:
    _, form, lemma, upos, xpos, feats, head, relation, _, misc = columns
    return Word(
        form=form,
        lemma=lemma,
        upos=upos,
        xpos=xpos,
        feats="" if feats == "_" else feats,
        head=int(head) - 1,
        relation=relation,
        spaced=spaced,
        misc=dict(pair.split("=", 1) for pair in misc.split("|") if "=" in pair),
    )
