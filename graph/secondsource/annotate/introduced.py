"""Who has been brought in to speak: after "The Herald met a survivor, Ada Roe", "she said"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from secondsource.annotate import lexicons as lex
from secondsource.annotate.coreference import Cast
from secondsource.annotate.discourse import Discourse
from secondsource.annotate.forms import lemma
from secondsource.annotate.roles import is_person_noun
from secondsource.annotate.schemes import Scheme

_MEETING = frozenset("meet interview visit contact approach question find reach see".split())
_TALKING = {"speak": ("to", "with"), "talk": ("to", "with"), "hear": ("from",), "turn": ("to",)}
_TELLING = frozenset({"tell", "join", "greet"})
_LISTENERS = frozenset("reporter journalist correspondent team crew we i they".split())
_REACH = 1
"""Sentences behind an introduction in which the one introduced speaks."""
_WINDOW = 60
"""Words back in which an introduction is looked for."""


def introduced_before(
    scheme: Scheme, cast: Cast, discourse: Discourse, token: Token
) -> Token | None:
    """Return the noun or name of the one person whom the sentence before ``token`` brings in.

    Nobody else may have spoken since, and who meets him is no person that a pronoun could mean.
    """
    for verb in discourse.words_back(token.i, _WINDOW, _REACH):
        if verb.pos_ != "VERB" or discourse.is_quoted(verb.i) or verb.sent == token.sent:
            continue
        people = [n for n in _met(scheme, verb) if cast.is_one_person(n) and not _joined(n)]
        if len(people) == 1 and _meets_for_many(scheme, cast, verb):
            last = discourse.last_speaker(token.i)
            return people[0] if last is None or last[0] < verb.sent.start else None
    return None


def newcomer_before(cast: Cast, discourse: Discourse, token: Token) -> Token | None:
    """Return the name with which a paragraph begins that goes on with a pronoun: "**Ada Roe**, a
    nurse, was on deck. **She** said ...", if it is new and nobody else's name stands beside it.
    """
    start = discourse.paragraph_start(token.i)
    last = discourse.last_speaker(token.i)
    opening = token.doc[start].sent
    before = opening.end == token.sent.start or discourse.distance(start, token.i) == 1
    if not before or start == 0 or (last is not None and last[0] >= start):
        return None
    people = {
        cast.of_name[k]
        for k in cast.index.within(start, token.i)
        if cast.index.names[k].kind == "person"
    }
    k = cast.index.at(start)
    if k is None or people != {cast.of_name[k]} or cast.members[cast.of_name[k]].first != start:
        return None
    name = cast.index.names[k]
    return token.doc[start] if cast.is_subject((name.start, name.end)) else None


def _met(scheme: Scheme, verb: Token) -> Iterator[Token]:
    """Yield whom a verb of meeting has as its object: "spoke to **a nurse**", "told by **Roe**"."""
    word = lemma(verb)
    if word in _TALKING:
        yield from (noun for case, noun in scheme.obliques(verb) if case in _TALKING[word])
    elif scheme.is_passive(verb):
        yield from scheme.agents(verb) if word in _TELLING else ()
    elif word in _MEETING:
        yield from scheme.objects(verb)


def _joined(noun: Token) -> bool:
    return any(child.dep_ == "conj" for child in noun.children)


def _meets_for_many(scheme: Scheme, cast: Cast, verb: Token) -> bool:
    """Tell whether who meets somebody is a body, reporters, or not named at all."""
    for subject in scheme.subjects(verb):
        k = cast.index.at(subject.i)
        if k is not None:
            return cast.index.names[k].kind != "person" or _reports(scheme, cast, verb, k)
        if subject.lower_ in lex.HE | lex.SHE:
            return False
        listening = lemma(subject) in _LISTENERS or subject.lower_ in _LISTENERS
        return listening or not is_person_noun(subject)
    return True


def _reports(scheme: Scheme, cast: Cast, verb: Token, name: int) -> bool:
    """Tell a colleague of the author's, called by one name, who has talked to somebody new: "Ben
    has been talking to **Ada Roe**, a driver who was there"."""
    one = cast.index.names[name].end - cast.index.names[name].start == 1
    known = cast.members[cast.of_name[name]].descriptions
    if lemma(verb) not in _TALKING or not one or known:
        return False
    for noun in _met(scheme, verb):
        k = cast.index.at(noun.i)
        if k is not None and cast.members[cast.of_name[k]].descriptions:
            met = cast.index.names[k]
            new = cast.members[cast.of_name[k]].first == met.start
            return new and met.end - met.start > 1
    return False
