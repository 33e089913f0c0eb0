"""The graph inside a notebook: a frame that works without an address, a server or a network."""

from __future__ import annotations

import os
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from benchmarks.page_speed import ARGUMENTS
from secondsource.story import Story
from secondsource.views.inline import Inline


class Frame(HTMLParser):
    """The one element of what a notebook gets."""

    def __init__(self) -> None:
        """Start with none."""
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the element with its attributes."""
        self.found.append((tag, dict(attrs)))


def frame_of(inline: Inline) -> dict[str, str | None]:
    parser = Frame()
    parser.feed(inline._repr_html_())
    ((tag, attributes),) = parser.found
    assert tag == "iframe"
    return attributes


@pytest.mark.parametrize(
    "page", ["<p>plain</p>", "\"'><script>x</script></iframe>", "&quot; &amp;lt; 🦊 \u202e"]
)
def test_the_page_arrives_whole_and_stays_inside(page: str) -> None:
    attributes = frame_of(Inline(page, "a \" title' <b>", 300))
    assert attributes["srcdoc"] == page
    assert attributes["title"] == "a \" title' <b>"
    assert "height:300px" in (attributes["style"] or "")
    assert "allow-same-origin" not in (attributes["sandbox"] or "")


def test_a_story_shows_its_page(sample_story: Story) -> None:
    inline = sample_story.show(height=500)
    assert repr(inline) == "<Inline: 10 articles from 6 outlets, 2023-05-08 to 2023-05-11>"
    assert inline.page == (sample_story.path / "graph.html").read_text(encoding="utf-8")


def test_the_frame_works_in_a_browser(sample_story: Story, tmp_path: Path) -> None:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        reason = "no browser: install Debian's chromium to test the pages"
        if os.environ.get("SECONDSOURCE_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    notebook = tmp_path / "notebook.html"
    notebook.write_text("<!DOCTYPE html>" + sample_story.show()._repr_html_(), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        look_around(browser.new_page(viewport={"width": 1200, "height": 700}), notebook)
        browser.close()


def look_around(page: Any, notebook: Path) -> None:
    """Click through the tabs of the frame; no error, and nothing is asked for but the notebook."""
    errors: list[str] = []
    requests: list[str] = []
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: errors.append(str(e)))
    page.on("request", lambda r: requests.append(r.url))
    page.goto(notebook.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ready=true]").wait_for(timeout=20000, state="attached")
    for tab in ("Chain", "Table", "Map"):
        frame.get_by_role("tab", name=tab).click()
        assert frame.get_by_role("tab", name=tab).get_attribute("aria-selected") == "true"
    allowed = (notebook.as_uri(), "about:srcdoc", "data:")
    assert [url for url in requests if not url.startswith(allowed)] == []
    assert errors == []
