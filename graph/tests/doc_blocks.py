"""The code blocks of the documentation: their commands, and what those print."""

from __future__ import annotations

import contextlib
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from secondsource.cli import main

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "graph" / "docs"
PAGES = sorted(DOCS.glob("*.md"))
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SECONDS = re.compile(r"\b\d+\.\d s\b")
_COUNTS = re.compile(r"\b\d+ (attributions|claims|entities|propositions)\b")
_OPERATORS = {"|", ">", ">>", "&&", ";"}


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its lines, and where its text starts in the page."""

    language: str
    text: str
    start: int


def blocks(page: str) -> Iterator[Block]:
    """Yield the fenced blocks of a page's text."""
    for match in _FENCE.finditer(page):
        yield Block(match[1], match[2], match.start(2))


def commands(block: Block) -> Iterator[list[str]]:
    """Yield the arguments of each call of secondsource in a shell block."""
    if block.language not in ("", "sh", "console"):
        return
    for line in block.text.splitlines():
        if block.language == "console" and not line.startswith("$ "):
            continue
        words = shlex.split(line.removeprefix("$ "), comments=True)
        for start, word in enumerate(words):
            if word == "secondsource" and (not start or words[start - 1] in _OPERATORS):
                yield list(_until_operator(words[start + 1 :]))


def _until_operator(words: list[str]) -> Iterator[str]:
    for word in words:
        if word in _OPERATORS:
            return
        yield word


def run(text: str, folder: Path) -> str:
    """Return a console block with the outputs that its commands give in ``folder``."""
    lines = []
    for line in text.splitlines():
        if line.startswith("$ "):
            lines += [line, *_output(line.removeprefix("$ "), folder)]
    return "".join(f"{line}\n" for line in lines)


def _output(command: str, folder: Path) -> list[str]:
    """What ``secondsource ARGUMENTS`` prints; it may be piped to head or grep."""
    call, _, pipe = command.partition(" | ")
    program, *arguments = shlex.split(call)
    assert program == "secondsource", command
    with contextlib.chdir(folder):
        result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, f"{command}: {result.output}"
    lines = _piped(result.output.rstrip("\n").split("\n"), shlex.split(pipe))
    return "\n".join(lines).rstrip("\n").split("\n")


def _piped(lines: list[str], pipe: list[str]) -> list[str]:
    """``head -n N``, or ``grep -A N TEXT`` that has to find one line."""
    match pipe:
        case []:
            return lines
        case ["head", "-n", number]:
            return lines[: int(number)]
        case ["grep", "-A", number, text]:
            (found,) = (i for i, line in enumerate(lines) if text in line)
            return lines[found : found + int(number) + 1]
    raise AssertionError(f"pages pipe to head -n N or grep -A N TEXT, not to {pipe}")


def comparable(text: str) -> str:
    """A console block without the time that a build took and the counts it told."""
    return _COUNTS.sub(r"N \1", _SECONDS.sub("N s", text))


def rerun(page: str, folder: Path) -> str:
    """Return a page with the outputs of its console blocks as they are now."""
    pieces, position = [], 0
    for block in blocks(page):
        if block.language == "console":
            now = run(block.text, folder)
            same = _SECONDS.sub("N s", now) == _SECONDS.sub("N s", block.text)
            pieces += [page[position : block.start], block.text if same else now]
            position = block.start + len(block.text)
    return "".join([*pieces, page[position:]])
