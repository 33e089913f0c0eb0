"""Noun phrases that describe people: their head, what modifies it, and whom they belong to.

"a former deputy director of the Agency", "Bellwether chief investigator", "the general": each is
read off the tags and words, so that a wrong arc in the parse does not lose it. Where a name
stands in such a phrase it counts as one unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from secondsource.annotate import lexicons as lex
from secondsource.annotate.kinds import Name
from secondsource.annotate.places import DEMONYMS, PLACES

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "PART", "NUM", "ADV", "SYM", "X"})
_FORMER = frozenset("former ex then-president retired late onetime one-time".split())
_DEFINITE = frozenset("the this that these those".split())
_POSSESSIVE = frozenset("his her its their my our your".split())
_STOPS = frozenset([*',;:.()—–"“”', "--"])
_MUTE = frozenset("it there this that which what who".split())
_IN_PHRASES = frozenset({"VBN", "VBG", "NNP", "NNPS"})
_TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight
    january february march april june july august september october november december later
    earlier month week year""".split()
)
_DAYS = frozenset("yesterday today tonight tomorrow".split()) | frozenset(
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
_PARTS = frozenset("night morning afternoon evening week month year".split())
MAX_PREMODIFIER = 12
MAX_PHRASE = 40


class NameIndex:
    """Looks up the name that a token belongs to."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.names = tuple(names)
        self._at = {i: k for k, n in enumerate(names) for i in range(n.start, n.end)}

    def at(self, token: int) -> int | None:
        """Return the index of the name that covers token ``token``, or ``None``."""
        return self._at.get(token)

    def within(self, start: int, end: int) -> Iterator[int]:
        """Yield the indices of the names that begin in tokens ``[start, end)``."""
        last = None
        for i in range(start, end):
            k = self._at.get(i)
            if k is not None and k != last and self.names[k].start >= start:
                yield k
            last = k


@dataclass(frozen=True, slots=True)
class Description:
    """A noun phrase over tokens ``[start, end)`` whose head is a common noun or a title.

    ``head`` is the head's lower-case lemma and ``at`` its token. ``modifiers`` are the other
    content words, lower case, nationalities as their country. ``names`` are the indices of the
    names in it, nearest to the head first for what follows it.
    """

    start: int
    end: int
    at: int
    head: str
    modifiers: frozenset[str] = frozenset()
    names: tuple[int, ...] = ()
    definite: bool = False
    plural: bool = False
    former: bool = False
    possessed: bool = False


def describe(doc: Doc, index: NameIndex, start: int, end: int) -> Description | None:
    """Return the description in tokens ``[start, end)``, ``None`` without a head noun."""
    stop = head_end(doc, index, start, end)
    head = last_noun(doc, index, start, stop)
    if head is None:
        return None
    words = [t for t in doc[start:end] if t.i != head.i]
    return Description(
        start,
        end,
        head.i,
        noun(head),
        frozenset(_modifiers(words)),
        _names_by_distance(index, start, end, head.i),
        _is_definite(doc, start, head.i),
        is_plural(head),
        any(t.lower_.removesuffix("-") in _FORMER for t in doc[start : head.i]),
        any(_is_possessive(t) for t in doc[start : head.i]),
    )


def noun(token: Token) -> str:
    """Return a noun's lower-case lemma, abbreviated titles written out ("Sen." is "senator")."""
    word = token.lower_.rstrip(".")
    written = lex.TITLE_NOUNS.get(word)
    if written:
        return written
    if token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).is_alpha:
        return f"{token.nbor(-2).lower_}-{word}"
    if word in lex.PERSON_NOUNS:
        return word
    singular = word.removesuffix("s")
    return singular if singular in lex.PERSON_NOUNS else token.lemma_.lower()


def is_word(token: Token, without: frozenset[str] = frozenset()) -> bool:
    """Tell whether a token is a word, no punctuation or possessive ending, none of ``without``."""
    wordy = any(c.isalnum() for c in token.text) and token.tag_ != "POS"
    return wordy and token.lower_ not in without


def is_plural(token: Token) -> bool:
    """Tell whether a noun is in the plural."""
    return token.tag_ in ("NNS", "NNPS") or (is_person_noun(token) and token.lower_ != noun(token)
                                             and token.lower_.endswith("s"))  # fmt: skip


def phrase_end(doc: Doc, start: int) -> int:
    """Return where the noun phrase that begins at token ``start`` ends, complements included."""
    limit = min(len(doc), start + MAX_PHRASE)
    for i in range(start, limit):
        token = doc[i]
        if _in_acronym(doc, i):
            continue
        if token.is_space or token.text in ',;:.()—–"“”' or token.tag_ in ("WDT", "WP", "WRB"):
            return i
        if is_person_noun(token):
            continue
        if token.pos_ in ("VERB", "AUX", "SCONJ") and token.tag_ not in _IN_PHRASES:
            return i
        if token.pos_ == "PRON" and i > start and not _is_possessive(token):
            return i
    return limit


