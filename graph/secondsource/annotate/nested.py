"""Attributions inside a content: "said that officers **believe that** ...".

The inner source, cue and content are found by the parse and the cue lexicon. An inner speaker
who is the outer one ("said he believed") is no other source and gives none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from secondsource.annotate.clauses import top
from secondsource.annotate.cues import CUES
from secondsource.annotate.embedders import REPORTIVE
from secondsource.annotate.event_words import FIRST_PERSON, INDEFINITE
from secondsource.annotate.forms import lemma
from secondsource.annotate.schemes import Scheme
from secondsource.records import Span

_VERBS = frozenset(
    "say tell claim assert argue insist maintain allege contend state announce report declare deny"
    " believe think suspect fear hope expect doubt know admit acknowledge concede confirm conclude"
    " warn caution suggest indicate estimate predict promise vow threaten reveal note add explain"
    " agree complain testify accuse understand realise realize consider assume hear dispute reject"
    " dismiss demand urge ask wonder propose stress emphasise emphasize assure inform write".split()
)
_PASSIVE = frozenset(
    "say believe think report allege fear suspect understand estimate rumour rumor expect consider"
    " know claim suppose".split()
)
_OBJECT_CUES = frozenset("deny dispute reject dismiss doubt fear suspect predict confirm".split())
_EXPLETIVES = frozenset("it there that this which what".split())
_ADVERBIAL = frozenset("before after when while because although though since until as".split())
_RELATIVES = frozenset("who whom that which".split())


@dataclass(frozen=True, slots=True)
class Inner:
    """An inner attribution: spans in code points, and the token that heads its source."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: Token | None


def find_nested(
    doc: Doc, scheme: Scheme, content: tuple[Span, ...], is_claimant: Callable[[Token], bool]
) -> tuple[Inner, ...]:
    """Return the attributions inside ``content``, in order of their cues.

    ``is_claimant`` tells whether a token refers to the outer claimant.
    """
    allowed = _inside(doc, content)
    found = [inner for i in sorted(allowed) for inner in _at(scheme, doc[i], allowed, is_claimant)]
    return tuple(sorted(found, key=lambda inner: (inner.cue, inner.content)))


def _at(
    scheme: Scheme, token: Token, allowed: frozenset[int], is_claimant: Callable[[Token], bool]
) -> Iterator[Inner]:
    if token.lower_ in REPORTIVE:
        yield from _adverb(scheme, token, allowed)
    elif token.lower_ == "according":
        yield from _according(scheme, token, allowed, is_claimant)
    elif lemma(token) in CUES and token.pos_ == "VERB":
        yield from _verb(scheme, token, allowed, is_claimant)


def _verb(
    scheme: Scheme, verb: Token, allowed: frozenset[int], is_claimant: Callable[[Token], bool]
) -> Iterator[Inner]:
    complement = _complement(scheme, verb, allowed)
    if complement is None:
        return
    if scheme.is_passive(verb):
        if lemma(verb) in _PASSIVE:
            agents = scheme.agents(verb)
            yield from _build(scheme, verb, agents[0] if agents else None, complement, allowed)
        return
    speaker = _speaker(scheme, verb)
    if lemma(verb) not in _VERBS or speaker is None or speaker.i not in allowed:
        return
    if speaker.lower_ in FIRST_PERSON | INDEFINITE | _EXPLETIVES | {"you", "one"} or is_claimant(
        speaker
    ):
        return
    named = _named(scheme, verb, speaker)
    yield from _build(scheme, verb, named or speaker, complement, allowed, speaker)


def _named(scheme: Scheme, verb: Token, speaker: Token) -> Token | None:
    """Return the name that stands beside a description: "the mayor **Ada Roe** has warned"."""
    if speaker.tag_ != "NN":
        return None
    beside = [*scheme.appositions(speaker), *scheme.subjects(verb)]
    beside += [t for t in speaker.children if t.dep_ in scheme.name_part]
    comma = speaker.doc[speaker.i + 1 : speaker.i + 2].text == ","
    place = speaker.i + 1 + comma
    return next((t for t in beside if t.i == place and t.pos_ == "PROPN" and t.ent_type_), None)


def _speaker(scheme: Scheme, verb: Token) -> Token | None:
    """Return who says: the subject; for a relative pronoun its antecedent; for a participle or
    a second verb the subject of the clause around it."""
    subjects = scheme.subjects(verb)
    if subjects:
        subject = subjects[0]
        if subject.lower_ in _RELATIVES and verb.dep_ in scheme.relative:
            return verb.head
        return (
            subject if subject.pos_ in ("NOUN", "PROPN", "PRON") or subject.tag_ != "WDT" else None
        )
    if verb.tag_ in ("VBP", "VBZ", "VBD"):
        nouns = [t for t in verb.lefts if t.dep_ in ("compound", "amod") and t.pos_ != "ADV"]
        if nouns:
            return nouns[-1]
    beside = [noun for p, noun in scheme.obliques(verb) if p == "with" and noun.i < verb.i]
    if beside and verb.tag_ == "VBG":
        return beside[-1]
    if verb.dep_ in scheme.adnominal and verb.tag_ == "VBG":
        return verb.head
    if verb.dep_ in scheme.conjunct and verb.head.pos_ == "VERB":
        return _speaker(scheme, verb.head)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG":
        return _speaker(scheme, verb.head)
    return None


