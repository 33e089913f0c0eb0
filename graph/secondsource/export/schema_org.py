"""schema.org ``Claim`` markup: propositions, where they appear and who states them.

A document has no address unless the article gave one. Verdicts are left out: a
``ClaimReview`` rates truth, which this project does not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any

from rdflib import URIRef

from secondsource.rdf.literals import address
from secondsource.records import Claim, DocumentInfo, Entity, Proposition, StoryRecords
from secondsource.signs import signed
from secondsource.vocab import instance

_KINDS = {"person": "Person", "place": "Place", "other": "Thing"}


def write(records: StoryRecords, file: IO[bytes]) -> None:
    """Write one ``Claim`` object a proposition, in one JSON-LD document."""
    claims = {c.id: c for c in records.claims}
    documents = {d.id: d for d in records.documents}
    entities = {e.id: e for e in records.entities}
    found = [_claim(p, claims, documents, entities) for p in records.propositions]
    text = json.dumps(
        {"@context": "https://schema.org", "@graph": found}, ensure_ascii=False, indent=1
    )
    file.write(text.encode("utf-8", "replace") + b"\n")


def _claim(
    proposition: Proposition,
    claims: Mapping[str, Claim],
    documents: Mapping[str, DocumentInfo],
    entities: Mapping[str, Entity],
) -> dict[str, Any]:
    members = [claims[c] for c in proposition.claims]
    articles = [documents[d] for d in dict.fromkeys(c.document for c in members)]
    dated = [a for a in articles if a.published is not None]
    found: dict[str, Any] = {
        "@type": "Claim",
        "@id": str(instance(proposition.id)),
        "name": proposition.label,
        "text": sorted({signed(c, c.text) for c in members}),
        "appearance": [_article(a) for a in sorted(articles, key=lambda a: a.path)],
    }
    if dated:
        found["firstAppearance"] = _article(min(dated, key=lambda a: (str(a.published), a.path)))
    authors = list(_authors(members, entities))
    if authors:
        found["author"] = authors
    return found


def _article(info: DocumentInfo) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": "NewsArticle", "@id": str(instance(info.id))}
    if info.title is not None:
        found["headline"] = info.title
    if info.url is not None and isinstance(address(info.url), URIRef):
        found["url"] = info.url
    if info.published is not None:
        found["datePublished"] = info.published
    if info.outlet is not None:
        found["publisher"] = {"@type": "NewsMediaOrganization", "name": info.outlet}
    return found


def _authors(members: Iterable[Claim], entities: Mapping[str, Entity]) -> Iterator[dict[str, str]]:
    for claimant in dict.fromkeys(c.claimant for c in members):
        if claimant is not None:
            entity = entities[claimant]
            yield {
                "@type": _KINDS.get(entity.kind, "Organization"),
                "@id": str(instance(entity.id)),
                "name": entity.name,
            }
