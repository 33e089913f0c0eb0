"""The graph inside a notebook: a frame that works without an address, a server or a network."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from page_visits import Open

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


def test_the_frame_works_in_a_browser(visit: Open, sample_story: Story) -> None:
    page = visit("<!DOCTYPE html>" + sample_story.show()._repr_html_(), ready=False)
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ready=true]").wait_for(timeout=20000, state="attached")
    for tab in ("Chain", "Table", "Map"):
        frame.get_by_role("tab", name=tab).click()
        assert frame.get_by_role("tab", name=tab).get_attribute("aria-selected") == "true"
