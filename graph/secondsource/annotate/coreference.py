"""The entities of one document: which names, descriptions and pronouns mean the same.

A :class:`Cast` is filled with the document's names first. Descriptions ("the general") and
pronouns are then resolved one by one in reading order, so that each sees what a reader has seen.
Where two candidates are about equally good nothing is chosen.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from secondsource.annotate import lexicons as lex
from secondsource.annotate.names import Name, surname
from secondsource.annotate.places import COUNTRIES, PLACE_FORMS
from secondsource.annotate.roles import (
    Description,
    NameIndex,
    after_name,
    apposed,
    around_copula,
    before_name,
)
from secondsource.annotate.schemes import Scheme
from secondsource.records import DocEntity, EntityKind, Gender, Span

_GENERIC_ORG_ENDS = frozenset("inc inc. corp corp. co co. company ltd group bank plc llc".split())
_GENERIC_ORGS = frozenset(
    """ministry department government army military parliament senate congress cabinet police
    navy treasury embassy duma""".split()
)
LEAD = 70  # tokens: headline and first paragraph
MAX_ANNOUNCED = 60  # tokens between a description and the name it announces


@dataclass(slots=True)
class Member:
    """An entity while the document is being read; ``mentions`` are token spans."""

    kind: EntityKind
    named: bool
    name: str
    aliases: list[str] = field(default_factory=list)
    descriptions: list[Description] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    gender: Gender | None = None
    plural: bool = False
    mentions: list[tuple[int, int]] = field(default_factory=list)

    @property
    def first(self) -> int:
        """The token at which the entity is first mentioned."""
        return min(start for start, _ in self.mentions)


class Cast:
    """The entities of one document, in order of first mention by name, then as they come."""

    def __init__(self, doc: Doc, scheme: Scheme, names: Sequence[Name]) -> None:
        self.doc = doc
        self._subject = scheme.subject | scheme.passive_subject
        self.index = NameIndex(names)
        self.members: list[Member] = []
        self.of_name: list[int] = [-1] * len(names)
        _Naming(self).run()
        for k in range(len(names)):
            self._describe(k)
        for member in self.members:
            _gender_from_words(member)

    def add(self, member: Member) -> int:
        """Add a new entity and return its index."""
        self.members.append(member)
        return len(self.members) - 1

    def add_named(self, kind: EntityKind, name: str) -> int:
        """Add an entity by a name that was not found as one before."""
        member = Member(kind, True, name)
        _gender_from_words(member)
        return self.add(member)

    def mention(self, entity: int, start: int, end: int) -> None:
        """Note that tokens ``[start, end)`` mention an entity."""
        if (start, end) not in self.members[entity].mentions:
            self.members[entity].mentions.append((start, end))

    def learn(self, entity: int, description: Description) -> None:
        """Note that a description applies to an entity."""
        member = self.members[entity]
        member.descriptions.append(description)
        for k in description.names:
            found = self.members[self.of_name[k]]
            new = self.of_name[k] != entity and found.name not in member.organisations
            if new and found.kind == "organisation":
                member.organisations.append(found.name)

    def is_subject(self, tokens: tuple[int, int]) -> bool:
        """Tell whether tokens ``[start, end)`` are the subject of a clause."""
        return self.doc[slice(*tokens)].root.dep_ in self._subject

    def records(self) -> tuple[DocEntity, ...]:
        """Return the entities as records, in the order of their indices."""
        return tuple(self._record(member) for member in self.members)

    def _describe(self, name: int) -> None:
        entity = self.of_name[name]
        if self.members[entity].kind != "person":
            return
        for find in (before_name, apposed, after_name, around_copula):
            description = find(self.doc, self.index, name)
            if description is not None:
                self.learn(entity, description)

    def _record(self, member: Member) -> DocEntity:
        spans = [self.characters(start, end) for start, end in sorted(member.mentions)]
        roles = (self.phrase(d.start, d.end) for d in member.descriptions)
        aliases = dict.fromkeys(a for a in member.aliases if a != member.name)
        return DocEntity(
            member.name,
            member.kind,
            member.named,
            tuple(aliases),
            tuple(dict.fromkeys(roles)),
            tuple(member.organisations),
            member.gender,
            tuple(spans),
        )

    def characters(self, start: int, end: int) -> Span:
        """Return the code points of tokens ``[start, end)``."""
        last = self.doc[end - 1]
        return (self.doc[start].idx, last.idx + len(last))

    def phrase(self, start: int, end: int) -> str:
        """Return tokens as a phrase: one blank between words, no article, no possessive ending."""
        words = list(self.doc[start:end])
        while len(words) > 1 and (words[0].lower_ in ("the", "a", "an") or words[0].is_punct):
            words = words[1:]
        while len(words) > 1 and (words[-1].tag_ == "POS" or words[-1].text in ",;:–—"):
            words = words[:-1]
        return " ".join("".join(t.text_with_ws for t in words).split())


# --- names ------------------------------------------------------------------------------------


class _Naming:
    """Clusters a document's names; the longest forms first, so that short ones find them."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.names = cast.index.names
        self.by_key: dict[tuple[str, str], int] = {}
        self.by_surname: defaultdict[str, list[int]] = defaultdict(list)
        self.by_first: defaultdict[str, list[int]] = defaultdict(list)
        self.singles: defaultdict[str, list[int]] = defaultdict(list)

    def run(self) -> None:
        for k, name in enumerate(self.names):
            if name.kind != "person" or name.end - name.start > 1:
                self._place(k, self._full(name), name)
        for k, name in enumerate(self.names):
            if self.cast.of_name[k] < 0:
                self._place(k, self._short(name), name)
        self._acronyms()
        self._short_organisations()
        self._renumber()

    def _place(self, k: int, entity: int, name: Name) -> None:
        member = self.cast.members[entity]
        text = name.text(self.cast.doc)
        member.aliases.append(text)
        member.mentions.append((name.start, name.end))
        member.gender = member.gender or self._title_gender(name)
        if name.kind == "person" and len(text) > len(member.name):
            member.name = text
        self.cast.of_name[k] = entity

    def _full(self, name: Name) -> int:
        key = self._key(name)
        if key in self.by_key:
            return self.by_key[key]
        entity = self.cast.add(Member(name.kind, True, self._shown(name)))
        self.by_key[key] = entity
        if name.kind == "person":
            self.by_surname[key[1].split()[-1]].append(entity)
            self.by_first[key[1].split()[0]].append(entity)
        return entity

    def _key(self, name: Name) -> tuple[str, str]:
        text = name.text(self.cast.doc).lower().replace("’", "'")
        if name.kind == "person":
            return name.kind, f"{text.split()[0]} {surname(text)}"
        if name.kind == "place":
            return name.kind, PLACE_FORMS.get(text, text)
        return name.kind, self._org_key(name, text)

    def _org_key(self, name: Name, text: str) -> str:
        words = [w for w in text.removeprefix("the ").split() if w not in _GENERIC_ORG_ENDS]
        plain = " ".join(words).removesuffix("s").replace("defense", "defence") or text
        country = self._country(name)
        return f"{country} {plain}" if country else plain

    def _country(self, name: Name) -> str | None:
        """Return the possessing country of a ministry and the like, which many countries have."""
        doc = self.cast.doc
        first = doc[name.start].lower_
        if first not in _GENERIC_ORGS or name.start < 2 or doc[name.start - 1].tag_ != "POS":
            return None
        k = self.cast.index.at(name.start - 2)
        return self.names[k].text(doc) if k is not None else None

    def _shown(self, name: Name) -> str:
        country = self._country(name) if name.kind == "organisation" else None
        text = name.text(self.cast.doc)
        return f"{country}'s {text}" if country else text

    def _short(self, name: Name) -> int:
        """Return the person that a single word names."""
        word = name.text(self.cast.doc).lower()
        candidates = self.by_surname[word] or self.by_first[word]
        gender = self._title_gender(name)
        fitting = [c for c in candidates if self._may_be(c, gender)]
        if fitting:
            return self._likeliest(fitting, name.start)
        return self._single(name, word, gender)

    def _single(self, name: Name, word: str, gender: Gender | None) -> int:
        """Return the person known by a surname alone; Mr. and Mrs. Roe are two."""
        members = self.cast.members
        fitting = [e for e in self.singles[word] if gender in (None, members[e].gender)]
        fitting += [e for e in self.singles[word] if members[e].gender is None]
        if not fitting:
            fitting = [self.cast.add(Member("person", True, self._shown(name)))]
            self.singles[word] += fitting
        return fitting[0]

    def _may_be(self, entity: int, gender: Gender | None) -> bool:
        known = _first_name_gender(self.cast.members[entity].name)
        return gender is None or known is None or known == gender

    def _title_gender(self, name: Name) -> Gender | None:
        if name.start == 0:
            return None
        return lex.GENDERED_TITLES.get(self.cast.doc[name.start - 1].lower_)

    def _likeliest(self, entities: Sequence[int], at: int) -> int:
        """Return the person most often named in full, the earlier where equal."""
        members = self.cast.members
        before = [e for e in entities if members[e].first < at] or list(entities)
        return min(before, key=lambda e: (-len(members[e].mentions), members[e].first))

    def _acronyms(self) -> None:
        """Join "Federal Security Service (FSB)", and acronyms with what they stand for."""
        organisations = [e for e, m in enumerate(self.cast.members) if m.kind == "organisation"]
        initials = {_initials(self.cast.members[e].name): e for e in reversed(organisations)}
        for k, name in enumerate(self.names):
            text = name.text(self.cast.doc)
            if name.kind != "organisation" or not text.replace(".", "").isupper() or " " in text:
                continue
            whole = self._spelt_out(name)
            whole = initials.get(text.replace(".", "")) if whole is None else whole
            if whole is not None and whole != self.cast.of_name[k]:
                self._merge(self.cast.of_name[k], whole)

    def _short_organisations(self) -> None:
        """Join "the Times" with the one longer name in the document that ends like it."""
        for k, name in enumerate(self.names):
            word = name.text(self.cast.doc).lower()
            definite = name.start > 0 and self.cast.doc[name.start - 1].lower_ == "the"
            if name.kind == "organisation" and name.end - name.start == 1 and definite:
                longer = [e for e, m in enumerate(self.cast.members) if _ends_in(m, word)]
                if len(longer) == 1:
                    self._merge(self.cast.of_name[k], longer[0])

    def _spelt_out(self, name: Name) -> int | None:
        doc, i = self.cast.doc, name.start - 1
        if i < 1 or doc[i].text != "(":
            return None
        i -= 2 if doc[i - 1].tag_ == "POS" else 1
        k = self.cast.index.at(i)
        return self.cast.of_name[k] if k is not None else None

    def _merge(self, part: int, whole: int) -> None:
        old, new = self.cast.members[part], self.cast.members[whole]
        if old.kind != new.kind or part == whole:
            return
        new.mentions += old.mentions
        new.aliases += old.aliases
        old.mentions = []
        self.cast.of_name = [whole if e == part else e for e in self.cast.of_name]

    def _renumber(self) -> None:
        """Drop merged entities and number the rest by first mention."""
        members = self.cast.members
        order = sorted((m.first, e) for e, m in enumerate(members) if m.mentions)
        new = {e: i for i, (_, e) in enumerate(order)}
        self.cast.members = [members[e] for _, e in order]
        self.cast.of_name = [new[e] for e in self.cast.of_name]


