"""What a clause says beside event and participants: modifiers, prepositions, manner, times.

They are read from the words of the clause and from the spans of its arguments. Whether those
of two claims fit is told in :mod:`secondsource.link.variance`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import dropwhile, takewhile
from typing import NamedTuple

from secondsource.link import lexicon
from secondsource.link.clauses import around
from secondsource.link.grounds import grounds
from secondsource.link.lexicon import concept
from secondsource.link.moments import NO_MOMENTS, Moments, moments
from secondsource.link.similarity import content_concepts, fold, words
from secondsource.records import Argument, Claim, Role
from secondsource.signs import clause

PREPOSITIONS = frozenset(
    """from against for about with without before after above below over under inside outside
    within to into onto towards toward by at in on near beside beyond behind through during until
    since between among across along past around despite""".split()
)
ORDINALS = frozenset(
    """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth last final
    next previous""".split()
)
OWN = lexicon.POSSESSIVES - {"its"}
"""Possessives by which a speaker may mean himself."""
_WHOLES = frozenset("fewer more less than least most about around some up at over under".split())
_UNMODIFYING = (
    lexicon.ARTICLES | lexicon.NUMBERS | _WHOLES | frozenset(lexicon.SCOPE) | lexicon.STOP
)
_OF_NAME = re.compile(r"\s+of\s+(?:the\s+)?[A-Z]")
_OBJECT = 3
_CONTENT = 5
_SIDES = frozenset("inside outside".split())
_WHENCE = frozenset("above below behind inside outside within".split())
"""Where something comes from, behind "from"."""
_NOUNS = frozenset(["mine"])
_ENDS = PREPOSITIONS | frozenset("of who that which whose and or but when while because as".split())
_WITH_AIM = frozenset(
    """effort efforts attempt attempts plan plans bid bids decision right chance chances ability
    permission power need way ways time reason duty pledge promise refusal failure""".split()
)
"""Nouns of which a "to" tells what they are of, not what for."""
_TIMES = frozenset(map(concept, lexicon.TIME_UNITS | {"decade", "moment", "second"}))
_DEFINITE = lexicon.ARTICLES - {"a", "an"}

NO_MANNER = frozenset(
    """only really reportedly allegedly recently currently finally eventually previously apparently
    probably likely unlikely early family july exactly nearly roughly approximately simply actually
    clearly certainly definitely fully completely merely barely hardly scarcely possibly supposedly
    evidently obviously presumably initially originally lately shortly already daily weekly monthly
    yearly hourly supply reply apply rely italy assembly ally bully fly rally tally jelly belly
    monopoly anomaly friendly elderly lonely costly deadly holy ugly mostly largely partly
    mainly entirely wholly totally especially particularly personally seemingly surely truly
    ultimately usually formerly respectively additionally furthermore sadly unfortunately
    fortunately luckily significantly frankly basically literally officially effectively""".split()
)
_MANNERS = (
    (re.compile(r"\bby\s+(?:accident|mistake)\b"), "accidentally"),
    (re.compile(r"\bon\s+purpose\b"), "deliberately"),
    (re.compile(r"\bin\s+(?:secret|private)\b"), "secretly"),
    (re.compile(r"\bin\s+public\b"), "publicly"),
    (re.compile(r"\bonce\b(?=\W*$)"), "once"),
    (re.compile(r"\btwice\b"), "twice"),
)
_OF_THEM = re.compile(r"\b\w+\s+of\s+(?:them|whom|those|these)\b(?P<rest>.*)")
_FAVOUR = re.compile(r"\bin\s+favou?r\s+of\b")
_CAUSE = re.compile(
    r"\b(?:because(?:\s+of)?|due\s+to|owing\s+to|as\s+a\s+result\s+of|thanks\s+to"
    r"|on\s+account\s+of|caused\s+by|for\s+(?:his|her|their|its)|for(?=\s+\w+ing))\b"
    r"(?P<rest>.*)"
)
_AIM = re.compile(r"\b(?:in\s+order\s+to|so\s+as\s+to|so\s+that)\b(?P<rest>.*)")

_LESS = re.compile(
    r"\b(?:less|more|fewer|higher|lower)\s+than\s+(?:last|the\s+previous|a\s+year|in)\b"
)
_STRICT = re.compile(
    r"\b(?:(?:fewer|less|more|lower|higher)\s+than|under|over|below|above)\s+"
    rf"(?:\d|(?:{'|'.join(sorted(lexicon.NUMBERS))})\b)"
)
_SIDE = re.compile(
    r"\b(?:(?P<point>north|south|east|west)(?:ern)?|(?:the|his|her|its)\s+(?P<hand>left|right))\b"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A participant's words: the head, what modifies it, whose it is said to be.

    ``ordinals``, ``owners`` ("the mill's") and ``modifiers`` are words as written, folded;
    ``plural`` marks a bare plural ("Vandals"),
    ``definite`` says that it is one thing known ("the lock"), ``specified`` that a name stands
    beside the head ("a Falcon rocket", "the council of Tarrant").
    """

    role: Role
    head: str
    ordinals: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    possessive: str = ""
    plural: bool = False
    definite: bool = False
    specified: bool = False


