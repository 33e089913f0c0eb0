"""Reports of a few words, read by the shipped models: how many origins are counted, and why."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pairs import annotator

from secondsource.claims import prepare
from secondsource.corroborate import corroborate
from secondsource.link import link
from secondsource.records import Document, Verdict

OUTLETS = ("Daily Beacon", "Northern Echo", "Metro Post")
Judge = Callable[..., Verdict]


@pytest.fixture(scope="module")
def judge() -> Judge:
    """The verdict on the proposition that most of a few articles state."""

    def judged(*texts: str) -> Verdict:
        items = []
        for i, text in enumerate(texts):
            day = f"2030-01-0{i + 1}"
            document = Document(f"{i}.txt", text, outlet=OUTLETS[i], published=day)
            items.append(prepare(document, annotator().annotate(document)))
        linked = link(items)
        most = max(linked.propositions, key=lambda p: len(p.claims))
        verdicts, _ = corroborate(linked, [info for info, _, _ in items])
        return next(v for v in verdicts if v.proposition == most.id)

    return judged


ONE = [
    ("Wendshire Police",
     "Twenty-three people were injured, Wendshire Police said.",
     "Police spokesman Martin Okoro said 23 people had been injured."),
    ("St Brannoc's Hospital",
     "Hospital spokeswoman Leila Haddad said four patients were in critical condition.",
     "St Brannoc's Hospital said four patients were in critical condition."),
    ("Police",
     "Police said the driver was drunk.",
     "Superintendent Ruth Lamb said the driver was drunk."),
    ("Coastguard",
     "Coastguard commander Lena Ostrow said 18 people had died in the disaster.",
     "Eighteen people died in the disaster, according to the coastguard."),
    ("Kelbrook Foods",
     "A Kelbrook spokesman said the valve was new.",
     "Hugh Tranter, a spokesman for Kelbrook, said the valve was new.",
     "Kelbrook Foods said the valve was new."),
    ("Kelbrook Foods",
     "Chief executive Miriam Castellane of Kelbrook Foods said the valve was new.",
     "Kelbrook Foods said the valve was new."),
    ("Kelbrook Foods",
     "Kelbrook said the valve was new.",
     "Kelbrook Foods opened the plant in May. The valve was new, the company's chief executive, "
     "Miriam Castellane, told a news conference."),
    ("Joint Monitoring Mission",
     "The Joint Monitoring Mission (JMM) said the convoy was shelled.",
     "The JMM's head, Colonel Abebe Tsegaye, said the convoy was shelled."),
    ("Defence Ministry",
     "Defence Ministry spokesman Piet Aldar said the bridge was destroyed.",
     "Defence Ministry spokeswoman Dina Farrow said the bridge was destroyed."),
    ("Defence Ministry",
     "The Velmoran Defence Ministry held a briefing. Its spokesman Piet Aldar said the bridge was "
     "destroyed.",
     "The Defence Ministry called a press conference. The ministry's spokeswoman, Dina Farrow, "
     "said the bridge was destroyed."),
    ("Kastria",
     "Kastria said Velmora closed the strait.",
     "The Kastrian foreign ministry said Velmora closed the strait.",
     "Kastrian Foreign Minister Irena Vasht said Velmora closed the strait."),
    ("Derek Ashby",
     "Priya Nand, a lawyer for Derek Ashby, said Ashby was ordered to sign the form.",
     "Derek Ashby said he was ordered to sign the form."),
    ("Derek Ashby",
     "Carol Ashby said her husband Derek told her that Prowse knew.",
     "Derek Ashby said Prowse knew."),
    ("Derek Ashby",
     "Carol Ashby said her husband had told her that Prowse knew.",
     "Derek Ashby said Prowse knew."),
    ("Gregor Imhaus",
     "Gregor Imhaus told the Daily Beacon that the ship left at 9pm.",
     "The ship left at 9pm, according to KBS News, which cited the Daily Beacon."),
    ("Gregor Imhaus",
     "Gregor Imhaus told the Daily Beacon that the ship left at 9pm.",
     "The mayor, Theodora Blint, said that the ship left at 9pm, citing what Imhaus had told the "
     "Beacon."),
    ("Gregor Imhaus",
     "Gregor Imhaus said the pumps were not working.",
     "Citing Gregor Imhaus, Theodora Blint said the pumps were not working."),
    ("Gregor Imhaus",
     "Gregor Imhaus said the pumps were not working.",
     "Theodora Blint said the pumps were not working, based on a report by Gregor Imhaus."),
    ("Gregor Imhaus",
     "Gregor Imhaus said the pumps were not working.",
     "Theodora Blint said the pumps were not working. She was quoting Gregor Imhaus."),
    ("Gregor Imhaus",
     "Gregor Imhaus said the pumps were not working.",
     "KBS News reported that the pumps were not working. It quoted the Daily Beacon."),
]  # fmt: skip


@pytest.mark.parametrize("row", ONE, ids=lambda row: row[1][:40])
def test_one_origin(row: tuple[str, ...], judge: Judge) -> None:
    found = judge(*row[1:])
    assert (found.verdict, found.support.named) == ("echo", 1)
    assert found.reason == f"{len(row) - 1} articles go back to {row[0]}"


DOUBTFUL = [
    ("but may be one person",
     "Foreign Minister Yuri Tsekhanov said the bridge was destroyed.",
     "Foreign Minister Iouri Tsekhanoff said the bridge was destroyed."),
    ("2 called Karl Rowe say so, but may be one person",
     "Judge Karl Rowe said the bridge was destroyed.",
     "Footballer Karl Rowe said the bridge was destroyed."),
    ("but may be one person",
     "The alarm never sounded, Tomasz said.",
     "Tomasz Zielinski, a worker, said the alarm never sounded."),
    ("but both speak for the Kastrian government",
     "Kastrian Foreign Minister Irena Vasht said the bridge was destroyed.",
     "Kastrian President Lev Hadar said the bridge was destroyed."),
    ("but may go back to one undisclosed origin",
     "Joanna Piotrowska said her brother had told her that the pipes were leaking.",
     "Adam Kowal said his father had told him that the pipes were leaking."),
]  # fmt: skip


@pytest.mark.parametrize("row", DOUBTFUL, ids=lambda row: row[1][:40])
def test_two_that_may_be_one(row: tuple[str, ...], judge: Judge) -> None:
    found = judge(*row[1:])
    assert (found.verdict, found.support.named, found.support.strict) == ("cannot_tell", 2, 1)
    assert found.reason.endswith(row[0])


def test_hearsay_without_a_name_is_no_second_source(judge: Judge) -> None:
    found = judge(
        "Irena Vasht told colleagues that Kry wanted war, two people familiar with the talks said.",
        "Marek Suhl said Kry wanted war.",
    )
    assert (found.support.named, found.support.max) == (1, 2)
    assert found.reason.startswith("Marek Suhl alone")


TWO = [
    ("Olaf Brenn, a welder at Kelbrook Foods, said the bridge was destroyed.",
     "Lev Hadar, a driver at Kelbrook Foods, said the bridge was destroyed."),
    ("Kastrian soldier Olaf Brenn said the bridge was destroyed.",
     "Kastrian soldier Lev Hadar said the bridge was destroyed."),
    ("The Velmoran Defence Ministry said the bridge was destroyed.",
     "The Kastrian Defence Ministry said the bridge was destroyed."),
    ("Foreign Minister Jan Hansen said the bridge was destroyed.",
     "Foreign Minister Jan Jansen said the bridge was destroyed."),
    ("Derek Ashby's brother, Paul Ashby, said the bridge was destroyed.",
     "Derek Ashby said the bridge was destroyed."),
    ("Mira Kelbrook said the valve was new.",
     "Kelbrook Foods said the valve was new."),
    ("Wendshire Police said the bridge was destroyed.",
     "Wendshire Council said the bridge was destroyed."),
    ("Gregor Imhaus told the Daily Beacon that the ship left at 9pm.",
     "Mayor Theodora Blint, who was quoted by the Daily Beacon last year, said that the ship left "
     "at 9pm."),
]  # fmt: skip


@pytest.mark.parametrize("texts", TWO, ids=lambda texts: texts[0][:40])
def test_two_origins(texts: tuple[str, ...], judge: Judge) -> None:
    found = judge(*texts)
    assert (found.verdict, found.support.named, found.support.strict) == ("corroborated", 2, 2)


def test_a_minister_who_contradicts_his_government_is_another_voice(judge: Judge) -> None:
    found = judge(
        "Kastria said the bridge was destroyed.",
        "The Kastrian foreign ministry said the bridge was destroyed.",
        "Kastrian Foreign Minister Irena Vasht denied that the bridge was destroyed.",
    )
    assert found.flags == ("disputed",)
    assert [dispute.claimant for dispute in found.disputed_by] == ["Irena Vasht"]


def test_a_copied_paragraph_comes_from_the_agency_that_had_it_first(judge: Judge) -> None:
    told = (
        "The crane fell on Monday night and crushed two trucks that were waiting to be loaded with "
        "grain for the north, harbour master Ole Brand said."
    )
    found = judge(f"PORT VARELL (CPA) - {told}", told)
    assert found.chains == (("Ole Brand", "CPA", "Daily Beacon (0.txt)"),)
