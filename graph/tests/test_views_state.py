"""The address of the graph page: each state can be shared, and undone with the back button."""

from __future__ import annotations

from typing import Any

import pytest
from page_visits import Open, chosen, click_node, drawn, proposition

from secondsource.records import make_id


def test_each_state_can_be_shared_and_undone(visit: Open, small_page: str) -> None:
    page = visit(small_page)
    click_node(page, proposition("aground"))
    click_node(page, proposition("failed"))
    page.click("#show-chain")
    page.click("[data-outlet='The Quay']")
    address = page.evaluate("location.hash")
    state = page.evaluate("window.secondsource.state()")
    assert state["view"] == "chain"
    again = visit(small_page, address)
    assert again.evaluate("window.secondsource.state()") == state
    for expected in ("chain", "map"):
        page.go_back()
        page.wait_for_function("v => window.secondsource.state().view === v", arg=expected)
    assert chosen(page) == proposition("failed")
    page.go_back()
    page.wait_for_function("k => window.secondsource.state().sel === k", arg=proposition("aground"))
    page.go_forward()
    page.wait_for_function("k => window.secondsource.state().sel === k", arg=proposition("failed"))


STATES = [
    {"nodes": ["person", "claim", "document"], "edges": ["claims", "reports"]},
    {"outlets": ["The Quay", "Northwire"], "polarity": "affirmed"},
    {"certainty": "certain", "time": "present_or_past"},
    {"verdicts": ["echo", "disputed"], "from": "2031-03-02", "to": "2031-03-04"},
    {"focus": make_id("e", "Mara Lindqvist"), "hops": 2, "silent": 1},
    {"level": "events", "singles": 0},
    {"view": "table", "table": "claims", "sel": make_id("e", "Dana Voss")},
    {"view": "chain", "chain": proposition("aground"), "sel": "thread:1"},
    {"sel": "edge:3"},
]


@pytest.mark.parametrize("patch", STATES, ids=lambda p: "-".join(p))
def test_a_state_is_the_same_from_its_address(
    visit: Open, small_page: str, patch: dict[str, Any]
) -> None:
    page = visit(small_page)
    page.evaluate("patch => window.secondsource.go(patch)", patch)
    state = page.evaluate("window.secondsource.state()")
    assert {k: state[k] for k in patch} == patch
    again = visit(small_page, page.evaluate("location.hash"))
    found = again.evaluate("window.secondsource.state()")
    lists = ("nodes", "edges", "outlets", "verdicts")
    assert {k: sorted(v) if k in lists else v for k, v in found.items()} == {
        k: sorted(v) if k in lists else v for k, v in state.items()
    }
    assert drawn(again) == drawn(page) or state["view"] != "map"
    assert again.inner_text("#panel") == page.inner_text("#panel")


@pytest.mark.parametrize(
    "fragment",
    ["#sel=nothing&focus=x&chain=y&view=z", "#nodes=%E0%A4%A", "#hops=-5&silent=x", "#outlets=,,,"],
)
def test_a_broken_fragment_does_no_harm(visit: Open, small_page: str, fragment: str) -> None:
    page = visit(small_page, fragment)
    assert page.is_visible("#network")
