"""The terms that the graph is written in: closed namespaces, so that a misspelt term raises.

``SS`` holds the terms of ``ontology/secondsource.ttl``; a test keeps the two equal. Terms
of other vocabularies that rdflib does not ship are closed to those that are used here.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any, get_args

from rdflib import DCTERMS, FOAF, OWL, PROV, RDF, RDFS, SDO, SKOS, XSD, Graph, URIRef
from rdflib.namespace import ClosedNamespace

from secondsource import records

INSTANCES = "urn:secondsource:"
TERMS = "https://w3id.org/secondsource/ns#"

_CLASSES = """
Publication Document Outlet Claim Proposition Event Group Carrier Figure Relation Dependence
Run Polarity Certainty TimeReference Voice CarrierKind Section Bound Verdict Flag DependenceKind
"""
_VALUES = """
Affirmed Denied Certain Probable Possible Conditional PresentOrPast Future
AttributedVoice DocumentVoice
InterviewCarrier OutletCarrier AgencyCarrier StatementCarrier PublicationCarrier OccasionCarrier
FrontMatterSection CaptionSection CreditSection SummarySection HeadingSection
ExactBound AboutBound AtLeastBound AtMostBound
CorroboratedVerdict EchoVerdict SingleSourceVerdict UnattributedVerdict ConditionalOnlyVerdict
CannotTellVerdict DisputedFlag SuspectedEchoFlag OneArticleOnlyFlag
ClaimantDependence QuotationDependence CarrierDependence PassageDependence SummaryDependence
BasisDependence
"""
_PROPERTIES = """
claims denies reports corroborates echoes disputes dependsOn opposes
claimant claimantUnknown basis voice polarity certainty timeReference event states carrier
nestedIn section figure evidence sourceEvidence cueEvidence clauseEvidence cueText quotation
predicate carrierKind exclusive span bound reason score dependenceKind established originKey
verdict flag disputedBy echoedBy support supportNamed supportStrict supportMax supportFull
supportByOrganisation bottleneck bottleneckNear chain textHash path named
"""

SS = ClosedNamespace(TERMS, (_CLASSES + _VALUES + _PROPERTIES).split())
OA = ClosedNamespace(
    "http://www.w3.org/ns/oa#",
    "SpecificResource TextQuoteSelector TextPositionSelector hasTarget hasSource hasSelector "
    "refinedBy exact prefix suffix start end".split(),
)
SEM = ClosedNamespace(
    "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "Event hasActor hasPlace hasTimeStamp accordingTo eventType".split(),
)
GAF = ClosedNamespace(
    "http://groundedannotationframework.org/gaf#", "Mention denotes denotedBy".split()
)
GRASP = ClosedNamespace(
    "http://groundedannotationframework.org/grasp#", "Attribution wasAttributedTo".split()
)
CITO = ClosedNamespace(
    "http://purl.org/spar/cito/",
    "agreesWith containsAssertionFrom disputes disagreesWith isDisputedBy".split(),
)

PREFIXES: dict[str, str] = {
    "ss": TERMS,
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "owl": str(OWL),
    "xsd": str(XSD),
    "prov": str(PROV),
    "oa": str(OA),
    "schema": str(SDO),
    "sem": str(SEM),
    "skos": str(SKOS),
    "foaf": str(FOAF),
    "dcterms": str(DCTERMS),
    "gaf": str(GAF),
    "grasp": str(GRASP),
    "graspf": "http://groundedannotationframework.org/grasp/factuality#",
    "cito": str(CITO),
}


def _values(literal: Any, suffix: str) -> dict[str, URIRef]:
    """Map each word of a ``Literal`` to its term: "at_least" of Bound to ss:AtLeastBound."""
    words: tuple[str, ...] = get_args(literal)
    return {w: SS[w.replace("_", " ").title().replace(" ", "") + suffix] for w in words}


POLARITY = _values(records.Polarity, "")
CERTAINTY = _values(records.Certainty, "")
TIME = _values(records.Time, "")
VOICE = _values(records.Voice, "Voice")
CARRIER_KIND = _values(records.CarrierKind, "Carrier")
SECTION = _values(records.PassageKind, "Section")
BOUND = _values(records.Bound, "Bound")
VERDICT = _values(records.VerdictName, "Verdict")
FLAG = _values(records.Flag, "Flag")
DEPENDENCE_KIND = _values(records.DependenceKind, "Dependence")
RELATION = {
    "corroborates": SS.corroborates,
    "echoes": SS.echoes,
    "disputes": SS.disputes,
}
ENTITY_KIND = {
    "person": SDO.Person,
    "organisation": SDO.Organization,
    "place": SDO.Place,
    "group": SS.Group,
    "other": SDO.Thing,
}


def instance(identifier: str) -> URIRef:
    """Return the IRI of the record, or part of a record, with this id."""
    return URIRef(INSTANCES + identifier)


def record_id(iri: str) -> str:
    """Return the id behind an instance IRI; raises ``ValueError`` for any other IRI."""
    if not iri.startswith(INSTANCES):
        raise ValueError(f"{iri} is no instance of this project")
    return iri.removeprefix(INSTANCES)


def document_graph(document: str) -> URIRef:
    """Return the name of the graph that holds what stands in one document."""
    return instance(f"graph:{document}")


LINKS = instance("graph:links")


def bind_prefixes(graph: Graph) -> Graph:
    """Give the usual prefixes to ``graph`` and return it."""
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, replace=True)
    return graph


def ontology_text(name: str) -> str:
    """Return a shipped file of ``ontology/`` by its name, "secondsource.ttl" for instance."""
    return files("secondsource.ontology").joinpath(name).read_text(encoding="utf-8")
