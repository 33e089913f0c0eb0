"""Who is behind each attribution, and which mentions are one entity."""

from __future__ import annotations

import re

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from marked import nlp
from spacy.tokens import Doc, Span

from secondsource.annotate.raw import RawAttribution
from secondsource.annotate.schemes import CLEARNLP, UD
from secondsource.annotate.speakers import Resolved, resolve
from secondsource.records import DocEntity, Document

_MARK = re.compile(r"<(\d)([sct]) |>")


def unmark(marked: str) -> tuple[str, list[RawAttribution]]:
    """Read "<0s Ada Roe> <0c said> <0t that it rains>": source, cue and content by number."""
    text, position, waiting = "", 0, ("", "", 0)
    parts: dict[str, dict[str, list[tuple[int, int]]]] = {}
    for mark in _MARK.finditer(marked):
        text += marked[position : mark.start()]
        position = mark.end()
        if mark.group(1):
            waiting = (mark.group(1), mark.group(2), len(text))
        else:
            number, role, start = waiting
            parts.setdefault(number, {}).setdefault(role, []).append((start, len(text)))
    text += marked[position:]
    raw = [
        RawAttribution(tuple(p.get("s", ())), tuple(p["c"]), tuple(p.get("t", [(0, 1)])))
        for _, p in sorted(parts.items())
    ]
    return text, raw


def resolved(marked: str) -> tuple[str, Resolved]:
    text, raw = unmark(marked)
    return text, resolve(nlp()(text), UD, raw, Document("a.txt", text))


def speaker(found: Resolved, k: int) -> str:
    """The claimant of attribution ``k``: a name, "a name (unnamed)", or "?"."""
    claimant = found.speakers[k].claimant
    if claimant is None:
        return "?"
    entity = found.entities[claimant]
    return entity.name if entity.named else f"{entity.name} (unnamed)"


