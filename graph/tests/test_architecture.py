"""The order of the modules, and which of them may import the heavy libraries."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "secondsource"

# From the ground up: a module imports from its own line and from those above it.
ORDER = [
    {"errors"},
    {"records"},
    {"read"},
    {"cited", "fingerprints", "offices", "signs", "voice"},
    {"belonging", "hearsay"},
    {"annotate"},
    {"pointers"},
    {"claims"},
    {"link"},
    {"cuts"},
    {"index"},
    {"voices"},
    {"network"},
    {"corroborate"},
    {"vocab"},
    {"rdf"},
    {"store"},
    {"validate"},
    {"queries"},
    {"export"},
    {"extract", "evaluate", "tables"},
    {"verdicts"},
    {"views"},
    {"folder"},
    {"server"},
    {"story"},
    {"builder"},
    {"__init__", "cli"},
    {"__main__"},
]
LEVEL = {name: level for level, names in enumerate(ORDER) for name in names}

ALLOWED = {
    "spacy": {"annotate"},
    "onnxruntime": {"annotate", "link"},
    "tokenizers": {"annotate", "link"},
    "rdflib": {"vocab", "rdf", "store", "validate", "queries", "export", "server"},
    "oxrdflib": {"store"},
    "pyoxigraph": {"store"},
    "pyshacl": {"validate"},
    "networkx": {"cuts", "network", "corroborate", "views", "export"},
    "pyvis": {"views"},
    "trafilatura": {"read"},
    "pypdf": {"read"},
    "torch": set[str](),
}

FILES = sorted(PACKAGE.rglob("*.py"))


def concept(path: Path) -> str:
    """The module or package directly under ``secondsource`` that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Modules that a file imports at run time, dotted; those for type checking left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            node.body = []
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: relative import"
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= names if node.module == "secondsource" else {str(node.module)}
    return found


def test_every_module_has_its_place() -> None:
    assert len(FILES) > 20
    assert {concept(path) for path in FILES} == set(LEVEL)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_only_from_above(path: Path) -> None:
    own = concept(path)
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "secondsource" and len(parts) > 1 and parts[1] in LEVEL:
            assert parts[1] == own or LEVEL[parts[1]] < LEVEL[own], f"{own} imports {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_heavy_libraries_stay_in_their_place(path: Path) -> None:
    for name in imported(path):
        library = name.split(".")[0]
        if library in ALLOWED:
            assert concept(path) in ALLOWED[library], f"{concept(path)} imports {library}"


def test_importing_the_package_is_light() -> None:
    import subprocess
    import sys

    heavy = sorted({*ALLOWED, "pandas", "numpy"} - {"torch"})
    script = f"import sys, secondsource.cli; print(sorted(set({heavy!r}) & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
