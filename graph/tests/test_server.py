"""The endpoint: its protocol with real clients, and what it must not do."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from rdf_example import RECORDS, TEXT
from rdflib import Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper
from starlette.testclient import TestClient

from secondsource import folder
from secondsource.errors import NotAStory
from secondsource.queries import list_queries
from secondsource.server import make_app
from secondsource.server.protocol import accepted
from secondsource.store import write_story
from secondsource.store.worker import choose
from secondsource.vocab import LINKS, document_graph

ORIGIN = "http://127.0.0.1:8000"
ALL = "SELECT ?name WHERE { ?who ss:claims|ss:denies ?e ; schema:name ?name } ORDER BY ?name"
NAMES = ["Brandt & Sons", "Lena Okoye"]
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SPARQL = {"Content-Type": "application/sparql-query"}
UPDATE = {"Content-Type": "application/sparql-update"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("served") / "story"
    path.mkdir()
    folder.write_records(path, RECORDS)
    write_story(path / "store", RECORDS, lambda _: TEXT)
    (path / "graph.html").write_text("<!doctype html><title>graph</title>", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def client(story: Path) -> Iterator[TestClient]:
    app = make_app(story, seconds=20, workers=1, max_bytes=4000)
    with TestClient(app, base_url=ORIGIN) as opened:
        yield opened


def names(response: Any) -> list[str]:
    assert response.status_code == 200, response.text
    return [row["name"]["value"] for row in response.json()["results"]["bindings"]]


# --- the protocol (SPARQL 1.1 Protocol, sections 2.1 and 2.2) ------------------------------------


def test_query_by_get(client: TestClient) -> None:
    assert names(client.get("/sparql", params={"query": ALL})) == NAMES


def test_query_by_posted_form(client: TestClient) -> None:
    assert names(client.post("/sparql", data={"query": ALL})) == NAMES


def test_query_posted_directly(client: TestClient) -> None:
    assert names(client.post("/sparql", content=ALL, headers=SPARQL)) == NAMES
    charset = {"Content-Type": "Application/SPARQL-Query; charset=utf-8"}
    assert names(client.post("/sparql", content=ALL, headers=charset)) == NAMES


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_datasets_by_parameters(client: TestClient, way: str) -> None:
    graph = {"default-graph-uri": str(LINKS)}
    counts = []
    for kind in ("ss:Claim", "ss:Event"):
        query = f"SELECT (COUNT(*) AS ?name) {{ ?s a {kind} }}"
        if way == "get":
            found = client.get("/sparql", params={"query": query, **graph})
        elif way == "form":
            found = client.post("/sparql", data={"query": query, **graph})
        else:
            found = client.post("/sparql", params=graph, content=query, headers=SPARQL)
        counts.append(names(found))
    assert counts == [["0"], ["1"]]


def test_named_graphs_by_parameters(client: TestClient) -> None:
    query = "SELECT DISTINCT ?name { GRAPH ?name { ?s ?p ?o } }"
    one = {"query": query, "named-graph-uri": str(LINKS)}
    assert names(client.get("/sparql", params=one)) == [str(LINKS)]
    assert len(names(client.get("/sparql", params={"query": query}))) == 2


DOCUMENT = str(document_graph("d-bridge"))
COUNT = (
    "SELECT (COUNT(DISTINCT ?s) AS ?name) %s { %s ?s a ?k FILTER(?k IN (ss:Claim, ss:Event)) %s }"
)


@pytest.mark.parametrize("way", ["get", "form"])
@pytest.mark.parametrize(
    ("graphs", "query", "expected"),
    [
        # two default graphs are merged
        ([("default-graph-uri", DOCUMENT), ("default-graph-uri", str(LINKS))], COUNT, "3"),
        ([("named-graph-uri", DOCUMENT), ("named-graph-uri", str(LINKS))], "GRAPH", "3"),
        ([("named-graph-uri", DOCUMENT)], "GRAPH", "2"),
        # named graphs alone leave the default graph empty
        ([("named-graph-uri", DOCUMENT)], COUNT, "0"),
        # both at once
        ([("default-graph-uri", str(LINKS)), ("named-graph-uri", DOCUMENT)], COUNT, "1"),
        ([("default-graph-uri", str(LINKS)), ("named-graph-uri", DOCUMENT)], "GRAPH", "2"),
        # the request's data set beats the one that the query names
        ([("default-graph-uri", str(LINKS))], f"FROM <{DOCUMENT}>", "1"),
        ([], f"FROM <{DOCUMENT}>", "2"),
    ],
)
def test_data_sets(
    client: TestClient, way: str, graphs: list[tuple[str, str]], query: str, expected: str
) -> None:
    if query == "GRAPH":
        query = COUNT % ("", "GRAPH ?g {", "}")
    else:
        query = COUNT % (query if query.startswith("FROM") else "", "", "")
    given = {"query": query, **{k: [v for n, v in graphs if n == k] for k, _ in graphs}}
    if way == "get":
        found = client.get("/sparql", params=given)
    else:
        found = client.post("/sparql", data=given)
    assert names(found) == [expected]


BAD: list[tuple[str, dict[str, Any], int]] = [
    ("GET", {}, 400),
    ("GET", {"params": {"query": ""}}, 400),
    ("GET", {"params": [("query", ALL), ("query", ALL)]}, 400),
    ("GET", {"params": {"query": "SELECT nothing"}}, 400),
    ("GET", {"params": {"update": "DROP ALL"}}, 403),
    ("GET", {"params": {"query": ALL, "update": "DROP ALL"}}, 403),
    ("GET", {"params": {"query": "INSERT DATA { <urn:a> <urn:b> 1 }"}}, 403),
    ("GET", {"params": {"query": ALL, "default-graph-uri": "no iri"}}, 400),
    ("POST", {}, 415),
    ("POST", {"content": ALL, "headers": {"Content-Type": "text/plain"}}, 415),
    ("POST", {"content": ALL}, 415),
    ("POST", {"content": "query=ASK%7B%7D"}, 415),
    ("POST", {"content": "DROP ALL", "headers": UPDATE}, 403),
    ("POST", {"data": {"update": "DROP ALL"}}, 403),
    ("POST", {"content": b"SELECT \xff", "headers": SPARQL}, 400),
    ("POST", {"content": b"query=%FF", "headers": FORM}, 400),
    ("POST", {"content": b"#" * 1_000_001, "headers": SPARQL}, 413),
    ("POST", {"content": ALL, "params": {"query": ALL}, "headers": SPARQL}, 400),
    ("PUT", {"content": ALL, "headers": SPARQL}, 405),
    ("DELETE", {}, 405),
]


@pytest.mark.parametrize(("method", "request_", "status"), BAD)
def test_bad_requests(
    client: TestClient, method: str, request_: dict[str, Any], status: int
) -> None:
    response = client.request(method, "/sparql", **request_)
    assert response.status_code == status
    if status != 405:
        assert response.headers["content-type"].startswith("text/plain")
        assert len(response.text.strip()) > 10


def test_bad_requests_leave_the_data(client: TestClient) -> None:
    assert names(client.get("/sparql", params={"query": ALL})) == NAMES


# --- negotiation -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (None, "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/*", "text/csv; charset=utf-8"),
        ("text/html, text/csv;q=0.5, */*;q=0.1", "text/csv; charset=utf-8"),
        ("text/csv;q=0, application/sparql-results+xml", "application/sparql-results+xml"),
    ],
)
def test_tables(client: TestClient, accept: str | None, media: str) -> None:
    headers = {"Accept": accept} if accept else {}
    response = client.get("/sparql", params={"query": ALL}, headers=headers)
    assert response.headers["content-type"] == media
    assert "Lena Okoye" in response.text
    if "json" in media:
        assert len(json.loads(response.text)["results"]["bindings"]) == 2
    elif "xml" in media:
        assert ET.fromstring(response.text).tag.endswith("sparql")
    else:
        assert len(response.text.splitlines()) == 3


@pytest.mark.parametrize(
    ("accept", "media", "form"),
    [
        ("*/*", "text/turtle", "turtle"),
        ("text/turtle", "text/turtle", "turtle"),
        ("application/n-triples", "application/n-triples", "nt"),
        ("application/ld+json", "application/ld+json", "json-ld"),
        ("application/rdf+xml", "application/rdf+xml", "xml"),
    ],
)
def test_graphs(client: TestClient, accept: str, media: str, form: str) -> None:
    query = "CONSTRUCT { ?s ss:claims ?o } WHERE { ?s ss:claims ?o }"
    response = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert response.headers["content-type"].partition(";")[0] == media
    assert len(Graph().parse(data=response.text, format=form)) == 1


def test_ask(client: TestClient) -> None:
    response = client.get("/sparql", params={"query": "ASK { ?s ss:claims ?o }"})
    assert response.json()["boolean"] is True


@pytest.mark.parametrize(
    ("query", "media"),
    [
        (ALL, "application/sparql-results+json"),
        ("ASK {}", "application/sparql-results+json"),
        ("DESCRIBE <urn:secondsource:c-okoye>", "text/turtle"),
        ("CONSTRUCT WHERE { ?s ss:claims ?o }", "text/turtle"),
    ],
)
def test_kinds_of_queries(client: TestClient, query: str, media: str) -> None:
    response = client.get("/sparql", params={"query": query})
    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == media


def test_nothing_acceptable(client: TestClient) -> None:
    response = client.get("/sparql", params={"query": ALL}, headers={"Accept": "image/png"})
    assert response.status_code == 406
    assert "text/csv" in response.text


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("text/csv", ("text/csv",)),
        ("*/*, text/csv", ("text/csv", "*/*")),
        ("text/csv;q=0.2, text/turtle; q=0.9", ("text/turtle", "text/csv")),
        ("text/csv;q=nonsense, */*", ("*/*",)),
        ("", ("*/*",)),
    ],
)
def test_accept_headers(header: str, expected: tuple[str, ...]) -> None:
    assert accepted(header) == expected


def test_choice_prefers_the_clients_order() -> None:
    known = ("application/x", "text/a", "text/b")
    assert choose(("text/b", "text/a"), known) == "text/b"
    assert choose(("text/*",), known) == "text/a"
    assert choose(("image/*",), known) is None


def test_control_characters_do_not_break_xml(client: TestClient) -> None:
    query = 'SELECT ("a\\u0001b" AS ?name) {}'
    accept = {"Accept": "application/sparql-results+xml"}
    response = client.get("/sparql", params={"query": query}, headers=accept)
    assert "a\ufffdb" in "".join(ET.fromstring(response.text).itertext())


# --- limits --------------------------------------------------------------------------------------


def test_results_have_a_limit(client: TestClient) -> None:
    response = client.get("/sparql", params={"query": "SELECT * { ?s ?p ?o }"})
    assert response.status_code == 500
    assert "larger than 0.004 MB" in response.text
    assert names(client.get("/sparql", params={"query": ALL})) == NAMES


def test_a_runaway_query_is_stopped_while_others_are_answered(story: Path) -> None:
    app = make_app(story, seconds=4, workers=2)
    with TestClient(app, base_url=ORIGIN) as client, ThreadPoolExecutor(1) as pool:
        names(client.get("/sparql", params={"query": ALL}))
        runaway = pool.submit(client.get, "/sparql", params={"query": RUNAWAY})
        answered = 0
        while not runaway.done():
            assert names(client.get("/sparql", params={"query": ALL})) == NAMES
            answered += 1
        assert runaway.result().status_code == 503
        assert "longer than 4 s" in runaway.result().text
        assert answered > 3
        for _ in range(4):
            assert names(client.get("/sparql", params={"query": ALL})) == NAMES


# --- staying at home ---------------------------------------------------------------------------


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """A port that notes who connects."""
    calls: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        done = threading.Event()

        def listen() -> None:
            while not done.is_set():
                try:
                    connection, address = server.accept()
                except TimeoutError:
                    continue
                calls.append(str(address))
                connection.close()

        thread = threading.Thread(target=listen)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/", calls
        done.set()
        thread.join()


CALLS = [
    "SELECT * { SERVICE <%s> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <%s> { ?s ?p ?o } }",
    "PREFIX : <%s> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "SELECT * { BIND(<%s> AS ?u) SERVICE ?u { ?s ?p ?o } }",
    "SELECT * { FILTER(true)SERVICE<%s>{ ?s ?p ?o } }",
    "SELECT * { # '\rSERVICE <%s> { ?s ?p ?o } }",
    "SELECT * { #\n\r\f\nSeRvIcE#\r<%s> { ?s ?p ?o } }",
    "SELECT * { ?s ?p '''\\''' # ''' . SERVICE <%s> { ?s ?p ?o } }",
    'SELECT * { ?s ?p "\\\\" . SERVICE <%s> { ?s ?p ?o } # "\n }',
    "SELECT * { \\u0053ERVICE <%s> { ?s ?p ?o } }",
    "SELECT * FROM <%s> { ?s ?p ?o }",
    "LOAD <%s>",
    "LOAD SILENT <%s> INTO GRAPH <urn:g>",
]


@pytest.mark.parametrize("query", CALLS)
def test_no_query_calls_out(
    client: TestClient, listener: tuple[str, list[str]], query: str
) -> None:
    address, calls = listener
    client.post("/sparql", content=query % address, headers=SPARQL)
    time.sleep(0.2)
    assert calls == []


CONFINED = """
import sys
import pyoxigraph as ox
from secondsource.store.worker import _confine
from secondsource.store import ClaimStore
store = ClaimStore.open(sys.argv[1], read_only=True).handle
if sys.argv[3] == "confined":
    _confine()
