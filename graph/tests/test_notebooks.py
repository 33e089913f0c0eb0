"""The notebooks run, say what their committed outputs say, and are small and tidy."""

from __future__ import annotations

import copy
import re
from pathlib import Path

import notebook_runs as runs
import pytest

NAMES = ["01_tour", "02_corroboration", "03_sparql", "04_your_articles"]
REFRESH = "run: python graph/tests/refresh.py"


def test_all_are_there() -> None:
    assert [path.stem for path in runs.NOTEBOOKS] == NAMES


@pytest.mark.parametrize("path", runs.NOTEBOOKS, ids=lambda p: p.stem)
def test_outputs_are_what_the_code_gives(path: Path, tmp_path: Path) -> None:
    committed = runs.texts(runs.read(path))
    again = runs.texts(runs.executed(path, tmp_path))
    assert len(again) > 5
    for number, (one, other) in enumerate(zip(committed, again, strict=True), start=1):
        assert other == one, f"{path.name}, code cell {number} now gives another output; {REFRESH}"


@pytest.mark.parametrize("path", runs.NOTEBOOKS, ids=lambda p: p.stem)
def test_committed_form(path: Path) -> None:
    notebook = runs.read(path)
    assert runs.tidied(copy.deepcopy(notebook)) == notebook, REFRESH
    assert path.stat().st_size < 150_000
    said = str(runs.texts(notebook))
    assert "stderr" not in said
    assert not re.search(r"(/home|/root|/tmp|/work|/Users)/", said)
    assert not re.search(r"\b0x[0-9a-f]{6}", said)


@pytest.mark.parametrize("path", runs.NOTEBOOKS, ids=lambda p: p.stem)
def test_prose_before_code(path: Path) -> None:
    kinds = [cell["cell_type"] for cell in runs.read(path)["cells"]]
    assert kinds[0] == "markdown"
    assert kinds.count("markdown") >= 5
    assert "code, code, code" not in ", ".join(kinds)


def test_a_cell_that_raises_is_an_error(tmp_path: Path) -> None:
    notebook = runs.read(runs.NOTEBOOKS[0])
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"][:1]
    notebook["cells"][0]["source"] = "raise ValueError('no')"
    runs.write(notebook, tmp_path / "bad.ipynb")
    with pytest.raises(Exception, match="ValueError"):
        runs.executed(tmp_path / "bad.ipynb", tmp_path)
