"""Reading files, folders and streams: what is read, what is skipped, and why."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A5
from reportlab.pdfgen import canvas

from secondsource.errors import NothingToRead
from secondsource.read import read, read_stream
from secondsource.read.article import MAX_CHARACTERS
from secondsource.read.decode import decode
from secondsource.read.pdf import join_pages
from secondsource.read.texts import split_front_matter
from secondsource.records import Document, Skipped

STORY = (
    "The harbour authority closed the north quay on Friday after an inspection found a crack.\n\n"
    "“The quay will stay closed until we know more,” harbour master Ilse Brand said."
)
GERMAN = (
    "Die Hafenbehörde hat den Nordkai am Freitag nach einer Prüfung gesperrt, weil Fachleute "
    "einen langen Riss in der Mauer gefunden haben. Die Fähren zu den Inseln legen nun bis auf "
    "Weiteres am Fischmarkt ab, wie die Behörde am Abend mitteilte. Wann der Kai wieder öffnet, "
    "ist noch nicht bekannt, und die Reparatur dürfte viele Wochen dauern."
)


def documents(*sources: object) -> list[Document]:
    found = list(read([str(source) for source in sources]))
    assert [item for item in found if isinstance(item, Skipped)] == []
    return [item for item in found if isinstance(item, Document)]


def only(folder: Path) -> Document:
    (document,) = documents(folder)
    return document


def skipped(*sources: object) -> dict[str, str]:
    found = read([str(source) for source in sources])
    return {item.path: item.reason for item in found if isinstance(item, Skipped)}


def passages(document: Document) -> list[tuple[str, str]]:
    return [(p.kind, document.text[p.start : p.end]) for p in document.passages]


# --- plain text and markdown ----------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_is_the_whole_file_as_decoded(tmp_path: Path, encoding: str) -> None:
    text = STORY.replace("\n", "\r\n")
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    document = only(tmp_path)
    assert document.text.removeprefix("\ufeff") == text
    assert passages(document) == ([] if encoding == "utf-8" else [("front_matter", "\ufeff")])
    assert document == Document("a.txt", document.text, passages=document.passages)


def test_front_matter_is_metadata_and_stays_in_the_text(tmp_path: Path) -> None:
    head = (
        "\ufeff---\r\ntitle: 'Quay: closed'\r\nOutlet: The Lund Courier\r\ntags: [a, b]\r\n"
        "published: 2021-03-01T10:00:00Z\r\nurl: https://courier.example/1\r\n"
        "author: Tom Okoro\r\n---\r\n"
    )
    (tmp_path / "a.md").write_bytes((head + STORY).encode())
    document = only(tmp_path)
    assert document.text == head + STORY
    assert passages(document) == [("front_matter", head)]
    assert (document.title, document.outlet) == ("Quay: closed", "The Lund Courier")
    assert (document.published, document.author) == ("2021-03-01T10:00:00Z", "Tom Okoro")
    assert document.url == "https://courier.example/1"


FRONT_MATTER = [
    ("title: Quay: closed\noutlet: Courier", {"title": "Quay: closed", "outlet": "Courier"}),
    ("title: [unclosed\noutlet: Courier", {"title": "[unclosed", "outlet": "Courier"}),
    ("published: 2021-03-01\ntitle: 2021", {"published": "2021-03-01", "title": "2021"}),
    ("title: >\n  Two\n  lines", {"title": "Two lines\n"}),
    ("title: !!python/object/apply:os.system [ls]\n", {"title": ["ls"]}),
]


@pytest.mark.parametrize(("block", "values"), FRONT_MATTER)
def test_front_matter_fields(block: str, values: dict[str, str]) -> None:
    text = f"---\n{block}\n---\nText"
    offset, found = split_front_matter(text)
    assert text[offset:] == "Text"
    assert found == values


NO_FRONT_MATTER = [
    "---\nThe mayor spoke: the quay is closed.\n---\nText",
    "---\ntitle: never closed\nText",
    "Text\n---\ntitle: a\n---\n",
    "--- \n---\nText",
    "---title: a\n---\n",
]


@pytest.mark.parametrize("text", NO_FRONT_MATTER)
def test_what_only_looks_like_front_matter_is_text(text: str) -> None:
    assert split_front_matter(text) == (0, {})


def test_front_matter_that_multiplies_itself_is_harmless(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * 9) + "]" for n in range(1, 12)]
    text = "---\n" + "\n".join(lines) + "\ntitle: *a11\n---\n" + STORY
    (tmp_path / "a.txt").write_text(text)
    assert only(tmp_path).title is None


def test_markdown_title_and_headings(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"# Quay closed #\n\n{STORY}\n\n## More\n\n{STORY}")
    document = only(tmp_path)
    assert document.title == "Quay closed"
    assert passages(document) == [("heading", "# Quay closed #"), ("heading", "## More")]


BAD_BYTES = [
    (b"Caf\xe9 owners protest", "byte 3 (0xe9)"),
    (b"\x00\x01\x02", "NUL"),
    (b"\xff\xfea", "UTF-16"),
    (b"", "no text"),
    (b"\xef\xbb\xbf \r\n", "no text"),
    (b"---\ntitle: a\n---\n", "no text"),
    (GERMAN.encode(), "German"),
    (b"a " * (MAX_CHARACTERS // 2 + 1), "split it"),
]


@pytest.mark.parametrize(("data", "reason"), BAD_BYTES)
def test_a_text_that_cannot_be_used_is_skipped(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    (tmp_path / "b.txt").write_text(STORY)
    assert [item.path for item in read([tmp_path])] == ["a.txt", "b.txt"]
    assert reason in skipped(tmp_path)["a.txt"]


LANGUAGES = [
    ("Les autorités du port ont fermé le quai nord vendredi après une inspection. ", "French"),
    ("Las autoridades del puerto cerraron el muelle norte el viernes por una grieta. ", "Spanish"),
    ("Власти порта закрыли северный причал в пятницу после проверки стены. ", "Russian"),
    ("港湾当局は検査で壁に長い亀裂が見つかったため金曜日に北岸壁を閉鎖した。", "Japanese"),
]


@pytest.mark.parametrize(("sentence", "language"), LANGUAGES)
def test_other_languages_are_named(tmp_path: Path, sentence: str, language: str) -> None:
    (tmp_path / "a.txt").write_text(sentence * 5, encoding="utf-8")
    assert language in skipped(tmp_path)["a.txt"]


@pytest.mark.parametrize("text", [GERMAN[:100], STORY, STORY + " Zdravko Šćepanović, Łódź." * 3])
def test_short_texts_and_foreign_names_are_not_judged(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert only(tmp_path).text == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=50))
def test_decoding_undoes_encoding(text: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode()) == "\ufeff" + text
    assert decode(b"\xff\xfe" + text.encode("utf-16-le")) == "\ufeff" + text or "\0" in text[:1]


# --- html -----------------------------------------------------------------------------------

PAGE = """<!doctype html><html lang="en"><head><title>Quay closed | The Lund Courier</title>
<meta property="og:site_name" content="The Lund Courier">
<meta property="article:published_time" content="2021-03-01T10:00:00Z">
<meta name="author" content="Tom Okoro"><link rel="canonical" href="https://courier.example/quay">
<script>alert(1)</script></head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Quay closed</h1>
<p>The harbour authority closed the north quay on Friday after an inspection found a crack.</p>
<p>“The quay will stay closed until we know more,” harbour master Ilse Brand said.</p>
<h2>What Comes Next</h2>
<p>Ferries to the islands will leave from the fish market until further notice, she added.</p>
</article><section class="comments"><p>First!</p></section><footer>Imprint</footer></body></html>"""


def test_a_page_gives_its_paragraphs_and_metadata(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    document = only(tmp_path)
    blocks = document.text.split("\n\n")
    assert (
        blocks[-3]
        == "“The quay will stay closed until we know more,” harbour master Ilse Brand said."
    )
    assert ("heading", "What Comes Next") in passages(document)
    assert "Home" not in document.text
    assert "First!" not in document.text
    assert (document.outlet, document.author) == ("The Lund Courier", "Tom Okoro")
    assert (document.published, document.url) == ("2021-03-01", "https://courier.example/quay")
    assert document.title == "Quay closed"


def test_a_page_does_not_depend_on_the_clock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = PAGE.replace("2021-03-01T10:00:00Z", "2150-03-01T10:00:00Z")
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    assert only(tmp_path).published == "2150-03-01"


@pytest.mark.parametrize("page", ["<html></html>", "<p></p>", "{}", "<" * 2000, "\0\1\2"])
def test_a_page_without_main_text_is_skipped(tmp_path: Path, page: str) -> None:
    (tmp_path / "a.htm").write_text(page)
    assert skipped(tmp_path).keys() == {"a.htm"}


def test_a_page_nested_ten_thousand_deep_is_no_crash(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<div>" * 10_000 + "text" + "</div>" * 10_000)
    assert len(list(read([tmp_path]))) == 1


# --- pdf ------------------------------------------------------------------------------------


def make_pdf(path: Path, pages: list[list[str]], encrypt: str | None = None) -> None:
    """Write a PDF with these lines; an empty one leaves half a line's gap."""
    pdf = canvas.Canvas(str(path), pagesize=A5, invariant=1, encrypt=encrypt)
    pdf.setTitle("Quay closed")
    pdf.setAuthor("admin")
    for page in pages:
        text = pdf.beginText(40, 550)
        for line in page:
            if line:
                text.textLine(line)
            else:
                text.moveCursor(0, 7)
        pdf.drawText(text)
        pdf.showPage()
    pdf.save()


