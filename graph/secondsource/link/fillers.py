"""Who fills the roles of claims: named entities by their ids, common nouns by their concepts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from secondsource.link import lexicon
from secondsource.link.clauses import around, own_act
from secondsource.link.event_words import is_light
from secondsource.link.lexicon import concept
from secondsource.link.names import METONYMS, place_key
from secondsource.link.selves import is_object
from secondsource.link.similarity import fold, words
from secondsource.link.speakers import head_noun
from secondsource.link.spotting import Mentions
from secondsource.link.stems import stem
from secondsource.records import Argument, Claim, Entity, Figure, Role

_WE: tuple[str, Role] = ("we", "agent")
_BEGINNING = 3
"""Letters in which a lemma and its word agree, however bad the lemma."""


class Fillers:
    """The entities of a story, by where its claims name them; ``named`` has those with a name."""

    def __init__(self, entities: Iterable[Entity], claims: Iterable[Claim]) -> None:
        """Take the entities, and look for their names in the claims."""
        known = list(entities)
        self.named = {entity.id: entity for entity in known if entity.named}
        self._unnamed = {entity.id: entity.name for entity in known if not entity.named}
        self._mentions = Mentions(self.named.values(), claims)
        self._company = self._mentions.company()
        self._stands_for = _metonyms(self.named.values())
        self._holders = _holders(self.named.values())
        self._words = {
            entity.id: frozenset(w for name in (entity.name, *entity.aliases) for w in words(name))
            for entity in self.named.values()
        }

    def company(self, document: str) -> frozenset[str]:
        """Return the entities that a document names."""
        return self._company.get(document, frozenset())

    def is_unnamed(self, entity: str | None) -> bool:
        """Tell whether an id is that of somebody without a name."""
        return entity in self._unnamed

    def words_of(self, entities: Iterable[str]) -> frozenset[str]:
        """Return the folded words of the names of entities."""
        return frozenset().union(*(self._words[key] for key in entities))

    def words_in(self, claim: Claim) -> dict[str, str]:
        """Return for each word of a name in the clause which entity it names."""
        return {
            word: self._stands_for.get(key, key)
            for key in sorted(set(self._inside(claim)))
            for word in self._words[key]
        }

    def _inside(self, claim: Claim) -> list[str]:
        """Return the entities that the clause mentions, in order."""
        span = (claim.predication.start, claim.predication.end)
        return [key for _, _, key in self._mentions.inside(claim.document, *span)]

    def entities(
        self, claim: Claim, predicate: str, roles: Mapping[Role, frozenset[str]]
    ) -> frozenset[str]:
        """Return the entities that fill a role or are mentioned anywhere in the clause."""
        filled = {key for keys in roles.values() for key in keys if key in self.named}
        speaker = claim.claimant if is_light(predicate) else None
        inside = {self._stands_for.get(key, key) for key in self._inside(claim) if key != speaker}
        return frozenset(filled | inside)

    def titled(self, claim: Claim, text: Sequence[str]) -> dict[Role, frozenset[str]]:
        """Return the role of the first name in a clause whose subject was taken for its verb."""
        key = next(iter(self._inside(claim)), None)
        role: Role = "agent" if lexicon.BE.isdisjoint(text) else "patient"
        return {} if key is None else {role: frozenset({self._stands_for.get(key, key)})}

    def roles(
        self, claim: Claim, predicate: str, name: str, word: str
    ) -> dict[Role, frozenset[str]]:
        """Return who fills each role of a clause; roles that nobody known fills are left out.

        ``predicate`` and ``word`` are its verb and the word that names its event, ``name`` the
        concept of that.
        """
        found: dict[Role, set[str]] = {}
        doers = {a.entity for a in claim.predication.arguments if a.role == "agent"}
        for argument in claim.predication.arguments:
            if argument.role != "agent" and is_object(argument, claim) and argument.entity in doers:
                continue
            for key in self._fillers(argument, claim):
                found.setdefault(argument.role, set()).add(key)
        if claim.claimant is not None and own_act(claim):
            found["agent"] = {claim.claimant}
        figures = claim.predication.figures
        roles = {role: self._counted(frozenset(found[role]), figures) for role in sorted(found)}
        roles = {role: keys for role, keys in roles.items() if keys}
        done = (lexicon.unnegated(word) or "").endswith(("ed", "paid", "sold", "known"))
        if "patient" not in roles and (done or _undergone(name, word)):
            roles = {"patient" if role == "agent" else role: keys for role, keys in roles.items()}
        beside = _beside_event(predicate, name, claim.claimant)
        return _without(roles, beside | ({name} if predicate == "bribe" else set()), claim.claimant)

    def unresolved(self, claim: Claim) -> bool:
        """Say whether the only subject is a pronoun of which nobody knows whom it means."""
        agents = [a for a in claim.predication.arguments if a.role == "agent"]
        return bool(agents) and all(
            fold(a.head) in lexicon.PRONOUNS and a.entity is None and not self._fillers(a, claim)
            for a in agents
        )

    def _fillers(self, argument: Argument, claim: Claim) -> set[str]:
        """Return who fills a role: an entity, a concept, or both ("the poet Sana Mirza")."""
        entity = self._entity(argument, claim)
        if entity is not None:
            return {self._stands_for.get(entity, entity)}
        head = fold(argument.head)
        if head in lexicon.FIRST_PERSON:
            return self._speaker(head, argument.role, claim)
        if head in lexicon.VAGUE or not head:
            return set()
        name = self._mentions.beside(claim.document, argument)
        noun = stem(head) if argument.role == "time" else concept(head)
        name = name or self._holder(argument, claim)
        return {noun} if name is None or argument.role == "time" else {noun, name}

    def _holder(self, argument: Argument, claim: Claim) -> str | None:
        """Return who alone of a story has the role of "the captain", if not the claimant."""
        holder = self._holders.get(fold(argument.head))
        if holder in (None, claim.claimant):
            return None
        return holder if _is_office(argument, claim) else None

    def _entity(self, argument: Argument, claim: Claim) -> str | None:
        if argument.entity is not None and argument.entity in self.named:
            return argument.entity
        found = self._mentions.named(claim.document, argument)
        head = fold(argument.head)[:_BEGINNING]
        own = found is not None and any(word.startswith(head) for word in self._words[found])
        return found if own else None

    def _speaker(self, head: str, role: Role, claim: Claim) -> set[str]:
        """Return whom "I" means: the claimant, of whom nobody may know more than "the minister"."""
        if head not in ("i", "me") and (head, role) != _WE:
            return set()
        if claim.claimant in self.named:
            return {claim.claimant}
        name = self._unnamed.get(claim.claimant or "")
        alone = head in ("i", "me") and name is not None
        return {concept(head_noun(name))} if alone and name and head_noun(name) else set()

    def _counted(self, keys: frozenset[str], figures: Sequence[Figure]) -> frozenset[str]:
        """Return role fillers with "a third", "dozens" replaced by what is counted."""
        units = frozenset(concept(fold(figure.unit)) for figure in figures if figure.unit)
        counted = keys | (units if keys & (lexicon.AMOUNTS | lexicon.NUMBERS) else frozenset())
        return counted - lexicon.AMOUNTS - lexicon.NUMBERS


def _holders(entities: Iterable[Entity]) -> dict[str, str]:
    """Return who alone in a story has a role, by the role's head noun."""
    found: dict[str, set[str]] = {}
    for entity in entities:
        for role in entity.roles if entity.kind == "person" else ():
            found.setdefault(head_noun(role) or "", set()).add(entity.id)
    return {noun: next(iter(keys)) for noun, keys in found.items() if noun and len(keys) == 1}


