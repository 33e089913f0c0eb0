"""Bytes to text, strictly: what can't be decoded is refused, never repaired."""

from __future__ import annotations

import codecs

from secondsource.errors import UnreadableArticle

_UTF16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_UTF32 = ((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"))
BOM = "\ufeff"


def decode(data: bytes) -> str:
    """Return ``data`` as text: UTF-8, or UTF-16 or UTF-32 behind a byte order mark.

    The mark and the line endings stay in the text. Raises ``UnreadableArticle`` naming the
    first byte that can't be decoded, or that the data is binary.
    """
    encoding = encoding_of(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableArticle(
            f"not {encoding.upper()} text: byte {error.start} (0x{data[error.start]:02x}) "
            "can't be decoded; save the file as UTF-8"
        ) from error
    if "\0" in text:
        raise UnreadableArticle("binary data (a NUL character), not text; save it as UTF-8 text")
    return text


def encoding_of(data: bytes) -> str:
    """Return the name of the encoding that a byte order mark announces, else "utf-8"."""
    for mark, name in (*_UTF32, *_UTF16):
        if data.startswith(mark):
            return name
    return "utf-8"