PDF_PAGES = [
    [
        "The Lund Courier, page 1",
        "The harbour authority closed the north quay on Friday after an",
        "inspection found a crack in the wall. The well-",
        "known quay dates from 1931 and is the old-",
        "est in the region.",
        "Ferries to the islands will leave from the fish market until fur-",
        "1",
    ],
    [
        "The Lund Courier, page 2",
        "ther notice. It is not known who will pay for the repairs of the",
        "wall, the authority said.",
        "Nobody was hurt.",
        "The council meets on Monday in the town hall.",
        "It will decide.",
        "2",
    ],
]


def test_a_pdf_is_joined_across_lines_and_pages(tmp_path: Path) -> None:
    make_pdf(tmp_path / "a.pdf", PDF_PAGES)
    document = only(tmp_path)
    assert document.text.split("\n\n") == [
        "The harbour authority closed the north quay on Friday after an inspection found a crack "
        "in the wall. The well-known quay dates from 1931 and is the oldest in the region.",
        "Ferries to the islands will leave from the fish market until further notice. It is not "
        "known who will pay for the repairs of the wall, the authority said.",
        "Nobody was hurt.",
        "The council meets on Monday in the town hall.",
        "It will decide.",
    ]
    assert (document.title, document.author, document.outlet) == ("Quay closed", None, None)
    assert document.published is None


