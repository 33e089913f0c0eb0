"""Treebanks as texts with grammatical targets, for the same windows as the articles.

A text is a document of the treebank with a line a paragraph. What a word is differs between
a treebank ("do" "n't") and the tokenizer, so a token's place is its first word piece.
"""

import bisect
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path

from pipeline.conllu import Sentence, Word, read
from tokenizers import Tokenizer

from .article import Article, read_article
from .labels import IGNORED, NAME_TAGS, NONE

LEFT_OUT_GENRES = frozenset(
    {"essay", "fiction", "letter", "podcast", "whow", "reddit", "conversation"}
    | {"speech", "textbook", "vlog"}
)
"""GUM's texts under non-commercial licences, talk unlike news, and (the last three) genres
whose texts its licence file does not name."""

CURLY_SHARE = 0.35
LEAST_MORPHS, LEAST_LEMMAS = 4, 3
NO_WORDS = frozenset({"PROPN", "NUM", "PUNCT", "SYM", "X", "INTJ"})
LOWERED, KEPT, WHOLE = "l", "k", "*"


@dataclass(frozen=True)
class Labels:
    """The names of the grammatical classes, by id. Class 0 of morphs and lemmas is a default.

    tags: Penn Treebank. morphs: "UPOS|features". lemmas: rules of :func:`lemma_rule`.
    relations: Universal Dependencies.
    """

    tags: tuple[str, ...]
    morphs: tuple[str, ...]
    lemmas: tuple[str, ...]
    relations: tuple[str, ...]

    def sizes(self) -> tuple[int, int, int, int]:
        """How many classes each kind has."""
        return len(self.tags), len(self.morphs), len(self.lemmas), len(self.relations)

    def ids(self) -> list[dict[str, int]]:
        """Ids by name, of each kind."""
        kinds = (self.tags, self.morphs, self.lemmas, self.relations)
        return [{name: index for index, name in enumerate(names)} for names in kinds]

    def save(self, path: Path, lexicon: dict[str, str]) -> None:
        """Write as JSON, with the lexicon of :func:`lexicon`."""
        classes = asdict(self) | {"names": NAME_TAGS, "lexicon": lexicon}
        path.write_text(json.dumps(classes, indent=0, ensure_ascii=False), encoding="utf-8")


@dataclass(frozen=True)
class Grammar:
    """Targets per token; `pieces` ascends, heads are token indices, NONE for a root."""

    pieces: list[int]
    tags: list[int]
    morphs: list[int]
    lemmas: list[int]
    starts: list[int]
    heads: list[int]
    relations: list[int]


def lemma_rule(form: str, lemma: str) -> str:
    """How to get the lemma: "case|letters to cut|ending", or "case|*|lemma" where none are kept.

    "l" takes the form in lower case, "k" as it is.
    """
    form = form.replace("’", "'")
    base, case = (form, KEPT) if lemma != lemma.lower() else (form.lower(), LOWERED)
    shared = 0
    while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
        shared += 1
    if not shared:
        return f"{case}|{WHOLE}|{lemma}"
    return f"{case}|{len(base) - shared}|{lemma[shared:]}"


def lexicon(texts: Iterable[list[Sentence]]) -> dict[str, str]:
    """The commonest lemma of each form in lower case, by "form UPOS", in order."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for word in (word for text in texts for sentence in text for word in sentence.words):
        if word.upos not in NO_WORDS and word.form.isalpha() and word.lemma.islower():
            counts[f"{word.form.lower()} {word.upos}"][word.lemma] += 1
    best = {key: max(sorted(found), key=found.__getitem__) for key, found in counts.items()}
    return dict(sorted(best.items()))


def treebanks(corpora: Path, split: str) -> list[list[Sentence]]:
    """The documents of UD EWT and of GUM's usable genres."""
    paths = [corpora / "ud-english-ewt" / f"{split}.conllu"]
    found = sorted((corpora / "gum" / split / "dep").glob("GUM_*.conllu"))
    paths += [path for path in found if path.stem.split("_")[1] not in LEFT_OUT_GENRES]
    return [document for path in paths for document in documents(path)]


def documents(path: Path) -> Iterator[list[Sentence]]:
    """A file's documents as lists of sentences."""
    for _, sentences in groupby(read(path), key=lambda sentence: sentence.document):
        yield list(sentences)


def inventory(texts: Iterable[list[Sentence]]) -> Labels:
    """The classes that are frequent enough, each kind in order of name after its default."""
    words = [word for text in texts for sentence in text for word in sentence.words]
    morphs = Counter(_morph(word) for word in words)
    lemmas = Counter(lemma_rule(word.form, word.lemma) for word in words)
    return Labels(
        tuple(sorted({word.xpos for word in words})),
        _frequent(morphs, LEAST_MORPHS),
        _frequent(lemmas, LEAST_LEMMAS),
        tuple(sorted({word.relation for word in words})),
    )


def _frequent(counts: Counter[str], least: int) -> tuple[str, ...]:
    default = counts.most_common(1)[0][0]
    return (default, *sorted(n for n, count in counts.items() if count >= least and n != default))


def _morph(word: Word) -> str:
    return f"{word.upos}|{word.feats}"


def read_text(
    tokenizer: Tokenizer, sentences: list[Sentence], ids: list[dict[str, int]], *, curl: bool
) -> Article:
    """A treebank's document as an article with grammar; `curl`: with curled quotation marks."""
    words = [word for sentence in sentences for word in sentence.words]
    text, spans = surface(sentences, curl=curl)
    article = read_article(tokenizer, sentences[0].document, text)
    encoded = tokenizer.encode(text, add_special_tokens=False).offsets
    piece_starts = [start for start, _ in encoded]
    tags, morphs, lemmas, relations = ids
    heads, starts, base = [], [], 0
    for sentence in sentences:
        heads += [NONE if word.head < 0 else base + word.head for word in sentence.words]
        starts += [int(index == 0) for index in range(len(sentence.words))]
        base += len(sentence.words)
    article.grammar = Grammar(
        [piece_of(piece_starts, start, end) for start, end in spans],
        [tags[word.xpos] for word in words],
        [morphs.get(_morph(word), IGNORED) for word in words],
        [lemmas.get(lemma_rule(word.form, word.lemma), IGNORED) for word in words],
        starts,
        heads,
        [relations.get(word.relation, IGNORED) for word in words],
    )
    return article


def piece_of(starts: list[int], start: int, end: int) -> int:
    """The first piece that begins in a token, else the one that the token begins in."""
    place = bisect.bisect_left(starts, start)
    return place if place < len(starts) and starts[place] < end else max(0, place - 1)


def surface(sentences: list[Sentence], *, curl: bool) -> tuple[str, list[tuple[int, int]]]:
    """The text of a document, and where each word stands in it."""
    text, opening = "", True
    spans: list[tuple[int, int]] = []
    for sentence in sentences:
        if text and sentence.opens_paragraph:
            text = text.rstrip() + "\n"
        for word in sentence.words:
            form = word.form
            if curl and form == '"':
                sided = {"``": True, "''": False}.get(word.xpos, opening)
                form, opening = "“" if sided else "”", not opening
            elif curl:
                form = form.replace("'", "’")
            spans.append((len(text), len(text) + len(form)))
            text += form + (" " if word.spaced else "")
    return text, spans
