"""graph.html and the report as text: complete, the same every time, true to the records."""

from __future__ import annotations

import html
import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pypdf
import pytest
from page_visits import Open
from test_views_pack import unpacked

from benchmarks.small_story import small_story
from benchmarks.synthetic import story as synthetic
from secondsource.records import StoryRecords, make_id
from secondsource.views.data import page_data
from secondsource.views.edges import edges
from secondsource.views.figures import disagreements
from secondsource.views.graph import graph_html
from secondsource.views.index import StoryIndex
from secondsource.views.plots import day, matrix, timeline
from secondsource.views.report import report_html, report_markdown

Story = tuple[StoryRecords, dict[str, str]]


@pytest.fixture(scope="module")
def index(small: Story) -> StoryIndex:
    return StoryIndex(small[0], small[1].__getitem__)


@pytest.fixture(scope="module")
def page(small: Story) -> str:
    return graph_html(small[0], small[1].__getitem__, "The ferry <on> the Teeth")


def packed_data(page: str) -> dict[str, Any]:
    found = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert len(found) == 1
    loaded: dict[str, Any] = json.loads(found[0])
    return loaded


@pytest.fixture(scope="module")
def data(page: str) -> dict[str, Any]:
    """What the page holds: rows by table."""
    loaded = packed_data(page)
    return {name: unpacked(table, loaded["words"]) for name, table in loaded["tables"].items()}


# --- graph.html -------------------------------------------------------------------------------


def test_the_page_is_one_file_that_names_nothing_outside(page: str) -> None:
    markup = re.sub(r"<script.*?</script>|<style.*?</style>", "", page, flags=re.S)
    assert re.findall(r"<(?:link|script|img|iframe|object|embed|base)\b[^>]*>", markup) == [
        '<link rel="icon" href="data:,">'
    ]
    assert "sourceMappingURL" not in page
    assert "The ferry &lt;on&gt; the Teeth" in page
    assert "@import" not in page
    assert "url(" not in re.findall(r"<style>(.*?)</style>", page, re.S)[0]


def test_the_page_without_data_is_small(page: str, data: dict[str, Any]) -> None:
    assert len(page.encode()) < 1_000_000
    assert len(json.dumps(data)) < 100_000


def test_the_data_take_less_than_a_kilobyte_a_claim() -> None:
    """Each sentence, name and reason is stored once, whatever refers to it."""
    records, texts = synthetic(40, 6)
    page = graph_html(records, texts.__getitem__, "40")
    assert len(json.dumps(packed_data(page))) < 900 * len(records.claims)


def test_the_page_holds_the_rows_that_were_given(index: StoryIndex, data: dict[str, Any]) -> None:
    rows = page_data(index)
    for name in ("documents", "claims", "passages", "propositions", "entities", "chains"):
        assert data[name] == json.loads(json.dumps(rows[name])), name
        assert data[name], name


@pytest.mark.parametrize("write", [graph_html, report_html, report_markdown])
def test_the_same_records_give_the_same_bytes(write: Any) -> None:
    """In another process with another hash seed, too."""
    here = write(*_arguments(small_story()))
    program = (
        "import sys; from benchmarks.small_story import small_story;"
        f"from {write.__module__} import {write.__name__} as write;"
        "records, texts = small_story();"
        "sys.stdout.buffer.write(write(records, texts.__getitem__, 'T').encode())"
    )
    environment = {"PYTHONHASHSEED": "77", "PYTHONPATH": ":".join(sys.path)}
    there = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, env=environment
    )
    assert there.stdout.decode() == here


def _arguments(story: Story) -> tuple[StoryRecords, Any, str]:
    return story[0], story[1].__getitem__, "T"


def test_nodes_and_edges_are_what_the_records_say(small: Story, data: dict[str, Any]) -> None:
    records = small[0]
    keys = [n["key"] for n in data["nodes"]]
    assert len(keys) == len(set(keys))
    expected = (records.events, records.propositions, records.entities, records.documents)
    ids = {r.id for part in (*expected, records.claims) for r in part}
    others = {k for k in keys if k.startswith(("outlet:", "carrier:"))}
    assert set(keys) == ids | others
    assert len([k for k in others if k.startswith("outlet:")]) == 7
    assert {k for k in others if k.startswith("carrier:")} == {
        "carrier:agency:northwire",
        "carrier:interview:channel nine",
    }
    ends = {e[side] for e in data["edges"] for side in ("from", "to")}
    assert ends <= set(range(len(keys)))


