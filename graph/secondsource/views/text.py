"""Strings from articles made fit to be shown: hostile input, never trusted, never executed."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import urlsplit

_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile(r"\s+")
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d|)")
_WIDTHS = {
    **dict.fromkeys(" ijl.,:;'|!I", 0.33),
    **dict.fromkeys('frst()[]-/"“”‘’', 0.5),
    **dict.fromkeys("mwMW@%…—", 0.99),
}


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


@lru_cache(maxsize=4096)  # the same names and titles stand in many boxes
def boxed(text: str, width: int, size: int, lines: int) -> str:
    """Text in at most ``lines`` lines of ``width`` pixels at a size of type, cut with "…"."""
    room = max(width / size, 4.0)
    rest = one_line(text)
    found: list[str] = []
    while rest and len(found) < lines:
        line = _fitting(rest, room)
        rest = rest[len(line) :].lstrip()
        found.append(line.rstrip())
    if rest:
        last = found.pop()
        while ems(last + "…") > room:
            last = last[:-1]
        found.append(last.rstrip(" ,;:.-–—") + "…")
    return "\n".join(found)


def _fitting(text: str, room: float) -> str:
    """The beginning of a text that fits, up to a blank if there is one."""
    fits = 0
    width = 0.0
    for character in text:
        width += _WIDTHS.get(character) or _usual(character)
        if width > room:
            break
        fits += 1
    if fits == len(text) or text[fits] == " ":
        return text[:fits]
    blank = text.rfind(" ", 0, fits)
    return text[:blank] if blank > 0 else text[: max(fits, 1)]


def ems(text: str) -> float:
    """The width of a text in ems, as the widest of the usual sans-serif types set it."""
    return sum(_WIDTHS.get(c) or _usual(c) for c in text)


def _usual(character: str) -> float:
    if ord(character) > 0x2E7F:  # ideographs, emoji
        return 1.2
    return 0.63 if character.isascii() and not character.isupper() else 0.72


def moment(published: str | None) -> str:
    """When something was published, in words: an ISO time loses its T and its seconds.

    >>> moment("2031-03-05T10:00:00Z"), moment("2031-03"), moment(None)
    ('2031-03-05 10:00 UTC', '2031-03', 'undated')
    """
    found = _TIME.fullmatch(published or "")
    if found is None:
        return one_line(published or "") or "undated"
    zone = {"": "", "Z": " UTC", "+00:00": " UTC"}.get(found[3], f" {found[3]}")
    return f"{found[1]} {found[2]}{zone}"


def story_title(outlets: Sequence[str | None], published: Sequence[str | None]) -> str:
    """How many articles, of how many known outlets, and from when, of which each is one item.

    >>> story_title(["A", "B", "A"], ["2031-03-02", "2031-03-05T10:00:00", None])
    '3 articles from 2 outlets, 2031-03-02 to 2031-03-05'
    """
    known = len({o for o in outlets if o})
    found = _several(len(outlets), "article")
    if known:
        found += f" from {_several(known, 'outlet')}"
    dates = sorted({one_line(p)[:10] for p in published if p})
    if dates:
        found += f", {dates[0]}" + (f" to {dates[-1]}" if len(dates) > 1 else "")
    return found


def _several(number: int, one: str) -> str:
    return f"{number} {one}{'' if number == 1 else 's'}"


def safe_url(url: str | None) -> str | None:
    """The URL if it is http or https with a host, else ``None``: nothing else becomes a link."""
    if url is None or _UNSHOWABLE.search(url) or _BLANKS.search(url.strip()):
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None
