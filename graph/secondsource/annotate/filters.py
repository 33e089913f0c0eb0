"""What the attribution model takes for an attribution and is none.

Two rules, kept because whole attributions in PolNeAR's dev split score higher with them:
what names neither a source nor any word of saying, thinking or judging, and a source that could not
disclose a thing ("was unable to reveal his sources"), which states nothing.
"""

from __future__ import annotations

from spacy.tokens import Doc

from secondsource.annotate.cues import CUES, DIRECTIVES, PHRASES
from secondsource.annotate.forms import FINITE
from secondsource.annotate.raw import RawAttribution
from secondsource.annotate.stance import tokens_of
from secondsource.records import Span

_JUDGING = frozenset(
    """rate rank label dub brand hail denounce debate criticism disagreement disagreements objection
    complaint complaints recognition apparent evident obvious""".split()
)
"""Words of judgement or dispute that no cue's stance is read from."""

_CUE_WORDS = _JUDGING.union(
    CUES, DIRECTIVES, (word for phrase, _ in PHRASES for word in phrase.split())
)
_DISCLOSING = frozenset("reveal disclose name identify provide share produce specify".split())
_ABLE = frozenset("able can could".split())
_NOT = frozenset("not n't n’t never".split())


def is_attribution(raw: RawAttribution, doc: Doc) -> bool:
    """Tell whether what the model found in a parsed document attributes a content at all."""
    words = {form for t in tokens_of(doc, raw.cue) for form in (t.lemma_.lower(), t.lower_)}
    if not raw.source and not words & _CUE_WORDS:
        return False
    return not (_is_unable(words) and words & _DISCLOSING and not _is_clause(doc, raw.content))


def _is_unable(words: set[str]) -> bool:
    return bool(words & {"unable", "cannot"}) or bool(words & _ABLE and words & _NOT)


def _is_clause(doc: Doc, spans: tuple[Span, ...]) -> bool:
    return any(token.tag_ in FINITE for token in tokens_of(doc, spans))
