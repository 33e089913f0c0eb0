"""The training recipes import what is there; most of them need torch, which the tests lack."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

TRAINING = Path(__file__).parents[1] / "training"
FILES = sorted(TRAINING.rglob("*.py"))


def module_file(module: str) -> Path:
    """Where a module of the recipes lies."""
    path = TRAINING / Path(*module.split("."))
    return path.with_suffix(".py") if path.with_suffix(".py").is_file() else path / "__init__.py"


def defined(path: Path) -> set[str]:
    """The names that a module has at its top level, submodules included."""
    names = {other.stem for other in path.parent.glob("*.py")} if path.stem == "__init__" else set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names |= {alias.asname or alias.name for alias in node.names}
        else:
            names |= {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
    return names


def imports(path: Path) -> list[tuple[str, str]]:
    """(module, name) of what a file imports from the recipes' own packages."""
    package = ".".join(path.relative_to(TRAINING).parent.parts)
    packages = {folder.name for folder in TRAINING.iterdir() if (folder / "__init__.py").is_file()}
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            module = (
                f"{package}.{node.module or ''}".strip(".") if node.level else node.module or ""
            )
            if module.split(".")[0] in packages:
                found += [(module, alias.name) for alias in node.names]
    return found


def test_there_are_recipes() -> None:
    assert len(FILES) > 25
    assert sum(len(imports(path)) for path in FILES) > 60


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(TRAINING).as_posix())
def test_imports_exist(path: Path) -> None:
    for module, name in imports(path):
        target = module_file(module)
        assert target.is_file(), module
        assert name in defined(target), f"{module} has no {name}"


def test_what_is_missing_is_found() -> None:
    assert not module_file("attribution.quantisation").is_file()
    assert "hide_pieces" not in defined(module_file("attribution.corpus"))
