"""A read-only SPARQL endpoint on one story, with a query page and the story's own pages.

It listens on this machine alone and answers only requests that name it as their host, so
that a web page from elsewhere can't reach it by a name of its own (DNS rebinding).
"""

from __future__ import annotations

import hashlib
import json
import logging
import socket
from base64 import b64encode
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from secondsource import folder as story_folder
from secondsource import queries
from secondsource.errors import BadQuery, SecondSourceError
from secondsource.server.pool import Pool
from secondsource.server.protocol import Refused, job_of
from secondsource.store import ClaimStore

ADDRESS = "127.0.0.1"
HOSTS = ("127.0.0.1", "localhost", "[::1]")
Endpoint = Callable[[Request], Awaitable[Response]]


def serve(story: Path | str, port: int) -> None:
    """Serve the story folder at ``http://127.0.0.1:port/`` until interrupted.

    The endpoint is ``/sparql``. Raises :class:`secondsource.errors.NotAStory` if the folder
    holds no story, and ``SecondSourceError`` if the port can't be had.
    """
    app = make_app(Path(story))
    try:
        listening = socket.create_server((ADDRESS, port))
    except OSError as error:
        reason = error.strerror or error
        raise SecondSourceError(f"port {port}: {reason}; name another with --port") from None
    with listening:
        server = uvicorn.Server(uvicorn.Config(app, access_log=False))
        logger = logging.getLogger("uvicorn.error")
        logger.info("http://%s:%d/ until Ctrl-C", *listening.getsockname())
        server.run(sockets=[listening])


def make_app(
    story: Path, *, seconds: float = 30.0, workers: int = 3, max_bytes: int = 50_000_000
) -> Starlette:
    """Return the ASGI application for a story folder.

    ``seconds`` limits a query, ``max_bytes`` its result, ``workers`` how many run at a time.
    Raises :class:`secondsource.errors.NotAStory` if the folder holds no story.
    """
    story_folder.read_marker(story)
    ClaimStore.open(story / "store", read_only=True).close()
    pool = Pool(story / "store", workers, seconds)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await pool.start()
        try:
            yield
        finally:
            pool.stop()

    routes = [
        Route("/", _page),
        Route("/sparql", _sparql(pool, max_bytes), methods=["GET", "POST"]),
        Route("/queries", _listing),
        Route("/queries/{name}", _bound),
        Route("/graph", _file(story / "graph.html")),
        Route("/report", _file(story / "report.html")),
    ]
    app = Starlette(routes=routes, lifespan=lifespan)
    app.add_middleware(_Guarded)
    return app


class _Guarded:
    """Refuse other hosts, and tell browsers not to guess types or embed the pages."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not _is_ours(Request(scope).headers.get("host", "")):
            message = f"This server answers to {', '.join(HOSTS)} only.\n"
            await PlainTextResponse(message, 421)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _is_ours(host: str) -> bool:
    name, colon, port = host.rpartition(":")
    if not colon or host.endswith("]"):
        return host.lower() in HOSTS
    return name.lower() in HOSTS and port.isdecimal()


def _sparql(pool: Pool, max_bytes: int) -> Endpoint:
    async def sparql(request: Request) -> Response:
        try:
            job = await job_of(request, max_bytes)
        except Refused as refused:
            return PlainTextResponse(refused.message + "\n", refused.status)
        reply = await pool.ask(job)
        headers = {"X-Content-Type-Options": "nosniff", "Vary": "Accept"}
        return Response(reply.body, reply.status, headers, reply.media)

    return sparql


async def _listing(request: Request) -> Response:
    """The shipped queries as JSON, for the menu of the page."""
    found = [
        {
            "name": query.name,
            "title": query.title,
            "description": query.description,
            "parameters": [
                {"name": p.name, "required": p.required, "description": p.description}
                for p in query.parameters.values()
            ],
        }
        for query in queries.list_queries()
    ]
    return Response(json.dumps(found), media_type="application/json")


async def _bound(request: Request) -> Response:
    """One shipped query with the parameters of the address bound as terms."""
    known = {query.name: query for query in queries.list_queries()}
    query = known.get(request.path_params["name"])
    if query is None:
        return PlainTextResponse("There is no shipped query of this name.\n", 404)
    try:
        return PlainTextResponse(queries.bind(query, dict(request.query_params)))
    except BadQuery as error:
        return PlainTextResponse(f"{error}\n", 400)


def _file(path: Path) -> Endpoint:
    async def send(request: Request) -> Response:
        if not path.is_file():
            return PlainTextResponse(f"The story has no {path.name}.\n", 404)
        return FileResponse(path, headers={"X-Content-Type-Options": "nosniff"})

    return send


async def _page(request: Request) -> Response:
    html, policy = _query_page()
    headers = {"Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff"}
    return Response(html, media_type="text/html", headers=headers)


@cache
def _query_page() -> tuple[str, str]:
    """Return the page with style and script put in, and the policy that allows these alone."""
    folder = files("secondsource.server").joinpath("page")
    html, style, script = (
        folder.joinpath(name).read_text(encoding="utf-8")
        for name in ("query.html", "query.css", "query.js")
    )
    policy = (
        f"default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
        f"frame-ancestors 'none'; style-src {_digest(style)}; script-src {_digest(script)}"
    )
    return html.replace("/*style*/", style).replace("/*script*/", script), policy


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
