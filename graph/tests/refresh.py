"""Write anew what the tests of documentation and notebooks compare with.

    PYTHONPATH=graph python graph/tests/refresh.py

Asks every shipped query, runs every notebook and every console block of the documentation, and
stores what they give. Look at the difference before you commit it: it is what readers will see.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import doc_blocks
import notebook_runs
import sample_answers

import secondsource


def refresh_notebooks() -> None:
    """Run the notebooks, each in an empty folder."""
    for path in notebook_runs.NOTEBOOKS:
        with tempfile.TemporaryDirectory() as folder:
            notebook_runs.write(notebook_runs.executed(path, Path(folder)), path)


def refresh_pages() -> None:
    """Run the console blocks, in a folder as the pages suppose it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(secondsource.sample(), folder / "data" / "sample" / "articles")
        secondsource.build(secondsource.sample(), folder / "story")
        for path in doc_blocks.PAGES:
            page = doc_blocks.rerun(path.read_text(encoding="utf-8"), folder)
            path.write_text(page, encoding="utf-8", newline="\n")


def refresh_answers() -> None:
    """Ask the sample story every shipped query."""
    sample_answers.write(sample_answers.asked(secondsource.build(secondsource.sample()).store))


if __name__ == "__main__":
    refresh_answers()
    refresh_pages()
    refresh_notebooks()
