"""The SPARQL 1.1 Protocol: from an HTTP request to a job for a worker.

Query operations in their three forms (GET, POST of a form, POST of the query itself) with
``default-graph-uri`` and ``named-graph-uri``. Update operations are refused.
https://www.w3.org/TR/sparql11-protocol/
"""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import Request

from secondsource.store.worker import Job

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
MAX_REQUEST = 1_000_000


class Refused(Exception):
    """A request that is not answered, with the status that says why."""

    def __init__(self, status: int, message: str) -> None:
        """Keep the HTTP status and what to tell the client."""
        super().__init__(message)
        self.status, self.message = status, message


async def job_of(request: Request, max_bytes: int) -> Job:
    """Read a query operation. Raises :class:`Refused` if the request is none."""
    pairs = _pairs(request.url.query)
    if request.method == "POST":
        pairs += await _posted(request)
    if any(name == "update" for name, _ in pairs):
        raise Refused(403, "Updates are refused: the graph is read-only.")
    queries = [value for name, value in pairs if name == "query"]
    if len(queries) != 1:
        raise Refused(400, "A request needs exactly one query: /sparql?query=... (or see /).")
    return Job(
        queries[0],
        accepted(request.headers.get("accept", "*/*")),
        tuple(value for name, value in pairs if name == "default-graph-uri"),
        tuple(value for name, value in pairs if name == "named-graph-uri"),
        max_bytes,
    )


async def _posted(request: Request) -> list[tuple[str, str]]:
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media == UPDATE:
        raise Refused(403, "Updates are refused: the graph is read-only.")
    if media not in (FORM, QUERY):
        raise Refused(415, f"Send the query as {FORM} or {QUERY}.")
    text = await _body(request)
    return _pairs(text) if media == FORM else [("query", text)]


async def _body(request: Request) -> str:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_REQUEST:
            raise Refused(413, f"The request is larger than {MAX_REQUEST // 1000} kB.")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(400, "The request is not in UTF-8.") from None


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError:
        raise Refused(400, "The parameters can't be read.") from None


def accepted(header: str) -> tuple[str, ...]:
    """Return the media types and ranges of an Accept header, best first; refused ones left out."""
    found: list[tuple[float, int, int, str]] = []
    for index, part in enumerate(header.split(",")):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = _quality(parameters)
        if media and quality > 0:
            found.append((-quality, media.count("*"), index, media))
    return tuple(media for *_, media in sorted(found)) or ("*/*",)


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0