# marked text; the claimants in order of their numbers
CASES = [
    # "the company" is no newspaper, and no union; "the newspaper" is
    ("Ada Roe told the Metro Star that it rains. <0s The union> <0c said> <0t it pours>. <1s The"
     " company> <1c said> <1t it was dry>. <2s The newspaper> <2c said> <2t it asked>.",
     ["union (unnamed)", "company (unnamed)", "Metro Star"]),
    # names: full, surname, with title, with description before and behind
    ("<0s Ada Roe> <0c said> <0t it rains>. <1s Roe> <1c added> <1t it pours>.",
     ["Ada Roe", "Ada Roe"]),
    ("According to <0s Brightwater chief engineer Ada Roe>, <0t it rains>. <0c .>", ["Ada Roe"]),
    ("<0s Adam Roe, a fellow at the Weir Center,> <0c said> <0t it rains>.", ["Adam Roe"]),
    ("<0s Her lawyer, Adam Roe,> <0c said> <0t it rains>.", ["Adam Roe"]),
    ("<0s Adam Roe and his team> <0c said> <0t it rains>.", ["Adam Roe"]),
    # not the possessor, and not whom an unnamed person speaks for
    ("Ada Roe left. <0s Roe’s spokesman> <0c said> <0t it rains>.", ["Roe’s spokesman (unnamed)"]),
    ("<0s A spokesman for Ada Roe> <0c said> <0t it rains>.",
     ["spokesman for Ada Roe (unnamed)"]),
    # pronouns
    ("<0s Adam Roe> <0c said> <0t it rains>. <1s He> <1c added> <1t that it pours>.",
     ["Adam Roe", "Adam Roe"]),
    ("<0s Ada Roe> <0c criticised> <0t Tom Pell>. <1t “He is late,”> <1s she> <1c said>.",
     ["Ada Roe", "Ada Roe"]),
    ("<0s Adam Roe> <0c said> <0t that Tom Pell is ill>.\n\n"
     "<1t “Tom Pell is losing control,”> <1s he> <1c added>.", ["Adam Roe", "Adam Roe"]),
    ("<0s Adam Roe>, <1s who> <1c said> <1t it rains>, <0c promised> <0t to pay>.",
     ["Adam Roe", "Adam Roe"]),
    ("The report goes back to a general, Oleh Marchenko, <0s who> <0c said> <0t it rains>.",
     ["Oleh Marchenko"]),
    # descriptions: the role is known, the organisation is known by its head noun
    ("<0s Gen. Oleh Marchenko> <0c said> <0t it rains>. <1s The general> <1c added> <1t it pours>.",
     ["Oleh Marchenko", "Oleh Marchenko"]),
    ("<0s The Ministry of Fisheries> <0c said> <0t it rains>. <1s The ministry> <1c added> "
     "<1t it pours>.", ["Ministry of Fisheries", "Ministry of Fisheries"]),
    ("The Clinton campaign moved. <0s The Clinton campaign> <0c denied> <0t it>.",
     ["Clinton campaign"]),
    # named only later
    ("<0s A former NATO official> <0c said> <0t he sees no war>.\n\nIt rained for days in the "
     "valley and nobody came.\n\n<1s Walter Prince, a former deputy director of NATO,> <1c said> "
     "<1t he sees no war>.", ["Walter Prince", "Walter Prince"]),
    # a headline calls its own name for a body what the text calls by another
    ("<0s Marl Fund Chief> <0c Praises> <0t Rain>\n\nTom Pell, the head of Dorn Capital,"
     " runs the Marl Fund.",
     ["Tom Pell"]),
    # a role of another country or party is somebody else's
    ("French President Luc Marin left. <0s The Polish president> <0c said> <0t it rains>.",
     ["Polish president (unnamed)"]),
    # unnamed people never equal named ones
    ("<0s Sources> <0c said> <0t it rains>. <1s Sources> <1c said> <1t it pours>.",
     ["Sources (unnamed)", "Sources (unnamed)"]),
    ("<0s Many> <0c say> <0t it rains>.", ["Many (unnamed)"]),
    ("<0s Critics and Kremlin observers> <0c said> <0t it rains>.",
     ["Critics and Kremlin observers (unnamed)"]),
    ("<0s A person familiar with the talks> <0c said> <0t it rains>.",
     ["person familiar with the talks (unnamed)"]),
    # documents speak for their authors
    ("According to <0s estimates from the Ministry of Fisheries>, <0t it rains>. <0c .>",
     ["Ministry of Fisheries"]),
    ("<0s A report by Ada Roe> <0c said> <0t it rains>.", ["Ada Roe"]),
    # a company may be an owner; another body than the one named last keeps its own name
    ("<0s Its owner, Varn Energy,> <0c said> <0t it rains>.", ["Varn Energy"]),
    ("Varn Energy paid. <0s The environment agency> <0c said> <0t it rains>.",
     ["environment agency (unnamed)"]),
    # a paper on the word of a document claims itself, on the word of a person passes it on
    ("<0s The Lorn Herald> <0c reported> <0t that it rains>, citing a memo.", ["Lorn Herald"]),
    ("<0s The Lorn Herald> <0c reported> <0t that it rains>, citing a retired officer.",
     ["retired officer (unnamed)"]),
    # neither time nor relative clause belong to a name
    ("<0s A spokeswoman for Ulver Hydro on Thursday> <0c said> <0t it rains>.",
     ["spokeswoman for Ulver Hydro (unnamed)"]),
    ("<0s A rebel spokesman, who goes by the name Fox,> <0c said> <0t it rains>.",
     ["rebel spokesman (unnamed)"]),
    # nobody
    ("<0c It was reported> <0t that it rains>.", ["?"]),
    ("<0s I> <0c believe> <0t it rains>.", ["?"]),
    # no source of its own: that of the cue it depends on
    ("<0s Ada Roe> <0c dismissed> <0t the talk>, <1c adding> <1t that it rains>.",
     ["Ada Roe", "Ada Roe"]),
    # an office of another body is not the organisation mentioned last
    ("The Harbour Agency met. <0s The government of the province> <0c said> <0t it rains>.",
     ["government of the province (unnamed)"]),
    ("The Harbour Agency met. <0s The agency> <0c said> <0t it rains>.", ["Harbour Agency"]),
    # "she" tells what the name did not, and "he" is somebody else
    ("<0s Governor Ines Torvald> <0c said> <0t it rains>. <1s She> <1c added> <1t it pours>.\n\n"
     "<2t “It is dry,”> <2s he> <2c said>.", ["Ines Torvald", "Ines Torvald", "?"]),
    # neither another kind of court nor the place mentioned last
    ("The Supreme Court met. <0s The appeals court> <0c said> <0t it rains>.",
     ["appeals court (unnamed)"]),
    ("They met in France. <0s The union> <0c said> <0t it rains>.", ["union (unnamed)"]),
    ("The Harbour Alliance met. <0s The alliance, which has many members,> <0c said> "
     "<0t it rains>.", ["Harbour Alliance"]),
    # two names together are one speaker of their own
    ("<0s Ada Roe and Tom Pell> <0c said> <0t it rains>.", ["Ada Roe and Tom Pell"]),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "claimants"), CASES)
