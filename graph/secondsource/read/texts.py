"""Plain text and Markdown, with optional front matter."""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml
from frontmatter.default_handlers import YAMLHandler

from secondsource.read.article import make_document
from secondsource.read.decode import BOM, decode
from secondsource.read.fields import Metadata, clean, metadata_from
from secondsource.records import Document

MAX_FRONT_MATTER = 20_000
_FENCE = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"(?P<key>[A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(?P<value>.*))?")
_CONTINUATION = re.compile(r"[ \t]|#|- |-$|[\]}]")
_TITLE = re.compile(r"^#[ \t]+(?P<title>[^\r\n]*?)[ \t#]*$", re.MULTILINE)


def read_text(path: str, data: bytes, extra: Metadata, *, markdown: bool = False) -> Document:
    """Return the document of a .txt or .md file; ``extra`` overrides its front matter.

    The text is the whole file as decoded, byte order mark, front matter and line endings
    included. Raises ``UnreadableArticle``.
    """
    text = decode(data)
    body, values = split_front_matter(text)
    metadata = extra.or_else(metadata_from(values))
    if markdown:
        metadata = metadata.or_else(Metadata(title=_first_heading(text, body)))
    return make_document(path, text, metadata, body=body, markdown=markdown)


def split_front_matter(text: str) -> tuple[int, Mapping[str, object]]:
    """Return the offset at which the article begins, and the front matter's fields.

    Front matter stands between two lines of three hyphens at the very beginning (behind a
    byte order mark) and holds ``key: value`` lines: YAML, read without building objects,
    or, where that fails ("title: Dam: a story"), line by line. Anything else is text.
    """
    begin = 1 if text.startswith(BOM) else 0
    fence = _FENCE.match(text, begin)
    close = fence and _CLOSE.search(text, fence.end(), fence.end() + MAX_FRONT_MATTER)
    if not fence or not close:
        return begin, {}
    block = text[fence.end() : close.start()]
    if not _is_fields(block):
        return begin, {}
    return close.end(), _parse(block)


def _is_fields(block: str) -> bool:
    lines = [line for line in block.splitlines() if line.strip()]
    keys = [bool(_KEY.fullmatch(line)) for line in lines]
    return any(keys) and all(
        key or _CONTINUATION.match(line) for key, line in zip(keys, lines, strict=True)
    )


def _parse(block: str) -> Mapping[str, object]:
    try:
        values = YAMLHandler().load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        values = None
    return values if isinstance(values, dict) else _simple(block)


def _simple(block: str) -> dict[str, object]:
    matches = (_KEY.fullmatch(line) for line in block.splitlines())
    return {m["key"]: (m["value"] or "").strip().strip("\"'") for m in matches if m}


def _first_heading(text: str, body: int) -> str | None:
    """Return the level-one heading that opens a Markdown article."""
    match = _TITLE.search(text, body)
    if match is None or text[body : match.start()].strip():
        return None
    return clean(match["title"])
