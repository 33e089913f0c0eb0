"""How the claims of a story are brought into comparable form, as frames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from secondsource.link import lexicon
from secondsource.link.clauses import (
    asserts,
    called_false_by,
    hidden_negation,
    in_a_name,
    mood,
    own_figures,
    parts,
    points_back,
    quoted,
    scope,
    stance_of,
    told_false,
    turned,
)
from secondsource.link.event_words import behind_title, event_word, stage
from secondsource.link.fillers import Fillers
from secondsource.link.frames import Frame
from secondsource.link.lexicon import concept, pole
from secondsource.link.paraphrase import compounds, reworded
from secondsource.link.particulars import particulars
from secondsource.link.selves import selves
from secondsource.link.similarity import content_concepts, fold, words
from secondsource.link.verbs import verb
from secondsource.records import Claim, Entity
from secondsource.signs import clause


def frames_of(claims: Iterable[Claim], entities: Iterable[Entity]) -> dict[str, Frame]:
    """Return a frame for each claim id; vague events are resolved within the document."""
    ordered = sorted(claims, key=lambda c: (c.document, c.hull, c.predication.start, c.id))
    fillers = Fillers(entities, ordered)
    found: dict[str, Frame] = {}
    last: dict[tuple[str, str | None], Frame] = {}
    false = called_false_by(ordered)
    joined = compounds(ordered)
    for claim in ordered:
        said = reworded(claim, joined)
        frame = _frame(turned(said) if told_false(claim, false) else said, fillers)
        before = last.get((claim.document, claim.claimant)) if claim.claimant else None
        back = points_back(claim)
        if frame.vague and before is not None and back:
            frame = _taken_over(frame, before)
        if not frame.vague and frame.entities and not back:
            last[(claim.document, claim.claimant)] = frame
        found[claim.id] = frame
    return _completed(found)


def _frame(claim: Claim, fillers: Fillers) -> Frame:
    """Return what a claim states by itself: event, participants, and what its clause adds."""
    predication, said = claim.predication, clause(claim)
    text = words(said)
    content = tuple(fold(word) for word in predication.keywords) or tuple(text)
    lemmas = frozenset(content) | frozenset(text)
    names = fillers.words_in(claim)
    title = verb(fold(predication.predicate), text)
    predicate = behind_title(title, text, content, names)
    unnamed = tuple(a for a in predication.arguments if a.entity not in fillers.named)
    name, word, vague = event_word(predicate, unnamed, content, lemmas)
    base, flipped = _affirmed(name, word)
    stance, phase = stance_of(claim, predicate), stage(predicate, lemmas)
    stays = phase == "ended" and stance.polarity == "denied"
    roles = fillers.roles(claim, predicate, name, word)
    if predicate != title:
        roles = fillers.titled(claim, text) | roles
    entities = fillers.entities(claim, predicate, roles)
    frame = Frame(
        claim.id,
        claim.document,
        base,
        predicate,
        (flipped and not vague) != stays,
        stance,
        roles,
        entities,
        _terms(content, fillers.words_of(entities)) | entities | {base},
        tuple(f for f in own_figures(claim) if not in_a_name(f, claim)),
        scope(words(lexicon.OF_THEM.sub("", said)), stance),
        "ongoing" if stays else phase,
        quoted(claim, tuple(text)),
        vague,
        noun=not vague and word != predicate,
        word=word,
        places=frozenset(key for key in entities if fillers.named[key].kind == "place"),
        vacuous=_says_nothing(predicate, vague, fillers.words_of(entities)),
    )
    return _said_by(claim, frame, fillers, text, lemmas, names)


def _said_by(
    claim: Claim,
    frame: Frame,
    fillers: Fillers,
    text: Sequence[str],
    lemmas: frozenset[str],
    names: Mapping[str, str],
) -> Frame:
    """Return a frame with who says it where, and what its clause says beside the event."""
    said = clause(claim)
    folded = said.casefold()
    return replace(
        frame,
        company=fillers.company(claim.document),
        length=len(text),
        mood=mood(folded, lemmas),
        asserts=asserts(claim),
        unresolved=fillers.unresolved(claim),
        claimant=claim.claimant,
        span=(claim.predication.start, claim.predication.end),
        own=fillers.is_unnamed(claim.claimant) and _of_himself(claim),
        text=" ".join(said.split()),
        parts=parts(text),
        brief=claim.section is not None,
        doubtful=hidden_negation(frame.stance, folded),
        beside=particulars(claim, names),
        selves=selves(claim),
        unnamed=claim.claimant is None or fillers.is_unnamed(claim.claimant),
    )


def _says_nothing(predicate: str, vague: bool, names: frozenset[str]) -> bool:
    """Say whether a clause is but a name, a number or "he said so"; ``names`` are its words."""
    if vague and predicate in lexicon.REPORTING | lexicon.EMPTY:
        return True
    plain = predicate in names or predicate in lexicon.AMOUNTS
    return plain or not any(map(str.isalpha, predicate))


def _terms(content: Iterable[str], names: frozenset[str]) -> frozenset[str]:
    """Return the concepts of the content words that are no words of a name."""
    told = (word for word in content if word not in lexicon.NUMBERS)
    return frozenset(content_concepts(w for w in told if not names.issuperset(words(w))))


def _affirmed(name: str, word: str) -> tuple[str, bool]:
    """Return the event's class that carries the statement, and whether the word denies it."""
    plain = lexicon.unnegated(word)
    base, flipped = pole(name if plain is None else concept(plain))
    return base, flipped != (plain is not None)


def _of_himself(claim: Claim) -> bool:
    agents = (a for a in claim.predication.arguments if a.role == "agent")
    return any(fold(argument.head) in ("i", "me") for argument in agents)


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
