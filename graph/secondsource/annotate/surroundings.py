"""What the words around a run of capitals tell: a title, a place's mayor, "is a charity"."""

from __future__ import annotations

from itertools import takewhile

from spacy.tokens import Doc

from secondsource.annotate import lexicons as lex
from secondsource.annotate.capitals import Run, is_title
from secondsource.annotate.forms import OPEN_CLASSES

_PLACED = frozenset(
    """resident residents villagers inhabitants village town city suburb island port province
    region county""".split()
)
_DEFINITION = 9  # words after a name that may define it
_IS = frozenset("is was".split())
_ARTICLES = frozenset("a an the".split())
# What a country or a town has and no person: "Dorn's **interior ministry**".
_OF_PLACES = frozenset(
    "ministry capital parliament embassy mayor president border borders navy coastguard"
    " constable mp council".split()
)
_STAYING = frozenset("be live stay stand lie remain work land happen occur arrive".split())
_PAPERS = frozenset(
    """daily weekly newspaper tabloid broadsheet magazine broadcaster airline union charity firm
    company retailer bank manufacturer startup supplier""".split()
)


def is_dateline(doc: Doc, run: Run) -> bool:
    """Tell the place in capitals that a report begins with: "LEEDS, England - "."""
    opens = run[0] == 0 or "\n" in doc[run[0] - 1].text
    capitals = all(t.is_upper and len(t) > 3 for t in doc[run[0] : run[1]])
    return opens and capitals and doc[run[1] : run[1] + 1].text in (",", "—", "–", "-", "--", "(")


def after_title(doc: Doc, start: int) -> bool:
    """Tell a name by the title or role right before it: "Dr **Roe**", "driver **Roe**"."""
    if start == 0:
        return False
    before = doc[start - 1]
    if before.is_lower and before.lower_ in lex.PERSON_NOUNS:
        return True
    word = before.lower_.rstrip(".")
    rank = word in lex.TITLE_NOUNS or (word in lex.RANKS and before.text[0].isupper())
    return rank or (is_title(before) and before.text[0].isupper() and before.pos_ == "PROPN")


def is_short_outlet(doc: Doc, run: Run) -> bool:
    """Tell "the Herald", which is nobody's name."""
    outlet = doc[run[0]].lower_ in lex.OUTLET_WORDS and run[1] - run[0] == 1
    return outlet and run[0] > 0 and doc[run[0] - 1].lower_ == "the"


def is_defined(doc: Doc, run: Run) -> bool:
    """Tell an organisation by what it is said to be: "Bellwether is a Lorn publication"."""
    after = doc[run[1] : run[1] + _DEFINITION]
    if len(after) < 3 or after[0].lower_ not in _IS or after[1].lower_ not in _ARTICLES:
        return False
    phrase = list(takewhile(lambda t: t.pos_ in OPEN_CLASSES or t.text == "-", after[2:]))
    return bool(phrase) and phrase[-1].lower_ in lex.ORG_NOUNS


def is_paper(doc: Doc, run: Run) -> bool:
    """Tell an outlet or a firm by what stands before it: "the **daily** Vox Lorn"."""
    before = [t.lower_ for t in doc[max(0, run[0] - 2) : run[0]]]
    return len(before) == 2 and before[1] in _PAPERS and before[0] in (*_ARTICLES, "local")


def is_executive(doc: Doc, run: Run) -> bool:
    """Tell a body from who leads one: "the Safety **Executive**", no chief executive."""
    words = [t.lower_ for t in doc[run[0] : run[1]]]
    definite = run[0] > 0 and doc[run[0] - 1].lower_ == "the"
    titled = any(is_title(t) for t in doc[run[0] : run[1]])
    return definite and len(words) > 1 and words[-1] == "executive" and not titled


def is_placed(doc: Doc, run: Run) -> bool:
    """Tell a place by the words around it: "residents of **Dorn**", "**Dorn**'s mayor"."""
    start = run[0]
    of = start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in _PLACED
    return of or _is_stood_in(doc, run) or _has_what_places_have(doc, run)


def _is_stood_in(doc: Doc, run: Run) -> bool:
    """Tell "was in **Dorn**" and "stayed in **Dorn**", but not "has faith in Roe"."""
    if run[1] - run[0] > 1 or run[0] < 2 or doc[run[0]].lower_ in lex.FIRST_NAMES:
        return False
    before, verb = doc[run[0] - 1], doc[run[0] - 2]
    return before.lower_ in ("in", "near") and verb.lemma_.lower() in _STAYING


def _has_what_places_have(doc: Doc, run: Run) -> bool:
    """Tell a place by what belongs to it: "**Dorn**'s interior ministry"."""
    if run[1] - run[0] > 1 or doc[run[0]].lower_ in lex.FIRST_NAMES or after_title(doc, run[0]):
        return False
    after = doc[run[1] : run[1] + 4]
    if len(after) < 2 or after[0].tag_ != "POS":
        return False
    phrase = list(takewhile(lambda t: t.pos_ in ("ADJ", "NOUN"), after[1:]))
    prime = [t.lower_ for t in phrase[-2:]] == ["prime", "minister"]
    return bool(phrase) and (phrase[-1].lower_ in _OF_PLACES or prime)
