"""Text and metadata into a Document, or the reason why not."""

from __future__ import annotations

from secondsource.errors import UnreadableArticle
from secondsource.read.fields import Metadata
from secondsource.read.furniture import find_furniture
from secondsource.read.language import other_language
from secondsource.records import Document, Passage

MAX_BYTES = 50_000_000
MAX_CHARACTERS = 1_000_000


def make_document(
    path: str, text: str, metadata: Metadata, *, body: int = 0, markdown: bool = False
) -> Document:
    """Return the document with its furniture marked.

    ``body`` is the offset behind a byte order mark and front matter, which become a passage.
    Raises ``UnreadableArticle`` if there is no text, more than a million code points of it,
    or text in another language than English.
    """
    _check_length(text, body)
    head = (Passage(0, body, "front_matter"),) if body else ()
    furniture = find_furniture(text, start=body, title=metadata.title, markdown=markdown)
    _check_language(text, head + furniture)
    return Document(
        path=path,
        text=text,
        title=metadata.title,
        outlet=metadata.outlet,
        url=metadata.url,
        published=metadata.published,
        author=metadata.author,
        passages=head + furniture,
    )


def _check_length(text: str, body: int) -> None:
    if not text[body:].strip("\ufeff \t\r\n\v\f\u00a0"):
        raise UnreadableArticle("no text in it; remove it or give it the article's text")
    if len(text) > MAX_CHARACTERS:
        raise UnreadableArticle(
            f"{len(text):,} characters, more than an article's {MAX_CHARACTERS:,}; "
            "split it into articles"
        )


def _check_language(text: str, passages: tuple[Passage, ...]) -> None:
    language = other_language(_without(text, passages))
    if language is not None:
        raise UnreadableArticle(f"not in English but in {language}; only English is read")


def _without(text: str, passages: tuple[Passage, ...]) -> str:
    parts, position = [], 0
    for passage in passages:
        parts.append(text[position : passage.start])
        position = passage.end
    return "".join([*parts, text[position:]])
