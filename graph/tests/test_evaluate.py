"""Scores against brat standoff, and floors of annotation on PolNeAR's dev split."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from secondsource.annotate import Annotator, load
from secondsource.errors import NothingToRead
from secondsource.evaluate import Figures, Parts, compare, evaluate
from secondsource.records import Annotation, Attribution, Document, Span

TEXT = "Ida Holm said the bridge was safe. Ove Vik denied it."
GOLD = """T1\tSource 0 8\tIda Holm
T2\tCue 9 13\tsaid
T3\tContent 14 33\tthe bridge was safe
E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3
T5\tSource 35 42\tOve Vik
T6\tCue 43 49\tdenied
T7\tContent 50 52\tit
this line goes on with the text of the line before
E2\tAttribution:T8 Source:T5 Cue:T6 Content:T7
E3\tAttribution:T9 Cue:T6
"""


class Fixed:
    """Finds the same attributions in every document."""

    def __init__(self, *attributions: Attribution) -> None:
        self.attributions = attributions

    def annotate(self, document: Document) -> Annotation:
        return Annotation(document.id, attributions=self.attributions)


class ModelAlone:
    """What the attribution model finds, without the rest of annotation."""

    def __init__(self, annotator: Annotator) -> None:
        self.annotator = annotator

    def annotate(self, document: Document) -> Annotation:
        found = self.annotator.find(document)
        made = tuple(Attribution(r.source, r.cue, r.content) for r in found)
        return Annotation(document.id, attributions=made)


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return load()


@pytest.fixture
def gold_dir(tmp_path: Path) -> Path:
    return write(tmp_path, TEXT, GOLD)


def write(folder: Path, text: str, *annotations: str) -> Path:
    (folder / "text").mkdir()
    (folder / "attributions").mkdir()
    (folder / "text" / "one.txt").write_text(text, encoding="utf-8")
    for i, annotation in enumerate(annotations):
        name = f"one_{i:04d}.ann"
        (folder / "attributions" / name).write_text(annotation, encoding="utf-8")
    return folder


def attribution(source: Span | None, cue: Span, content: Span) -> Attribution:
    return Attribution((source,) if source else (), (cue,), (content,))


FIRST = attribution((0, 8), (9, 13), (14, 33))
SECOND = attribution((35, 42), (43, 49), (50, 52))


@pytest.mark.parametrize(
    ("found", "strict", "lenient", "source", "content"),
    [
        ((FIRST, SECOND), 100, 100, 100, 100),
        ((FIRST,), 66.7, 66.7, 66.7, 66.7),
        ((attribution((0, 8), (9, 13), (18, 33)), SECOND), 50, 100, 100, 50),
        ((attribution((0, 8), (9, 13), (29, 33)), SECOND), 50, 50, 100, 50),
        ((attribution(None, (9, 13), (14, 33)), SECOND), 50, 50, 66.7, 100),
        ((attribution((35, 42), (9, 13), (14, 33)), SECOND), 50, 50, 66.7, 100),
        ((FIRST, FIRST), 50, 50, 66.7, 66.7),
        ((), 0, 0, 0, 0),
    ],
)
def test_figures(
    gold_dir: Path,
    found: tuple[Attribution, ...],
    strict: float,
    lenient: float,
    source: float,
    content: float,
) -> None:
    figures = evaluate(gold_dir, Fixed(*found))
    names = ("strict", "lenient", "exact source", "exact content")
    got = [figures.scores[name].f1 for name in names]
    assert got == pytest.approx([strict, lenient, source, content], abs=0.05)


def test_half_a_token_counts_as_covered(gold_dir: Path) -> None:
    inside = attribution((0, 7), (9, 12), (14, 32))
    assert evaluate(gold_dir, Fixed(inside, SECOND)).scores["strict"].f1 == 100


def test_first_annotator_is_the_gold(tmp_path: Path) -> None:
    figures = evaluate(write(tmp_path, TEXT, "", GOLD), Fixed())
    assert figures.scores["strict"].gold == 0


def test_lines_print_every_figure(gold_dir: Path) -> None:
    lines = evaluate(gold_dir, Fixed(FIRST)).lines()
    assert lines[0] == "1 articles, 0 without a prediction"
    assert lines[-1].split() == ["lenient", "P", "100.0", "R", "50.0", "F1", "66.7"]
    assert len(lines) == 9


def test_pairs_are_one_to_one_and_best_first() -> None:
    def parts(content: range) -> Parts:
        return Parts(frozenset(), frozenset({0}), frozenset(content))

    figures = Figures()
    compare(figures, [parts(range(1, 9)), parts(range(1, 5))], [parts(range(1, 5))] * 2)
    assert figures.scores["lenient"].right == 2
    assert figures.scores["strict"].right == 1


def test_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(NothingToRead, match="no articles in"):
        evaluate(tmp_path, Fixed())


def test_missing_standoff(tmp_path: Path) -> None:
    with pytest.raises(NothingToRead, match=r"no one_\?\?\?\?\.ann"):
        evaluate(write(tmp_path, TEXT), Fixed())


def test_damaged_standoff_is_named_by_line(tmp_path: Path) -> None:
    with pytest.raises(NothingToRead, match=r"one_0000\.ann, line 2: no brat annotation"):
        evaluate(write(tmp_path, TEXT, "T1\tCue 9 13\tsaid\nT2\tCue nine\t"), Fixed())


def test_same_figures_as_the_reference_scorer(
    shared: Path, tmp_path: Path, annotator: Annotator
) -> None:
    dev = shared / "corpora" / "polnear" / "dev"
    shutil.copytree(dev / "attributions", tmp_path / "attributions")
    (tmp_path / "text").mkdir()
    for path in sorted((dev / "text").glob("*.txt"))[::16]:
        shutil.copy(path, tmp_path / "text")
    finder = ModelAlone(annotator)
    ours = evaluate(tmp_path, finder)
    theirs = reference(shared / "tools" / "score_attribution.py", tmp_path, finder)
    assert ours.articles == theirs["articles"] > 4
    for name, score in ours.scores.items():
        got = {"p": score.precision, "r": score.recall, "f": score.f1}
        assert got == pytest.approx(theirs[name]), name


def reference(tool: Path, gold_dir: Path, finder: ModelAlone) -> dict[str, Any]:
    predictions = gold_dir / "predictions.jsonl"
    with predictions.open("w", encoding="utf-8") as file:
        for path in sorted((gold_dir / "text").glob("*.txt")):
            found = finder.annotate(Document(path.name, path.read_bytes().decode("utf-8")))
            spans = [
                {"source": a.source, "cue": a.cue, "content": a.content} for a in found.attributions
            ]
            file.write(json.dumps({"document": path.stem, "attributions": spans}) + "\n")
    command = [sys.executable, str(tool), str(gold_dir), str(predictions), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


FLOORS = {
    "exact source": 83.8,
    "exact cue": 77.0,
    "exact content": 72.6,
    "strict": 62.6,
    "lenient": 80.3,
}
"""Half a point below what was measured: processors round the network's integers differently."""


def test_annotator_on_dev(shared: Path, annotator: Annotator) -> None:
    figures = evaluate(shared / "corpora" / "polnear" / "dev", annotator)
    found = {name: figures.scores[name].f1 for name in FLOORS}
    assert {name: f1 for name, f1 in found.items() if f1 < FLOORS[name]} == {}
