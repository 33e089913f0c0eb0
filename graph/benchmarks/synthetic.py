"""An invented archive of any size, as the records that a build would make of it.

``story(n)`` writes ``n`` articles about invented happenings, keeps every span that it
writes, and links them by construction: nothing is annotated, so that a store, a page or a
network can be measured without the models. The same arguments give the same records.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from benchmarks import synthetic_links as links
from benchmarks.synthetic_world import GROUPS, Occurrence, Statement, World, make_world
from secondsource.records import (
    Argument,
    Carrier,
    Certainty,
    Claim,
    DocumentInfo,
    Entity,
    Figure,
    Fingerprint,
    Linked,
    Place,
    Polarity,
    Predication,
    Skipped,
    Span,
    Stance,
    StoryRecords,
    Time,
    make_id,
)

CUES = ("said", "claimed", "insisted", "reported", "warned", "suggested", "stated")
QUOTE_CUES = ("said", "added", "insisted")
MODELS = ("synthetic 1",)


def story(
    n_articles: int, seed: int = 1, *, claims: int = 25
) -> tuple[StoryRecords, dict[str, str]]:
    """Return the records of ``n_articles`` invented articles and their texts by hash.

    ``claims`` is the number of statements written in an article (a nested one gives two
    claims). Every quotation equals its span of the text.
    """
    rng = random.Random(seed)
    world = make_world(rng, n_articles)
    articles = [_article(world, rng, seed, number, claims) for number in range(n_articles)]
    return _records(world, articles), {a.info.text_hash: a.text for a in articles}


@dataclass
class Article:
    """One article being written: text so far, spans, claims, mentions."""

    path: str
    outlet: str | None
    published: str | None
    parts: list[str] = field(default_factory=list)
    length: int = 0
    drafts: list[Draft] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)
    mentions: list[tuple[str, Span]] = field(default_factory=list)
    text: str = ""
    info: DocumentInfo = field(default_factory=lambda: DocumentInfo("", "", ""))
    claims: list[Claim] = field(default_factory=list)
    occurrences: dict[str, Occurrence] = field(default_factory=dict)

    def add(self, piece: str) -> Span:
        """Append ``piece`` and return where it stands."""
        start = self.length
        self.parts.append(piece)
        self.length += len(piece)
        return (start, self.length)

    def name(self, entity: Entity) -> Span:
        """Append the entity's name as a mention."""
        span = self.add(entity.name)
        self.mentions.append((entity.id, span))
        return span


@dataclass
class Draft:
    """A statement as written, before its document has an id."""

    statement: Statement
    content: list[Span]
    clause: Span
    arguments: list[Argument]
    figures: list[Figure]
    claimant: Entity | None = None
    source: Span | None = None
    cue: Span | None = None
    quoted: bool = False
    carrier: Carrier | None = None
    basis: Entity | None = None
    stance: Stance = field(default_factory=Stance)
    context: Span = (0, 0)
    parent: Draft | None = None


# --- one article ---------------------------------------------------------------------------


def _article(world: World, rng: random.Random, seed: int, number: int, claims: int) -> Article:
    known = rng.random() > 0.05
    day = f"2031-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
    outlet = world.outlets[int(rng.paretovariate(0.8)) % len(world.outlets)]
    article = Article(
        f"archive-{seed}/{number:06d}.txt", outlet if known else None, day if known else None
    )
    happenings = [world.happening(rng) for _ in range(rng.randint(1, 3))]
    for _ in range(claims):
        _sentence(article, world, rng, rng.choice(rng.choice(happenings).statements))
    article.text = "".join(article.parts)
    title = happenings[0].event.label
    article.info = _info(article, title[0].upper() + title[1:], number)
    article.claims = [_claim(article, draft) for draft in article.drafts]
    return article


def _sentence(article: Article, world: World, rng: random.Random, told: Statement) -> None:
    form = rng.choices(FORMS, WEIGHTS)[0]
    start, first = article.length, len(article.drafts)
    form(article, world, rng, told)
    end = article.length
    article.add("\n\n" if rng.random() < 0.3 else " ")
    article.sentences.append((start, end))
    for draft in article.drafts[first:]:
        draft.context = (start, end)


