"""The graph page in a real Chromium: what a click shows, what a filter hides."""

from __future__ import annotations

import html
from dataclasses import replace
from typing import Any

from page_visits import (
    Open,
    Story,
    canvas_point,
    chosen,
    click_node,
    drawn,
    evidence_equals_source,
    graph,
    proposition,
)

from secondsource.records import StoryRecords, make_id

# --- what is shown ----------------------------------------------------------------------------


def test_the_map_opens_with_claimants_and_propositions(
    visit: Open, small: Story, small_page: str
) -> None:
    page = visit(small_page)
    records = small[0]
    assert page.inner_text("h1") == "The ferry on the Teeth"
    claimants = {c.claimant for c in records.claims if c.claimant}
    expected = claimants | {p.id for p in records.propositions} | {e.id for e in records.events}
    assert drawn(page) == expected


def test_a_click_on_a_proposition_shows_verdict_and_evidence(
    visit: Open, small: Story, small_page: str
) -> None:
    page = visit(small_page)
    click_node(page, proposition("failed"))
    assert chosen(page) == proposition("failed")
    panel = page.inner_text("#panel")
    for words in ("the engine had failed", "1 [1–1]", "3 articles go back to Tomas Reyl"):
        assert words in panel
    assert "All of its support passes through Tomas Reyl and Channel Nine interview." in panel
    assert "Tomas Reyl → Channel Nine interview → Channel Nine (nine.txt)" in panel
    assert "Dana Voss: states the opposite about the same event" in panel
    evidence_equals_source(page, small, 4)


PAINTED = """
colour => {
  const canvas = document.querySelector('#network canvas');
  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  let found = 0;
  for (let i = 0; i < pixels.length; i += 4) {
    if (colour.every((part, k) => pixels[i + k] === part)) found++;
  }
  return found;
}
"""


def test_what_is_chosen_has_a_ring(visit: Open, small_page: str) -> None:
    page = visit(small_page, color_scheme="light")
    focus = [0x00, 0x57, 0xB8]
    assert page.evaluate(PAINTED, focus) == 0
    page.evaluate("k => window.secondsource.go({ sel: k })", proposition("failed"))
    page.wait_for_function(f"colour => ({PAINTED})(colour) > 200", arg=focus)
    page.keyboard.press("Escape")
    page.wait_for_function(f"colour => ({PAINTED})(colour) === 0", arg=focus)


def test_a_click_on_a_person_lists_what_was_said_in_order_of_time(
    visit: Open, small: Story, small_page: str
) -> None:
    page = visit(small_page)
    click_node(page, make_id("e", "Mara Lindqvist"))
    panel = page.inner_text("#panel")
    assert "harbour master" in panel
    assert "Vellmar Coastguard" in panel
    dates = page.evaluate(
        "() => [...document.querySelectorAll('#panel .evidence .meta')]"
        ".map((m) => (m.textContent.match(/\\d{4}-\\d\\d-\\d\\d/) || [''])[0]).filter(Boolean)"
    )
    assert len(dates) == 5
    assert dates == sorted(dates)
    evidence_equals_source(page, small, 5)


def edge_ids(page: Any) -> dict[str, int]:
    """One edge of each kind."""
    return dict(
        page.evaluate(
            "() => Object.fromEntries(window.secondsource.data.edges.map((e) => [e.kind, e.id]))"
        )
    )


def test_every_edge_says_why_it_is_there(visit: Open, small_page: str) -> None:
    page = visit(small_page)
    kinds = edge_ids(page)
    asked = {"claims", "reports", "corroborates", "echoes", "disputes", "affiliation", "denies"}
    assert asked <= set(kinds)
    for kind, edge in kinds.items():
        page.evaluate("id => window.secondsource.go({ sel: 'edge:' + id })", edge)
        why = page.locator("#panel h3", has_text="Why").locator("xpath=following-sibling::p[1]")
        assert len(why.inner_text()) > 15, kind
        rests_on = page.evaluate("id => window.secondsource.data.edges[id].claims.length", edge)
        assert page.locator("#panel .evidence").count() == rests_on, kind
        assert rests_on or kind in ("affiliation", "publishes", "mentions", "about", "disputes")


