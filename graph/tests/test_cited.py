"""Whose report a claimant cites, and what follows for how claims depend on each other."""

from __future__ import annotations

import pytest
from link_records import Article, organisation, person

from secondsource.cited import cited_behind, cited_report
from secondsource.link import link
from secondsource.records import DocEntity

CITING = [
    ("Seizing on a *Herald* report, Ada Moor said [the lock was broken].", True),
    ("Ada Moor, citing Monday's *Harbour Times* investigation, said [the lock was broken].", True),
    ("[The lock was broken], Ada Moor said, pointing to reports by the *Herald*.", True),
    ("Ada Moor based her remarks on an article in the *Herald*: [the lock was broken].", True),
    ("Ada Moor relied on a leaked study from the *Dyke Board* and said [it was broken].", True),
    ("[The lock was broken], according to Ada Moor, who cited the *Herald*.", True),
    ("[The lock was broken], according to Ada Moor, who had quoted the *Herald*.", True),
    ("Ada Moor said [the lock was broken], citing what *Tor Hagen* had told the Herald.", True),
    ("Ada Moor, repeating what *Tor Hagen* told her, said [the lock was broken].", True),
    ("Citing *Tor Hagen*, Ada Moor said [the lock was broken].", True),
    ("[The lock was broken], said Ada Moor, echoing the lock keeper, *Tor Hagen*.", True),
    ("Ada Moor echoed *Tor Hagen*, saying that [the lock was broken].", True),
    ("Ada Moor said [the lock was broken], as *Tor Hagen* had told KBS.", True),
    ("[The lock was broken], Ada Moor said, as first reported by the *Herald*.", True),
    ("Ada Moor, relaying what *Tor Hagen* had said to her, said [the lock was broken].", True),
    ("Ada Moor said she learned from a report in the *Herald* that [the lock was broken].", True),
    ("Ada Moor said she learned from *Tor Hagen*'s report that [the lock was broken].", True),
    ("Citing *Tor Hagen*'s long absence, Ada Moor said [the lock was broken].", False),
    ("Citing fears about *Tor Hagen*, Ada Moor said [the lock was broken].", False),
    ("Citing *Herald* debts, Ada Moor said [the lock was broken].", False),
    ("Ada Moor said [the lock was broken], as *Tor Hagen* walked past.", False),
    ("Having heard nothing from *Tor Hagen*, Ada Moor said [the lock was broken].", False),
    ("Ada Moor had a letter from *Tor Hagen* and said [the lock was broken].", False),
    ("Ada Moor, who was cited by the *Herald*, said [the lock was broken].", False),
    ("Ada Moor said [the lock was broken], and asked what *Tor Hagen* had told her.", False),
    ("Ada Moor told the *Herald* that [the lock was broken].", False),
    ("Ada Moor said [the *Herald* report was wrong].", False),
    ("Ada Moor, who owns the *Herald*, said [the lock was broken].", False),
    ("After a walk with the *Herald* reporter, Ada Moor said [the lock was broken].", False),
    ("Seizing on a report, Ada Moor of the *Dyke Board* said [the lock was broken].", False),
]


@pytest.mark.parametrize(("marked", "cites"), CITING)
def test_cited_report(marked: str, cites: bool) -> None:
    plain = marked.replace("[", "").replace("]", "")
    name = (plain.index("*"), plain.rindex("*") - 1)
    text = plain.replace("*", "")
    unstarred = marked.replace("*", "")
    content = (unstarred.index("["), unstarred.index("]") - 1)
    entities = [
        DocEntity(
            "Ada Moor", "person", True, mentions=((text.index("Ada"), text.index("Ada") + 8),)
        ),
        DocEntity(text[slice(*name)], "organisation", True, mentions=(name,)),
    ]
    found = cited_report(text, (0, len(text)), [content], entities)
    assert found == (1 if cites else None)


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("Seizing on a Herald report, Ada Moor said the lock was not broken.", False),
        ("Citing a Herald report, Ada Moor said the lock was not broken.", True),
    ],
)
def test_who_says_that_something_is_not_so_may_turn_against_a_report(
    text: str, cites: bool
) -> None:
    at = text.index("Herald")
    entities = [DocEntity("Herald", "organisation", True, mentions=((at, at + 6),))]
    content = (text.index("the lock"), len(text) - 1)
    found = cited_report(text, (0, len(text)), [content], entities, negated=True)
    assert found == (0 if cites else None)


