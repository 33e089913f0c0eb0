"""What the attribution model has read the wrong way round, or cut too short, and the words show.

"The river rose, **said a rescue worker** who ...": what follows the cue is who speaks, what
stands before it is what is said. The model sometimes takes the clause's subject for the source
and the speaker for the content. It is turned round only where the clause before the cue has a
finite verb and ends in a comma or quotation mark, and where nothing but a noun phrase for a
speaker follows.

Other mistakes that the words show are mended too: a source overlooked, a quotation in the
source, a sentence parted by "as Moll has argued". A cue that has taken a part of what is called
something ("**called the report** that it burned a lie") gives it back to the content.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from secondsource.annotate import lexicons as lex
from secondsource.annotate.cues import CALLING, CUES
from secondsource.annotate.forms import FINITE, lemma
from secondsource.annotate.lines import DATELINE
from secondsource.annotate.raw import RawAttribution
from secondsource.annotate.roles import is_person_noun, may_speak
from secondsource.annotate.roots import find_roots, is_clausal, sentence_parts
from secondsource.annotate.schemes import Scheme
from secondsource.annotate.stance import tokens_of
from secondsource.records import Span

_INVERTING = frozenset(
    """say add report announce explain reply respond recall note warn claim insist argue admit
    concede confirm declare remark observe conclude complain joke write ask""".split()
)
_NOT_A_CLAUSE = frozenset("who whom whose which that and but or as while when if".split())
# Cues that hardly have a thing for their object: "claimed **the siren** never sounded".
_CLAIMING = frozenset("say claim insist allege maintain believe think argue fear".split())
_NOMINAL = frozenset({"DT", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ"})
_CLOSING = frozenset(",\"”'’")
_TAKEN_IN = re.compile(r"(?P<who>[^“\"]*?\w),\s+(?P<quoted>[“\"]\w[^”\"]*[”\"])\W*")
_SHORTEST = 2
"""Tokens that the rest of a parted sentence has at least."""
_FRONT = 40
"""Words before the cue in which its clause is looked for."""


def mended(found: Iterable[RawAttribution], doc: Doc, scheme: Scheme) -> Iterator[RawAttribution]:
    """Yield attributions with the parts that the model has mistaken or overlooked."""
    text = doc.text
    for raw in found:
        turned = with_object(upright(raw, doc, scheme), doc)
        sourced = with_subject(turned, doc, scheme)
        whole = with_rest(with_predicate(sourced, doc, scheme), doc)
        yield without_quotation(own_clause(whole, doc), text)


def upright(raw: RawAttribution, doc: Doc, scheme: Scheme) -> RawAttribution:
    """Return an attribution with source and content exchanged if it was read wrongly."""
    if len(raw.cue) != 1 or len(raw.content) != 1 or len(raw.source) > 1:
        return raw
    cue = doc.char_span(*raw.cue[0], alignment_mode="expand")
    speaker = doc.char_span(*raw.content[0], alignment_mode="expand")
    if cue is None or speaker is None or speaker.start != cue.end or len(cue) != 1:
        return raw
    inverting = lemma(cue[0]) in _INVERTING and cue[0].tag_ in FINITE - {"MD"} | {"VBN"}
    if not inverting or not _is_speaker(scheme, raw.content, doc):
        return raw
    clause = _clause_before(doc, cue[0])
    if clause is None or (raw.source and raw.source[0][1] > clause[1]):
        return raw
    return dataclasses.replace(raw, source=raw.content, content=(clause,))


def with_object(raw: RawAttribution, doc: Doc) -> RawAttribution:
    """Return an attribution with what its cue has of the content's beginning in the content."""
    cue = doc.char_span(*raw.cue[0], alignment_mode="expand")
    if cue is None or len(raw.cue) != 1:
        return raw
    calling = next((token.i for token in cue if lemma(token) in CALLING), cue.end - 1)
    start, end = raw.content[0]
    taken = doc[calling + 1 : cue.end]
    if not len(taken) or taken[0].tag_ not in _NOMINAL or _gap(doc, taken.end_char, start):
        return raw
    verb = (raw.cue[0][0], doc[calling].idx + len(doc[calling]))
    content = ((taken.start_char, end), *raw.content[1:])
    return dataclasses.replace(raw, cue=(verb,), content=content)


