"""Which names of a document are one entity: surnames, acronyms and short forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from secondsource.annotate import lexicons as lex
from secondsource.annotate.firms import FIRM_WORDS
from secondsource.annotate.kinds import Name, surname
from secondsource.annotate.places import PLACE_FORMS
from secondsource.annotate.roles import Description, NameIndex
from secondsource.records import EntityKind, Gender

_GENERIC_ORG_ENDS = frozenset("inc inc. corp corp. co co. company ltd group bank plc llc".split())
_GENERIC_ORGS = frozenset(
    """ministry department government army military parliament senate congress cabinet police
    navy treasury embassy duma""".split()
)


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


class Clusters:
    """Clusters a document's names; the longest forms first, so that short ones find them.

    ``members`` are in order of first mention; ``of_name`` is the member of each name.
    """

    def __init__(self, doc: Doc, index: NameIndex) -> None:
        self.doc = doc
        self.index = index
        self.names = index.names
        self.members: list[Member] = []
        self.of_name: list[int] = [-1] * len(index.names)
        self.by_key: dict[tuple[str, str], int] = {}
        self.by_surname: defaultdict[str, list[int]] = defaultdict(list)
        self.by_first: defaultdict[str, list[int]] = defaultdict(list)
        self.singles: defaultdict[str, list[int]] = defaultdict(list)

        self._run()

    def _run(self) -> None:
        for k, name in enumerate(self.names):
            if name.kind != "person" or name.end - name.start > 1:
                self._place(k, self._full(name), name)
        for k, name in enumerate(self.names):
            if self.of_name[k] < 0:
                self._place(k, self._short(name), name)
        self._acronyms()
        self._short_organisations()
        self._renumber()

    def _add(self, member: Member) -> int:
        self.members.append(member)
        return len(self.members) - 1

    def _place(self, k: int, entity: int, name: Name) -> None:
        member = self.members[entity]
        text = name.text(self.doc)
        member.aliases.append(text)
        member.mentions.append((name.start, name.end))
        member.gender = member.gender or self._title_gender(name)
        if name.kind == "person" and len(text) > len(member.name):
            member.name = text
        self.of_name[k] = entity

    def _full(self, name: Name) -> int:
        key = self._key(name)
        if key in self.by_key:
            return self.by_key[key]
        entity = self._add(Member(name.kind, True, self._shown(name)))
        self.by_key[key] = entity
        if name.kind == "person":
            self.by_surname[key[1].split()[-1]].append(entity)
            self.by_first[key[1].split()[0]].append(entity)
        return entity

    def _key(self, name: Name) -> tuple[str, str]:
        text = name.text(self.doc).lower().replace("’", "'")
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
        doc = self.doc
        first = doc[name.start].lower_
        if first not in _GENERIC_ORGS or name.start < 2 or doc[name.start - 1].tag_ != "POS":
            return None
        k = self.index.at(name.start - 2)
        return self.names[k].text(doc) if k is not None else None

    def _shown(self, name: Name) -> str:
        country = self._country(name) if name.kind == "organisation" else None
        text = name.text(self.doc)
        return f"{country}'s {text}" if country else text

    def _short(self, name: Name) -> int:
        """Return the person that a single word names."""
        word = name.text(self.doc).lower()
        candidates = self.by_surname[word] or self.by_first[word]
        gender = self._title_gender(name)
        fitting = [c for c in candidates if self._may_be(c, gender)]
        if fitting:
            return self._likeliest(fitting, name.start)
        return self._single(name, word, gender)

    def _single(self, name: Name, word: str, gender: Gender | None) -> int:
        """Return the person known by a surname alone; Mr. and Mrs. Roe are two."""
        members = self.members
        fitting = [e for e in self.singles[word] if gender in (None, members[e].gender)]
        fitting += [e for e in self.singles[word] if members[e].gender is None]
        if not fitting:
            fitting = [self._add(Member("person", True, self._shown(name)))]
            self.singles[word] += fitting
        return fitting[0]

    def _may_be(self, entity: int, gender: Gender | None) -> bool:
        known = first_name_gender(self.members[entity].name)
        return gender is None or known is None or known == gender

    def _title_gender(self, name: Name) -> Gender | None:
        if name.start == 0:
            return None
        return lex.GENDERED_TITLES.get(self.doc[name.start - 1].lower_)

    def _likeliest(self, entities: Sequence[int], at: int) -> int:
        """Return the person most often named in full, the earlier where equal."""
        members = self.members
        before = [e for e in entities if members[e].first < at] or list(entities)
        return min(before, key=lambda e: (-len(members[e].mentions), members[e].first))

    def _acronyms(self) -> None:
        """Join "Federal Security Service (FSB)", and acronyms with what they stand for."""
        organisations = [e for e, m in enumerate(self.members) if m.kind == "organisation"]
        initials = {_initials(self.members[e].name): e for e in reversed(organisations)}
        for k, name in enumerate(self.names):
            text = name.text(self.doc)
            if name.kind != "organisation" or not text.replace(".", "").isupper() or " " in text:
                continue
            whole = self._spelt_out(name)
            whole = initials.get(text.replace(".", "")) if whole is None else whole
            if whole is not None and whole != self.of_name[k]:
                self._merge(self.of_name[k], whole)

    def _short_organisations(self) -> None:
        """Join "the Times" and "Daily News" with the one longer name in the document that ends
        like it, and "Brunnel" with "Brunnel Chemicals".
        """
        for k, name in enumerate(self.names):
            words = name.text(self.doc).lower().split()
            definite = name.start > 0 and self.doc[name.start - 1].lower_ == "the"
            alone = definite if len(words) == 1 else words[0] not in _GENERIC_ORGS
            if name.kind != "organisation":
                continue
            longer = [
                e
                for e, m in enumerate(self.members)
                if (alone and _ends_in(m, words)) or _is_in_full(m, words)
            ]
            if len(longer) == 1:
                self._merge(self.of_name[k], longer[0])

    def _spelt_out(self, name: Name) -> int | None:
        doc, i = self.doc, name.start - 1
        if i < 1 or doc[i].text != "(":
            return None
        i -= 2 if doc[i - 1].tag_ == "POS" else 1
        k = self.index.at(i)
        return self.of_name[k] if k is not None else None

    def _merge(self, part: int, whole: int) -> None:
        old, new = self.members[part], self.members[whole]
        if old.kind != new.kind or part == whole:
            return
        new.mentions += old.mentions
        new.aliases += old.aliases
        old.mentions = []
        self.of_name = [whole if e == part else e for e in self.of_name]

    def _renumber(self) -> None:
        """Drop merged entities and number the rest by first mention."""
        members = self.members
        order = sorted((m.first, e) for e, m in enumerate(members) if m.mentions)
        new = {e: i for i, (_, e) in enumerate(order)}
        self.members = [members[e] for _, e in order]
        self.of_name = [new[e] for e in self.of_name]


def _ends_in(member: Member, end: Sequence[str]) -> bool:
    words = member.name.lower().split()
    fits = member.kind == "organisation" and bool(member.mentions)
    return fits and len(words) > len(end) and words[-len(end) :] == list(end)


def _is_in_full(member: Member, short: Sequence[str]) -> bool:
    """Tell whether a firm's name is one word with no more than "Chemicals", "plc" behind it."""
    words = member.name.lower().split()
    fits = member.kind == "organisation" and bool(member.mentions) and len(short) == 1
    return fits and len(words) > 1 and words[:1] == list(short) and FIRM_WORDS.issuperset(words[1:])


