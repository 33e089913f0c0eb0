"""One suite for every store, and what is peculiar to each."""

from __future__ import annotations

import io
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdf_example import RECORDS, TEXT
from rdflib import XSD, BNode, Dataset, Graph, Literal, URIRef, Variable
from rdflib.compare import isomorphic
from rdflib.term import Node
from virtuoso import virtuoso

from benchmarks.synthetic import story
from secondsource.errors import BadQuery, NotAStory
from secondsource.rdf import Quad, as_graph
from secondsource.rdf.literals import moment, number, string
from secondsource.store import (
    ClaimStore,
    MemoryStore,
    RemoteStore,
    Solutions,
    Store,
    document_batches,
    story_quads,
    write_story,
)
from secondsource.store.base import with_prefixes
from secondsource.store.guard import declared_prefixes, looks_like_sparql, names_dataset
from secondsource.store.journal import Journal
from secondsource.store.nquads import LineReader, line, term
from secondsource.vocab import LINKS, SS, document_graph, instance

__all__ = ["virtuoso"]
BACKENDS = ("oxigraph", "memory", "remote")


@pytest.fixture(params=BACKENDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each kind."""
    with _made(request, tmp_path) as made:
        yield made


def _made(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "memory":
        return MemoryStore()
    if request.param == "oxigraph":
        return ClaimStore.create(tmp_path / "store")
    remote: RemoteStore = request.getfixturevalue("virtuoso")
    remote.clear()
    return remote


@pytest.fixture(scope="module")
def quads() -> list[Quad]:
    records, texts = story(8, claims=6)
    return list(story_quads(records, texts.__getitem__))


def nquads(store: Store) -> bytes:
    file = io.BytesIO()
    store.write_nquads(file)
    return file.getvalue()


# --- every store -------------------------------------------------------------------------------


def test_empty(store: Store) -> None:
    assert len(store) == 0
    assert store.graphs() == ()
    assert nquads(store) == b""
    assert store.query("ASK { ?s ss:path ?o }") is False


def test_what_goes_in_comes_out(store: Store, quads: list[Quad]) -> None:
    store.bulk_load(iter(quads))
    assert len(store) == len(quads)
    assert store.graphs() == tuple(sorted({q[3] for q in quads}))
    links = [q for q in quads if q[3] == LINKS]
    assert set(store.graph(LINKS)) == {q[:3] for q in links}
    assert isomorphic(store.graph(LINKS), as_graph(links))


def test_the_ways_of_writing_agree(store: Store, quads: list[Quad], tmp_path: Path) -> None:
    with ClaimStore.create(tmp_path / "reference") as reference:
        reference.bulk_load(quads)
        expected = nquads(reference)
    for name in {q[3] for q in quads}:
        store.extend(q for q in quads if q[3] == name)
    assert nquads(store) == expected
    lines = expected.splitlines(keepends=True)
    assert lines == sorted(lines)
    assert len(lines) == len(quads)


def test_extend_twice_is_once(store: Store, quads: list[Quad]) -> None:
    store.extend(quads)
    store.extend(quads)
    assert len(store) == len(quads)


def test_replace_takes_one_graph(store: Store, quads: list[Quad]) -> None:
    store.bulk_load(quads)
    name = next(g for g in store.graphs() if g != LINKS)
    others = [q for q in quads if q[3] != name]
    new = (instance("d-new"), SS.path, Literal('a"b\\c\nd\te {}'), name)
    store.replace(name, [new])
    assert set(store.graph(name)) == {new[:3]}
    assert len(store) == len(others) + 1
    store.replace(name, [])
    assert name not in store.graphs()
    assert len(store) == len(others)


def test_replace_is_all_or_nothing(store: Store, quads: list[Quad]) -> None:
    store.bulk_load(quads)
    name = store.graphs()[0]

    def failing() -> Iterator[Quad]:
        yield (instance("d-new"), SS.path, Literal("x"), name)
        raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError):
        store.replace(name, failing())
    with pytest.raises(RuntimeError):
        store.extend(failing())
    assert len(store) == len(quads)


def test_select_ask_construct(store: Store) -> None:
    store.bulk_load(story_quads(RECORDS, lambda _: TEXT))
    found = store.select(
        "SELECT ?name (COUNT(DISTINCT ?c) AS ?n) ?none "
        "{ ?c ss:claimant/schema:name ?name OPTIONAL { ?c skos:note ?none } } "
        "GROUP BY ?name ?none ORDER BY ?name"
    )
    assert found == Solutions(
        ("name", "n", "none"),
        (
            (Literal("Brandt & Sons"), Literal("1", datatype=XSD.integer), None),
            (Literal("Lena Okoye"), Literal("1", datatype=XSD.integer), None),
        ),
    )
    assert store.query("ASK { ?who ss:denies ?event }") is True
    built = store.query("CONSTRUCT { ?e ss:event ?p } WHERE { ?p ss:claims ?e }")
    assert isinstance(built, Graph)
    assert set(built) == {(instance("v-closure"), SS.event, instance("e-okoye"))}
    with pytest.raises(BadQuery, match="no table"):
        store.select("ASK { ?s ?p ?o }")


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("SELECT ?p (COUNT(?s) AS ?n) { ?s ?p ss:Run } GROUP BY ?p", ()),
        ("SELECT (COUNT(?s) AS ?n) { ?s ?p ss:Run }", ((Literal(0),),)),
        ("SELECT ?p (COUNT(?s) AS ?n) { ?s ?p 'x' } GROUP BY ?p", ((SS.path, Literal(1)),)),
    ],
)
def test_groups(store: Store, query: str, rows: tuple[object, ...]) -> None:
    store.extend([(instance("a"), SS.path, Literal("x"), LINKS)])
    assert store.select(query).rows == rows


@pytest.mark.parametrize("size", [1_900, 20_000, 200_000])
def test_long_literals(store: Store, size: int) -> None:
    """Servers have limits on keys and on lines; a batch is never smaller than a literal."""
    words = ("gate – “crack” " * (size // 15 + 1))[:size]
    rows = [
        (instance("a"), SS.path, Literal(words), LINKS),
        (instance("b"), SS.path, Literal(words + "!"), LINKS),
    ]
    store.extend(rows)
    assert set(store.graph(LINKS)) == {row[:3] for row in rows}
    found = store.select("SELECT ?s { ?s ss:path ?o FILTER(STRENDS(?o, '!')) }")
    assert found.rows == ((instance("b"),),)


def test_union_by_default_and_from_on_request(store: Store) -> None:
    store.bulk_load(story_quads(RECORDS, lambda _: TEXT))
    everywhere = "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a ?class VALUES ?class { %s } }"
    within = everywhere.replace("{ ?s", f"FROM <{LINKS}> {{ ?s", 1)
    other = "SELECT ?s FROM <urn:secondsource:graph:none> { ?s ?p ?o }"
    assert store.select(everywhere % "ss:Claim").rows == ((Literal(2),),)
    assert store.select(within % "ss:Claim").rows == ((Literal(0),),)
    assert store.select(within % "ss:Event").rows == ((Literal(1),),)
    assert store.select(other).rows == ()
    graphs = store.select("SELECT DISTINCT ?g { GRAPH ?g { ?s a ss:Claim } }").rows
    assert graphs == ((document_graph("d-bridge"),),)


REFUSED = [
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "SELECT * { FILTER(trueSERVICE<http://127.0.0.1:9/> { ?s ?p ?o }) }",
    "SELECT * { # hidden\rSERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    'SELECT * { ?s ?p """a\'b" # """ . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }',
    "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    'SELECT * { ?s ?p "\\u0022 . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } # " }',
    "SELECT * FROM <file:///etc/hostname> { ?s ?p ?o }",
    "SELECT * FROM NAMED <file:///etc/hostname> { GRAPH ?g { ?s ?p ?o } }",
    "SELECT * FROM<../x.ttl> { ?s ?p ?o }",
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "PREFIX a: <urn:a> delete where { ?s ?p ?o }",
    "LOAD <http://127.0.0.1:9/>",
    "DROP ALL",
    "CLEAR DEFAULT",
    "SELECT",
    "SELECT * { ?s nope:thing ?o }",
    "hello",
    "",
]