def _ends_in(member: Member, word: str) -> bool:
    words = member.name.lower().split()
    fits = member.kind == "organisation" and bool(member.mentions)
    return fits and len(words) > 1 and words[-1] == word


def _initials(name: str) -> str:
    words = [w for w in name.split() if w[0].isupper()]
    return "".join(w[0] for w in words) if len(words) > 1 else ""


# --- gender -------------------------------------------------------------------------------------


def _first_name_gender(name: str) -> Gender | None:
    words = name.lower().split()
    if len(words) == 1 and words[0] in lex.SURNAMES_TOO:
        return None
    if words[0] in lex.MALE_NAMES:
        return "male"
    return "female" if words[0] in lex.FEMALE_NAMES else None


def _gender_from_words(member: Member) -> None:
    """Set a person's gender from the first name and from descriptions, if they agree."""
    if member.kind != "person":
        return
    votes = {noun_gender(d.head) for d in member.descriptions}
    votes |= {_first_name_gender(member.name), member.gender}
    votes -= {None}
    if len(votes) == 1:
        member.gender = votes.pop()


def noun_gender(noun: str) -> Gender | None:
    if noun in lex.FEMALE_NOUNS:
        return "female"
    return "male" if noun in lex.MALE_NOUNS else None


def gender_from_pronouns(cast: Cast, pronouns: Iterable[Token]) -> None:
    """Set the gender of persons who alone can be meant by the pronouns that follow them."""
    votes: defaultdict[int, Counter[Gender]] = defaultdict(Counter)
    for token in pronouns:
        sentence = token.sent
        start = sentence.start if sentence.start == 0 else cast.doc[sentence.start - 1].sent.start
        near = {cast.of_name[k] for k in cast.index.within(start, token.i)}
        persons = [e for e in near if cast.members[e].kind == "person"]
        if len(persons) == 1:
            votes[persons[0]]["male" if token.lower_ in lex.HE else "female"] += 1
    for entity, counts in sorted(votes.items()):
        if cast.members[entity].gender is None and len(counts) == 1:
            cast.members[entity].gender = next(iter(counts))


