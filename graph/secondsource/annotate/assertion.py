"""Which attributions state something, and which only ask, demand, judge or name a topic.

"Praised the crew", "has seen the memo" and "did not mention the weather" have a source, a cue
and a content, but nobody can confirm or deny a crew. What states something has a predicate: a
clause, an object with a predicate of its own ("called the plan **a lie**"), or an event that a
cue of saying or thinking claims to happen ("reported **an attack on the dam**").
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from secondsource.annotate.cues import CALLING, CUES
from secondsource.annotate.embedding import wrapped
from secondsource.annotate.figures import is_figure
from secondsource.annotate.forms import lemma
from secondsource.annotate.naming import is_event
from secondsource.annotate.roots import find_roots, is_clausal, sentence_parts
from secondsource.annotate.schemes import Scheme
from secondsource.annotate.stance import PLEAS, Reading, tokens_of
from secondsource.records import Span
from secondsource.voice import ASSERTS_NOTHING, TOPIC_ONLY

# Cues that judge their object or say what is talked about; a bare object of theirs is a topic.
_TOPICAL = frozenset(
    """praise laud hail applaud commend thank congratulate welcome attack assail blast slam
    lambast lambaste criticise criticize condemn denounce decry deplore chastise rebuke scold mock
    ridicule insult blame accuse target defend support back endorse oppose favour favor approve
    mention cite quote reference list detail outline discuss debate address describe explain read
    see view hear know understand recall remember study examine investigate review question
    challenge contest consider present publish write comment remark speak talk""".split()
)
# "dismissed **talk of** a coup": a noun of the cue, and what is talked of is denied.
_TALK = frozenset("talk comment remark".split())
_INQUIRING = frozenset(
    """examine study investigate review discuss debate address consider question challenge
    condemn denounce""".split()
)
# Cues whose object is what is said, however the parse reads it.
_SAYING = frozenset(
    "say tell add report state argue insist claim allege contend assert believe think warn"
    " accord announce reveal reply answer : - – — ―".split()
)
# Cues whose object has a predicate of its own: "shows **sales falling**", "as **a hero**".
_FINDING = frozenset("show find estimate expect predict forecast project anticipate put".split())
# Cues whose object is what is to come: "expects **more victims**", but not "expects **Ann Moll**".
_FORESEEING = frozenset("expect predict forecast foresee anticipate project".split())
# Cues whose object is a count: "reported **31 dead**", "put **the toll at 12**".
_COUNTING = frozenset(
    "report confirm count record register put acknowledge admit disclose log".split()
)
_DEPICTING = frozenset("portray depict characterise characterize regard view judge".split())
# What one denies having or having done.
_DENIABLE = frozenset(
    "wrongdoing involvement responsibility knowledge guilt complicity link tie connection role"
    " contact".split()
)
_CAUSES = frozenset("of for with over".split())
_REFUSALS = frozenset("decline refuse not n't n’t".split())
_COMMENTS = frozenset("comment respond reply elaborate".split())
_OPEN = frozenset("what which who whom whose how why where when".split())
_FUNCTION = frozenset("PRON AUX DET ADP SCONJ CCONJ PART".split())
_QUOTES = frozenset("\"“”'‘’")
_SHORTEST = 4
"""Words that an object of a verb of saying has at least when it is more than "it" or "that"."""


def note_of(
    doc: Doc, scheme: Scheme, cue: tuple[Span, ...], content: tuple[Span, ...], reading: Reading
) -> str | None:
    """Return the note that says why an attribution asserts nothing, ``None`` if it does.

    ``cue`` and ``content`` are spans in code points, ``reading`` what the cue says. What is not
    said yet may be a mere topic as well.
    """
    if reading.note in ASSERTS_NOTHING:
        return reading.note
    return _topic(doc, scheme, cue, content, reading) or reading.note


def _topic(
    doc: Doc, scheme: Scheme, cue: tuple[Span, ...], content: tuple[Span, ...], reading: Reading
) -> str | None:
    words = {form for t in tokens_of(doc, cue) for form in (lemma(t), t.lower_.strip())}
    said = tokens_of(doc, content)
    if _is_no_comment(words, said) or _is_relative(said) or _is_elliptic(said):
        return TOPIC_ONLY
    roots = [
        root for part in sentence_parts(doc, content) for root, _ in find_roots(scheme, part)[0]
    ]
    clausal = any(is_clausal(scheme, root) for root in roots)
    if clausal:
        return TOPIC_ONLY if words & _INQUIRING and _is_open(said) else None
    return None if _states(scheme, words, said, roots, reading) else TOPIC_ONLY


def _is_no_comment(words: set[str], said: Sequence[Token]) -> bool:
    """Tell "declined [to comment]", "did not respond [to a request]"."""
    opening = {lemma(t) for t in said[:2]}
    return bool(words & _REFUSALS) and bool((words | opening) & _COMMENTS)


def _is_relative(said: Sequence[Token]) -> bool:
    """Tell a mere relative pronoun with its infinitive: "interests [**that**] they want [**to
    protect**]"."""
    tags = [t.tag_ for t in said if t.is_alpha]
    return tags in (["WDT", "TO", "VB"], ["WP", "TO", "VB"], ["WDT"], ["WP"])