@pytest.mark.parametrize("query", REFUSED)
def test_refused(store: Store, query: str) -> None:
    with pytest.raises(BadQuery):
        store.query(query)


UNREADABLE = [
    ("SELECT * {", "line 1, column 11, after “SELECT * {”"),
    ("SELECT *\n{ ?s ?p ?o .\n FILTER(?x >) }", "line 3"),
    ("SELECT * { ?s ?p 'abc }", "line 1, column"),
    ("# " + "a" * 90 + "\nSELECT nonsense", "line 2, column"),
]


@pytest.mark.parametrize("made", ["oxigraph", "memory"])
@pytest.mark.parametrize(("query", "place"), UNREADABLE)
def test_unreadable_queries_are_told_in_one_line(
    made: str, query: str, place: str, tmp_path: Path
) -> None:
    store = ClaimStore.create(tmp_path / "s") if made == "oxigraph" else MemoryStore()
    with store, pytest.raises(BadQuery) as caught:
        store.query(query)
    assert place in str(caught.value)
    assert len(str(caught.value)) < 140
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("SELECT * { ?s nope:x ?o }", "(Prefix not found)"),
        ("SELECT ?s { ?s ?p ?o } GROUP BY ?p", "(The SELECT contains a variable that is unbound)"),
    ],
)
def test_reasons_of_the_parser(query: str, reason: str, tmp_path: Path) -> None:
    with ClaimStore.create(tmp_path / "s") as store, pytest.raises(BadQuery) as caught:
        store.query(query)
    assert reason in str(caught.value)
    assert len(str(caught.value)) < 160


