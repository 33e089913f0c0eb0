"""How far two frames agree: event, participants, words, figures, each in [0, 1]."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.link import figures
from secondsource.link.clauses import CORE
from secondsource.link.figures import Fit
from secondsource.link.frames import Frame
from secondsource.link.kinship import Kinship
from secondsource.link.lexicon import (
    AMOUNTS,
    ANYBODY,
    EMPTY,
    HAPPEN,
    KINDS,
    NOBODY,
    contrary,
    near,
)
from secondsource.link.rarity import Folder
from secondsource.link.similarity import containment, longest_shared_run, overlap
from secondsource.link.wording import as_written
from secondsource.records import Role

_ALIKE = 0.34
_HALF = 0.5
_FAR, _APART, _APART_HERE, _FAR_OPPOSITE = 0.45, 0.35, 0.2, 0.5
"""Cosines below which two clauses don't say the same: without a role in common, with one across
documents, with one in a document; and below which they don't contradict each other. Of own pairs
that say the same one in a hundred is below the first, of those that contradict three are below
the last."""
_SUPPORT = 0.7
"""Cosine from which the clauses' vectors speak for a common event of one class."""
_WORDS = 0.6
_FEWEST = 3
_QUOTED = 5
_COVERED = 0.75
_UNKNOWN = 0.3
_TELLING = 12
_ELSEWHERE = 0.7
_TIMED, _ROUND = 0.6, 15
"""What a clock time that both tell is worth in words, and minutes to which many times are told."""
_NEAR_EVENT = 0.85
_CROSSED_EVENT = 0.7
_VAGUE_EVENT = 0.4