def test_the_reason_of_a_relation_is_told(visit: Open, small: Story, small_page: str) -> None:
    page = visit(small_page)
    edge = edge_ids(page)["corroborates"]
    page.evaluate("id => window.secondsource.go({ sel: 'edge:' + id })", edge)
    assert "no shared origin is known" in page.inner_text("#panel")
    evidence_equals_source(page, small, 2)


def test_a_click_on_a_line_chooses_the_edge(visit: Open, small_page: str) -> None:
    page = visit(small_page)
    ends = canvas_point(page, make_id("e", "Tomas Reyl")), canvas_point(page, proposition("failed"))
    page.mouse.click((ends[0][0] + ends[1][0]) / 2 - 30, (ends[0][1] + ends[1][1]) / 2)
    assert chosen(page).startswith("edge:")
    assert "Tomas Reyl claims the engine had failed" in page.inner_text("#panel")


def test_links_are_http_and_give_nothing_away(visit: Open, small_page: str) -> None:
    page = visit(small_page, f"#sel={proposition('failed')}")
    links = page.evaluate("() => [...document.links].map((a) => [a.href, a.rel, a.target])")
    assert len(links) == 4
    for href, rel, target in links:
        assert href.startswith("https://")
        assert rel == "noopener noreferrer"
        assert target == "_blank"


# --- filters ----------------------------------------------------------------------------------


def test_the_legend_hides_and_shows_kinds(visit: Open, small: Story, small_page: str) -> None:
    page = visit(small_page)
    before = drawn(page)
    people = {e.id for e in small[0].entities if e.kind == "person"}
    page.click("[data-list=nodes][data-item=person]")
    assert drawn(page) == before - people
    assert page.get_attribute("[data-list=nodes][data-item=person]", "aria-pressed") == "false"
    page.click("[data-list=nodes][data-item=person]")
    page.click("[data-list=nodes][data-item=document]")
    assert drawn(page) == before | {d.id for d in small[0].documents}
    page.click("[data-list=nodes][data-item=claim]")
    assert {c.id for c in small[0].claims} <= drawn(page)


def test_the_legend_hides_and_shows_edges(visit: Open, small_page: str) -> None:
    page = visit(small_page)
    kinds = (
        "() => [...new Set(window.secondsource.network().body.edgeIndices"
        ".map((id) => window.secondsource.data.edges[id].kind))].sort()"
    )
    before = page.evaluate(kinds)
    assert {"claims", "denies", "disputes", "corroborates"} <= set(before)
    page.click("[data-list=edges][data-item=denies]")
    assert page.evaluate(kinds) == [kind for kind in before if kind != "denies"]
    page.click("[data-list=edges][data-item=denies]")
    assert page.evaluate(kinds) == before


def test_filters_by_verdict_stance_and_outlet(visit: Open, small_page: str) -> None:
    page = visit(small_page)

    def propositions() -> set[str]:
        return {k for k in drawn(page) if k.startswith("p-")}

    page.click("[data-item=echo][data-list=verdicts]")
    assert propositions() == {proposition("failed"), proposition("aground")}
    page.click("#reset")
    page.select_option("[data-filter=polarity]", "denied")
    assert propositions() == {proposition("sound")}
    page.click("#reset")
    page.select_option("[data-filter=certainty]", "conditional")
    assert propositions() == {proposition("port")}
    page.click("#reset")
    page.check("[data-outlet='Vellmar Herald']")
    assert propositions() == {proposition("stopped")}
    assert make_id("e", "Dana Voss") not in drawn(page)