def _is_office(argument: Argument, claim: Claim) -> bool:
    """Say whether a phrase is but "the captain", with nothing that tells which."""
    _, itself, rest = around(claim, argument)
    plain = lexicon.TELLING_WHICH.isdisjoint(words(rest)[:1])
    return plain and words(itself) == ["the", fold(argument.head)]


def _beside_event(predicate: str, name: str, claimant: str | None) -> frozenset[str | None]:
    """Return the keys that are no participants of a light predicate's event.

    They are its own noun, and who only speaks of it ("I see no coup"); "I took bribes" has an
    agent.
    """
    if not is_light(predicate):
        return frozenset()
    return frozenset({name} if predicate in lexicon.EMPTY else {name, claimant})


def _undergone(name: str, word: str) -> bool:
    """Say whether the only participant undergoes the event ("sank", "the withdrawal of")."""
    return name in lexicon.UNACCUSATIVE or word.endswith(lexicon.NOUN_ENDINGS)


def _metonyms(entities: Iterable[Entity]) -> dict[str, str]:
    """Return for seats of government the country that they stand for, where the story has it."""
    named = sorted(entities, key=lambda entity: entity.id)
    countries = {place_key(e.name): e.id for e in named if e.kind != "person"}
    seats = ((e.id, METONYMS.get(place_key(e.name))) for e in named if e.kind != "person")
    return {key: countries[name] for key, name in seats if name is not None and name in countries}


def _without(
    roles: Mapping[Role, frozenset[str]], keys: Collection[str | None], claimant: str | None
) -> dict[Role, frozenset[str]]:
    """Drop from the roles of a light predicate its event's own noun and whoever only speaks."""
    noun = frozenset(keys) - {claimant}
    left = {
        role: filled - (noun if role in ("patient", "recipient") else frozenset(keys))
        for role, filled in roles.items()
    }
    return {role: filled for role, filled in left.items() if filled}
