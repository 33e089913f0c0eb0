"""Which files to read: folders walked in a fixed order, links kept inside, nothing twice."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from secondsource.errors import NothingToRead
from secondsource.read import sidecar
from secondsource.records import Skipped

ENDINGS = (".txt", ".md", ".html", ".htm", ".pdf", ".jsonl", ".csv")
_OTHER_TEXTS = (
    ".doc",
    ".docx",
    ".odt",
    ".rtf",
    ".epub",
    ".pages",
    ".eml",
    ".msg",
    ".xls",
    ".xlsx",
    ".xml",
)
"""Endings of files that may hold articles and can't be read."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read; ``path`` is its name in records, ``root`` where sidecars are sought."""

    file: Path
    path: str
    root: Path


def check_sources(sources: Sequence[str | Path]) -> None:
    """Raise ``NothingToRead`` if a source is missing, or is a file of an unknown kind."""
    if not sources:
        raise NothingToRead("nothing to read: name a folder, a file, or - for standard input")
    for source in map(str, sources):
        path = Path(source)
        if source == "-" or path.is_dir():
            continue
        if not path.exists():
            raise NothingToRead(f"{source}: no such file or folder; check the name")
        if path.name == sidecar.NAME:
            raise NothingToRead(f"{source}: describes articles and is none; name its folder")
        if path.suffix.lower() not in ENDINGS:
            raise NothingToRead(f"{source}: can't read this kind of file; use {_endings()}")


def _endings() -> str:
    return ", ".join(ENDINGS[:-1]) + f" or {ENDINGS[-1]}"


def find_files(
    sources: Sequence[str | Path], exclude: Path | None = None
) -> Iterator[Source | Skipped]:
    """Yield the files of ``sources`` ("-" left out) in order, folders sorted by name.

    A path is relative to the folder given; where there are several sources, the folder's
    name precedes it. Hidden files, pictures and the like are passed over. A document of a
    kind that can't be read, or a link that leads out of its folder or nowhere, is yielded as
    skipped; a file reached twice is read once.
    The folder ``exclude`` is not entered.
    """
    named = [Path(source) for source in sources if str(source) != "-"]
    seen: set[Path] = set()
    taken: set[str] = set()
    for source in named:
        for found in _files(source, exclude, prefixed=len(named) > 1):
            if isinstance(found, Source) and not _is_new(found, seen):
                continue
            if found.path in taken and isinstance(found, Source):
                found = Skipped(found.path, "another source has this path; read their folder")
            taken.add(found.path)
            yield found


def _is_new(source: Source, seen: set[Path]) -> bool:
    real = source.file.resolve()
    if real in seen:
        return False
    seen.add(real)
    return True


def _files(source: Path, exclude: Path | None, *, prefixed: bool) -> Iterator[Source | Skipped]:
    if not source.is_dir():
        yield Source(source, record_path(source.name), source.parent)
        return
    prefix = f"{source.resolve().name}/" if prefixed else ""
    yield from _Walk(source, prefix, exclude).walk(source)


def record_path(path: str) -> str:
    """Return ``path`` with forward slashes, on one line, and as valid Unicode."""
    text = os.fsencode(path.replace(os.sep, "/")).decode("utf-8", "replace")
    return "".join(c if c.isprintable() else "\ufffd" for c in text)


class _Walk:
    """One walk through one folder; each real folder is entered once, so loops end."""

    def __init__(self, root: Path, prefix: str, exclude: Path | None) -> None:
        self._root, self._prefix = root, prefix
        self._real_root = root.resolve()
        self._entered: set[Path] = {exclude.resolve()} if exclude is not None else set()

    def walk(self, folder: Path) -> Iterator[Source | Skipped]:
        real = folder.resolve()
        if real in self._entered:
            return
        self._entered.add(real)
        try:
            entries = sorted(folder.iterdir(), key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            yield Skipped(self._name(folder), f"{error.strerror}; check its permissions")
            return
        for entry in entries:
            if not entry.name.startswith("."):
                yield from self._entry(entry)

    def _entry(self, entry: Path) -> Iterator[Source | Skipped]:
        relevant = entry.suffix.lower() in ENDINGS
        if entry.is_symlink():
            reason = self._bad_link(entry)
            if reason:
                if relevant or entry.is_dir():
                    yield Skipped(self._name(entry), reason)
                return
        if entry.is_dir():
            yield from self.walk(entry)
        elif entry.name == sidecar.NAME:
            yield from sidecar.problems(entry.parent, self._name(entry))
        elif relevant and not entry.is_file():
            yield Skipped(self._name(entry), "not a regular file; remove it from the folder")
        elif relevant:
            yield Source(entry, self._name(entry), self._root)
        elif entry.suffix.lower() in _OTHER_TEXTS:
            yield Skipped(self._name(entry), f"can't read this kind of file; use {_endings()}")

    def _bad_link(self, entry: Path) -> str | None:
        try:
            real = entry.resolve(strict=True)
        except (OSError, RuntimeError):
            return "a link that leads nowhere; remove it"
        if real.is_relative_to(self._real_root):
            return None
        return "a link that leads out of the folder; copy the file into it"

    def _name(self, entry: Path) -> str:
        return record_path(self._prefix + str(entry.relative_to(self._root)))
