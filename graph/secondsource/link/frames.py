"""A claim in comparable form: what kind of event, who took part, how much, in what light.

A frame is made of concepts (see :mod:`secondsource.link.lexicon`) and entity ids, so that
"carried out an attack on", "attacked" and "the attack on" meet.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from secondsource.link import lexicon
from secondsource.link.clauses import (
    CORE,
    around,
    asserts,
    called_false_by,
    hidden_negation,
    in_a_name,
    mood,
    own_act,
    own_figures,
    parts,
    points_back,
    quoted,
    scope,
    stance_of,
    told_false,
    turned,
)
from secondsource.link.event_words import behind_title, event_word, is_light, stage
from secondsource.link.lexicon import concept, pole
from secondsource.link.names import METONYMS, place_key
from secondsource.link.paraphrase import compounds, reworded
from secondsource.link.particulars import NO_PARTICULARS, Particulars, particulars
from secondsource.link.selves import is_object, selves
from secondsource.link.similarity import (
    content_concepts,
    fold,
    words,
)
from secondsource.link.speakers import head_noun
from secondsource.link.spotting import Mentions
from secondsource.link.stems import stem
from secondsource.link.verbs import verb
from secondsource.link.wording import as_written
from secondsource.records import Argument, Claim, Entity, Figure, Role, Span, Stance
from secondsource.signs import clause

_WE: tuple[str, Role] = ("we", "agent")
_BEGINNING = 3
"""Letters in which a lemma and its word agree, however bad the lemma."""
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
    ``selves`` are the pronouns beside the subject that mean the claimant.
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


class Framer:
    """Makes frames; knows which entities are named, and what each claimant spoke of before."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        known = list(entities)
        self._named = {entity.id: entity for entity in known if entity.named}
        self._unnamed = {entity.id: entity.name for entity in known if not entity.named}
        self._mentions = Mentions((), ())
        self._company: dict[str, frozenset[str]] = {}
        self._stands_for = _metonyms(self._named.values())
        self._holders = _holders(self._named.values())
        self._words = {
            entity.id: frozenset(w for name in (entity.name, *entity.aliases) for w in words(name))
            for entity in self._named.values()
        }

    def frames(self, claims: Iterable[Claim]) -> dict[str, Frame]:
        """Return a frame for each claim id; vague events are resolved within the document."""
        ordered = sorted(claims, key=lambda c: (c.document, c.hull, c.predication.start, c.id))
        self._mentions = Mentions(self._named.values(), ordered)
        self._company = self._mentions.company()
        found: dict[str, Frame] = {}
        last: dict[tuple[str, str | None], Frame] = {}
        false = called_false_by(ordered)
        joined = compounds(ordered)
        for claim in ordered:
            said = reworded(claim, joined)
            frame = self._frame(turned(said) if told_false(claim, false) else said)
            before = last.get((claim.document, claim.claimant)) if claim.claimant else None
            if frame.vague and before is not None and points_back(claim):
                frame = _taken_over(frame, before)
            if not frame.vague and frame.entities and not points_back(claim):
                last[(claim.document, claim.claimant)] = frame
            found[claim.id] = frame
        return _completed(found)

    def _frame(self, claim: Claim) -> Frame:
        predication = claim.predication
        said = clause(claim)
        text, folded = words(said), said.casefold()
        content = tuple(fold(word) for word in predication.keywords) or tuple(text)
        title = verb(fold(predication.predicate), text)
        predicate = behind_title(title, text, content, self._names_in(claim))
        lemmas = frozenset(content) | frozenset(text)
        arguments = tuple(a for a in predication.arguments if a.entity not in self._named)
        name, word, vague = event_word(predicate, arguments, content, lemmas)
        base, flipped = _affirmed(name, word)
        stance, phase = stance_of(claim, predicate), stage(predicate, lemmas)
        stays = phase == "ended" and stance.polarity == "denied"
        roles = self._roles(claim, predicate, name, word)
        if predicate != title:
            roles = self._titled(claim, text) | roles
        entities = self._participants(claim, predicate, roles)
        return Frame(
            claim.id,
            claim.document,
            base,
            predicate,
            (flipped and not vague) != stays,
            stance,
            roles,
            entities,
            self._terms(content, entities) | {base},
            tuple(f for f in own_figures(claim) if not in_a_name(f, claim)),
            scope(words(lexicon.OF_THEM.sub("", said)), stance),
            "ongoing" if stays else phase,
            quoted(claim, tuple(text)),
            vague,
            places=frozenset(key for key in entities if self._named[key].kind == "place"),
            vacuous=self._says_nothing(predicate, vague, entities),
            company=self._company.get(claim.document, frozenset()),
            length=len(text),
            word=word,
            noun=not vague and word != predicate,
            mood=mood(folded, lemmas),
            asserts=asserts(claim),
            unresolved=self._unresolved(claim),
            claimant=claim.claimant,
            span=(predication.start, predication.end),
            own=claim.claimant in self._unnamed and _of_himself(claim),
            text=" ".join(said.split()),
            parts=parts(text),
            brief=claim.section is not None,
            doubtful=hidden_negation(stance, folded),
            beside=particulars(claim, self._entity_words(claim)),
            selves=selves(claim),
        )

    def _participants(
        self, claim: Claim, predicate: str, roles: Mapping[Role, frozenset[str]]
    ) -> frozenset[str]:
        """Return the entities that fill a role or are mentioned."""
        filled = {key for keys in roles.values() for key in keys if key in self._named}
        return frozenset(filled | self._mentioned(claim, predicate))

    def _says_nothing(self, predicate: str, vague: bool, entities: frozenset[str]) -> bool:
        """Say whether a clause is but a name, a number or "he said so"."""
        if vague and predicate in lexicon.REPORTING | lexicon.EMPTY:
            return True
        named = any(predicate in self._words[key] for key in entities)
        return named or predicate in lexicon.AMOUNTS or not any(map(str.isalpha, predicate))

    def _terms(self, content: Iterable[str], entities: frozenset[str]) -> frozenset[str]:
        """Return the concepts of the content words; names count once, by their entity's id."""
        names = {word for key in entities for word in self._words[key]}
        told = (word for word in content if word not in lexicon.NUMBERS)
        terms = content_concepts(word for word in told if not names.issuperset(words(word)))
        return frozenset(terms) | entities

    def _titled(self, claim: Claim, text: Sequence[str]) -> dict[Role, frozenset[str]]:
        """Return the role of the first name in a clause whose subject was taken for its verb."""
        span = (claim.predication.start, claim.predication.end)
        key = next((key for _, _, key in self._mentions.inside(claim.document, *span)), None)
        passive = not lexicon.BE.isdisjoint(text)
        role: Role = "patient" if passive else "agent"
        return {} if key is None else {role: frozenset({self._stands_for.get(key, key)})}

    def _names_in(self, claim: Claim) -> frozenset[str]:
        return frozenset(self._entity_words(claim))

    def _entity_words(self, claim: Claim) -> dict[str, str]:
        """Return for each word of a name in the clause which entity it names."""
        span = (claim.predication.start, claim.predication.end)
        inside = sorted({key for _, _, key in self._mentions.inside(claim.document, *span)})
        return {word: self._stands_for.get(key, key) for key in inside for word in self._words[key]}

    def _mentioned(self, claim: Claim, predicate: str) -> set[str]:
        """Return the named entities that the clause mentions anywhere."""
        span = (claim.predication.start, claim.predication.end)
        inside = {key for _, _, key in self._mentions.inside(claim.document, *span)}
        if is_light(predicate):
            inside.discard(claim.claimant or "")
        return {self._stands_for.get(key, key) for key in inside}

    def _roles(
        self, claim: Claim, predicate: str, name: str, word: str
    ) -> dict[Role, frozenset[str]]:
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

    def _unresolved(self, claim: Claim) -> bool:
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
        if argument.entity is not None and argument.entity in self._named:
            return argument.entity
        found = self._mentions.named(claim.document, argument)
        head = fold(argument.head)[:_BEGINNING]
        own = found is not None and any(word.startswith(head) for word in self._words[found])
        return found if own else None

    def _speaker(self, head: str, role: Role, claim: Claim) -> set[str]:
        """Return whom "I" means: the claimant, of whom nobody may know more than "the minister"."""
        if head not in ("i", "me") and (head, role) != _WE:
            return set()
        if claim.claimant in self._named:
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


