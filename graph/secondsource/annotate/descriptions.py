"""Whom a description can mean, by what the document says of each person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span

from secondsource.annotate import lexicons as lex
from secondsource.annotate.clusters import Member, noun_gender
from secondsource.annotate.coreference import Cast
from secondsource.annotate.holders import (
    HELD,
    RANKS,
    differ,
    has_field,
    lie_apart,
    of_one_body,
    share,
    succeeded,
)
from secondsource.annotate.places import COUNTRIES
from secondsource.annotate.roles import Description

LEAD = 70  # tokens: headline and first paragraph
# What somebody is called who holds no office worth a word.
_ORDINARY = frozenset(
    """resident witness worker driver neighbour neighbor passenger villager shopkeeper victim
    survivor farmer tourist student""".split()
)
_FIRMS = frozenset("company firm".split())
_WORKED = frozenset("left joined quit worked working retired".split())
MAX_ANNOUNCED = 60  # tokens between a description and the name it announces


@dataclass(frozen=True, slots=True)
class Match:
    """A person whom a description fits, how well, and where it was mentioned last."""

    entity: int
    score: float
    last: int


def matching(
    cast: Cast, description: Description, holders: frozenset[int] = frozenset()
) -> list[Match]:
    """Return the persons mentioned before a description whom it fits by what is said of them.

    Best first: the same role with most shared modifiers, then the one mentioned last. What
    belongs to somebody ("his lawyer") fits only the same one's; ``holders`` are who "his" means.
    """
    found = []
    for entity, member in enumerate(cast.members):
        last = max((s for s, _ in member.mentions if s < description.start), default=-1)
        if member.kind == "person" and last >= 0 and _genders_agree(member, description):
            score = _best_fit(cast, member, description, holders)
            found += [Match(entity, score, last)] if score > 0 else []
    return sorted(found, key=lambda m: (-m.score, -m.last))


def _best_fit(cast: Cast, member: Member, wanted: Description, holders: frozenset[int]) -> float:
    known = [d for d in member.descriptions if d.start < wanted.start]
    if wanted.possessed:
        known = [
            d
            for d in known
            if _share_place(cast, wanted, d, holders) or of_one_body(cast, wanted, d)
        ]
    if _is_another(cast, wanted, known):
        return 0.0
    known = [d for d in known if not _belong_elsewhere(cast, wanted, d)]
    return max((_fit(wanted, d) for d in known), default=0.0)


def _is_another(cast: Cast, wanted: Description, known: Sequence[Description]) -> bool:
    """Tell whether what is known of a person shows that a description is of somebody else."""
    if any(_is_hyphened(wanted.head, d.head) for d in known):
        return True
    like = [d for d in known if _fit(replace(wanted, former=d.former), d) > 0]
    if any(share(cast, wanted, d) and not differ(cast, wanted, d) for d in like):
        return False
    return any(differ(cast, wanted, d) or succeeded(cast.doc, wanted, d) for d in like)


def _is_hyphened(wanted: str, known: str) -> bool:
    """Tell a vice-chancellor from a chancellor."""
    longer, shorter = sorted((wanted, known), key=len, reverse=True)
    rank = longer.removesuffix(f"-{shorter}")
    return rank in RANKS | {"ex"} and longer == f"{rank}-{shorter}"


def _fit(wanted: Description, known: Description) -> float:
    if (wanted.former and not known.former) or _nations_differ(wanted, known):
        return 0.0
    heads = {wanted.head, *lex.WIDER_ROLES.get(wanted.head, ())}
    if known.head not in heads and wanted.head not in known.modifiers:
        return 0.0
    shared = len(wanted.modifiers & known.modifiers)
    return 1.0 + shared + (0.5 if wanted.head == known.head else 0.0)


def _genders_agree(member: Member, description: Description) -> bool:
    gender = noun_gender(description.head)
    return gender is None or member.gender is None or member.gender == gender


def named_later(
    cast: Cast, description: Description, holders: frozenset[int] = frozenset()
) -> int | None:
    """Return the person introduced further on whom a description announces.

    "a former official of the alliance" is the one who later has such a role in the same
    organisation; "the country's intelligence chief" may be the general who speaks next. What
    headline and lead announce ("Judge rejects ...") is the first whose role fits. ``holders``
    are entities that the description belongs to ("**his** lawyer").
    """
    lead = description.start < LEAD
    fitting = [
        (member.first, entity)
        for entity, member in enumerate(cast.members)
        if member.kind == "person" and member.mentions and member.first > description.start
        and _genders_agree(member, description)
        and any(_announces(cast, description, d, holders, lead=lead) for d in member.descriptions)
    ]  # fmt: skip
    if not fitting:
        return _introduced_with(cast, description) if lead else None
    return min(fitting)[1] if lead or len(fitting) == 1 else None


def _introduced_with(cast: Cast, description: Description) -> int | None:
    """Return the person first named in a sentence that also names what a description names."""
    wanted = cast.named_in(description)
    for entity, member in enumerate(cast.members):
        if member.kind != "person" or not member.mentions or " " not in member.name:
            continue
        near = description.end <= member.first <= description.end + MAX_ANNOUNCED
        sentence = cast.doc[member.first].sent
        later = sentence.start > description.end and cast.is_subject(min(member.mentions))
        there = {cast.of_name[k] for k in cast.index.within(sentence.start, sentence.end)}
        roles = {d.head for d in member.descriptions} & lex.PERSON_NOUNS
        plain = bool(wanted) and not roles
        shared = wanted & there or (plain and _worked_there(sentence))
        if near and later and shared and may_hold(cast, member, description):
            return entity
    return None


def _worked_there(sentence: Span) -> bool:
    """Tell whether a sentence is of who worked for a company: "who **left the firm**"."""
    words = [t.lower_ for t in sentence]
    firms = (i for i, word in enumerate(words) if word in _FIRMS and words[i - 1] == "the")
    return any(_WORKED & set(words[max(0, i - 3) : i]) for i in firms)


def _announces(
    cast: Cast, wanted: Description, known: Description, holders: frozenset[int], *, lead: bool
) -> bool:
    title = known.end - known.start <= 2 and not known.former
    if wanted.former != known.former and not (lead and title):
        return False
    both = bool(wanted.names and known.names)
    headline = lead and both and cast.doc[wanted.start].tag_ != "DT"
    another = differ(cast, wanted, known) and not headline
    if _fit(replace(wanted, former=False), known) > 0 and not another:
        plain = wanted.head == known.head or headline or not has_field(cast, wanted)
        near = plain or share(cast, wanted, known)
        return _share_place(cast, wanted, known, holders) or (lead and near)
    soon = known.start - wanted.end <= MAX_ANNOUNCED
    military = wanted.modifiers & lex.MILITARY and known.head in lex.MILITARY
    return bool(soon and military and wanted.definite and not _nations_differ(wanted, known))


def _share_place(
    cast: Cast, wanted: Description, known: Description, holders: frozenset[int]
) -> bool:
    """Tell whether two descriptions have a name or a country in common."""
    first = cast.named_in(wanted) | holders
    return bool(first & cast.named_in(known)) or bool(
        wanted.modifiers & known.modifiers & COUNTRIES
    )


def _belong_elsewhere(cast: Cast, wanted: Description, known: Description) -> bool:
    """Tell whether two descriptions place their heads in different organisations or countries."""
    names = cast.named_in(wanted), cast.named_in(known)
    return wanted.head in HELD and lie_apart(cast, wanted.head, *names)


def _nations_differ(wanted: Description, known: Description) -> bool:
    """Tell whether two descriptions name different countries or different parties."""
    for camps in (COUNTRIES, frozenset(lex.PARTIES.values())):
        first, second = wanted.modifiers & camps, known.modifiers & camps
        if first and second and not first & second:
            return True
    return False


def may_hold(cast: Cast, member: Member, wanted: Description) -> bool:
    """Tell whether nothing known of a person speaks against a description.

    An office speaks against another that it does not include: a president is no senator, and
    neither is a mere resident.
    """
    if _is_another(cast, wanted, member.descriptions):
        return False
    if wanted.head in lex.OFFICES and any(d.head in _ORDINARY for d in member.descriptions):
        return False
    known = [d for d in member.descriptions if d.head in lex.OFFICES and not d.former]
    if wanted.head not in lex.OFFICES or not known:
        return all(not _nations_differ(wanted, d) for d in member.descriptions)
    return any(_fit(wanted, d) > 0 for d in known)
