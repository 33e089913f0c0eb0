"""Golden answers of every shipped query on the sample story, the same from every store.

After a change that is meant, write them anew with ``graph/tests/refresh.py`` and look at the
difference.
"""

from __future__ import annotations

import json

import pytest
import sample_answers
from virtuoso import virtuoso

from secondsource.folder import text_of
from secondsource.queries import list_queries
from secondsource.store import MemoryStore, RemoteStore, Store, story_quads
from secondsource.story import Story

__all__ = ["virtuoso"]


@pytest.fixture(scope="module", params=["oxigraph", "memory", "remote"])
def store(request: pytest.FixtureRequest, sample_story: Story) -> Store:
    if request.param == "oxigraph":
        return sample_story.store
    quads = story_quads(sample_story.records, text_of(sample_story.path))
    if request.param == "memory":
        memory = MemoryStore()
        memory.bulk_load(quads)
        return memory
    remote: RemoteStore = request.getfixturevalue("virtuoso")
    remote.clear()
    remote.bulk_load(quads)
    return remote


def test_every_query_has_an_answer() -> None:
    assert list(sample_answers.read()) == [query.name for query in list_queries()]


def test_most_find_something() -> None:
    answers = sample_answers.read()
    assert sum(bool(answer["rows"]) for answer in answers.values()) >= 18


@pytest.mark.parametrize("name", [query.name for query in list_queries()])
def test_answer(store: Store, name: str) -> None:
    found = json.loads(json.dumps(sample_answers.answer(store, name)))
    assert found == sample_answers.read()[name]