ALLOWED = [
    'SELECT * { ?s schema:text "Federal Security Service" }',
    "SELECT * { ?s schema:text 'a SERVICE <http://x> { }' } # SERVICE",
    "SELECT ?service { ?s ss:path ?service }",
    "SELECT * { ?s schema:url <https://a.example/service> }",
    'SELECT * { ?s schema:text "say \\"SERVICE\\"" }',
    "BASE <urn:a> PREFIX b: <urn:b>\n# c\nSELECT * { ?insert b:c ?delete }",
]


@pytest.mark.parametrize("query", ALLOWED)
def test_allowed(store: Store, query: str) -> None:
    assert store.select(query).rows == ()


literals = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=12).map(string),
    st.floats(allow_nan=False).map(number),
    st.integers().filter(lambda n: abs(n) < 2**62).map(Literal),
    st.booleans().map(Literal),
    st.dates().map(lambda d: moment(d.isoformat())),
    st.datetimes(timezones=st.just(None) | st.timezones()).map(lambda d: moment(d.isoformat())),
    st.integers(0, 9999).map(lambda y: moment(f"{y:04d}")),
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(literals, min_size=1, max_size=40))
def test_all_stores_spell_literals_alike(
    tmp_path_factory: pytest.TempPathFactory, values: list[Literal]
) -> None:
    rows = [(instance("a"), SS.path, value, LINKS) for value in values]
    memory = MemoryStore()
    memory.extend(rows)
    with ClaimStore.create(tmp_path_factory.mktemp("literals")) as disk:
        disk.extend(rows)
        assert nquads(disk) == nquads(memory)
        assert set(disk.graph(LINKS)) == {row[:3] for row in rows}


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_lines_are_read_in_parts(size: int) -> None:
    lines = iter([b"a\n", b"bcd\n", b"e\n"])
    parts = []
    while part := LineReader.of(lines, 2):
        parts.append(b"".join(iter(lambda: part.read(size), b"")))
    assert parts == [b"a\nbcd\n", b"e\n"]