def _in_acronym(doc: Doc, i: int) -> bool:
    """Tell whether token ``i`` belongs to an acronym in parentheses: "(NATO)"."""
    opening = next((j for j in (i, i - 1, i - 2) if j >= 0 and doc[j].text == "("), i)
    three = doc[opening : opening + 3]
    return len(three) == 3 and three[0].text == "(" and three[1].is_upper and three[2].text == ")"


def before_name(doc: Doc, index: NameIndex, name: int) -> Description | None:
    """Return the description right before a name: "Bellwether chief investigator **Ada Roe**"."""
    end = index.names[name].start
    start = end
    while start > max(0, end - MAX_PREMODIFIER) and _modifies(doc, doc[start - 1]):
        start -= 1
    while start < end and doc[start].tag_ in ("POS", "HYPH"):
        start += 1
    if start == end or not (is_person_noun(doc[end - 1]) or _holds_portfolio(doc, end)):
        return None
    return describe(doc, index, start, end)


def _holds_portfolio(doc: Doc, end: int) -> bool:
    """Tell "Secretary **of State**" or "mother-**of-two**" right before token ``end``."""
    before = [t for t in doc[max(0, end - 6) : end] if t.text != "-"][-3:]
    return len(before) == 3 and before[1].lower_ == "of" and is_person_noun(before[0])


def _modifies(doc: Doc, token: Token) -> bool:
    if token.is_space or token.text in ',;:()—–"“”.':
        return False
    if token.lower_ == "of":
        before = [t for t in doc[max(0, token.i - 2) : token.i] if t.text != "-"]
        return bool(before) and is_person_noun(before[-1])
    compound = token.i > 0 and token.nbor(-1).text == "-"
    if is_person_noun(token):
        return True
    office = token.tag_ == "VBG" and token.text[0].isupper()
    participle = token.lower_ == "acting" or token.tag_ == "VBN" or office
    return compound or participle or token.pos_ in _NOMINAL or token.tag_ in ("DT", "PRP$", "HYPH")


def after_name(doc: Doc, index: NameIndex, name: int) -> Description | None:
    """Return the apposition behind a name: "Adam Roe, **a fellow at the Weir Center**, said"."""
    i = index.names[name].end
    if i + 1 >= len(doc) or doc[i].text not in (",", "—", "–", "(") or doc[i + 1].is_space:
        return None
    end = phrase_end(doc, i + 1)
    found = describe(doc, index, i + 1, end)
    if found is None or found.plural or not (is_person_noun(doc[found.at]) or _has_who(doc, found)):
        return None
    opens_bare = doc[i + 1].tag_ not in ("DT", "PRP$") and end < len(doc) and doc[end].text != ","
    return None if opens_bare and doc[i + 1].pos_ not in ("ADJ", "NOUN", "PROPN") else found


def _has_who(doc: Doc, found: Description) -> bool:
    """Tell "the boffin **who** ...", a person whatever the noun."""
    following = doc[found.at + 1 : found.at + 2].text.lower()
    return following == "who" and doc[found.start].tag_ == "DT"


def apposed(doc: Doc, index: NameIndex, name: int) -> Description | None:
    """Return the description that a name explains: "**his lawyer**, Mark Roe, said"."""
    first = before_titles(doc, index.names[name].start)
    end = first - 1
    if end < 1 or doc[end].text != ",":
        return None
    if first < index.names[name].start and doc[index.names[name].end :][:1].text != ",":
        return None
    for start in range(end - 1, max(-1, end - MAX_PREMODIFIER), -1):
        token = doc[start]
        owner = index.at(start - 1) if token.tag_ == "POS" and start else None
        if token.tag_ in ("DT", "PRP$") or owner is not None:
            begin = start if owner is None else index.names[owner].start
            found = person_phrase(doc, index, begin)
            if found is not None and found.end == end:
                return found
            if begin == 0 or doc[begin - 1].lower_ not in ("of", "for"):
                return None
        if token.is_space or token.text in _STOPS or token.pos_ in ("VERB", "AUX", "PRON"):
            return None
    return None


def before_titles(doc: Doc, start: int) -> int:
    """Return where the titles before token ``start`` begin: "**Dr** Roe", "**Col.** Roe"."""
    while start > 0 and doc[start - 1].text[0].isupper() and _abbreviates(doc[start - 1]):
        start -= 1
    return start


def _abbreviates(token: Token) -> bool:
    return token.lower_.rstrip(".") in lex.RANKS


def around_copula(doc: Doc, index: NameIndex, name: int) -> Description | None:
    """Return what a name is said to be: "Budanov **is the head of** ..."."""
    return said_to_be(doc, index, index.names[name].end)


def said_to_be(doc: Doc, index: NameIndex, end: int) -> Description | None:
    """Return what the phrase that ends before token ``end`` is said to be, if a person."""
    if end + 1 >= len(doc) or doc[end].lemma_ != "be" or doc[end + 1].tag_ not in ("DT", "PRP$"):
        return None
    return person_phrase(doc, index, end + 1)


