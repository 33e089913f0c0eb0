"""The machine-made parses that come with PolNeAR's training articles; their names are used."""

import lzma
from pathlib import Path
from typing import NamedTuple


class Token(NamedTuple):
    """One line of the parse: offsets and type of name."""

    start: int
    end: int
    name: str


def read(path: Path) -> dict[str, list[list[Token]]]:
    """Sentences by document stem."""
    documents: dict[str, list[list[Token]]] = {}
    with lzma.open(path, "rt", encoding="utf-8") as file:
        sentences: list[list[Token]] = []
        for line in file:
            if line.startswith("# document = "):
                sentences = documents.setdefault(line.removeprefix("# document = ").strip(), [])
                sentences.append([])
            elif not line.strip():
                sentences.append([])
            else:
                sentences[-1].append(_token(line.rstrip("\n").split("\t")))
    return documents


def _token(fields: list[str]) -> Token:
    _, _, start, end, _, _, name, _, _ = fields
    return Token(int(start), int(end), name)
