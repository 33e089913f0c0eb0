"""Names across the documents of a topic, on ECB+: CoNLL F1 of linking and of a baseline.

    PYTHONPATH=graph python -m benchmarks.ecb_entities CORPORA/ecbplus [--split Dev]

A mention counts as a name if it is of a person, organisation, place or thing (not a time)
and all its words are capitalised, pronouns left out. Each gold mention is an entity of its
document on its own; the kind is a guess from its words, since ECB+ does not tell
organisations from persons. The baseline joins the names of a topic by their last word.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Hashable
from pathlib import Path
from typing import Any

from benchmarks.coreference_metrics import conll
from secondsource.link.entities import link_entities
from secondsource.link.names import is_acronym
from secondsource.records import Annotation, DocEntity, DocumentInfo, EntityKind

_PRONOUNS = frozenset(
    "i i'm he she it we they you his her my our their this that who him them me us".split()
)
_ORGANISATION = frozenset(
    """university academy ministry navy police department office patrol force guard court school
    hospital army team government company inc corp news association agency center centre""".split()
)
_KINDS: dict[str, EntityKind] = {"LOC": "place", "NON": "other"}


def read_names(folder: Path, split: str) -> list[dict[str, Any]]:
    """Return the gold mentions that are names."""
    path = folder / f"ECB_{split}_Entity_gold_mentions.json"
    mentions: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return [mention for mention in mentions if _is_name(mention)]


def _is_name(mention: dict[str, Any]) -> bool:
    words = mention["tokens_str"].split()
    if mention["mention_type"] == "TIM" or words[0].casefold() in _PRONOUNS:
        return False
    return all(word[0].isupper() for word in words)


def topic(mention: dict[str, Any]) -> str:
    """Return the topic of a mention's document."""
    return str(mention["doc_id"]).partition("_")[0]


def linked(names: list[dict[str, Any]]) -> dict[Hashable, Hashable]:
    """Return the cluster of each mention, by its number, as linking finds them in each topic."""
    found: dict[Hashable, Hashable] = {}
    for one in sorted({topic(mention) for mention in names}):
        inside = [(i, mention) for i, mention in enumerate(names) if topic(mention) == one]
        found.update(_linked_topic(one, inside))
    return found


def _linked_topic(one: str, inside: list[tuple[int, dict[str, Any]]]) -> dict[Hashable, Hashable]:
    documents: dict[str, list[tuple[int, DocEntity]]] = {}
    for number, mention in inside:
        entity = DocEntity(mention["tokens_str"], _kind(mention), True)
        documents.setdefault(mention["doc_id"], []).append((number, entity))
    items = [
        (DocumentInfo(doc, doc, ""), Annotation(doc, entities=tuple(e for _, e in entities)))
        for doc, entities in documents.items()
    ]
    _, references = link_entities(items)
    return {
        number: f"{one} {references[f'{doc}#{index}']}"
        for doc, entities in documents.items()
        for index, (number, _) in enumerate(entities)
    }


def _kind(mention: dict[str, Any]) -> EntityKind:
    words = mention["tokens_str"].casefold().split()
    if mention["mention_type"] in _KINDS:
        return _KINDS[mention["mention_type"]]
    initials = len(words) == 1 and is_acronym(mention["tokens_str"])
    return "organisation" if initials or _ORGANISATION & set(words) else "person"


def by_last_word(names: list[dict[str, Any]]) -> dict[Hashable, Hashable]:
    """Return the baseline's clusters: the last word within a topic."""
    return {i: f"{topic(m)} {_last_word(m['tokens_str'])}" for i, m in enumerate(names)}


def _last_word(name: str) -> str:
    return name.casefold().removesuffix("'s").split()[-1].strip("'.,\"")


def main() -> int:
    """Print the figures; exit code 1 below the target on dev."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split", default="Dev", choices=("Dev", "Train"))
    options = parser.parse_args()
    names = read_names(options.folder, options.split)
    gold: dict[Hashable, Hashable] = {i: m["coref_chain"] for i, m in enumerate(names)}
    score, baseline = conll(gold, linked(names)), conll(gold, by_last_word(names))
    print(f"{len(names)} names in {len({topic(m) for m in names})} topics of {options.split}")
    print(f"CoNLL F1: linking {100 * score:.1f}, last word within topic {100 * baseline:.1f}")
    return int(score < 0.86)


if __name__ == "__main__":
    sys.exit(main())