def _info(article: Article, title: str, number: int) -> DocumentInfo:
    text_hash = links.text_hash(article.text)
    return DocumentInfo(
        make_id("d", article.path, text_hash),
        article.path,
        text_hash,
        title,
        article.outlet,
        f"https://news.example/{number}" if article.outlet else None,
        article.published,
        "Staff Writer" if number % 3 == 0 else None,
        tuple(article.sentences),
        tuple(_fingerprint(article.text, span) for span in article.sentences),
    )


def _fingerprint(text: str, span: Span) -> Fingerprint:
    words = text[slice(*span)].lower().split()
    shingles = {" ".join(words[i : i + 5]) for i in range(max(1, len(words) - 4))}
    return Fingerprint(*span, tuple(sorted(zlib.crc32(s.encode()) for s in shingles)))


# --- the forms of a sentence ---------------------------------------------------------------


def _indirect(article: Article, world: World, rng: random.Random, told: Statement) -> None:
    claimant = world.claimant(rng)
    source = article.name(claimant)
    article.add(" ")
    cue = article.add(rng.choice(CUES))
    basis = _basis(article, rng, world)
    article.add(" that ")
    draft = _clause(article, told)
    article.add(".")
    draft.claimant, draft.source, draft.cue, draft.basis = claimant, source, cue, basis
    draft.stance = _stance(rng)


def _basis(article: Article, rng: random.Random, world: World) -> Entity | None:
    if rng.random() > 0.1:
        return None
    group = rng.choice([e for e in world.entities if e.name in GROUPS])
    article.add(", citing ")
    article.name(group)
    article.add(",")
    return group


def _denied(article: Article, world: World, rng: random.Random, told: Statement) -> None:
    claimant = world.claimant(rng)
    source = article.name(claimant)
    article.add(" ")
    cue = article.add("denied")
    article.add(" that ")
    draft = _clause(article, told)
    article.add(".")
    draft.claimant, draft.source, draft.cue = claimant, source, cue
    draft.stance = Stance(polarity="denied")


def _interview(article: Article, world: World, rng: random.Random, told: Statement) -> None:
    claimant = world.claimant(rng)
    source = article.name(claimant)
    article.add(" ")
    cue = article.add("told")
    article.add(" ")
    outlet = rng.choice(world.outlets)
    through = article.add(outlet)
    article.add(" that ")
    draft = _clause(article, told)
    article.add(".")
    draft.claimant, draft.source, draft.cue = claimant, source, cue
    draft.carrier = Carrier("interview", outlet, *through)


def _quoted(article: Article, world: World, rng: random.Random, told: Statement) -> None:
    claimant = world.claimant(rng)
    article.add("“")
    draft = _clause(article, told)
    article.add("”, ")
    draft.claimant, draft.source = claimant, article.name(claimant)
    article.add(" ")
    draft.cue, draft.quoted = article.add(rng.choice(QUOTE_CUES)), True
    article.add(".")


def _split(article: Article, world: World, rng: random.Random, told: Statement) -> None:
    claimant = world.claimant(rng)
    draft = _clause(article, told)
    article.add(", ")
    draft.claimant, draft.source = claimant, article.name(claimant)
    article.add(" ")
    draft.cue = article.add(rng.choice(CUES))
    article.add(", ")
    draft.content.append(article.add(rng.choice(("on the same day", "without warning"))))
    article.add(".")


def _conditional(article: Article, world: World, rng: random.Random, told: Statement) -> None:
    claimant = world.claimant(rng)
    start, _ = article.add("if the talks fail, ")
    draft = _clause(article, told)
    draft.content = [(start, draft.content[0][1])]
    article.add(", ")
    draft.claimant, draft.source = claimant, article.name(claimant)
    article.add(" ")
    draft.cue = article.add("said")
    article.add(".")
    draft.stance = Stance(certainty="conditional", time="future")


def _nested(article: Article, world: World, rng: random.Random, told: Statement) -> None:
    outer, inner = world.claimant(rng), world.claimant(rng)
    source = article.name(outer)
    article.add(" ")
    cue = article.add("said")
    article.add(" that ")
    start = article.length
    inner_source = article.name(inner)
    article.add(" ")
    inner_cue = article.add("expects")
    article.add(" that ")
    child = _clause(article, told)
    child.claimant, child.source, child.cue = inner, inner_source, inner_cue
    parent = replace(child, content=[(start, article.length)], claimant=outer)
    parent.source, parent.cue = source, cue
    article.add(".")
    child.parent = parent
    article.drafts.append(parent)


