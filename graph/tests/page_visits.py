"""Pages in a real Chromium, for tests: opened, clicked on, and watched for what they must not do.

Every test that opens a page fails if the page logs an error, asks for anything but itself, or
runs a script that an article brought along.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.page_speed import ARGUMENTS
from benchmarks.small_story import small_story
from secondsource.records import StoryRecords, make_id
from secondsource.views.graph import graph_html

ALLOWED = ("data:,", "about:srcdoc")  # nothing that leaves the page

Story = tuple[StoryRecords, dict[str, str]]
Open = Callable[..., Any]


def _browser_path() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    path = _browser_path()
    if path is None:
        reason = "no browser: install Debian's chromium to test the pages"
        if os.environ.get("SECONDSOURCE_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Return a function that opens a page's text; what the page must not do is checked after."""
    opened: list[tuple[Any, str, list[str], list[str]]] = []

    def show(text: str, fragment: str = "", *, ready: bool = True, **options: Any) -> Any:
        path = tmp_path / f"page{len(opened)}.html"
        path.write_text(text, encoding="utf-8", newline="\n")
        page = browser.new_page(viewport={"width": 1400, "height": 900}, **options)
        errors: list[str] = []
        requests: list[str] = []
        page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: errors.append(str(e)))
        page.on("request", lambda r: requests.append(r.url))
        page.goto(path.as_uri() + fragment)
        if ready:
            page.wait_for_selector("html[data-ready=true]", timeout=20000)
        opened.append((page, path.as_uri(), errors, requests))
        return page

    yield show
    for page, uri, errors, requests in opened:
        assert page.evaluate("window.PWN") is None
        assert errors == []
        assert {r.partition("#")[0] for r in requests if r not in ALLOWED} == {uri}
        page.close()


def graph(story: Story, title: str = "A story") -> str:
    return graph_html(story[0], story[1].__getitem__, title)


@pytest.fixture(scope="module")
def small() -> Story:
    return small_story()


@pytest.fixture(scope="module")
def small_page(small: Story) -> str:
    return graph(small, "The ferry on the Teeth")


def proposition(name: str) -> str:
    return make_id("p", name)


def click_node(page: Any, key: str) -> None:
    """Click a node on the canvas where vis-network has drawn it."""
    page.mouse.click(*canvas_point(page, key))


def canvas_point(page: Any, key: str) -> tuple[float, float]:
    at = page.evaluate(
        "k => { const n = window.secondsource.network();"
        " return n.canvasToDOM(n.getPosition(window.secondsource.node(k).id)); }",
        key,
    )
    box = page.locator("#network").bounding_box()
    return box["x"] + at["x"], box["y"] + at["y"]


def hover_node(page: Any, key: str) -> None:
    page.mouse.move(*canvas_point(page, key))


def chosen(page: Any) -> str:
    return str(page.evaluate("window.secondsource.state().sel"))


def drawn(page: Any) -> set[str]:
    return set(page.evaluate("window.secondsource.drawn()"))


def evidence_equals_source(page: Any, story: Story, count: int) -> None:
    """Each quotation in the panel equals its document's text, and so do its marks."""
    records, texts = story
    claims = {c.id: c for c in records.claims}
    hashes = {d.id: d.text_hash for d in records.documents}
    shown = page.evaluate(
        "() => [...document.querySelectorAll('#panel .evidence')].map((e) => ["
        " e.dataset.claim, e.querySelector('blockquote').textContent,"
        " ...['source', 'cue', 'content'].map((r) =>"
        "  [...e.querySelectorAll('mark.' + r)].map((m) => m.textContent).join('|'))])"
    )
    assert len(shown) == count
    for key, quoted, *marks in shown:
        claim = claims[key]
        text = texts[hashes[claim.document]]
        assert quoted == text[slice(*claim.context)]
        for spans, mark in zip((claim.source, claim.cue, claim.content), marks, strict=True):
            assert mark == "|".join(text[slice(*span)] for span in spans)