def test_claimants(marked: str, claimants: list[str]) -> None:
    _, found = resolved(marked)
    assert [speaker(found, k) for k in range(len(found.speakers))] == claimants


def test_repeated_unnamed_sources_are_not_one() -> None:
    _, found = resolved("<0s Sources> <0c said> <0t it rains>. <1s Sources> <1c said> <1t so>.")
    first, second = (s.claimant for s in found.speakers)
    assert first != second


def test_the_officials_are_those_mentioned_before() -> None:
    _, found = resolved(
        "<0s Two harbour officials> <0c said> <0t it rains>. <1s The officials> <1c said> <1t so>."
    )
    first, second = (s.claimant for s in found.speakers)
    assert first == second


def test_two_equal_candidates_are_named_in_the_note() -> None:
    _, found = resolved("Adam Roe met Tom Pell. <0s He> <0c said> <0t it rains>.")
    if found.speakers[0].claimant is None:
        assert "Adam Roe" in (found.speakers[0].note or "")
    else:
        assert speaker(found, 0) == "Adam Roe"


def test_a_note_says_why_nobody_is_known() -> None:
    _, found = resolved("<0c It was reported> <0t that it rains>.")
    assert found.speakers[0].note == "passive voice without an agent: no source is named"


def test_a_relay_has_a_claimant_and_a_basis() -> None:
    marked = (
        "<0t A group of officers have concluded that it rains>, <0c according to> <0s Ada Roe>."
    )
    _, found = resolved(marked)
    assert speaker(found, 0) == "Ada Roe"
    basis = found.speakers[0].basis
    assert basis is not None
    assert (found.entities[basis].name, found.entities[basis].named) == ("group of officers", False)


def test_an_outlet_that_cites_somebody_is_not_the_claimant() -> None:
    _, found = resolved("<0s The Harbour Times> <0c reported>, citing Ada Roe, <0t that it rains>.")
    assert speaker(found, 0) == "Ada Roe"


def entity(found: Resolved, name: str) -> DocEntity:
    return next(e for e in found.entities if e.name == name)


def test_roles_affiliations_and_gender() -> None:
    _, found = resolved(
        "Adam Roe, a postdoctoral fellow at the Weir Center at the University of Kent, left."
        " He was late."
    )
    person = entity(found, "Adam Roe")
    assert person.roles == ("postdoctoral fellow at the Weir Center at the University of Kent",)
    assert person.affiliations == ("Weir Center", "University of Kent")
    assert person.gender == "male"


@pytest.mark.parametrize(
    ("lead", "role", "affiliations"),
    [
        ("Varell Lines denied it.", "the company’s director, Adam Roe,", ("Varell Lines",)),
        ("Varell Lines denied it.", "Adam Roe, a director of the company,", ("Varell Lines",)),
        ("The Ministry of Water denied it.", "the company’s director, Adam Roe,", ()),
        ("The Metro Star denied it.", "the company’s director, Adam Roe,", ()),
        ("Varell Lines denied it.", "the mayor, Adam Roe,", ()),
        ("Nobody denied it.", "the company’s director, Adam Roe,", ()),
    ],
)
def test_whose_director(lead: str, role: str, affiliations: tuple[str, ...]) -> None:
    _, found = resolved(f"{lead} It was safe, {role} said.")
    assert entity(found, "Adam Roe").affiliations == affiliations


def test_acronyms_and_possessing_countries() -> None:
    _, found = resolved(
        "The Board of Rural Roads (BRR) met. BRR waits. Ukraine’s Ministry of Defense helped."
    )
    board = entity(found, "Board of Rural Roads")
    assert board.aliases == ("BRR",)
    assert len(board.mentions) == 3
    assert entity(found, "Ukraine's Ministry of Defense").aliases == ("Ministry of Defense",)


