"""A denial keeps its sign wherever a label or a claim is shown, and shows it once."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from link_records import Article, person

import secondsource
from secondsource.cli import main
from secondsource.folder import text_of
from secondsource.link import link
from secondsource.records import Claim
from secondsource.signs import denies, polarity_words, signed
from secondsource.story import Story
from secondsource.views.data import page_data
from secondsource.views.index import StoryIndex

# What was written, the words of the label, and whether they need the sign.
CASES = [
    ("Varell Lines denied on Monday that the port engine of the Meridia had failed in February.",
     "the port engine of the Meridia had failed in February", True),
    ("Marek Hol denied that any prisoner had escaped.", "any prisoner had escaped", True),
    ("Greta Holm denied having sold the mill.", "having sold the mill", True),
    ("Ulla Finn disputed that the dam was empty.", "the dam was empty", True),
    ("Mara Quill denied that the third gate was not inspected.",
     "the third gate was not inspected", True),
    ("Hanna Reil said that nobody warned the village before the water came.",
     "nobody warned the village before the water came", False),
    ("Karl Ostin said that no ferry left the port without a pilot.",
     "no ferry left the port without a pilot", False),
    ("Leo Brandt said the company failed to repair the pump.",
     "the company failed to repair the pump", False),
    ("Otto Vik said neither the guard nor the driver was hurt.",
     "neither the guard nor the driver was hurt", False),
    ("Oda Brenn said that it is not true that the harbour crane was damaged.",
     "it is not true that the harbour crane was damaged", False),
    ("Britt Aalto said she doubted that the ship had sunk.",
     "she doubted that the ship had sunk", False),
    ("Jon Elder called the report that the school was closed a lie.",
     "the report that the school was closed a lie", False),
    ("Petra Sund said that claims that the bridge had collapsed were false.",
     "claims that the bridge had collapsed were false", False),
    ("Ines Kray said that the market had burned.", "the market had burned", False),
    ("Tomas Kerr said that the guards did not open the doors or sound the alarm.",
     "sound the alarm", True),
]  # fmt: skip


@pytest.fixture(scope="module")
def denials(tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder = tmp_path_factory.mktemp("denials")
    (folder / "articles").mkdir()
    text = "\n\n".join(sentence for sentence, *_ in CASES)
    (folder / "articles" / "one.txt").write_text(text, encoding="utf-8")
    return secondsource.build(folder / "articles", folder / "story")


def printed(*arguments: object) -> str:
    done = CliRunner().invoke(main, [str(a) for a in arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize(("words", "marked"), [case[1:] for case in CASES])
def test_the_label_reads_right_by_itself_everywhere(
    denials: Story, words: str, marked: bool, tmp_path: Path
) -> None:
    label = f"denied: {words}" if marked else words
    assert label in {p.label for p in denials.records.propositions}
    assert label in printed("corroborate", denials.path, "--all").splitlines()
    assert label in denials.propositions["label"].tolist()
    told = denials.query("SELECT ?n { ?p a ss:Proposition ; schema:name ?n }")
    assert label in told["n"].tolist()
    exported(denials, words, label, tmp_path)


def exported(story: Story, words: str, label: str, folder: Path) -> None:
    """The sign in schema.org, FollowTheMoney and the tables."""
    for name in ("g.schema.jsonld", "g.ftm.jsonl", "g.csv"):
        printed("export", story.path, "-o", folder / name)
    graph = json.loads((folder / "g.schema.jsonld").read_text(encoding="utf-8"))["@graph"]
    (found,) = [claim for claim in graph if claim["name"].removeprefix("denied: ") == words]
    assert found["name"] == label
    assert {text.startswith("denied: ") for text in found["text"]} == {label != words}
    lines = (folder / "g.ftm.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line)["properties"] for line in lines]
    assert [label] in [entity.get("name") for entity in told]
    roles = {e["role"][0] for e in told if e.get("summary", [""])[0].endswith(words)}
    assert roles == {"denies" if label != words else "claims"}
    rows = list(csv.DictReader(io.StringIO((folder / "g-nodes.csv").read_text(encoding="utf-8"))))
    assert label in {row["Label"] for row in rows if row["Kind"] == "proposition"}
    claims = {row["Label"] for row in rows if row["Kind"] == "claim" if words in row["Label"]}
    assert {claim.startswith("denied: ") for claim in claims} == {label != words}


@pytest.mark.parametrize(("words", "marked"), [case[1:] for case in CASES])
def test_pages_show_the_sign_once(denials: Story, words: str, marked: bool) -> None:
    index = StoryIndex(denials.records, text_of(denials.path))
    label = f"denied: {words}" if marked else words
    shown = page_data(index)
    assert label in {p["label"] for p in shown["propositions"]}
    drawn = {" ".join(n["label"].split()) for n in shown["nodes"] if n["kind"] == "proposition"}
    assert any(label[:24] in node for node in drawn)
    report = (denials.path / "report.md").read_text(encoding="utf-8")
    (stance,) = set(re.findall(rf": (?:that )?{re.escape(words)} \((\w+), \w+;", report))
    assert (stance == "denied") is marked


def test_headings_and_tables_of_the_report(tmp_path: Path) -> None:
    """Two who deny the same have a heading and a row."""
    (tmp_path / "articles").mkdir()
    for name, who in (("one", "Varell Lines"), ("two", "Captain Oda Brenn")):
        text = f"{who} denied that the port engine of the Meridia had failed in February."
        (tmp_path / "articles" / f"{name}.txt").write_text(text, encoding="utf-8")
    story = secondsource.build(tmp_path / "articles", tmp_path / "story")
    label = "denied: the port engine of the Meridia had failed in February"
    for page, lines in (
        ("report.md", (f"| {label} |", f"### 1. {label}")),
        ("report.html", (f"<bdi>{label}</bdi></a></td>", f"1. <bdi>{label}</bdi></h3>")),
    ):
        text = (story.path / page).read_text(encoding="utf-8")
        assert all(line in text for line in lines), page
        assert "denied: denied" not in text
    assert label in printed("corroborate", story.path).splitlines()


# --- which claim gives the label ------------------------------------------------------------


CAPTAIN, OWNER = person("Oda Brenn"), person("Karim Haddad")
ENGINE = [("agent", "engine"), ("other", person("Meridia"))]


def claim(article: Article, who: object, text: str, how: str, *, negated: bool = False) -> Claim:
    found = article.say(who, text, "fail", ENGINE, how=how)  # type: ignore[arg-type]
    article.claims[-1] = replace(found, predication=replace(found.predication, negated=negated))
    return article.claims[-1]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("the engine of the Meridia had failed", "denied", False),
         ("the engine of the Meridia had not failed", "denied", True),
         "the engine of the Meridia had not failed"),
        (("the engine of the Meridia may have failed", "possible", False),
         ("the engine of the Meridia had failed", "", False),
         "the engine of the Meridia had failed"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("turned", [False, True])
def test_plain_words_make_the_label(
    first: tuple[str, str, bool], second: tuple[str, str, bool], expected: str, turned: bool
) -> None:
    one, two = Article("d1", "2030-05-01"), Article("d2", "2030-05-02")
    pairs = [(CAPTAIN, first), (OWNER, second)]
    for article, (who, (text, how, negated)) in zip(
        (one, two), pairs[::-1] if turned else pairs, strict=True
    ):
        claim(article, who, text, how, negated=negated)
    (found,) = link([one.item, two.item]).propositions
    assert (len(found.claims), found.label) == (2, expected)


@pytest.mark.parametrize(
    ("text", "how", "negated", "cue", "expected", "word"),
    [
        ("it was cracked", "denied", False, "denied", "denied: it was cracked", "denied"),
        ("it was not cracked", "denied", True, "said", "it was not cracked", "negative"),
        ("it wasn’t cracked", "denied", True, "said", "it wasn’t cracked", "negative"),
        ("it was cracked", "", False, "said", "it was cracked", "affirmed"),
        ("it was not cracked", "", True, "denied", "denied: it was not cracked", "denied"),
        ("the gate was false", "denied", False, "denied", "denied: the gate was false", "denied"),
        ("the gate story false", "denied", False, "called", "the gate story false", "negative"),
        ("close the gate", "denied", True, "said", "denied: close the gate", "denied"),
    ],
)  # fmt: skip
def test_signs(text: str, how: str, negated: bool, cue: str, expected: str, word: str) -> None:
    made = replace(claim(Article("d1"), CAPTAIN, text, how, negated=negated), cue_text=cue)
    assert signed(made, text) == expected
    assert denies(made, text) is (expected != text)
    assert polarity_words(made) == word
