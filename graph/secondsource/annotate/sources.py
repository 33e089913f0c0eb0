"""From a source span to an entity: names, pronouns, descriptions, unnamed people, relays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from secondsource.annotate import lexicons as lex
from secondsource.annotate.coreference import Cast
from secondsource.annotate.discourse import Antecedent, Discourse
from secondsource.annotate.nominals import Nominals, kind_of
from secondsource.annotate.phrases import Phrases
from secondsource.annotate.raw import RawAttribution
from secondsource.annotate.roles import describe, is_person_noun, is_word, phrase_end
from secondsource.annotate.schemes import Scheme
from secondsource.records import Span

_REPORTING = frozenset(
    """say tell believe think conclude claim warn expect fear estimate report find determine
    suspect know admit confirm deny suggest predict argue acknowledge insist agree worry""".split()
)
_RELAYING = frozenset({"citing", "quoting"})
_OWN_VOICE = frozenset("i we my our".split())
_BEFORE_SOURCES = frozenset("according to by and but with".split())
MAX_RELATIVE = 15  # tokens of a description before "who"


@dataclass(frozen=True, slots=True)
class Settled:
    """A source's tokens ``[start, end)`` and who it is; ``whole`` if nothing else is in it."""

    start: int
    end: int
    claimant: int | None
    basis: int | None = None
    note: str | None = None
    whole: bool = False


