"""Every export is read back by a reader that is not ours."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pytest
from rdf_example import OKOYE, RECORDS, TEXT
from rdflib import RDF, SDO, Dataset, Graph
from rdflib.compare import isomorphic

from benchmarks.synthetic import story
from secondsource.errors import SecondSourceError
from secondsource.export import WRITERS, export
from secondsource.export.cells import harmless
from secondsource.export.jsonld import context
from secondsource.rdf import as_graph
from secondsource.records import StoryRecords
from secondsource.store import ClaimStore, MemoryStore, story_quads, write_story
from secondsource.vocab import LINKS, SS

HOSTILE = "a\"b'c<script>\\n\n\t,=1+1;}\x0b\x1f – ü 🚢 \ufffe"


@pytest.fixture(scope="module")
def told() -> tuple[StoryRecords, dict[str, str]]:
    records, texts = story(5, claims=5)
    first = replace(records.entities[0], name=HOSTILE, aliases=(HOSTILE,))
    info = replace(records.documents[0], title=HOSTILE, outlet=HOSTILE)
    return (
        replace(
            records,
            entities=(first, *records.entities[1:]),
            documents=(info, *records.documents[1:]),
        ),
        texts,
    )


@pytest.fixture(scope="module")
def store(
    told: tuple[StoryRecords, dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ClaimStore]:
    path = tmp_path_factory.mktemp("story") / "store"
    write_story(path, told[0], told[1].__getitem__)
    with ClaimStore.open(path, read_only=True) as opened:
        yield opened


@pytest.fixture
def written(
    request: pytest.FixtureRequest,
    store: ClaimStore,
    told: tuple[StoryRecords, dict[str, str]],
    tmp_path: Path,
) -> bytes:
    """The bytes of an export with the ending given as the test's parameter."""
    (path,) = export(store, told[0], told[1].__getitem__, tmp_path / f"out{request.param}")
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    return path.read_bytes()


@pytest.fixture
def quads(told: tuple[StoryRecords, dict[str, str]]) -> list[Any]:
    return list(story_quads(told[0], told[1].__getitem__))


# --- RDF -------------------------------------------------------------------------------------


def canonical(graph: Graph) -> Graph:
    """The graph as rdflib's own parser spells its literals."""
    return Graph().parse(data=graph.serialize(format="nt"), format="nt")


@pytest.mark.parametrize("written", [".ttl"], indirect=True)
def test_turtle(written: bytes, quads: list[Any]) -> None:
    read = Graph().parse(data=written, format="turtle")
    assert isomorphic(canonical(read), canonical(as_graph(quads)))


@pytest.mark.parametrize(
    ("written", "form"),
    [(".nq", "nquads"), (".trig", "trig"), (".jsonld", "json-ld")],
    indirect=["written"],
)
def test_datasets(written: bytes, form: str, quads: list[Any]) -> None:
    read = Dataset()
    read.parse(data=written, format=form)
    found = {g.identifier: g for g in read.graphs() if len(g)}
    assert set(found) == {q[3] for q in quads}
    for name, graph in found.items():
        own = as_graph(q for q in quads if q[3] == name)
        assert isomorphic(canonical(graph), canonical(own)), name


@pytest.mark.parametrize("written", [".nq"], indirect=True)
def test_nquads_are_sorted(written: bytes, quads: list[Any]) -> None:
    lines = written.splitlines(keepends=True)
    assert lines == sorted(lines)
    assert len(lines) == len(quads)


def test_json_ld_uses_the_context(store: ClaimStore, tmp_path: Path) -> None:
    out = export(store, StoryRecords(), str, tmp_path / "a.jsonld")[0]
    data = json.loads(out.read_text("utf-8"))
    assert data["@context"] == context()
    nodes = [node for graph in data["@graph"] for node in graph["@graph"]]
    terms = {key for node in nodes for key in node}
    assert len(terms) > 60
    assert terms <= set(context())
    (links,) = (g for g in data["@graph"] if g["id"] == str(LINKS))
    kinds = {k for n in links["@graph"] if "type" in n for k in [n["type"]] if isinstance(k, str)}
    assert "ss:Relation" in kinds


def test_context_covers_the_ontology() -> None:
    properties = {v["@id"] for v in context().values() if isinstance(v, dict)}
    own = {f"ss:{name}" for name in dir(SS) if not name.startswith("_") and name[0].islower()}
    assert len(own) > 50
    assert own <= properties