# --- descriptions -----------------------------------------------------------------------------


def matching(
    cast: Cast, description: Description, before: int, holders: frozenset[int] = frozenset()
) -> list[int]:
    """Return the persons known by token ``before`` whom a description fits by what is said of them.

    Best first: the same role with most shared modifiers, then the one mentioned last. What
    belongs to somebody ("his lawyer") fits only the same one's; ``holders`` are who "his" means.
    """
    scored = []
    for entity, member in enumerate(cast.members):
        if member.kind != "person" or not member.mentions:
            continue
        known = [d for d in member.descriptions if d.start < before]
        if description.possessed:
            known = [d for d in known if _share_place(cast, description, d, holders)]
        score = max((_fit(description, d) for d in known), default=0.0)
        if score > 0 and _genders_agree(member, description):
            scored.append((score, entity))
    last = {e: max((s for s, _ in cast.members[e].mentions if s < before), default=-1)
            for _, e in scored}  # fmt: skip
    return [e for _, e in sorted(scored, key=lambda p: (-p[0], -last[p[1]])) if last[e] >= 0]


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
    wanted = {cast.of_name[k] for k in description.names}
    for member in sorted(cast.members, key=lambda m: min(m.mentions, default=(0, 0))):
        if member.kind != "person" or not member.mentions or member.first < description.end:
            continue
        if member.first - description.end > MAX_ANNOUNCED or not may_hold(member, description):
            continue
        sentence = cast.doc[member.first].sent
        if sentence.start <= description.end or not cast.is_subject(min(member.mentions)):
            continue
        there = {cast.of_name[k] for k in cast.index.within(sentence.start, sentence.end)}
        if wanted & there and " " in member.name:
            return cast.members.index(member)
    return None