class Sources:
    """Settles the sources of one document's attributions; call in reading order."""

    def __init__(
        self,
        doc: Doc,
        scheme: Scheme,
        cast: Cast,
        discourse: Discourse,
        raw: Sequence[RawAttribution],
    ) -> None:
        self.doc, self.scheme, self.cast, self.discourse = doc, scheme, cast, discourse
        self.raw, self._text = raw, doc.text
        self.nominals = Nominals(cast, discourse)
        self.phrases = Phrases(cast, discourse, self.nominals)
        self._known: dict[tuple[Span, ...], Settled] = {}

    def tokens(self, span: Span) -> tuple[int, int] | None:
        """Return the tokens of a span without punctuation and "according to" at its ends."""
        found = self.doc.char_span(*span, alignment_mode="expand")
        if found is None:
            return None
        start, end = found.start, found.end
        while start < end and not is_word(self.doc[start], _BEFORE_SOURCES):
            start += 1
        while start < end and not is_word(self.doc[end - 1]):
            end -= 1
        return (start, end) if start < end else None

    def settle(self, k: int) -> Settled:
        """Return who the source of attribution ``k`` is; it has at least one source span."""
        spans = self.raw[k].source
        if spans not in self._known:
            extent = self.tokens(spans[0])
            self._known[spans] = (
                Settled(0, 0, None, None, "the source has no words")
                if extent is None
                else self._source(*extent, self.raw[k].content)
            )
        return self._with_relay(k, self._known[spans])

    # --- kinds of sources -------------------------------------------------------------------

    def _source(self, start: int, end: int, content: tuple[Span, ...]) -> Settled:
        first = self.doc[start]
        alone = end - start == 1 or first.tag_ != "PRP$"
        if first.lower_ in _OWN_VOICE and alone:
            return self._own_voice(start, end)
        if first.lower_ in lex.HE | lex.SHE | lex.THEY | lex.IT and alone:
            return self._pronoun(start, end, content)
        if first.lower_ in lex.RELATIVE and (end - start == 1 or first.tag_ in ("WP", "WDT")):
            return self._relative(start, end)
        entity, note = self.phrases.settle(start, end)
        return Settled(start, end, entity, None, note)

    def _own_voice(self, start: int, end: int) -> Settled:
        note = f'"{self.doc[start].text}" is the author or whoever is quoted'
        return Settled(start, end, None, None, note, True)

    def _pronoun(self, start: int, end: int, content: tuple[Span, ...]) -> Settled:
        token = self.doc[start]
        found = self.discourse.antecedent(token, speaking=True, outside=content)
        found = self._common(token, found)
        if found.entity is None:
            return Settled(start, end, None, None, self.discourse.unclear(token.text, found), True)
        self.discourse.refer(found.entity, token)
        return Settled(start, end, found.entity, None, None, True)

    def _common(self, token: Token, found: Antecedent) -> Antecedent:
        """Return a new unnamed entity if a common noun fits a pronoun better ("My mother")."""
        if token.lower_ in lex.IT:
            return found
        best = self.discourse.common_noun(token)
        if best is None or best[0] <= found.score:
            return found
        noun = best[1]
        start = min(t.i for t in noun.subtree if t.i <= noun.i)
        described = describe(self.doc, self.cast.index, start, noun.i + 1)
        if described is None:
            return found
        return Antecedent(self.nominals.new(described, kind_of(self.doc, described)))

    def _relative(self, start: int, end: int) -> Settled:
        entity = self._before_relative(start)
        if entity is None:
            entity = self._described_before(start)
        if entity is None:
            note = f'what "{self.doc[start].text}" refers to was not found'
            return Settled(start, end, None, None, note, True)
        self.discourse.hear(entity, start, start + 1)
        return Settled(start, end, entity, None, None, True)

    def _before_relative(self, start: int) -> int | None:
        """Return the person or organisation named right before a relative pronoun."""
        i = start - 1
        while i > 0 and not is_word(self.doc[i]) and not self.doc[i].is_space:
            i -= 1
        k = self.cast.index.at(i)
        person = self.doc[start].lower_ in ("who", "whom", "whose")
        if k is not None and not (person and self.cast.index.names[k].kind != "person"):
            return self.cast.of_name[k]
        return self.cast.described_at(i)

    def _described_before(self, start: int) -> int | None:
        """Return the entity of the noun that the relative clause modifies."""
        verb = self.doc[start].head
        noun = verb.head if verb.dep_ in self.scheme.relative else None
        if noun is None or noun.i >= start or noun.pos_ not in ("NOUN", "PROPN", "PRON", "DET"):
            return None
        k = self.cast.index.at(noun.i)
        if k is not None:
            return self.cast.of_name[k]
        end = start - 1 if not is_word(self.doc[start - 1]) else start
        for left in range(end - 1, max(-1, end - MAX_RELATIVE), -1):
            if self.doc[left].tag_ in ("DT", "PRP$"):
                found = describe(self.doc, self.cast.index, left, end)
                if found is not None and is_person_noun(self.doc[found.at]):
                    return self.nominals.described(found)[0]
        return self.phrases.settle(min(noun.left_edge.i, noun.i), end)[0]

    # --- relays -------------------------------------------------------------------------------

    def _with_relay(self, k: int, found: Settled) -> Settled:
        if found.claimant is None:
            return found
        cited = self._cited(k, found)
        disclosed = cited is not None and self.cast.members[cited].kind != "other"
        if disclosed and self._is_outlet(found.claimant):
            return replace(found, claimant=cited)
        basis = cited if cited is not None else self._believers(k)
        return replace(found, basis=basis if basis != found.claimant else None)

    def _cited(self, k: int, found: Settled) -> int | None:
        """Return who is cited in the source's sentence: "the paper reported, **citing ...**"."""
        for token in self.doc[found.end : self.doc[found.start].sent.end]:
            if token.lower_ in _RELAYING:
                end = phrase_end(self.doc, token.i + 1)
                return self._informant(token.i + 1, end)
        return None

    def _informant(self, start: int, end: int) -> int | None:
        """Return the person, body or document that tokens ``[start, end)`` name, if any."""
        if start >= end:
            return None
        found = describe(self.doc, self.cast.index, start, end)
        thing = found is not None and kind_of(self.doc, found) == "other" and not found.names
        if found is not None and thing and found.head not in lex.STATEMENT_NOUNS:
            return None
        return self.phrases.settle(start, end)[0]

    def _is_outlet(self, entity: int) -> bool:
        member = self.cast.members[entity]
        words = member.name.lower().split()
        return member.kind == "organisation" and any(w in lex.OUTLET_WORDS for w in words)

    def _believers(self, k: int) -> int | None:
        """Return the unnamed people whose belief the content reports."""
        span = self.doc.char_span(*self.raw[k].content[0], alignment_mode="contract")
        if span is None or "according" not in self._cue(k):
            return None
        root = self.scheme.predicate(span.root)
        subjects = [s for s in self.scheme.subjects(root) if span.start <= s.i < span.end]
        if root.lemma_ not in _REPORTING or not subjects:
            return None
        extent = [t.i for t in subjects[0].subtree if t.i < root.i]
        found = self.phrases.settle(min(extent), max(extent) + 1)[0]
        return found if found is not None and not self.cast.members[found].named else None

    def _cue(self, k: int) -> str:
        return " ".join(self._text[s:e].lower() for s, e in self.raw[k].cue)
