"""Servers by their address: what is told from it, who asks, and what a command line shows."""

from __future__ import annotations

import base64
import io
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rdf_example import RECORDS, TEXT
from rdflib import Literal
from virtuoso import virtuoso

from secondsource import folder
from secondsource.cli import main
from secondsource.errors import BadQuery, NotAStory
from secondsource.store import MemoryStore, RemoteStore, send_story, story_quads, write_story
from secondsource.store.address import PASSWORD, USER, Address, read_address
from secondsource.vocab import LINKS, SS, document_graph, instance

__all__ = ["virtuoso"]
NOBODY = "http://127.0.0.1:9/sparql"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sent") / "story"
    path.mkdir()
    folder.write_records(path, RECORDS)
    folder.write_text(path, RECORDS.documents[0].text_hash, TEXT)
    write_story(path / "store", RECORDS, lambda _: TEXT)
    return path


# --- addresses ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "update", "graph_store"),
    [
        ("http://h:8890/sparql", "http://h:8890/sparql", "http://h:8890/sparql-graph-crud"),
        ("http://h/sparql-auth/", "http://h/sparql-auth", "http://h/sparql-graph-crud-auth"),
        ("http://h:7878/query", "http://h:7878/update", "http://h:7878/store"),
        ("https://h/news/query", "https://h/news/update", "https://h/news/data"),
        ("https://h/a/news/sparql", "https://h/a/news/update", "https://h/a/news/data"),
        (
            "http://h/repositories/news",
            "http://h/repositories/news/statements",
            "http://h/repositories/news/rdf-graphs/service",
        ),
        ("http://h/news", None, None),
        ("http://h/sparql2", None, None),
        ("http://h/q, http://h/u, http://h/g", "http://h/u", "http://h/g"),
    ],
)
def test_addresses(text: str, update: str | None, graph_store: str | None) -> None:
    found = read_address(text, {})
    assert found == Address(text.partition(",")[0], update, graph_store)


@pytest.mark.parametrize(
    "text",
    ["", "story/", "file:///etc/passwd", "http://", "http://h:x/", "http://h/q,http://h/u", "h:1"],
)
def test_no_addresses(text: str) -> None:
    with pytest.raises(NotAStory):
        read_address(text, {})


@pytest.mark.parametrize(
    ("text", "environment", "user", "password"),
    [
        ("http://ann:s%40%3Ax@h/sparql", {USER: "other"}, "ann", "s@:x"),
        ("http://ann@h/sparql", {}, "ann", ""),
        ("http://ann@h/sparql", {PASSWORD: "x"}, "ann", "x"),
        ("http://h/sparql", {USER: "ann", PASSWORD: "x"}, "ann", "x"),
        ("http://h/sparql", {USER: "", PASSWORD: "x"}, None, "x"),
    ],
)
def test_who_asks(text: str, environment: dict[str, str], user: str | None, password: str) -> None:
    found = read_address(text, environment)
    assert (found.query, found.update) == ("http://h/sparql", "http://h/sparql")
    assert (found.user, found.password) == (user, password)


def test_passwords_are_not_shown() -> None:
    assert "secret" not in repr(read_address("http://ann:secret@h/sparql", {}))
    for text in (
        "ftp://ann:secret@h/",
        "http://ann:secret@h:x/",
        "http://ann:secret@h/a,b",
        "http://ann:se/secret@h/query",
        "http://ann:x@secret@h:x/query",
        "http://ann:se,secret@h/query",
    ):
        with pytest.raises(NotAStory) as caught:
            read_address(text, {})
        assert "secret" not in str(caught.value)


def test_a_user_stands_apart_from_the_address() -> None:
    with pytest.raises(NotAStory, match="apart from") as caught:
        RemoteStore("http://ann:secret@127.0.0.1:9/query")
    assert "secret" not in str(caught.value)


# --- servers that are none ---------------------------------------------------------------------


@contextmanager
def answering(status: int, body: bytes, challenge: str = "") -> Iterator[tuple[str, list[str]]]:
    """A server that gives one answer to all, and notes the users' names and passwords."""
    users: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            sent = self.headers.get("Authorization", "")
            users.append(base64.b64decode(sent.removeprefix("Basic ")).decode())
            self.send_response(401 if challenge and not sent else status)
            if challenge:
                self.send_header("WWW-Authenticate", challenge)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/sparql", users
        finally:
            server.shutdown()
            thread.join()


