"""One document in, everything it says out: the parts of annotation put together."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from secondsource.annotate import pipeline as pipelines
from secondsource.annotate.attribution import AttributionModel, load_model
from secondsource.annotate.filters import is_attribution
from secondsource.annotate.interpret import interpret, own_statements
from secondsource.annotate.mending import mended
from secondsource.annotate.overlooked import overlooked
from secondsource.annotate.passages import Part, find_attributions, front_matter, read_parts
from secondsource.annotate.raw import RawAttribution
from secondsource.annotate.schemes import scheme_of
from secondsource.annotate.speakers import resolve
from secondsource.errors import UnreadableArticle
from secondsource.fingerprints import fingerprint
from secondsource.records import Annotation, Document, Span


class Annotator:
    """Annotates documents one by one; what it finds depends on no other document.

    ``models`` names the models used, each with its version and a short hash of its files.
    """

    def __init__(self, nlp: Language, model: AttributionModel) -> None:
        """Take a pipeline of :func:`pipelines.load_pipeline` and an attribution model."""
        self.models = (pipelines.describe(nlp), f"attribution ({model.reader.digest})")
        self._nlp = nlp
        self._model = model
        self._scheme = scheme_of(nlp)

    def annotate(self, document: Document) -> Annotation:
        """Return everything found in one document.

        Raises :class:`UnreadableArticle` if the text can't be parsed.
        """
        skip = front_matter(document)
        pipelines.check_length(self._nlp, document.text)
        _check_text(document.text)
        parts = read_parts(self._model.reader, document)
        doc = self._parse(document.text, skip, parts)
        sentences = _sentences(doc, skip)
        attributions = find_attributions(self._model, parts, doc)
        whole = mended(attributions, doc, self._scheme)
        kept = [r for r in whole if is_attribution(r, doc)]
        raw = sorted([*kept, *overlooked(doc, self._scheme, kept)], key=lambda r: r.cue)
        resolved = resolve(doc, self._scheme, raw, document)
        return Annotation(
            document=document.id,
            sentences=sentences,
            entities=resolved.entities,
            attributions=interpret(doc, self._scheme, raw, resolved, document),
            statements=own_statements(doc, self._scheme, resolved, raw, document),
            fingerprints=fingerprint(document.text, sentences),
            models=self.models,
        )

    def find(self, document: Document) -> tuple[RawAttribution, ...]:
        """Return the sources, cues and contents alone, as the attribution model finds them."""
        return find_attributions(self._model, read_parts(self._model.reader, document))

    def _parse(self, text: str, skip: Sequence[Span], parts: Sequence[Part]) -> Doc:
        return pipelines.parse(self._nlp, text, skip, [(p.start, p.reading) for p in parts])


def load(pipeline: str | None = None) -> Annotator:
    """Return an annotator with the shipped spaCy pipeline, or an installed or pathed one.

    Raises :class:`ModelMissing` if a model can't be loaded or lacks what annotation needs.
    """
    return Annotator(pipelines.load_pipeline(pipeline), load_model())


def _check_text(text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnreadableArticle(
            f"the character at offset {error.start} is half a surrogate pair, no text;"
            " save the article as UTF-8"
        ) from None


def _sentences(doc: Doc, skip: Sequence[Span]) -> tuple[Span, ...]:
    """Return the sentences without the white space around them, blank and skipped ones left out."""
    found = []
    for sent in doc.sents:
        tokens = [t for t in sent if not t.is_space and not _inside(t.idx, skip)]
        if any(c.isalnum() for t in tokens for c in t.text):
            found.append((tokens[0].idx, tokens[-1].idx + len(tokens[-1])))
    return tuple(found)


def _inside(offset: int, spans: Sequence[Span]) -> bool:
    return any(start <= offset < end for start, end in spans)
