"""Shipped queries: the same answers from every store, and parameters that stay values."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdf_example import RECORDS, TEXT
from virtuoso import virtuoso

from benchmarks.synthetic import story
from secondsource.errors import BadQuery
from secondsource.queries import Table, bind, list_queries, load, parse, run
from secondsource.records import StoryRecords
from secondsource.store import ClaimStore, MemoryStore, RemoteStore, Store, story_quads, write_story
from secondsource.store.worker import Job, Worker

__all__ = ["virtuoso"]
NAMES = [q.name for q in list_queries()]


@pytest.fixture(scope="module")
def example() -> MemoryStore:
    store = MemoryStore()
    store.bulk_load(story_quads(RECORDS, lambda _: TEXT))
    return store


@pytest.fixture(scope="module")
def archive() -> tuple[StoryRecords, dict[str, str]]:
    return story(14, claims=8)


@pytest.fixture(scope="module")
def stores(
    archive: tuple[StoryRecords, dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Store, Store]]:
    records, texts = archive
    memory = MemoryStore()
    memory.bulk_load(story_quads(records, texts.__getitem__))
    path = tmp_path_factory.mktemp("queries") / "store"
    write_story(path, records, texts.__getitem__)
    with ClaimStore.open(path, read_only=True) as disk:
        yield disk, memory


# --- what is shipped ---------------------------------------------------------------------------


def test_at_least_twenty() -> None:
    assert len(NAMES) >= 20
    assert sorted(set(NAMES)) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_each_is_described(name: str) -> None:
    query = load(name)
    assert query.title != name
    assert query.description.endswith(".")
    for parameter in query.parameters.values():
        assert f"VALUES ?{parameter.name} {{" in query.text
        assert parameter.description
    assert query.text.count("# parameter") == len(query.parameters)
    assert "ORDER BY" in query.text


@pytest.mark.parametrize("name", NAMES)
def test_each_stands_on_its_own(name: str) -> None:
    """Every prefix is declared in the file, so that it runs in any tool."""
    import pyoxigraph as ox

    found = ox.Store().query(load(name).text)
    assert isinstance(found, ox.QuerySolutions)
    assert len(found.variables) > 1


def required(name: str, archive: tuple[StoryRecords, dict[str, str]]) -> dict[str, str]:
    """Values for the parameters that a query can't do without."""
    organisation = next(e.name for e in archive[0].entities if e.kind == "organisation")
    speaker = next(c.claimant for c in archive[0].claims if c.claimant)
    names = {e.id: e.name for e in archive[0].entities}
    given = {"about": organisation, "of": organisation.split()[-1], "who": names[speaker]}
    return {p.name: given[p.name] for p in load(name).parameters.values() if p.required}


def test_each_answers_alike_and_something(
    stores: tuple[Store, Store], archive: tuple[StoryRecords, dict[str, str]]
) -> None:
    disk, memory = stores
    for name in NAMES:
        values = required(name, archive)
        one, other = run(disk, name, values), run(memory, name, values)
        assert one == other, name
        assert one.rows, name


def test_a_remote_server_answers_alike(
    stores: tuple[Store, Store],
    archive: tuple[StoryRecords, dict[str, str]],
    virtuoso: RemoteStore,
) -> None:
    records, texts = archive
    virtuoso.clear()
    virtuoso.bulk_load(story_quads(records, texts.__getitem__))
    for name in NAMES:
        values = required(name, archive)
        assert run(virtuoso, name, values) == run(stores[0], name, values), name


def test_each_answers_soon_on_a_large_story(tmp_path: Path) -> None:
    """None may join everything with everything; four once took 2, 9, 13 and over 40 s here."""
    large = story(500, claims=5)
    write_story(tmp_path / "store", large[0], large[1].__getitem__)
    worker = Worker(tmp_path / "store")
    try:
        for name in NAMES:
            reply = worker.ask(Job(bind(load(name), required(name, large)), ("text/csv",)), 8)
            assert reply.status == 200, name
            assert reply.body.count(b"\n") > 1, name
    finally:
        worker.stop()


# --- answers on the example ----------------------------------------------------------------------