def test_a_first_import_in_parts(
    quads: list[Quad], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("secondsource.store.oxigraph.PART", 700)
    with ClaimStore.create(tmp_path / "store") as store:
        store.bulk_load(iter(quads))
        assert len(store) == len(quads) > 1400


def test_sorting_uses_files_when_it_is_much(
    quads: list[Quad], monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = MemoryStore()
    memory.extend(quads)
    whole = nquads(memory)
    monkeypatch.setattr("secondsource.store.base._LINES_IN_MEMORY", 100)
    assert nquads(memory) == whole


# --- Oxigraph on disk ----------------------------------------------------------------------------


def test_a_story_is_written_and_opened(tmp_path: Path) -> None:
    records, texts = story(5, claims=4)
    write_story(tmp_path / "store", records, texts.__getitem__)
    with ClaimStore.open(tmp_path / "store", read_only=True) as one:
        with ClaimStore.open(tmp_path / "store", read_only=True) as other:
            assert nquads(one) == nquads(other)
        assert len(one) == sum(map(len, document_batches(records, texts.__getitem__))) + len(
            one.graph(LINKS)
        )


def test_rdflib_dataset_is_the_same_store(tmp_path: Path) -> None:
    write_story(tmp_path / "store", RECORDS, lambda _: TEXT)
    with ClaimStore.open(tmp_path / "store", read_only=True) as store:
        dataset = store.dataset
        assert isinstance(dataset, Dataset)
        assert len(set(dataset.triples((None, None, None)))) == len(store)
        found = dataset.query("SELECT ?n { ?s ss:claims/schema:name ?n }").bindings
        assert [str(row[Variable("n")]) for row in found] == ["closure of the east bridge"]
        assert set(dataset.graph(LINKS).objects(instance("e-okoye"), SS.claims)) == {
            instance("v-closure")
        }


Spoil = Callable[[Path], object]


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda path: None, "holds no store"),
        (lambda path: path.mkdir(), "holds no store"),
        (lambda path: path.write_text("x"), "holds no store"),
        (
            lambda path: (path.mkdir(), (path / "CURRENT").write_text("MANIFEST-9\n")),
            "can't be opened",
        ),
    ],
)
def test_what_is_no_store_is_told(tmp_path: Path, spoil: Spoil, message: str) -> None:
    spoil(tmp_path / "store")
    with pytest.raises(NotAStory, match=message):
        ClaimStore.open(tmp_path / "store")


def test_create_keeps_its_hands_off(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("x")
    with pytest.raises(NotAStory, match="not empty"):
        ClaimStore.create(tmp_path)
    with pytest.raises(NotAStory, match="not empty"):
        ClaimStore.create(tmp_path / "diary.txt")


def test_one_writer(tmp_path: Path, quads: list[Quad]) -> None:
    with ClaimStore.create(tmp_path / "store") as store:
        store.extend(quads)
        with pytest.raises(NotAStory, match="another program"):
            ClaimStore.open(tmp_path / "store")
        store.backup(tmp_path / "snapshot")
        store.replace(store.graphs()[0], [])
        with ClaimStore.open(tmp_path / "snapshot", read_only=True) as snapshot:
            assert len(snapshot) == len(quads) > len(store)
    with ClaimStore.open(tmp_path / "store") as again:
        assert 0 < len(again) < len(quads)


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = ClaimStore.create(tmp_path / "store")
    store.close()
    store.close()
    with pytest.raises(ValueError, match="closed"):
        len(store)


def test_read_only_refuses_to_write(tmp_path: Path, quads: list[Quad]) -> None:
    ClaimStore.create(tmp_path / "store").close()
    with (
        ClaimStore.open(tmp_path / "store", read_only=True) as store,
        pytest.raises(ValueError, match="reading only"),
    ):
        store.extend(quads)


KILLED = """
import os, sys
from benchmarks.synthetic import story
from secondsource.store import ClaimStore, document_batches
records, texts = story(12, claims=4)
store = ClaimStore.create(sys.argv[1])
for number, batch in enumerate(document_batches(records, texts.__getitem__)):
    store.extend(batch)
    print(batch[0][3], len(batch), flush=True)
    if number == 7:
        os.kill(os.getpid(), 9)
"""


def test_a_killed_writer_leaves_whole_documents(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[1]
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path / "store")],
        capture_output=True,
        text=True,
        cwd=root,
        check=False,
    )
    assert done.returncode == -9, done.stderr
    written = dict(row.split() for row in done.stdout.splitlines())
    assert len(written) == 8
    with ClaimStore.open(tmp_path / "store") as store:
        assert {str(g): str(len(store.graph(g))) for g in store.graphs()} == written