def _announces(
    cast: Cast, wanted: Description, known: Description, holders: frozenset[int], *, lead: bool
) -> bool:
    title = known.end - known.start <= 2 and not known.former
    if wanted.former != known.former and not (lead and title):
        return False
    if _fit(replace(wanted, former=False), known) > 0:
        return lead or _share_place(cast, wanted, known, holders)
    near = known.start - wanted.end <= MAX_ANNOUNCED
    military = wanted.modifiers & lex.MILITARY and known.head in lex.MILITARY
    return bool(near and military and wanted.definite and not _nations_differ(wanted, known))


def _share_place(
    cast: Cast, wanted: Description, known: Description, holders: frozenset[int]
) -> bool:
    """Tell whether two descriptions have a name or a country in common."""
    first = {cast.of_name[k] for k in wanted.names} | holders
    return bool(first & {cast.of_name[k] for k in known.names}) or bool(
        wanted.modifiers & known.modifiers & COUNTRIES
    )


def _nations_differ(wanted: Description, known: Description) -> bool:
    """Tell whether two descriptions name different countries or different parties."""
    for camps in (COUNTRIES, frozenset(lex.PARTIES.values())):
        first, second = wanted.modifiers & camps, known.modifiers & camps
        if first and second and not first & second:
            return True
    return False


def may_hold(member: Member, wanted: Description) -> bool:
    """Tell whether nothing known of a person speaks against a description.

    An office speaks against another that it does not include: a president is no senator.
    """
    known = [d for d in member.descriptions if d.head in lex.OFFICES and not d.former]
    if wanted.head not in lex.OFFICES or not known:
        return all(not _nations_differ(wanted, d) for d in member.descriptions)
    return any(_fit(wanted, d) > 0 for d in known)
