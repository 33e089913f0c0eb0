"""Capitalised words: where they name nobody, and the runs of them that may be names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from secondsource.annotate import lexicons as lex
from secondsource.annotate.places import PLACES
from secondsource.records import Passage

Run = tuple[int, int]

# Nothing in these is a name: addresses, licences, credits of pictures. Every repetition is
# bounded, so that no text takes quadratic time.
_NO_NAMES = re.compile(
    r"https?://\S+|www\.\S+|[^\s@]{1,64}@[^\s@]{1,64}\.\w+|@\w+|#\w+"
    r"|\b[\w-]{1,64}\.(?:com|org|net|gov|edu|ru|ua|io|tv|info|eu|co\.uk|de|fr)\b(?:/\S*)?"
    r"|\bCC[ -]BY[-A-Z]{0,9}(?: \d\.\d)?|\bCC0\b"
    r"|\bvia [A-Z]\w+(?: Commons| Images)?(?: ?/ ?[A-Z][\w.]{0,40}(?: [A-Z][\w.]{0,40}){0,4})?",
)
_VIA = re.compile(r"\bvia (?:AP|AFP|Reuters|Getty|Wikimedia|Flickr|EPA|Shutterstock)\b")
LINKS = frozenset({"of", "for", "on"})
_JOINING = LINKS | lex.PARTICLES | {"the", "&", "-", "–", "and", ","}
_AFFIXES = frozenset(
    "based led backed born run owned style era area wide year old held controlled".split()
)
# Words that headings leave in lower case.
_SMALL = frozenset(
    """a an the of in on at to for and or but nor as by with from into onto over after before
    amid than this that is are be it its vs via up off out per your our my his her their if so
    not no how why what who when s t""".split()
)
_BODIES = frozenset(
    "committee subcommittee department commission administration agency bureau ministry"
    " rescue".split()
)
_STOPS = (".", "!", "?", ":", ",", ";")
MAX_HEADING_WORDS, MIN_STOPPED_HEADING = 20, 5


# --- where no names are -------------------------------------------------------------------


def excluded(doc: Doc, passages: Iterable[Passage]) -> frozenset[int]:
    """Return the tokens that are no names whatever they look like."""
    spans = [m.span() for m in _NO_NAMES.finditer(doc.text) if _is_credit(m.group())]
    spans += [(p.start, p.end) for p in passages if p.kind in ("credit", "front_matter")]
    return _tokens_in(doc, spans)


def _is_credit(text: str) -> bool:
    return not text.startswith("via ") or bool(_VIA.match(text))


def headings(doc: Doc, passages: Iterable[Passage]) -> frozenset[int]:
    """Return the tokens of headings: passages and lines in capitals or title case."""
    spans = [(p.start, p.end) for p in passages if p.kind == "heading"]
    spans += [m.span() for m in re.finditer(r"[^\n]+", doc.text) if _is_heading(m.group())]
    return _tokens_in(doc, spans)


def _is_heading(line: str) -> bool:
    """Tell a headline or section heading: short, and all but small words are capitalised."""
    words = re.findall(r"[^\W\d_][\w'’.-]*", line)
    if len(words) < 2 or len(words) > MAX_HEADING_WORDS:
        return False
    stopped = line.rstrip().rstrip("'\"’”").endswith(_STOPS)
    if stopped and len(words) < MIN_STOPPED_HEADING and words[0].lower() in lex.FIRST_NAMES:
        return False
    return all(w[0].isupper() or w.rstrip(".") in _SMALL for w in words)


def _tokens_in(doc: Doc, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    found: set[int] = set()
    for start, end in spans:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            found.update(range(span.start, span.end))
    return frozenset(found)


# --- runs of capitalised words ---------------------------------------------------------------


def runs(doc: Doc, without: frozenset[int]) -> Iterator[Run]:
    """Yield the longest runs of name words, joined over "of", "for" and the like."""
    start: int | None = None
    for token in doc:
        inside = token.i not in without and (is_name_word(token) or _joins(token, without))
        if inside and start is None and is_name_word(token):
            start = token.i
        elif not inside and start is not None:
            yield (start, token.i)
            start = None
    if start is not None:
        yield (start, len(doc))


def is_name_word(token: Token) -> bool:
    """Tell whether a word may be part of a name."""
    if _ends_hyphenated(token):
        return True
    if not is_capitalised(token) or token.lower_ in lex.FIRST or token.tag_ == "POS":
        return False
    if token.lower_.rstrip(".") in lex.NOT_NAMES:
        return token.ent_type_ in ("PERSON", "ORG") and _has_name_neighbour(token)
    if token.ent_type_ or token.pos_ == "PROPN" or is_title(token):
        return not (_opens_sentence(token) and token.pos_ in ("DET", "PRON", "ADP", "SCONJ"))
    if _opens_sentence(token) or token.pos_ in ("PRON", "DET", "ADP", "SCONJ", "INTJ", "NUM"):
        return token.lower_ in lex.KNOWN_ORGS or token.lower_ in PLACES
    return True


def _ends_hyphenated(token: Token) -> bool:
    """Tell the lower-case end of a hyphenated name ("Ki-**moon**")."""
    if token.i < 3 or not token.is_lower or token.nbor(-1).text != "-":
        return False
    attached = not token.nbor(-1).whitespace_ and not token.nbor(-2).whitespace_
    named = all(is_capitalised(token.nbor(-k)) for k in (2, 3))
    return attached and named and token.pos_ in ("NOUN", "PROPN", "X") and not _is_affix(token)


def _is_affix(token: Token) -> bool:
    return token.lower_ in _AFFIXES or token.tag_ in ("VBN", "VBG")


def is_capitalised(token: Token) -> bool:
    """Tell whether a word starts with a capital letter."""
    return token.text[:1].isupper() and any(c.isalpha() for c in token.text)


def _has_name_neighbour(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).ent_type_ == token.ent_type_


def _opens_sentence(token: Token) -> bool:
    if token.i == 0 or token.is_sent_start:
        return True
    before = token.nbor(-1)
    return before.is_space or before.text in ("“", '"', "‘", ":", "•", "—", "–", "(", "''", "``")


def _joins(token: Token, without: frozenset[int]) -> bool:
    """Tell whether a lower-case word stands inside a name ("University **of** Michigan")."""
    if token.i == 0 or token.lower_ not in _JOINING:
        return False
    after = _next_word(token)
    if after is None or after.i in without or not is_name_word(after):
        return False
    before = token.nbor(-1)
    word = token.lower_
    if word in LINKS or (word == "the" and before.lower_ in LINKS):
        return _can_continue(token if word != "the" else before)
    if word in ("&", "-", "–") or word in lex.PARTICLES:
        return is_capitalised(before) and bool(before.ent_type_ or before.pos_ == "PROPN")
    return word in ("and", ",") and (_one_entity(before, after) or _joins_body(token))


def _joins_body(conjunction: Token) -> bool:
    """Tell the "and" in the name of a body: "Trade **and** Industry Committee"."""
    before = conjunction.nbor(-1)
    if conjunction.lower_ != "and" or not is_capitalised(before) or _is_complete(before):
        return False
    for token in conjunction.doc[conjunction.i + 1 : conjunction.i + 5]:
        if not is_capitalised(token):
            return False
        if token.lower_ in _BODIES:
            return True
    return False


def _is_complete(token: Token) -> bool:
    known = token.lower_ in lex.ORG_NAME_WORDS or token.lower_ in PLACES
    return known or token.ent_type_ in ("PERSON", "PER", "LOC", "GPE") or token.text.isupper()


def _next_word(token: Token) -> Token | None:
    following = token.doc[token.i + 1 : token.i + 3]
    words = [t for t in following if t.lower_ != "the"]
    return words[0] if words and not words[0].is_space else None


def _can_continue(preposition: Token) -> bool:
    """Tell whether what stands before "of", "for" or "on" is the head of an organisation's name."""
    if preposition.i == 0:
        return False
    before = preposition.nbor(-1)
    after = _next_word(preposition)
    if not is_capitalised(before) or after is None or is_title(before):
        return False
    if preposition.lower_ == "on":
        return before.lower_ in ("commission", "committee", "council")
    return before.lower_ in lex.ORG_NAME_WORDS or _one_entity(before, after)


def _one_entity(first: Token, last: Token) -> bool:
    between = first.doc[first.i + 1 : last.i + 1]
    return bool(first.ent_type_) and all(t.ent_iob_ == "I" for t in between)


def is_title(token: Token) -> bool:
    """Tell a title or rank that stands before names."""
    return token.lower_.rstrip(".") in lex.TITLES
