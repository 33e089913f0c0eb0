"""Parts of an article that are not running prose: captions, credits, summaries, headings.

General rules over lines, in this order: summary bullets, captions that stand twice, lines
with the marks of a caption or a credit, headings. A line of body text taken for furniture
loses its claims, so each rule wants more than one sign, and a line that quotes or reports
speech is never a caption.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.records import Passage, PassageKind

MAX_LINE = 1000
MAX_CAPTION_WORDS = 60
MAX_HEADING_WORDS = 10
MAX_HEADLINE_WORDS = 20
BYLINE_WITHIN = 8

SUMMARY_HEADINGS = frozenset(
    {"key points", "key takeaways", "key facts", "key findings", "key developments", "summary",
     "at a glance", "in brief", "in short", "highlights", "main points", "takeaways",
     "what we know", "what you need to know"}
)  # fmt: skip
_AGENCY = r"(?:AFP|AP|EPA|PA|Reuters|REUTERS|Getty(?: Images)?|Bloomberg|Shutterstock|TASS)"
_PICTURE = r"(?:[Pp]hoto(?:graph)?|PHOTO|[Ii]mage|IMAGE|[Pp]icture|PICTURE|[Ii]llustration)s?"

_LINE = re.compile(r"[^\r\n]*[^\s\ufeff][^\r\n]*")
_NEWLINE = re.compile(r"\r\n|\r|\n")
_BULLET = re.compile(r"[•‣▪◦●·–*-]\s+\S")
_SPEECH = re.compile(
    r"[\"“”„«]|\b(?:said|says|told|tells us|added|adds|according to|claimed|warned|denied|wrote)\b"
)
_CAPTION_MARKS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\bvia Wikimedia Commons(?:\)|\s*[|/]|$)",
        r"\bSource:\s*https?://\S+$",
        r"\([^()]*\bCC[ -](?:BY|0)[^()]*\)",
        r"\bCC[ -]BY[-A-Z]*(?: \d\.\d)?\)?$",
        rf"/\s?{_AGENCY}\)?$",
        rf"\bvia {_AGENCY}(?: / [^.]+)?\)?$",
        rf"\b{_AGENCY} / [A-Z][^.]*\)?$",
        r"\b(?:AP|AFP|EPA|Reuters|REUTERS) (?:[Pp]hoto|PHOTO)/[^.]+\)?$",
        r"\s\(?Getty Images\)?$",
        r"^(?:FILE|File) (?:PHOTO|[Pp]hoto|[Ii]mage|[Pp]icture)\b",
        r"^(?:FILE\s*[-–—:]|(?:Caption|CAPTION|Pictured|PICTURED):)",
        r"[A-Z][\w.'’-]* [A-Z][\w.'’-]*,? "
        r"\((?:far |second from |third from |pictured )?"
        r"(?:left|right|cent(?:re|er)|middle)\)",
        rf"\b(?:{_PICTURE}|[Cc]redit): [A-Z©@][^.!?]*$",
    )
)
_CREDIT_LINES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\(?(?:File |FILE )?(?:{_PICTURE}|Credit|CREDIT)(?: credit| courtesy)?s?"
        r"\s?[:/]\s?[A-Z©@][^.!?]*\)?",
        rf"\(?{_PICTURE} (?:by|courtesy of|courtesy|via|from) [A-Z][^.!?]*\)?",
        r"(?:©|\([cC]\)|Copyright) .*",
        r"\(?(?:AP|AFP|EPA|Reuters|REUTERS) (?:[Pp]hoto|PHOTO)/.*",
        r"\(?(?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting) by [A-Z].*",
        rf"{_AGENCY}(?: / |/)[A-Z][^.!?]*",
    )
)
_BYLINE = re.compile(r"(?:By|BY) [A-Z][\w.'’-]+(?: (?:and|of|[A-Z][\w.'’-]*,?))*")
_PROMOTION = re.compile(
    r"(?:READ|SEE|WATCH|Read|See|Watch)(?: (?:MORE|ALSO|NEXT|more|also|next))?: .+"
    r"|(?:RELATED|Related)(?: (?:STORIES|ARTICLES?|[Ss]tories|[Aa]rticles?))?: .+"
    r"|(?:ADVERTISEMENT|Advertisement|Story continues below.*|Sign up for .+)"
)
_CREDIT_WORD = re.compile(r"[^a-z]|(?:via|by|for|of|and|the|from|courtesy|file|photo|image)\b")
_END = frozenset('.?!…:;,"”»')
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+\S")
_MARKDOWN_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_PRONOUN = re.compile(r"(?:He|She|They|It|I|We|You)\b")
_SPEECH_VERB = re.compile(r"\b(?:said|says|told|added|replied|asked|explained)\b")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it; ``text`` is stripped, and so are ``start`` and ``end``."""

    start: int
    end: int
    text: str
    indented: bool
    after_blank: bool
    first: bool

    @property
    def words(self) -> int:
        """How many words, or characters where there are so many that it is surely prose."""
        return len(self.text) if len(self.text) > MAX_LINE else len(self.text.split())


