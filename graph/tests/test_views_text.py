"""What articles bring is shown as text: cut, cleaned, escaped, linked only where that is safe."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.views.page import data_element, policy, trusted
from secondsource.views.report import escaped
from secondsource.views.text import (
    boxed,
    ems,
    moment,
    one_line,
    safe_url,
    shorten,
    shown,
    story_title,
    wrap,
)

anything = st.text(st.characters(), max_size=60)


@given(anything)
def test_shown_keeps_the_length_and_can_be_written(text: str) -> None:
    assert len(shown(text)) == len(text)
    shown(text).encode("utf-8")


def test_shown_keeps_what_people_write() -> None:
    text = "naïve – “quoted”\n\tשלום 🦊 e\u0301"
    assert shown(text) == text
    assert shown("a\x00b\ud83dc\x1b") == "a\ufffdb\ufffdc\ufffd"


@given(anything, st.integers(2, 40))
def test_shorten_fits_and_says_that_it_cut(text: str, length: int) -> None:
    short = shorten(text, length)
    assert len(short) <= length
    assert short == one_line(text) or short.endswith("…")


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("the ferry ran aground", 30, "the ferry ran aground"),
        ("the ferry ran aground", 15, "the ferry ran…"),
        ("the ferry, then nothing", 11, "the ferry…"),
        ("x" * 20, 8, "xxxxxxx…"),
        ("  two\n words ", 30, "two words"),
    ],
)
def test_shorten(text: str, length: int, expected: str) -> None:
    assert shorten(text, length) == expected


@given(anything, st.integers(4, 20), st.integers(1, 4))
def test_wrap_keeps_to_its_lines(text: str, width: int, lines: int) -> None:
    found = wrap(text, width, lines).split("\n")
    assert 1 <= len(found) <= lines
    assert all(len(line) <= width for line in found)


@given(anything, st.integers(60, 300), st.integers(10, 22), st.integers(1, 4))
def test_boxed_keeps_to_its_box(text: str, width: int, size: int, lines: int) -> None:
    found = boxed(text, width, size, lines).split("\n")
    assert 1 <= len(found) <= lines
    assert all(ems(line) <= max(width / size, 4) for line in found)
    told = "".join(found).removesuffix("…").replace(" ", "")
    assert one_line(text).replace(" ", "").startswith(told)
    if not found[-1].endswith("…"):
        assert told == one_line(text).replace(" ", "")


@pytest.mark.parametrize(
    ("text", "width", "lines", "expected"),
    [
        ("the ferry ran aground", 200, 2, "the ferry ran aground"),
        ("the ferry ran aground", 90, 3, "the ferry\nran aground"),
        ("the ferry ran aground", 90, 1, "the ferry…"),
        ("illillillill", 60, 2, "illillillill"),
        ("WWWWWWWWWWWWWWW", 60, 2, "WWWW\nWWW…"),
        ("", 60, 2, ""),
    ],
)
def test_boxed(text: str, width: int, lines: int, expected: str) -> None:
    assert boxed(text, width, 14, lines) == expected


def test_boxed_gives_larger_type_fewer_letters() -> None:
    words = "one two three four five six seven eight"
    assert boxed(words, 200, 20, 9).count("\n") > boxed(words, 200, 10, 9).count("\n")


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2031-03-02", "2031-03-02"),
        ("2031-03-02T10:05", "2031-03-02 10:05"),
        ("2031-03-02T10:05:09.25", "2031-03-02 10:05"),
        ("2031-03-02T10:05:09Z", "2031-03-02 10:05 UTC"),
        ("2031-03-02T10:05:09+00:00", "2031-03-02 10:05 UTC"),
        ("2031-03-02T10:05:09-05:30", "2031-03-02 10:05 -05:30"),
        ("2031-03-02T10:05:09 soon", "2031-03-02T10:05:09 soon"),
        ("soon\n<b>", "soon <b>"),
        ("", "undated"),
        (None, "undated"),
    ],
)
def test_moments(published: str | None, expected: str) -> None:
    assert moment(published) == expected


@pytest.mark.parametrize(
    ("outlets", "published", "expected"),
    [
        ([], [], "0 articles"),
        (["A"], ["2031"], "1 article from 1 outlet, 2031"),
        ([None, None], [None, None], "2 articles"),
        (["A", "B"], ["2031-03-02", "2031-03-02T09:00"], "2 articles from 2 outlets, 2031-03-02"),
        (["A", "A"], ["2031-04", "2030-12-31"], "2 articles from 1 outlet, 2030-12-31 to 2031-04"),
    ],
)
def test_a_story_has_a_title(outlets: list[str], published: list[str], expected: str) -> None:
    assert story_title(outlets, published) == expected


@pytest.mark.parametrize(
    "url",
    ["https://a.example/b?c=d#e", "http://a.example", "HTTPS://A.example/", " https://a.example "],
)
def test_web_addresses_become_links(url: str) -> None:
    assert safe_url(url) == url.strip()


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//a.example/x",
        "a.example",
        "https:///nowhere",
        "https://[broken",
        "https://a.example/ x",
        "https://a.example/\x00",
        "vbscript:x",
    ],
)
def test_nothing_else_becomes_a_link(url: str | None) -> None:
    assert safe_url(url) is None


@given(anything)
def test_data_is_json_that_cannot_end_its_element(text: str) -> None:
    element = str(data_element({"a": [shown(text)]}))
    assert json.loads(element) == {"a": [shown(text)]}
    assert not set("<>&\u2028\u2029") & set(element)


def test_lone_surrogates_do_not_stop_a_page_from_being_written() -> None:
    assert str(data_element("a\ud800")).encode("utf-8") == '"a\ufffd"'.encode()


def test_a_policy_names_scripts_by_hash_and_nothing_else() -> None:
    words = policy(["alert(1)"], [])
    assert "default-src 'none'" in words
    assert "style-src 'none'" in words
    assert re.search(r"script-src 'sha256-[A-Za-z0-9+/]{43}='(;|$)", words)
    assert "unsafe" not in words


@pytest.mark.parametrize("text", ["a</script>b", "a</SCRIPT b", "<!-- a"])
def test_our_own_script_may_not_end_its_element(text: str) -> None:
    with pytest.raises(ValueError, match="must not hold"):
        trusted(text, "script")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words, (bracketed) 3.5", "plain words, (bracketed) 3.5"),
        ("*bold* _it_ `code`", r"\*bold\* \_it\_ \`code\`"),
        ("[a](http://b.example)", r"\[a\](http\://b.example)"),
        ("<img src=x>", r"&lt;img src=x\>"),
        ("a & b &lt;", "a &amp; b &amp;lt;"),
        ("# not a heading", r"\# not a heading"),
        ("12. not a list", r"12\. not a list"),
        ("- not a list", r"\- not a list"),
        ("a | b", r"a \| b"),
        ("www.example.com me@b.example", r"www\.example.com me\@b.example"),
        ("two\nlines", "two lines"),
    ],
)
def test_markdown_shows_what_was_written(text: str, expected: str) -> None:
    assert escaped(text) == expected
