"""Who is behind each attribution: every source resolved to an entity of the document.

Sources are settled in reading order. A named source is the entity of its name; a pronoun means
whom :mod:`discourse` finds; a description ("the general") means whoever is known by it; what
is unnamed ("sources", "a senior official") becomes an entity of its own and never equals a
named one. A relay has a claimant and a basis: in "officers have concluded ..., according to
Grozev" Grozev claims, on the officers' word.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from secondsource.annotate import lexicons as lex
from secondsource.annotate.coreference import Cast, gender_from_pronouns
from secondsource.annotate.discourse import Discourse
from secondsource.annotate.names import find_names
from secondsource.annotate.raw import RawAttribution
from secondsource.annotate.roles import said_to_be
from secondsource.annotate.schemes import Scheme
from secondsource.annotate.sources import Sources
from secondsource.records import DocEntity, Document


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who makes a claim: indices of entities, and why the claimant is unknown where it is."""

    claimant: int | None
    basis: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """The entities of a document and the speaker of each of its attributions, in their order."""

    entities: tuple[DocEntity, ...]
    speakers: tuple[Speaker, ...]

    _mentions: tuple[tuple[int, int, int], ...] = field(init=False, repr=False, compare=False)
    _longest: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sort the mentions for looking them up."""
        found = sorted((s, e, k) for k, m in enumerate(self.entities) for s, e in m.mentions)
        object.__setattr__(self, "_mentions", tuple(found))
        object.__setattr__(self, "_longest", max((e - s for s, e, _ in found), default=0))

    def entity_at(self, start: int, end: int) -> int | None:
        """Return the entity mentioned in code points ``[start, end)``.

        Of the mentions that overlap the span, the longest overlap wins, then the shorter mention.
        """
        best: tuple[int, int, int] | None = None
        for i in range(bisect.bisect_left(self._mentions, (end,)) - 1, -1, -1):
            s, e, k = self._mentions[i]
            if s + self._longest <= start:
                break
            shared = min(e, end) - max(s, start)
            if shared > 0 and (best is None or (shared, s - e, -k) > best):
                best = (shared, s - e, -k)
        return None if best is None else -best[2]


def resolve(
    doc: Doc, scheme: Scheme, raw: Sequence[RawAttribution], document: Document
) -> Resolved:
    """Return the entities of a document and who is behind each attribution.

    ``doc`` is the parse of ``document.text``; ``raw`` its attributions in any order. A
    reference to an entity is ``f"{document.id}#{index}"``.
    """
    cast = Cast(doc, scheme, find_names(doc, scheme, document.passages))
    pronouns = [t for t in doc if t.lower_ in lex.HE or t.lower_ in lex.SHE]
    discourse = Discourse(doc, cast)
    gender_from_pronouns(cast, [t for t in pronouns if not discourse.is_quoted(t.i)])
    reader = _Reader(doc, scheme, cast, discourse, raw)
    reader.read()
    return Resolved(cast.records(), tuple(reader.speakers[k] for k in range(len(raw))))


class _Reader:
    """Reads a document once from left to right, then the quotations again."""

    def __init__(
        self,
        doc: Doc,
        scheme: Scheme,
        cast: Cast,
        discourse: Discourse,
        raw: Sequence[RawAttribution],
    ) -> None:
        self.doc, self.scheme, self.cast = doc, scheme, cast
        self.discourse, self.raw = discourse, raw
        self.sources = Sources(doc, scheme, cast, discourse, raw)
        self.speakers: dict[int, Speaker] = {}

    def read(self) -> None:
        starts = self._starts()
        names = {n.start: k for k, n in enumerate(self.cast.index.names)}
        covered: set[int] = set()
        for token in self.doc:
            for k in starts.get(token.i, ()):
                covered |= self._settle(k)
            if token.i in names:
                name = self.cast.index.names[names[token.i]]
                self.discourse.hear(self.cast.of_name[names[token.i]], name.start, name.end)
            elif token.i not in covered:
                self._refer(token)
        self._sourceless()
        self._quoted()

    def _starts(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for k, attribution in enumerate(self.raw):
            if attribution.source:
                span = self.sources.tokens(attribution.source[0])
                if span is not None:
                    found.setdefault(span[0], []).append(k)
        return found

    def _settle(self, k: int) -> set[int]:
        """Settle the source of attribution ``k``; return the tokens that need no further look."""
        found = self.sources.settle(k)
        self.speakers[k] = Speaker(found.claimant, found.basis, found.note)
        if found.claimant is not None:
            self.discourse.speak(found.claimant, found.start)
        return set(range(found.start, found.end)) if found.whole else set()

    def _sourceless(self) -> None:
        for k in range(len(self.raw)):
            if k not in self.speakers:
                self.speakers[k] = self._elliptical(k)

    def _elliptical(self, k: int) -> Speaker:
        """Return the speaker of an attribution without a source of its own.

        "..., adding that ..." and "... and added that ..." share the source of the cue that
        they depend on.
        """
        verb = self._verb(k)
        if verb is None or self.raw[k].source:
            return Speaker(None, None, "the source is not in the text")
        conjunct = verb.dep_ in self.scheme.conjunct
        if self.scheme.is_passive(verb) or (verb.tag_ == "VBN" and not conjunct):
            return Speaker(None, None, "passive voice without an agent: no source is named")
        if not self.scheme.subjects(verb) and (verb.tag_ == "VBG" or conjunct):
            for other, speaker in sorted(self.speakers.items()):
                if speaker.claimant is not None and self._holds_cue(other, verb.head.i):
                    return Speaker(speaker.claimant)
        return Speaker(None, None, "no source is named")

    def _verb(self, k: int) -> Token | None:
        span = self.doc.char_span(*self.raw[k].cue[0], alignment_mode="expand")
        return None if span is None else span.root

    def _holds_cue(self, k: int, token: int) -> bool:
        at = self.doc[token].idx
        return any(start <= at < end for start, end in self.raw[k].cue)

    def _refer(self, token: Token) -> None:
        """Resolve a pronoun or description outside quotations and sources."""
        if self.discourse.is_quoted(token.i):
            return
        if token.lower_ in lex.HE or token.lower_ in lex.SHE:
            entity = self.sources.answering(token)
            if entity is None:
                entity = self.discourse.antecedent(token).entity
            if entity is not None:
                self.discourse.hear(entity, token.i, token.i + 1)
        elif token.lower_ in ("the", "this") and token.i > 0 and token.nbor(-1).lemma_ != "be":
            self._describe(token)

    def _describe(self, token: Token) -> None:
        found = self.sources.nominals.known_person(token.i)
        if found is not None:
            self.discourse.hear(found[0], found[1].start, found[1].end)
            said = said_to_be(self.doc, self.cast.index, found[1].end)
            if said is not None:
                self.cast.learn(found[0], said)

    def _quoted(self) -> None:
        """Resolve the pronouns in quotations: "I" is who speaks, "he" somebody else."""
        spans = self._spoken()
        for token in self.doc:
            if not self.discourse.is_quoted(token.i):
                continue
            speaker = next((e for s, t, e in spans if s <= token.idx < t), None)
            if token.lower_ in ("i", "me", "my", "mine", "myself") and speaker is not None:
                self.cast.mention(speaker, token.i, token.i + 1)
            elif token.lower_ in lex.HE or token.lower_ in lex.SHE:
                self._other(token, speaker)

    def _other(self, token: Token, speaker: int | None) -> None:
        entity = self.sources.quoted(token)
        if entity is None:
            without = frozenset() if speaker is None else frozenset({speaker})
            entity = self.discourse.antecedent(token, without=without).entity
        if entity is not None:
            self.discourse.hear(entity, token.i, token.i + 1)

    def _spoken(self) -> list[tuple[int, int, int]]:
        found = []
        for k, attribution in enumerate(self.raw):
            claimant = self.speakers[k].claimant
            if claimant is not None:
                found += [(s, e, claimant) for s, e in attribution.content]
        return sorted(found)
