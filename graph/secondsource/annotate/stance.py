"""The claimant's stance towards a content: polarity, certainty and time.

Three things are combined, outermost first: the cue ("denied", "believes"), words inside the
content that carry the clause ("it is unlikely that", "failed to"), and the clause's own
modality (modals, negation, adverbs, conditions). The values follow Saurí and Pustejovsky,
"FactBank" (2009); *conditional* is ours, for what is asserted only under a condition.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from secondsource.annotate.cues import (
    CALLING,
    CUES,
    DIRECTIVES,
    FALSE_WORDS,
    NEGATIVE_WORDS,
    OPEN,
    PHRASES,
    CueKind,
    CueSense,
)
from secondsource.annotate.embedders import Effect
from secondsource.annotate.forms import lemma
from secondsource.records import Certainty, Polarity, Span, Stance
from secondsource.voice import DEMAND, LEFT_OPEN, QUESTION

_WEAKNESS: dict[Certainty, int] = {"certain": 0, "probable": 1, "possible": 2, "conditional": 3}
_ASSERTED = CueSense("say", Stance(), OPEN)
_NOTES: dict[str, str] = {
    "ask": QUESTION,
    "direct": DEMAND,
}
_PAST = frozenset({"VBD", "VBN"})
_UNCHANGING = frozenset("forecast broadcast bet put set let cast".split())
"""Verbs whose past looks like their present."""
_ASKING = frozenset({"if", "whether", '"', "“"})
_ORDERING = frozenset("tell warn remind caution".split())
PLEAS = frozenset({"guilty", "innocent"})
_NEVER_A_CUE = frozenset("have be do will may can".split())


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cue says: its stance and kind, whether it is in the past tense, and a note.

    ``negated`` tells a negated cue ("did not say").
    """

    stance: Stance
    kind: CueKind
    past: bool = False
    negated: bool = False
    note: str | None = None


ASSERTION = Reading(Stance(), "say")


def weaken(stance: Stance, certainty: Certainty) -> Stance:
    """Lower the certainty; a denial stays whole, for what denies the possible denies it all."""
    if stance.polarity == "denied" and certainty in ("probable", "possible"):
        return stance
    if _WEAKNESS[certainty] <= _WEAKNESS[stance.certainty]:
        return stance
    return dataclasses.replace(stance, certainty=certainty)


def deny(stance: Stance) -> Stance:
    """Turn the polarity round; twice gives the affirmation back."""
    turned: Polarity = "affirmed" if stance.polarity == "denied" else "denied"
    return Stance(turned, stance.certainty, stance.time)


def postpone(stance: Stance) -> Stance:
    """Move the content into the future."""
    return dataclasses.replace(stance, time="future")


def apply(effect: Effect, stance: Stance) -> Stance:
    """Return the stance towards the complement of a word with this effect."""
    certainty = effect.certainty
    if effect.flips:
        stance = deny(stance)
        if _WEAKNESS[certainty] > _WEAKNESS[stance.certainty]:
            stance = dataclasses.replace(stance, certainty=certainty)
    else:
        stance = weaken(stance, certainty)
    return postpone(stance) if effect.future else stance


def read_cue(doc: Doc, cue: tuple[Span, ...], content: tuple[Span, ...]) -> Reading:
    """Return what a cue (spans in code points) says of its content, by the cue lexicon.

    An unknown or missing cue is an assertion.
    """
    tokens = tokens_of(doc, cue)
    if not tokens:
        return ASSERTION
    said = tokens_of(doc, content)
    if _keeps_open(tokens):
        return Reading(OPEN, "say", note=LEFT_OPEN)
    sense, negated = _plain_sense(tokens, said)
    if _asks(said, sense, negated):
        sense, negated = CUES["ask"], False
    elif _calls_false(tokens, said):
        sense = CUES["reject"]
    elif sense.kind == "future" and _is_past(said):
        sense = CUES["say" if sense.stance.certainty == "certain" else "believe"]
    stance = sense.negated if negated else sense.stance
    past = any(t.tag_ in _PAST or _is_unmarked_past(t) for t in tokens)
    note = _NOTES.get(sense.kind)
    if note is None and negated and stance == OPEN:
        note = LEFT_OPEN
    return Reading(stance, sense.kind, past, negated, note)


def _plain_sense(tokens: list[Token], said: list[Token]) -> tuple[CueSense, bool]:
    """Return the sense of a cue by its words, and whether they negate it."""
    plea = _plea(tokens, said)
    if plea is not None:
        return plea, False
    phrase = next((pair for pair in PHRASES if _has_phrase(tokens, pair[0])), None)
    if phrase is not None:
        return phrase[1], _negated([t for t in tokens if t.lower_ not in phrase[0].split()], None)
    sense, word = _sense(tokens, said)
    return sense, _negated(tokens, word)


