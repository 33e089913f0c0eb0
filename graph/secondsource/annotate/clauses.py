"""The clauses of a content that its claimant asserts, each with its stance.

From the root of each sentence of a content the walk goes through words that only carry a
clause ("I think that", "it is unlikely that", "failed to"), splits coordinations, and adds
what is asserted beside the main clause: complements of factive verbs and relative clauses
behind a comma. What somebody else is said to say or think stays inside the clause that says so
(see ``nested``), and conditions ("if ...") are not asserted at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from secondsource.annotate.clefts import without_opening
from secondsource.annotate.embedders import FACTIVE, SAYING, STATES, TENDENCIES
from secondsource.annotate.embedding import embedding, wrapped
from secondsource.annotate.forms import lemma
from secondsource.annotate.modality import Modality, has_condition, is_condition, modality
from secondsource.annotate.naming import is_event
from secondsource.annotate.roots import find_roots, is_clausal, sentence_parts
from secondsource.annotate.schemes import Scheme
from secondsource.annotate.stance import Reading, apply, postpone, weaken
from secondsource.records import Span, Stance

IsClaimant = Callable[[Token], bool]
_DEEPEST = 200
"""Clauses of one sentence that are looked through; hostile input may nest any number."""
_PAIRS = {"“": "”", '"': '"', "‘": "’", "«": "»"}
_UNITS = frozenset({"%", "‰"})
_JOINING = frozenset("CCONJ PUNCT ADV AUX PART DET ADP SPACE".split())
_ASSERTED_MARKERS = frozenset("because although though whereas while since as".split())


@dataclass(frozen=True, slots=True)
class Clause:
    """An asserted clause: its predicate, stance, tokens, and a subject taken over from outside.

    ``negated`` is true where words of the content itself turn the polarity.
    """

    head: Token
    stance: Stance
    negated: bool
    tokens: tuple[Token, ...]
    subject: Token | None = None


@dataclass(slots=True)
class _Found:
    head: Token
    stance: Stance
    negated: bool
    anchor: Token
    subject: Token | None


@dataclass(slots=True)
class _Frame:
    """What a clause takes over from the words around it."""

    stance: Stance
    anchor: Token
    negated: bool = False
    subject: Token | None = None
    shared: Modality | None = None


@dataclass(slots=True)
class _Walk:
    scheme: Scheme
    allowed: frozenset[int]
    is_claimant: IsClaimant
    backshift: bool
    base: Stance
    found: list[_Found] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def visit(self, head: Token, frame: _Frame) -> None:
        if head.i in self.seen:
            return
        self.seen.add(head.i)
        mode = self._modality(head, frame)
        if not self._descend(head, frame, mode):
            stance = mode.of(frame.stance)
            negated = frame.negated != mode.negated
            self.found.append(_Found(head, stance, negated, frame.anchor, frame.subject))
            self._subordinate(head, stance, negated)
        self._coordinate(head, frame, mode)

    def _modality(self, head: Token, frame: _Frame) -> Modality:
        mode = modality(self.scheme, head, backshift=self.backshift)
        bare = not self.scheme.auxiliaries(head) and head.tag_ in ("VB", "VBG", "VBN")
        return frame.shared if frame.shared and bare else mode

    def _descend(self, head: Token, frame: _Frame, mode: Modality) -> bool:
        """Go on in what the head carries; tell whether it carries anything."""
        inner = embedding(self.scheme, head, self.is_claimant)
        complements = [t for t in inner.complements if t.i in self.allowed] if inner else []
        complements = complements if len(self.seen) < _DEEPEST else []
        if inner is None or not complements:
            return self._unwrap(head, frame, mode)
        effect = inner.embedder.negated if mode.negated else inner.embedder.bare
        outer = self._outer(head, mode).of(frame.stance)
        stance, negated = apply(effect, outer), frame.negated != effect.flips
        if lemma(head) in TENDENCIES and is_eventive(self.scheme, complements[0]):
            stance = postpone(stance)
        subject = inner.subject or frame.subject
        for i, complement in enumerate(complements):
            anchor = frame.anchor if i == 0 else complement
            self.visit(complement, _Frame(stance, anchor, negated, subject))
        return True

    def _outer(self, head: Token, mode: Modality) -> Modality:
        """Return what a carrying word's own modality adds; "I would say" says it now."""
        polite = lemma(head) in SAYING and not has_condition(self.scheme, head)
        would = polite and (mode.future or mode.certainty == "conditional")
        return Modality() if would else Modality(False, mode.certainty, mode.future)

    def _unwrap(self, head: Token, frame: _Frame, mode: Modality) -> bool:
        """Go on in a noun's complement ("talk **of a coup**")."""
        inner = wrapped(self.scheme, head)
        if inner is None or inner[0].i not in self.allowed:
            return False
        noun, certainty = inner
        stance = weaken(mode.of(frame.stance), certainty)
        negated = frame.negated != mode.negated
        self.visit(noun, _Frame(stance, frame.anchor, negated, frame.subject))
        return True

    def _coordinate(self, head: Token, frame: _Frame, mode: Modality) -> None:
        for other in self.scheme.conjuncts(head):
            known = other.i in self.seen or other.i not in self.allowed
            if known or not self._coordinates(head, other):
                continue
            close = _is_close(self.scheme, head, other)
            if close and not (other.pos_ == "VERB" or is_event(other)):
                continue
            subjects = self.scheme.subjects(head)
            subject = frame.subject or (subjects[0] if subjects else None)
            if self.scheme.subjects(other):
                subject = None
            scope = any(c.lower_ in ("or", "nor") for c in other.children)
            shared = Modality(mode.negated and scope, mode.certainty, mode.future, mode.bounded)
            anchor = frame.anchor if close else other
            self.visit(other, _Frame(frame.stance, anchor, frame.negated, subject, shared))

    def _coordinates(self, head: Token, other: Token) -> bool:
        clausal = is_clausal(self.scheme, other)
        return clausal or (head.pos_ == other.pos_ and head.pos_ in ("NOUN", "ADJ", "PROPN"))

    def _subordinate(self, head: Token, stance: Stance, negated: bool) -> None:
        """Visit what is asserted beside the clause of ``head``; what is known is as sure as that
        it is known."""
        if lemma(head) in FACTIVE:
            for complement in self.scheme.complements(head):
                known = Stance("affirmed", stance.certainty, "present_or_past")
                self._assert(complement, None, known)
        for clause in self.scheme.adverbial_clauses(head):
            markers = {t.lower_ for t in self.scheme.markers(clause)}
            asserted = markers & _ASSERTED_MARKERS and self.scheme.subjects(clause)
            manner = "as" in markers and (negated or clause.tag_ == "MD")
            manner = manner or ("while" in markers and stance.certainty == "conditional")
            if asserted and not manner and not is_condition(self.scheme, clause):
                self._assert(clause, None)

    def aside(self, part: list[Token]) -> None:
        """Visit the relative clauses that stand behind a comma."""
        for noun in part:
            for clause in self.scheme.relative_clauses(noun):
                if _is_apart(noun, clause):
                    self._assert(clause, noun)

    def _assert(self, clause: Token, subject: Token | None, known: Stance | None = None) -> None:
        if clause.i in self.allowed:
            stance = known or (self.base if self.base.polarity == "affirmed" else Stance())
            self.visit(clause, _Frame(stance, clause, False, subject))


