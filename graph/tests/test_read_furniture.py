"""Furniture: lines that must be marked, and body text that must not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.read.furniture import find_furniture

PROSE = "The harbour authority closed the north quay on Friday after an inspection."
MORE = "Ferries to the islands will leave from the fish market until further notice."


def marked(text: str, **options: object) -> list[tuple[str, str]]:
    found = find_furniture(text, **options)  # type: ignore[arg-type]
    return [(p.kind, text[p.start : p.end]) for p in found]


CAPTIONS = [
    "Harbour master Ilse Brand (left) with engineer Tom Okoro at the quay",
    "The quay in winter (Port of Lund, CC BY 4.0 , via Wikimedia Commons). "
    "Source: https://commons.example/wiki/File:Quay_(1).jpg",
    "The quay in winter. Source: https://pictures.example/quay.jpg",
    "Cranes stand idle over the north quay. Getty Images",
    "Cranes stand idle over the north quay. Tom Okoro/AFP",
    "Cranes stand idle over the north quay. via AFP / Tom OKORO",
    "FILE PHOTO: Cranes stand idle over the north quay.",
    "FILE - Cranes stand idle over the north quay in May.",
    "The north quay, closed since Friday. Photo: Tom Okoro",
    "The north quay (Tom Okoro, CC BY-SA 3.0)",
]
CREDITS = [
    "Photo: Tom Okoro/Reuters",
    "Photo by Tom Okoro",
    "Image credit: Port of Lund",
    "© 2021 The Lund Courier",
    "(AP Photo/Tom Okoro)",
    "(Reporting by Tom Okoro; Editing by Ilse Brand)",
    "By Tom Okoro and Ilse Brand",
]
BODY = [
    "Getty Images sued the agency over the photographs of the quay.",
    "The photograph was licensed by Getty Images.",
    "The report was released under CC BY 4.0, which allows anyone to copy it.",
    "A Reuters/Ipsos poll found that most residents want the quay reopened.",
    "Turn (left) at the lighthouse, the notice tells drivers.",
    "Governor Ann Poe (R) reversed herself and opposed the closure on Monday.",
    "Mayor Ann Poe (left) said on Monday that the quay was safe.",
    "“The quay is safe,” reads a note by Ann Poe (left), in the photo by Getty Images",
    "He gave her credit: Without the inspectors nobody would have seen the crack.",
    "The source: https is not what it claims to be, the researchers found.",
    "By Friday evening the quay had been closed and the ferries moved.",
    "The group found the picture via Wikimedia Commons and printed it.",
    "- the quay stays closed",
    "The ministry published its own image of the quay on Friday (Reuters).",
]


@pytest.mark.parametrize("line", CAPTIONS)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n"])
def test_a_caption_is_marked_and_its_neighbours_are_not(line: str, gap: str) -> None:
    assert marked(gap.join([PROSE, line, MORE])) == [("caption", line)]


@pytest.mark.parametrize("line", CREDITS)
def test_a_credit_is_marked(line: str) -> None:
    assert marked(f"{PROSE}\n\n{line}\n\n{MORE}") == [("credit", line)]


@pytest.mark.parametrize("line", BODY)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_body_text_is_not_marked(line: str, gap: str) -> None:
    assert marked(gap.join([PROSE, line, MORE])) == []


REPEATED = [
    ("Cranes stand idle over the north quay of Lund", ""),
    ("Cranes stand idle over the north quay of Lund", " PORTPIX via AFP / Tom OKORO"),
    ("Cranes stand idle over the north quay of Lund.", " Tom Okoro for the Courier"),
]


@pytest.mark.parametrize(("caption", "credit"), REPEATED)
def test_a_caption_that_stands_twice_is_marked_twice(caption: str, credit: str) -> None:
    text = f"{PROSE}\n\n{caption}\n{caption}{credit}"
    assert marked(text) == [("caption", caption), ("caption", caption + credit)]


NOT_REPEATED = [
    ("The quay stays closed", "The quay stays closed until Monday, when inspectors return."),
    ("No one was hurt.", "No one was hurt. Police found the driver at home."),
    (
        "The mayor said that the quay was safe.",
        "The mayor said that the quay was safe.",
    ),
    ("“The quay is as safe as ever,” Poe wrote.", "“The quay is as safe as ever,” Poe wrote."),
]


@pytest.mark.parametrize(("first", "second"), NOT_REPEATED)
def test_body_text_that_begins_alike_is_not_a_caption(first: str, second: str) -> None:
    kinds = {kind for kind, _ in marked(f"{PROSE}\n\n{first}\n{second}\n\n{MORE}")}
    assert "caption" not in kinds


@pytest.mark.parametrize("bullet", ["•", "-", "*", "–"])
@pytest.mark.parametrize("head", ["KEY POINTS", "Summary", "Key takeaways:", "**Key points**"])
def test_bullets_under_a_summary_heading_are_one_passage(head: str, bullet: str) -> None:
    block = f"{head}\n\n  {bullet} The quay is closed\n  {bullet} Ferries are moved\n    for now"
    assert marked(f"{block}\n\n{PROSE}") == [("summary", block)]


def test_two_bullets_that_open_an_article_are_a_summary() -> None:
    block = "• The quay is closed\n• Ferries are moved"
    assert marked(f"{block}\n\n{PROSE}") == [("summary", block)]


@pytest.mark.parametrize(
    "text",
    [
        f"{PROSE}\n\n• The quay is closed.\n• Ferries are moved.\n\n{MORE}",
        f"• {PROSE}\n\n{MORE}",
        f"• {PROSE}\n• {MORE}",
        f"In summary, {PROSE}\n\n{MORE}",
    ],
)
def test_bullets_elsewhere_are_body_text(text: str) -> None:
    assert "summary" not in {kind for kind, _ in marked(text)}


HEADINGS = [
    "A Crack in the Wall",
    "What happens next",
    "THE INSPECTION",
    "‘Nobody warned us’",
    "Three weeks in May",
]
NOT_HEADINGS = [
    "She said so twice",
    "the quay stays closed",
    "The quay stays closed.",
    "“Nobody warned us”",
    "''Nobody warned us''",
    "Why now?",
    "12:30",
    "• The quay",
    "The crack runs along the wall below the old customs house on the quay",
    "(It was closed.)",
]


@pytest.mark.parametrize("line", HEADINGS)
def test_a_heading_is_marked(line: str) -> None:
    assert marked(f"{PROSE}\n\n{line}\n\n{MORE}") == [("heading", line)]


@pytest.mark.parametrize("line", NOT_HEADINGS)
def test_a_short_line_of_body_text_is_not_a_heading(line: str) -> None:
    assert marked(f"{PROSE}\n\n{line}\n\n{MORE}") == []


def test_lines_wrapped_by_hand_are_not_headings() -> None:
    text = "The note was signed by the engineer\nTom Okoro\nand by two of his colleagues.\n"
    assert marked(f"{PROSE}\n\n{text}") == []


def test_a_headline_and_its_repetition_are_headings() -> None:
    title = "Harbour closes the north quay after inspectors find a long crack in its wall"
    assert marked(f"{title}\n\n{PROSE}\n\n{title}.", title=f"{title}.") == [
        ("heading", title),
        ("heading", f"{title}."),
    ]


@pytest.mark.parametrize("line", ["READ MORE: Quay ‘unsafe’, spy says", "Advertisement"])
def test_promotion_is_a_heading(line: str) -> None:
    assert marked(f"{PROSE}\n\n{line}\n\n{MORE}") == [("heading", line)]


def test_markdown_headings_and_images() -> None:
    text = f"# Quay closed\n\n![Crane](c.png)\n\n{PROSE}\n\nNext\n----\n\n## Why?\n\n{MORE}"
    assert marked(text, markdown=True) == [
        ("heading", "# Quay closed"),
        ("caption", "![Crane](c.png)"),
        ("heading", "Next"),
        ("heading", "----"),
        ("heading", "## Why?"),
    ]


@given(st.text(alphabet="Aa b.\"“\n\r•-/()'©:é\ufeff", max_size=200), st.integers(0, 5))
def test_passages_are_sorted_within_the_text_and_apart(text: str, start: int) -> None:
    found = find_furniture(text, start=start, markdown=True)
    edges = [edge for p in found for edge in (p.start, p.end)]
    assert edges == sorted(edges)
    assert all(start <= p.start < p.end <= len(text) for p in found)


@pytest.mark.parametrize(
    "unit", ["Abc", "A", "(", "Aa Bb (", "By And ", "Photo: ", "Source: https://"]
)
def test_a_huge_line_is_body_text_and_takes_no_time(unit: str) -> None:
    """Quadratic patterns would take hours here."""
    line = unit * (1_000_000 // len(unit))
    assert marked(f"{PROSE}\n\n{line}\n\n{MORE}") == []