def _own_voice(article: Article, world: World, rng: random.Random, told: Statement) -> None:
    _clause(article, told)
    article.add(".")


FORMS = (_indirect, _denied, _interview, _quoted, _split, _conditional, _nested, _own_voice)
WEIGHTS = (40, 7, 12, 18, 4, 4, 5, 10)


def _clause(article: Article, told: Statement) -> Draft:
    start = article.length
    arguments = [_argument(article, "agent", told.agent)]
    article.add(f" {told.past} ")
    figures = [_amount(article, told)] if told.figure else []
    if told.patient:
        article.add(" of " if figures else "")
        arguments.append(_argument(article, "patient", told.patient))
    article.add(" in ")
    arguments.append(_argument(article, "place", told.place))
    clause = (start, article.length)
    draft = Draft(told, [clause], clause, arguments, figures)
    article.drafts.append(draft)
    return draft


def _argument(article: Article, role: links.SpokenRole, entity: Entity) -> Argument:
    span = article.name(entity)
    return Argument(role, entity.name.split()[-1].lower(), *span, entity.id)


def _amount(article: Article, told: Statement) -> Figure:
    assert told.figure is not None
    value, unit, bound = told.figure
    span = article.add(f"{links.BOUND_WORDS[bound]}{value} {unit}s")
    return Figure(float(value), unit, bound, *span)


def _stance(rng: random.Random) -> Stance:
    polarity: Polarity = "affirmed"
    certainties: Sequence[Certainty] = ("certain", "probable", "possible")
    times: Sequence[Time] = ("present_or_past", "future")
    certainty = rng.choices(certainties, (8, 1, 1))[0]
    return Stance(polarity, certainty, rng.choices(times, (9, 1))[0])


# --- records -------------------------------------------------------------------------------


def _claim_id(article: Article, draft: Draft) -> str:
    return make_id("c", article.info.id, draft.content, draft.source, draft.cue)


def _claim(article: Article, draft: Draft) -> Claim:
    document = article.info.id
    spans = tuple(draft.content)
    claim = Claim(
        _claim_id(article, draft),
        document,
        draft.claimant.id if draft.claimant else None,
        "attributed" if draft.cue else "document",
        (draft.source,) if draft.source else (),
        (draft.cue,) if draft.cue else (),
        spans,
        " … ".join(article.text[s:e] for s, e in spans),
        article.text[slice(*draft.cue)] if draft.cue else "",
        draft.context,
        draft.stance,
        _predication(article, draft),
        draft.basis.id if draft.basis else None,
        draft.carrier,
        (article.text[slice(*spans[0])],) if draft.quoted else (),
        None,
        _claim_id(article, draft.parent) if draft.parent else None,
        draft.statement.event,
    )
    article.occurrences[claim.id] = Occurrence(claim, draft.statement, article.info)
    return claim


def _predication(article: Article, draft: Draft) -> Predication:
    words = article.text[slice(*draft.clause)].lower().split()
    return Predication(
        draft.statement.predicate,
        *draft.clause,
        tuple(draft.arguments),
        tuple(draft.figures),
        False,
        tuple(w for w in words if len(w) > 3),
        draft.stance,
    )


def _records(world: World, articles: Sequence[Article]) -> StoryRecords:
    occurrences = {i: o for article in articles for i, o in article.occurrences.items()}
    linked = links.link(world, occurrences)
    verdicts, relations = links.judge(linked, world)
    return StoryRecords(
        tuple(a.info for a in sorted(articles, key=lambda a: a.path)),
        (Skipped("archive/empty.txt", "the file holds no text"),),
        linked.claims,
        _mentioned(linked, articles),
        linked.events,
        linked.propositions,
        linked.decisions,
        linked.dependences,
        verdicts,
        relations,
        MODELS,
    )


def _mentioned(linked: Linked, articles: Sequence[Article]) -> tuple[Entity, ...]:
    places: dict[str, list[Place]] = {}
    for article in articles:
        for entity, span in article.mentions:
            places.setdefault(entity, []).append(Place(article.info.id, *span))
    return tuple(replace(e, mentions=tuple(places.get(e.id, ()))) for e in linked.entities)