def _complement(scheme: Scheme, verb: Token, allowed: frozenset[int]) -> Token | None:
    clauses = (*scheme.complements(verb), *scheme.adnominal_clauses(verb))
    candidates = [t for t in clauses if not _is_adverbial(scheme, t)]
    opened = [t for t in scheme.open_complements(verb) if _to_or_passive(scheme, verb, t)]
    candidates += opened
    if lemma(verb) == "expect" and scheme.objects(verb):
        candidates += [t for t in scheme.adverbial_clauses(verb) if _is_infinitive(t)]
    if lemma(verb) in _OBJECT_CUES:
        candidates += [t for t in scheme.objects(verb) if t.pos_ == "NOUN"]
    return next((t for t in candidates if t.i in allowed), None)


def _is_adverbial(scheme: Scheme, clause: Token) -> bool:
    """Tell a clause of time or reason that the parse takes for a complement."""
    return any(t.lower_ in _ADVERBIAL for t in scheme.markers(clause))


def _to_or_passive(scheme: Scheme, verb: Token, complement: Token) -> bool:
    promising = lemma(verb) in ("promise", "vow", "threaten", "claim", "hope", "expect")
    return scheme.is_passive(verb) or promising or bool(scheme.subjects(complement))


def _adverb(scheme: Scheme, token: Token, allowed: frozenset[int]) -> Iterator[Inner]:
    clause = top(scheme, scheme.predicate(token.head))
    content = [t for t in clause.subtree if t.i in allowed and t.i != token.i]
    spans = _spans(content, without={token.i})
    if spans:
        yield Inner((), (_extent(token),), spans, None)


def _according(
    scheme: Scheme, token: Token, allowed: frozenset[int], is_claimant: Callable[[Token], bool]
) -> Iterator[Inner]:
    nouns = [t for t in token.sent if t.i > token.i + 1 and t.i in allowed]
    speaker = next((t for t in nouns if t.pos_ in ("NOUN", "PROPN") and _heads(t)), None)
    if speaker is None or is_claimant(speaker):
        return
    source = {t.i for t in speaker.subtree if t.i > token.i + 1}
    cue = {token.i, token.i + 1}
    host = speaker.head if speaker.head.i not in cue else token.head
    clause = top(scheme, host)
    rest = [t for t in clause.subtree if t.i in allowed and t.i not in source | cue]
    spans = _spans(rest, without=source | cue)
    if spans:
        doc = token.doc
        yield Inner(
            _spans([doc[i] for i in sorted(source)]),
            _spans([doc[i] for i in sorted(cue)]),
            spans,
            speaker,
        )


def _heads(token: Token) -> bool:
    return token.dep_ not in ("compound", "flat", "amod", "nmod:poss", "poss", "det")


def _build(
    scheme: Scheme,
    verb: Token,
    speaker: Token | None,
    complement: Token,
    allowed: frozenset[int],
    described: Token | None = None,
) -> Iterator[Inner]:
    """Yield what ``speaker`` says; ``described`` is the noun that a name stands beside."""
    content = [t for t in top(scheme, complement).subtree if t.i in allowed]
    if _is_infinitive(complement) and lemma(verb) == "expect":
        content += [t for o in scheme.objects(verb) for t in o.subtree if t.i in allowed]
    heads = {t.i: t for t in (speaker, described) if t is not None}
    found = {t.i: t for head in heads.values() for t in _source_tokens(head, allowed)}
    source = [found[i] for i in sorted(found)]
    taken = {t.i for t in source} | {verb.i}
    spans = _spans([t for t in content if t.i not in taken], without=taken)
    if spans:
        cue = _spans(_cue_tokens(scheme, verb, allowed))
        yield Inner(_spans(source), cue, spans, speaker)


def _is_infinitive(token: Token) -> bool:
    return any(t.tag_ == "TO" for t in token.children)


def _source_tokens(speaker: Token, allowed: frozenset[int]) -> list[Token]:
    """Return the noun phrase of the speaker without relative clauses."""
    if speaker.dep_ in ("compound", "amod"):
        before = [t for t in speaker.head.lefts if t.dep_ in ("det", "compound", "amod")]
        return [t for t in before if t.i in allowed]
    dropped: set[int] = set()
    for child in speaker.children:
        if child.dep_ in ("acl:relcl", "relcl", "acl", "punct", "case", "cop", "parataxis"):
            dropped |= {t.i for t in child.subtree}
    return [t for t in speaker.subtree if t.i in allowed and t.i not in dropped]


def _cue_tokens(scheme: Scheme, verb: Token, allowed: frozenset[int]) -> list[Token]:
    """Return the verb with its auxiliaries and negation."""
    parts = {t.i for t in (*scheme.auxiliaries(verb), *scheme.negations(verb)) if t.i < verb.i}
    return [verb.doc[i] for i in sorted(parts & allowed | {verb.i})]


def _inside(doc: Doc, spans: tuple[Span, ...]) -> frozenset[int]:
    found: set[int] = set()
    for start, end in spans:
        span = doc.char_span(start, end, alignment_mode="expand")
        found |= {t.i for t in span} if span is not None else set()
    return frozenset(found)


def _extent(token: Token) -> Span:
    return token.idx, token.idx + len(token)


def _spans(tokens: list[Token], without: set[int] | None = None) -> tuple[Span, ...]:
    """Return the runs of neighbouring tokens as spans, punctuation at their ends left out."""
    runs: list[list[Token]] = []
    for token in sorted((t for t in tokens if t.i not in (without or ())), key=lambda t: t.i):
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    trimmed = [_trim(run) for run in runs]
    return tuple((r[0].idx, r[-1].idx + len(r[-1])) for r in trimmed if r)


def _trim(run: list[Token]) -> list[Token]:
    while run and (run[0].is_punct or run[0].is_space):
        run = run[1:]
    while run and (run[-1].is_punct or run[-1].is_space):
        run = run[:-1]
    return run
