"""Hostile articles: whatever stands in titles, names and quotations is shown as text.

The pages are opened in a real Chromium; see ``page_visits.py`` for what no page may do.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from page_visits import Open, Story, evidence_equals_source, graph, hover_node, proposition

from benchmarks.small_story import Builder
from secondsource.records import Carrier
from secondsource.views.report import report_html
from secondsource.views.text import one_line

ATTACK = (
    "<script>window.PWN=1</script><img src=https://evil.example/x onerror=window.PWN=2>"
    "</script><svg onload=window.PWN=3><!--"
)
MIXED = "🦊🚢 שלום \u202eabc\u202c “naïve” 'x' \\ \u2028 &lt;b&gt;"


def hostile_story() -> Story:
    b = Builder()
    for number, url in enumerate(("javascript:window.PWN=4", f"https://a.example/{ATTACK}")):
        path = f"{number}{ATTACK}.txt"
        b.article(path, f"Out {ATTACK} {MIXED}", "2031-01-01", f"{ATTACK} {MIXED} " + "x" * 10000)
        b.about[path]["url"] = url
    b.about["1" + ATTACK + ".txt"]["published"] = f"2031-01-02{ATTACK}"
    who = b.entity(f"Eve {ATTACK} {MIXED}", roles=(ATTACK,), aliases=(MIXED,))
    event = b.event(f"href {ATTACK} {MIXED}")
    b.proposition("bad", f"href {ATTACK} {MIXED}", event)
    carrier = Carrier("interview", ATTACK + MIXED, 0, 1)
    for number in range(2):
        b.say(
            f"{number}{ATTACK}.txt",
            f"🦊🚢 [Eve {MIXED}] (said) {{{ATTACK} 🦊 {MIXED} {'y' * 10000}}} 🚢.",
            "bad",
            who=who,
            carrier=carrier,
            note=ATTACK,
        )
    return b.records()


@pytest.mark.parametrize("view", ["map", "chain", "table"])
def test_hostile_text_is_only_text(visit: Open, view: str) -> None:
    story = hostile_story()
    page = visit(graph(story, ATTACK + MIXED), f"#view={view}")
    assert page.inner_text("h1") == one_line(ATTACK + MIXED)
    page.evaluate("k => window.secondsource.go({ sel: k })", proposition("bad"))
    assert ATTACK in page.inner_text("#panel h2")
    evidence_equals_source(page, story, 2)
    links = page.evaluate("() => [...document.links].map((a) => a.href)")
    assert links == []  # neither a script nor an address with blanks in it
    records = story[0]
    keys = [e.id for e in records.entities] + [d.id for d in records.documents]
    keys += [c.id for c in records.claims] + [e.id for e in records.events]
    for key in keys:
        page.evaluate("k => window.secondsource.go({ sel: k })", key)
        assert page.locator("#panel script, #panel img, #panel svg").count() == 0
    page.fill("#search", "window.PWN")
    assert page.locator("#hits li").count() > 0
    page.keyboard.press("Escape")
    if view == "map":
        hover_node(page, proposition("bad"))
        page.wait_for_function("() => document.getElementById('network').title.includes('PWN=1')")


def test_hostile_text_is_only_text_in_the_report(visit: Open, small: Story) -> None:
    for story in (hostile_story(), small):
        page = visit(report_html(story[0], story[1].__getitem__, ATTACK), ready=False)
        assert page.inner_text("h1") == ATTACK
        assert page.evaluate("document.scripts.length") == 0
        assert page.evaluate("document.images.length") == 0
        quotes = page.evaluate(
            "() => [...document.querySelectorAll('blockquote')].map((q) => q.textContent)"
        )
        hashes = {d.id: d.text_hash for d in story[0].documents}
        sources = {story[1][hashes[c.document]][slice(*c.context)] for c in story[0].claims}
        assert quotes
        assert set(quotes) <= sources


SMUGGLED = "<script>window.PWN = 1</script><img src='https://evil.example/x' onerror='PWN = 2'>"


def test_the_policy_stops_what_is_not_ours(browser: Any, tmp_path: Path, small_page: str) -> None:
    """Were something to get past the escaping, it would not run and not load."""
    path = tmp_path / "smuggled.html"
    path.write_text(small_page.replace("<main>", f"<main>{SMUGGLED}", 1), encoding="utf-8")
    page = browser.new_page()
    errors: list[str] = []
    page.on("console", lambda m: errors.append(m.text))
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready=true]")
    assert page.evaluate("window.PWN") is None
    assert len([e for e in errors if "Content Security Policy" in e]) >= 2
    page.close()