def find_furniture(
    text: str, *, start: int = 0, title: str | None = None, markdown: bool = False
) -> tuple[Passage, ...]:
    """Return the furniture of ``text`` from ``start`` on, sorted and without overlaps.

    Offsets are half-open, in code points of ``text``. Lines that repeat ``title`` are
    headings. With ``markdown``, heading and image lines are told by their markers.
    """
    lines = _lines(text, start)
    kinds: list[PassageKind | None] = [None] * len(lines)
    if markdown:
        _mark_markdown(lines, kinds)
    summaries = _mark_summaries(lines, kinds)
    _mark_repeated(lines, kinds)
    for i, line in enumerate(lines):
        kinds[i] = kinds[i] or _by_marks(line, i) or _heading(lines, kinds, i, title)
    single = [
        Passage(line.start, line.end, kind)
        for line, kind in zip(lines, kinds, strict=True)
        if kind is not None and kind != "summary"
    ]
    return tuple(sorted(summaries + single, key=lambda p: p.start))


def _lines(text: str, start: int) -> list[Line]:
    lines: list[Line] = []
    previous = start
    for match in _LINE.finditer(text, start):
        raw = match.group()
        body = raw.strip("\ufeff \t\u00a0\u3000\v\f")
        begin = match.start() + raw.index(body)
        blank = len(_NEWLINE.findall(text, previous, match.start())) > 1
        indented = begin > match.start()
        lines.append(Line(begin, begin + len(body), body, indented, blank, not lines))
        previous = match.end()
    return lines


# --- markdown -------------------------------------------------------------------------------


def _mark_markdown(lines: Sequence[Line], kinds: list[PassageKind | None]) -> None:
    for i, line in enumerate(lines):
        if _MARKDOWN_HEADING.match(line.text):
            kinds[i] = "heading"
        elif _MARKDOWN_IMAGE.fullmatch(line.text):
            kinds[i] = "caption"
        elif i and not line.after_blank and _UNDERLINE.fullmatch(line.text):
            kinds[i - 1] = kinds[i] = "heading"


# --- summaries ------------------------------------------------------------------------------


def _mark_summaries(lines: Sequence[Line], kinds: list[PassageKind | None]) -> list[Passage]:
    """Mark bullets under a heading such as KEY POINTS, or two and more that open the article."""
    passages: list[Passage] = []
    i = 0
    while i < len(lines):
        headed = lines[i].text.strip("#*_: ").lower() in SUMMARY_HEADINGS
        end = _end_of_bullets(lines, i + headed)
        bullets = end - i - headed
        if (headed and bullets) or (i == 0 and bullets >= 2 and end < len(lines)):
            kinds[i:end] = ["summary"] * (end - i)
            passages.append(Passage(lines[i].start, lines[end - 1].end, "summary"))
        i = max(end, i + 1)
    return passages


def _end_of_bullets(lines: Sequence[Line], i: int) -> int:
    """Return the index behind the bullets, with their indented further lines, that begin at i."""
    begin = i
    while i < len(lines):
        further = i > begin and lines[i].indented and not lines[i].after_blank
        if not (_BULLET.match(lines[i].text) or further):
            break
        i += 1
    return i


