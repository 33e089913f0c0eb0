"""The records that flow through Second Source, their ids, and JSON in and out.

Every record is frozen and made of plain values, so that it can be hashed, compared,
cached and sent to another process. Two conventions hold everywhere:

* a span is ``(start, end)``, half-open, in code points of ``Document.text``;
* an id comes from content alone: a short prefix and the hash of a JSON list of the
  identifying fields. Nothing depends on a clock, on chance, on an absolute path or on
  the order in which files are read.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import msgspec

Span = tuple[int, int]
JOIN = " … "
"""What stands between the texts of two spans that are shown together."""

PassageKind = Literal["front_matter", "caption", "credit", "summary", "heading"]
EntityKind = Literal["person", "organisation", "place", "group", "other"]
Gender = Literal["female", "male"]
Polarity = Literal["affirmed", "denied"]
Certainty = Literal["certain", "probable", "possible", "conditional"]
Time = Literal["present_or_past", "future"]
Bound = Literal["exact", "about", "at_least", "at_most"]
Role = Literal["agent", "patient", "recipient", "place", "time", "other"]
CarrierKind = Literal["interview", "outlet", "agency", "statement", "publication", "occasion"]
Voice = Literal["attributed", "document"]
DecisionKind = Literal["same", "contradicts", "related", "unrelated", "cannot_tell"]
DependenceKind = Literal["claimant", "quotation", "carrier", "passage", "summary", "basis"]
RelationKind = Literal["corroborates", "echoes", "disputes"]
VerdictName = Literal[
    "corroborated", "echo", "single_source", "unattributed", "conditional_only", "cannot_tell"
]
Flag = Literal["disputed", "suspected_echo", "one_article_only"]


def make_id(prefix: str, *fields: object) -> str:
    """Return ``prefix-`` and 16 hexadecimal digits of the SHA-256 of ``fields`` as JSON."""
    return f"{prefix}-{hashlib.sha256(msgspec.json.encode(list(fields))).hexdigest()[:16]}"


# --- documents ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a document's text that is not running prose."""

    start: int
    end: int
    kind: PassageKind


@dataclass(frozen=True, slots=True)
class Document:
    """One article as published. Unknown metadata is ``None``, never guessed.

    ``path`` is relative to the folder that was read, with forward slashes; a row of a
    table is ``file.jsonl#id``. ``published`` is an ISO 8601 date or date-time as given
    (a bare year or month is allowed).
    """

    path: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    author: str | None = None
    passages: tuple[Passage, ...] = ()

    @property
    def text_hash(self) -> str:
        """SHA-256 of the text in UTF-8, hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def id(self) -> str:
        """Made of the URL (else the path) and the text, so that copies stay separate."""
        return make_id("d", self.url or self.path, self.text_hash)


@dataclass(frozen=True, slots=True)
class Skipped:
    """An article that could not be used, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """A document without its text, as a story keeps it; ``text_hash`` names the text."""

    id: str
    path: str
    text_hash: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    author: str | None = None
    sentences: tuple[Span, ...] = ()
    fingerprints: tuple[Fingerprint, ...] = ()

    @classmethod
    def of(cls, document: Document, annotation: Annotation) -> DocumentInfo:
        """Drop the text and keep what linking and the views need."""
        return cls(
            document.id,
            document.path,
            document.text_hash,
            document.title,
            document.outlet,
            document.url,
            document.published,
            document.author,
            annotation.sentences,
            annotation.fingerprints,
        )


# --- annotation: what one document says, found without looking at any other -----------------


