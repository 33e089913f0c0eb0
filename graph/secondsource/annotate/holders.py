"""Who holds a title: "the **fire** chief" is no **police** chief, "the governor" no **deputy**.

Two descriptions with one head noun differ if what modifies or complements it is another field
("the spokesman for **the police**", "**company** spokesman") or another rank. The bare title is
the short form of one with a field ("the minister" may be the foreign minister), not of one with
a lower or former rank.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from spacy.tokens import Doc, Token

from secondsource.annotate import lexicons as lex
from secondsource.annotate.called import may_be_called
from secondsource.annotate.coreference import Cast
from secondsource.annotate.places import DEMONYMS, PLACES
from secondsource.annotate.roles import Description, is_person_noun, noun
from secondsource.offices import LAWYERS, SPOKESPEOPLE

RANKS = frozenset("deputy vice assistant associate acting interim caretaker under shadow".split())
# What makes another office of a title: a prime minister is not called "the minister".
_INSEPARABLE = frozenset("prime attorney surgeon solicitor".split())
_FIRST = frozenset("head chief".split())
_ELECTED = ("-elect", "-designate")
_FORMER = frozenset("former ex onetime one-time".split())
# Roles that mean nothing without what they are over.
_OVER = frozenset(
    "head chief director boss leader chair chairman chairwoman ceo president minister".split()
)
# Offices that one person at a time holds.
HELD = _OVER | frozenset(
    """mayor governor premier chancellor secretary speaker commissioner superintendent coach manager
    executive treasurer ambassador sheriff""".split()
)
_VOICES = SPOKESPEOPLE | LAWYERS | {"counsel"}
_SERVING = frozenset("minister secretary commissioner official officer".split())
# Nouns that one person has in many fields at once: a television star is a business mogul's rival.
_FACETTED = frozenset(
    """candidate nominee contender hopeful star host anchor mogul tycoon magnate billionaire author
    writer expert analyst scientist researcher professor academic scholar singer artist actor
    actress celebrity activist businessman businesswoman politician journalist reporter editor
    correspondent columnist commentator broadcaster economist historian producer player athlete
    musician poet novelist campaigner advocate entrepreneur investor""".split()
) | (lex.GENERIC_PERSONS - frozenset("resident witness employee member source".split()))
_FIELDS = frozenset(
    """foreign prime financial legal medical military naval municipal parliamentary environmental
    religious political technical commercial economic regional provincial interior""".split()
)
# Words before a head that leave open which one is meant.
_PLAIN = frozenset(
    """city town country nation region village borough island province community area year week
    month day today time decade age number role career record senior top veteran local second minute
    hour page""".split()
)
# Nouns that many fields share: a fire service is no ambulance service.
_LOOSE = frozenset(
    """service department division office unit team committee section branch board agency authority
    force""".split()
)
_GENERIC = frozenset("company corporation firm business group organisation organization".split())
# What "the company" of another description may be.
_FIRMS = _GENERIC | frozenset(
    """brewery factory plant mill mine port shop store hotel pub restaurant farm airline airport
    quarry yard shipyard railway club theatre bakery bank fund newspaper paper studio utility
    startup retailer manufacturer supplier operator developer carrier""".split()
)
_NEW = frozenset("new incoming next other rival another neighbouring different".split())
_CHIEFLY = frozenset("inspector superintendent constable".split())
_SHORT = 5
"""Letters of a word below which an "s" at its end is no plural."""
_SPELLINGS = {"defense": "defence", "labor": "labour"}


@dataclass(frozen=True, slots=True)
class _Field:
    """What a description is over: common nouns, named entities, and the rank it gives."""

    kinds: frozenset[str]
    names: frozenset[int]
    ranks: frozenset[str]
    served: bool
    """Whether it says for whom: "the lawyer **for** ..."."""


def differ(cast: Cast, wanted: Description, known: Description) -> bool:
    """Tell whether a description is of another person than an earlier one with a like head."""
    first, second = _field(cast, wanted), _field(cast, known)
    if _ranks_differ(wanted, known, first.ranks, second.ranks):
        return True
    if wanted.head in _FACETTED or known.head in _FACETTED:
        return False
    if _is_newcomer(cast.doc, wanted, known) or _complements_differ(cast, wanted, known):
        return True
    if _touch(cast, first, second):
        return False
    return _fields_differ(cast, wanted, known, first, second)


def of_one_body(cast: Cast, wanted: Description, known: Description) -> bool:
    """Tell whether "**the company**'s director" may belong where a known description says."""
    first, second = _field(cast, wanted), _field(cast, known)
    bodies = [k for k in second.names if cast.members[k].kind == "organisation"]
    called = any(may_be_called(cast, k, kind) for k in bodies for kind in first.kinds)
    both = bool(first.kinds and second.kinds) and _may_be_one(first.kinds, second.kinds)
    return called or both or bool(first.kinds & second.kinds)


def share(cast: Cast, wanted: Description, known: Description) -> bool:
    """Tell whether two descriptions name a field in common."""
    return _touch(cast, _field(cast, wanted), _field(cast, known))


def has_field(cast: Cast, description: Description) -> bool:
    """Tell whether a description says over what or whom it is."""
    found = _field(cast, description)
    return bool(found.kinds or found.names)


def succeeded(doc: Doc, wanted: Description, known: Description) -> bool:
    """Tell an office from the same one held before: "the president" is no former president."""
    if not known.former or wanted.former or wanted.head != known.head or wanted.head not in HELD:
        return False
    return any(t.lower_.removesuffix("-") in _FORMER for t in doc[known.start : known.at])


def lie_apart(cast: Cast, head: str, first: frozenset[int], second: frozenset[int]) -> bool:
    """Tell whether what two descriptions with a head name is not the same.

    Of most heads only places, or only bodies, are compared: a governor of Dorn may sit at a bank.
    """
    if first & second or not (first and second):
        return False
    if head in _OVER:
        return True
    sorts = [{cast.members[k].kind == "place" for k in names} for names in (first, second)]
    return bool(sorts[0] & sorts[1])


def _complements_differ(cast: Cast, wanted: Description, known: Description) -> bool:
    """Tell "head of **security** at the port" from "head of **the port**"."""
    if wanted.head != known.head or wanted.head not in HELD:
        return False
    first, second = (set(_nearest(cast, d)) for d in (wanted, known))
    return bool(first and second and not first & second)


def _nearest(cast: Cast, description: Description) -> Iterator[str]:
    """Yield the common nouns right behind the "of" of a head, nothing if a name is among them."""
    words = list(_complement(cast.doc, description))
    inner = list(takewhile(lambda t: t.pos_ not in ("ADP", "CCONJ"), words))
    after = cast.doc[description.at + 1 : description.at + 2].text.lower()
    if after == "of" and not any(cast.index.at(t.i) is not None for t in inner):
        yield from (_normal(t) for t in inner if _tells(cast, t))


def _touch(cast: Cast, first: _Field, second: _Field) -> bool:
    """Tell whether two fields have a noun, a name, or a word of a name in common."""
    if first.kinds & second.kinds or first.names & second.names:
        return True
    words = [_words(cast, field.names) for field in (first, second)]
    return bool(first.kinds & words[1] or second.kinds & words[0])


def _words(cast: Cast, names: frozenset[int]) -> frozenset[str]:
    bodies = (cast.members[k] for k in names if cast.members[k].kind == "organisation")
    spans = (cast.doc[start:end] for body in bodies for start, end in body.mentions)
    return frozenset(_normal(t) for span in spans for t in span)


def _ranks_differ(
    wanted: Description, known: Description, first: frozenset[str], second: frozenset[str]
) -> bool:
    graded = lex.MILITARY - {"officer"} | {"professor"}
    if wanted.head in graded and wanted.head == known.head:
        first, second = first - RANKS, second - RANKS
    if known.head.endswith(_ELECTED) and not wanted.head.endswith(_ELECTED):
        return True
    if first - second - {wanted.head}:
        return first - second - _INSEPARABLE != frozenset() or wanted.head == known.head
    if wanted.head != known.head and wanted.head not in HELD:
        return False
    missing = second - first - {wanted.head}
    return bool(missing - _INSEPARABLE) if wanted.head != known.head else bool(missing)


def _fields_differ(
    cast: Cast, wanted: Description, known: Description, first: _Field, second: _Field
) -> bool:
    narrow = wanted.head in HELD | _VOICES
    if first.names and second.names:
        return narrow and lie_apart(cast, wanted.head, first.names, second.names)
    if first.kinds and second.kinds:
        return not _may_be_one(first.kinds, second.kinds)
    if first.kinds and second.names:
        return narrow and not any(_fits(cast, k, first.kinds) for k in second.names)
    if first.names and second.kinds:
        return narrow and any(_contrasts(cast, k, first, second.kinds) for k in first.names)
    if wanted.head != known.head and wanted.head in known.modifiers:
        return bool(first.kinds)
    first_of_many = cast.doc[known.at - 1].lower_ in _FIRST and known.at > known.start
    if first_of_many and wanted.head == known.head and first.kinds:
        return not second.kinds
    placed = first.served or any(_nearest(cast, wanted))
    return placed and not (second.kinds or second.names)


def _is_newcomer(doc: Doc, wanted: Description, known: Description) -> bool:
    """Tell "the **new** mayor" and "the founder of the **rival** firm" from who is known."""
    parts = ((*doc[d.start : d.at], *_complement(doc, d)) for d in (wanted, known))
    first, second = ({t.lower_ for t in part} for part in parts)
    ranked = wanted.head in _CHIEFLY and "chief" in first - second
    return ranked or bool(first & _NEW - second)


def _may_be_one(first: frozenset[str], second: frozenset[str]) -> bool:
    """Tell whether "the company" of one description may be what the other one names."""
    return bool((first & _GENERIC and second & _FIRMS) or (second & _GENERIC and first & _FIRMS))


def _contrasts(cast: Cast, entity: int, first: _Field, second: frozenset[str]) -> bool:
    """Tell whether a name in a description is none of the nouns in the field of another one."""
    if cast.members[entity].kind == "person":
        return first.served
    return not _fits(cast, entity, second)


def _fits(cast: Cast, entity: int, kinds: frozenset[str]) -> bool:
    """Tell whether a named entity may be meant by one of the nouns of a field."""
    member = cast.members[entity]
    if member.kind != "organisation":
        return True
    return any(may_be_called(cast, entity, kind) for kind in kinds)


# --- reading a field --------------------------------------------------------------------------


def _field(cast: Cast, description: Description) -> _Field:
    """Return the field that a description names, read once a document."""
    if description not in cast.fields:
        cast.fields[description] = _read_field(cast, description)
    found: _Field = cast.fields[description]
    return found


def _read_field(cast: Cast, description: Description) -> _Field:
    doc = cast.doc
    before = list(doc[description.start : description.at])
    words = {t.lower_.removesuffix("-") for t in before}
    complement = list(_complement(doc, description))
    kinds = {_normal(t) for t in (*before, *complement) if _tells(cast, t)}
    return _Field(
        frozenset(kinds - _LOOSE or kinds),
        cast.named_in(description),
        frozenset(words & (RANKS | _INSEPARABLE)),
        _serves(doc, description),
    )


def _complement(doc: Doc, description: Description) -> Iterator[Token]:
    """Yield the words of what follows the head: "head **of the fire service**"."""
    i = description.at + 1
    words = list(takewhile(_goes_on, doc[i + 1 : max(i + 1, description.end)]))
    if not words or i >= description.end:
        return
    word, bodies = doc[i].lower_, any(t.lemma_.lower() in lex.ORG_NOUNS for t in words)
    if word == "of" or _serves(doc, description) or (word in ("at", "with") and bodies):
        yield from words


def _goes_on(token: Token) -> bool:
    return not token.is_punct and token.tag_ not in ("WDT", "WP", "WRB", "VBN", "VBG")


def _serves(doc: Doc, description: Description) -> bool:
    """Tell "the spokesman **for the police**" from "blamed the senator for his vote"."""
    after = doc[description.at + 1 : description.at + 3]
    serving = len(after) == 2 and after[0].lower_ == "for" and after[1].tag_ != "PRP$"
    return serving and description.head in _VOICES | _SERVING


def _tells(cast: Cast, token: Token) -> bool:
    """Tell whether a word beside a head tells which one it is."""
    word = token.lower_
    if cast.index.at(token.i) is not None or is_person_noun(token) or word in RANKS:
        return False
    if word in lex.PARTIES or word in _FIELDS:
        return True
    plain = token.lemma_.lower() in _PLAIN and token.text != "State"
    if word in PLACES or word in DEMONYMS or plain:
        return False
    return token.tag_ in ("NN", "NNS", "NNP", "NNPS", "VBG")


def _normal(token: Token) -> str:
    word = lex.PARTIES.get(token.lower_) or noun(token)
    return _SPELLINGS.get(word, word if len(word) < _SHORT else word.removesuffix("s"))