def test_a_gap_between_full_lines_ends_a_paragraph(tmp_path: Path) -> None:
    first = ["The quay closed.", "Its wall has a crack in it that is twelve metres long."]
    second = ["Ferries now leave from the fish market, says the timetable."]
    make_pdf(tmp_path / "a.pdf", [[*first, "", *second]])
    make_pdf(tmp_path / "b.pdf", [[*first, *second]])
    paragraphs = [d.text.count("\n\n") + 1 for d in documents(tmp_path)]
    assert paragraphs == [3, 2]


def test_lines_in_the_middle_of_a_page_are_kept() -> None:
    page = "First line of the page\nSecond line\n1931\nNobody was hurt.\nThird line\nLast line"
    assert "1931" in join_pages([page])


HYPHENS = [
    (["a cross-", "border deal"], "a cross-border deal"),
    (["the gov-", "ernment fell"], "the government fell"),
    (["a wind-swept quay, the wind-", "swept quay"], "a wind-swept quay, the wind-swept quay"),
    (["old men and the old-", "est quay"], "old men and the oldest quay"),
    (["the Anglo-", "French deal"], "the Anglo-French deal"),
    (["from 1914-", "1918 on"], "from 1914-1918 on"),
    (["a 12-", "year term"], "a 12-year term"),
    (["the quay -", "closed"], "the quay - closed"),
]


@pytest.mark.parametrize(("lines", "joined"), HYPHENS)
def test_words_broken_at_the_end_of_a_line(lines: list[str], joined: str) -> None:
    assert join_pages(["\n".join(lines)]) == joined