def _has_quote(text: str) -> bool:
    return any(mark in text for mark in '"“”')


def _gap(doc: Doc, start: int, end: int) -> bool:
    """Tell whether words stand between two offsets."""
    between = doc.char_span(start, end, alignment_mode="expand") if start < end else None
    return between is not None and any(start <= t.idx < end and not t.is_space for t in between)


def with_subject(raw: RawAttribution, doc: Doc, scheme: Scheme) -> RawAttribution:
    """Return an attribution that lacks a source with the subject of its cue for one."""
    if raw.source:
        return raw
    verb = next((t for t in reversed(tokens_of(doc, raw.cue)) if t.pos_ == "VERB"), None)
    if verb is None or scheme.is_passive(verb) or lemma(verb) not in CUES:
        return raw
    taken = [*raw.cue, *raw.content]
    for subject in scheme.subjects(verb):
        phrase = doc[subject.left_edge.i : subject.right_edge.i + 1]
        span = (phrase.start_char, phrase.end_char)
        free = not any(start < span[1] and span[0] < end for start, end in taken)
        if free and may_speak(subject):
            return dataclasses.replace(raw, source=(span,))
    return raw


def with_predicate(raw: RawAttribution, doc: Doc, scheme: Scheme) -> RawAttribution:
    """Return an attribution whose content is only the subject of what is said with the rest.

    "Roe claimed [the siren], which is tested each month, **never sounded**".
    """
    said = doc.char_span(*raw.content[0], alignment_mode="contract")
    if said is None or len(raw.content) != 1 or not raw.source:
        return raw
    cue = next((t for t in reversed(tokens_of(doc, raw.cue)) if t.pos_ == "VERB"), None)
    clauses = [] if cue is None or cue.i > said.start else _said_of(scheme, cue, said.root)
    for verb in clauses:
        after = verb.i >= said.end and verb.tag_ in FINITE | {"VBN"}
        own = said.root in scheme.subjects(verb) or verb.dep_ in scheme.conjunct
        if after and own and verb.sent == said.sent:
            inside = [t for t in verb.subtree if t.i < verb.sent.end and not t.is_space]
            while inside[-1].is_punct and inside[-1].text not in _CLOSING - {","}:
                inside.pop()
            end = inside[-1].idx + len(inside[-1])
            return dataclasses.replace(raw, content=((raw.content[0][0], end),))
    return raw


def _said_of(scheme: Scheme, cue: Token, subject: Token) -> list[Token]:
    """Return the verbs that a cue's object may be the subject of: its clauses, and what is joined
    to the cue by nothing but a comma."""
    clauses = list(scheme.complements(cue))
    if lemma(cue) not in _CLAIMING:
        return clauses
    own = [subject], ([] if subject in scheme.objects(cue) else [subject])
    joined = (t for t in cue.rights if t.dep_ in scheme.conjunct)
    bare = (t for t in joined if not any(c.dep_ == "cc" for c in t.children))
    return [*clauses, *(t for t in bare if _own_subjects(scheme, t) in own)]


def _own_subjects(scheme: Scheme, verb: Token) -> list[Token]:
    return [t for t in verb.children if t.dep_ in scheme.subject | scheme.passive_subject]


def with_rest(raw: RawAttribution, doc: Doc) -> RawAttribution:
    """Return an attribution with what follows an "as" clause that parts a sentence.

    "[The gate], as Moll has argued, **was cracked**".
    """
    content = doc.char_span(*raw.content[-1], alignment_mode="expand")
    inside = [*raw.source, *raw.cue]
    if content is None or any(t.pos_ in ("VERB", "AUX") for t in content) or not raw.source:
        return raw
    last = doc.char_span(max(inside)[0], max(inside)[1], alignment_mode="expand")
    if last is None or last.start < content.end or last.end >= content.sent.end:
        return raw
    opening = [t.lower_ for t in doc[content.end : content.end + 2]]
    rest = [t for t in doc[last.end + 1 : content.sent.end] if not t.is_space]
    if opening != [",", "as"] or doc[last.end].text != "," or len(rest) < _SHORTEST:
        return raw
    end = rest[-2] if rest[-1].is_punct else rest[-1]
    added = (rest[0].idx, end.idx + len(end))
    return dataclasses.replace(raw, content=(*raw.content, added))


