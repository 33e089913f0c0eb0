"""A story on disk: which files a story folder holds, and writing it so that nobody sees half.

A folder holds ``story.json`` (what made it), one JSON-lines file for each kind of record,
``texts/`` with each document's text by its hash, ``store/`` with the RDF, and the pages.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TypeVar, get_args, get_type_hints

import msgspec

from secondsource.errors import NotAStory, require_folder
from secondsource.records import StoryRecords, from_json, write_jsonl

FORMAT = 1

R = TypeVar("R")

MARKER = "story.json"
_BUILDING, _OLD = ".building", ".old"
_LEFT = r"\.{}-[a-z0-9_]{{8}}\.(building|old)"  # as tempfile.mkdtemp names


@dataclass(frozen=True, slots=True)
class Marker:
    """What ``story.json`` says: the folder's format and the models that made it."""

    format: int
    models: tuple[str, ...] = ()


def write_records(folder: Path, records: StoryRecords) -> None:
    """Write each kind of record to its own JSON-lines file, and the marker."""
    for name, _ in _record_kinds():
        with (folder / f"{name}.jsonl").open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(write_jsonl(getattr(records, name)))
    marker = msgspec.json.encode(Marker(FORMAT, records.models))
    (folder / MARKER).write_bytes(msgspec.json.format(marker) + b"\n")


def read_records(folder: Path) -> StoryRecords:
    """Read what :func:`write_records` wrote. Raises :class:`NotAStory`."""
    marker = read_marker(folder)
    values: dict[str, object] = {"models": marker.models}
    for name, kind in _record_kinds():
        values[name] = tuple(_read_lines(folder / f"{name}.jsonl", kind))
    return StoryRecords(**values)  # type: ignore[arg-type]


def read_marker(folder: Path) -> Marker:
    """Read ``story.json``. Raises :class:`NotAStory` if it is missing or of another format."""
    if not (folder / MARKER).is_file():
        raise NotAStory(
            f"{folder} is no story: it has no {MARKER}. "
            f"Make one with: secondsource build ARTICLES -o {folder}"
        )
    try:
        marker = from_json(Marker, (folder / MARKER).read_bytes())
    except ValueError as error:
        raise NotAStory(
            f"{folder / MARKER} can't be read ({error}). Build the story again."
        ) from None
    if marker.format != FORMAT:
        raise NotAStory(
            f"{folder} has story format {marker.format}, this version reads {FORMAT}. "
            "Build it again."
        )
    return marker


def text_of(folder: Path) -> Callable[[str], str]:
    """Return a function from a text's hash to the text, kept as it was read."""

    def read(text_hash: str) -> str:
        path = folder / "texts" / f"{text_hash}.txt"
        return path.read_bytes().decode("utf-8", "surrogatepass")

    return read


def write_text(folder: Path, text_hash: str, text: str) -> None:
    """Keep a document's text under its hash, to the code point."""
    path = folder / "texts" / f"{text_hash}.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogatepass"))


def write_page(out: Path, page: str) -> None:
    """Write a page whole: a reader of ``out`` sees the old one or the new one.

    Raises :class:`SecondSourceError` if its folder does not exist.
    """
    require_folder(out)
    out = out.resolve()
    if out.exists() and not out.is_file():  # a device takes it as it comes, a folder refuses
        out.write_text(page, encoding="utf-8", newline="\n")
        return
    part = out.with_name(f".{out.name}.part")
    try:
        part.write_text(page, encoding="utf-8", newline="\n")
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


@contextlib.contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """Give a new empty folder beside ``out`` that takes its place if the block succeeds.

    A reader of ``out`` sees the old story or the new one, never half of one. Raises
    :class:`NotAStory` if ``out`` is a file or a folder with something else in it.
    """
    refuse_unless_story(out)
    out = out.resolve()
    out.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as held:
        with _locked(out.parent):
            _tidy(out)
            name = tempfile.mkdtemp(prefix=f".{out.name}-", suffix=_BUILDING, dir=out.parent)
            work = Path(name)
            held.callback(shutil.rmtree, work, ignore_errors=True)
            held.enter_context(_locked(work))
        work.chmod(0o755)
        yield work
        with _locked(out.parent):
            refuse_unless_story(out)
            _swap(work, out)


def refuse_unless_story(out: Path) -> None:
    """Raise :class:`NotAStory` if building into ``out`` would overwrite something else."""
    if out.is_dir():
        if any(out.iterdir()) and not (out / MARKER).is_file():
            raise NotAStory(f"{out} is not empty and no story. Name another folder with -o.")
    elif out.exists():
        raise NotAStory(f"{out} is a file, not a folder. Name another folder with -o.")


def _swap(work: Path, out: Path) -> None:
    old = work.with_suffix(_OLD)
    if out.exists():
        out.rename(old)
    try:
        work.rename(out)
    except BaseException:
        if old.exists() and not out.exists():
            old.rename(out)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _tidy(out: Path) -> None:
    """Remove what killed builds left beside ``out``; bring back a story that one had moved."""
    for path in sorted(out.parent.iterdir()):
        if not re.fullmatch(_LEFT.format(re.escape(out.name)), path.name) or not path.is_dir():
            continue
        if path.suffix == _OLD and (path / MARKER).is_file() and not out.exists():
            path.rename(out)
        elif path.suffix == _OLD or _abandoned(path):
            shutil.rmtree(path, ignore_errors=True)


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold a folder against other builds; the system lets go of it when a process ends."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # a file system without locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _abandoned(folder: Path) -> bool:
    """Whether no process holds the folder."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return True


def _record_kinds() -> list[tuple[str, type]]:
    """The fields of ``StoryRecords`` that hold records, with the records' type."""
    hints = get_type_hints(StoryRecords)
    kinds = [(f.name, get_args(hints[f.name])[0]) for f in fields(StoryRecords)]
    return [(name, kind) for name, kind in kinds if kind is not str]


def _read_lines(path: Path, kind: type[R]) -> Iterator[R]:
    try:
        with path.open("rb") as file:
            for line in file:
                yield from_json(kind, line)
    except (OSError, ValueError) as error:
        raise NotAStory(f"{path} can't be read: {error}. Build the story again.") from None
