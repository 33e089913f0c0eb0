"""Names: what is one, where it begins and ends, and what kind it is."""

from __future__ import annotations

import time

import pytest
import spacy
from marked import nlp
from spacy.tokens import Doc, Span

from secondsource.annotate.kinds import Name, surname
from secondsource.annotate.names import find_names
from secondsource.annotate.schemes import CLEARNLP, UD
from secondsource.records import Passage

Found = list[tuple[str, str]]


def names_in(text: str, *passages: Passage) -> Found:
    doc = nlp()(text)
    return [(n.text(doc), n.kind) for n in find_names(doc, UD, passages)]


KINDS = {"P": "person", "O": "organisation", "L": "place"}
# "text with names", names as kind:name
CASES = [
    # titles and ranks stand outside, suffixes inside
    ("Maj. Gen. Oleh Marchenko spoke first.", "P:Oleh Marchenko"),
    ("Sen. Ruth Pell and Rep. Al Dunn agreed.", "P:Ruth Pell P:Al Dunn"),
    ("Dr. Nora Field wrote a paper.", "P:Nora Field"),
    ("Attorney General Carla Voss spoke.", "P:Carla Voss"),
    ("Walter G. Prince Jr. resigned.", "P:Walter G. Prince Jr."),
    ("Secretary of State Helen Marsh left.", "P:Helen Marsh"),
    ("The police chief Oskar Brandt left.", "P:Oskar Brandt"),
    ("Councillor Abel Stone and Constable Dan Frey left.", "P:Abel Stone P:Dan Frey"),
    (
        "Firefighter Sam Boyle and Prof Amos Dale met Helen Roe KC.",
        "P:Sam Boyle P:Amos Dale P:Helen Roe KC",
    ),
    ("Cllr Rosa Pike asked General Motors.", "P:Rosa Pike O:General Motors"),
    # who somebody is follows
    ("Bo Lind, a hydrologist, doubts it.", "P:Bo Lind"),
    ("Olle Tjark, 43, was there.", "P:Olle Tjark"),
    # a first name is no place, a place that is a first name too stays one
    ("They sent Gloria to Virginia. Tom Lohan, QC, rose.", "P:Gloria L:Virginia P:Tom Lohan"),
    # "the" and a newspaper's word is a newspaper
    ("The Lorn Herald asked. The Herald has seen it.", "O:Lorn Herald O:Herald"),
    ("The residents of Dolna fled.", "L:Dolna"),
    # a place by what it has, though a newspaper has its name too
    ("Dolna's interior ministry spoke.", "L:Dolna"),
    (
        "Dolna's claim failed. Vox Dolna said so. The town of Dolna slept.",
        "L:Dolna O:Vox Dolna L:Dolna",
    ),
    # what stands before a newspaper or a company
    ("The daily Vox Dolna said so.", "O:Vox Dolna"),
    ("The airline Brellis said so.", "O:Brellis"),
    # what a minister is over is nobody, a body is no title
    ("Deputy Foreign Minister Oleh Marchenko left.", "P:Oleh Marchenko"),
    ("Treasury Secretary Carla Voss left.", "O:Treasury P:Carla Voss"),
    ("The Harbour Executive met.", "O:Harbour Executive"),
    ("Kelm Chief Executive Carla Voss left.", "O:Kelm P:Carla Voss"),
    ("Prosecutor Carla Voss left.", "P:Carla Voss"),
    ("Campaigner Carla Voss left.", "P:Carla Voss"),
    ("Health minister Ola Finn left.", "P:Ola Finn"),
    ("The minister met Russian Finns.", ""),
    ("Baker Voss left.", "P:Baker Voss"),
    ("Brent Haulage left.", "O:Brent Haulage"),
    # possessives and quotation marks stand outside
    ("Walter Prince’s lawyers met “Carla Voss” today.", "P:Walter Prince P:Carla Voss"),
    ("Germany's plan and France’s plan differ.", "L:Germany L:France"),
    # organisations by their words, whatever the tagger says
    ("The Ministry of Fisheries said so.", "O:Ministry of Fisheries"),
    ("A fellow at the Weir Center for Open Rivers left.", "O:Weir Center for Open Rivers"),
    ("The University of Kent closed.", "O:University of Kent"),
    ("She joined the Commission on Urban Trees.", "O:Commission on Urban Trees"),
    # acronyms that are spelt out
    ("The Board of Rural Roads (BRR) met.", "O:Board of Rural Roads O:BRR"),
    ("Alliance to Mend Our Dams (AMOD) protested.", "O:Alliance to Mend Our Dams O:AMOD"),
    # the document decides about bare surnames
    ("Carla Voss came. Later Voss left, and so did Mr. Voss.", "P:Carla Voss P:Voss P:Voss"),
    # names with hyphens and particles
    ("Park Min-ho left. Mr. Park met Ludwig van Ross.", "P:Park Min-ho P:Park P:Ludwig van Ross"),
    # what an organisation is said to be
    ("Bellwether is a small investigative journalism publication.", "O:Bellwether"),
]
NONE = [
    "An Unexpected Turn Of Events",
    "KEY POINTS",
    "The Russian and American negotiators met on Tuesday in March.",
    "Democrats and Republicans disagreed.",
    "See https://example.org/Walter_Prince or write to Walter@example.org.",
    "(CC BY 4.0, via Wikimedia Commons)",
    "She has Parkinson’s disease.",
]