@pytest.mark.parametrize("ending", sorted([*WRITERS, ".csv"]))
def test_same_story_same_bytes(
    ending: str, told: tuple[StoryRecords, dict[str, str]], store: ClaimStore, tmp_path: Path
) -> None:
    memory = MemoryStore()
    memory.bulk_load(reversed(list(story_quads(told[0], told[1].__getitem__))))
    one = export(store, told[0], told[1].__getitem__, tmp_path / f"one{ending}")
    two = export(memory, told[0], told[1].__getitem__, tmp_path / f"two{ending}")
    assert [p.read_bytes() for p in one] == [p.read_bytes() for p in two]


# --- networks --------------------------------------------------------------------------------


@pytest.mark.parametrize("written", [".graphml"], indirect=True)
def test_graphml(written: bytes, told: tuple[StoryRecords, dict[str, str]]) -> None:
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    root = ET.fromstring(written)
    nodes = root.findall(".//g:node", space)
    graph = nx.read_graphml(io.BytesIO(written), force_multigraph=True)
    assert {n.get("id") for n in nodes} == set(graph)
    assert graph.nodes[told[0].claims[0].id]["label"] == told[0].claims[0].text
    assert len(root.findall(".//g:edge", space)) == graph.number_of_edges() > 100
    kinds = {data["kind"] for _, _, data in graph.edges(data=True)}
    assert {"claims", "reports", "states", "corroborates"} <= kinds
    verdict = told[0].verdicts[0]
    assert graph.nodes[verdict.proposition]["verdict"] == verdict.verdict
    assert graph.nodes[verdict.proposition]["max"] == verdict.support.max


def test_csv(store: ClaimStore, told: tuple[StoryRecords, dict[str, str]], tmp_path: Path) -> None:
    paths = export(store, told[0], told[1].__getitem__, tmp_path / "net.csv")
    assert [p.name for p in paths] == ["net-nodes.csv", "net-edges.csv"]
    nodes, edges = (pd.read_csv(p, keep_default_na=False) for p in paths)
    assert set(edges["Source"]) | set(edges["Target"]) <= set(nodes["Id"])
    assert nodes["Id"].is_unique
    assert set(nodes["Kind"]) >= {"claim", "document", "outlet", "proposition", "person"}
    with paths[0].open(encoding="utf-8", newline="") as file:
        rows = {row["Id"]: row for row in csv.DictReader(file)}
    entity, verdict = told[0].entities[0], told[0].verdicts[0]
    assert rows[entity.id]["Label"] == HOSTILE
    assert rows[verdict.proposition]["Named"] == str(verdict.support.named)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1", "'＝1"),
        ("1=1", "1=1"),
        (" =1", " =1"),
        ("'=1", "'=1"),
        ("", ""),
        (-1, -1),
        (-0.5, -0.5),
        (None, None),
    ],
)
def test_cells_that_would_run(value: object, written: object) -> None:
    assert harmless(value) == written