def _is_elliptic(said: Sequence[Token]) -> bool:
    """Tell what leaves out all that it says: "thought [**it would**]", "said [**he did not**]"."""
    return all(t.pos_ in _FUNCTION or not t.is_alpha for t in said) and not _has_figure(said)


def _is_open(said: Sequence[Token]) -> bool:
    """Tell what leaves its statement out: "examined [**what** is left]"."""
    return bool(said) and said[0].lower_ in _OPEN


def _states(
    scheme: Scheme, words: set[str], said: Sequence[Token], roots: list[Token], reading: Reading
) -> bool:
    """Tell whether a content without a clause of its own states something all the same."""
    spoken = [t for t in said if t.is_alpha or t.like_num]
    if words & _SAYING and len(spoken) >= _SHORTEST:
        return True
    if "plead" in words and any(t.lower_ in PLEAS for t in said):
        return True
    if words & CALLING or (words & _DEPICTING and any(t.lower_ == "as" for t in spoken)):
        return len(spoken) > 1
    if words & _FINDING and any(_is_predicative(t) for t in spoken[1:]):
        return True
    if words & _COUNTING and _has_figure(said) and len(spoken) > 1:
        return True
    if "give" in words and _has_figure(said) and any(t.lower_ == "as" for t in said):
        return True
    if words & _FORESEEING and any(_is_common(t) for t in spoken):
        return True
    if said[0].text in _QUOTES and said[-1].text in _QUOTES and len(spoken) >= _SHORTEST:
        return True
    if "blame" in words and any(is_event(t) and _is_ascribed(t) for t in roots):
        return True
    if words & (_TOPICAL - (_TALK if reading.kind == "deny" else frozenset())):
        return any(t.tag_ == "VBG" and t.i and t.nbor(-1).lower_ in _CAUSES for t in said)
    if reading.kind == "deny" and any(lemma(t) in _DENIABLE for t in roots):
        return True
    return bool(words & CUES.keys()) and any(_names_event(scheme, t) for t in roots)


def _is_ascribed(noun: Token) -> bool:
    """Tell what somebody is blamed for: "the army **for the attack**"."""
    named = any(t.lower_ == "for" for t in noun.lefts)
    return named and any(
        t.ent_type_ or t.pos_ == "NOUN" for t in noun.doc[noun.sent.start : noun.i]
    )


def _has_figure(said: Sequence[Token]) -> bool:
    return any(is_figure(t) for t in said)


def _is_predicative(token: Token) -> bool:
    """Tell a figure, a participle or an infinitive that says something of an object."""
    return token.like_num or token.tag_ == "VBG" or token.lower_ == "to"


def _is_common(token: Token) -> bool:
    return token.pos_ == "NOUN"


def _names_event(scheme: Scheme, noun: Token) -> bool:
    inner = wrapped(scheme, noun)
    named = noun if inner is None else inner[0]
    return is_event(named) or is_clausal(scheme, named)
