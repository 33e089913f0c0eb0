"""Names of persons, organisations and places: the tagger's, repaired by rules and by the document.

A statistical tagger misses bare surnames, takes titles and capitalised headings into names and
types the same name differently from one sentence to the next. So its entities are only one
vote here: names are runs of capitalised words, cut at titles, typed by what the words are
(an organisation's last word, a first name, a country), by the tagger, and at last by what
the rest of the document calls the same name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc, Token

from secondsource.annotate import lexicons as lex
from secondsource.annotate.capitals import (
    LINKS,
    Run,
    excluded,
    headings,
    is_capitalised,
    is_name_word,
    is_title,
    runs,
)
from secondsource.annotate.kinds import Name, consistent, key_of, winner
from secondsource.annotate.places import DEMONYMS, PLACES
from secondsource.annotate.schemes import Scheme
from secondsource.annotate.surroundings import (
    after_title,
    is_dateline,
    is_defined,
    is_executive,
    is_paper,
    is_placed,
    is_short_outlet,
)
from secondsource.records import EntityKind, Passage

Tags = dict[int, EntityKind]  # what the tagger makes of each token in an entity

_PARTY_WORDS = frozenset("democrat democratic republican libertarian conservative".split())
_LONGEST = 4  # words of a person's name that no lexicon and no tagger knows
_PORTFOLIOS = frozenset(
    """foreign affairs trade finance defence defense interior health education energy environment
    justice transport agriculture culture labour labor housing home economy economic development
    security press water and works tourism sport""".split()
)
_OPENING = frozenset("chief deputy assistant".split())
_CLOSING = frozenset(
    "officer constable inspector superintendent commissioner secretary minister director".split()
)
_WEAK_HEADS = frozenset("house office works affairs resources today group team force".split())


def find_names(doc: Doc, scheme: Scheme, passages: Sequence[Passage] = ()) -> tuple[Name, ...]:
    """Return the names of a document in order of position; they do not overlap.

    ``passages`` are the parts known not to be running prose. In headings (also lines in
    capitals or title case) only names that the prose has too are found.
    """
    tags = {i: scheme.kind(e) for e in doc.ents for i in range(e.start, e.end)}
    outside = excluded(doc, passages)
    heads = headings(doc, passages)
    spelt_out = list(_spelt_out(doc, outside | heads))
    taken = frozenset(i for name in spelt_out for i in range(name.start, name.end))
    typed = [
        _typed(doc, tags, part)
        for run in runs(doc, outside | heads | taken)
        for part in _parts(doc, run)
        if not _is_portfolio(doc, tags, part)
    ]
    names = [*spelt_out, *(n for n in typed if isinstance(n, Name))]
    names += _explained(doc, names, [run for run in typed if not isinstance(run, Name)])
    return consistent(doc, names, outside)


# --- acronyms --------------------------------------------------------------------------------


def _spelt_out(doc: Doc, without: frozenset[int]) -> Iterator[Name]:
    """Yield organisations whose acronym follows in parentheses, and the acronym."""
    for token in doc[2:]:
        letters = token.text.replace(".", "")
        if not (letters.isupper() and 2 <= len(letters) <= 8 and token.nbor(-1).text == "("):
            continue
        end = token.i - 2 if token.nbor(-2).tag_ == "POS" else token.i - 1
        start = _start_of_initials(doc, letters, end)
        if start is not None and not without & set(range(start, end)):
            yield Name(start, end, "organisation")
            yield Name(token.i, token.i + 1, "organisation")


def _start_of_initials(doc: Doc, letters: str, end: int) -> int | None:
    """Return where the words before ``end`` begin whose capital letters are ``letters``."""
    wanted = len(letters)
    for i in range(end - 1, max(-1, end - 12), -1):
        if doc[i].is_space or (doc[i].is_punct and doc[i].text not in ("-", "&", ",")):
            return None
        if is_capitalised(doc[i]):
            wanted -= 1
            if doc[i].text[0] != letters[wanted]:
                return None
            if wanted == 0:
                return i
    return None


# --- cutting runs into names ----------------------------------------------------------------


def _parts(doc: Doc, run: Run) -> Iterator[Run]:
    """Yield the pieces of a run between titles, and at the beginning of a person's name."""
    start, end = run
    piece = start
    for i in range(start, end):
        if _is_cut(doc, start, i, end):
            if not _is_of_office(doc, start, piece, i):
                yield from _trimmed(doc, piece, i)
            piece = i + 1 if _cuts_as_title(doc, start, i, end) else i
    yield from _trimmed(doc, piece, end)


def _is_of_office(doc: Doc, start: int, piece: int, i: int) -> bool:
    """Tell what lies between the two words of an office: "Chief **Fire** Officer Ada Roe"."""
    opened = piece > start and doc[piece - 1].lower_ in _OPENING
    return opened and piece < i <= piece + 2 and doc[i].lower_ in _CLOSING


