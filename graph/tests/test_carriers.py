# ruff: noqa: E501
"""Carriers: which wordings name one, how far it reaches, and what names none."""

from __future__ import annotations

import pytest

from secondsource.annotate.carriers import Passage, find_carriers, wire_credit
from secondsource.annotate.outlets import is_agency, is_outlet
from secondsource.records import Carrier, Document

Row = tuple[str, str, str | None, bool]
NAMED: tuple[Row, ...] = (
    ("Ana Orl told Sky Harbour News that {the dam is safe}.", "interview", "Sky Harbour News", True),
    ("Ana Orl told the Tarn Courier on Monday that {the dam is safe}.", "interview", "Tarn Courier", True),
    ("Ana Orl told the Tarn Courier in an interview on Tuesday: {it is safe}.", "interview", "Tarn Courier", True),
    ("Speaking to the Harbour Post, Ana Orl said {the dam is safe}.", "interview", "Harbour Post", True),
    ("{It is safe}, Ana Orl said in an interview with Tarn Radio.", "interview", "Tarn Radio", True),
    ("{It is safe}, Ana Orl said in an exclusive interview with Tarn Radio on Monday.", "interview", "Tarn Radio", True),
    ("In comments to the Associated Press, Ana Orl said {it is safe}.", "interview", "Associated Press", True),
    ("In an email to The Guardian, Ana Orl said {it is safe}.", "interview", "Guardian", True),
    ("She told the newspaper Vest that {it is safe}.", "interview", "Vest", True),
    ("She told the Vest newspaper that {it is safe}.", "interview", "Vest", True),
    ("She told the BBC’s Morning Hour {it is safe}.", "interview", "BBC", True),
    ("She said in a separate interview that {it is safe}.", "interview", None, True),
    ("{It is safe}, Reuters reported.", "agency", "Reuters", True),
    ("The Vest newspaper reported that {it is safe}.", "outlet", "Vest", True),
    ("According to the Tarn Courier, {it is safe}.", "outlet", "Tarn Courier", True),
    ("The Tarn Courier reported that {it is safe}, citing Ana Orl.", "outlet", "Tarn Courier", True),
    ("Reuters quoted her as saying {it is safe}.", "agency", "Reuters", True),
    ("She told reporters that {it is safe}.", "occasion", "reporters", False),
    ("She told a news conference that {it is safe}.", "occasion", "news conference", False),
    ("She told parliament that {it is safe}.", "occasion", "parliament", False),
    ("She said at a meeting of ministers that {it is safe}.", "occasion", "meeting", False),
    ("In a statement, the firm said {it is safe}.", "statement", None, False),
    ("She wrote on Telegram that {it is safe}.", "publication", "Telegram", False),
    ("In her memoir she says {it is safe}.", "publication", "memoir", False),
    ("She wrote in the Daily Tide that {it is safe}.", "publication", "Daily Tide", True),
)  # fmt: skip
UNNAMED = (
    "The newspaper said that {it is safe}.",
    "She told her brother that {it is safe}.",
    "She told Minister Brandt that {it is safe}.",
    "She told the Ministry of Water that {it is safe}.",
    "She said on Tuesday that {it is safe}.",
    "Speaking on Monday, she said {it is safe}.",
    "She said {she told the Tarn Courier everything}.",
    "She said in a low voice that {it is safe}.",
    "According to the mayor, {it is safe}.",
)


def _document(marked: str) -> tuple[Document, Passage]:
    start, end = marked.index("{"), marked.index("}") - 1
    text = marked.replace("{", "").replace("}", "")
    return Document("a.txt", text), Passage(((0, 1),), ((start, end),), (), (0, len(text)), 0)


@pytest.mark.parametrize("row", NAMED, ids=lambda row: row[0])
def test_wording_names_a_carrier(row: Row) -> None:
    document, passage = _document(row[0])
    (carrier,) = find_carriers(document, [passage])
    assert carrier is not None
    assert (carrier.kind, carrier.name, carrier.exclusive) == row[1:]
    if carrier.name:
        assert document.text[carrier.start : carrier.end] == carrier.name


@pytest.mark.parametrize("marked", UNNAMED)
def test_wording_names_none(marked: str) -> None:
    document, passage = _document(marked)
    assert find_carriers(document, [passage]) == (None,)


def _story(*sentences: tuple[str, int | None]) -> list[Carrier | None]:
    """Return the carriers of a text whose sentences each attribute their last word."""
    text, passages = "", []
    for sentence, who in sentences:
        start = len(text) + sentence.startswith("\n") * 2
        text += sentence
        end = len(text)
        passages.append(
            Passage(((start, start + 1),), ((end - 2, end - 1),), (), (start, end), who)
        )
        text += " "
    return list(find_carriers(Document("a.txt", text), passages))


def _names(carriers: list[Carrier | None]) -> list[str | None]:
    return [c.name if c else None for c in carriers]


def test_carrier_reaches_the_same_claimant_only() -> None:
    told = ("Orl told the Tarn Courier it was safe.", 0)
    assert _names(_story(told, ("It was dry, she added.", 0))) == ["Tarn Courier"] * 2
    assert _names(_story(told, ("It was dry, Moll said.", 1))) == ["Tarn Courier", None]
    assert _names(_story(told, ("It was dry, sources said.", None))) == ["Tarn Courier", None]


