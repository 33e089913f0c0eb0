"""The graph page as drawn: nothing overlaps, and large stories open with their events."""

from __future__ import annotations

from page_visits import Open, drawn, graph

from benchmarks.synthetic import story as synthetic


def test_events_only_and_drill_down(visit: Open) -> None:
    story = synthetic(40, 5)
    page = visit(graph(story), "#level=events")
    events = {e.id for e in story[0].events}
    assert drawn(page) <= events
    event = next(p.event for p in story[0].propositions if p.event)
    page.evaluate("k => window.secondsource.go({ sel: k })", event)
    page.click("text=Show the neighbourhood")
    inside = {p.id for p in story[0].propositions if p.event == event}
    assert inside & drawn(page)
    assert not {p.id for p in story[0].propositions if p.event != event} & drawn(page)


OVERLAPS = """
() => {
  const n = window.secondsource.network();
  const boxes = Object.keys(n.body.nodes).filter((id) => id in window.secondsource.data.nodes)
    .map((id) => n.getBoundingBox(id));
  let found = 0;
  boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
    if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) found++;
  }));
  return [boxes.length, found];
}
"""


def test_events_can_be_read_at_once(visit: Open) -> None:
    page = visit(graph(synthetic(60, 5)), "#level=events")
    count, overlapping = page.evaluate(OVERLAPS)
    assert count > 20
    assert overlapping == 0
    assert page.evaluate("window.secondsource.network().getScale()") > 0.6
    shown = "() => window.secondsource.network().body.edgeIndices.length"
    assert page.evaluate(shown) == 0
    first = page.evaluate("window.secondsource.drawn()[0]")
    page.evaluate("k => window.secondsource.go({ sel: k })", first)
    assert page.evaluate(shown) > 0


def test_boxes_and_names_do_not_overlap_as_drawn(visit: Open, small_page: str) -> None:
    """In the browser's own type, not only by the widths that the layout reckons with."""
    count, overlapping = visit(small_page).evaluate(OVERLAPS)
    assert count > 10
    assert overlapping == 0
