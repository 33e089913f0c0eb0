"""What a clause's own words say of its certainty, time and negation."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from secondsource.annotate.embedders import ADVERBS, WRAPPERS
from secondsource.annotate.event_words import FUTURE_WORDS, INDEFINITE
from secondsource.annotate.forms import lemma
from secondsource.annotate.schemes import OUTER, Scheme
from secondsource.annotate.stance import deny, postpone, weaken
from secondsource.records import Certainty, Stance

_MODALS: dict[str, Certainty] = {
    "might": "possible",
    "may": "possible",
    "could": "possible",
    "can": "possible",
    "ca": "possible",
    "should": "possible",
    "ought": "possible",
    "must": "probable",
}
FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall", "sha"})
WOULD = frozenset({"would", "'d", "’d"})
DEONTIC = frozenset({"must", "should", "ought"})
PERFECT = frozenset({"have", "'ve", "’ve"})
_CONDITIONS = frozenset({"if", "unless", "until", "provided", "providing", "till", "lest"})
_CONCESSIVE = frozenset({"even", "as"})
_INERT_AFTER_NOT = frozenset({"only", "just", "merely", "simply"})
_NO_CHOICE = frozenset({"choice", "option", "alternative"})
_TEMPORAL = frozenset({"advmod", "obl", "obl:unmarked", "npadvmod", "obl:tmod"})
_ABLE = frozenset({"can", "ca", "could"})
_PERCEIVING = frozenset({"see", "hear", "smell", "taste", "feel", "glimpse"})
_INVERTING = frozenset({"had", "should", "were"})
_AVERTING = frozenset("prevent avoid avert save spare stop".split())
"""What "could have been" so was not."""
_NO_TIME = frozenset("time way circumstance means mean account condition stage point".split())
"""Nouns that with "no" negate a clause as a whole: "in no way"."""
_FAR_FROM = frozenset({("far", "from"), ("anything", "but")})
_SCARCELY = frozenset({"hardly", "scarcely", "barely", "rarely", "seldom"})


@dataclass(frozen=True, slots=True)
class Modality:
    """A clause's own modality; ``bounded`` marks a modal that negation takes scope over
    ("cannot": not possible, hence certainly not)."""

    negated: bool = False
    certainty: Certainty = "certain"
    future: bool = False
    bounded: bool = False

    def of(self, stance: Stance) -> Stance:
        """Return a stance with this modality applied inside it."""
        certainty: Certainty = "certain" if self.negated and self.bounded else self.certainty
        stance = weaken(stance, certainty)
        stance = deny(stance) if self.negated else stance
        return postpone(stance) if self.future else stance


def modality(scheme: Scheme, head: Token, *, backshift: bool) -> Modality:
    """Return the modality of the clause that ``head`` is the predicate of.

    With ``backshift`` (indirect speech after a cue in the past tense) a bare "would" is the
    past of "will"; else it is a condition left unsaid.
    """
    auxiliaries = scheme.auxiliaries(head)
    words = {t.lower_ for t in auxiliaries}
    modals = words & _MODALS.keys() - (_ABLE if _is_perceived(scheme, head) else frozenset())
    grades: list[Certainty] = [_MODALS[w] for w in sorted(modals)]
    grades += [ADVERBS[t.lower_] for t in head.children if t.lower_ in ADVERBS]
    grades += [WRAPPERS.get(lemma(t), "certain") for t in head.children if t.dep_ in OUTER]
    if has_condition(scheme, head):
        grades.append("conditional")
    if "could" in words and "have" in words and lemma(head) in _AVERTING:
        grades.append("conditional")
    future = bool(words & FUTURE) or _is_scheduled(head, auxiliaries)
    would = _is_would(head, auxiliaries)
    if would and backshift and not _is_hypothetical(scheme, head, auxiliaries):
        future = True
    elif would:
        grades.append("conditional")
    if words & DEONTIC and not any(t.lower_ == "have" for t in auxiliaries):
        future = future or head.tag_ == "VB"
        grades += ["possible"] if head.tag_ == "VB" else []
    weakest: Certainty = max(grades, key=_grade, default="certain")
    bounded = bool(words & _ABLE) and weakest == "possible"
    return Modality(is_negated(scheme, head), weakest, future, bounded)


def has_condition(scheme: Scheme, head: Token) -> bool:
    """Tell whether a clause hangs on an "if", "unless" or "until" clause ("even if" is none)."""
    for clause in scheme.adverbial_clauses(head):
        if is_condition(scheme, clause) and not _is_past_limit(scheme, head, clause):
            return True
    fronted = any(
        t.lower_ in ("if", "unless") and _comma_between(t, head) for t in scheme.markers(head)
    )
    would = _is_would(head, scheme.auxiliaries(head))
    return fronted or any(
        preposition in ("if", "unless")
        or (preposition == "until" and noun.tag_.startswith("VB"))
        or (would and (preposition == "in case of" or _has_without(noun)))
        for preposition, noun in scheme.obliques(head)
    )


def _is_perceived(scheme: Scheme, head: Token) -> bool:
    """Tell "could hear the guns", "smoke could be seen": a perception, no possibility.

    "We could see more rain" is one.
    """
    if lemma(head) not in _PERCEIVING:
        return False
    if scheme.is_passive(head) or any(t.lower_ == "i" for t in scheme.subjects(head)):
        return True
    more = any(t.lower_ in ("more", "further") for t in head.subtree)
    if any(t.lower_ == "you" for t in scheme.subjects(head)) and not more:
        return True
    fixed = ("the", "it", "him", "her", "them", "his", "their", "its", "my", "our")
    return any(
        t.lower_ in fixed or any(c.lower_ in fixed for c in t.children)
        for t in scheme.objects(head)
    )


def _is_past_limit(scheme: Scheme, head: Token, clause: Token) -> bool:
    """Tell "was employed until he retired": a limit in time, no condition."""
    until = any(t.lower_ in ("until", "till") for t in scheme.markers(clause))
    words = {t.lower_ for t in scheme.auxiliaries(head)}
    open_ended = words & (FUTURE | WOULD | _MODALS.keys()) or is_negated(scheme, head)
    return until and not open_ended


def _has_without(noun: Token) -> bool:
    return any(t.lower_ == "without" for t in noun.children)


def _comma_between(first: Token, last: Token) -> bool:
    """Tell a fronted clause that the parse has run into the main one."""
    return any(t.text == "," for t in first.doc[first.i : last.i])


def is_condition(scheme: Scheme, clause: Token) -> bool:
    """Tell whether an adverbial clause states a condition."""
    for marker in scheme.markers(clause):
        if marker.lower_ in _CONDITIONS:
            before = marker.doc[marker.i - 1].lower_ if marker.i else ""
            return before not in _CONCESSIVE
    return is_inverted(scheme, clause)


def is_inverted(scheme: Scheme, clause: Token) -> bool:
    """Tell a condition told by its order: "**had** we known", "**should** it rain"."""
    first = before_subject(scheme, clause)
    if first is None or first.lower_ not in _INVERTING:
        return False
    before = first.nbor(-1) if first.i > first.sent.start else None
    return before is None or before.is_punct or before.is_space or before.lower_ in ("and", "but")


def before_subject(scheme: Scheme, verb: Token) -> Token | None:
    """Return the auxiliary, if any, that stands before the subject of a verb."""
    first = min(scheme.auxiliaries(verb), key=lambda t: t.i, default=verb)
    after = any(first.i < t.i < verb.i for t in scheme.subjects(verb))
    return first if after else None


def is_negated(scheme: Scheme, head: Token) -> bool:
    """Tell whether the clause negates its predicate: by "not", "no longer", or a negative
    subject, object or complement ("nobody came", "has no plan")."""
    count = sum(_negates(t) for t in scheme.negations(head))
    count += sum(t.lower_ in _SCARCELY for t in head.children)
    nouns = (*scheme.subjects(head), *scheme.objects(head))
    count += sum(_is_negative_noun(scheme, noun) for noun in nouns)
    longer = any(t.lower_ == "longer" and _preceded_by_no(t) for t in head.children)
    return (count + longer + _at_no_time(scheme, head) + is_far_from(head)) % 2 == 1


def is_far_from(word: Token) -> bool:
    """Tell what something is "far from" or "anything but": "far from **over**"."""
    joined = (t for t in word.lefts if t.lower_ in ("from", "but") and t.i > 0)
    beside = any((t.nbor(-1).lower_, t.lower_) in _FAR_FROM for t in joined)
    return beside and (
        word.pos_ in ("ADJ", "ADV", "VERB") or any(t.tag_ == "VBG" for t in word.lefts)
    )


def _at_no_time(scheme: Scheme, head: Token) -> bool:
    """Tell "**at no time** did he see it", "by no means", "in no way"."""
    beside = scheme.obliques(head.head) if head.dep_ in ("advcl", "xcomp") else ()
    nouns = [noun for _, noun in scheme.obliques(head)]
    nouns += [noun for _, noun in beside if noun.i == head.i - 1]
    return any(lemma(n) in _NO_TIME and n.i < head.i and _preceded_by_no(n) for n in nouns)


def _negates(token: Token) -> bool:
    following = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    if token.lower_ in ("not", "n't", "n’t"):
        return following not in _INERT_AFTER_NOT
    return following != "longer"


def _is_negative_noun(scheme: Scheme, noun: Token) -> bool:
    but = any(t.lower_ == "but" for t in noun.doc[noun.i + 1 : noun.i + 2])
    if lemma(noun) in _NO_CHOICE and but:
        return False
    if noun.lower_ in INDEFINITE or (noun.lower_ == "one" and _preceded_by_no(noun)):
        return True
    least = any(
        t.lower_.endswith("est") and t.i < noun.i for t in noun.children
    )  # "not the slightest doubt"
    words = ("no", "neither", "not") if least else ("no", "neither")
    before = [*scheme.negations(noun), *noun.lefts]
    return any(t.lower_ in words and t.i < noun.i for t in before)


def _preceded_by_no(token: Token) -> bool:
    return token.i > 0 and token.doc[token.i - 1].lower_ == "no"


def _is_would(head: Token, auxiliaries: tuple[Token, ...]) -> bool:
    """Tell "would"; "'d" with a past participle is "had"."""
    return any(
        t.lower_ in WOULD and t.tag_ == "MD" and (t.lower_ == "would" or head.tag_ != "VBN")
        for t in auxiliaries
    )


def _is_hypothetical(scheme: Scheme, head: Token, auxiliaries: tuple[Token, ...]) -> bool:
    """Tell a "would" that is no past "will": "would have gone", "such a step would"."""
    if any(t.lower_ in PERFECT for t in auxiliaries):
        return True
    if head.lemma_ == "have" and scheme.open_complements(head):
        return True
    return any(
        subject.pos_ == "VERB" or any(c.lower_ in ("such", "any") for c in subject.children)
        for subject in scheme.subjects(head)
    )


def _is_scheduled(head: Token, auxiliaries: tuple[Token, ...]) -> bool:
    """Tell a present tense with a word for the future ("is leaving next week")."""
    finite = {t.tag_ for t in (head, *auxiliaries)}
    if finite & {"VBD", "MD"}:
        return False
    return any(
        (t.lower_ in FUTURE_WORDS and t.dep_ in _TEMPORAL)
        or any(c.lower_ == "next" for c in t.children)
        for t in head.children
        if t.i > head.i
    )


def _grade(certainty: Certainty) -> int:
    return ("certain", "probable", "possible", "conditional").index(certainty)
