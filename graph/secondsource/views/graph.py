"""graph.html: a story as an interactive page in one file, with pyvis and vis-network."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from markupsafe import Markup

from secondsource.records import StoryRecords
from secondsource.views.data import page_data
from secondsource.views.index import StoryIndex, Texts
from secondsource.views.pack import Words, packed
from secondsource.views.page import data_element, environment, policy, template_text, trusted
from secondsource.views.text import one_line

_SCRIPTS = (
    "core.js",
    "filters.js",
    "panel.js",
    "evidence.js",
    "map.js",
    "chain.js",
    "table.js",
    "controls.js",
    "timeline.js",
    "main.js",
)
# Strings get short numbers in this order: those that repeat most come first.
_TABLES = (
    "edges",
    "chains",
    "claims",
    "nodes",
    "propositions",
    "documents",
    "entities",
    "events",
    "passages",
)
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"scaling": {"label": {"drawThreshold": 6}}},  # smaller letters can't be read
    "edges": {"smooth": False, "selectionWidth": 1.5},
    "interaction": {
        "hover": True,
        "hideEdgesOnDrag": False,
        "hideEdgesOnZoom": True,
        "keyboard": False,
        "multiselect": False,
        "tooltipDelay": 150,
    },
}


def graph_html(records: StoryRecords, texts: Texts, title: str) -> str:
    """Return a page, complete in itself, that shows a story as a map, as chains and as tables.

    ``texts`` maps a document's ``text_hash`` to its text. The page loads nothing; the same
    records give the same page. Write it with UTF-8.
    """
    story = StoryIndex(records, texts)
    rows = page_data(story)
    rows["nodes"], rows["edges"], options = _through_pyvis(rows["nodes"], rows["edges"])
    cards, words = rows.pop("cards"), Words()
    tables = {name: packed(rows[name], words) for name in _TABLES}
    data = {"words": words.all(), "tables": tables, "cards": cards, "options": options}
    library, style = _vis_network(), trusted(template_text("graph.css"), "style")
    application = trusted(_application(), "script")
    return (
        environment()
        .get_template("graph.html")
        .render(
            title=one_line(title),
            policy=policy([library, application], [style]),
            data=data_element(data),
            library=library,
            application=application,
            style=style,
        )
    )


def _through_pyvis(
    nodes: list[dict[str, Any]], edges: list[dict[str, Any]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, Any]]:
    """Make a pyvis network of nodes and edges and return what vis-network is to be given.

    The lists are filled directly: ``add_node`` and ``add_edge`` search them for each item,
    which takes quadratic time. Importing pyvis is slow, hence here.
    """
    from pyvis.edge import Edge
    from pyvis.network import Network
    from pyvis.node import Node

    network = Network(directed=True)
    for node in nodes:
        rest = {k: v for k, v in node.items() if k not in ("id", "shape", "label")}
        network.nodes.append(Node(node["id"], node["shape"], node["label"], **rest).options)
    for edge in edges:
        rest = {k: v for k, v in edge.items() if k not in ("from", "to")}
        network.edges.append(Edge(edge["from"], edge["to"], **rest).options)
    network.set_options(json.dumps(_OPTIONS))
    found_nodes, found_edges, *_, options = network.get_network_data()
    return (
        [_without(node, "id") for node in found_nodes],  # a row's number says it
        [_without(edge, "id", "arrows") for edge in found_edges],  # a kind has its own arrows
        json.loads(options),
    )


def _without(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in names}


def _vis_network() -> Markup:
    """The vis-network library that pyvis brings, without the reference to its source map."""
    import pyvis

    folder = Path(pyvis.__file__).parent / "templates" / "lib"
    found = sorted(folder.glob("vis-*/vis-network.min.js"))
    text = found[-1].read_text(encoding="utf-8")
    return trusted(text.partition("//# sourceMappingURL")[0], "script")


def _application() -> str:
    """Our own script: the parts share one scope that nothing outside can reach."""
    parts = "\n".join(template_text(name) for name in _SCRIPTS)
    return "(function () {\n'use strict';\n" + parts + "\n})();\n"