def expected(names: str) -> Found:
    found: Found = []
    for word in names.split():
        kind, colon, rest = word.partition(":")
        if colon and kind in KINDS:
            found.append((rest, KINDS[kind]))
        else:
            found[-1] = (f"{found[-1][0]} {word}", found[-1][1])
    return found


@pytest.mark.parametrize(("text", "names"), CASES)
def test_names_are_found_with_their_bounds_and_kinds(text: str, names: str) -> None:
    assert names_in(text) == expected(names)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_name(text: str) -> None:
    assert names_in(text) == []


def test_a_heading_gives_only_names_that_the_prose_has() -> None:
    text = "Bitter Blow For Carla Voss\n\nCarla Voss lost the vote in the council.\n"
    assert names_in(text) == [("Carla Voss", "person"), ("Carla Voss", "person")]


def test_passages_that_are_credits_give_no_names() -> None:
    text = "Carla Voss spoke.\n\nPhoto by Ruth Pell for the agency.\n"
    start = text.index("Photo")
    assert names_in(text, Passage(start, len(text), "credit")) == [("Carla Voss", "person")]


def test_ontonotes_types_are_understood() -> None:
    words = "Lina Amari visited Quarth with Brightwater .".split()
    doc = Doc(spacy.blank("en").vocab, words=words, pos=["PROPN", "PROPN", "VERB", "PROPN",
              "ADP", "PROPN", "PUNCT"], tags=["NNP", "NNP", "VBD", "NNP", "IN", "NNP", "."],
              heads=[1, 2, 2, 2, 2, 4, 2], deps=["compound", "nsubj", "ROOT", "dobj", "prep",
              "pobj", "punct"])  # fmt: skip
    doc.set_ents([Span(doc, 0, 2, "PERSON"), Span(doc, 3, 4, "GPE"), Span(doc, 5, 6, "ORG")])
    assert find_names(doc, CLEARNLP) == (
        Name(0, 2, "person"),
        Name(3, 4, "place"),
        Name(5, 6, "organisation"),
    )


@pytest.mark.parametrize(
    ("name", "last"),
    [("Walter G. Prince Jr.", "prince"), ("Voss", "voss"), ("Ada Roe, Sr.", "roe"), ("", "")],
)
def test_surname(name: str, last: str) -> None:
    assert surname(name) == last


@pytest.mark.parametrize("unit", ["a", "a-", "a.", "A ", "via A / "])
def test_hostile_text_takes_no_quadratic_time(unit: str) -> None:
    def seconds(size: int) -> float:
        doc = Doc(spacy.blank("en").vocab, words=[(unit * size).strip() or "a"])
        start = time.process_time()
        find_names(doc, UD)
        return time.process_time() - start

    assert seconds(40_000) < 2.0
