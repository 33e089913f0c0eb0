"""metadata.csv: metadata for the files beside it and below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from secondsource.read.fields import ALIASES, Metadata, metadata_from
from secondsource.read.tables import csv_rows
from secondsource.records import Skipped

NAME = "metadata.csv"
UNKNOWN = Metadata()
_COLUMNS = ("file", *(field.name for field in fields(Metadata)), *ALIASES)
_LIKE = 0.75
"""From this likeness on (difflib's ratio) a column is taken for a known one misspelt."""


class Sidecars:
    """The sidecars of a folder, each read once; the one nearest to a file speaks for it."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._tables: dict[Path, Mapping[str, Metadata]] = {}

    def metadata(self, file: Path) -> Metadata:
        """Return what the sidecars between ``file`` and the root say of it."""
        relative = file.relative_to(self._root)
        for folder in (self._root / parent for parent in relative.parents):
            found = self._table(folder).get(file.relative_to(folder).as_posix())
            if found is not None:
                return found
        return UNKNOWN

    def _table(self, folder: Path) -> Mapping[str, Metadata]:
        if folder not in self._tables:
            rows = _rows(folder)
            self._tables[folder] = {name: data for _, name, data in reversed(rows) if name}
        return self._tables[folder]


def problems(folder: Path, path: str) -> Iterator[Skipped]:
    """Yield what the folder's sidecar says of no file, with the reason: columns, then rows."""
    for column, meant in _misspelt(_header(folder)):
        yield Skipped(path, f"has a column '{column}', not '{meant}'; correct its name")
    seen: dict[str, int] = {}
    for number, name, _ in _rows(folder):
        reason = _problem(folder, name, seen)
        if reason:
            yield Skipped(f"{path}#{number}", reason)
        seen.setdefault(name, number)


def _problem(folder: Path, name: str, seen: Mapping[str, int]) -> str | None:
    if not name:
        return "names no file; give each row a file name in a column named 'file'"
    if name in seen:
        return f"names '{name}', as row {seen[name]} does, which counts; remove one of them"
    if ".." in PurePosixPath(name).parts or name.startswith("/"):
        return f"names '{name}', outside the folder; name files relative to {NAME}"
    if not _is_file(folder / name):
        return f"names '{name}', which is not there; correct the name or remove the row"
    return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _misspelt(header: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the columns that look like a known one which is not there, each with that one."""
    given = [column.strip().lower() for column in header]
    missing = [column for column in _COLUMNS if column not in given]
    for column in given:
        like = [] if column in _COLUMNS else get_close_matches(column, missing, 1, _LIKE)
        yield from ((column, meant) for meant in like)


def _header(folder: Path) -> tuple[str, ...]:
    """Return the names of the sidecar's columns, as its first row has them."""
    try:
        with (folder / NAME).open("rb") as stream:
            _, row = next(iter(csv_rows(stream)), (0, ""))
    except OSError:
        return ()
    return tuple(str(key) for key in row) if isinstance(row, Mapping) else ()


def _rows(folder: Path) -> list[tuple[int, str, Metadata]]:
    """Return row number, file name (empty if none) and metadata; nothing without a sidecar."""
    sidecar = folder / NAME
    if not _is_file(sidecar):
        return []
    try:
        with sidecar.open("rb") as stream:
            return [(n, *_fields(row)) for n, row in csv_rows(stream)]
    except OSError as error:
        return [(0, f"({error.strerror})", UNKNOWN)]


def _fields(row: Mapping[str, object] | str) -> tuple[str, Metadata]:
    if isinstance(row, str):
        return "", UNKNOWN
    name = str(row.get("file") or "").strip().replace("\\", "/")
    return name.removeprefix("./"), metadata_from(row)