@dataclass(frozen=True, slots=True)
class DocEntity:
    """Somebody or something that one document mentions.

    ``named`` is false for those without a name ("sources", "a senior official").
    ``affiliations`` is the chain of organisations, nearest first, as names.
    ``mentions`` are spans in order of position, names, nominals and pronouns alike.
    """

    name: str
    kind: EntityKind
    named: bool
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    gender: Gender | None = None
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Stance:
    """The claimant's own stance towards the content, not the article's."""

    polarity: Polarity = "affirmed"
    certainty: Certainty = "certain"
    time: Time = "present_or_past"


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity: ``value`` (``upper`` for the other end of a range) of ``unit``.

    ``unit`` is the lemma of what is counted or measured ("troop", "percent", "dollar"),
    empty if there is none. A fraction such as "a third of the force" is 0.333 of "force".
    """

    value: float
    unit: str
    bound: Bound
    start: int
    end: int
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """A participant of a predication.

    ``head`` is the lower-case lemma of its head word. ``entity`` refers to the
    participant: before linking ``"<document id>#<index in Annotation.entities>"``, after it
    an ``Entity.id``; ``None`` for common nouns that name nobody.
    """

    role: Role
    head: str
    start: int
    end: int
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Predication:
    """What one clause of a content states: a predicate with its participants.

    ``predicate`` is a lower-case lemma: a verb ("remove"), an event noun ("coup"), or an
    adjective or noun behind a copula ("sick"). ``negated`` is the clause's own negation;
    the claimant's stance has taken it into account already.
    ``start`` and ``end`` span the clause. ``keywords`` are the lower-case lemmas of the
    clause's content words in order, for lexical comparison.
    """

    predicate: str
    start: int
    end: int
    arguments: tuple[Argument, ...] = ()
    figures: tuple[Figure, ...] = ()
    negated: bool = False
    keywords: tuple[str, ...] = ()
    stance: Stance = Stance()


@dataclass(frozen=True, slots=True)
class Carrier:
    """What a claim came through ("told Sky News", "Reuters reported").

    ``exclusive`` says that one and the same act of speaking reached other reports
    through it: an interview with one outlet, a wire agency, another outlet's story.
    """

    kind: CarrierKind
    name: str | None
    start: int
    end: int
    exclusive: bool = True


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content spans in one document (the terms of PARC and PolNeAR),
    with what annotation made of them.

    ``claimant`` and ``basis`` are references as in ``Argument.entity``. ``basis`` is the
    undisclosed ground that the claimant relays ("a group of officers", "his sources").
    ``note`` says why the claimant is unknown, where it is. ``predications`` has at least
    one item. ``quotations`` are the parts in quotation marks, marks left out.
    ``section`` is the kind of passage it stands in, ``None`` for running prose.
    A sentence in the document's own voice has neither source nor cue.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    claimant: str | None = None
    basis: str | None = None
    carrier: Carrier | None = None
    stance: Stance = Stance()
    predications: tuple[Predication, ...] = ()
    quotations: tuple[Span, ...] = ()
    section: PassageKind | None = None
    note: str | None = None
    nested: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Hashes of the word shingles of one sentence, for finding copied passages."""

    start: int
    end: int
    hashes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Annotation:
    """Everything found in one document: a pure function of its text and of the models.

    ``statements`` are sentences in the document's own voice that state an event or a
    figure; a claim comes of one only where an attributed claim is about the same.
    ``models`` names the models and versions used.
    """

    document: str
    sentences: tuple[Span, ...] = ()
    entities: tuple[DocEntity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    statements: tuple[Attribution, ...] = ()
    fingerprints: tuple[Fingerprint, ...] = ()
    models: tuple[str, ...] = ()


# --- claims -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement by one claimant in one document.

    ``claimant``, ``basis`` and the arguments' entities are references into the document's
    annotation before linking and ``Entity.id`` after it; ``event`` is set by linking.
    ``claimant`` is ``None`` where nobody is named (see ``note``) and for the document's own
    voice. ``text`` is the content as written, its spans joined by " … ";
    ``quotations`` are the quoted parts as written, marks left out.
    ``context`` spans the sentences around source, cue and content. ``parent`` is the claim
    in whose content this one stands.
    """

    id: str
    document: str
    claimant: str | None
    voice: Voice
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    text: str
    cue_text: str
    context: Span
    stance: Stance
    predication: Predication
    basis: str | None = None
    carrier: Carrier | None = None
    quotations: tuple[str, ...] = ()
    section: PassageKind | None = None
    parent: str | None = None
    event: str | None = None
    note: str | None = None

    @property
    def hull(self) -> Span:
        """From the content's first to its last code point."""
        return (min(s for s, _ in self.content), max(e for _, e in self.content))


# --- linked records: one node for the same thing across documents ---------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """A span in a document, by the document's id."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place or unnamed group across the documents of a story.

    ``affiliation`` is the id of the organisation it belongs to (whose own affiliation
    continues the chain).
    """

    id: str
    name: str
    kind: EntityKind
    named: bool
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    affiliation: str | None = None
    mentions: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A happening or state that claims are about; ``actors`` and ``places`` are entity ids."""

    id: str
    label: str
    predicate: str
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    time: str | None = None
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether two claims state the same thing, with a score in [0, 1] and a reason to read."""

    first: str
    second: str
    kind: DecisionKind
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Dependence:
    """``claim`` goes back to the same origin as ``on``, an earlier or equal claim.

    ``node`` names what they share, in a form equal for all that share it (an entity id, a
    quotation's hash, a carrier's key), ``label`` names it for people.
    ``certain`` is false for a suspicion only.
    """

    claim: str
    on: str
    kind: DependenceKind
    node: str
    label: str
    reason: str
    score: float
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Proposition:
    """What a group of claims states about an event.

    ``label`` reads right by itself: "denied: " stands before words that its claimants deny.
    Denials form a proposition of their own, with ``polarity`` "denied"; ``opposes`` holds
    the ids of the propositions that it contradicts (incompatible figures too), both ways.
    The id is that of the group's first claim by (published, path, position), hashed, and
    so stays when later documents are added.
    """

    id: str
    label: str
    event: str | None
    polarity: Polarity
    claims: tuple[str, ...]
    opposes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Linked:
    """The result of linking: claims with entity and event ids filled in, and what they form."""

    claims: tuple[Claim, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    decisions: tuple[Decision, ...] = ()
    dependences: tuple[Dependence, ...] = ()


# --- corroboration --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Support:
    """Independent support by minimum cut: ``strict <= named <= max``; see docs on corroboration."""

    named: int
    strict: int
    max: int
    full: int
    by_organisation: int


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed edge from one claim to another, with its reason and a score in [0, 1]."""

    kind: RelationKind
    claim: str
    other: str
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class Dispute:
    """Who disputes a proposition, by which claim, and why that is a dispute."""

    claimant: str
    claim: str
    reason: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What can be said of a proposition's support. Never "true" or "false".

    ``bottleneck`` names the cut nearest the origin, ``bottleneck_near`` the cut nearest the
    proposition; ``chains`` are the disjoint paths in words, origin first.
    ``echoes`` are claim ids whose origin is counted already.
    """

    proposition: str
    verdict: VerdictName
    flags: tuple[Flag, ...]
    reason: str
    support: Support
    bottleneck: tuple[str, ...] = ()
    bottleneck_near: tuple[str, ...] = ()
    chains: tuple[tuple[str, ...], ...] = ()
    echoes: tuple[str, ...] = ()
    disputed_by: tuple[Dispute, ...] = ()


# --- a whole story ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StoryRecords:
    """All records of a story, each tuple sorted by id (documents by path); texts apart."""

    documents: tuple[DocumentInfo, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    claims: tuple[Claim, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    decisions: tuple[Decision, ...] = ()
    dependences: tuple[Dependence, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    relations: tuple[Relation, ...] = ()
    models: tuple[str, ...] = ()


# --- JSON -----------------------------------------------------------------------------------

R = TypeVar("R")


def to_json(record: Any) -> str:
    """Return a record as one line of JSON; key order is field order, text is not ASCII-escaped."""
    return msgspec.json.encode(record).decode("utf-8")


def from_json(kind: type[R], line: str | bytes) -> R:
    """Return the record of type ``kind`` that :func:`to_json` wrote.

    Raises ``ValueError`` if the line is not JSON or does not fit the type.
    """
    return msgspec.json.decode(line, type=kind)


def write_jsonl(records: Iterable[Any]) -> Iterator[str]:
    """Yield one line, newline included, for each record."""
    for record in records:
        yield to_json(record) + "\n"


def as_dict(record: Any) -> dict[str, Any]:
    """Return a record as nested plain dictionaries and lists, for tables and templates."""
    return dataclasses.asdict(record)
