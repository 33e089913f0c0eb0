"""Who a pronoun means: what has been mentioned so far, how prominently, and who spoke last.

Scores add up preferences that the literature on anaphora agrees on (recency, subjects before
other parts, agreement in gender and number; Lappin and Leass 1994) and one of news prose: who
"he added" means is mostly the last speaker. The weights were set by hand on the tuning part of
the speaker annotations in graph/training/gold.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from secondsource.annotate import lexicons as lex
from secondsource.annotate.clusters import Member, noun_gender
from secondsource.annotate.coreference import Cast
from secondsource.annotate.quotations import quoted_spans
from secondsource.annotate.roles import is_person_noun
from secondsource.records import Gender, Span

SUBJECT, QUOTED, SAME_PARAGRAPH, LAST_SPEAKER, OFTEN = 1.5, -3.0, 0.5, 3.0, 0.05
SPEAKER_DECAY, MARGIN, WINDOW, SINGULAR = 0.4, 0.4, 6, -1.0
TOPIC_MARGIN, TOPIC_WINDOW, NAMED = 1.0, 2, 0.5
NOUN_WINDOW, UNSEXED, BARE = 2, 1.0, 3.0
SHY = -3.5
QUOTED_WINDOW = 60
HIDING = frozenset("official source insider person aide diplomat mole adviser".split())
"""Nouns for those who speak if they aren't named."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One mention that a reader has met, at token ``at``."""

    at: int
    entity: int
    subject: bool
    quoted: bool


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The entity a pronoun means, or the candidates that it could not be chosen from."""

    entity: int | None
    candidates: tuple[int, ...] = ()
    score: float = float("-inf")


class Discourse:
    """Everything mentioned so far; mentions are added in reading order or later."""

    def __init__(self, doc: Doc, cast: Cast) -> None:
        self.doc = doc
        self.cast = cast
        self.quotations: tuple[Span, ...] = quoted_spans(doc.text)
        self._heard: list[Heard] = []
        self._speakers: list[tuple[int, int]] = []
        self._sentence = _numbered(
            doc, lambda token: bool(token.is_sent_start) and not self.is_quoted(token.i)
        )
        self._paragraph = _numbered(doc, lambda token: token.is_space and "\n" in token.text)

    def hear(self, entity: int, start: int, end: int) -> None:
        """Note a mention of an entity in tokens ``[start, end)``."""
        self.cast.mention(entity, start, end)
        heard = Heard(start, entity, self.cast.is_subject((start, end)), self.is_quoted(start))
        bisect.insort(self._heard, heard, key=lambda h: (h.at, h.entity))

    def refer(self, entity: int, token: Token) -> None:
        """Note that a pronoun means an entity: what it tells of that is known from now on."""
        self.hear(entity, token.i, token.i + 1)
        member = self.cast.members[entity]
        if token.lower_ in lex.IT and member.kind == "person":
            member.kind = "organisation"
        if member.gender is None and member.kind == "person":
            male, female = token.lower_ in lex.HE, token.lower_ in lex.SHE
            member.gender = "male" if male else "female" if female else None

    def speak(self, entity: int, at: int) -> None:
        """Note that an entity is the source of an attribution, named at token ``at``."""
        bisect.insort(self._speakers, (at, entity))

    def last_speaker(self, at: int) -> tuple[int, int] | None:
        """Return where and who the last speaker before token ``at`` was."""
        k = bisect.bisect_left(self._speakers, (at, -1))
        return self._speakers[k - 1] if k else None

    def is_quoted(self, token: int) -> bool:
        """Tell whether a token stands in a direct quotation."""
        return within(self.quotations, self.doc[token].idx)

    def paragraph_start(self, token: int) -> int:
        """Return the first word of the paragraph that a token stands in."""
        start = bisect.bisect_left(self._paragraph, self._paragraph[token])
        return start + 1 if start < token and self.doc[start].is_space else start

    def distance(self, first: int, last: int) -> int:
        """Return how many sentences lie between two tokens, those that are quoted not counted."""
        return self._sentence[last] - self._sentence[first]

    def words_back(self, token: int, window: int, sentences: int) -> Iterator[Token]:
        """Yield the at most ``window`` words before a token, the last first, that stand no more
        than so many sentences before it."""
        for i in range(token - 1, max(-1, token - window), -1):
            if self.distance(i, token) > sentences:
                return
            yield self.doc[i]

    def antecedent(
        self,
        token: Token,
        *,
        speaking: bool = False,
        without: frozenset[int] = frozenset(),
        outside: tuple[Span, ...] = (),
    ) -> Antecedent:
        """Return whom a pronoun of the third person means.

        ``speaking`` says that it is the source of an attribution; ``without`` are entities
        that it can't mean; mentions in ``outside``, the attribution's content, don't count.
        """
        fits, bare = _test(token), self._bare_subject(token, outside) if speaking else None
        scores: dict[int, float] = {}
        for heard in self._before(token.i):
            member = self.cast.members[heard.entity]
            said = within(outside, self.doc[heard.at].idx)
            possible = fits(member) or heard.entity == bare
            if heard.entity not in without and not said and possible:
                score = self._score(token, heard, speaking=speaking)
                scores[heard.entity] = max(scores.get(heard.entity, score), score)
        for entity in scores:
            scores[entity] += self._standing(entity, token.i, speaking=speaking)
            scores[entity] += _doubt(token, self.cast.members[entity])
            scores[entity] += SHY * self._is_shy(entity, token, scores)
        for entity in [e for e in scores if may_be_a_body(self.cast.members[e])]:
            if token.lower_ in lex.HE | lex.SHE and self._is_doubtful(entity, token, scores):
                scores[entity] -= BARE
        return _choose(scores)

    def _bare_subject(self, token: Token, outside: tuple[Span, ...]) -> int | None:
        """Return the name of one word, taken for a person's, that "it" takes up: the subject of
        the sentence before, if no body or place has been named since."""
        if token.lower_ not in lex.IT:
            return None
        for heard in self._before(token.i):
            member = self.cast.members[heard.entity]
            if heard.quoted or within(outside, self.doc[heard.at].idx):
                continue
            if member.kind in ("organisation", "place"):
                return None
            near = 0 < self.distance(heard.at, token.i) <= 1 and heard.subject
            if near and member.kind == "person" and may_be_a_body(member):
                return heard.entity
        return None

    def _is_shy(self, entity: int, token: Token, others: Iterable[int]) -> bool:
        """Tell a source who hides behind a noun and is hardly called "she" where somebody of that
        gender has just been named: "An official said Ms Roe knew. **She** says she didn't"."""
        member = self.cast.members[entity]
        heads = {d.head for d in member.descriptions}
        if member.named or member.gender or member.kind != "person" or not heads & HIDING:
            return False
        members = [self.cast.members[e] for e in others if e != entity]
        near = [m for m in members if m.named and m.gender and m.kind == "person"]
        return any(
            self.distance(s, token.i) <= 1 for m in near for s, _ in m.mentions if s < token.i
        )

    def _is_doubtful(self, entity: int, token: Token, others: Iterable[int]) -> bool:
        """Tell whether a name of one word is hardly whom "he" means: somebody new has come up
        since, or it has said nothing so far and there is one who is surely a person."""
        if self._overtaken(entity, token, others):
            return True
        spoken = any(e == entity and at < token.i for at, e in self._speakers)
        members = [self.cast.members[e] for e in others if e != entity]
        return not spoken and any(m.named and " " in m.name for m in members)

    def _overtaken(self, entity: int, token: Token, others: Iterable[int]) -> bool:
        """Tell whether somebody new whom a pronoun may mean has come up since an entity did."""
        last = max((h.at for h in self._before(token.i) if h.entity == entity), default=token.i)
        noun = self.common_noun(token)
        return (noun is not None and noun[1].i > last) or any(
            self.cast.members[other].first > last for other in others if other != entity
        )

    def unclear(self, word: str, found: Antecedent) -> str:
        """Return the note that says between whom a word's meaning could not be decided."""
        names = " or ".join(self.cast.members[e].name for e in found.candidates[:3])
        return f'"{word}" may be {names}' if names else f'nobody found whom "{word}" can mean'

    def common_noun(self, token: Token) -> tuple[float, Token] | None:
        """Return the noun, with its score, that a pronoun means if it means no entity so far."""
        known = {h.at for h in self._before(token.i)}
        best: tuple[float, Token] | None = None
        for noun in self.doc[max(0, token.i - 80) : token.i]:
            near = self.distance(noun.i, token.i) <= NOUN_WINDOW and noun.i not in known
            if self.cast.described_at(noun.i) is not None:
                continue
            if near and noun.pos_ == "NOUN" and self._may_mean(token, noun):
                subject = self.cast.is_subject((noun.i, noun.i + 1))
                heard = Heard(noun.i, -1, subject, self.is_quoted(noun.i))
                score = self._score(token, heard, speaking=True)
                if best is None or score >= best[0]:
                    best = (score, noun)
        return best

    def _may_mean(self, token: Token, noun: Token) -> bool:
        subject = self.cast.is_subject((noun.i, noun.i + 1))
        if token.lower_ in lex.THEY:
            people = is_person_noun(noun) or noun.lemma_ in lex.GROUP_NOUNS | lex.ORG_NOUNS
            return noun.tag_ == "NNS" and (people or subject)
        gendered = lex.FEMALE_NOUNS if token.lower_ in lex.SHE else lex.MALE_NOUNS
        fits = noun.lower_ in gendered or _is_somebody(noun)
        return subject and noun.tag_ == "NN" and fits

    def quoted_noun(self, token: Token) -> Token | None:
        """Return the word in a quotation for whom a pronoun further on in it means: "I asked **the
        foreman** and he ...". Where two can be meant by name, none."""
        if not self.is_quoted(token.i) or token.lower_ not in lex.HE | lex.SHE:
            return None
        fits, back = _test(token), tuple(self._quoted_back(token.i))
        named: dict[int, Token] = {}
        for word in back:
            k = self.cast.index.at(word.i)
            if k is not None and fits(self.cast.members[self.cast.of_name[k]]):
                named.setdefault(self.cast.of_name[k], word)
        if named:
            return next(iter(named.values())) if len(named) == 1 else None
        nouns = (w for w in back if self.cast.index.at(w.i) is None and is_person_noun(w))
        return next((n for n in nouns if n.tag_ == "NN" and _takes_part(token, n)), None)

    def _quoted_back(self, at: int) -> Iterator[Token]:
        """Yield the quoted words of a paragraph before token ``at``, the last first."""
        for word in reversed(self.doc[max(0, at - QUOTED_WINDOW) : at]):
            if word.is_space and "\n" in word.text:
                return
            if self.is_quoted(word.i):
                yield word

    def names_body(self, start: int, end: int, outside: tuple[Span, ...]) -> bool:
        """Tell whether tokens ``[start, end)`` mention a body or a place, what is quoted or in
        the spans ``outside`` left out."""
        return any(
            start <= heard.at
            and not (heard.quoted or within(outside, self.doc[heard.at].idx))
            and self.cast.members[heard.entity].kind in ("organisation", "place")
            for heard in self._before(end)
        )

    def topic(self, at: int, gender: Gender | None) -> Antecedent:
        """Return the person that the text before token ``at`` is about, if one stands out."""
        scores: dict[int, float] = {}
        for heard in self._before(at):
            member = self.cast.members[heard.entity]
            near = self.distance(heard.at, at) <= TOPIC_WINDOW and not heard.quoted
            if near and member.kind == "person" and _agree(gender, member.gender):
                score = self._score(self.doc[at], heard, speaking=True)
                scores[heard.entity] = max(scores.get(heard.entity, score), score)
        for entity in scores:
            scores[entity] += self._standing(entity, at, speaking=True)
        return _choose(scores, TOPIC_MARGIN)

    def _before(self, at: int) -> list[Heard]:
        """Return the mentions of the last sentences before token ``at``, in reverse order."""
        found = []
        for k in range(bisect.bisect_left(self._heard, at, key=lambda h: h.at) - 1, -1, -1):
            if self.distance(self._heard[k].at, at) > WINDOW:
                break
            found.append(self._heard[k])
        return found

    def _score(self, token: Token, heard: Heard, *, speaking: bool) -> float:
        score = -1.0 * self.distance(heard.at, token.i)
        score += SUBJECT * heard.subject
        score += SAME_PARAGRAPH * (self._paragraph[heard.at] == self._paragraph[token.i])
        if heard.quoted and (speaking or not self.is_quoted(token.i)):
            score += QUOTED
        return score

    def _standing(self, entity: int, at: int, *, speaking: bool) -> float:
        """Return what does not depend on a single mention: how often, and who spoke last."""
        score = OFTEN * min(len(self.cast.members[entity].mentions), 10)
        last = self.last_speaker(at)
        if last is not None and last[1] == entity:
            bonus = LAST_SPEAKER if speaking else LAST_SPEAKER / 2
            score += max(0.0, bonus - SPEAKER_DECAY * self.distance(last[0], at))
        return score


