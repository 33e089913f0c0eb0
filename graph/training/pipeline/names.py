"""Name spans for training: silver from PolNeAR, derived from GUM.

Types are PERSON, ORG, LOC and MISC (nationalities, events, works, laws), where the sources
agree. PolNeAR's come with its parses; GUM marks all mentions, from which the proper names
are cut out.
"""

import re
from collections.abc import Iterator

from attribution.parses import Token

from .conllu import Sentence, Word

SILVER_TYPES = {"PERSON": "PERSON", "ORGANIZATION": "ORG", "LOCATION": "LOC", "MISC": "MISC"}
MENTION_TYPES = {"person": "PERSON", "organization": "ORG", "place": "LOC"}
NOT_NAMES = frozenset({"time", "quantity"})
TITLES = frozenset(
    "Mr Mrs Ms Dr Prof Professor President Senator Sen Gen General Sir Lord King Queen Prince "
    "Princess Emperor Captain Colonel Minister Secretary Governor Gov Rep Justice Judge Chief "
    "Vice Prime Attorney Dame Saint Ambassador".split()
)
NATIONAL_ENDING = re.compile(r"(an|ese|ish|ic|ch|i|ite|ani|ist|al)$")

NameSpan = tuple[int, int, str]


def silver_spans(sentence: list[Token]) -> Iterator[NameSpan]:
    """Runs of one name type in a sentence, as character offsets."""
    begin, end, current = 0, 0, None
    for token in sentence:
        kind = SILVER_TYPES.get(token.name)
        if kind != current:
            if current:
                yield begin, end, current
            begin, current = token.start, kind
        end = token.end
    if current:
        yield begin, end, current


def gum_names(sentence: Sentence) -> list[NameSpan]:
    """Names of a sentence: around the proper heads of its mentions, and national adjectives."""
    words = sentence.words
    smallest: dict[int, tuple[int, int, str]] = {}
    for begin, end, kind in mentions(words):
        head = _head(words, begin, end)
        if head not in smallest or end - begin < smallest[head][1] - smallest[head][0]:
            smallest[head] = (begin, end, kind)
    found = [
        _name(words, head, begin, end, MENTION_TYPES.get(kind, "MISC"))
        for head, (begin, end, kind) in smallest.items()
        if words[head].upos == "PROPN" and kind not in NOT_NAMES
    ]
    found += [(i, i + 1, "MISC") for i, word in enumerate(words) if _is_national(word)]
    named = [span for span in found if any(w.form[:1].isupper() for w in words[span[0] : span[1]])]
    return _without_overlaps(named)


def mentions(words: list[Word]) -> list[NameSpan]:
    """Mention spans of a sentence, read from the Entity brackets."""
    open_mentions: list[tuple[int, list[str]]] = []
    found: list[NameSpan] = []
    for index, word in enumerate(words):
        for match in re.finditer(r"\(([^()]*)(\)?)|([^()]+)\)", word.misc.get("Entity", "")):
            opened, closed_at_once, closed = match.groups()
            if opened is not None:
                open_mentions.append((index, opened.split("-")))
            if opened is None or closed_at_once:
                key = (closed or opened).split("-")[0]
                _close(open_mentions, found, key, index)
    return found


def _close(
    open_mentions: list[tuple[int, list[str]]], found: list[NameSpan], key: str, index: int
) -> None:
    for place in range(len(open_mentions) - 1, -1, -1):
        begin, parts = open_mentions[place]
        if parts[0] == key:
            del open_mentions[place]
            if len(parts) > 1:
                found.append((begin, index + 1, parts[1]))
            return


def _head(words: list[Word], begin: int, end: int) -> int:
    """The first word of a span whose head lies outside it."""
    return next(i for i in range(begin, end) if not begin <= words[i].head < end)


def _name(words: list[Word], head: int, begin: int, end: int, kind: str) -> NameSpan:
    """The run of proper words around a head within a mention; people in the plural are MISC."""
    first = head
    while first > begin and (_proper(words[first - 1]) or _joins(words, first - 1, begin)):
        first -= 1
    last = head + 1
    while last < end and (step := _step(words, last, end, kind)):
        last += step
    if kind == "PERSON" and words[head].xpos == "NNPS":
        return first, last, "MISC"
    return (_after_title(words, first, last) if kind == "PERSON" else first), last, kind


def _after_title(words: list[Word], first: int, last: int) -> int:
    """Where a person's name starts: after the last title and whatever comes before it."""
    titles = [i for i in range(first, last) if words[i].form.rstrip(".") in TITLES]
    return titles[-1] + 1 if titles else first


def _proper(word: Word) -> bool:
    return word.upos == "PROPN" or word.xpos in {"NNP", "NNPS"}


def _joins(words: list[Word], index: int, begin: int) -> bool:
    """Whether a hyphen or ampersand joins the name to a proper word before it."""
    return words[index].form in {"-", "&"} and index > begin and _proper(words[index - 1])


def _step(words: list[Word], index: int, end: int, kind: str) -> int:
    """How many words from `index` on belong to the name: 0 for none."""
    form = words[index].form
    following = [_proper(word) for word in words[index + 1 : min(end, index + 3)]]
    if _proper(words[index]) or (words[index].upos == "NUM" and words[index].relation == "flat"):
        return 1
    if following[:1] == [True] and (form in {"-", "&"} or (kind == "ORG" and form in _LINKS)):
        return 1
    the = len(following) == 2 and words[index + 1].form.lower() == "the"
    return 2 if kind == "ORG" and form in {"of", "for"} and the and following[1] else 0


_LINKS = frozenset({"of", "for", "and"})


def _is_national(word: Word) -> bool:
    capital = word.form[:1].isupper() and word.lemma[:1].isupper()
    adjective = word.upos == "ADJ" and word.xpos == "JJ"
    return capital and adjective and bool(NATIONAL_ENDING.search(word.form))


def _without_overlaps(spans: list[NameSpan]) -> list[NameSpan]:
    """Longer spans first; a span that shares a word with a kept one goes."""
    kept: list[NameSpan] = []
    for begin, end, kind in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= other[0] or begin >= other[1] for other in kept):
            kept.append((begin, end, kind))
    return sorted(kept)