YES = b'{"head": {}, "boolean": true}'


@pytest.mark.parametrize(
    ("status", "body", "says"),
    [
        (200, b"<html>welcome</html>", "not as a SPARQL server does"),
        (200, b"[]", "not as a SPARQL server does"),
        (200, b'{"results": {}}', "not as a SPARQL server does"),
        (500, b"out\nof order", "answers 500: out of order"),
        (403, b"", "answers 403: Forbidden"),
        (500, b"<html><title>x</title><h1>Out of\norder</h1></html>", "answers 500: Out of order"),
    ],
)
def test_servers_that_are_none(status: int, body: bytes, says: str) -> None:
    with answering(status, body) as (address, _), pytest.raises(BadQuery, match=says):
        RemoteStore.at(address).query("ASK { ?s ?p ?o }")


@pytest.mark.parametrize("challenge", ["Bearer", "Negotiate", 'Digest algorithm="odd", nonce="x"'])
def test_a_way_to_log_in_that_is_unknown(challenge: str) -> None:
    with answering(401, b"", challenge) as (address, _):
        store = RemoteStore(f"{address}query", user="ann", password="x")
        with pytest.raises(BadQuery, match=r"logged in|401"):
            store.query("ASK {}")


def test_a_server_wants_a_password(monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(200, YES, 'Basic realm="news"') as (address, users):
        with pytest.raises(BadQuery, match="401: it wants a user"):
            RemoteStore.at(address).query("ASK { ?s ?p ?o }")
        monkeypatch.setenv(USER, "ann")
        monkeypatch.setenv(PASSWORD, "x:y")
        assert RemoteStore.at(address).query("ASK { ?s ?p ?o }") is True
        assert users == ["", "", "ann:x:y"]


@pytest.fixture
def silent() -> Iterator[str]:
    """A server that takes requests and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/sparql"


# --- the command line without a server ---------------------------------------------------------


def test_failures_are_one_clear_line(story: Path, silent: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The bridge is closed, Mayor Lena Okoye said.")
    built = tmp_path / "built"
    cases: list[tuple[list[object], str]] = [
        (["build", tmp_path, "-o", built, "--store", NOBODY], "can't be reached"),
        (["build", tmp_path, "-o", built, "--store", "story/"], "no http or https"),
        (["build", tmp_path, "-o", built, "--store", "http://h/x"], "where to write"),
        (["query", "--store", NOBODY, "outlets"], "Connection refused"),
        (["query", "--store", "http://ann:pw@127.0.0.1:9/sparql", "outlets"], "refused"),
        (["query", "--store", silent, "outlets", "--timeout", "0.3"], "within 0.3 s"),
        (["query", "--store", NOBODY, "who-said"], "needs --about"),
        (["query", story, RUNAWAY, "--timeout", "0.5"], "longer than 0.5 s and was stopped"),
        (["query", story, "SELECT * {", "--timeout", "60"], "can't be read"),
        (["check", story, "--store", NOBODY], "can't be reached"),
        (["export", story, "--store", NOBODY], "can't be reached"),
    ]
    for arguments, says in cases:
        done = run(*arguments)
        assert done.exit_code == 2, (arguments, done.output)
        assert says in done.stderr
        assert "pw" not in done.stderr
        assert len(done.stderr.splitlines()) == 1, done.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["query"],
        ["query", "STORY", "outlets", "denials"],
        ["query", "--store", NOBODY, "STORY", "outlets"],
        ["query", "STORY", "outlets", "--timeout", "0"],
        ["query", "STORY", "who-said", "--about"],
        ["export", "STORY"],
    ],
)
def test_usage(story: Path, arguments: list[str]) -> None:
    done = run(*(story if word == "STORY" else word for word in arguments))
    assert done.exit_code == 2
    assert done.stderr.startswith("Usage: ")


def test_parameters_before_and_after_the_name(story: Path) -> None:
    expected = run("query", story, "who-said", "--about", "bridge").stdout
    assert "Lena Okoye" in expected
    assert run("query", story, "--about=bridge", "who-said", "--timeout", 60).stdout == expected
    assert run("query", "--about", "bridge", story, "who-said").stdout == expected


def test_csv_holds_no_formula(story: Path) -> None:
    text = "SELECT ('=1' AS ?a) (-1 AS ?b) ('b' AS ?c) {}"
    assert run("query", story, text, "--format", "csv").stdout == "a,b,c\n'=1,-1,b\n"


def test_shipped_parameters_are_no_options_of_the_command() -> None:
    from secondsource.queries import list_queries

    options = {name for p in main.commands["query"].params for name in p.opts}
    assert not options & {f"--{p}" for q in list_queries() for p in q.parameters}


# --- a real server -----------------------------------------------------------------------------


def nquads(store: RemoteStore | MemoryStore) -> bytes:
    file = io.BytesIO()
    store.write_nquads(file)
    return file.getvalue()


def test_a_story_on_a_server(story: Path, virtuoso: RemoteStore) -> None:
    virtuoso.clear()
    stale = document_graph("d-gone")
    virtuoso.extend([(instance("d-gone"), SS.path, Literal("gone.txt"), stale)])
    address = virtuoso.address.query
    sent = run("export", story, "--store", address)
    assert (sent.exit_code, sent.stdout) == (0, f"{address}: 2 graphs\n")
    assert virtuoso.graphs() == (document_graph("d-bridge"), LINKS)
    for arguments in (["who-said", "--about", "bridge"], ["outlets"], ["ASK { ?s ?p ?o }"]):
        here = run("query", story, *arguments)
        assert here.exit_code == 0
        assert run("query", "--store", address, *arguments).stdout == here.stdout
        assert run("query", *arguments, "--timeout", 60, "--store", address).output == here.output
    checked = run("check", story, "--store", address)
    assert (checked.exit_code, "no violation" in checked.stdout) == (0, True)
    virtuoso.replace(LINKS, [])
    broken = run("check", story, "--store", address)
    assert broken.exit_code == 1
    assert "post/bridge.txt" in broken.stdout


def test_a_build_is_sent(tmp_path: Path, virtuoso: RemoteStore) -> None:
    virtuoso.clear()
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "bridge.txt").write_text("The bridge is closed, Mayor Lena Okoye said.\n")
    address = virtuoso.address.query
    built = run("build", tmp_path / "a", "-o", tmp_path / "s", "--store", address)
    assert built.exit_code == 0, built.output
    assert built.stdout.splitlines()[-1] == f"{address}: 2 graphs"
    local = tmp_path / "story.nq"
    assert run("export", tmp_path / "s", "-o", local).exit_code == 0
    assert nquads(virtuoso) == local.read_bytes()


@pytest.mark.parametrize("by", ["graph store", "update"])
def test_each_protocol_writes_by_itself(by: str, virtuoso: RemoteStore) -> None:
    """A server of which only one of the two addresses is known."""
    virtuoso.clear()
    a = virtuoso.address
    store = RemoteStore(
        a.query,
        a.update if by == "update" else None,
        a.graph_store if by == "graph store" else None,
    )
    store.replace(document_graph("d-old"), [(LINKS, SS.path, Literal("x"), LINKS)])
    assert send_story(store, RECORDS, lambda _: TEXT) == 2
    memory = MemoryStore()
    memory.bulk_load(story_quads(RECORDS, lambda _: TEXT))
    assert nquads(store) == nquads(memory)


@pytest.mark.parametrize(("password", "right"), [("dba", True), ("abd", False)])
def test_a_real_server_wants_a_password(password: str, right: bool, virtuoso: RemoteStore) -> None:
    """Virtuoso's protected addresses ask for a digest."""
    base = virtuoso.address.query.removeprefix("http://")
    store = RemoteStore.at(f"http://dba:{password}@{base}-auth")
    if not right:
        with pytest.raises(BadQuery, match="401"):
            store.query("ASK { ?s ?p ?o }")
        return
    virtuoso.clear()
    store.replace(LINKS, [(LINKS, SS.path, Literal("x"), LINKS)])
    assert len(virtuoso) == len(store) == 1
    store.replace(LINKS, [])
    assert store.graphs() == ()
