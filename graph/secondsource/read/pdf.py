"""PDF: text by pypdf, lines joined into paragraphs, page headers and footers dropped."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from secondsource.errors import UnreadableArticle
from secondsource.read.article import MAX_CHARACTERS, make_document
from secondsource.read.fields import Metadata, clean
from secondsource.read.quiet import quiet
from secondsource.records import Document

MAX_PAGES = 200
EDGE = 2
SHORT_LINE = 0.75
WIDE_GAP = 1.35
PREFIXES = frozenset(
    ["all", "anti", "co", "cross", "ex", "far", "five", "four", "half", "high", "inter", "left",
     "long", "low", "mid", "mini", "multi", "non", "off", "over", "post", "pre", "pro", "quasi",
     "right", "self", "semi", "short", "six", "so", "ten", "three", "two", "vice", "well"]
)  # fmt: skip
_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?", re.IGNORECASE)
_BROKEN_WORD = re.compile(r"(?P<left>[^\W_]+)-$")
_NEXT_WORD = re.compile(r"[a-z][^\W\d_]*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCE_END = frozenset('.?!"”’)')
_NO_TITLE = re.compile(
    r".*\.(?:docx?|odt|indd|pdf|tex|qxd|html?|pages)|(?:Microsoft Word|untitled|document|anonymous"
    r"|unspecified|none|print|slide)\b.*|https?:.*",
    re.IGNORECASE,
)


def read_pdf(path: str, data: bytes, extra: Metadata) -> Document:
    """Return the document of a PDF; ``extra`` overrides the PDF's own title and author.

    The outlet and the date are unknown unless ``extra`` has them: a PDF's own date is that
    of the file. Raises ``UnreadableArticle`` (encrypted, scanned, broken, over 200 pages).
    """
    try:
        with quiet("pypdf"):
            pages, own = _open(data)
    except UnreadableArticle:
        raise
    except (Exception, RecursionError, MemoryError) as error:
        raise UnreadableArticle(
            f"the PDF can't be read ({type(error).__name__}); save it anew or as text"
        ) from error
    text = join_pages(pages)
    if not text.strip():
        raise UnreadableArticle("no text in the PDF (scanned?); run text recognition on it first")
    return make_document(path, text, extra.or_else(own))


def _open(data: bytes) -> tuple[list[str], Metadata]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted:
        _unlock(reader)
    if len(reader.pages) > MAX_PAGES:
        raise UnreadableArticle(
            f"{len(reader.pages)} pages, more than {MAX_PAGES}; split it into articles"
        )
    return _texts(reader), _own_metadata(reader)


def _unlock(reader: Any) -> None:
    """Open a PDF that only restricts its use; one with a password is refused."""
    try:
        opened = reader.decrypt("")
    except Exception:
        opened = 0
    if not opened:
        raise UnreadableArticle("the PDF is encrypted; save it without a password")


def _texts(reader: Any) -> list[str]:
    pages: list[str] = []
    length = 0
    for page in reader.pages:
        pages.append(_page_text(page))
        length += len(pages[-1])
        if length > MAX_CHARACTERS:
            raise UnreadableArticle(
                f"more than {MAX_CHARACTERS:,} characters; split it into articles"
            )
    return pages


def _page_text(page: Any) -> str:
    """Return the page's lines, with a blank one where the gap above a line is a paragraph's."""
    pieces: list[tuple[str, float]] = []

    def visit(text: str, outer: Any, inner: Any, *_: object) -> None:
        if text.strip():
            height = outer[1] * inner[4] + outer[3] * inner[5] + outer[5]
            pieces.append((text, float(height)))

    page.extract_text(visitor_text=visit)
    return "".join(_spaced(pieces))


def _spaced(pieces: Sequence[tuple[str, float]]) -> Iterator[str]:
    drops = [above - below for (_, above), (_, below) in pairwise(pieces)]
    steps = sorted(drop for drop in drops if drop > 1)
    usual = steps[(len(steps) - 1) // 2] if steps else 0.0
    for (text, _), drop in zip(pieces, [0.0, *drops], strict=False):
        yield ("\n\n" if steps and drop > WIDE_GAP * usual else "") + text


def _own_metadata(reader: Any) -> Metadata:
    information = reader.metadata or {}
    title, author = clean(information.get("/Title")), clean(information.get("/Author"))
    if title and (" " not in title or _NO_TITLE.fullmatch(title)):
        title = None
    if author and (" " not in author or _NO_TITLE.fullmatch(author)):
        author = None
    return Metadata(title=title, author=author)


# --- lines to paragraphs --------------------------------------------------------------------


def join_pages(pages: Sequence[str]) -> str:
    """Return the pages' text as paragraphs with blank lines between them.

    Lines at a page's edge that recur on other pages, and page numbers, are dropped. A line
    that ends short of the others, or a sentence at a short line, ends a paragraph. A word
    broken by a hyphen is joined, unless the document or its first part speaks for a
    compound ("well-known").
    """
    numbered = [
        [line.strip() for line in page.replace("\xad\n", "").splitlines()] for page in pages
    ]
    running = _running_lines(numbered)
    lines = [line for page in numbered for line in _without_edges(page, running)]
    widths = sorted(len(line) for line in lines if line)
    width = widths[len(widths) * 9 // 10] if widths else 0
    words = _whole_words(lines)
    return "\n\n".join(_joined(paragraph, words) for paragraph in _paragraphs(lines, width))


def _running_lines(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return lines, digits masked, that stand at the edge of most of at least two pages."""
    counts = Counter(key for page in pages for key in {_masked(line) for line in _edges(page)})
    return frozenset(k for k, n in counts.items() if n >= 2 and n * 2 > len(pages))


