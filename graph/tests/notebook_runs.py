"""Executing the notebooks with a real kernel, and the form in which they are committed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from unittest import mock

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
MOST_HTML = 60_000  # characters of one HTML output that are kept
_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def read(path: Path) -> NotebookNode:
    """Read a notebook as it lies on disk."""
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call, no-any-return]


def write(notebook: NotebookNode, path: Path) -> None:
    """Write a notebook with a newline at its end."""
    text: str = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
    path.write_text(text.rstrip("\n") + "\n", encoding="utf-8", newline="\n")


def executed(path: Path, folder: Path) -> NotebookNode:
    """Run a notebook in ``folder`` and return it tidied; a cell that raises is an error."""
    notebook = read(path)
    settings = {
        "JUPYTER_PLATFORM_DIRS": "1",
        "IPYTHONDIR": str(folder / ".ipython"),
        "PYTHONPATH": str(ROOT / "graph"),
        "OMP_NUM_THREADS": "1",
    }
    with mock.patch.dict(os.environ, settings):
        NotebookClient(
            notebook,
            timeout=300,
            kernel_name="python3",
            resources={"metadata": {"path": str(folder)}},
        ).execute()
    return tidied(notebook)


def tidied(notebook: NotebookNode) -> NotebookNode:
    """Drop what changes from run to run, and outputs too large to keep."""
    notebook["metadata"] = nbformat.from_dict(_METADATA)  # type: ignore[no-untyped-call]
    for number, cell in enumerate(notebook["cells"], start=1):
        cell["id"] = f"cell-{number}"
        cell["metadata"] = nbformat.from_dict({})  # type: ignore[no-untyped-call]
        if cell["cell_type"] == "code":
            cell["execution_count"] = None
            cell["outputs"] = _joined(cell["outputs"])
            for output in cell["outputs"]:
                _tidy_output(output)
    return notebook


def _joined(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Join what was printed in one go but arrived in pieces."""
    joined: list[NotebookNode] = []
    for output in outputs:
        before = joined[-1] if joined else None
        if before and output["output_type"] == "stream" and before.get("name") == output["name"]:
            before["text"] += output["text"]
        else:
            joined.append(output)
    return joined


def _tidy_output(output: NotebookNode) -> None:
    if "execution_count" in output:
        output["execution_count"] = None
    if "metadata" in output:
        output["metadata"] = nbformat.from_dict({})  # type: ignore[no-untyped-call]
    data = output.get("data", {})
    if len(data.get("text/html", "")) > MOST_HTML:
        del data["text/html"]


def texts(notebook: NotebookNode) -> list[list[Any]]:
    """What each code cell said, as text; pictures and HTML are left out."""
    cells = (c for c in notebook["cells"] if c["cell_type"] == "code")
    return [[_text(output) for output in cell["outputs"]] for cell in cells]


def _text(output: NotebookNode) -> Any:
    if output["output_type"] == "stream":
        return (output["name"], output["text"])
    data = output.get("data", {})
    return (sorted(set(data) - {"text/html"}), data.get("text/plain"))