def test_edges_of_each_kind(index: StoryIndex) -> None:
    positions = {c: i for i, c in enumerate(index.order)}
    found: dict[str, set[tuple[str, str]]] = {}
    for edge in edges(index, positions):
        found.setdefault(edge["kind"], set()).add((edge["from"], edge["to"]))
    reyl, voss = make_id("e", "Tomas Reyl"), make_id("e", "Dana Voss")
    failed, sound = make_id("p", "failed"), make_id("p", "sound")
    assert (reyl, failed) in found["claims"]
    assert (voss, sound) in found["denies"]
    assert (reyl, failed) not in found["denies"]
    assert (min(failed, sound), max(failed, sound)) in found["disputes"]
    assert (voss, make_id("e", "Strand Line")) in found["affiliation"]
    pair = sorted((make_id("e", "Ilse Brandt"), make_id("e", "Otto Keene")))
    assert (pair[0], pair[1]) in found["corroborates"]
    documents = {index.outlet(d.id): d.id for d in index.records.documents}
    assert (documents["The Courier"], documents["Northwire"]) in found["echoes"]
    assert (documents["Channel Nine"], failed) in found["reports"]
    assert (f"outlet:{'The Quay'}", documents["The Quay"]) in found["publishes"]


def test_passages_hold_the_claims(small: Story, data: dict[str, Any]) -> None:
    claims = {c.id: c for c in small[0].claims}
    for shown in data["claims"]:
        claim = claims[shown["id"]]
        passage = data["passages"][shown["passage"]]
        content = " … ".join(passage["text"][s:e] for s, e in shown["spans"][2])
        assert content == claim.text
        assert passage["start"] == claim.context[0]


def test_claims_come_in_order_of_time(data: dict[str, Any]) -> None:
    documents = [data["passages"][c["passage"]]["document"] for c in data["claims"]]
    dates = [data["documents"][d]["date"] for d in documents]
    assert dates == sorted(dates)


