"""Story folders: round trip, swap, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.errors import NotAStory
from secondsource.folder import (
    read_records,
    replacing,
    text_of,
    write_page,
    write_records,
    write_text,
)
from secondsource.records import (
    Annotation,
    Attribution,
    Document,
    DocumentInfo,
    Entity,
    Figure,
    Predication,
    Skipped,
    StoryRecords,
    from_json,
    make_id,
    to_json,
)

offsets = st.integers(0, 10**6)
spans = st.lists(st.tuples(offsets, offsets), max_size=2).map(tuple)

RECORDS = StoryRecords(
    documents=(DocumentInfo("d-1", "a.txt", "0", outlet="Ünï"),),
    skipped=(Skipped("b.pdf", 'no "text"'),),
    entities=(Entity("e-1", "名前", "person", True),),
    models=("m 1",),
)


def test_round_trip(tmp_path: Path) -> None:
    write_records(tmp_path, RECORDS)
    assert read_records(tmp_path) == RECORDS


attributions = st.builds(
    Attribution,
    source=spans,
    cue=spans,
    content=spans,
    claimant=st.none() | st.text(max_size=5),
    note=st.none() | st.text(max_size=5),
    predications=st.builds(
        Predication,
        st.text(max_size=5),
        offsets,
        offsets,
        figures=st.builds(
            Figure,
            st.floats(allow_nan=False, allow_infinity=False),
            st.just("people"),
            st.just("about"),
            offsets,
            offsets,
        ).map(lambda f: (f,)),
    ).map(lambda p: (p,)),
)


@settings(max_examples=50, deadline=None)
@given(attributions, attributions)
def test_annotations_survive_json(outer: Attribution, inner: Attribution) -> None:
    annotation = Annotation("d-1", attributions=(replace(outer, nested=(inner,)),))
    assert from_json(Annotation, to_json(annotation)) == annotation


@given(st.lists(st.text(), max_size=3), st.lists(st.text(), max_size=3))
def test_ids_tell_field_lists_apart(one: list[str], other: list[str]) -> None:
    assert (make_id("x", *one) == make_id("x", *other)) == (one == other)


def test_copies_of_one_text_are_separate_documents() -> None:
    assert Document("a.txt", "same").id != Document("b.txt", "same").id
    assert Document("a.txt", "same", url="u").id == Document("b.txt", "same", url="u").id


@pytest.mark.parametrize("text", ["\ufeffa\r\nb\r", "é😀\u2028", "\ud800 lone"])
def test_texts_are_kept_to_the_code_point(tmp_path: Path, text: str) -> None:
    write_text(tmp_path, "h", text)
    assert text_of(tmp_path)("h") == text


def test_a_build_that_fails_changes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "story"
    with replacing(out) as work:
        write_records(work, RECORDS)
    with pytest.raises(FileNotFoundError), replacing(out) as work:
        (work / "half" / "written").write_text("")
    assert read_records(out) == RECORDS
    assert [p.name for p in tmp_path.iterdir()] == ["story"]


def test_leftovers_of_killed_builds_are_cleared_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "story"
    for name in (".story-abcd_123.building", ".story-notes.building", ".story-b-abcd_123.building"):
        (tmp_path / name).mkdir()
    with replacing(out) as first, replacing(out) as second:
        for work in (first, second):
            assert work.is_dir()
            write_records(work, RECORDS)
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        ".story-b-abcd_123.building",
        ".story-notes.building",
        "story",
    ]


def test_a_story_that_a_killed_build_had_moved_comes_back(tmp_path: Path) -> None:
    out, moved = tmp_path / "story", tmp_path / ".story-abcd_123.old"
    moved.mkdir()
    write_records(moved, RECORDS)
    with pytest.raises(KeyboardInterrupt), replacing(out):
        raise KeyboardInterrupt
    assert read_records(out) == RECORDS
    assert [p.name for p in tmp_path.iterdir()] == ["story"]


def test_pages_are_written_whole_or_not_at_all(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    write_page(page, "old")
    with pytest.raises(UnicodeEncodeError):
        write_page(page, "new \ud800")
    assert page.read_text(encoding="utf-8") == "old"
    with pytest.raises(IsADirectoryError):
        write_page(tmp_path, "page")
    assert [p.name for p in tmp_path.iterdir()] == ["a.html"]


def test_other_folders_and_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "precious.txt").touch()
    for out in (tmp_path, tmp_path / "precious.txt"):
        with pytest.raises(NotAStory, match="-o"), replacing(out):
            raise AssertionError("must not start")
    assert [p.name for p in tmp_path.iterdir()] == ["precious.txt"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("story.json", "{}", "can't be read"),
        ("story.json", '{"format": 99}', "format 99"),
        ("claims.jsonl", "{broken\n", "claims.jsonl"),
    ],
)
def test_damage_is_named(tmp_path: Path, name: str, content: str, says: str) -> None:
    write_records(tmp_path, RECORDS)
    (tmp_path / name).write_text(content)
    with pytest.raises(NotAStory, match=says):
        read_records(tmp_path)


def test_no_story(tmp_path: Path) -> None:
    with pytest.raises(NotAStory, match="secondsource build"):
        read_records(tmp_path)