BRIDGE = "the east bridge will stay closed for at least 6 weeks"
SHUT = "the bridge was closed"
POST = "The Tidewater Post"
FILE = "post/bridge.txt"

ANSWERS: list[tuple[str, dict[str, str], list[tuple[object, ...]]]] = [
    (
        "who-said",
        {"about": "BRIDGE"},
        [
            ("Brandt & Sons", "denied", SHUT, POST, "2031-03-04", FILE),
            ("Lena Okoye", "affirmed", BRIDGE, POST, "2031-03-04", FILE),
        ],
    ),
    ("who-said", {"about": "bridg"}, []),
    ("who-said", {"about": ""}, []),
    (
        "said-by",
        {"who": "okoye", "since": "2031-03"},
        [("2031-03-04", "Lena Okoye", "told", "affirmed", "certain", BRIDGE, POST, FILE)],
    ),
    ("said-by", {"who": "okoye", "until": "2031-03-04"}, []),
    ("said-by", {"who": "Lena", "since": "2031-03-05"}, []),
    (
        "single-origin",
        {},
        [
            ("denied: the bridge was closed", "single source", 1, 1, 1, "Brandt & Sons"),
            ("the east bridge is closed", "single source", 1, 1, 1, "Lena Okoye"),
        ],
    ),
    ("single-origin", {"least": "2"}, []),
    ("relays", {"who": "Sons"}, [(POST, "Brandt & Sons", 1, 1)]),
    (
        "who-disputes-whom",
        {"who": "brandt"},
        [("Brandt & Sons", SHUT, "Lena Okoye", BRIDGE, "the opposite polarity")],
    ),
    ("who-disputes-whom", {"who": "Tidewater"}, []),
    ("unattributed-figures", {}, []),
    (
        "through",
        {"carrier": "radio tidewater"},
        [("Radio Tidewater", "interview", "Lena Okoye", BRIDGE, POST, FILE)],
    ),
    ("through", {"carrier": "tide"}, []),
    (
        "denials",
        {},
        [("Brandt & Sons", SHUT, "closure of the east bridge", POST, "2031-03-04", FILE)],
    ),
    ("quotations", {"word": "SIX WEEKS"}, []),
    ("quotations", {"word": "6 WEEKS"}, [("Lena Okoye", BRIDGE, 62, 115, POST, FILE)]),
    ("predictions", {}, [("Lena Okoye", "certain", BRIDGE, POST, "2031-03-04", FILE)]),
    ("bottlenecks", {}, [("Brandt & Sons", 1, 1), ("Lena Okoye", 1, 1)]),
    ("outlets", {}, [(POST, 1, 2, 2)]),
    ("wording", {"who": "Lena Okoye"}, [("Lena Okoye", POST, "told", 1)]),
    ("organisation", {"of": "Tidewater"}, [("Tidewater", "Lena Okoye", "affirmed", BRIDGE, FILE)]),
    ("corroborated", {}, []),
    ("unnamed-only", {"origins": "1"}, []),
    (
        "first-report",
        {},
        [
            ("denied: the bridge was closed", "2031-03-04", POST, FILE),
            ("the east bridge is closed", "2031-03-04", POST, FILE),
        ],
    ),
]


@pytest.mark.parametrize(("name", "parameters", "rows"), ANSWERS)
def test_answers(
    example: MemoryStore, name: str, parameters: dict[str, str], rows: list[tuple[object, ...]]
) -> None:
    assert list(run(example, name, parameters).rows) == rows


def test_what_rests_on_one_unnamed_source(stores: tuple[Store, Store]) -> None:
    every = run(stores[0], "unnamed-only").rows
    one = run(stores[0], "unnamed-only", {"origins": "1"}).rows
    assert one == run(stores[1], "unnamed-only", {"origins": "1"}).rows
    assert one == tuple(row for row in every if row[2] == 1)
    assert 0 < len(one) < len(every)


