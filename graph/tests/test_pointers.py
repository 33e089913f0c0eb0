"""Answers that only point at what they answer, and what they answer."""

from __future__ import annotations

import pytest

from secondsource.pointers import with_answers
from secondsource.records import (
    Annotation,
    Argument,
    Attribution,
    Document,
    Predication,
    Span,
    Stance,
)
from secondsource.voice import LEFT_OPEN, TOPIC_ONLY

FIRST = "Orl said the gate was cracked."


def _read(answer: str, cue: str, content: str, **more: object) -> tuple[str, Attribution]:
    """Return the text and the answer as resolved; Moll's, unless ``claimant`` says otherwise."""
    text = f"{FIRST} {answer}"

    def span(piece: str, start: int = 0) -> Span:
        at = text.index(piece, start)
        return at, at + len(piece)

    said = span("the gate was cracked")
    behind = len(FIRST)
    first = Attribution(
        (span("Orl"),), (span("said"),), (said,), "d#0", predications=(Predication("crack", *said),)
    )
    given = {"claimant": "d#1", "stance": Stance("denied", "certain"), "note": TOPIC_ONLY, **more}
    pointer = span(content, behind)
    second = Attribution(
        (span(answer.split()[0], behind),), (span(cue, behind),), (pointer,),
        predications=(Predication("it", *pointer),), **given,  # type: ignore[arg-type]
    )  # fmt: skip
    annotation = Annotation("d", ((0, len(FIRST)), (behind + 1, len(text))), (), (first, second))
    return text, with_answers(Document("a.txt", text), annotation)[1]


@pytest.mark.parametrize(
    ("answer", "cue", "content"),
    [
        ("Moll denied it.", "denied", "it"),
        ("Moll rejected the allegation.", "rejected", "the allegation"),
        ("Moll rejected the figure.", "rejected", "the figure"),
        ("Moll said this was untrue.", "said", "this was untrue"),
        ("Moll called the claim “a desperate lie”.", "called", "the claim “a desperate lie”"),
        ("Moll has dismissed all these claims.", "dismissed", "all these claims"),
    ],
)
def test_a_denial_takes_over_what_it_denies(answer: str, cue: str, content: str) -> None:
    text, found = _read(answer, cue, content)
    assert [text[s:e] for s, e in found.content] == ["the gate was cracked"]
    assert (found.stance.polarity, found.predications[0].predicate) == ("denied", "crack")
    assert [text[s:e] for s, e in found.cue] == [cue]


@pytest.mark.parametrize(
    ("answer", "cue", "content"),
    [
        ("Moll confirmed the report.", "confirmed", "the report"),
        ("Moll said that was correct.", "said", "that was correct"),
    ],
)
def test_a_confirmation_affirms_it(answer: str, cue: str, content: str) -> None:
    _, found = _read(answer, cue, content, stance=Stance())
    assert (found.stance, found.note) == (Stance("affirmed", "certain"), None)


@pytest.mark.parametrize(
    ("answer", "cue", "content", "more"),
    [
        ("Moll denied the charges.", "denied", "the charges", {}),
        ("Moll denied the claim of theft.", "denied", "the claim of theft", {}),
        ("Moll denied it.", "denied", "it", {"claimant": "d#0"}),
        ("Moll said this was unfair.", "said", "this was unfair", {"stance": Stance()}),
        ("Moll called the claim brave.", "called", "the claim brave", {"stance": Stance()}),
        ("Moll could not confirm it.", "confirm", "it", {"note": LEFT_OPEN}),
        ("Moll praised it.", "praised", "it", {"stance": Stance()}),
    ],
)
def test_other_answers_stay(answer: str, cue: str, content: str, more: dict[str, object]) -> None:
    text, found = _read(answer, cue, content, **more)
    assert [text[s:e] for s, e in found.content] == [content]


def test_who_denies_a_denial_of_the_same_words_denies_them() -> None:
    text = "Orl denied that the gate was cracked. Moll denied it."
    said = (text.index("the gate"), text.index("."))
    first = Attribution(
        ((0, 3),), ((4, 10),), (said,), "d#0", stance=Stance("denied", "certain"),
        predications=(Predication("crack", *said, stance=Stance("denied", "certain")),),
    )  # fmt: skip
    at = text.index("Moll")
    it = (at + 12, at + 14)
    second = Attribution(
        ((at, at + 4),), ((at + 5, at + 11),), (it,), "d#1", stance=Stance("denied", "certain"),
        predications=(Predication("it", *it),), note=TOPIC_ONLY,
    )  # fmt: skip
    annotation = Annotation("d", ((0, at - 1), (at, len(text))), (), (first, second))
    answer = with_answers(Document("a.txt", text), annotation)[1]
    assert answer.stance == Stance("denied", "certain")


def test_nobody_denies_what_the_other_says_of_himself() -> None:
    text = "Orl said he had seen the bill. Moll denied it."
    said = (text.index("he had"), text.index("."))
    own = Predication("see", *said, (Argument("agent", "he", said[0], said[0] + 2, "d#0"),))
    first = Attribution(((0, 3),), ((4, 8),), (said,), "d#0", predications=(own,))
    at = text.index("Moll")
    second = Attribution(
        ((at, at + 4),), ((at + 5, at + 11),), ((at + 12, at + 14),), "d#1",
        stance=Stance("denied", "certain"), predications=(Predication("it", at + 12, at + 14),),
        note=TOPIC_ONLY,
    )  # fmt: skip
    annotation = Annotation("d", ((0, at - 1), (at, len(text))), (), (first, second))
    assert with_answers(Document("a.txt", text), annotation)[1] == second
