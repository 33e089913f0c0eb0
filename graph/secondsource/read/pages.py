"""Web pages: main text and metadata by trafilatura, with nothing fetched."""

from __future__ import annotations

import re
from typing import Any

from secondsource.errors import UnreadableArticle
from secondsource.read.article import make_document
from secondsource.read.decode import encoding_of
from secondsource.read.fields import Metadata, metadata_from
from secondsource.read.quiet import quiet
from secondsource.records import Document

# A fixed last day, since the extractor's own default is today's.
DATES = {"original_date": True, "extensive_search": False, "max_date": "2200-01-01"}
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset", re.IGNORECASE)


def read_page(path: str, data: bytes, extra: Metadata) -> Document:
    """Return the document of an HTML page; ``extra`` overrides what the page says of itself.

    The text is the main text, one paragraph to a block, blank lines between them; comments
    and page furniture are left out. Raises ``UnreadableArticle``.
    """
    page = _extract(_input(data))
    text = "\n\n".join(line.strip() for line in (page.text or "").splitlines() if line.strip())
    if not text:
        raise UnreadableArticle("no main text found in the page; save the article as text")
    own = metadata_from(
        {
            "title": page.title,
            "outlet": page.sitename,
            "url": page.url,
            "published": page.date,
            "author": page.author,
        }
    )
    return make_document(path, text, extra.or_else(own))


def _input(data: bytes) -> str | bytes:
    """Decode what names no character set of its own as UTF-8, so that nothing is guessed."""
    encoding = encoding_of(data)
    if encoding == "utf-8" and _CHARSET.search(data[:4096]):
        return data
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError:
        return data


def _extract(page: str | bytes) -> Any:
    from trafilatura import bare_extraction

    try:
        with quiet("trafilatura", "htmldate", "courlan", "justext"):
            found = bare_extraction(
                page,
                favor_recall=True,
                include_comments=False,
                include_tables=True,
                deduplicate=False,
                with_metadata=True,
                date_extraction_params=DATES,
            )
    except (Exception, RecursionError, MemoryError) as error:
        raise UnreadableArticle(
            f"the page can't be parsed ({type(error).__name__}); save the article as text"
        ) from error
    if found is None:
        raise UnreadableArticle("no main text found in the page; save the article as text")
    return found