def test_documents_are_sorted_in_many_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records, texts = story(12, claims=4)
    monkeypatch.setattr("secondsource.store.oxigraph.GROUP", 1000)
    monkeypatch.setattr("secondsource.store.oxigraph._FEW", 500)
    batches = list(document_batches(records, texts.__getitem__))
    waited = 0
    with ClaimStore.create(tmp_path / "store") as store:
        for batch in batches:
            store.extend(batch)
            waited += Journal(store.path).path.exists()
        assert 0 < waited < len(batches)
        assert len(store) == sum(map(len, batches))
        assert not Journal(store.path)
    assert not list((tmp_path / "store").glob("bulk-*"))


def test_a_dataset_sees_what_is_written_later(tmp_path: Path) -> None:
    new = (instance("d-new"), SS.path, Literal("x"), LINKS)
    with ClaimStore.create(tmp_path / "store") as store:
        dataset = store.dataset
        store.extend([new])
        assert set(dataset.graph(LINKS).subjects()) == {new[0]}


@pytest.mark.parametrize(
    ("tail", "kept"),
    [(b"", 2), (b"# 90\n<urn:a> <urn:b", 2), (b"# 9", 2), (b"<urn:a> <urn:b> <urn:c> .\n", 2)],
)
def test_what_a_killed_writer_had_left_to_do(tmp_path: Path, tail: bytes, kept: int) -> None:
    ClaimStore.create(tmp_path / "store").close()
    journal = Journal(tmp_path / "store")
    for name in ("one", "two"):
        journal.append(line(instance(name), SS.path, Literal("x"), LINKS))
    with journal.path.open("ab") as file:
        file.write(tail)
    (tmp_path / "store" / "bulk-1.sst").write_bytes(b"half")
    with pytest.raises(NotAStory, match="being written or was left so"):
        ClaimStore.open(tmp_path / "store", read_only=True)
    with ClaimStore.open(tmp_path / "store") as store:
        assert len(store) == kept
    assert not list((tmp_path / "store").glob("bulk-*"))
    with ClaimStore.open(tmp_path / "store", read_only=True) as store:
        assert len(store) == kept


def test_a_piece_that_does_not_fit_the_disk_leaves_the_others(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.append(b"one\n")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20, limits[1]))
    try:
        with pytest.raises(OSError, match="large"):
            journal.append(b"two" * 10)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    journal.append(b"three\n")
    assert list(journal.pieces()) == [b"one\n", b"three\n"]


# --- remote servers ------------------------------------------------------------------------------


def test_only_web_addresses() -> None:
    with pytest.raises(NotAStory, match="no http or https address"):
        RemoteStore("file:///etc/passwd")


def test_nobody_there() -> None:
    store = RemoteStore("http://127.0.0.1:9/sparql")
    with pytest.raises(NotAStory, match="can't be reached"):
        store.query("ASK { ?s ?p ?o }")
    with pytest.raises(NotAStory, match="nothing can be written"):
        store.replace(LINKS, [(instance("a"), SS.path, Literal("x"), LINKS)])