@dataclass(frozen=True, slots=True)
class Behind:
    """A preposition with the concepts and the words of what follows."""

    preposition: str
    keys: frozenset[str]
    text: str


@dataclass(frozen=True, slots=True)
class Particulars:
    """All that a clause says beside its event and participants.

    ``objects`` are the prepositions with what follows, ``shifts`` the numbers with the "by" or
    "to" before them, ``manner`` its adverbs, ``of_part`` those that it says of a part only
    ("four of them critically"). ``moments`` are its times, ``sides`` left, right and points of the
    compass, ``infinitives`` the concepts of verbs behind "to". ``choice`` is what stands beside
    an "or", ``cause`` and ``purpose`` the concepts of what follows "because" and a final "to".
    ``less_than`` says that an amount is told against another time, ``strict`` that a bound
    leaves out its number ("more than 40"). ``grounds`` are all reasons and motives of a clause:
    concepts of what stands behind "because of" or "over", "despite", "under pressure".
    """

    phrases: tuple[Phrase, ...] = ()
    objects: tuple[Behind, ...] = ()
    shifts: frozenset[tuple[str, str]] = frozenset()
    manner: frozenset[str] = frozenset()
    of_part: frozenset[str] = frozenset()
    moments: Moments = NO_MOMENTS
    sides: frozenset[str] = frozenset()
    infinitives: frozenset[str] = frozenset()
    choice: frozenset[str] = frozenset()
    cause: frozenset[str] = frozenset()
    purpose: frozenset[str] = frozenset()
    less_than: bool = False
    strict: bool = False
    grounds: frozenset[str] = frozenset()

    def phrase(self, role: Role) -> Phrase | None:
        """Return the first phrase that fills a role."""
        return next((phrase for phrase in self.phrases if phrase.role == role), None)


NO_PARTICULARS = Particulars()


def particulars(claim: Claim, named: Mapping[str, str]) -> Particulars:
    """Read a claim's clause; ``named`` gives the entity for each word of a name in it."""
    said = clause(claim)
    text = " ".join(fold(said).split())
    told = words(said)
    spoken = list(_spoken(claim))
    inner = [one.told for one in spoken]
    whole, part = (adverbs.difference(named) for adverbs in _manner(text, told))
    unnamed = " ".join(word for word in told if word not in named)
    return Particulars(
        phrases=tuple(_phrase(one, named) for one in spoken if not OWN.issuperset(one.told)),
        objects=tuple(_objects(words(_FAVOUR.sub("for", text)), inner, named)),
        shifts=frozenset(_shifts(told)),
        manner=whole,
        of_part=part,
        moments=moments(text),
        sides=frozenset(f["point"] or f["hand"] for f in _SIDE.finditer(unnamed)),
        infinitives=frozenset(_infinitives(told, inner, named)),
        choice=_choice(told, named),
        cause=_following(_CAUSE, text),
        purpose=_following(_AIM, text) or _purpose(told, inner, named),
        less_than=_LESS.search(text) is not None,
        strict=_STRICT.search(text) is not None,
        grounds=grounds(text),
    )


# --- phrases -----------------------------------------------------------------------------------


class _Spoken(NamedTuple):
    """An argument with its text, what stands behind it, and its words."""

    argument: Argument
    text: str
    behind: str
    told: list[str]


def _spoken(claim: Claim) -> Iterator[_Spoken]:
    """Yield the arguments that have words and are not the whole clause."""
    whole = (claim.predication.start, claim.predication.end)
    for argument in claim.predication.arguments:
        _, text, behind = around(claim, argument)
        told = words(text)
        if told and (argument.start, argument.end) != whole:
            yield _Spoken(argument, text, behind, told)


def _phrase(spoken: _Spoken, named: Mapping[str, str]) -> Phrase:
    argument, text, behind, told = spoken
    begun = [word for word in told if word not in ("only", "just", "even")]
    begun = list(dropwhile(PREPOSITIONS.__contains__, begun))
    core = list(takewhile(lambda word: word not in _ENDS, begun))
    before = core[:-1] if core and core[-1] not in named else []
    last = max((at for at, word in enumerate(before) if word.endswith("'s")), default=-1)
    owners = frozenset(word.removesuffix("'s") for word in before[: last + 1]) - _UNMODIFYING
    plain = frozenset(word for word in before[last + 1 :] if not word[0].isdigit())
    modifiers = plain - _UNMODIFYING - ORDINALS
    of_name = (_OF_NAME.match(behind) or _OF_NAME.search(text)) is not None
    return Phrase(
        argument.role,
        concept(fold(argument.head)),
        ordinals=plain & ORDINALS,
        owners=owners,
        modifiers=modifiers,
        possessive=next((word for word in begun[:1] if word in OWN), ""),
        plural=bool(core) and not before and core[-1] != fold(argument.head),
        definite=_is_definite(begun, argument, named),
        specified=of_name or _capital(text, core, modifiers) or not modifiers.isdisjoint(named),
    )