def _plea(tokens: list[Token], said: list[Token]) -> CueSense | None:
    """Return the sense of "pleaded **not guilty** [to fraud]", or "pleaded [**not guilty**]"."""
    if not any(lemma(t) == "plead" for t in tokens):
        return None
    words = {t.lower_ for t in tokens}
    if words & PLEAS:
        return CUES["deny" if words & {"not", "innocent"} else "admit"]
    return CUES["say"] if {t.lower_ for t in said[:2]} & PLEAS else None


def _keeps_open(tokens: list[Token]) -> bool:
    """Tell "neither confirmed nor denied", "would not confirm or deny"."""
    return {"confirm", "deny"} <= {lemma(t) for t in tokens}


def _asks(said: list[Token], sense: CueSense, negated: bool) -> bool:
    """Tell whether a content that starts with "whether" or "if" is an open question."""
    opening = next((t.lower_ for t in said if t.is_alpha), "")
    if sense.kind == "deny" and not negated:
        return False
    unsure = negated or sense.kind in ("ask", "know", "think")
    return opening == "whether" or (opening == "if" and unsure)


def _calls_false(tokens: list[Token], said: list[Token]) -> bool:
    """Tell "called [the charges **baseless**]"."""
    named = any(lemma(t) in CALLING for t in tokens)
    return named and any(lemma(t) in FALSE_WORDS for t in said)


def _is_unmarked_past(token: Token) -> bool:
    """Tell "the bank **forecast**", taken for a present: its subject would ask for "forecasts"."""
    singular = any(t.dep_ == "nsubj" and t.tag_ in ("NN", "NNP") for t in token.children)
    return token.tag_ == "VBP" and token.lower_ in _UNCHANGING and singular


def _is_past(said: list[Token]) -> bool:
    """Tell a content in the past tense: "swore [that they **had locked** the gate]"."""
    tags = {t.tag_ for t in said}
    return "VBD" in tags and not tags & {"MD", "TO"}


def tokens_of(doc: Doc, spans: tuple[Span, ...]) -> list[Token]:
    """Return the tokens of spans in code points, without blanks, in order."""
    found: dict[int, Token] = {}
    for start, end in spans:
        span = doc.char_span(start, end, alignment_mode="expand")
        found |= {t.i: t for t in span if not t.is_space} if span is not None else {}
    return [found[i] for i in sorted(found)]


def _has_phrase(tokens: list[Token], words: str) -> bool:
    """Tell whether all words of a phrase stand in the cue in order, as lemmas or as written."""
    rest = iter(tokens)
    return all(any(w in (lemma(t), t.lower_) for t in rest) for w in words.split())


def _sense(tokens: list[Token], said: list[Token]) -> tuple[CueSense, Token | None]:
    """Return the sense of the cue's main word: a denial if there is one, else the last verb,
    else the last word known."""
    known = [t for t in tokens if _lookup(t) is not None and t.dep_ not in ("aux", "aux:pass")]
    denials = [t for t in known if _kind(t) == "deny" and lemma(t) not in NEGATIVE_WORDS]
    verbs = [t for t in known if t.pos_ == "VERB"]
    word = (denials or verbs[-1:] or known[-1:] or [None])[0]  # type: ignore[list-item]
    if word is None:
        return _ASSERTED, None
    if lemma(word) in DIRECTIVES and _is_told_to(said):
        return DIRECTIVES[lemma(word)], word
    if lemma(word) in _ORDERING and said and _is_order(said):
        return DIRECTIVES["urge"], word
    return _lookup(word) or _ASSERTED, word


def _is_told_to(said: list[Token]) -> bool:
    """Tell a demand: "asked [the guard **to leave**]", and no question."""
    words = [t for t in said if not t.is_space]
    if not words or words[0].tag_ in ("WRB", "WP", "WDT") or words[0].lower_ in _ASKING:
        return False
    return any(t.tag_ == "TO" for t in words)


def _is_order(said: list[Token]) -> bool:
    """Tell "warned him [**not to** go]", "told her [**to** leave]"."""
    words = [t.lower_ for t in said if t.is_alpha][:2]
    return words[:1] == ["to"] or words == ["not", "to"]


def _lookup(token: Token) -> CueSense | None:
    word = lemma(token)
    if word in _NEVER_A_CUE:
        return None
    return CUES.get(word) or CUES.get(token.lower_)


def _kind(token: Token) -> CueKind | None:
    sense = _lookup(token)
    return sense.kind if sense else None


def _negated(tokens: list[Token], word: Token | None) -> bool:
    """Tell whether an odd number of negative words stand beside the cue's main word."""
    beside = [t for t in tokens if word is None or t.i != word.i]
    count = sum(
        t.lower_ == "yet" and t.nbor().lower_ == "to" for t in beside if t.i + 1 < len(t.doc)
    )
    count += sum(lemma(t) in NEGATIVE_WORDS or t.lower_ in NEGATIVE_WORDS for t in beside)
    return count % 2 == 1