try:
    list(store.query("SELECT * { SERVICE <%s> { ?s ?p ?o } }" % sys.argv[2]))
except Exception as error:
    print(type(error).__name__)
print(len(list(store.query("SELECT * { GRAPH ?g { ?s ?p ?o } }"))) > 100)
"""


@pytest.mark.parametrize(("how", "called"), [("confined", 0), ("free", 1)])
def test_a_worker_has_no_way_out(
    story: Path, listener: tuple[str, list[str]], how: str, called: int
) -> None:
    """Past the first barrier, where the engine itself would call, the second one holds."""
    address, calls = listener
    done = subprocess.run(
        [sys.executable, "-c", CONFINED, str(story / "store"), address, how],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[-1] == "True"
    time.sleep(0.2)
    assert min(len(calls), 1) == called


def test_no_file_is_read(client: TestClient, tmp_path: Path) -> None:
    (tmp_path / "secret.ttl").write_text("<urn:a> <urn:b> 'secret' .")
    address = (tmp_path / "secret.ttl").as_uri()
    for query in (f"SELECT * FROM <{address}> {{ ?s ?p ?o }}", f"LOAD <{address}>"):
        response = client.get("/sparql", params={"query": query})
        assert response.status_code == 403
    response = client.get(
        "/sparql", params={"query": "SELECT * { ?s ?p ?o }", "default-graph-uri": address}
    )
    assert "secret'" not in response.text


def test_a_word_in_a_string_is_no_call(client: TestClient) -> None:
    query = 'SELECT ?name { VALUES ?name { "Federal Security Service" } }'
    assert names(client.get("/sparql", params={"query": query})) == ["Federal Security Service"]


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("127.0.0.1:8000", 200),
        ("localhost:1", 200),
        ("LOCALHOST", 200),
        ("[::1]:8000", 200),
        ("[::1]", 200),
        ("evil.example", 421),
        ("evil.example:8000", 421),
        ("127.0.0.1.evil.example", 421),
        ("127.0.0.1:x", 421),
        ("", 421),
    ],
)
def test_hosts(client: TestClient, host: str, status: int) -> None:
    for path in ("/", "/graph", "/sparql?query=ASK%7B%7D"):
        assert client.get(path, headers={"Host": host}).status_code == status


def test_no_story_no_server(tmp_path: Path) -> None:
    with pytest.raises(NotAStory):
        make_app(tmp_path)


# --- pages ---------------------------------------------------------------------------------------


def test_query_page_is_of_one_piece(client: TestClient) -> None:
    response = client.get("/")
    assert response.headers["content-type"].startswith("text/html")
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for word in ("http://", "https://", "//cdn", "@import", "src="):
        assert word not in response.text


def test_pages_of_the_story(client: TestClient) -> None:
    assert "<title>graph</title>" in client.get("/graph").text
    assert client.get("/report").status_code == 404
    assert client.get("/../story.json").status_code == 404


def test_menu(client: TestClient) -> None:
    listed = client.get("/queries").json()
    assert [q["name"] for q in listed] == [q.name for q in list_queries()]
    bound = client.get("/queries/who-said", params={"about": 'x" } #'})
    assert 'VALUES ?about { "x\\" } #" }' in bound.text
    assert client.get("/queries/who-said").status_code == 400
    assert client.get("/queries/none").status_code == 404
    for query in listed:
        given = {p["name"]: "bridge" for p in query["parameters"] if p["required"]}
        text = client.get(f"/queries/{query['name']}", params=given).text
        assert client.post("/sparql", content=text, headers=SPARQL).status_code == 200


# --- real clients over a real socket -------------------------------------------------------------


@pytest.fixture(scope="module")
def address(story: Path) -> Iterator[str]:
    config = uvicorn.Config(make_app(story, workers=1), port=0, log_level="error", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper(address: str, method: str) -> None:
    wrapper: Any = SPARQLWrapper(f"{address}/sparql")
    wrapper.setMethod(method)
    wrapper.setQuery("PREFIX ss: <https://w3id.org/secondsource/ns#> " + ALL)
    wrapper.setReturnFormat(JSON)
    rows = wrapper.queryAndConvert()["results"]["bindings"]
    assert [row["name"]["value"] for row in rows] == NAMES
    wrapper.setQuery("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 3")
    wrapper.setReturnFormat(TURTLE)
    assert len(Graph().parse(data=wrapper.queryAndConvert(), format="turtle")) == 3


def test_rdflib_sparqlstore(address: str) -> None:
    graph = Graph(SPARQLStore(f"{address}/sparql"))
    found = [str(row[0]) for row in graph.query(ALL)]  # type: ignore[index]
    assert found == NAMES
    assert len(set(graph.subjects())) > 20


def test_the_page_in_a_browser(address: str, browser: Any) -> None:
    page = browser.new_page()
    problems: list[str] = []
    page.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: problems.append(str(e)))
    requests: list[str] = []
    page.on("request", lambda r: requests.append(r.url))
    page.goto(address)
    page.select_option("#menu", "who-said")
    page.fill("#parameters input", "bridge")
    page.click("#run")
    page.wait_for_selector("#result td")
    assert "Lena Okoye" in page.inner_text("#result table")
    assert page.inner_text("#status") == "2 rows"
    page.fill("#query", "SELECT ('=1' AS ?a) (-1 AS ?b) ('c\"' AS ?c) ?d {}")
    with page.expect_download() as download:
        page.click("#save")
    saved = Path(download.value.path()).read_text("utf-8")
    assert saved == 'a,b,c,d\n"\'=1","-1","c""",""\n'
    assert download.value.suggested_filename == "answer.csv"
    page.fill("#query", "SELECT nonsense")
    page.click("#run")
    page.locator("#status", has_text="read").wait_for()
    assert [p for p in problems if "400" not in p] == []
    assert len(requests) > 3
    assert all(url.startswith(address) for url in requests)
    page.close()