def test_carrier_ends_behind_somebody_else_or_two_paragraphs() -> None:
    told = ("Orl told the Tarn Courier it was safe.", 0)
    between = ("Moll said so.", 1)
    assert _names(_story(told, between, ("It was dry, she said.", 0)))[2] is None
    assert _names(_story(told, ("\n\nIt was dry, she said.", 0)))[1] == "Tarn Courier"
    far = "Orl told the Tarn Courier it was safe.\n\nThe sun shone.\n\nIt was dry, she said."
    first, last = far.index("\n"), far.rindex("\n") + 1
    passages = [
        Passage(((0, 1),), ((first - 5, first - 1),), (), (0, first), 0),
        Passage(((last, last + 1),), ((len(far) - 3, len(far)),), (), (last, len(far)), 0),
    ]
    assert _names(list(find_carriers(Document("a", far), passages))) == ["Tarn Courier", None]


def test_the_interview_goes_back_and_a_separate_one_does_not() -> None:
    found = _story(
        ("Orl told the Tarn Courier it was safe.", 0),
        ("Moll told Tarn Radio it was dry.", 1),
        ("Orl said in the interview that it was deep.", 0),
        ("Orl said in a separate interview that it was cold.", 0),
    )
    assert _names(found) == ["Tarn Courier", "Tarn Radio", "Tarn Courier", None]
    assert found[3] is not None
    assert found[3] != found[2]


def test_two_interviews_with_one_outlet_stay_two() -> None:
    first, second = _story(
        ("Orl told the Tarn Courier it was safe.", 0),
        ("Moll told the Tarn Courier it was dry.", 1),
    )
    assert first is not None
    assert second is not None
    assert (first.name, first.start) != (second.name, second.start)


def test_report_of_an_outlet_goes_no_further() -> None:
    found = _story(("The Tarn Courier reported Orl was safe.", 0), ("It was dry, she said.", 0))
    assert _names(found) == ["Tarn Courier", None]


def test_what_one_outlet_reports_carries_nobody_else() -> None:
    text = "Moll denied it, while the Tarn Courier reported a leak."
    source = (text.index("the Tarn"), text.index(" reported"))
    passages = [
        Passage(((5, 11),), ((12, 14),), ((0, 4),), (0, len(text)), 0),
        Passage(((source[1] + 1, source[1] + 9),), ((47, 53),), (source,), (0, len(text)), 1),
    ]
    assert _names(list(find_carriers(Document("a", text), passages))) == [None, "Tarn Courier"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("LORN, May 3 (Reuters) - The dam broke.", "Reuters"),
        ("LORN (AP) — The dam broke.", "AP"),
        ("TARN (Meridian News Agency) – The dam broke.", "Meridian News Agency"),
        ("The dam broke.\n\n— AP", "AP"),
        ("PORT VARELL (CPA) - The dam broke.", "CPA"),
        ("PORT VARELL, Kastria, May 3 (CPA) — The dam broke.", "CPA"),
        ("The dam broke.\n\n- with CPA", "CPA"),
        ("The dam broke.\n\nAdditional reporting by CPA", "CPA"),
        ("The dam broke.\n\nWith reporting by the Meridian News Agency.", "Meridian News Agency"),
        ("The dam broke.\n\nAdditional reporting by Ada Moor", None),
        ("JOINT MONITORING MISSION (JMM) - The dam broke.", None),
        ("The Joint Monitoring Mission (JMM) - formed in May - said so.", None),
        ("He came\nwith ADA MOOR", None),
        ("The dam (AP) broke.", None),
        ("The dam broke.", None),
    ],
)
def test_wire_credit(text: str, name: str | None) -> None:
    found = wire_credit(text)
    assert (found.name if found else None) == name
    if found and found.name:
        assert text[found.start : found.end] == found.name


def test_an_agency_that_helped_carries_nothing_exclusively() -> None:
    helped = wire_credit("The dam broke.\n\nAdditional reporting by CPA")
    assert helped is not None
    assert not helped.exclusive
    wired = wire_credit("PORT VARELL (CPA) - The dam broke.")
    assert wired is not None
    assert wired.exclusive


def test_wire_holds_where_nothing_exclusive_is_named() -> None:
    wire = "LORN (Reuters) - "
    found = _story(
        (wire + "Orl told reporters it was safe.", 0),
        ("Moll told the Tarn Courier it was dry.", 1),
        ("Nobody was hurt, police said.", 2),
    )
    assert _names(found) == ["Reuters", "Tarn Courier", "Reuters"]


@pytest.mark.parametrize("name", ["Sky News", "the Guardian", "BBC", "Tarn Courier", "vest.com"])
def test_outlets(name: str) -> None:
    assert is_outlet(name)


@pytest.mark.parametrize(
    "name", ["Ministry of Water", "Ana Orl", "the Times Square Police", "Tarn", "News", "Hydro Inc"]
)
def test_no_outlets(name: str) -> None:
    assert not is_outlet(name)
    assert not is_agency(name)


@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        (
            "Bo Lind, who had no part in the study, doubts it.",
            "Bo Lind, who had no part in the study,",
            None,
        ),
        ("In the study, Bo Lind doubts it.", "Bo Lind", "publication"),
    ],
)
def test_what_is_said_of_a_source_is_no_carrier(text: str, source: str, kind: str | None) -> None:
    def span(piece: str) -> tuple[int, int]:
        return text.index(piece), text.index(piece) + len(piece)

    passage = Passage((span("doubts"),), (span("it."),), (span(source),), (0, len(text)), 0)
    (carrier,) = find_carriers(Document("a.txt", text), [passage])
    assert (carrier.kind if carrier else None) == kind