def core_end(doc: Doc, found: Description) -> int:
    """Return where what says who somebody is ends: before "on Thursday", "who ..." or a comma."""
    for i in range(found.at + 1, found.end):
        token = doc[i]
        dated = i + 1 < found.end and _is_time(doc[i + 1])
        if token.tag_ in ("WDT", "WP", "WRB") or token.text in _STOPS or _is_time(token):
            return _without_lead(doc, found.at + 1, i) if _is_time(token) else i
        if token.lower_ in ("on", "in", "at", "since", "late", "early", "last") and dated:
            return i
    return found.end


def _without_lead(doc: Doc, start: int, end: int) -> int:
    """Return where tokens ``[start, end)`` end without what leads to a date: "from 27"."""
    while end > start and (doc[end - 1].pos_ == "ADP" or doc[end - 1].text.isdigit()):
        end -= 1
    return end


def _is_time(token: Token) -> bool:
    if token.i + 1 < len(token.doc) and token.nbor(1).tag_ == "POS":
        return False
    year = token.text.isdigit() and len(token) == 4
    return year or token.lower_ in _TIMES or token.ent_type_ in ("DATE", "TIME")


def without_time(doc: Doc, start: int, end: int) -> int:
    """Return where tokens ``[start, end)`` end without a time: "the ministry **yesterday**"."""
    i = end
    if i - start > 2 and doc[i - 1].lower_ in _PARTS and doc[i - 2].lower_ in ("last", "this"):
        i -= 2
    elif i - start > 1 and doc[i - 1].lower_ in _DAYS:
        i -= 1
        i -= i - start > 1 and doc[i - 1].lower_ == "on"
    return i if doc[i - 1].pos_ in ("NOUN", "PROPN") else end


def person_phrase(doc: Doc, index: NameIndex, start: int) -> Description | None:
    """Return the description that begins at token ``start`` if it is of a single person."""
    found = describe(doc, index, start, phrase_end(doc, start))
    fits = found is not None and not found.plural and is_person_noun(doc[found.at])
    return found if fits else None


def is_person_noun(token: Token) -> bool:
    """Tell whether a word is a noun for a person or for persons, or a title.

    Whatever the tagger says: it takes "nominee" before a name for a preposition.
    """
    word = token.lower_.rstrip(".")
    return word in lex.TITLES or noun(token) in lex.PERSON_NOUNS or word.endswith("ologist")


# --- inside a phrase --------------------------------------------------------------------------


def may_speak(subject: Token) -> bool:
    """Tell whether a verb of saying may have a subject for its source: no "it", no "which"."""
    return subject.pos_ in ("NOUN", "PROPN", "PRON") and subject.lower_ not in _MUTE


def head_end(doc: Doc, index: NameIndex, start: int, end: int) -> int:
    """Return where the part with the head ends: before the first preposition or comma."""
    for i in range(start, end):
        token = doc[i]
        if index.at(i) is not None or i == start or is_person_noun(token):
            continue
        if token.pos_ in ("ADP", "SCONJ") or token.lower_ in ("to", "who", "which", "that"):
            return i
        if token.text in (*",;:()—–", "--") or token.tag_ in (
            "WP",
            "WDT",
            "VBD",
            "VBZ",
            "VBP",
            "MD",
        ):
            return i
        if token.tag_ in ("VBN", "VBG") and last_noun(doc, index, start, i) is not None:
            return i
    return end


def last_noun(doc: Doc, index: NameIndex, start: int, stop: int) -> Token | None:
    for i in range(stop - 1, start - 1, -1):
        token = doc[i]
        if index.at(i) is not None:
            continue
        if token.pos_ in ("NOUN", "PROPN") or is_person_noun(token) or _is_quantity(token):
            return token
    return None


def _is_quantity(token: Token) -> bool:
    return token.lower_ in lex.QUANTITY or token.pos_ == "NUM"


def _modifiers(words: Sequence[Token]) -> Iterator[str]:
    for token in words:
        if token.lower_ in DEMONYMS:
            yield DEMONYMS[token.lower_]
        elif token.lower_ in lex.PARTIES:
            yield lex.PARTIES[token.lower_]
        elif token.pos_ in ("NOUN", "PROPN", "ADJ") or token.lower_ in PLACES:
            yield noun(token)


def _names_by_distance(index: NameIndex, start: int, end: int, head: int) -> tuple[int, ...]:
    """Return the names behind the head in order, then those before it from right to left."""
    found = list(index.within(start, end))
    behind = [k for k in found if index.names[k].start > head]
    return (*behind, *reversed([k for k in found if index.names[k].start < head]))


def _is_definite(doc: Doc, start: int, head: int) -> bool:
    first = doc[start]
    return first.lower_ in _DEFINITE or any(_is_possessive(t) for t in doc[start:head])


def _is_possessive(token: Token) -> bool:
    return token.tag_ in ("POS", "PRP$") or token.lower_ in _POSSESSIVE