def test_no_cell_of_a_table_starts_a_formula(tmp_path: Path) -> None:
    evil = "=HYPERLINK(1)"
    people = tuple(replace(e, name=evil) for e in RECORDS.entities)
    claims = tuple(replace(c, text="+1 said so") for c in RECORDS.claims)
    edges = tuple(replace(r, reason="@x") for r in RECORDS.relations)
    records = replace(RECORDS, entities=people, claims=claims, relations=edges)
    cells: list[str] = []
    for path in export(MemoryStore(), records, lambda _: TEXT, tmp_path / "a.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            cells += [cell for row in csv.reader(file) for cell in row]
    assert {"'=HYPERLINK(1)", "'+1 said so", "'@x"} <= set(cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


# --- schema.org ------------------------------------------------------------------------------


@pytest.mark.parametrize("written", [".schema.jsonld"], indirect=True)
def test_schema_org(written: bytes, told: tuple[StoryRecords, dict[str, str]]) -> None:
    data = json.loads(written)
    assert data["@context"] == "https://schema.org"
    offline = {**data, "@context": {"@vocab": str(SDO)}}
    graph = Graph().parse(data=json.dumps(offline), format="json-ld")
    claims = set(graph.subjects(RDF.type, SDO.Claim))
    assert len(claims) == len(told[0].propositions)
    known = {str(t) for t in dir(SDO)} | {str(RDF.type)}
    assert {str(p) for p in graph.predicates()} <= known
    assert {str(o) for o in graph.objects(None, RDF.type)} <= known
    for claim in claims:
        assert graph.value(claim, SDO.name)
        assert graph.value(claim, SDO.text)
        assert graph.value(claim, SDO.appearance)


def test_first_appearance_is_the_earliest_dated(tmp_path: Path) -> None:
    later = replace(RECORDS.documents[0], id="d-later", path="a.txt", published="2031-03-05")
    undated = replace(later, id="d-undated", path="b.txt", published=None)
    claims = (
        *RECORDS.claims,
        replace(OKOYE, id="c-2", document="d-later"),
        replace(OKOYE, id="c-3", document="d-undated"),
    )
    closed = replace(RECORDS.propositions[0], claims=("c-2", "c-3", "c-okoye"))
    records = replace(
        RECORDS,
        documents=(later, undated, *RECORDS.documents),
        claims=claims,
        propositions=(closed,),
    )
    (out,) = export(MemoryStore(), records, lambda _: TEXT, tmp_path / "a.schema.jsonld")
    (claim,) = json.loads(out.read_text("utf-8"))["@graph"]
    assert claim["firstAppearance"]["@id"] == "urn:secondsource:d-bridge"
    assert len(claim["appearance"]) == 3


# --- FollowTheMoney --------------------------------------------------------------------------

# Of the model's documentation: properties, those that refer to entities, those required.
FTM: dict[str, tuple[set[str], dict[str, str], set[str]]] = {
    "Article": (
        {"title", "fileName", "publisher", "sourceUrl", "publishedAt", "author"},
        {},
        set(),
    ),
    "Person": ({"name", "alias", "position"}, {}, {"name"}),
    "Organization": ({"name", "alias"}, {}, {"name"}),
    "LegalEntity": ({"name", "alias"}, {}, {"name"}),
    "Address": ({"full", "alias"}, {}, set()),
    "Event": ({"name", "location", "date", "keywords"}, {"involved": "legal"}, {"name"}),
    "Membership": (
        set(),
        {"member": "legal", "organization": "Organization"},
        {"member", "organization"},
    ),
    "UnknownLink": ({"role"}, {"subject": "any", "object": "any"}, {"subject", "object"}),
    "Documentation": (
        {"role", "summary", "date"},
        {"document": "Article", "entity": "any"},
        {"document", "entity"},
    ),
    "Note": ({"name", "description", "keywords"}, {"proof": "Article"}, set()),
}
LEGAL = {"Person", "Organization", "LegalEntity"}


@pytest.mark.parametrize("written", [".ftm.jsonl"], indirect=True)
def test_follow_the_money(written: bytes, told: tuple[StoryRecords, dict[str, str]]) -> None:
    entities = [json.loads(line) for line in written.splitlines()]
    schemas = {e["id"]: e["schema"] for e in entities}
    assert len(schemas) == len(entities)
    assert set(schemas.values()) >= {"Article", "Person", "Event", "Documentation", "Note"}
    for entity in entities:
        literals, references, required = FTM[entity["schema"]]
        assert required <= set(entity["properties"]) <= literals | set(references)
        for name, values in entity["properties"].items():
            assert values
            assert all(isinstance(v, str) and v for v in values)
            if name in references:
                assert all(_fits(schemas[v], references[name]) for v in values)
    assert sum(s == "Documentation" for s in schemas.values()) == sum(
        c.claimant is not None for c in told[0].claims
    )


def _fits(schema: str, wanted: str) -> bool:
    return wanted == "any" or schema == wanted or (wanted == "legal" and schema in LEGAL)


# --- refusals --------------------------------------------------------------------------------


def test_unknown_ending(store: ClaimStore, tmp_path: Path) -> None:
    with pytest.raises(SecondSourceError, match=r"Use one of: \.csv"):
        export(store, StoryRecords(), str, tmp_path / "graph.docx")
    assert not list(tmp_path.iterdir())


def test_missing_folder(store: ClaimStore, tmp_path: Path) -> None:
    with pytest.raises(SecondSourceError, match="no folder"):
        export(store, StoryRecords(), str, tmp_path / "no" / "graph.ttl")


def test_a_failure_keeps_the_old_file(tmp_path: Path) -> None:
    out = tmp_path / "graph.ttl"
    out.write_text("precious")
    closed = ClaimStore.create(tmp_path / "store")
    closed.close()
    with pytest.raises(ValueError, match="closed"):
        export(closed, StoryRecords(), str, out)
    assert out.read_text() == "precious"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["graph.ttl", "store"]


@pytest.mark.parametrize("written", [".ftm.jsonl"], indirect=True)
def test_followthemoney_reads_all(written: bytes) -> None:
    reason = "followthemoney is not installed: make test installs it where it can"
    ftm = pytest.importorskip("followthemoney", reason=reason)
    lines = written.splitlines()
    assert len(lines) > 5
    for line in lines:
        entity = json.loads(line)
        proxy = ftm.EntityProxy.from_dict(entity)
        proxy.schema.validate(proxy.to_dict())
        assert {k for k in entity["properties"] if proxy.get(k)} == entity["properties"].keys()
