"""Who has been asked: after "Roe asked the admiral why", "he said" is the admiral's answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from secondsource.annotate import lexicons as lex
from secondsource.annotate.coreference import Cast
from secondsource.annotate.discourse import Discourse
from secondsource.annotate.forms import lemma
from secondsource.annotate.schemes import Scheme

_ASKING = frozenset("ask question interview press quiz grill".split())
_REACH = 2
"""Sentences after a question in which its answer may stand."""
_WINDOW = 120
"""Words back in which a question is looked for."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """Somebody asks somebody something: the verb, who asks, and who is asked."""

    verb: Token
    asker: Token
    asked: Token


def contradicts(inquiry: Inquiry, token: Token) -> bool:
    """Tell whether a question has a pronoun of the other gender: "asked the man why **he** ..."."""
    mine, other = (lex.HE, lex.SHE) if token.lower_ in lex.HE else (lex.SHE, lex.HE)
    words = {t.lower_ for t in inquiry.verb.subtree if t.i > inquiry.asked.i}
    return bool(words & other) and not words & mine


def inquiry_before(
    scheme: Scheme, cast: Cast, discourse: Discourse, token: Token
) -> Inquiry | None:
    """Return the last question to a person before ``token`` that nobody else has answered."""
    found = next(_inquiries(scheme, cast, discourse, token), None)
    last = discourse.last_speaker(token.i)
    if found is None or (last is not None and last[0] > found.verb.i):
        return None
    return found


def _inquiries(scheme: Scheme, cast: Cast, discourse: Discourse, token: Token) -> Iterator[Inquiry]:
    for verb in discourse.words_back(token.i, _WINDOW, _REACH):
        asking = lemma(verb) in _ASKING and verb.pos_ == "VERB"
        if asking and not discourse.is_quoted(verb.i) and _is_told(scheme, verb):
            subjects, asked = scheme.subjects(verb), _asked(scheme, cast, verb)
            if subjects and asked is not None and not scheme.is_passive(verb):
                yield Inquiry(verb, subjects[0], asked)


def _is_told(scheme: Scheme, verb: Token) -> bool:
    """Tell a question that the text itself reports, first or in a clause before the main one."""
    while verb.dep_ in scheme.conjunct and verb.head != verb:
        verb = verb.head
    return verb.head == verb or (verb.dep_ == "advcl" and verb.i < verb.head.i)


def _asked(scheme: Scheme, cast: Cast, verb: Token) -> Token | None:
    """Return the single person that a verb of asking has as its object."""
    nouns = (*scheme.recipients(verb), *scheme.objects(verb))
    return next((noun for noun in nouns if cast.is_one_person(noun)), None)