@dataclass(frozen=True, slots=True)
class Match:
    """Two frames of a folder with how far they agree.

    ``event`` is 0 for different events. ``quoted`` is the longest run of words that quotations
    of both share, ``score`` the weighted sum.
    """

    first: Frame
    second: Frame
    folder: Folder
    event: float
    roles: float
    words: float
    entities: float
    figures: Fit
    figures_told: str
    quoted: tuple[str, ...]

    @classmethod
    def of(cls, first: Frame, second: Frame, folder: Folder) -> Match:
        """Compare two frames."""
        fit, told = figures.compare(
            first.figures, second.figures, strict=first.beside.strict and second.beside.strict
        )
        one, two = first.details(second), second.details(first)
        bare = not one and not two and first.existential and second.existential
        words = 1.0 if bare else max(overlap(one, two), 0.75 * containment(one, two))
        words = max(words, _TIMED) if _same_minute(first, second) else words
        event = _same_event(first, second, fit)
        roles, named = _role_agreement(first, second), _named(first, second)
        quoted = shared_quotation(first, second)
        return cls(first, second, folder, event, roles, words, named, fit, told, quoted)

    @property
    def score(self) -> float:
        """How much speaks for the same statement, in [0, 1]."""
        whole = 0.4 * self.event + 0.2 * self.roles + 0.25 * self.words + 0.15 * self.entities
        return round(min(1.0, whole + 0.1 * (self.figures == "equal")), 4)

    @property
    def common(self) -> frozenset[str]:
        """The named participants that both have."""
        return self.first.entities & self.second.entities

    @property
    def kin(self) -> bool:
        """Whether the two have to do with each other."""
        if (kinship := self.kinship) is not None:
            return kinship.probability >= _HALF
        if self.common or (self.event > 0 and self.agreed_roles):
            return True
        return self.words >= _ALIKE

    @property
    def kinship(self) -> Kinship | None:
        """What the two have in common, if that can be told."""
        aligned = self.folder.aligned(self.first, self.second)
        if aligned is None or (near := self.near) is None:
            return None
        return Kinship(near, aligned, self.folder.around(self.first, self.second))

    @property
    def near(self) -> float | None:
        """The cosine of the clauses' sentence vectors, if that can be told."""
        return self.folder.near(self.first, self.second)

    @property
    def covered(self) -> bool:
        """Whether a shared quotation is nearly all of the shorter clause."""
        shorter = min(self.first.length, self.second.length)
        return len(self.quoted) >= max(_QUOTED, _COVERED * shorter)

    @property
    def contained(self) -> bool:
        """Whether a shared quotation is all of the shorter clause."""
        return len(self.quoted) >= min(self.first.length, self.second.length)

    @property
    def nested(self) -> bool:
        """Whether one article has the one within the other, said by somebody else.

        Who confirms or denies what another said has the other's very words, and is no relay.
        """
        one, two = self.first, self.second
        if one.document != two.document or one.claimant == two.claimant or one.span == two.span:
            return False
        return one.span[0] < two.span[1] and two.span[0] < one.span[1]

    @property
    def grounded(self) -> bool:
        """Whether both are about the same thing in particular, not only of one kind.

        They must belong together (one story, or a rare word in common) and share either most
        of their words, or participants: for an event of some kind one, with no role left
        open in one of them unless words agree too; for "have" or "need" two in their roles.
        """
        if self.first.unresolved or self.second.unresolved or not self.together:
            return False
        return not self._clash() and (self._shared() or self._supported())

    def _shared(self) -> bool:
        """Say whether words and participants in common tell the same thing in particular."""
        agreed, open_ = self.agreed_roles, self._open_roles()
        crossed = self.event <= _CROSSED_EVENT and self.figures != "equal"
        if crossed and (open_ or not agreed) and not self._same_words():
            return False
        if self._most_words() or self._bare_existence():
            return True
        if self.event == 1.0 and _same_minute(self.first, self.second):
            return True
        if self.first.generic or self.second.generic:
            return agreed > 1 or (agreed == 1 and not open_ and self._same_words())
        if agreed and self.first.claimant is not None and self._one_speaker():
            return True
        shared = bool((self.first.participants & self.second.participants) - self._speaker)
        alike = self.words >= _ALIKE or self.figures == "equal"
        if agreed and self._telling_number():
            return True
        return shared and (agreed > 1 or alike or not open_)

    def _bare_existence(self) -> bool:
        """Say whether both state in the same words that something was there, or is over."""
        return self._bare and self.first.terms == self.second.terms

    @property
    def _bare(self) -> bool:
        frames = (self.first, self.second)
        return all(frame.ends for frame in frames) or all(frame.existential for frame in frames)

    def _telling_number(self) -> bool:
        """Say whether both count the same, so many that it is no chance: "31 people"."""
        return self.figures == "equal" and any(f.value > _TELLING for f in self.first.figures)

    @property
    def together(self) -> bool:
        """Whether both may be of one story: by the names around them, or by a rare word."""
        if self.folder.one_story(self.first, self.second) or len(self.quoted) >= _QUOTED:
            return True
        own = {self.first.claimant, self.second.claimant}
        rare = (self.first.terms & self.second.terms & self.folder.rare) - own
        if not self._bare:
            rare -= self._naming
        alike = bool(self.common - own) or not self._told_apart
        return bool(rare) and alike

    @property
    def far(self) -> bool:
        """Whether the vectors speak against one statement.

        They have to say more where a role is filled alike, and most within one document. They
        are not asked where a quotation is shared, or where a clause only points back: "it can't
        be stopped" is far from what "it" is.
        """
        if not self.agreed_roles:
            return self._below(_FAR)
        return self._below(_APART if self.first.document != self.second.document else _APART_HERE)

    @property
    def far_from_opposite(self) -> bool:
        """Whether the vectors speak against one subject of which the two say opposite things."""
        return self._below(_FAR_OPPOSITE)

    def _below(self, limit: float) -> bool:
        pointing = any(frame.vague or frame.about for frame in (self.first, self.second))
        if len(self.quoted) >= _QUOTED or (self.agreed_roles and pointing):
            return False
        return self.near is not None and self.near < limit

    def _supported(self) -> bool:
        """Say whether vectors speak for two claims of one story on an event of one class.

        Nothing that the one fills may be open in the other, figures apart that agree.
        """
        if self.event < 1.0 or self.first.generic or self.second.generic or self.near is None:
            return False
        told = self.figures == "equal" or not self._open_roles()
        story = self.folder.one_story(self.first, self.second)
        return told and (story or not self._told_apart) and self.near >= _SUPPORT

    @property
    def _told_apart(self) -> bool:
        return self.folder.told_apart(self.first, self.second)

    def _clash(self) -> bool:
        """Say whether a role is filled otherwise in both.

        A name and a noun may be one if a clause has both ("the poet Sana Mirza").
        """
        return any(self._differ(role) for role in CORE)

    def _differ(self, role: Role) -> bool:
        one, two = self.first.filled(role), self.second.filled(role)
        if not one or not two or one & two or (one | two) & NOBODY:
            return False
        if any(near(a, b) for a in one for b in two):
            return False
        named = bool(self.first.named_in(role)) + bool(self.second.named_in(role))
        return named != 1 or not (one & self.second.terms or two & self.first.terms)

    @property
    def _speaker(self) -> frozenset[str]:
        """Who says both and does it in one: to tell two deeds of one's own is nothing in common."""
        one = self.first.claimant
        doers = self.first.filled("agent") | self.second.filled("agent")
        return frozenset({one} if self._one_speaker() and one in doers else ())

    def _one_speaker(self) -> bool:
        return self.first.claimant == self.second.claimant

    def _same_words(self) -> bool:
        """Say whether both have the same content words beside those that name the event."""
        empty = self._naming | AMOUNTS | ANYBODY
        return self.first.terms - empty == self.second.terms - empty != frozenset()

    def _most_words(self) -> bool:
        """Say whether most content words are shared, at least three and one of them rare.

        The words for an event of no kind in particular count only where all words agree.
        """
        empty = self._speaker | AMOUNTS
        one, two = self.first.terms - empty, self.second.terms - empty
        if one != two and (self.first.generic or self.second.generic):
            one, two = one - self._naming, two - self._naming
        shared = one & two
        enough = max(_FEWEST, _WORDS * min(len(one), len(two)))
        return len(shared) >= enough and bool(shared & self.folder.rare)

    @property
    def _naming(self) -> frozenset[str]:
        return self.first.naming | self.second.naming

    @property
    def agreed_roles(self) -> int:
        """In how many of its main roles the event has a participant in both."""
        both = (self.first.filled(role) & self.second.filled(role) for role in CORE)
        return sum(bool(keys) for keys in both)

    def _open_roles(self) -> bool:
        """Say whether somebody takes part in the one who has no counterpart in the other."""
        one = {role for role in CORE if self.first.filled(role)}
        two = {role for role in CORE if self.second.filled(role)}
        unsaid = self.first.noun or self.second.noun or self.first.vague or self.second.vague
        return one != two and bool((one and two) or not unsaid)

    def say(self, keys: frozenset[str]) -> str:
        """Return role fillers as words to read."""
        return " and ".join(sorted(map(self._name, keys)))

    def _name(self, key: str) -> str:
        texts = (self.first.text, self.second.text)
        written = (as_written(key, text) for text in texts)
        return self.folder.names.get(key) or next(filter(None, written), key)

    def fillers(self, role: Role) -> str:
        """Return who fills a role in the one and in the other."""
        return f"{self.say(self.first.filled(role))}, {self.say(self.second.filled(role))}"