def clauses(
    doc: Doc,
    scheme: Scheme,
    spans: tuple[Span, ...],
    reading: Reading,
    is_claimant: IsClaimant,
    quoted: tuple[Span, ...] = (),
) -> tuple[Clause, ...]:
    """Return the asserted clauses of a content, in order of position; none for "Yes." alone.

    ``spans`` are the content's, ``reading`` its cue's; ``is_claimant`` tells whether a token
    refers to the claimant; ``quoted`` are the quoted spans of the document.
    """
    found: list[Clause] = []
    for sentence in sentence_parts(doc, spans):
        part = without_opening(sentence)
        inside = any(s <= part[0].idx < e or s <= part[-1].idx < e for s, e in quoted)
        allowed = frozenset(t.i for t in part)
        stance = _of_sentence(part, reading.stance)
        roots, conditional = find_roots(scheme, part)
        stance = weaken(stance, "conditional") if conditional else stance
        walk = _Walk(scheme, allowed, is_claimant, reading.past and not inside, stance)
        for root, subject in roots:
            walk.visit(root, _Frame(stance, root, subject=subject))
        walk.aside(part)
        found += _with_tokens(scheme, walk.found, allowed)
    return tuple(sorted(found, key=lambda clause: (clause.tokens[0].i, clause.head.i)))


def is_eventive(scheme: Scheme, verb: Token) -> bool:
    """Tell "to erupt" from "to be ill" and "to have erupted", which are no future events."""
    infinitive = any(t.tag_ == "TO" for t in verb.children)
    if verb.pos_ != "VERB" or lemma(verb) in STATES or not infinitive:
        return False
    words = {t.lower_ for t in scheme.auxiliaries(verb)}
    return not words & {"have", "be"} or (words == {"be"} and scheme.is_passive(verb))


