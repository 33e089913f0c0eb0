"""Errors that a user can act on: each message says what is wrong, where, and what to do."""

from __future__ import annotations

from pathlib import Path


class SecondSourceError(Exception):
    """Base class of every error raised on purpose; the command line prints it as one line."""

    exit_code = 2


class UnreadableArticle(SecondSourceError):
    """One article can't be used; the build reports it, counts it and goes on."""


class NothingToRead(SecondSourceError):
    """No article at all could be used, or the input does not exist."""


class NotAStory(SecondSourceError):
    """A folder holds something other than a story, or a story that can't be opened."""


class ModelMissing(SecondSourceError):
    """A model or pipeline that annotation needs can't be loaded."""


class BadQuery(SecondSourceError):
    """A query can't be parsed, misses a parameter, or asks for what is refused."""


class CheckFailed(SecondSourceError):
    """A check or an evaluation ran and did not hold."""

    exit_code = 1


def require_folder(out: Path) -> None:
    """Raise :class:`SecondSourceError` if the folder that ``out`` is to lie in does not exist."""
    if not out.parent.is_dir():
        raise SecondSourceError(f"{out.parent} is no folder. Make it first.")