def within(spans: tuple[Span, ...], at: int) -> bool:
    """Tell whether a code point lies in one of the sorted spans."""
    k = bisect.bisect_right(spans, (at, 1 << 60))
    return k > 0 and at < spans[k - 1][1]


def _numbered(doc: Doc, begins: Callable[[Token], bool]) -> list[int]:
    numbers: list[int] = []
    for token in doc:
        numbers.append((numbers[-1] if numbers else 0) + begins(token))
    return numbers


def _test(token: Token) -> Callable[[Member], bool]:
    """Return the test of agreement for a pronoun."""
    word = token.lower_
    if word in lex.HE or word in lex.SHE:
        gender: Gender = "male" if word in lex.HE else "female"
        return lambda m: m.kind == "person" and not m.plural and m.gender in (None, gender)
    if word in lex.THEY:
        return lambda m: m.kind in ("group", "organisation") or m.plural
    return lambda m: m.kind in ("organisation", "place") and not m.plural


def _doubt(token: Token, member: Member) -> float:
    """Return what speaks against a candidate without excluding it."""
    if token.lower_ in lex.THEY:
        return SINGULAR if member.kind == "organisation" else 0.0
    if token.lower_ in lex.IT:
        return SINGULAR if member.kind == "place" else 0.0
    return (NAMED if member.named else 0.0) - (0.0 if member.gender else UNSEXED)