def top(scheme: Scheme, token: Token) -> Token:
    """Return the token whose subtree is the clause: the copula where the scheme heads it so."""
    for parent in (token.head, token.head.head):
        if parent != token and parent.lemma_ == "be" and scheme.predicate(parent) == token:
            return parent
    return token


def _is_close(scheme: Scheme, head: Token, other: Token) -> bool:
    """Tell a conjunct that makes no clause of its own: "frustrated **and horrified**", "shot **and
    killed** three", "oversee **and be responsible for** all"."""
    if scheme.subjects(other) or (other.pos_ == "VERB" and scheme.auxiliaries(other)):
        return False
    between = head.doc[head.i + 1 : other.i]
    if head.pos_ == "VERB" and all(t.pos_ in _JOINING or t.dep_ == "conj" for t in between):
        return True
    own = [t for t in other.subtree if t != other and t.pos_ not in _JOINING]
    return other.pos_ != "VERB" and not own


def _of_sentence(part: list[Token], stance: Stance) -> Stance:
    """Lower a question to possible."""
    return weaken(stance, "possible") if any(t.text == "?" for t in part[-2:]) else stance


def _is_apart(noun: Token, clause: Token) -> bool:
    """Tell whether a relative clause stands behind a comma."""
    first = min(t.i for t in clause.subtree)
    return first > noun.i and any(
        t.text in (",", "—", "–") for t in clause.doc[first - 1 : first + 1]
    )


def _with_tokens(scheme: Scheme, found: list[_Found], allowed: frozenset[int]) -> Iterator[Clause]:
    tops = [top(scheme, item.anchor).i for item in found]
    anchors = {i: k for k, i in reversed(list(enumerate(tops)))}
    owned: list[set[int]] = [{item.head.i} for item in found]
    left = set()
    owners: dict[int, int] = {}
    for i in sorted(allowed) if found else ():
        owner = _owner(found[0].head.doc[i], anchors, owners)
        if owner < 0:
            left.add(i)
        else:
            owned[owner].add(i)
    _share_out(left.difference(*owned), owned)
    for item, anchor in zip(found, tops, strict=True):
        tokens = _strip([item.head.doc[i] for i in sorted(owned[anchors[anchor]])])
        yield Clause(item.head, item.stance, item.negated, tokens, item.subject)


def _owner(token: Token, anchors: dict[int, int], owners: dict[int, int]) -> int:
    """Return which clause's anchor is nearest above a token, -1 if none; ``owners`` remembers."""
    path: list[int] = []
    most = len(token.doc)  # a foreign parser may have made a circle
    while token.i not in owners and token.i not in anchors and token.head != token:
        if len(path) == most:
            break
        path.append(token.i)
        token = token.head
    owner = owners.get(token.i, anchors.get(token.i, -1))
    owners.update((i, owner) for i in (*path, token.i))
    return owner


def _share_out(left: set[int], owned: list[set[int]]) -> None:
    """Give each token that the parse hangs on no clause to the next clause, else the last."""
    bounds = [(min(own), max(own), own) for own in owned]
    for i in sorted(left):
        if any(first < i < last for first, last, _ in bounds):
            continue
        after = [(first, own) for first, _, own in bounds if first > i]
        before = [(last, own) for _, last, own in bounds if last < i]
        if after:
            min(after, key=lambda pair: pair[0])[1].add(i)
        elif before:
            max(before, key=lambda pair: pair[0])[1].add(i)


def _strip(tokens: list[Token]) -> tuple[Token, ...]:
    """Drop punctuation, blanks and conjunctions at both ends, but no half of a quotation."""
    first, last = 0, len(tokens)
    while first < last - 1 and _is_edge(tokens[first]):
        first += 1
    while last - 1 > first and _is_edge(tokens[last - 1]):
        last -= 1
    first, last = _with_mates([t.text for t in tokens], first, last)
    return tuple(tokens[first:last])


def _with_mates(texts: list[str], first: int, last: int) -> tuple[int, int]:
    """Return a range of words widened by the quotation marks whose mates are in it."""
    for opening, closing in _PAIRS.items():
        inside = texts[first:last]
        unclosed = inside.count(opening) - inside.count(closing)
        unclosed = inside.count(opening) % 2 if opening == closing else unclosed
        if unclosed > 0 and closing in texts[last : last + 2]:
            last = texts.index(closing, last) + 1
        elif unclosed < 0 and opening in texts[max(0, first - 1) : first]:
            first -= 1
    return first, last


def _is_edge(token: Token) -> bool:
    mark = token.is_punct and token.text not in _UNITS
    return mark or token.is_space or token.dep_ == "cc" or token.text in "\"“”'‘’"
