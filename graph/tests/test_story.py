"""The Python interface: tables, network, RDF, and how a story shows itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
from rdflib import Dataset

import secondsource
from secondsource.builder import build
from secondsource.story import Story


def test_tables(sample_story: Story) -> None:
    claims = sample_story.claims
    assert {"claimant", "text", "polarity", "document", "proposition"} <= set(claims.columns)
    assert set(claims["proposition"]) == set(sample_story.propositions["id"])
    assert set(claims["document"]) <= set(sample_story.documents["path"])
    named = sample_story.entities[sample_story.entities["named"]]
    assert "Ines Torvald" in set(named["name"])
    assert not sample_story.events.empty


def test_verdicts_belong_to_propositions(sample_story: Story) -> None:
    verdicts = sample_story.corroborate()
    assert [v.proposition for v in verdicts] == [p.id for p in sample_story.records.propositions]
    for verdict in verdicts:
        support = verdict.support
        assert support.strict <= support.named <= support.max
        assert support.full <= support.named


def test_network(sample_story: Story) -> None:
    network = sample_story.network
    assert isinstance(network, nx.MultiDiGraph)
    kinds = {data["kind"] for _, data in network.nodes(data=True)}
    assert {"person", "document", "outlet", "claim", "proposition"} <= kinds
    assert {"claims", "reports", "states"} <= {d["kind"] for _, _, d in network.edges(data=True)}
    assert all("kind" in data for _, data in network.nodes(data=True))


def test_graph_and_query(sample_story: Story) -> None:
    assert isinstance(sample_story.graph, Dataset)
    answer = sample_story.query("who-said", about="Torvald")
    assert len(answer) > 0


def test_text_is_the_article(sample_story: Story) -> None:
    row = sample_story.claims.iloc[0]
    document = {d.path: d.id for d in sample_story.records.documents}[row["document"]]
    assert row["text"].split(" … ")[0] in sample_story.text(document)


def test_shows_itself_escaped(sample_story: Story) -> None:
    assert repr(sample_story).startswith("<Story: 10 articles")
    shown = sample_story._repr_html_()
    assert "<table" in shown
    assert "<script" not in shown


def test_a_story_without_a_folder_lives_as_long_as_its_object(tmp_path: object) -> None:
    story = secondsource.build(secondsource.sample() / "ulver-herald")
    folder = story.path
    assert folder.is_dir()
    assert len(secondsource.open(folder).documents) == len(story.documents)
    del story
    assert not folder.exists()


def test_pages_bear_the_title_that_is_given(sample_story: Story, tmp_path: Path) -> None:
    for name in ("graph.html", "report.html", "report.md"):
        write = sample_story.view if name == "graph.html" else sample_story.report
        page = write(tmp_path / name, title="Flood & <gate>").read_text(encoding="utf-8")
        assert "Flood &amp; " in page
        assert "Flood & <gate>" not in page
        plain = write(tmp_path / name).read_text(encoding="utf-8")
        assert "10 articles from 6 outlets" in plain


def test_a_build_says_what_it_is_at(tmp_path: Path) -> None:
    seen: list[tuple[str, object]] = []

    def watch(items: Iterable[Any], what: str) -> Iterator[Any]:
        for item in items:
            seen.append((what, getattr(item, "name", None)))
            yield item

    build([secondsource.sample() / "ulver-herald"], tmp_path / "story", progress=watch)
    assert {what for what, _ in seen} == {"articles", "steps"}
    steps = [name for what, name in seen if what == "steps"]
    assert steps == ["linking", "writing the graph", "writing the pages"]
