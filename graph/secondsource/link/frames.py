"""A claim in comparable form: what kind of event, who took part, how much, in what light.

A frame is made of concepts (see :mod:`secondsource.link.lexicon`) and entity ids, so that
"carried out an attack on", "attacked" and "the attack on" meet. Frames are made in
:mod:`secondsource.link.framing`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from secondsource.link import lexicon
from secondsource.link.clauses import CORE
from secondsource.link.lexicon import concept
from secondsource.link.particulars import NO_PARTICULARS, Particulars
from secondsource.link.wording import as_written
from secondsource.records import Figure, Role, Span, Stance

PARTAKING: tuple[Role, ...] = (*CORE, "place", "other")


@dataclass(frozen=True, slots=True)
class Frame:
    """What a claim states, for comparison.

    ``concept`` is the event's class; ``flipped`` says that the words deny that class
    ("won" for "lose"). ``roles`` holds for each role the keys of its fillers, an entity id
    or a concept. ``terms`` are the concepts of all content words, ``entities`` the named
    ones among the participants, ``vague`` is true where the event was taken over from an
    earlier claim or is not known. ``phase`` is planned, attempted, ongoing, ended or "".
    ``quotes`` are the words of the clause that stand in quotation marks. ``about`` names the
    claim that a vague event was taken over from, ``own_entities`` who the vague claim itself
    named. ``noun`` says that a noun names the event, ``word`` is that which names it,
    ``mood`` has "asked", "demanded", "hearsay". ``company`` are all the
    entities that its document names, ``vacuous`` marks a
    clause that states nothing, ``length`` is its number of words. ``asserts`` is false for
    questions, demands and topics, ``unresolved`` marks a subject that is a pronoun for nobody
    known. ``claimant`` says it, in the clause at ``span``; ``own`` marks what an unnamed one says
    of himself. ``text`` is the clause, ``parts`` its nouns with what "of" says of them,
    ``doubtful`` tells of a negation in it that its stance doesn't show, ``beside`` what it says
    beside event and participants, ``brief`` a heading or key point, which leaves out what it can.
    ``selves`` are the pronouns beside the subject that mean the claimant, ``unnamed`` is one
    without a name, known or not.
    """

    claim: str
    document: str
    concept: str
    predicate: str
    flipped: bool
    stance: Stance
    roles: Mapping[Role, frozenset[str]]
    entities: frozenset[str]
    terms: frozenset[str]
    figures: tuple[Figure, ...]
    scope: frozenset[str]
    phase: str
    quotes: tuple[tuple[str, ...], ...]
    vague: bool = False
    about: frozenset[str] = frozenset()
    noun: bool = False
    own_entities: frozenset[str] = frozenset()
    mood: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    vacuous: bool = False
    length: int = 0
    word: str = ""
    asserts: bool = True
    unresolved: bool = False
    claimant: str | None = None
    span: Span = (0, 0)
    own: bool = False
    text: str = ""
    parts: frozenset[tuple[str, frozenset[str]]] = frozenset()
    doubtful: bool = False
    brief: bool = False
    beside: Particulars = NO_PARTICULARS
    selves: frozenset[str] = frozenset()
    unnamed: bool = False

    @property
    def generic(self) -> bool:
        """Whether the event is of no kind in particular: "need", "have respect", "come"."""
        thing = self.noun and self.concept not in lexicon.EVENTS | lexicon.DISEASES
        return thing or lexicon.is_generic(self.word)

    @property
    def shown(self) -> str:
        """The words of the clause that name its event, as written; else the predicate."""
        return (
            as_written(self.word, self.text)
            or as_written(self.predicate, self.text)
            or (self.word.replace("-", " "))
        )

    @property
    def existential(self) -> bool:
        """Whether the clause states that something is there: "there was no order"."""
        return lexicon.EXISTENTIAL.match(self.text.casefold()) is not None

    @property
    def ends(self) -> bool:
        """Whether the clause says of something that it ended, or did not."""
        return self.predicate in lexicon.ENDED and not self.vague

    @property
    def naming(self) -> frozenset[str]:
        """The concepts of the words that name the event."""
        return frozenset({self.concept, *map(concept, self.word.split()), concept(self.word)})

    @property
    def participants(self) -> frozenset[str]:
        """Who and what takes part, named or not; mere "people" left out."""
        filled = frozenset().union(*(self.roles.get(role, frozenset()) for role in PARTAKING))
        return (filled | self.entities) - lexicon.ANYBODY - lexicon.NOBODY

    @property
    def signature(self) -> tuple[object, ...]:
        """Everything that decisions look at, equal for claims that say the same alike."""
        roles = tuple((role, tuple(sorted(keys))) for role, keys in sorted(self.roles.items()))
        figures = tuple((f.value, f.upper, f.unit, f.bound) for f in self.figures)
        said = (self.concept, self.predicate, self.flipped, self.stance, roles, figures)
        named = (self.entities or self.company, self.places, self.terms, self.beside)
        return (*said, *named, self.vague, self.mood, self.scope, self.phase, self.quotes,
                self.vacuous, self.length)  # fmt: skip

    def details(self, other: Frame) -> frozenset[str]:
        """Return the content words beside the event and the participants of either."""
        return self.terms - self.entities - other.entities - {self.concept, other.concept}

    def filled(self, role: Role) -> frozenset[str]:
        """Return whatever fills a role, named or not."""
        return self.roles.get(role, frozenset())

    def named_in(self, role: Role) -> frozenset[str]:
        """Return the named entities that fill a role."""
        return self.roles.get(role, frozenset()) & self.entities

    @property
    def denied(self) -> bool:
        """Whether the claim denies the event class, its words' own polarity counted."""
        return (self.stance.polarity == "denied") != self.flipped