# --- captions and credits -------------------------------------------------------------------


def _mark_repeated(lines: Sequence[Line], kinds: list[PassageKind | None]) -> None:
    for i in range(len(lines) - 1):
        if kinds[i] or kinds[i + 1]:
            continue
        shorter, longer = sorted((lines[i], lines[i + 1]), key=lambda line: len(line.text))
        if _is_repeated_caption(shorter, longer):
            kinds[i] = kinds[i + 1] = "caption"


def _is_repeated_caption(shorter: Line, longer: Line) -> bool:
    if not 4 <= shorter.words <= MAX_CAPTION_WORDS or _SPEECH.search(shorter.text):
        return False
    rest = longer.text[len(shorter.text) :]
    return longer.text.startswith(shorter.text) and _is_credit(rest)


def _is_credit(rest: str) -> bool:
    """Whether what follows a repeated caption is nothing or the name of who took the picture."""
    words = rest.split()
    if not words:
        return True
    return (
        len(words) <= 12
        and (not rest[0].isalnum())
        and not rest.endswith((".", "!", "?"))
        and all(_CREDIT_WORD.match(word) for word in words)
    )


def _by_marks(line: Line, index: int) -> PassageKind | None:
    if line.words > MAX_CAPTION_WORDS:
        return None
    if line.words <= 16 and any(p.fullmatch(line.text) for p in _CREDIT_LINES):
        return "credit"
    if index < BYLINE_WITHIN and line.words <= 10 and _BYLINE.fullmatch(line.text):
        return "credit"
    if _SPEECH.search(line.text):
        return None
    return "caption" if any(p.search(line.text) for p in _CAPTION_MARKS) else None


# --- headings -------------------------------------------------------------------------------


def _heading(
    lines: Sequence[Line], kinds: Sequence[PassageKind | None], i: int, title: str | None
) -> PassageKind | None:
    line = lines[i]
    if title is not None and _folded(line.text) == _folded(title):
        return "heading"
    if line.words > MAX_CAPTION_WORDS:
        return None
    if _PROMOTION.fullmatch(line.text):
        return "heading"
    if i + 1 == len(lines) or not _could_be_heading(line):
        return None
    following = lines[i + 1]
    if line.first and following.after_blank:
        return "heading"
    if line.words > MAX_HEADING_WORDS or not _starts_paragraph(lines, kinds, i):
        return None
    if following.after_blank and line.after_blank:
        return "heading"
    capitals = _is_title_case(line.text) and not following.text[0].islower()
    return "heading" if capitals else None


def _could_be_heading(line: Line) -> bool:
    text = line.text
    if line.words > MAX_HEADLINE_WORDS or _BULLET.match(text) or not _ends_openly(text):
        return False
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "'‘"):
        return False
    if not any(c.isalpha() for c in text):
        return False
    return not (_PRONOUN.match(text) and _SPEECH_VERB.search(text))


def _ends_openly(text: str) -> bool:
    """Whether no sentence or quotation ends here; a cross-head may stand in single quotes."""
    if text[-1] in "'’":
        return text[0] in "'‘" and text[:2] != "''" and text[-2:-1] not in _END
    return text.rstrip(")]")[-1:] not in _END


def _starts_paragraph(lines: Sequence[Line], kinds: Sequence[PassageKind | None], i: int) -> bool:
    return (
        lines[i].after_blank
        or i == 0
        or kinds[i - 1] is not None
        or (lines[i - 1].text[-1] in _END and lines[i - 1].text[-1] not in ",;:")
    )


def _is_title_case(text: str) -> bool:
    """Whether every word of four letters and more begins with a capital or a digit."""
    long = [word for word in re.findall(r"\w[\w'’-]*", text) if len(word) > 3]
    return bool(long) and all(word[0].isupper() or word[0].isdigit() for word in long)


def _folded(text: str) -> str:
    return " ".join(text.lstrip("#").split()).casefold()