def test_pdfs_that_cannot_be_used_are_skipped(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    make_pdf(tmp_path / "blank.pdf", [[]])
    make_pdf(tmp_path / "long.pdf", [["A line."]] * 201)
    make_pdf(tmp_path / "whole.pdf", [["A line."]])
    whole = (tmp_path / "whole.pdf").read_bytes()
    (tmp_path / "cut.pdf").write_bytes(whole[: len(whole) // 3])
    (tmp_path / "garbage.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 9)
    (tmp_path / "empty.pdf").write_bytes(b"")
    make_pdf(tmp_path / "locked.pdf", [["A line."]], encrypt="secret")
    reasons = skipped(tmp_path)
    assert reasons.keys() == {f"{n}.pdf" for n in "blank cut empty garbage locked long".split()}
    assert "scanned" in reasons["blank.pdf"]
    assert "encrypted" in reasons["locked.pdf"]
    assert "201 pages" in reasons["long.pdf"]
    assert capfd.readouterr() == ("", "")


@given(st.text(alphabet="ab-.\n A1", max_size=60))
def test_joining_lines_keeps_the_letters_in_order(page: str) -> None:
    def letters(text: str) -> list[str]:
        return [c for c in text if c.isalpha()]

    assert letters(join_pages([page])) == letters(page)


# --- folders --------------------------------------------------------------------------------


def test_folders_are_read_in_order_and_other_files_passed_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/Y.MD", ".hidden/x.txt", "a/.x.txt", "c.jpg", "notes"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{STORY} {name}")
    assert [d.path for d in documents(tmp_path)] == ["a/Y.MD", "a/z.txt", "b.txt"]


def test_documents_of_another_kind_are_named(tmp_path: Path) -> None:
    for name in ("a.txt", "b.docx", "c/d.RTF"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{STORY} {name}")
    assert [item.path for item in read([tmp_path])] == ["a.txt", "b.docx", "c/d.RTF"]
    assert list(skipped(tmp_path)) == ["b.docx", "c/d.RTF"]


def test_an_excluded_folder_is_not_entered(tmp_path: Path) -> None:
    for name in ("a.txt", "story/b.txt", "story2/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{STORY} {name}")
    found = read([tmp_path], exclude=tmp_path / "story2" / ".." / "story")
    assert [item.path for item in found] == ["a.txt", "story2/c.txt"]


def test_several_sources_have_paths_of_their_own(tmp_path: Path) -> None:
    for name in ("one/a.txt", "two/a.txt", "two/one/a.txt", "three/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{STORY} {name}")
    sources = [tmp_path / "one", tmp_path / "two", tmp_path / "three/b.txt", tmp_path / "one/a.txt"]
    assert [d.path for d in documents(*sources)] == [
        "one/a.txt", "two/a.txt", "two/one/a.txt", "b.txt",
    ]  # fmt: skip
    clash = skipped(tmp_path / "one", tmp_path / "two/one")
    assert list(clash) == ["one/a.txt"]


def test_links_stay_inside_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text(STORY)
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "b.txt").symlink_to(folder / "a.txt")
    (folder / "c.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "d.txt").symlink_to(folder / "gone.txt")
    (folder / "sub/loop").symlink_to(folder)
    (folder / "up").symlink_to(tmp_path)
    (folder / "e.txt").symlink_to(folder / "e.txt")
    assert [d.path for d in read([folder]) if isinstance(d, Document)] == ["a.txt"]
    reasons = skipped(folder)
    assert reasons.keys() == {"c.txt", "d.txt", "e.txt", "up"}
    assert "out of the folder" in reasons["c.txt"]


def test_a_pipe_in_a_folder_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert "regular" in skipped(tmp_path)["a.txt"]


def test_odd_file_names_stay_on_one_line(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\nb\xff.txt")).write_text(STORY)
    assert only(tmp_path).path == "a\ufffdb\ufffd.txt"


def test_huge_files_are_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secondsource.read.MAX_BYTES", 10)
    (tmp_path / "a.txt").write_text(STORY)
    assert "more than" in skipped(tmp_path)["a.txt"]


@pytest.mark.parametrize("name", ["gone.txt", "a.docx", "metadata.csv", "notes"])
def test_an_unusable_argument_is_an_error_at_once(tmp_path: Path, name: str) -> None:
    if name != "gone.txt":
        (tmp_path / name).write_text("file\n")
    with pytest.raises(NothingToRead, match=name):
        read([tmp_path / name])
    with pytest.raises(NothingToRead, match="nothing to read"):
        read([])


# --- metadata.csv ---------------------------------------------------------------------------


def test_a_sidecar_supplies_metadata_for_files_beside_and_below_it(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").write_text(f"---\ntitle: Own\noutlet: Own\n---\n{STORY}")
    (tmp_path / "sub/b.txt").write_text(STORY)
    (tmp_path / "metadata.csv").write_text(
        "\ufefffile,outlet,title,published,url,author\r\n"
        'a.txt,The Lund Courier,,2021-03-01,,"Okoro, Tom"\r\nsub/b.txt,Lund Radio,,,,\r\n',
        encoding="utf-8",
    )
    first, second = documents(tmp_path)
    assert (first.outlet, first.title, first.author) == ("The Lund Courier", "Own", "Okoro, Tom")
    assert (first.published, second.outlet) == ("2021-03-01", "Lund Radio")
    assert documents(tmp_path / "a.txt") == [first]


def test_rows_of_a_sidecar_that_fit_no_file_are_reported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    rows = ["file,outlet", "a.txt,Courier", "b.txt,Courier", ",Courier", "a.txt,Other", "../x,Y"]
    (tmp_path / "metadata.csv").write_text("\n".join([*rows, "a.txt,Courier,more"]))
    reasons = skipped(tmp_path)
    assert list(reasons) == [f"metadata.csv#{n}" for n in (2, 3, 4, 5, 6)]
    (first,) = [d for d in read([tmp_path]) if isinstance(d, Document)]
    assert first.outlet == "Courier"


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("file,outlets,published", ["has a column 'outlets', not 'outlet'; correct its name"]),
        ("file,Outlet,publised", ["has a column 'publised', not 'published'; correct its name"]),
        ("file,outlet,date", []),
        ("file,outlet,language,section", []),
    ],
)
def test_a_misspelt_column_is_named(tmp_path: Path, header: str, told: list[str]) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    rest = "," * (header.count(",") - 1)
    (tmp_path / "metadata.csv").write_text(f"{header}\na.txt,Courier{rest}\n")
    found = [item for item in read([tmp_path]) if isinstance(item, Skipped)]
    assert [(item.path, item.reason) for item in found] == [("metadata.csv", why) for why in told]


# --- tables ---------------------------------------------------------------------------------


def test_json_lines_give_an_article_a_line(tmp_path: Path) -> None:
    long = "a" * 70_000
    lines = [
        f'\ufeff{{"id": "x1", "text": "Quay closed {long}", "outlet": "Courier"}}',
        '{"text": "Caf\\u00e9 reopens.", "published": "1 March 2021", "url": "https://c.example"}',
        "",
        "{broken",
        "[1]",
        '{"id": "x1", "text": "Again."}',
        '{"id": 7, "text": "Seventh.", "author": null}',
        '{"id": 8, "text": 5}',
        '{"id": 9, "text": ""}',
        '{"id": 10, "text": "\\ud800"}',
        "[" * 5000,
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found = {item.path: item for item in read([tmp_path])}
    good = [item for item in found.values() if isinstance(item, Document)]
    assert [d.path for d in good] == ["a.jsonl#x1", "a.jsonl#2", "a.jsonl#7"]
    assert (good[1].text, good[1].published) == ("Café reopens.", "2021-03-01")
    bad = skipped(tmp_path)
    assert list(bad) == [f"a.jsonl#{n}" for n in (4, 5, 6, 8, 9, 10, 11)]
    assert "row 1" in bad["a.jsonl#6"]
    assert "'text'" in bad["a.jsonl#8"]


def test_csv_gives_an_article_a_row(tmp_path: Path) -> None:
    big = "b " * 100_000
    rows = (
        "\ufeffID,Title,text,outlet\r\n"
        'x1,"Quay, closed","First line.\r\n\r\nSecond ""line"".",Courier\r\n'
        f",,{big},Courier\r\n"
        "x3,unquoted,One, two, three\r\n"
        "x4,empty,,\r\n"
        "x5,short\r\n"
    )
    (tmp_path / "a.csv").write_bytes(rows.encode() + b"x6,latin,Caf\xe9 reopens,\r\n")
    found = list(read([tmp_path]))
    first, second = [item for item in found if isinstance(item, Document)]
    assert first.text == 'First line.\r\n\r\nSecond "line".'
    assert (first.path, first.title, first.outlet) == ("a.csv#x1", "Quay, closed", "Courier")
    assert (second.path, second.text) == ("a.csv#2", big)
    assert [item.path for item in found if isinstance(item, Skipped)] == [
        "a.csv#3", "a.csv#x4", "a.csv#x5", "a.csv#x6",
    ]  # fmt: skip


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_separators_and_encodings(tmp_path: Path, separator: str, encoding: str) -> None:
    table = separator.join(["id", "text"]) + "\n" + separator.join(["1", "“Quay” closed"])
    (tmp_path / "a.csv").write_bytes(table.encode(encoding))
    assert only(tmp_path).text == "“Quay” closed"


def test_a_table_without_a_text_column_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("file,size\nx,1\n")
    assert "column named 'text'" in skipped(tmp_path)["a.csv#1"]


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
@pytest.mark.parametrize("content", ["", "\n\n"])
def test_a_table_without_rows_is_reported(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    (skipped,) = read([tmp_path])
    assert isinstance(skipped, Skipped)
    assert (skipped.path, skipped.reason[:10]) == (name, "no rows in")


def test_a_broken_row_takes_no_article_its_name(tmp_path: Path) -> None:
    row = '{"id": "1", "text": "The ferry sank off Merrow, its captain said."}'
    (tmp_path / "a.jsonl").write_text(f"broken\n{row}\n")
    broken, good = read([tmp_path])
    assert isinstance(broken, Skipped)
    assert isinstance(good, Document)
    assert good.path == "a.jsonl#1"


def test_an_article_that_stands_twice_is_read_once(tmp_path: Path) -> None:
    row = '{"text": "Quay closed.", "url": "https://c.example/1"}\n'
    (tmp_path / "a.jsonl").write_text(row * 2 + row.replace("/1", "/2"))
    found = list(read([tmp_path]))
    assert [type(item) for item in found] == [Document, Skipped, Document]


def test_tables_are_streamed(tmp_path: Path) -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any, /) -> int:
            line = b'{"text": "Quay closed."}\n'
            buffer[: len(line)] = line
            return len(line)

    found = read_stream(io.BufferedReader(Endless()))
    assert [next(found).path for _ in range(3)] == ["-#1", "-#2", "-#3"]


# --- streams --------------------------------------------------------------------------------

STREAMS = [
    (STORY.encode(), ["-"]),
    (b"\xef\xbb\xbf" + STORY.encode(), ["-"]),
    (b'\n {"id": "a", "text": "Quay closed."}\n{"text": "More."}', ["-#2", "-#3"]),
    (b'\xef\xbb\xbf{"id": "a", "text": "Quay closed."}', ["-#a"]),
]


@pytest.mark.parametrize(("data", "paths"), STREAMS)
def test_standard_input(data: bytes, paths: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    found = documents("-")
    expected = ["-#a", "-#3"] if paths == ["-#2", "-#3"] else paths
    assert [d.path for d in found] == expected
    if paths == ["-"]:
        assert found[0].text == data.decode()


@pytest.mark.parametrize("data", [b"", b" \n" * 9, b"\xff", b"{"])
def test_a_stream_that_cannot_be_used_is_skipped(data: bytes) -> None:
    assert [type(item) for item in read_stream(io.BytesIO(data))] == [Skipped]


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    make_pdf(tmp_path / "b.pdf", PDF_PAGES)
    (tmp_path / "c.txt").write_text(STORY)
    assert list(read([tmp_path])) == list(read([tmp_path]))


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> Callable[..., None]:
        raise AssertionError("reading must not open a connection")

    monkeypatch.setattr("socket.socket.connect", refuse)