def test_large_graphs_go_in_batches(
    virtuoso: RemoteStore, quads: list[Quad], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("secondsource.store.remote.BATCH_QUADS", 50)
    virtuoso.clear()
    virtuoso.bulk_load(quads)
    assert len(virtuoso) == len(quads)
    links = [q for q in quads if q[3] == LINKS]
    virtuoso.replace(LINKS, links[:120])
    assert set(virtuoso.graph(LINKS)) == {q[:3] for q in links[:120]}


def test_other_graphs_are_left_alone(virtuoso: RemoteStore) -> None:
    other = (URIRef("urn:a"), URIRef("urn:b"), Literal("c"), URIRef("urn:others"))
    virtuoso.extend([other])
    virtuoso.clear()
    assert virtuoso.graphs() == ()
    assert set(virtuoso.graph(other[3])) == {other[:3]}


# --- the guard -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("SELECT * FROM <urn:g> { ?s ?p ?o }", True),
        ("SELECT * from named <urn:g> { ?s ?p ?o }", True),
        ("PREFIX g: <urn:> SELECT * FROM g:x { ?s ?p ?o }", True),
        ("PREFIX g: <urn:> SELECT * FROM NAMED:x { ?s ?p ?o }", True),
        ("SELECT ?from { ?from ?p 'FROM <urn:g>' } # FROM <urn:g>", False),
        ("SELECT * { ?s <urn:FROM> ?o }", False),
    ],
)
def test_names_dataset(query: str, names: bool) -> None:
    assert names_dataset(query) is names


def test_prefixes_are_added_once() -> None:
    query = "PREFIX schema: <http://schema.org/>\nSELECT * { ?s schema:name 'PREFIX ss: <x>' }"
    assert declared_prefixes(query) == {"schema"}
    text = with_prefixes(query)
    assert text.count("\n") == query.count("\n")
    assert text.count("PREFIX schema:") == 1
    assert text.count("PREFIX ss: <https") == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("select * {}", True),
        ("# a\nPREFIX a: <b> ASK {}", True),
        ("INSERT DATA {}", True),
        ("who-said", False),
        ("", False),
    ],
)
def test_looks_like_sparql(text: str, expected: bool) -> None:
    assert looks_like_sparql(text) is expected


def test_urns_only(tmp_path: Path) -> None:
    with ClaimStore.create(tmp_path / "s") as store, pytest.raises(ValueError, match="IRI"):
        store.extend([(URIRef("not an iri"), SS.path, Literal("x"), LINKS)])


@pytest.mark.parametrize(
    "node",
    [
        URIRef("urn:o> . } } ; DROP ALL ; INSERT DATA { GRAPH <urn:x> { <urn:a> <urn:b> <urn:c"),
        URIRef("urn:a b"),
        BNode("b> <urn:x"),
        Literal("1", datatype=URIRef("urn:t> <urn:x")),
    ],
)
def test_a_term_that_would_be_more_than_one_is_refused(node: Node) -> None:
    with pytest.raises(ValueError, match=r"is no (IRI|label)"):
        term(node)


def test_a_piece_that_was_broken_off_leaves_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(tmp_path)
    journal.append(b"<urn:a> <urn:b> <urn:c> <urn:g> .\n")

    class BreaksOff(io.FileIO):
        def write(self, data: object) -> int:
            super().write(bytes(data)[:9])  # type: ignore[call-overload]
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", lambda path, mode: BreaksOff(path, mode.replace("b", "")))
        with pytest.raises(KeyboardInterrupt):
            journal.append(b"<urn:d> <urn:e> <urn:f> <urn:g> .\n")
    journal.append(b"<urn:h> <urn:i> <urn:j> <urn:g> .\n")
    assert [piece[:7] for piece in journal.pieces()] == [b"<urn:a>", b"<urn:h>"]