def test_the_timeline_limits_the_dates(visit: Open, small_page: str) -> None:
    page = visit(small_page)
    page.evaluate(
        "() => { const s = document.getElementById('to'); s.value = 0;"
        " s.dispatchEvent(new Event('input')); s.dispatchEvent(new Event('change')); }"
    )
    assert page.evaluate("window.secondsource.state().to") == "2031-03-02"
    assert {k for k in drawn(page) if k.startswith("p-")} == {
        proposition("aground"),
        proposition("forty"),
    }
    assert page.inner_text("#time-to") == "2031-03-02"


def test_a_drag_on_the_timeline_is_one_step_back(visit: Open, small_page: str) -> None:
    page = visit(small_page)
    before = drawn(page)
    page.evaluate(
        "() => { const s = document.getElementById('from');"
        " for (const day of [1, 2, 3]) { s.value = day; s.dispatchEvent(new Event('input')); }"
        " s.dispatchEvent(new Event('change')); }"
    )
    assert page.evaluate("window.secondsource.state().from") == "2031-03-05"
    assert drawn(page) < before
    page.go_back()
    page.wait_for_function("() => window.secondsource.state().from === ''")
    assert drawn(page) == before


def test_single_claims_can_be_hidden(visit: Open, small_page: str) -> None:
    page = visit(small_page)
    assert proposition("port") in drawn(page)
    page.check("#singles")
    assert proposition("port") not in drawn(page)
    assert "1 proposition with a single claim hidden" in page.inner_text("#note")
    page.click("#tab-table")
    assert page.locator("#view-table tbody tr").count() == 6
    page.click("#view-table .show-singles")
    assert page.locator("#view-table tbody tr").count() == 7
    page.click("#tab-map")
    assert proposition("port") in drawn(page)


def test_a_neighbourhood_and_the_way_back(visit: Open, small_page: str) -> None:
    page = visit(small_page, f"#sel={proposition('aground')}")
    everything = drawn(page)
    page.click("text=Show the neighbourhood")
    near = drawn(page)
    assert make_id("e", "Mara Lindqvist") in near
    assert near < everything
    page.go_back()
    page.wait_for_function("n => window.secondsource.drawn().length === n", arg=len(everything))
    assert drawn(page) == everything


def test_search_finds_names_words_and_articles(visit: Open, small_page: str) -> None:
    page = visit(small_page)
    page.keyboard.press("/")
    page.keyboard.type("strand line ferries")
    assert page.locator("#hits li").count() == 1
    page.keyboard.press("Enter")
    assert chosen(page) == make_id("e", "Strand Line")
    page.fill("#search", "quiet")
    assert "claim of Otto Keene" in page.inner_text("#hits")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert "the engine went quiet" in page.inner_text("#panel mark.content")
    page.fill("#search", "no such words at all")
    assert not page.is_visible("#hits")


# --- chain and table --------------------------------------------------------------------------


def test_the_chain_shows_the_echo_and_the_bottleneck(visit: Open, small_page: str) -> None:
    page = visit(small_page, f"#view=chain&chain={proposition('failed')}")
    words = page.locator("#chain-body > svg").text_content()
    for heading in ("Origin", "Claimant", "Carrier", "Document", "Proposition", "Against it"):
        assert heading in words
    assert page.locator("#chain-body .stop.narrow").count() == 2
    assert page.locator("#chain-body .stop.goal circle").count() == 2  # one port for each side
    thread = page.locator("#chain-body .thread[aria-label*='Tomas Reyl to Channel Nine']")
    assert thread.count() == 1
    thread.focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel .evidence").count() == 3
    assert "goes back to origin 1" in page.inner_text("#panel")
    page.locator("#chain-body .stop[aria-label^='Dana Voss']").click()
    assert chosen(page) == make_id("e", "Dana Voss")