def _edges(page: Sequence[str]) -> list[str]:
    filled = [line for line in page if line]
    return filled[:EDGE] + filled[-EDGE:] if len(filled) > 2 * EDGE else []


def _masked(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _without_edges(page: Sequence[str], running: frozenset[str]) -> list[str]:
    filled = [i for i, line in enumerate(page) if line]
    edges = {*filled[:EDGE], *filled[-EDGE:]}
    return [
        line
        for i, line in enumerate(page)
        if i not in edges or not (_PAGE_NUMBER.fullmatch(line) or _masked(line) in running)
    ]


def _paragraphs(lines: Sequence[str], width: int) -> list[list[str]]:
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if not line or (paragraphs[-1] and _ends_paragraph(paragraphs[-1][-1], line, width)):
            paragraphs.append([])
        if line:
            paragraphs[-1].append(line)
    return [paragraph for paragraph in paragraphs if paragraph]


def _ends_paragraph(line: str, following: str, width: int) -> bool:
    """Whether ``line`` is the last of its paragraph, by its length and both lines' letters."""
    if following[0].islower() or len(line) >= SHORT_LINE * width:
        return False
    return line[-1] in _SENTENCE_END or len(line) < SHORT_LINE * width / 1.25


def _joined(lines: Sequence[str], words: frozenset[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        text = _join(text, line, words)
    return text


def _join(text: str, line: str, words: frozenset[str]) -> str:
    left, right = _BROKEN_WORD.search(text), _NEXT_WORD.match(line)
    if left is None:
        return f"{text} {line}"
    if right is None or _is_compound(left["left"].lower(), right.group().lower(), words):
        return text + line
    return text[:-1] + line


def _is_compound(first: str, second: str, words: frozenset[str]) -> bool:
    if first + second in words:
        return False
    known = f"{first}-{second}" in words or (first in words and second in words)
    return known or first in PREFIXES or first[-1].isdigit()


def _whole_words(lines: Sequence[str]) -> frozenset[str]:
    """Return the words, in lower case, that no line break cuts."""
    text = re.sub(r"[^\W_]+-\n\w*", "", "\n".join(lines))
    return frozenset(word.lower() for word in _WORD.findall(text))
