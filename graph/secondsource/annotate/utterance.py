"""Whether a claimant has said what a cue reports, or is only supposed to, or has yet to say it.

"Critics could argue that ..." and "if the firm admits that ..." report no statement. "She will
tell the court that ..." and "he may have told police that ..." report one that may never be or
have been made. "The paper can reveal that ..." and "I would argue that ..." make one.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from secondsource.annotate.embedders import REPORTIVE
from secondsource.annotate.event_words import FIRST_PERSON
from secondsource.annotate.forms import lemma
from secondsource.annotate.modality import (
    DEONTIC,
    FUTURE,
    PERFECT,
    WOULD,
    before_subject,
    is_inverted,
)
from secondsource.annotate.schemes import Scheme
from secondsource.annotate.stance import Reading, tokens_of
from secondsource.records import Span
from secondsource.voice import NOT_YET, SUPPOSED

_MAYBE = frozenset("may might could".split())
_MODALS = FUTURE | _MAYBE | WOULD | DEONTIC
_TO_COME = frozenset(
    "go expect due set likely about plan intend want hope prepare threaten promise vow poise ready"
    " schedule propose aim wish".split()
)
_SUPPOSING = frozenset("if unless whether without".split())
_INSTEAD = {"instead": "of", "rather": "than"}
# "Would **later** tell": the past seen from an earlier past.
_IN_FACT = frozenset(
    "later eventually subsequently often sometimes always repeatedly frequently regularly only"
    " also then go".split()
)
# What one could see, one saw.
_PERCEIVING = frozenset("see hear observe know understand learn find realise realize".split())


def heard(scheme: Scheme, doc: Doc, cue: tuple[Span, ...], reading: Reading) -> Reading:
    """Return what a cue (spans in code points) says, with a note if nobody may have said it.

    :data:`~secondsource.voice.SUPPOSED` for what is only imagined or asked,
    :data:`~secondsource.voice.NOT_YET` for what is still to be said, or may have been.
    """
    verb = _verb(doc, cue)
    spoken = reading.note is None and not reading.negated and reading.kind != "future"
    if verb is None or not spoken or _is_own(scheme, verb):
        return reading
    if _is_supposed(scheme, verb):
        return dataclasses.replace(reading, note=SUPPOSED)
    return dataclasses.replace(reading, note=NOT_YET) if _is_open(scheme, verb) else reading


def _verb(doc: Doc, cue: tuple[Span, ...]) -> Token | None:
    verbs = [t for t in tokens_of(doc, cue) if t.pos_ == "VERB"]
    return verbs[-1] if verbs else None


def _is_own(scheme: Scheme, verb: Token) -> bool:
    """Tell "I would argue", which argues."""
    return any(t.lower_ in FIRST_PERSON for t in scheme.subjects(verb))


def _is_supposed(scheme: Scheme, verb: Token) -> bool:
    """Tell a condition, a question, an alternative not taken, a duty and a mere thought."""
    words, have = _auxiliaries(scheme, verb)
    if _is_asked(scheme, verb) or any(_supposes(t) for t in _markers(verb)):
        return True
    if is_inverted(scheme, verb) or any(_is_duty(t) for t in _governors(verb)):
        return True
    if words & _MAYBE:
        return not have and lemma(verb) not in _PERCEIVING
    if words & DEONTIC:
        return not have and bool(scheme.subjects(verb)) and not scheme.is_passive(verb)
    return bool(words & WOULD) and have


def _is_open(scheme: Scheme, verb: Token) -> bool:
    """Tell what is still to be said, or may have been said."""
    words, have = _auxiliaries(scheme, verb)
    beside = {t.lower_ for t in verb.children}
    if beside & REPORTIVE:
        return True
    if words & FUTURE:
        return not (_is_general(verb) or "only" in beside)
    if words & WOULD:
        return not beside & _IN_FACT
    if words & (_MAYBE | DEONTIC):
        return have
    return any(_awaits(t) for t in _governors(verb))


def _is_general(verb: Token) -> bool:
    """Tell "anyone **will tell** you that", said every day."""
    return any(t.lower_ == "you" for t in verb.rights)


def _auxiliaries(scheme: Scheme, verb: Token) -> tuple[set[str], bool]:
    """Return the modals of a verb, and whether it has a perfect behind them."""
    words = {t.lower_ for t in scheme.auxiliaries(verb)}
    return words & _MODALS, bool(words & PERFECT)


def _markers(verb: Token) -> Iterator[Token]:
    """Yield the words that join a clause to what it depends on."""
    yield from (t for t in verb.lefts if t.dep_ in ("mark", "advmod", "case", "cc", "prep"))
    if verb.dep_ == "pcomp":
        yield verb.head


def _supposes(marker: Token) -> bool:
    """Tell "if", "without", "instead of"; "instead, she said" is none."""
    following = marker.nbor().lower_ if marker.i + 1 < len(marker.doc) else ""
    return marker.lower_ in _SUPPOSING or _INSTEAD.get(marker.lower_) == following


def _is_asked(scheme: Scheme, verb: Token) -> bool:
    """Tell "did the firm **say** that ...?"."""
    asks = verb.sent.text.rstrip("\n \"”’'")[-1:] == "?"
    return asks and before_subject(scheme, verb) is not None


def _governors(verb: Token) -> Iterator[Token]:
    """Yield the words that an infinitive depends on, by their place and by the parse."""
    if verb.i > 1 and verb.nbor(-1).lower_ == "to":
        yield verb.nbor(-2)
    while verb.head != verb and any(t.tag_ == "TO" for t in verb.lefts):
        verb = verb.head
        yield verb


def _is_duty(token: Token) -> bool:
    """Tell "will **have** to explain"; who "**had** to admit" something admitted it."""
    return lemma(token) in ("have", "need", "ought") and token.tag_ in ("VB", "VBP", "VBZ", "MD")


def _awaits(token: Token) -> bool:
    """Tell "is **going** to", "**plans** to"; "went on to say" has been said."""
    if lemma(token) == "go":
        return token.tag_ == "VBG"
    return lemma(token) in _TO_COME
