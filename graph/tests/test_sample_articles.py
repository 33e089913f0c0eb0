"""The sample story: what it promises to hold, and that its expectations fit its articles."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from secondsource.read import read
from secondsource.records import Document

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
EXPECTED: dict[str, Any] = json.loads((SAMPLE / "expected.json").read_text(encoding="utf-8"))
PROPOSITIONS: list[dict[str, Any]] = EXPECTED["propositions"]
NAMES = ["/".join(p["about"]) for p in PROPOSITIONS]


@pytest.fixture(scope="module")
def articles() -> dict[str, Document]:
    found = list(read([SAMPLE / "articles"]))
    documents = [item for item in found if isinstance(item, Document)]
    assert documents == found, "every article of the sample has to be readable"
    return {document.path: document for document in documents}


def body(document: Document) -> str:
    """The text without its furniture."""
    text, end = document.text, len(document.text)
    for passage in reversed(document.passages):
        text = text[: passage.start] + text[min(passage.end, end) :]
    return text


def test_ten_short_articles_of_six_outlets_in_five_formats(articles: dict[str, Document]) -> None:
    assert len(articles) == EXPECTED["articles"] == 10
    assert len({d.outlet for d in articles.values()}) == 6
    endings = Counter(path.partition("#")[0].rpartition(".")[2] for path in articles)
    assert endings == {"txt": 3, "html": 2, "md": 2, "jsonl": 2, "pdf": 1}
    lengths = {path: len(body(d).split()) for path, d in articles.items()}
    assert {path: n for path, n in lengths.items() if not 120 <= n <= 350} == {}


def test_every_article_has_its_metadata(articles: dict[str, Document]) -> None:
    for document in articles.values():
        assert document.outlet
        assert document.title
        assert re.fullmatch(r"2023-05-\d\d.*", document.published or "")
        assert re.match(r"https://[a-z.]+\.example/", document.url or "")


FURNITURE = [
    ("marlund-post/repairs-postponed.txt", "summary", 1),
    ("marlund-post/dam-gate-fails.txt", "credit", 1),
    ("capital-daily/mayor-calls-for-inquiry.txt", "caption", 2),
    ("evening-ledger/company-denies.pdf", "credit", 1),
    ("northline-news/lock-keeper.html", "heading", 2),
    ("ulver-herald/engineer.md", "front_matter", 1),
]


@pytest.mark.parametrize(("path", "kind", "count"), FURNITURE)
def test_furniture_is_found(
    articles: dict[str, Document], path: str, kind: str, count: int
) -> None:
    assert sum(p.kind == kind for p in articles[path].passages) == count


def test_only_headlines_and_cross_heads_are_headings(articles: dict[str, Document]) -> None:
    for document in articles.values():
        for passage in document.passages:
            line = document.text[passage.start : passage.end]
            assert passage.kind != "heading" or not line.endswith(".")


def test_the_wire_story_is_copied_twice_and_rewritten_once(articles: dict[str, Document]) -> None:
    first = articles["marlund-post/dam-gate-fails.txt"]
    copy = articles["capital-daily/flood-at-esker-falls.html"]
    rewritten = articles["evening-ledger/feed.jsonl#flood"]
    paragraphs = set(body(first).split("\n\n")) & set(body(copy).split("\n\n"))
    assert len(paragraphs) >= 6
    assert not paragraphs & set(body(rewritten).split("\n\n"))
    assert "We will rebuild every one of those homes" in rewritten.text
    for document in (first, copy, rewritten):
        assert "Meridian News Agency" in document.text


def test_one_relay_names_the_interview_and_one_does_not(articles: dict[str, Document]) -> None:
    named = articles["capital-daily/mayor-calls-for-inquiry.txt"].text
    quoted = articles["northline-news/lock-keeper.html"].text
    assert "told Lakeshore Radio in an interview" in named
    assert "Lakeshore" not in quoted
    assert all("Nobody warned us before the water came" in text for text in (named, quoted))


@pytest.mark.parametrize("proposition", PROPOSITIONS, ids=NAMES)
def test_expectations_fit_the_articles(
    articles: dict[str, Document], proposition: dict[str, Any]
) -> None:
    texts = [body(articles[path]) for path in proposition["documents"]]
    for text in texts:
        assert [word for word in proposition["about"] if word not in text.lower()] == []
    for name in [*proposition["claimants"], *proposition["disputed_by"]]:
        surname = name.split()[-1]
        assert any(surname in articles[path].text for path in articles)
    numbers = proposition["support"]
    assert numbers["strict"] <= numbers["named"] <= numbers["max"]


def test_expectations_agree_with_the_page_for_people() -> None:
    page = (SAMPLE / "EXPECTED.md").read_text(encoding="utf-8")
    rows = [line.split("|") for line in page.splitlines() if re.match(r"\| (?!what|--)", line)]
    assert len(rows) == len(PROPOSITIONS)
    for row, proposition in zip(rows, PROPOSITIONS, strict=True):
        support = proposition["support"]
        interval = f"{support['named']} [{support['strict']}-{support['max']}]"
        assert proposition["verdict"].replace("_", " ") in row[3]
        assert ("disputed" in row[3]) == ("disputed" in (proposition["flags"] or []))
        assert interval in row[4]
        assert all(name.split()[-1] in row[2] for name in proposition["claimants"])


def test_the_sample_says_that_it_is_fiction() -> None:
    assert "fiction" in (SAMPLE / "README.md").read_text(encoding="utf-8")