BEHIND = [
    ("She was quoting *Tor Hagen*.", True),
    ("She was only repeating what *Tor Hagen* had told her.", True),
    ("She said she had it from *Tor Hagen*.", True),
    ("She had heard it from a neighbour, *Tor Hagen*.", True),
    ("She was citing a report in the *Herald*.", True),
    ("She quoted the *Herald*.", True),
    ("Her source was *Tor Hagen*.", True),
    ('"I have it from *Tor Hagen*," she said.', True),
    ('"I have it from *Tor Hagen*," he said.', False),
    ("His source was *Tor Hagen*.", False),
    ("Her brother was *Tor Hagen*.", False),
    ("He was quoting *Tor Hagen*.", False),
    ("It quoted the *Herald*.", False),
    ("The station quoted the *Herald*.", False),
    ("She quoted *Tor Hagen* as saying that it rained.", False),
    ("She was *Tor Hagen*'s aide.", False),
    ("She had a dog from *Tor Hagen*.", False),
    ("She was questioning *Tor Hagen*.", False),
]


@pytest.mark.parametrize(("marked", "cites"), BEHIND)
def test_cited_behind(marked: str, cites: bool) -> None:
    lead = "Ada Moor said the lock was broken. "
    marked = lead + marked
    name = (marked.index("*"), marked.rindex("*") - 1)
    kind = "person" if "Tor" in marked else "organisation"
    text = marked.replace("*", "")
    entities = [
        DocEntity("Ada Moor", "person", True, gender="female", mentions=((0, 8),)),
        DocEntity(text[slice(*name)], kind, True, mentions=(name,)),  # type: ignore[arg-type]
    ]
    found = cited_behind(text, (len(lead), len(text)), 0, entities)
    assert found == (1 if cites else None)


def test_a_pronoun_that_means_another_hands_on_nothing_of_the_claimant() -> None:
    text = "She was quoting Tor Hagen."
    entities = [
        DocEntity("Ada Moor", "person", True, gender="female"),
        DocEntity("Tor Hagen", "person", True, mentions=((16, 25),)),
        DocEntity("Lil Voss", "person", True, gender="female", mentions=((0, 3),)),
    ]
    assert cited_behind(text, (0, len(text)), 0, entities) is None
    assert cited_behind(text, (0, len(text)), 2, entities) == 1


def test_the_broadcaster_may_be_an_outlet_before() -> None:
    text = "The broadcaster cited the Herald."
    entities = [
        DocEntity("KBS News", "organisation", True),
        DocEntity("Herald", "organisation", True, mentions=((26, 32),)),
    ]
    assert cited_behind(text, (0, len(text)), 0, entities) == 1


SENATOR, ENGINEER = person("Ada Moor"), person("Tor Hagen")
PAPER = organisation("The Herald")


def told(*, basis: DocEntity | None, by: DocEntity) -> set[tuple[str, str, bool]]:
    """The kinds of dependence between two articles on a broken lock, and what they rest on."""
    first, second = Article("d1", "2030-01-01"), Article("d2", "2030-01-02")
    roles = [("patient", "lock"), ("patient", organisation("Dyke Board"))]
    text = "the lock of the Dyke Board was broken"
    first.say(by, text, "break", roles)  # type: ignore[arg-type]
    second.say(SENATOR, text, "break", roles, basis=basis)  # type: ignore[arg-type]
    found = link([first.item, second.item])
    return {(d.kind, d.label, d.certain) for d in found.dependences}


def test_who_cites_another_depends_on_him() -> None:
    assert told(basis=PAPER, by=PAPER) == {("basis", "The Herald", True)}
    assert told(basis=ENGINEER, by=ENGINEER) == {("basis", "Tor Hagen", True)}


def test_who_cites_somebody_else_does_not() -> None:
    assert told(basis=PAPER, by=ENGINEER) == set()
    assert told(basis=None, by=ENGINEER) == set()
