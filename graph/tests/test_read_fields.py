"""Metadata: dates, addresses and names are kept as given or left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.read.fields import Metadata, clean, iso_date, metadata_from, web_address

DATES = [
    ("2024", "2024"),
    ("2024-03", "2024-03"),
    ("2024-03-01", "2024-03-01"),
    ("2024-03-01T10:00:00Z", "2024-03-01T10:00:00Z"),
    ("2024-03-01T10:00:00.5+02:00", "2024-03-01T10:00:00.5+02:00"),
    ("2024-03-01 10:00", "2024-03-01T10:00:00"),
    ("2024-03-01T10:00+0200", "2024-03-01T10:00:00+02:00"),
    (" 1 March 2024 ", "2024-03-01"),
    ("1 Mar 2024", "2024-03-01"),
    ("March 1, 2024", "2024-03-01"),
    ("Sept. 9, 2024", "2024-09-09"),
    ("Fri, 01 Mar 2024 10:00:00 GMT", "2024-03-01T10:00:00+00:00"),
    (2024, "2024"),
]
NO_DATES = [
    "03/01/2024", "2024-13", "2024-02-30", "30 February 2024", "yesterday", "March 2024x", "",
    None, "0000", "99999", "2024-03-01T25:00:00Z", "1 Marchember 2024", True, ["2024"], "٢٠٢٤",
    "Fri, 99 Mar 2024 10:00:00 GMT",
]  # fmt: skip


@pytest.mark.parametrize(("given_", "date"), DATES)
def test_dates_are_kept(given_: object, date: str) -> None:
    assert iso_date(given_) == date


@pytest.mark.parametrize("value", NO_DATES)
def test_what_is_no_date_is_unknown(value: object) -> None:
    assert iso_date(value) is None


@given(st.text(alphabet="0123456789-T:Z +MarchFi,.", max_size=30))
def test_any_text_is_a_date_or_unknown(text: str) -> None:
    date = iso_date(text)
    assert date is None or iso_date(date) == date


@given(st.datetimes())
def test_date_times_come_back(moment: object) -> None:
    text = moment.replace(microsecond=0).isoformat()  # type: ignore[attr-defined]
    assert iso_date(text) == text


@pytest.mark.parametrize("url", ["https://c.example/a?b#c", "http://c.example"])
def test_web_addresses_are_kept(url: str) -> None:
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "c.example", "https://", "http://[", "x y"]
)
def test_other_addresses_are_unknown(url: str) -> None:
    assert web_address(url) is None


def test_values_are_cleaned_to_one_line() -> None:
    assert clean(" a\u200b\r\n\tb\x1b[31m ") == "a b [31m"
    assert clean("x" * 900) == "x" * 500
    empty: tuple[object, ...] = ("", "~", "null", None, [], {}, True)
    assert [clean(value) for value in empty] == [None] * 7
    assert clean(12) == "12"


def test_field_names_in_any_case_and_date_for_published() -> None:
    values = {" Title ": "Quay", "DATE": "2024-03-01", "extra": "x"}
    assert metadata_from(values) == Metadata(title="Quay", published="2024-03-01")
    assert metadata_from({"date": "2023", "published": "2024"}).published == "2024"


def test_known_fields_win_over_others() -> None:
    first, second = Metadata(title="a"), Metadata(title="b", outlet="c")
    assert first.or_else(second) == Metadata(title="a", outlet="c")
