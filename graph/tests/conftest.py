"""What tests share: where the corpora and seeds are, and which skips a run does not allow."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings
from page_visits import browser, small, small_page, visit

import secondsource
from secondsource.story import Story

# In CI a failure has to mean the change, not the draw; elsewhere new cases are drawn each time.
settings.register_profile("ci", derandomize=True, deadline=None)
if os.environ.get("CI"):
    settings.load_profile("ci")

__all__ = ["browser", "small", "small_page", "visit"]  # fixtures of several modules

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("SECONDSOURCE_SHARED", ROOT.parent / "shared"))
MUST_RUN = [w for w in os.environ.get("SECONDSOURCE_MUST_RUN", "").split(",") if w]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of seeds and corpora; the test is skipped where it is absent."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip("shared folder with the seed articles is not there (SECONDSOURCE_SHARED)")
    return SHARED


@pytest.fixture(scope="session")
def sample_story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The sample story, built once for all tests; nobody writes into its folder."""
    return secondsource.build(secondsource.sample(), tmp_path_factory.mktemp("sample") / "story")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip into a failure if its reason has a word of ``SECONDSOURCE_MUST_RUN``."""
    report = yield
    if report.skipped and isinstance(report.longrepr, tuple):
        reason = report.longrepr[2]
        if any(word in reason.lower() for word in MUST_RUN):
            report.outcome = "failed"
            report.longrepr = f"{item.nodeid} has to run here, but was skipped: {reason}"
    return report