def test_importing_the_views_does_not_import_pyvis() -> None:
    program = (
        "import sys, secondsource.views.graph, secondsource.views.report;"
        "sys.exit('pyvis' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


# --- order ------------------------------------------------------------------------------------


def test_the_most_telling_comes_first(index: StoryIndex) -> None:
    labels = [p.label for p in index.propositions.values()]
    assert labels[0] == "the engine stopped minutes before the impact"
    assert labels[1] == "the engine had failed"
    assert labels[-1] == "the port would stay shut for months"


def test_a_single_claim_has_no_bottleneck_to_tell_of(index: StoryIndex) -> None:
    names = {p.label: index.narrow(p) for p in index.propositions.values()}
    assert names["the engine had failed"] == {"Tomas Reyl", "Channel Nine interview"}
    assert names["12 passengers were injured"] == frozenset()
    assert names["the engine stopped minutes before the impact"] == frozenset()


# --- report -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def report(small: Story) -> str:
    return report_html(small[0], small[1].__getitem__, "The ferry")


@pytest.fixture(scope="module")
def markdown(small: Story) -> str:
    return report_markdown(small[0], small[1].__getitem__, "The ferry")


WORDS = [
    "the engine stopped minutes before the impact",
    "Ilse Brandt and Otto Keene say so independently of each other",
    "Tomas Reyl → Channel Nine interview → Channel Nine (nine.txt)",
    "Dana Voss: states the opposite about the same event",
    "40 passengers: a senior official",
    "going quiet may or may not be failing",
    "both may go back to the same official",
    "the source is not named",
    "no text layer: run OCR first",
    "characters 41–78",
]


@pytest.mark.parametrize("words", WORDS)
def test_both_reports_tell(report: str, markdown: str, words: str) -> None:
    assert words in re.sub(r"<[^>]+>", "", report)
    assert words in markdown


PARTS = [
    "Propositions",
    "When it was said",
    "Who states what",
    "Figures that disagree",
    "Evidence",
    "Said once",
    "What could not be decided",
    "What was skipped",
    "Documents",
]


def test_the_report_has_all_its_parts(report: str, markdown: str) -> None:
    assert re.findall(r"<h2>(.*?)</h2>", report) == PARTS
    pictures = ("When it was said", "Who states what")
    assert re.findall(r"^## (.*)$", markdown, re.M) == [p for p in PARTS if p not in pictures]


def test_the_report_prints(visit: Open, report: str) -> None:
    page = visit(report, ready=False)
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    words = " ".join(" ".join(sheet.extract_text() for sheet in printed.pages).split())
    for part in PARTS:
        assert part in words
    assert "characters 41–78" in words
    assert ") open" not in words  # a link that says nothing on paper
    widths = {round(float(sheet.mediabox.width)) for sheet in printed.pages}
    assert widths == {596} or widths == {595}


def test_the_report_has_no_script(report: str) -> None:
    assert "<script" not in report
    assert "script-src 'none'" in html.unescape(report)
    assert 'style="' not in report


def test_quotations_stand_whole_in_the_report(small: Story, report: str) -> None:
    records, texts = small
    hashes = {d.id: d.text_hash for d in records.documents}
    quotes = [
        re.sub(r"<[^>]+>", "", q)
        for q in re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", report, re.S)
    ]
    several = [c for c in records.claims if "the port would stay shut" not in c.text]
    assert sorted(quotes) == sorted(texts[hashes[c.document]][slice(*c.context)] for c in several)


def test_single_claims_come_last(report: str) -> None:
    assert report.index("Said once") > report.index("the engine had not failed")
    once = report.index("if the hull breaks")
    assert once > report.index("Said once")


def test_figures_that_disagree(index: StoryIndex) -> None:
    found = disagreements(index)
    assert [f.labels for f in found] == [
        ("12 passengers were injured", "40 passengers were injured")
    ]
    assert found[0].figures == (
        ("12 passengers: Ines Okafor",),
        ("40 passengers: a senior official", "40 people: sources"),
    )


def test_figures_that_agree_are_no_disagreement(small: Story) -> None:
    records = replace(
        small[0], propositions=tuple(replace(p, opposes=()) for p in small[0].propositions)
    )
    assert disagreements(StoryIndex(records, small[1].__getitem__)) == []


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2031-03-02", "2031-03-02"),
        ("2031-03-02T10:00:00Z", "2031-03-02"),
        ("2031-03", "2031-03-01"),
        ("2031", "2031-01-01"),
        ("soon", None),
        ("2031-13-45", None),
        ("", None),
        (None, None),
    ],
)
def test_days(published: str | None, expected: str | None) -> None:
    found = day(published)
    assert (found.isoformat() if found else None) == expected


def test_the_plots_show_every_claim(index: StoryIndex) -> None:
    propositions = list(index.propositions.values())
    dots = timeline(index, propositions)
    assert dots is not None
    assert len(dots.dots) == len(index.records.claims)
    assert {d.look for d in dots.dots} == {"first", "echo", "denied", "void"}
    cells = matrix(index, propositions, 40)
    assert cells is not None
    named = [c for c in index.records.claims if c.claimant]
    assert sum(c.count for c in cells.cells) == len(named)
    assert [c.look for c in cells.cells].count("denied") == 1


def test_an_empty_story_has_a_report() -> None:
    nothing: dict[str, str] = {}
    for write in (report_html, report_markdown):
        text = write(StoryRecords(), nothing.__getitem__, "Nothing")
        assert "Nothing: every article was read." in text
        assert "Nothing was left open." in text


def test_a_larger_story_can_be_reported() -> None:
    records, texts = synthetic(25, 4)
    page = report_html(records, texts.__getitem__, "25")
    assert page.count('<section class="proposition"') > 20
    assert report_markdown(records, texts.__getitem__, "25").count("\n### ") > 20