# --- parameters --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "parameters", "message"),
    [
        ("who-said", {}, "needs --about"),
        ("who-said", {"who": "x"}, "no parameter --who. It has: --about"),
        ("outlets", {"x": "y"}, "It has: none"),
        ("single-origin", {"least": "two"}, "whole number"),
        ("single-origin", {"least": "1 } UNION { ?a ?b ?c"}, "whole number"),
        ("no-such-query", {}, "no shipped query"),
        ("missing.rq", {}, "can't be read"),
        ("INSERT DATA { <urn:a> <urn:b> 1 }", {}, "INSERT is refused"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", {}, "SERVICE is refused"),
        ("SELECT * {", {}, "can't be read"),
    ],
)
def test_bad_queries(
    example: MemoryStore, query: str, parameters: dict[str, str], message: str
) -> None:
    with pytest.raises(BadQuery, match=message.replace(".", r"\.")):
        run(example, query, parameters)


@given(st.text(max_size=30))
def test_a_value_is_never_read_as_sparql(value: str) -> None:
    query = parse("q", 'SELECT ?x { VALUES ?x { "" } }')
    text = bind(query, {"x": value})
    store = MemoryStore()
    if any(0xD800 <= ord(c) < 0xE000 for c in value):
        return
    assert store.select(text.replace("SERVICE", "S")).columns == ("x",)
    assert run(store, query.text, {"x": value}).rows == ((value,),)


@pytest.mark.parametrize(
    "value",
    ['" } UNION { ?s ?p ?o } #', "\\", '\\" } #', "\n\r\t", "}", "'''", '"""', "?x", "<urn:a>"],
)
def test_hostile_values(value: str, tmp_path: Path) -> None:
    text = 'SELECT ?x { VALUES ?x { "" } }'
    with ClaimStore.create(tmp_path / "store") as disk:
        assert run(disk, text, {"x": value}) == Table(("x",), ((value,),))
        assert run(MemoryStore(), text, {"x": value}) == Table(("x",), ((value,),))


# --- other queries -----------------------------------------------------------------------------


def test_a_file(example: MemoryStore, tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text(
        "# title: Mine\n# parameter n (integer): how many\n"
        "SELECT ?n (COUNT(*) AS ?all) { VALUES ?n { 1 } ?s a ss:Claim } GROUP BY ?n",
        encoding="utf-8",
    )
    assert load(str(path)).title == "Mine"
    assert run(example, str(path)).rows == ((1, 2),)
    assert run(example, str(path), {"n": "7"}).rows == ((7, 2),)


def test_kinds_of_answers(example: MemoryStore) -> None:
    assert run(example, "ASK { ?s ss:claims ?e }") == Table(("answer",), ((True,),))
    built = run(example, "CONSTRUCT { ?e a ss:Event } WHERE { ?s ss:claims ?e }")
    assert built.columns == ("subject", "predicate", "object")
    assert built.rows[0][0] == "urn:secondsource:v-closure"
    values = run(
        example,
        'SELECT (1 AS ?i) (1.5 AS ?d) (2e0 AS ?f) (true AS ?b) ("x"@en AS ?s) ?none '
        '("z"^^xsd:integer AS ?bad) { }',
    )
    assert values.rows == ((1, 1.5, 2.0, True, "x", None, "z"),)
    frame = values.to_frame()
    assert list(frame.columns) == ["i", "d", "f", "b", "s", "none", "bad"]
    assert frame["i"][0] == 1


def test_a_time_limit(stores: tuple[Store, Store]) -> None:
    disk, memory = stores
    query = "SELECT ?s ?o { ?s schema:name ?o } ORDER BY ?s LIMIT 3"
    assert run(disk, query, seconds=60) == run(disk, query)
    assert run(disk, "ASK { ?s ?p ?o }", seconds=60).rows == ((True,),)
    built = "CONSTRUCT { ?s a ss:Event } WHERE { ?s a ss:Event }"
    assert run(disk, built, seconds=60) == run(disk, built)
    with pytest.raises(BadQuery, match="was stopped"):
        run(disk, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", seconds=0.5)
    with pytest.raises(BadQuery, match="can't be read"):
        run(disk, "SELECT * {", seconds=60)
    with pytest.raises(ValueError, match="on disk"):
        run(memory, query, seconds=1)