def _initials(name: str) -> str:
    words = [w for w in name.split() if w[0].isupper()]
    return "".join(w[0] for w in words) if len(words) > 1 else ""


# --- gender ---


def first_name_gender(name: str) -> Gender | None:
    """Return what a person's first name tells; a surname alone tells nothing."""
    words = name.lower().split()
    if len(words) == 1 and words[0] in lex.SURNAMES_TOO:
        return None
    if words[0] in lex.MALE_NAMES:
        return "male"
    return "female" if words[0] in lex.FEMALE_NAMES else None


def gender_from_words(member: Member) -> None:
    """Set a person's gender from the first name and from descriptions, if they agree."""
    if member.kind == "person":
        member.gender = gender_of_words(member, member.gender) or member.gender


def gender_of_words(member: Member, *more: Gender | None) -> Gender | None:
    """Return the gender that a person's first name, descriptions and ``more`` agree on."""
    votes = {noun_gender(d.head) for d in member.descriptions}
    votes |= {first_name_gender(member.name), *more}
    votes -= {None}
    return votes.pop() if len(votes) == 1 else None


def noun_gender(noun: str) -> Gender | None:
    """Return what a noun tells ("spokeswoman")."""
    if noun in lex.FEMALE_NOUNS:
        return "female"
    return "male" if noun in lex.MALE_NOUNS else None
