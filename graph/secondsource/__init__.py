"""Second Source: who says what, and who else says so.

>>> import secondsource
>>> story = secondsource.build(secondsource.sample())
>>> len(story.documents) > 5
True
"""

from __future__ import annotations

import shutil
import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from secondsource.errors import SecondSourceError

if TYPE_CHECKING:
    from secondsource.story import Story

__version__ = "0.1.0"
__all__ = ["SecondSourceError", "__version__", "build", "open", "sample"]


def build(
    sources: Path | str | Sequence[Path | str],
    out: Path | str | None = None,
    *,
    pipeline: str | None = None,
    jobs: int = 1,
) -> Story:
    """Build a story from articles and return it opened.

    ``sources`` is a folder or file, or several; without ``out`` the story lives in a temporary
    folder for as long as the returned object. See :func:`secondsource.builder.build` for the
    errors; articles that were skipped are in ``story.records.skipped``.
    """
    import tempfile

    from secondsource.builder import build as run

    several = [sources] if isinstance(sources, str | Path) else list(sources)
    if out is not None:
        return run(several, Path(out), pipeline=pipeline, jobs=jobs)[0]
    folder = Path(tempfile.mkdtemp(prefix="secondsource-"))
    try:
        story, _ = run(several, folder / "story", pipeline=pipeline, jobs=jobs)
    except BaseException:
        shutil.rmtree(folder)
        raise
    weakref.finalize(story, shutil.rmtree, folder, ignore_errors=True)
    return story


def open(path: Path | str) -> Story:
    """Open a story folder that ``build`` wrote."""
    from secondsource.story import Story

    return Story(path)


def sample() -> Path:
    """The folder of the sample story's articles that come with the package."""
    from importlib.resources import files

    return Path(str(files("secondsource.data"))) / "sample" / "articles"