def _is_cut(doc: Doc, start: int, i: int, end: int) -> bool:
    return _cuts_as_title(doc, start, i, end) or (i > start and _begins_person(doc, i, end))


def _cuts_as_title(doc: Doc, start: int, i: int, end: int) -> bool:
    """Tell a title before a name; titles inside an organisation's name stay ("General Motors")."""
    token = doc[i]
    if i == start and _opens_with_role(doc, i, end):
        return True
    if not is_title(token) and token.lower_ not in _PARTY_WORDS:
        return False
    before = doc[i - 1] if i > start else None
    if before is not None and (
        before.lower_ in lex.FIRST_NAMES or before.lower_ in LINKS or _is_initial(before)
    ):
        return False
    if token.lower_ in _PARTY_WORDS:
        return i + 1 < end and doc[i + 1].lower_ in lex.FIRST_NAMES
    in_org = token.ent_type_ == "ORG" and i + 1 < end and doc[i + 1].ent_iob_ == "I"
    in_org = in_org or (end - i == 2 and i == start and _is_org(doc, (i, end)))
    rank = token.lower_.rstrip(".") in lex.RANKS and not _is_org(doc, (i + 1, end))
    justice = end - i > 2 and _is_org(doc, (start, i)) and not _is_org(doc, (i + 1, end))
    return (
        not in_org or rank or justice or token.text.endswith(".") or _begins_person(doc, i + 1, end)
    )


def _opens_with_role(doc: Doc, i: int, end: int) -> bool:
    """Tell a role that only the start of a sentence has capitalised: "Campaigner Ada Roe"."""
    role = doc[i].is_sent_start and doc[i].lower_ in lex.PERSON_NOUNS - lex.FIRST_NAMES
    named = end - i > 2 and not _is_org(doc, (i, end)) and doc[i + 1].lower_ in lex.FIRST_NAMES
    return bool(role) and named


def _is_initial(token: Token) -> bool:
    return len(token.text.rstrip(".")) == 1 and token.text[0].isupper()


def _begins_person(doc: Doc, i: int, end: int) -> bool:
    if i >= end or is_title(doc[i]):
        return False
    token, before = doc[i], doc[i - 1]
    if before.lower_ in lex.FIRST_NAMES or _is_initial(before):
        return False
    foreign = bool(before.ent_type_) or before.lower_ in lex.PEOPLES or is_title(before)
    starts = token.ent_type_ == "PERSON" and token.ent_iob_ == "B" and foreign
    first = token.lower_ in lex.FIRST_NAMES and i + 1 < end and not _is_org(doc, (i, end))
    return (starts or first) and before.ent_type_ != "PERSON" and not _is_org(doc, (i - 1, end))


def _trimmed(doc: Doc, start: int, end: int) -> Iterator[Run]:
    """Yield the piece without joining words at its ends and without a leading adjective."""
    loose = ("of", "for", "on", "the", "and", "&", ",", "-", "–")
    while start < end and (doc[start].lower_ in loose or doc[start].text in lex.PARTICLES):
        start += 1
    while start < end and _is_loose_end(doc[end - 1], loose):
        end -= 1
    if start < end:
        yield (start, end)


def _is_loose_end(token: Token, loose: Sequence[str]) -> bool:
    people = token.lower_ in lex.PEOPLES and token.lower_.endswith("s") and token.i > 0
    return token.lower_ in loose or people or not is_name_word(token)


def _is_portfolio(doc: Doc, tags: Tags, run: Run) -> bool:
    """Tell what a minister is over: "Deputy **Foreign** Minister Roe"."""
    words = [t.lower_ for t in doc[run[0] : run[1]]]
    if doc[run[1] : run[1] + 1].text not in ("Minister", "Secretary"):
        return False
    known = words[0] in lex.KNOWN_ORGS or words[0] in PLACES or words[0] in lex.PEOPLES
    return all(w in _PORTFOLIOS for w in words) or not (
        known or len(words) > 1 or _tagged(tags, run)
    )


# --- typing ----------------------------------------------------------------------------------


def _typed(doc: Doc, tags: Tags, run: Run) -> Name | Run:
    """Return the name that a piece is, the piece itself where its kind is not known."""
    run = _without_demonym(doc, run)
    kind = _kind(doc, tags, run)
    return run if kind is None else Name(*_with_suffix(doc, run, kind), kind)


def _explained(doc: Doc, names: Sequence[Name], untyped: Iterable[Run]) -> Iterator[Name]:
    """Yield the persons among untyped pieces: a word of them alone names one elsewhere, or who
    they are follows."""
    alone = {key_of(doc, n) for n in names if n.kind == "person" and n.end - n.start == 1}
    for start, end in untyped:
        known = {doc[start].lower_, doc[end - 1].lower_} & alone
        if 1 < end - start <= _LONGEST and (known or _is_introduced(doc, end)):
            yield Name(start, end, "person")


