"""How alike articles are in what they say beside two clauses."""

from __future__ import annotations

from secondsource.link.articles import Articles
from secondsource.link.kinship import Kinship

GATE, ROPE, FAIR = "The gate was cracked.", "A rope was found.", "The fair opens in May."
STORY = Articles(
    {
        "a": [GATE, "The dam broke.", ROPE],
        "b": [ROPE, "The dam broke."],
        "c": [FAIR],
        "d": [FAIR, GATE],
    }
)


def test_the_clauses_themselves_are_left_out() -> None:
    assert STORY.around(("a", GATE), ("b", ROPE)) == 0.707  # two of four words
    assert STORY.around(("a", "The dam broke."), ("b", "The dam broke.")) == 0.707


def test_it_is_symmetric() -> None:
    one, two = ("a", GATE), ("b", ROPE)
    assert STORY.around(one, two) == STORY.around(two, one)


def test_nothing_in_common_is_nothing() -> None:
    assert STORY.around(("b", ROPE), ("d", GATE)) == 0


def test_without_other_clauses_nothing_is_told() -> None:
    assert STORY.around(("a", GATE), ("c", FAIR)) is None
    assert STORY.around(("a", GATE), ("a", ROPE)) is None


def test_articles_that_say_the_same_bring_their_clauses_together() -> None:
    unknown = Kinship(0.4, 0.4).probability
    assert Kinship(0.4, 0.4, 0.0).probability < unknown < Kinship(0.4, 0.4, 0.5).probability