def may_be_a_body(member: Member) -> bool:
    """Tell a name of one word that nothing shows to be a person's: "Brightwater denied it"."""
    known = member.gender or member.descriptions
    return member.named and not known and all(" " not in name for name in member.aliases)


def _takes_part(token: Token, noun: Token) -> bool:
    """Tell a noun that a pronoun may take up: a subject or an object, no predicate."""
    gender = noun_gender(noun.lower_)
    wanted: Gender = "male" if token.lower_ in lex.HE else "female"
    linked = any(t.dep_ == "cop" for t in noun.children)
    inside = token in noun.subtree or noun.dep_ in ("compound", "ROOT", "vocative")
    return gender in (None, wanted) and not linked and not inside


def _is_somebody(noun: Token) -> bool:
    """Tell a noun that brings in somebody of either gender: "**a nurse** helped"."""
    leads = (child.lower_ for child in noun.children if child.i < noun.i)
    unsexed = noun_gender(noun.lower_) is None
    fits = unsexed and is_person_noun(noun) and noun.lower_ not in HIDING
    return fits and not {"a", "an", "another"}.isdisjoint(leads)


def _agree(first: Gender | None, second: Gender | None) -> bool:
    return first is None or second is None or first == second


def _choose(scores: dict[int, float], margin: float = MARGIN) -> Antecedent:
    """Return the best candidate; none if the second best comes too close."""
    ranked = sorted(scores, key=lambda e: (-scores[e], e))
    if not ranked:
        return Antecedent(None)
    best = scores[ranked[0]]
    close = tuple(e for e in ranked if best - scores[e] < margin)
    return Antecedent(ranked[0] if len(close) == 1 else None, close, best)