def own_clause(raw: RawAttribution, doc: Doc) -> RawAttribution:
    """Return an attribution with the one clause that "he says" parts, not what precedes it.

    "Roe was hurt after [his brakes], he says, [**failed**]".
    """
    spans = [doc.char_span(*span, alignment_mode="contract") for span in raw.content]
    source = tokens_of(doc, raw.source)
    pronoun = len(source) == 1 and source[0].lower_ in lex.HE | lex.SHE
    if not pronoun or len(spans) != 2 or spans[0] is None or spans[1] is None:
        return raw
    if not spans[0].end <= source[0].i < spans[1].start or spans[0].sent != spans[1].sent:
        return raw
    verb = next((t for t in reversed(spans[0]) if t.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.dep_ != "advcl":
        return raw
    marks = [t for t in verb.lefts if t.dep_ == "mark"]
    if not marks or marks[0].i <= spans[0].start or _has_quote(doc.text[slice(*raw.content[0])]):
        return raw
    start = doc[marks[0].i + 1].idx
    return dataclasses.replace(raw, content=((start, raw.content[0][1]), raw.content[1]))


def without_quotation(raw: RawAttribution, text: str) -> RawAttribution:
    """Return an attribution with a quotation that its source has taken in, in its content.

    "“Moll,” said [a colleague, **“has not resigned**,”]".
    """
    if len(raw.source) != 1:
        return raw
    start, end = raw.source[0]
    found = _TAKEN_IN.fullmatch(text, start, end)
    if found is None:
        return raw
    content = tuple(sorted((*raw.content, found.span("quoted"))))
    return dataclasses.replace(raw, source=((start, found.end("who")),), content=content)


def _is_speaker(scheme: Scheme, content: tuple[Span, ...], doc: Doc) -> bool:
    """Tell a bare noun phrase for a person or an organisation."""
    parts = list(sentence_parts(doc, content))
    if len(parts) != 1 or _has_bare_verb(parts[0]):
        return False
    roots = [root for root, _ in find_roots(scheme, parts[0])[0]]
    if len(roots) != 1 or is_clausal(scheme, roots[0]):
        return False
    root = roots[0]
    return (
        root.ent_type_ in ("PERSON", "ORG")
        or is_person_noun(root)
        or lemma(root) in lex.GROUP_NOUNS | lex.ORG_NOUNS
    )


def _has_bare_verb(part: list[Token]) -> bool:
    """Tell a finite verb that stands in no relative clause."""
    for token in part:
        if token.tag_ in ("WP", "WDT", "WRB", "WP$"):
            return False
        if token.tag_ in FINITE:
            return True
    return False


def _clause_before(doc: Doc, cue: Token) -> Span | None:
    """Return the span of the clause that ends right before the cue, without its last comma."""
    end = cue.i
    if end < 3 or doc[end - 1].text not in _CLOSING:
        return None
    start = end - 1
    while start > max(0, end - _FRONT) and not _is_border(doc[start - 1]):
        start -= 1
    words = [t for t in doc[start : end - 1] if t.is_alpha]
    finite = [t for t in words if t.tag_ in FINITE | {"VBN"}]
    first = next((t for t in words if t.lower_ in _NOT_A_CLAUSE), None)
    if not finite or len(words) < 2 or (first is not None and first.i < finite[0].i):
        return None
    last = doc[end - 1] if doc[end - 1].text != "," else doc[end - 2]
    dateline = DATELINE.match(doc.text, doc[start].idx)
    return dateline.end() if dateline else doc[start].idx, last.idx + len(last)


def _is_border(token: Token) -> bool:
    """Tell what ends the sentence before: a stop, or a new line."""
    return token.text in (".", "!", "?", ":", "…") or (token.is_space and "\n" in token.text)
