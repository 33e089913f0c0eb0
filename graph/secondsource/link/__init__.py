"""Linking across documents: entities, events, propositions, and how claims depend on each other.

Works on records alone, never on texts or spaCy's objects. The order in which documents
come makes no difference to the result.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from secondsource.link.articles import Articles
from secondsource.link.clauses import asserts, is_statement
from secondsource.link.decide import Judgement, judge
from secondsource.link.dependence import Evidence, find_dependences
from secondsource.link.entities import link_entities
from secondsource.link.events import link_events
from secondsource.link.frames import Frame
from secondsource.link.framing import frames_of
from secondsource.link.inner import Spouses, rest_on_inner
from secondsource.link.lexicon import REPORTING
from secondsource.link.likeness import Match
from secondsource.link.principals import principals, rest_on_principals
from secondsource.link.propositions import Matcher, draft_propositions, make_propositions
from secondsource.link.rarity import Folder
from secondsource.link.speakers import name_speakers
from secondsource.link.vectors import Likeness, Vectors
from secondsource.records import Annotation, Claim, DocumentInfo, Entity, Linked
from secondsource.voice import ASSERTS_NOTHING

Item = tuple[DocumentInfo, Annotation, tuple[Claim, ...]]

__all__ = ["Item", "judge_documents", "link", "match_documents"]


@dataclass(frozen=True, slots=True)
class _Story:
    """Claims that refer to entities by id, with all that linking knows of them; each by id.

    ``rank`` numbers the claims in order, ``spoken_for`` tells whom people speak for.
    """

    claims: dict[str, Claim]
    entities: dict[str, Entity]
    rank: dict[str, int]
    documents: dict[str, DocumentInfo]
    spoken_for: dict[str, str]


def link(items: Iterable[Item], *, likeness: Likeness | None = None) -> Linked:
    """Link the claims of many documents.

    ``items`` gives each document's info, annotation and claims; a document that comes twice
    counts once. In the claims, references ``"<document id>#<index>"`` become entity ids.
    Left out are the document's own statements that no attributed claim is about, and what
    asserts nothing by its note. Each attributed claim left is in exactly one proposition.
    All tuples are sorted by id (decisions and dependences by the claims they tie).
    ``likeness`` tells how near two clauses are, by default the shipped sentence encoder.
    """
    return _linked(_story(items), likeness or Vectors().cosine)


def _story(items: Iterable[Item]) -> _Story:
    """Resolve entities, and put claims and documents in order."""
    documents = _in_order(items)
    known, references = link_entities((info, annotation) for info, annotation, _ in documents)
    entities = {entity.id: entity for entity in known}
    named = frozenset(entity.id for entity in known if entity.named)
    spoken_for = principals(((info, note) for info, note, _ in documents), references)
    claims = {c.id: _resolved(c, references) for _, _, found in documents for c in found}
    spouses = Spouses(entities)
    claims = {key: spouses.named(c, claims.get(c.parent or "")) for key, c in claims.items()}
    by_id = {key: _relayed(claim, claims, named) for key, claim in claims.items()}
    position = {info.id: i for i, (info, _, _) in enumerate(documents)}
    infos = {info.id: info for info, _, _ in documents}
    return _Story(by_id, entities, _ranks(by_id, position), infos, spoken_for)


def _linked(story: _Story, likeness: Likeness) -> Linked:
    entities, rank = story.entities, story.rank
    claims = _stating(story.claims)
    frames = frames_of(claims.values(), entities.values())
    folder = _folder(frames, entities, likeness)
    clusters, decisions = Matcher(frames, rank, folder).cluster()
    claims = rest_on_inner(clusters, name_speakers(clusters, claims, entities), entities)
    claims = rest_on_principals(clusters, claims, story.spoken_for)
    drafts = draft_propositions(clusters, decisions, claims)
    events, owners = link_events(drafts, frames, claims, entities)
    propositions = make_propositions(drafts, owners, claims, frames)
    event_of = {c: owners[i] for i, draft in enumerate(drafts) for c in draft.claims}
    kept = {key: replace(claims[key], event=event_of[key]) for key in sorted(event_of)}
    evidence = Evidence.of(kept, frames, entities, story.documents, rank)
    held = (d for d in decisions if d.first in kept and d.second in kept)
    return Linked(
        tuple(kept.values()),
        tuple(entities.values()),
        events,
        propositions,
        tuple(sorted(held, key=lambda d: (d.first, d.second))),
        find_dependences(propositions, evidence),
    )


def judge_documents(first: Item, second: Item) -> Judgement:
    """Decide whether the main claims of two documents state the same thing.

    The main claim is the first attributed one that says more than that somebody says or
    believes something. A document without any makes it "cannot tell". For testing
    decisions; :func:`link` decides within a story.
    """
    match = match_documents(first, second)
    if match is None:
        return Judgement("cannot_tell", 0.0, "no attributed claim was found in one of them")
    return judge(match.first, match.second, match.folder)


def match_documents(first: Item, second: Item) -> Match | None:
    """Compare the main claims of two documents; ``None`` where one has none."""
    story = _story([first, second])
    claims, entities = story.claims, story.entities
    frames = frames_of(claims.values(), entities.values())
    mains = [_main_claim(info, claims) for info, _, _ in (first, second)]
    if None in mains:
        return None
    one, two = (frames[main.id] for main in mains if main is not None)
    vectors = Vectors()
    folder = _folder(frames, entities, vectors.cosine)
    texts: dict[str, list[str]] = {}
    for frame in frames.values():
        texts.setdefault(frame.document, []).append(frame.text)
    known = replace(folder, alignment=vectors.alignment, articles=Articles(texts))
    return Match.of(one, two, known)


def _folder(
    frames: Mapping[str, Frame], entities: Mapping[str, Entity], likeness: Likeness
) -> Folder:
    names = {entity.id: entity.name for entity in entities.values()}
    return Folder.of(frames.values(), names, likeness)


def _main_claim(info: DocumentInfo, claims: Mapping[str, Claim]) -> Claim | None:
    own = [c for c in claims.values() if c.document == info.id and c.voice == "attributed"]
    own = [c for c in own if c.predication.predicate not in REPORTING - {"know"}] or own
    own = [c for c in own if asserts(c)] or own
    return min(own, key=lambda c: (c.hull, c.predication.start, c.id), default=None)


def _in_order(items: Iterable[Item]) -> list[Item]:
    """Sort by date and path, and drop repetitions; claims without a date come last."""
    ordered = sorted(items, key=lambda item: _date_path(item[0]))
    return list({item[0].id: item for item in reversed(ordered)}.values())[::-1]


def _date_path(info: DocumentInfo) -> tuple[bool, str, str, str]:
    return (info.published is None, info.published or "", info.path, info.id)


def _ranks(claims: Mapping[str, Claim], position: Mapping[str, int]) -> dict[str, int]:
    """Number the claims by publication, path and place in the text."""
    ordered = sorted(
        claims.values(),
        key=lambda c: (position[c.document], c.hull, c.predication.start, c.predication.end, c.id),
    )
    return {claim.id: i for i, claim in enumerate(ordered)}


def _resolved(claim: Claim, references: Mapping[str, str]) -> Claim:
    """Replace references into the annotation by entity ids; unknown ones become ``None``."""
    arguments = tuple(
        replace(argument, entity=_entity(argument.entity, references))
        for argument in claim.predication.arguments
    )
    claimant, basis = (_entity(key, references) for key in (claim.claimant, claim.basis))
    return replace(
        claim,
        claimant=claimant,
        basis=basis if basis != claimant else None,
        predication=replace(claim.predication, arguments=arguments),
    )


def _relayed(claim: Claim, claims: Mapping[str, Claim], named: frozenset[str]) -> Claim:
    """Give what an unnamed source says within a claim to that claim's claimant.

    "Officers understand that ..., Grozev said": the claimant is Grozev, the officers are the
    undisclosed ground that he relays. A named inner source keeps its claim.
    """
    outer = claims.get(claim.parent) if claim.parent is not None else None
    if outer is None or claim.claimant in named:
        return claim
    outer = _relayed(outer, claims, named)
    basis = claim.basis or claim.claimant or outer.basis
    return replace(
        claim,
        claimant=outer.claimant,
        basis=basis if basis != outer.claimant else None,
        carrier=claim.carrier or outer.carrier,
        note=_relayed_note(claim, outer),
    )


def _relayed_note(claim: Claim, outer: Claim) -> str | None:
    """Keep that the one or the other asserts nothing, and why nobody is named."""
    open_notes = [c.note for c in (claim, outer) if c.note in ASSERTS_NOTHING]
    if open_notes:
        return open_notes[0]
    return claim.note if outer.claimant is None else None


def _stating(claims: Mapping[str, Claim]) -> dict[str, Claim]:
    """Leave out what asserts nothing, by its note; what stands in it has no parent then."""
    kept = {key: claim for key, claim in claims.items() if is_statement(claim)}
    return {
        key: claim if claim.parent in kept else replace(claim, parent=None)
        for key, claim in kept.items()
    }


def _entity(reference: str | None, references: Mapping[str, str]) -> str | None:
    return references.get(reference) if reference is not None else None