def test_the_end_of_an_outlets_name_is_the_outlet() -> None:
    _, found = resolved(
        "The Port Aldis Daily News ran a cover. The Daily News apologised. The News sold out."
    )
    paper = entity(found, "Port Aldis Daily News")
    assert len(paper.mentions) == 3


def test_the_end_of_two_names_is_neither() -> None:
    _, found = resolved(
        "The Port Aldis Daily News and the Lorn Daily News ran a cover. The Daily News apologised."
    )
    assert len(entity(found, "Port Aldis Daily News").mentions) == 1
    assert len(entity(found, "Lorn Daily News").mentions) == 1


def test_what_belongs_to_a_person_has_one_name() -> None:
    _, found = resolved(
        "<0s Ada Roe’s presidential campaign> <0c said> <0t it rains>."
        " <1s The Roe campaign> <1c added> <1t that it pours>."
    )
    assert [speaker(found, k) for k in (0, 1)] == ["Roe campaign", "Roe campaign"]


def test_gender_is_not_guessed() -> None:
    _, found = resolved("Chris Roe left the city.")
    assert entity(found, "Chris Roe").gender is None


def test_i_in_a_quotation_is_who_speaks() -> None:
    text, found = resolved("<0t “I am tired,”> <0s Ada Roe> <0c said>.")
    at = text.index("I am")
    assert found.entity_at(at, at + 1) == found.speakers[0].claimant


def test_the_general_is_found_in_the_text_and_his_office_learnt() -> None:
    text, found = resolved("Gen. Oleh Marchenko left. The general is the head of a spy agency.")
    at = text.index("The general")
    k = found.entity_at(at, at + len("The general"))
    assert k is not None
    assert found.entities[k].name == "Oleh Marchenko"
    assert "head of a spy agency" in found.entities[k].roles


def test_in_clearnlp_too() -> None:
    words = "Ada Roe left . She said it rains .".split()
    tags = ["NNP", "NNP", "VBD", ".", "PRP", "VBD", "PRP", "VBZ", "."]
    pos = ["PROPN", "PROPN", "VERB", "PUNCT", "PRON", "VERB", "PRON", "VERB", "PUNCT"]
    heads = [1, 2, 2, 2, 5, 5, 7, 5, 5]
    deps = ["compound", "nsubj", "ROOT", "punct", "nsubj", "ROOT", "nsubj", "ccomp", "punct"]
    doc = Doc(spacy.blank("en").vocab, words=words, tags=tags, pos=pos, heads=heads, deps=deps,
              lemmas=[w.lower() for w in words])  # fmt: skip
    doc.set_ents([Span(doc, 0, 2, "PERSON")])
    at = doc[4].idx
    raw = [RawAttribution(((at, at + 3),), ((at + 4, at + 8),), ((at + 9, at + 17),))]
    found = resolve(doc, CLEARNLP, raw, Document("a.txt", doc.text))
    assert speaker(found, 0) == "Ada Roe"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            ["Ada Roe", "Roe", "he", "she", "the general", "Gen.", "said", "sources", ",", ".",
             "who", "“", "”", "\n", "NATO", "(NATO)", "and", "his", "of", "the", "’s", "—", "é",
             "nobody", "but", "asked", "denied", "the union", "for", "by", "a memo", "himself",
             "called", "as far", "as"]
        ),
        max_size=30,
    ),
    st.data(),
)  # fmt: skip
def test_any_text_and_spans_give_one_speaker_each(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    places = st.integers(0, len(text))
    spans = [tuple(sorted((data.draw(places), data.draw(places)))) for _ in range(3 if text else 0)]
    raw = [RawAttribution(((a, b),), ((a, b),), ((a, b),)) for a, b in spans if a < b]
    doc = nlp()(text)
    found = resolve(doc, UD, raw, Document("a.txt", text))
    assert len(found.speakers) == len(raw)
    assert found == resolve(doc, UD, raw, Document("a.txt", text))
    for k, member in enumerate(found.entities):
        for start, end in member.mentions:
            assert 0 <= start < end <= len(text)
            at = found.entity_at(start, end)
            assert at is not None
            assert at == k or (start, end) in found.entities[at].mentions
