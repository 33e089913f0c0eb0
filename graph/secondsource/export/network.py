"""GraphML and CSV tables of nodes and edges, for Gephi, pandas and the like.

Spans, evidence, figures and dependences are left out: a node has a kind, a label and, for
propositions, verdict and support. In CSV a text that begins like a formula of a spreadsheet has
an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any

import networkx as nx

from secondsource.export.cells import harmless
from secondsource.network import story_network
from secondsource.records import StoryRecords
from secondsource.signs import signed

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NODE_COLUMNS = ("Id", "Label", "Kind", "Verdict", "Strict", "Named", "Max", "Published")
EDGE_COLUMNS = ("Source", "Target", "Type", "Kind", "Reason", "Score")
_ATTRIBUTES = {c: c.lower() for c in NODE_COLUMNS[1:]}


def story_graph(records: StoryRecords) -> nx.MultiDiGraph[str]:
    """Return the story's network with verdicts, support and dates on the nodes.

    Claims are labelled with their sign, as propositions are.
    """
    graph = story_network(records)
    for claim in records.claims:
        graph.nodes[claim.id]["label"] = signed(claim, claim.text)
    for verdict in records.verdicts:
        if verdict.proposition in graph:
            support = verdict.support
            graph.nodes[verdict.proposition].update(
                verdict=verdict.verdict,
                strict=support.strict,
                named=support.named,
                max=support.max,
            )
    for info in records.documents:
        if info.published is not None:
            graph.nodes[info.id]["published"] = info.published
    return graph


def write_graphml(records: StoryRecords, file: IO[bytes]) -> None:
    """Write GraphML; characters that XML can't hold become U+FFFD."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    found = story_graph(records)
    for node, data in found.nodes(data=True):
        graph.add_node(node, **_clean(data))
    for source, target, data in found.edges(data=True):
        graph.add_edge(source, target, **_clean(data))
    nx.write_graphml_xml(graph, file, encoding="utf-8")


def _clean(data: dict[str, Any]) -> dict[str, Any]:
    return {k: _NOT_XML.sub("�", v) if isinstance(v, str) else v for k, v in data.items()}


def write_nodes(records: StoryRecords, file: IO[bytes]) -> None:
    """Write one row a node; the header is what Gephi expects."""
    nodes = story_graph(records).nodes(data=True)
    rows = ([node, *(data.get(a, "") for a in _ATTRIBUTES.values())] for node, data in nodes)
    _write(file, NODE_COLUMNS, rows)


def write_edges(records: StoryRecords, file: IO[bytes]) -> None:
    """Write one row an edge."""
    _write(file, EDGE_COLUMNS, _edge_rows(story_graph(records)))


def _edge_rows(graph: nx.MultiDiGraph[str]) -> Iterator[list[Any]]:
    for source, target, data in graph.edges(data=True):
        rest = (data.get("kind", ""), data.get("reason", ""), data.get("score", ""))
        yield [source, target, "Directed", *rest]


def _write(file: IO[bytes], columns: Sequence[str], rows: Iterable[list[Any]]) -> None:
    with io.TextIOWrapper(file, encoding="utf-8", errors="replace", newline="") as text:
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(map(harmless, row) for row in rows)
