"""What a SPARQL text asks for, told from its words: is it a query, does it stay at home?

This is the first of two barriers. The grammar lets keywords hide (``SERVICE:x``,
``trueSERVICE``, escapes, odd line ends), so the test is stricter than the language: outside
strings, IRIs, comments and variables the word may not even be a part of another. The second
barrier is a worker process that can't open a socket (see :mod:`secondsource.store.worker`).
"""

from __future__ import annotations

import re

from secondsource.errors import BadQuery

_UPDATES = "INSERT DELETE LOAD CLEAR DROP CREATE ADD MOVE COPY WITH".split()
_QUERIES = "SELECT ASK CONSTRUCT DESCRIBE".split()

_TOKEN = re.compile(
    r'''
    (?P<string> """(?:[^"\\]|\\.|"(?!""))*""" | \'\'\'(?:[^'\\]|\\.|'(?!''))*\'\'\'
              | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' )
  | (?P<iri> <[^<>"{}|^`\\\x00-\x20]*> )
  | (?P<comment> \#[^\n\r]* )
  | (?P<variable> [?$]\w+ )
    ''',
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_PROLOGUE = re.compile(r"(?:\s+|PREFIX\s*[^\s:]*:\s*<>|BASE\s*<>)*", re.IGNORECASE)
_DATASET = re.compile(r"(?<![\w:])FROM\s*(?:NAMED\s*)?(?:<>|[\w.-]*:)", re.IGNORECASE)
_LOCAL_FILE = re.compile(r"FROM\s*(?:NAMED\s*)?<\s*(?!urn:|https?:)", re.IGNORECASE)


def refuse_unsafe(query: str) -> None:
    """Raise :class:`BadQuery` for updates and for queries that reach outside the store."""
    for text in {query, _unescaped(query)}:
        bare = _bare(text)
        if "service" in bare.lower():
            raise BadQuery("SERVICE is refused: a query may not call another server.")
        word = _first_word(bare)
        if word in _UPDATES:
            raise BadQuery(f"{word} is refused: the graph is read-only. Use SELECT or ASK.")
        if _LOCAL_FILE.search(_bare(text, keep_iris=True)):
            raise BadQuery("FROM a file is refused: a query may only name graphs of the store.")


def names_dataset(query: str) -> bool:
    """Say whether the query has a FROM clause, and so does not want the union of all graphs."""
    return _DATASET.search(_bare(query)) is not None


def declared_prefixes(query: str) -> set[str]:
    """Return the prefixes that the query declares itself."""
    return set(re.findall(r"PREFIX\s*([^\s:]*):", _bare(query), re.IGNORECASE))


def looks_like_sparql(query: str) -> bool:
    """Say whether the text starts, after its prologue, with a word of SPARQL."""
    return query_form(query) in (*_QUERIES, *_UPDATES)


def query_form(query: str) -> str:
    """Return the first word after the prologue, in capitals: SELECT, ASK, INSERT and so on."""
    return _first_word(_bare(query))


def _first_word(bare: str) -> str:
    rest = bare[_PROLOGUE.match(bare).end() :]  # type: ignore[union-attr]
    return re.match(r"\w*", rest)[0].upper()  # type: ignore[index]


def _bare(query: str, *, keep_iris: bool = False) -> str:
    """Return the query with strings and comments as spaces, IRIs as ``<>``, variables as ``?``."""

    def blank(match: re.Match[str]) -> str:
        if match.lastgroup == "iri":
            return match[0] if keep_iris else "<>"
        return "?" if match.lastgroup == "variable" else " "

    return _TOKEN.sub(blank, query)


def _unescaped(query: str) -> str:
    """Return the query with its ``\\u0053`` escapes read, which a parser may do first."""

    def read(match: re.Match[str]) -> str:
        code = int(match[1] or match[2], 16)
        return chr(code) if code <= 0x10FFFF else match[0]

    return _ESCAPE.sub(read, query)
