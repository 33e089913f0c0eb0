"""From a source span to an entity: names, pronouns, descriptions, unnamed people, relays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from secondsource.annotate import lexicons as lex
from secondsource.annotate.accused import accused_before, accuses, answers_charges, is_plea
from secondsource.annotate.clusters import gender_of_words
from secondsource.annotate.coreference import Cast
from secondsource.annotate.discourse import Antecedent, Discourse
from secondsource.annotate.inquiries import contradicts, inquiry_before
from secondsource.annotate.introduced import introduced_before, newcomer_before
from secondsource.annotate.misplaced import reaching, viewed
from secondsource.annotate.nominals import Nominals, kind_of
from secondsource.annotate.phrases import Phrases
from secondsource.annotate.raw import RawAttribution
from secondsource.annotate.roles import (
    describe,
    is_person_noun,
    is_word,
    phrase_end,
    without_time,
)
from secondsource.annotate.schemes import Scheme
from secondsource.records import Gender, Span
from secondsource.voice import SUPPOSED

_REPORTING = frozenset(
    """say tell believe think conclude claim warn expect fear estimate report find determine
    suspect know admit confirm deny suggest predict argue acknowledge insist agree worry""".split()
)
_RELAYING = frozenset({"citing", "quoting"})
_OWN_VOICE = frozenset("i we my our".split())
_BEFORE_SOURCES = frozenset("according to by and but with".split())
_NOBODY = frozenset("nobody none neither no".split())
_EXCEPT = frozenset("but except than".split())
_COUNTED = frozenset("fewer less more doubt wonder .".split())
# Who is told things and says nothing by it: "the jury heard that ...".
_HEARERS = frozenset(
    """jury court inquest tribunal inquiry hearing trial juror judge magistrate mp mps lawmaker
    committee commission panel councillor assembly""".split()
)
_HEARD = frozenset("heard hears hear".split())
_TOLD = frozenset({"told"})
_BE = frozenset("is was were are been being".split())
# What people and bodies do and no document does.
_OF_PEOPLE = frozenset(
    """deny reject refuse decline promise pledge vow want hope expect insist apologise apologize
    believe think admit concede plan announce""".split()
)
# What a paper has printed is no document by itself: "it" is mostly the paper.
_DOCUMENTS = lex.STATEMENT_NOUNS - frozenset("article story column editorial op-ed".split())
_KICKER = re.compile(r"[A-Z][A-Z -]*[’'](?:S\b)?\s[A-Z][A-Z -]*\s?:\s*")
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


def _suits(token: Token, noun: Token) -> bool:
    """Tell whether a noun is for what a pronoun stands for: a person, or a body."""
    return noun.lemma_.lower() in lex.ORG_NOUNS if token.lower_ in lex.IT else is_person_noun(noun)


def _may_be(token: Token, gender: Gender | None) -> bool:
    """Tell whether a pronoun may mean a person of a gender that may be unknown."""
    return gender in (None, "male" if token.lower_ in lex.HE else "female")


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
        end = without_time(self.doc, start, end)
        return (start, end) if start < end else None

    def settle(self, k: int) -> Settled:
        """Return who the source of attribution ``k`` is; it has at least one source span."""
        spans = self.raw[k].source
        if spans not in self._known:
            extent = self.tokens(spans[0])
            self._known[spans] = (
                Settled(0, 0, None, None, "the source has no words")
                if extent is None
                else self._unsaid(k, *extent) or self._source(*extent, self.raw[k])
            )
        return self._with_relay(k, self._known[spans])

    # --- kinds of sources -------------------------------------------------------------------

    def _unsaid(self, k: int, start: int, end: int) -> Settled | None:
        """Return a source that has said nothing: nobody, and who has only heard something."""
        source = frozenset(t.lower_ for t in self.doc[start:end])
        if self._is_nobody(start, end):
            but = next((t.i for t in self.doc[start:end] if t.lower_ in _EXCEPT), end - 1)
            said_by = self.phrases.settle(but + 1, end)[0] if but < end - 1 else None
            note = SUPPOSED if said_by is None else None
            return Settled(start, end, said_by, None, note, True)
        if self._is_kicker(k, start, end):
            note = "nobody is named: a kicker in capitals tells whose words follow"
            return Settled(start, end, None, None, note, True)
        words = frozenset(self._cue(k).split())
        told = bool(words & _TOLD) and bool(words & _BE)
        hearers = source | {t.lemma_.lower() for t in self.doc[start:end]}
        if hearers & _HEARERS and (words & _HEARD or told):
            note = f'nobody is named: "{self.doc[start:end].text}" only heard it'
            return Settled(start, end, None, None, note)
        return None

    def _is_kicker(self, k: int, start: int, end: int) -> bool:
        """Tell "MAYOR'S FURY: 'They lied'" in capitals, without a name, from "ADA ROE: ..."."""
        spans = (*self.raw[k].source, *self.raw[k].cue)
        shown = self._text[min(s for s, _ in spans) : max(e for _, e in spans)]
        named = any(self.cast.index.at(i) is not None for i in range(start, end))
        return not named and _KICKER.fullmatch(shown) is not None

    def _is_nobody(self, start: int, end: int) -> bool:
        """Tell "nobody", "no pilot" and "not one of them" from "no fewer than ten", "No. 10"."""
        first, second = [*(t.lower_ for t in self.doc[start : min(end, start + 2)]), ""][:2]
        if first == "not":
            return second == "one" or (second == "a" and "single" in self.doc[start:end].text)
        counted = second in _COUNTED or second.isdigit()
        return first in _NOBODY and not (first == "no" and counted)

    def _source(self, start: int, end: int, raw: RawAttribution) -> Settled:
        first = self.doc[start]
        alone = end - start == 1 or first.tag_ != "PRP$"
        if first.lower_ in _OWN_VOICE and alone:
            return self._own_voice(start, end)
        if first.lower_ in lex.HE | lex.SHE | lex.THEY | lex.IT and alone:
            return self._pronoun(start, end, raw)
        if first.lower_ in lex.RELATIVE and (end - start == 1 or first.tag_ in ("WP", "WDT")):
            return self._relative(start, end)
        around = reaching(self.doc, self.cast.index, start, end) or viewed(self.doc, start)
        if around is not None:
            found = describe(self.doc, self.cast.index, *around)
            if found is None:
                return Settled(start, end, self.phrases.settle(*around)[0])
            return Settled(start, end, self.nominals.described(found)[0])
        entity, note = self.phrases.settle(start, end)
        return Settled(start, end, entity, None, note)

    def _own_voice(self, start: int, end: int) -> Settled:
        note = f'"{self.doc[start].text}" is the author or whoever is quoted'
        return Settled(start, end, None, None, note, True)

    def _pronoun(self, start: int, end: int, raw: RawAttribution) -> Settled:
        token = self.doc[start]
        entity = self.answering(token)
        if entity is None:
            found = self._antecedent(token, raw)
            entity = found.entity
        if entity is None:
            return Settled(start, end, None, None, self.discourse.unclear(token.text, found), True)
        self.discourse.refer(entity, token)
        return Settled(start, end, entity, None, None, True)

    def _antecedent(self, token: Token, raw: RawAttribution) -> Antecedent:
        """Return whom a pronoun means that is the source of an attribution."""
        without: frozenset[int] = frozenset()
        subject = None if self._is_plea(raw) else self._subject_before(token, raw)
        if subject is not None:
            return Antecedent(subject)
        if token.lower_ in lex.HE | lex.SHE | lex.IT and self._is_plea(raw):
            accused = self._accused(token)
            if len(accused) == 1:
                return Antecedent(next(iter(accused)))
            last = self.discourse.last_speaker(token.i)
            charged = answers_charges(" ".join(self._text[s:e] for s, e in raw.content))
            if charged and last is not None and accuses(self.cast.members[last[1]]):
                without = frozenset({last[1]})
        found = self.discourse.antecedent(
            token, speaking=True, without=without, outside=raw.content
        )
        return found if without else self._common(token, found)

    def _subject_before(self, token: Token, raw: RawAttribution) -> int | None:
        """Return the body or document, called by a common noun, that the sentence before is about
        and "it" takes up: "**The notice** is short. It asks ..."."""
        opening = token.sent.start
        if token.lower_ not in lex.IT or opening == 0:
            return None
        if self.discourse.names_body(opening, token.i, raw.content):
            return None
        for noun in self.scheme.subjects(self.doc[opening - 1].sent.root):
            word = noun.lemma_.lower()
            body = word in lex.ORG_NOUNS
            document = word in _DOCUMENTS and not self._is_done_by_somebody(raw)
            named = self.cast.index.at(noun.i) is not None or self.discourse.is_quoted(noun.i)
            if (body or document) and not named and noun.tag_ in ("NN", "NNP"):
                return self._meant_by(noun)
        return None

    def _is_done_by_somebody(self, raw: RawAttribution) -> bool:
        """Tell a cue that no document can have: "**denied**", "**declined**"."""
        cues = [self.doc.char_span(*span, alignment_mode="expand") for span in raw.cue]
        return any(t.lemma_.lower() in _OF_PEOPLE for cue in cues if cue for t in cue)

    def _meant_by(self, noun: Token) -> int | None:
        """Return the entity of a noun: who was the source of an attribution by it, else who is
        known by it."""
        for k, attribution in enumerate(self.raw):
            for span in attribution.source[:1]:
                if span[0] <= noun.idx < span[1] and attribution.source in self._known:
                    return self._known[self.raw[k].source].claimant
        start = min(noun.left_edge.i, noun.i)
        return self.phrases.settle(start, noun.i + 1)[0]

    def _is_plea(self, raw: RawAttribution) -> bool:
        cue, content = (
            " ".join(self._text[s:e] for s, e in spans) for spans in (raw.cue, raw.content)
        )
        return is_plea(cue, content)

    def _accused(self, token: Token) -> list[int]:
        """Return the accused whom a pronoun may mean; one without a name only if nobody with a
        name is accused."""
        nouns = [
            n
            for n in accused_before(self.scheme, self.discourse, token)
            if self.cast.index.at(n.i) is not None or (n.tag_ == "NN" and _suits(token, n))
        ]
        found = {self._person_at(n) for n in nouns} - {None}
        if not found:
            found = {self._person_at(n, new=True) for n in nouns[:1]}
        kind = "organisation" if token.lower_ in lex.IT else "person"
        return [
            e
            for e in sorted(e for e in found if e is not None)
            if self.cast.members[e].kind == kind and _may_be(token, self.cast.members[e].gender)
        ]

    def answering(self, token: Token) -> int | None:
        """Return who was asked right before "he said", if it may be the one who answers."""
        if token.lower_ not in lex.HE | lex.SHE or self.discourse.is_quoted(token.i):
            return None
        found = inquiry_before(self.scheme, self.cast, self.discourse, token)
        if found is None or contradicts(found, token):
            return self._introduced(token)
        asker, asked = self._person_at(found.asker), self._person_at(found.asked, new=True)
        if asked is None or not _may_be(token, self.cast.members[asked].gender):
            return None
        known = None if asker is None else gender_of_words(self.cast.members[asker])
        if self.cast.members[asked].gender is None and known and _may_be(token, known):
            return None
        return asked

    def _introduced(self, token: Token) -> int | None:
        """Return whom the sentence before has brought in, if the pronoun may mean that one."""
        noun = introduced_before(self.scheme, self.cast, self.discourse, token)
        noun = noun or newcomer_before(self.cast, self.discourse, token)
        if noun is None:
            return None
        beside = (noun, *self.scheme.appositions(noun), *noun.children)
        named = next((t for t in beside if self.cast.names_person(t)), noun)
        found = self._person_at(named, new=True)
        if found is None or self.cast.members[found].plural:
            return None
        return found if _may_be(token, self.cast.members[found].gender) else None

    def _person_at(self, noun: Token, *, new: bool = False) -> int | None:
        """Return the person that a name or a description with the head ``noun`` means."""
        k = self.cast.index.at(noun.i)
        if k is not None:
            return self.cast.of_name[k]
        start = min(noun.left_edge.i, noun.i)
        while start < noun.i and self.doc[start].pos_ in ("ADP", "PUNCT", "CCONJ"):
            start += 1
        known = self.nominals.known_person(start)
        if known is not None or not new:
            return None if known is None else known[0]
        found = describe(self.doc, self.cast.index, start, noun.i + 1)
        return None if found is None else self.nominals.described(found)[0]

    def quoted(self, token: Token) -> int | None:
        """Return whom a pronoun in a quotation means by a noun in the same quotation."""
        noun = self.discourse.quoted_noun(token)
        return None if noun is None else self._person_at(noun, new=True)

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
        for token in self.doc[found.end : self._next_source(k, found)]:
            if token.lower_ in _RELAYING:
                end = phrase_end(self.doc, token.i + 1)
                return self._informant(token.i + 1, end)
        return None

    def _next_source(self, k: int, found: Settled) -> int:
        """Return where in a source's sentence another one begins, else where it ends.

        "Roe said ..., and Cole, **citing ...**, said ..." cites for Cole only.
        """
        sentence = self.doc[found.start].sent
        begins, ends = self.doc[found.end - 1].idx + 1, sentence.end_char
        own = (*self.raw[k].source, *self.raw[k].content)
        starts = [
            span[0]
            for other in self.raw
            for span in other.source[:1]
            if begins < span[0] < ends and not any(s <= span[0] < e for s, e in own)
        ]
        following = self.tokens((min(starts), ends)) if starts else None
        return sentence.end if following is None else following[0]

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