def _affirmed(name: str, word: str) -> tuple[str, bool]:
    """Return the event's class that carries the statement, and whether the word denies it."""
    plain = lexicon.unnegated(word)
    base, flipped = pole(name if plain is None else concept(plain))
    return base, flipped != (plain is not None)


def _of_himself(claim: Claim) -> bool:
    agents = (a for a in claim.predication.arguments if a.role == "agent")
    return any(fold(argument.head) in ("i", "me") for argument in agents)


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


def _completed(frames: Mapping[str, Frame]) -> dict[str, Frame]:
    """Give "a coup", said of nobody, the participants that the document's other coups share."""
    shared: dict[tuple[str, str], frozenset[str]] = {}
    for frame in frames.values():
        key = (frame.document, frame.concept)
        if frame.entities and not frame.vague:
            shared[key] = shared.get(key, frame.entities) & frame.entities
    return {key: _with(frame, shared) for key, frame in frames.items()}


def _with(frame: Frame, shared: Mapping[tuple[str, str], frozenset[str]]) -> Frame:
    found = shared.get((frame.document, frame.concept), frozenset())
    if not frame.noun or frame.entities or not found:
        return frame
    return replace(frame, entities=found, terms=frame.terms | found)


def _taken_over(frame: Frame, before: Frame) -> Frame:
    """Let "it has been launched" speak of what the same claimant spoke of before."""
    roles = {**before.roles, **{role: keys for role, keys in frame.roles.items() if keys}}
    return replace(
        frame,
        concept=before.concept,
        flipped=before.flipped != frame.flipped,
        word=before.word,
        own_entities=frame.entities - before.entities,
        roles=roles,
        entities=before.entities | frame.entities,
        about=before.about | {before.claim},
        unresolved=False,
    )