def test_the_timeline_shows_a_chain_grow(visit: Open, small: Story, small_page: str) -> None:
    page = visit(small_page, f"#view=chain&chain={proposition('aground')}")
    threads = page.locator("#chain-body .thread")
    assert threads.count() > 4
    assert page.locator("#chain-body .out").count() == 0
    page.evaluate("window.secondsource.go({ outlets: ['Northwire'] })")
    inside = page.locator("#chain-body .stop:not(.out)").evaluate_all(
        "stops => stops.map((s) => s.getAttribute('aria-label').split(',')[0])"
    )
    assert {"Mara Lindqvist", "Northwire"} <= set(inside)
    assert "The Courier" not in inside
    assert 0 < page.locator("#chain-body .thread.out").count() < threads.count()
    page.click("#reset")
    assert page.locator("#chain-body .out").count() == 0


def test_another_proposition_can_be_picked(visit: Open, small_page: str) -> None:
    page = visit(small_page)
    page.keyboard.press("c")
    page.select_option("#chain-pick", proposition("stopped"))
    assert page.locator("#chain-body .stop.goal circle").count() == 2  # two origins
    assert "Ilse Brandt" in page.locator("#chain-body > svg").text_content()


def test_the_tables_hold_the_same_data(visit: Open, small: Story, small_page: str) -> None:
    page = visit(small_page, "#view=table")
    rows = page.locator("#view-table tbody tr")
    assert rows.count() == len(small[0].propositions)
    page.get_by_role("button", name="Claims", exact=True).click()
    assert rows.count() == len(small[0].claims)
    page.select_option("[data-filter=polarity]", "denied")
    assert rows.count() == 1
    page.click("#view-table tbody button")
    assert "Dana Voss" in page.inner_text("#panel h2")


def test_dark_and_light(visit: Open, small_page: str) -> None:
    page = visit(small_page, color_scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    border = (
        "k => { const n = window.secondsource.network();"
        " return n.body.nodes[window.secondsource.node(k).id].options.color.border; }"
    )
    light = page.evaluate(ground), page.evaluate(border, proposition("failed"))
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"before => {ground} !== before", arg=light[0])
    page.wait_for_function(
        f"([key, before]) => ({border})(key) !== before", arg=[proposition("failed"), light[1]]
    )
    dark = page.evaluate(ground), page.evaluate(border, proposition("failed"))
    assert dark[0] != light[0]
    assert dark[1] != light[1]


def test_physics_only_on_request(visit: Open, small_page: str) -> None:
    page = visit(small_page)
    where = "JSON.stringify(window.secondsource.network().getPositions())"
    before = page.evaluate(where)
    page.wait_for_timeout(300)
    assert page.evaluate(where) == before
    page.click("#tool-loose")
    page.wait_for_timeout(600)
    assert page.evaluate(where) != before
    page.click("#tool-loose")
    assert page.evaluate(where) == before


def test_the_page_works_in_a_frame_of_a_notebook(visit: Open, small_page: str) -> None:
    frame = f'<iframe width="1200" height="800" srcdoc="{html.escape(small_page)}"></iframe>'
    page = visit(frame, ready=False)
    inside = page.frame_locator("iframe")
    inside.locator("html[data-ready=true]").wait_for(state="attached")
    inside.locator(".link", has_text="the engine had failed").first.click()
    assert "1 [1–1]" in inside.locator("#panel").inner_text()
    inside.locator("#tab-chain").click()
    assert inside.locator("#chain-body .stop.narrow").count() == 2


def test_an_empty_story(visit: Open) -> None:
    page = visit(graph((StoryRecords(), {})))
    for view in ("chain", "table", "map"):
        page.click(f"#tab-{view}")
    assert "0 documents" in page.inner_text("#panel")


def test_records_with_a_missing_verdict_still_open(visit: Open, small: Story) -> None:
    records = replace(small[0], verdicts=(), relations=())
    page = visit(graph((records, small[1])), f"#sel={proposition('failed')}")
    assert "No verdict was reached." in page.inner_text("#panel")
