"""The sentence encoder, and what linking lets it say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from link_records import Article, person, place

from secondsource.errors import ModelMissing
from secondsource.link import link
from secondsource.link.kinship import Kinship
from secondsource.link.likeness import Match
from secondsource.link.rarity import Folder
from secondsource.link.vectors import LONGEST, Vectors
from secondsource.records import Linked

FLOOD, WATER = "The dyke at Brannock broke in the night", "At night the dam near Brannock burst"
LOAF = "Bakers want a higher price for their rye"


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    return Vectors()


def test_near_things_are_nearer(vectors: Vectors) -> None:
    assert vectors.cosine(FLOOD, WATER) > 0.5 > 0.2 > vectors.cosine(FLOOD, LOAF)
    assert vectors.cosine(FLOOD, WATER) == vectors.cosine(WATER, FLOOD)
    assert vectors.cosine(FLOOD, FLOOD) == 1.0


def test_words_are_aligned(vectors: Vectors) -> None:
    assert vectors.alignment(FLOOD, WATER) > 0.5 > vectors.alignment(FLOOD, LOAF)
    assert vectors.alignment(FLOOD, WATER) == vectors.alignment(WATER, FLOOD)
    assert vectors.alignment(FLOOD, FLOOD) == 1.0
    assert vectors.alignment(FLOOD, "?!") == vectors.alignment("", "") == 0.0


def test_a_word_that_counts_more_is_aligned_for_more(vectors: Vectors) -> None:
    texts = ("rye is dear", "rye is wet")
    pieces = vectors.pieces(texts[0]).texts
    assert pieces == ("rye", "is", "dear")
    heavy = {"rye": 9.0, "is": 1.0, "dear": 1.0, "wet": 1.0}
    assert vectors.alignment(*texts, heavy) > vectors.alignment(*texts)


def test_states_have_length_one(vectors: Vectors) -> None:
    pieces = vectors.pieces("word " * 1000)
    assert len(pieces.texts) == LONGEST - 2
    assert np.linalg.norm(pieces.states, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_a_vector_does_not_depend_on_company(vectors: Vectors) -> None:
    alone = Vectors().of(FLOOD)
    vectors.of(LOAF)
    assert np.array_equal(vectors.of(FLOOD), alone)
    assert float(np.linalg.norm(alone)) == pytest.approx(1.0, abs=1e-5)


def test_long_and_odd_texts_have_vectors(vectors: Vectors) -> None:
    for text in ("", "река 河", "word " * 1000):
        assert np.isfinite(vectors.of(text)).all()
        assert np.isfinite(vectors.pieces(text).states).all()


def test_without_a_model_the_remedy_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="reinstall secondsource"):
        Vectors(tmp_path).of(FLOOD)


def test_kinship_grows_with_what_is_in_common() -> None:
    none, some, near = Kinship(0.1, 0.3), Kinship(0.1, 0.9), Kinship(0.7, 0.6)
    assert 0 < none.probability < 0.5 < some.probability
    assert 0.5 < near.probability < 1


def agreeing(near: float, *, patients: tuple[str, str]) -> Linked:
    """Two articles on a closure at one place, whose clauses are ``near``."""
    first, second = Article("d1"), Article("d2")
    for article, who, patient in (
        (first, "Ida Roe", patients[0]),
        (second, "Al Moss", patients[1]),
    ):
        where = place("Brannock")
        article.say(person(who), f"{patient} in Brannock was shut down", "shut",
                    [("patient", patient), ("place", where)])  # fmt: skip
    return link([first.item, second.item], likeness=lambda one, two: near)


def merged(found: Linked) -> bool:
    return any(len(proposition.claims) > 1 for proposition in found.propositions)


def test_vectors_never_merge_what_roles_tell_apart() -> None:
    assert merged(agreeing(0.9, patients=("mill", "mill")))
    assert not merged(agreeing(1.0, patients=("mill", "school")))


def denied_and_affirmed(near: float) -> Linked:
    first, second = Article("d1"), Article("d2")
    text, where = "the mill in Brannock was shut down", place("Brannock")
    first.say(person("Ida Roe"), text, "shut", [("patient", "mill"), ("place", where)])
    second.say(person("Al Moss"), text.replace("was", "was not"), "shut",
               [("patient", "mill"), ("place", where)], how="denied")  # fmt: skip
    return link([first.item, second.item], likeness=lambda one, two: near)


@pytest.mark.parametrize(
    ("near", "kind"), [(0.1, "cannot_tell"), (0.5, "contradicts"), (1.0, "contradicts")]
)
def test_vectors_never_merge_a_denial(near: float, kind: str) -> None:
    found = denied_and_affirmed(near)
    assert not merged(found)
    assert [decision.kind for decision in found.decisions] == [kind]


def test_a_story_does_not_read_every_clause_to_tell_relations() -> None:
    class Unread:
        folder = Folder({}, frozenset(), lambda one, two: pytest.fail("a clause was read"))
        first = second = None

        @property
        def near(self) -> float:
            return pytest.fail("a clause was read")

    kinship: Any = Match.kinship
    assert kinship.fget(Unread()) is None