def shared_quotation(first: Frame, second: Frame) -> tuple[str, ...]:
    """Return the longest run of words that quotations of both clauses share; may be empty."""
    found = (longest_shared_run(one, two) for one in first.quotes for two in second.quotes)
    return max(found, key=len, default=())


def _same_minute(first: Frame, second: Frame) -> bool:
    """Say whether both tell one clock time to the minute, which is no chance: "at 5.52am"."""
    shared = first.beside.moments.clock & second.beside.moments.clock
    return any(at % _ROUND for at in shared)


def _same_event(first: Frame, second: Frame, fit: Fit) -> float:
    if first.vacuous or second.vacuous:
        return 0.0
    if first.vague or second.vague:
        return _same_vague_event(first, second)
    if first.concept == second.concept:
        return 1.0
    if first.predicate == second.predicate and not (first.noun and second.noun):
        return 1.0
    if contrary(first.concept, second.concept):
        return 1.0
    if near(first.concept, second.concept):
        return 1.0 if _denied_whole(first, second) else _NEAR_EVENT
    if fit in ("equal", "excluded") and _same_measure(first, second):
        return 1.0
    crossed = (first.concept in second.terms, second.concept in first.terms)
    if all(crossed) or (any(crossed) and fit == "equal"):
        return _CROSSED_EVENT
    return 0.0


def _same_measure(first: Frame, second: Frame) -> bool:
    """Say whether two clauses count the same in the same words, whatever their predicate."""
    return first.terms == second.terms and len(first.terms) > 1


def _denied_whole(first: Frame, second: Frame) -> bool:
    """Say whether one denies all of the kind that the other gives a case of: "no casualties"."""
    return any(
        one.denied and one.concept in KINDS and other.concept in KINDS[one.concept]
        for one, other in ((first, second), (second, first))
    )


def _same_vague_event(first: Frame, second: Frame) -> float:
    """A mere "it has begun" says the same as another claim only of the same phase."""
    if first.concept != second.concept:
        return 0.0
    if first.vague and second.vague and first.predicate == second.predicate:
        return _VAGUE_EVENT if first.predicate in EMPTY else 1.0
    return 1.0 if {_stage(first), _stage(second)} == {"ongoing"} else _VAGUE_EVENT


def _stage(frame: Frame) -> str:
    return "ongoing" if frame.predicate in HAPPEN else frame.phase


def _role_agreement(first: Frame, second: Frame) -> float:
    both = [role for role in CORE if first.filled(role) and second.filled(role)]
    if not both:
        filled = [frozenset().union(*frame.roles.values()) for frame in (first, second)]
        return _ELSEWHERE if filled[0] & filled[1] & first.entities else _UNKNOWN
    return sum(bool(first.filled(role) & second.filled(role)) for role in both) / len(both)


def _named(first: Frame, second: Frame) -> float:
    if not first.entities and not second.entities:
        return 0.6
    if not first.entities or not second.entities:
        return 0.4
    return 1.0 if first.entities & second.entities else 0.0
