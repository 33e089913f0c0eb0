"""Tables of articles, one a row: JSON lines and CSV, streamed."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import IO

import msgspec

from secondsource.errors import UnreadableArticle
from secondsource.read.article import MAX_BYTES, make_document
from secondsource.read.decode import encoding_of
from secondsource.read.fields import Metadata, clean, metadata_from
from secondsource.read.streams import chained
from secondsource.records import Document, Skipped

Row = tuple[int, Mapping[str, object] | str]
EXTRA_CELLS = ""


def read_json_lines(path: str, stream: IO[bytes], extra: Metadata) -> Iterator[Document | Skipped]:
    """Yield a document for each line of JSON lines; ``extra`` fills what a row leaves open.

    A row is an object with the keys text, and optionally id, url, title, outlet, published,
    author. Its path is ``path#id``, or ``path#n`` for the n-th line, from 1. A line that
    can't be used is yielded as skipped.
    """
    return _read_rows(path, _json_rows(stream), extra)


def read_csv(path: str, stream: IO[bytes], extra: Metadata) -> Iterator[Document | Skipped]:
    """Yield a document for each row of a CSV table with a header, as :func:`read_json_lines`.

    Rows are counted from 1, the header apart. Commas, semicolons or tabs may separate.
    """
    return _read_rows(path, csv_rows(stream), extra)


def _read_rows(path: str, rows: Iterable[Row], extra: Metadata) -> Iterator[Document | Skipped]:
    seen: dict[str, int] = {}
    number = 0
    for number, row in rows:
        name = str(number)
        try:
            if isinstance(row, str):
                raise UnreadableArticle(row)
            name = _row_name(number, row, seen)
            yield _row_document(f"{path}#{name}", row, extra)
        except UnreadableArticle as error:
            yield Skipped(f"{path}#{name}", str(error))
    if not number:
        yield Skipped(path, "no rows in it; remove it or give it articles, one a row")


def _row_name(number: int, row: Mapping[str, object], seen: dict[str, int]) -> str:
    """Return the row's id, or else its number, and note it."""
    name = clean(row.get("id")) or str(number)
    if name in seen:
        raise UnreadableArticle(f"'{name}' names row {seen[name]} too; give each row its own id")
    seen[name] = number
    return name


def _row_document(path: str, row: Mapping[str, object], extra: Metadata) -> Document:
    text = row.get("text")
    if text is None or text == "":
        raise UnreadableArticle("no text; each row needs one in a column named 'text'")
    if not isinstance(text, str):
        raise UnreadableArticle(f"'text' is {type(text).__name__}, not a string; correct the row")
    if any("\ud800" <= c <= "\udfff" for c in text):
        raise UnreadableArticle("the text is not valid Unicode; save the table as UTF-8")
    return make_document(path, text, metadata_from(row).or_else(extra))


# --- rows -----------------------------------------------------------------------------------


def _json_rows(stream: IO[bytes]) -> Iterator[Row]:
    for number in itertools.count(1):
        line = stream.readline(MAX_BYTES + 1)
        if not line:
            return
        if len(line) > MAX_BYTES:
            _skip_line(stream)
            yield number, f"a line of more than {MAX_BYTES:,} bytes; split it into articles"
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield number, _json_row(line)


def _skip_line(stream: IO[bytes]) -> None:
    while (rest := stream.readline(MAX_BYTES)) and not rest.endswith(b"\n"):
        continue


def _json_row(line: bytes) -> Mapping[str, object] | str:
    try:
        row = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return f"not a line of JSON ({error}); write one object a line, as UTF-8"
    if not isinstance(row, dict):
        return "not a JSON object; write one object a line"
    return row


def csv_rows(stream: IO[bytes]) -> Iterator[Row]:
    """Yield each row with its number, from 1, as a mapping, or what is wrong with it."""
    head = stream.readline(MAX_BYTES)
    encoding = encoding_of(head)
    rest = io.TextIOWrapper(
        chained(head, stream),
        encoding="utf-8-sig" if encoding == "utf-8" else encoding[:6],
        errors="surrogateescape" if encoding == "utf-8" else "strict",
        newline="",
    )
    csv.field_size_limit(max(csv.field_size_limit(), MAX_BYTES))
    rows = csv.DictReader(rest, restkey=EXTRA_CELLS, delimiter=_delimiter(head))
    for number in itertools.count(1):
        try:
            row = next(rows, None)
        except (csv.Error, UnicodeError) as error:
            yield number, f"not a row of CSV ({error}); what follows is not read"
            return
        if row is None:
            return
        yield number, _csv_row(row)


def _csv_row(row: dict[str, object]) -> Mapping[str, object] | str:
    if EXTRA_CELLS in row:
        return "more cells than the header has; put the text in quotation marks"
    return {str(key).strip().lower(): value for key, value in row.items()}


def _delimiter(head: bytes) -> str:
    """Return the separator that the header uses most, a comma if it uses none."""
    return max(",;\t", key=lambda c: (head.count(c.encode()), c == ","))