def _is_introduced(doc: Doc, end: int) -> bool:
    """Tell a person's name by what follows it: ", 43," or ", a pilot who ..."."""
    if end + 2 >= len(doc) or doc[end].text != ",":
        return False
    first = doc[end + 1]
    if first.text.isdigit() and len(first) < 3 and doc[end + 2].text == ",":
        return True
    if first.lower_ == "who":
        return True
    noun = next((t for t in doc[end + 2 : end + 6] if _is_person_word(t)), None)
    if first.lower_ not in ("a", "an", "the") or noun is None:
        return False
    return all(t.pos_ in ("ADJ", "NOUN", "PROPN") for t in doc[end + 2 : noun.i])


def _is_person_word(token: Token) -> bool:
    return token.lower_ in lex.PERSON_NOUNS or token.lower_.endswith("ologist")


def _without_demonym(doc: Doc, run: Run) -> Run:
    """Drop a nationality in front of what is no organisation ("Russian Vladimir Petrov")."""
    start, end = run
    text = " ".join(t.lower_ for t in doc[start:end])
    if (
        end - start > 1
        and doc[start].lower_ in DEMONYMS
        and not (_is_org(doc, run) or text in PLACES)
    ):
        return (start + 1, end)
    return run


def _with_suffix(doc: Doc, run: Run, kind: EntityKind) -> Run:
    start, end = run
    following = [t.lower_ for t in doc[end : end + 2]]
    if kind == "person" and following and following[0] in lex.SUFFIXES:
        return (start, end + 1)
    if kind == "person" and following[0:1] == [","] and following[1:2] in (["jr."], ["sr."]):
        return (start, end + 2)
    return run


def _kind(doc: Doc, tags: Tags, run: Run) -> EntityKind | None:
    """Return what a piece names, or ``None`` where neither words nor tagger tell."""
    words = [t.lower_ for t in doc[run[0] : run[1]]]
    text = " ".join(words)
    people = words[-1] in lex.PEOPLES and not _is_named_so(doc, tags, run)
    if people or text in lex.TITLES | lex.SUFFIXES | _PARTY_WORDS:
        return None
    if (text in PLACES and not after_title(doc, run[0])) or is_dateline(doc, run):
        return "place"
    if text in lex.KNOWN_ORGS or _is_org(doc, run) or is_short_outlet(doc, run):
        return "organisation"
    if is_defined(doc, run) or is_paper(doc, run) or is_executive(doc, run):
        return "organisation"
    if is_placed(doc, run):
        return "place"
    if [t.lower_ for t in doc[run[1] : run[1] + 2]][1:] in (["disease"], ["syndrome"]):
        return None
    if after_title(doc, run[0]) or (words[0] in lex.FIRST_NAMES and _is_person(doc, run)):
        return "person"
    tagged = _tagged(tags, run)
    if tagged == "place" and len(words) == 1 and words[0] in lex.ONLY_FIRST_NAMES:
        return "person"
    return "organisation" if tagged is None and _is_brand(doc, run) else tagged


def _is_named_so(doc: Doc, tags: Tags, run: Run) -> bool:
    """Tell a person whose surname is a people's: "Minister Ola **Finn**"."""
    two = run[1] - run[0] > 1 and doc[run[0]].lower_ not in lex.PEOPLES
    return two and after_title(doc, run[0]) and _tagged(tags, run) in (None, "person")


def _is_brand(doc: Doc, run: Run) -> bool:
    """Tell a word with a capital inside ("HarbourWatch"), unless it is a surname like McRoe."""
    inside = re.search(r"[a-z][A-Z]", doc[run[0]].text)
    return run[1] - run[0] == 1 and inside is not None and inside.start() > 2


def _is_person(doc: Doc, run: Run) -> bool:
    """Tell whether a piece that begins with a first name is a person: "his wife, Laura"."""
    before = [t.lower_ for t in doc[max(0, run[0] - 2) : run[0]] if t.text != ","]
    return run[1] - run[0] > 1 or bool(before and before[-1] in lex.PERSON_NOUNS)


def _is_org(doc: Doc, run: Run) -> bool:
    words = [t.lower_ for t in doc[run[0] : run[1]]]
    if len(words) < 2:
        return False
    heads = [words[-1], *(w for w, n in pairwise(words) if n in LINKS)]
    if len(words) == 2 and words[0] in lex.FIRST_NAMES and words[1] in _WEAK_HEADS:
        return False
    return any(w in lex.ORG_NAME_WORDS for w in heads)


def _tagged(tags: Tags, run: Run) -> EntityKind | None:
    """Return the kind that the tagger gives most of a piece's words."""
    votes = Counter(tags[i] for i in range(*run) if i in tags)
    return winner(votes) if votes else None
