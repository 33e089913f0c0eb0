"""The graph page without a mouse, without eyes on the screen, and without motion.

What a screen reader gets is read from Chromium's accessibility tree; no screen reader is run.
"""

from __future__ import annotations

from typing import Any

import pytest
from page_visits import Open, chosen, drawn, proposition

from secondsource.records import make_id

CONTROLS = {
    "button", "link", "checkbox", "combobox", "searchbox", "textbox", "slider", "tab", "option",
    "tabpanel", "table", "navigation", "complementary", "toolbar", "application", "region",
}  # fmt: skip
FOCUSED = """
() => {
  const e = document.activeElement;
  const style = getComputedStyle(e);
  const box = e.getBoundingClientRect();
  return {
    name: e.id || e.dataset.item || e.dataset.table || e.className.baseVal || e.className || e.tagName,
    body: e === document.body,
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    ringed: e.closest('.stop, .thread') !== null,
    onScreen: box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight,
  };
}
"""  # noqa: E501


def tree(page: Any) -> list[tuple[str, str]]:
    """Role and name of each part that assistive technology is told of."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return [
        (n["role"]["value"], n.get("name", {}).get("value", "")) for n in nodes if not n["ignored"]
    ]


def tabbed(page: Any, presses: int) -> list[dict[str, Any]]:
    found = []
    for _ in range(presses):
        page.keyboard.press("Tab")
        found.append(page.evaluate(FOCUSED))
    return found


@pytest.mark.parametrize("view", ["map", "chain", "table"])
def test_everything_that_can_be_used_has_a_name(visit: Open, small_page: str, view: str) -> None:
    page = visit(small_page, f"#view={view}&chain={proposition('failed')}")
    found = tree(page)
    roles = {role for role, _ in found}
    assert {"tab", "tablist", "navigation", "complementary", "main", "status"} <= roles
    assert [role for role, name in found if role in CONTROLS and not name.strip()] == []
    assert ("tab", "Chain") in found
    expected = {"map": "application", "chain": "button", "table": "table"}[view]
    assert expected in roles


def test_the_tables_are_tables(visit: Open, small_page: str) -> None:
    page = visit(small_page, "#view=table")
    found = tree(page)
    headings = [name for role, name in found if role == "columnheader"]
    assert headings[:2] == ["Proposition", "Verdict"]
    assert "the engine had failed" in [name for role, name in found if role == "rowheader"]
    assert any(role == "table" and name.startswith("Propositions: 7") for role, name in found)


def test_a_chain_is_told_in_words(visit: Open, small_page: str) -> None:
    page = visit(small_page, f"#view=chain&chain={proposition('failed')}")
    names = [name for role, name in tree(page) if role == "button"]
    assert "Tomas Reyl, person, bottleneck" in names
    assert "Tomas Reyl to Channel Nine interview, 3 claims" in names
    assert any(name.endswith(", 1 claim, echo") for name in names)


@pytest.mark.parametrize("view", ["map", "chain", "table"])
def test_the_tab_key_goes_everywhere_and_shows_where(
    visit: Open, small_page: str, view: str
) -> None:
    page = visit(small_page, f"#view={view}")
    stops = tabbed(page, 60)
    hidden = [s["name"] for s in stops if not s["body"] and not (s["outlined"] or s["ringed"])]
    assert hidden == []
    assert [s["name"] for s in stops if not s["onScreen"]] == []
    names = [s["name"] for s in stops]
    assert names[:4] == ["skip", f"tab-{view}", "search", "reset"]
    assert names.index("reset") < names.index("corroborated") < len(names)
    assert {"map": "network", "chain": "chain-pick", "table": "propositions"}[view] in names


def test_the_first_key_leads_to_the_tables(visit: Open, small_page: str) -> None:
    page = visit(small_page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.is_visible("#view-table")
    assert page.evaluate("document.activeElement.dataset.table") == "propositions"


def test_arrows_change_the_view(visit: Open, small_page: str) -> None:
    page = visit(small_page)
    page.focus("#tab-map")
    for key, view in (("ArrowRight", "chain"), ("ArrowRight", "table"), ("ArrowRight", "map"),
                      ("ArrowLeft", "table"), ("Home", "map"), ("End", "table")):  # fmt: skip
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.id") == f"tab-{view}"
        assert page.is_visible(f"#view-{view}")
        assert page.locator("[role=tab][tabindex='0']").count() == 1


def test_the_map_can_be_read_with_the_keyboard(visit: Open, small_page: str) -> None:
    page = visit(small_page)
    everything = page.evaluate("window.secondsource.drawn()")
    page.focus("#network")
    for key, expected in (("n", 0), ("n", 1), ("n", 2), ("p", 1)):
        page.keyboard.press(key)
        assert chosen(page) == everything[expected]
    steps = page.evaluate("history.length")
    page.keyboard.press("n")
    assert page.evaluate("history.length") == steps  # stepping leaves no trail to go back through
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"
    page.keyboard.press("Escape")
    assert chosen(page) == ""


def test_help_takes_the_keys_while_it_is_open(visit: Open, small_page: str) -> None:
    page = visit(small_page, f"#sel={proposition('failed')}")
    page.click("#help-open")
    page.keyboard.press("t")
    assert not page.is_visible("#view-table")
    page.keyboard.press("Escape")
    assert not page.is_visible("#help")
    assert chosen(page) == proposition("failed")
    assert page.evaluate("document.activeElement.id") == "help-open"


def test_a_choice_is_announced(visit: Open, small_page: str) -> None:
    page = visit(small_page)
    assert page.inner_text("#told") == ""
    assert page.get_attribute("#told", "aria-live") == "polite"
    page.evaluate("k => window.secondsource.go({ sel: k })", proposition("failed"))
    assert page.inner_text("#told") == "proposition: the engine had failed: echo"
    page.evaluate("k => window.secondsource.go({ sel: k })", make_id("e", "Dana Voss"))
    assert page.inner_text("#told") == "person: Dana Voss"


def test_the_focus_does_not_go_astray(visit: Open, small_page: str) -> None:
    page = visit(small_page, "#view=table")
    row = page.locator("#view-table tbody button", has_text="the engine had failed")
    row.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "the engine had failed"
    assert page.evaluate("document.activeElement.closest('table') !== null")
    link = page.locator("#panel .link", has_text="Tomas Reyl").first
    link.focus()
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == "Tomas Reyl"
    assert page.evaluate("document.activeElement.textContent") == "Tomas Reyl"
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.click("[data-table=claims]")
    assert page.evaluate("document.activeElement.dataset.table") == "claims"


def test_a_thread_keeps_the_focus(visit: Open, small_page: str) -> None:
    page = visit(small_page, f"#view=chain&chain={proposition('failed')}")
    page.locator("#chain-body .thread").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.classList.contains('thread')")
    assert page.evaluate("document.activeElement.classList.contains('chosen')")


def test_nothing_moves_where_motion_is_not_wanted(visit: Open, small_page: str) -> None:
    page = visit(small_page, reduced_motion="reduce")
    where = "JSON.stringify(window.secondsource.network().getPositions())"
    before = page.evaluate(where)
    page.click("#tool-loose")
    page.wait_for_function(f"before => {where} !== before", arg=before)
    page.wait_for_timeout(400)
    after = page.evaluate(where)
    page.wait_for_timeout(300)
    assert page.evaluate(where) == after
    page.click("#tool-loose")
    assert page.evaluate(where) == before


def test_on_a_narrow_screen_filters_are_a_button_away(visit: Open, small_page: str) -> None:
    page = visit(small_page)
    page.set_viewport_size({"width": 420, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 420
    assert not page.is_visible("[data-item=echo][data-list=verdicts]")
    before = drawn(page)
    page.click("#side-open")
    assert page.get_attribute("#side-open", "aria-expanded") == "true"
    page.click("[data-item=echo][data-list=verdicts]")
    page.click("#side-open")
    assert drawn(page) < before
    assert page.is_visible("#network")