def _is_definite(told: Sequence[str], argument: Argument, named: Mapping[str, str]) -> bool:
    """Say whether a phrase speaks of something known or counted: "the lock", "six miners"."""
    first = told[0] if told else ""
    known = first in _DEFINITE or first.endswith("'s") or argument.entity is not None
    return known or first in named or (first != "" and _counts(first))


def _capital(text: str, core: Sequence[str], modifiers: frozenset[str]) -> bool:
    """Say whether a modifier is written as a name."""
    inner = (fold(word) for word in re.findall(r"(?<=\s)[A-Z][\w’']*", text))
    return any(word in modifiers for word in inner if word in core)


# --- prepositions ------------------------------------------------------------------------------


def _objects(
    told: Sequence[str], inner: Sequence[Sequence[str]], named: Mapping[str, str]
) -> Iterator[Behind]:
    for at, word in enumerate(told[:-1]):
        if word in PREPOSITIONS and not (word == "to" and _infinitive(told, at, inner, named)):
            following = _object(told[at + 1 :])
            found = frozenset(_keys(following, named))
            if found and not (_counts(told[at + 1]) or found <= _TIMES):
                yield Behind(word, found, " ".join(following))


def _keys(following: Sequence[str], named: Mapping[str, str]) -> Iterator[str]:
    """Yield entities and concepts of an object's words; of "the mine" there is but one word."""
    yield from content_concepts(word for word in following if word not in named)
    yield from (named[word] for word in following if word in named)
    if len(following) == 1 and following[0] in lexicon.STOP:
        yield concept(following[0])


def _counts(word: str) -> bool:
    return word[0].isdigit() or word in lexicon.NUMBERS


def _shifts(told: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the numbers that stand behind "by", "to" or neither, as how a value changes."""
    for before, word in zip(["", *told], told, strict=False):
        if _counts(word) and before not in lexicon.NUMBERS:
            yield word, before if before in ("by", "to") else ""


def _object(following: Sequence[str]) -> list[str]:
    """Return the words of the object behind a preposition: "the inside" is one."""
    if following[0] in _WHENCE:
        return [following[0]]
    bare = [word for word in following[:_CONTENT] if word not in lexicon.ARTICLES - _NOUNS]
    noun = [word for word in bare[:1] if word in _SIDES and following[0] in lexicon.ARTICLES]
    rest = takewhile(lambda word: word not in _ENDS and word not in lexicon.BE, bare[len(noun) :])
    return [*noun, *rest][:_OBJECT]


def _infinitive(
    told: Sequence[str], at: int, inner: Sequence[Sequence[str]], named: Mapping[str, str]
) -> bool:
    """Say whether "to" begins no phrase of its own."""
    following = list(told[at + 1 : at + 3])
    if not following or following[0] in lexicon.ARTICLES or _counts(following[0]):
        return False
    begins = (spoken[: len(following)] == following[: len(spoken)] for spoken in inner)
    return following[0] not in named and not any(begins)


def _infinitives(
    told: Sequence[str], inner: Sequence[Sequence[str]], named: Mapping[str, str]
) -> Iterator[str]:
    for at, word in enumerate(told[:-1]):
        if word == "to" and _infinitive(told, at, inner, named):
            verb = told[at + 1] if told[at + 1] != "be" else told[min(at + 2, len(told) - 1)]
            yield concept(verb)


def _purpose(
    told: Sequence[str], inner: Sequence[Sequence[str]], named: Mapping[str, str]
) -> frozenset[str]:
    """Return the concepts behind a "to" that follows a participant: "sold it to pay debts".

    The subject's own "to" tells no purpose: "efforts to reach them have stalled".
    """
    ends = {spoken[-1] for spoken in inner if spoken != told[: len(spoken)]} - _WITH_AIM
    for at, word in enumerate(told):
        if word == "to" and at and told[at - 1] in ends and _infinitive(told, at, inner, named):
            return frozenset(content_concepts(told[at + 1 : at + 1 + _CONTENT]))
    return frozenset()


def _following(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    found = pattern.search(text)
    return frozenset(content_concepts(words(found["rest"])[:_CONTENT])) if found else frozenset()


def _choice(told: Sequence[str], named: Mapping[str, str]) -> frozenset[str]:
    """Return what stands on both sides of an "or" that leaves open which: not "two or three"."""
    sides = (
        side
        for before, word, after in zip(told, told[1:], told[2:], strict=False)
        if word == "or" and not _counts(before) and after not in ("less", "so", "not")
        for side in (before, after)
    )
    return frozenset(named.get(side) or concept(side) for side in sides)


# --- manner ----------------------------------------------------------------------------------


def _manner(text: str, told: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the adverbs of manner and degree that hold of all, and those of a part only."""
    part = _OF_THEM.search(text)
    if part is None:
        return _adverbs(text, told), frozenset()
    whole, rest = text[: part.start()], part["rest"]
    return _adverbs(whole, words(whole)), _adverbs(rest, words(rest))


def _adverbs(text: str, told: Sequence[str]) -> frozenset[str]:
    found = {word for word in told if word.endswith("ly") and word not in NO_MANNER}
    return frozenset(found | {adverb for pattern, adverb in _MANNERS if pattern.search(text)})
