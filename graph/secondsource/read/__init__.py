"""Reading articles: files, folders, tables and streams into documents.

:func:`read` is all that other modules need. One file of this package is one format or one
concern; what can't be used is yielded as ``Skipped`` with its reason, never raised.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO

from secondsource.errors import UnreadableArticle
from secondsource.read.article import MAX_BYTES
from secondsource.read.fields import Metadata
from secondsource.read.pages import read_page
from secondsource.read.pdf import read_pdf
from secondsource.read.sidecar import Sidecars
from secondsource.read.sources import Source, check_sources, find_files
from secondsource.read.streams import chained
from secondsource.read.tables import read_csv, read_json_lines
from secondsource.read.texts import read_text
from secondsource.records import Document, Skipped

__all__ = ["read"]

STREAM = "-"
_BLANK = b"\xef\xbb\xbf \t\r\n\v\f"

Tables = dict[str, Callable[[str, IO[bytes], Metadata], Iterator[Document | Skipped]]]
TABLES: Tables = {".jsonl": read_json_lines, ".csv": read_csv}


def read(
    sources: Sequence[str | Path], *, exclude: str | Path | None = None
) -> Iterator[Document | Skipped]:
    """Yield the articles in ``sources``, and what could not be used with the reason.

    A source is a folder (read recursively, sorted), a file (.txt, .md, .html, .htm, .pdf,
    .jsonl, .csv) or "-" for standard input: JSON lines if it begins with "{", else one
    plain text. The order is fixed, paths are relative to the folder given and occur once,
    and the same article (address and text) once. Only one article is held at a time.
    What lies in the folder ``exclude`` is passed over.

    Raises ``NothingToRead``, at once, for a source that is missing or of an unknown kind.
    """
    check_sources(sources)
    return _without_doubles(_read_all(sources, None if exclude is None else Path(exclude)))


def _read_all(sources: Sequence[str | Path], exclude: Path | None) -> Iterator[Document | Skipped]:
    sidecars: dict[Path, Sidecars] = {}
    for found in find_files(sources, exclude):
        if isinstance(found, Skipped):
            yield found
        else:
            beside = sidecars.setdefault(found.root, Sidecars(found.root))
            yield from _read_file(found, beside.metadata(found.file))
    if any(str(source) == STREAM for source in sources):
        yield from read_stream(sys.stdin.buffer)


def _without_doubles(found: Iterator[Document | Skipped]) -> Iterator[Document | Skipped]:
    seen: dict[str, str] = {}
    for item in found:
        if isinstance(item, Document) and item.id in seen:
            same = seen[item.id]
            yield Skipped(item.path, f"the same address and text as {same}; remove one of them")
            continue
        if isinstance(item, Document):
            seen[item.id] = item.path
        yield item


def _read_file(source: Source, extra: Metadata) -> Iterator[Document | Skipped]:
    ending = source.file.suffix.lower()
    try:
        if ending in TABLES:
            with source.file.open("rb") as stream:
                yield from TABLES[ending](source.path, stream, extra)
        else:
            yield _article(source, ending, extra)
    except UnreadableArticle as error:
        yield Skipped(source.path, str(error))
    except OSError as error:
        yield Skipped(source.path, f"{error.strerror or error}; check the file's permissions")


def _article(source: Source, ending: str, extra: Metadata) -> Document:
    with source.file.open("rb") as stream:
        data = _limited(stream)
    if ending == ".pdf":
        return read_pdf(source.path, data, extra)
    if ending in (".html", ".htm"):
        return read_page(source.path, data, extra)
    return read_text(source.path, data, extra, markdown=ending == ".md")


def _limited(stream: IO[bytes]) -> bytes:
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UnreadableArticle(f"more than {MAX_BYTES // 1_000_000} MB; split it into articles")
    return data


def read_stream(stream: IO[bytes]) -> Iterator[Document | Skipped]:
    """Yield the articles of a stream: JSON lines if it begins with "{", else one text."""
    head = _head(stream)
    if head.lstrip(_BLANK).startswith(b"{"):
        yield from read_json_lines(STREAM, chained(head, stream), Metadata())
        return
    try:
        data = _limited(chained(head, stream))
        yield read_text(STREAM, data, Metadata())
    except UnreadableArticle as error:
        yield Skipped(STREAM, str(error))


def _head(stream: IO[bytes]) -> bytes:
    """Return the stream's first bytes up to something that is no blank."""
    head = b""
    while not head.strip(_BLANK) and len(head) <= MAX_BYTES:
        part = stream.readline(4096)
        if not part:
            break
        head += part
    return head
