"""Whose report a claimant cites, and what follows for how claims depend on each other."""

from __future__ import annotations

import pytest
from link_records import Article, organisation, person

from secondsource.cited import cited_report
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
