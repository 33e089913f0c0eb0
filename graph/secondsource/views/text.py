"""Strings from articles made fit to be shown: hostile input, never trusted, never executed."""

from __future__ import annotations

import re
import textwrap
from urllib.parse import urlsplit

_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile(r"\s+")


def shown(text: str) -> str:
    """Replace controls and lone surrogates by U+FFFD, one for one, so that offsets hold."""
    return _UNSHOWABLE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Text for a label: shown on one line, blanks collapsed."""
    return _BLANKS.sub(" ", shown(text)).strip()


def shorten(text: str, length: int) -> str:
    """One line of at most ``length`` code points, cut at a word where possible, with "…"."""
    line = one_line(text)
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    space = cut.rfind(" ")
    return cut[: space if space > length // 2 else len(cut)].rstrip(" ,;:.-–—") + "…"


def wrap(text: str, width: int, lines: int) -> str:
    """Text broken into at most ``lines`` lines of ``width`` code points, cut with "…"."""
    found = textwrap.wrap(one_line(text), width, break_on_hyphens=False) or [""]
    if len(found) > lines:
        found = [*found[: lines - 1], shorten(" ".join(found[lines - 1 :]), width)]
    return "\n".join(found)


def boxed(text: str, width: int, size: int, lines: int) -> str:
    """Text wrapped to fit ``width`` pixels at a font size, wide letters allowed for."""
    return wrap(text, max(8, int(width / (0.63 * size))), lines)


def safe_url(url: str | None) -> str | None:
    """The URL if it is http or https with a host, else ``None``: nothing else becomes a link."""
    if url is None or _UNSHOWABLE.search(url) or _BLANKS.search(url.strip()):
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None
