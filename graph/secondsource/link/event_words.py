"""Which word of a clause names its event, and at what stage the event is."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from secondsource.link import lexicon
from secondsource.link.lexicon import concept
from secondsource.link.similarity import fold
from secondsource.records import Argument, Role


def event_word(
    predicate: str,
    arguments: tuple[Argument, ...],
    content: tuple[str, ...],
    lemmas: frozenset[str],
) -> tuple[str, str, bool]:
    """Return the event's concept, the word that names it, and whether it is vague.

    ``arguments`` are those that name nobody, ``content`` the content words in order,
    ``lemmas`` all words of the clause. Vague is a mere "it happened".
    """
    illness = _illness(predicate, lemmas)
    if illness is not None:
        return *illness, False
    judged = [word for word in content if word in lexicon.JUDGED]
    if judged and predicate in lexicon.VERDICTS:
        return concept(judged[0]), judged[0], False
    agents = [fold(a.head) for a in arguments if a.role == "agent"]
    happening = next((agent for agent in agents if _is_happening(agent)), None)
    if predicate in lexicon.IMPACT and happening is not None:
        return concept(happening), happening, False
    if _is_amount(predicate):
        return _measured(predicate, agents, content)
    if predicate == "open" and any(concept(fold(a.head)) == "investigate" for a in arguments):
        return "investigate", predicate, False
    if not is_light(predicate):
        objects = any(argument.role in ("patient", "other") for argument in arguments)
        name = concept(predicate) if objects else lexicon.concept_without_object(predicate)
        return name, predicate, False
    return _carried(predicate, arguments, agents, content)


def _carried(
    predicate: str,
    arguments: tuple[Argument, ...],
    agents: Sequence[str],
    content: tuple[str, ...],
) -> tuple[str, str, bool]:
    """Return what :func:`event_word` does for a predicate that only carries its event."""
    heads = _heads(arguments, predicate)
    told = [head for head in heads if head not in lexicon.VAGUE]
    found = [head for head in told if is_event(concept(head))]
    if not found and _may_stand_elsewhere(predicate, heads):
        near = _near(predicate, content)
        found = [word for word in near if is_event(concept(word)) and not is_light(word)]
        if found and not _only_stage(predicate):
            return concept(found[0]), predicate, False
    for word in (*found, *told):
        return concept(word), word, False
    real = predicate not in lexicon.EMPTY and not set(agents) <= lexicon.VAGUE
    return concept(predicate), predicate, _only_stage(predicate) or not real


def _illness(predicate: str, lemmas: frozenset[str]) -> tuple[str, str] | None:
    """Return the concept and the word of the illness that a clause speaks of, if it does."""
    disease = next(iter(sorted(lemmas & lexicon.DISEASES)), None)
    if disease is not None and "dying" in lemmas:
        return disease, disease
    if not (is_light(predicate) or _of_illness(predicate)):
        return None
    if lexicon.bad_health(lemmas):
        return "ill", "poor health"
    return None if disease is None else (disease, disease)


def behind_title(
    predicate: str, text: Sequence[str], content: Sequence[str], names: Collection[str]
) -> str:
    """Return the event's word where a mere title was taken for it ("the jeweller Dana Kist fled").

    ``names`` are the words of the names in the clause.
    """
    if is_light(predicate) or predicate not in text or predicate not in content:
        return predicate
    at = text.index(predicate)
    if at + 1 == len(text) or text[at + 1] not in names:
        return predicate
    rest = content[content.index(predicate) + 1 :]
    told = (word for word in rest if word not in names and not is_light(word))
    return next((word for word in told if _is_happening(word)), predicate)


def _is_happening(noun: str) -> bool:
    """Say whether a noun names an event: "blast" does, "driver" and "striker" don't."""
    return is_event(concept(noun)) and not noun.endswith(("er", "ers", "or", "ors"))


def _is_amount(predicate: str) -> bool:
    """Say whether a "predicate" is but a number or a unit ("turnout was 70 percent")."""
    plain = concept(predicate)
    return not any(map(str.isalpha, predicate)) or plain in lexicon.UNITS


def _measured(predicate: str, agents: list[str], content: tuple[str, ...]) -> tuple[str, str, bool]:
    """Return what is measured: what costs so much, or what is so large."""
    events = [word for word in content if is_event(concept(word)) and not is_light(word)]
    for word in (*events, *(agent for agent in agents if agent not in lexicon.VAGUE)):
        return concept(word), word, False
    return concept(predicate), predicate, False


def _near(predicate: str, content: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that may name an event: of "plans to ..." but the next two."""
    intended = predicate in lexicon.PLANNED or predicate in lexicon.ATTEMPTED
    if not intended or predicate not in content:
        return content
    at = content.index(predicate)
    return content[at + 1 : at + 3] or content[:at]


def _may_stand_elsewhere(predicate: str, heads: list[str]) -> bool:
    """Say whether another word of the clause may name the event: no object does, or "it"."""
    if any(head in lexicon.INDEFINITE for head in heads):
        return False
    return _only_stage(predicate) or not heads or any(head in lexicon.VAGUE for head in heads)


def _heads(arguments: tuple[Argument, ...], predicate: str) -> list[str]:
    """Return the heads that may name the event: objects first, of "has begun" the subject."""
    wanted: tuple[Role, ...] = ("patient", "other")
    if _only_stage(predicate):
        wanted = ("agent", "patient", "other")
    return [fold(a.head) for role in wanted for a in arguments if a.role == role]


def is_event(name: str) -> bool:
    """Say whether a concept is a class of happenings or states, not of things."""
    return name in lexicon.EVENTS


def _only_stage(predicate: str) -> bool:
    groups = (lexicon.ONGOING, lexicon.HAPPEN, lexicon.PLANNED, lexicon.ATTEMPTED)
    return predicate in lexicon.VAGUE or any(predicate in group for group in groups)


def is_light(predicate: str) -> bool:
    """Say whether a predicate says little without its object or subject."""
    if predicate in lexicon.LIGHT or predicate in lexicon.TIME_UNITS:
        return True
    return _only_stage(predicate)


def _of_illness(predicate: str) -> bool:
    words = (predicate, concept(predicate))
    return any(word in lexicon.DISEASES or word in lexicon.OF_ILLNESS for word in words)


def stage(predicate: str, lemmas: frozenset[str]) -> str:
    """Return planned, attempted, ongoing, ended or nothing."""
    if predicate in lexicon.ONGOING or lemmas & lexicon.UNDER_WAY:
        return "ongoing"
    if predicate in lexicon.ENDED:
        return "ended"
    if predicate in lexicon.ATTEMPTED or lemmas & {"attempt", "attempted", "bid"}:
        return "attempted"
    if predicate in lexicon.PLANNED or lemmas & lexicon.WISHED:
        return "planned"
    return ""
