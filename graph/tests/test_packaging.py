"""The wheel holds all that the main job needs, and the package declares what it imports."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import zipfile
from configparser import ConfigParser
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tree = tmp_path_factory.mktemp("wheel") / "tree"  # building leaves files behind
    leave = shutil.ignore_patterns(".*", "tests", "story", "build", "*.egg-info", "__pycache__")
    shutil.copytree(ROOT, tree, ignore=leave)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", str(tree)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    (found,) = (tree / "dist").glob("*.whl")
    return found


def test_main_job_from_the_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    script = (
        "import secondsource; from pathlib import Path\n"
        "assert Path(secondsource.__file__).is_relative_to(Path('site').resolve())\n"
        "story = secondsource.build(secondsource.sample(), 'story')\n"
        "assert story.check() == ()\n"
        "print(len(story.documents), len(story.query('who-said', about='gate')))\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        timeout=300,
    )
    documents, answers = map(int, done.stdout.split())
    assert documents == 10
    assert answers > 0
    assert (tmp_path / "story" / "graph.html").is_file()


def test_wheel_has_no_tests_and_no_training(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert not [n for n in names if n.startswith(("tests", "training", "benchmarks"))]
    assert "secondsource/py.typed" in names


def test_wheel_has_every_model_with_its_card(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    models = [path.name for path in (ROOT / "data" / "models").iterdir() if path.is_dir()]
    assert {"attribution", "en_news", "sentences"} <= set(models)
    for model in models:
        assert f"secondsource/data/models/{model}/README.md" in names
    for name in ("sentences.int8.onnx", "tokenizer.json"):
        assert f"secondsource/data/models/sentences/{name}" in names


def declared() -> set[str]:
    config = ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    lines = config["options"]["install_requires"].split("\n")
    return {canonicalize_name(Requirement(line).name) for line in lines if line.strip()}


def imported() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "graph" / "secondsource").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - {"secondsource"}


def test_every_import_is_declared() -> None:
    distributions = packages_distributions()
    needed = imported()
    assert len(needed) > 10
    for module in sorted(needed):
        names = {canonicalize_name(d) for d in distributions[module]}
        assert names & declared(), f"{module} is imported, setup.cfg doesn't ask for it"
