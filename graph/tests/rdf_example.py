"""The article of ``ontology/example.ttl`` as records: one interview, one denial, one figure."""

from __future__ import annotations

import hashlib

from secondsource.records import (
    Argument,
    Carrier,
    Claim,
    Dispute,
    DocumentInfo,
    Entity,
    Event,
    Figure,
    Place,
    Predication,
    Proposition,
    Relation,
    Span,
    Stance,
    StoryRecords,
    Support,
    Verdict,
)

TEXT = (
    "East bridge shut\n\n"
    "Mayor Lena Okoye told Radio Tidewater that “the east bridge will stay closed for at "
    "least 6 weeks”. Brandt & Sons, the builder, denied that the bridge was closed.\n"
)


def span(words: str, after: int = 0) -> Span:
    """Return where ``words`` stand in the text, from ``after`` on."""
    start = TEXT.index(words, after)
    return (start, start + len(words))


CLOSED = "the east bridge will stay closed for at least 6 weeks"
OPEN = "the bridge was closed"

INFO = DocumentInfo(
    "d-bridge",
    "post/bridge.txt",
    hashlib.sha256(TEXT.encode()).hexdigest(),
    "East bridge shut",
    "The Tidewater Post",
    "https://post.example/bridge",
    "2031-03-04",
    "A. Reporter",
    ((18, 117), (118, len(TEXT) - 1)),
)

OKOYE = Claim(
    "c-okoye",
    "d-bridge",
    "e-okoye",
    "attributed",
    (span("Mayor Lena Okoye"),),
    (span("told"),),
    (span(CLOSED),),
    CLOSED,
    "told",
    (18, 117),
    Stance(time="future"),
    Predication(
        "close",
        *span(CLOSED),
        (Argument("patient", "bridge", *span("the east bridge"), "e-bridge"),),
        (Figure(6.0, "week", "at_least", *span("at least 6 weeks")),),
    ),
    None,
    Carrier("interview", "Radio Tidewater", *span("Radio Tidewater")),
    (CLOSED,),
    event="v-closure",
)

BRANDT = Claim(
    "c-brandt",
    "d-bridge",
    "e-brandt",
    "attributed",
    (span("Brandt & Sons"),),
    (span("denied"),),
    (span(OPEN),),
    OPEN,
    "denied",
    (118, len(TEXT) - 1),
    Stance(polarity="denied"),
    Predication(
        "close",
        *span(OPEN),
        (Argument("patient", "bridge", *span("the bridge"), "e-bridge"),),
    ),
    event="v-closure",
)

ENTITIES = (
    Entity(
        "e-brandt",
        "Brandt & Sons",
        "organisation",
        True,
        mentions=(Place("d-bridge", *span("Brandt & Sons")),),
    ),
    Entity("e-bridge", "East bridge", "place", True, ("the bridge",)),
    Entity(
        "e-okoye",
        "Lena Okoye",
        "person",
        True,
        ("Okoye",),
        ("mayor",),
        "e-town",
        (Place("d-bridge", *span("Mayor Lena Okoye")),),
    ),
    Entity("e-town", "Tidewater", "organisation", True),
)

RECORDS = StoryRecords(
    documents=(INFO,),
    claims=(BRANDT, OKOYE),
    entities=ENTITIES,
    events=(
        Event(
            "v-closure",
            "closure of the east bridge",
            "close",
            (),
            ("e-bridge",),
            "2031",
            ("c-brandt", "c-okoye"),
        ),
    ),
    propositions=(
        Proposition(
            "p-closed",
            "the east bridge is closed",
            "v-closure",
            "affirmed",
            ("c-okoye",),
            ("p-open",),
        ),
        Proposition(
            "p-open",
            "denied: the bridge was closed",
            "v-closure",
            "denied",
            ("c-brandt",),
            ("p-closed",),
        ),
    ),
    verdicts=(
        Verdict(
            "p-closed",
            "single_source",
            ("disputed", "one_article_only"),
            "one named claimant in one article",
            Support(1, 1, 1, 1, 1),
            ("Lena Okoye",),
            ("The Tidewater Post",),
            (("Lena Okoye", "Radio Tidewater", "The Tidewater Post"),),
            (),
            (Dispute("Brandt & Sons", "c-brandt", "says that it was not closed"),),
        ),
        Verdict(
            "p-open",
            "single_source",
            ("disputed", "one_article_only"),
            "one named claimant in one article",
            Support(1, 1, 1, 1, 1),
            ("Brandt & Sons",),
            ("The Tidewater Post",),
            (("Brandt & Sons", "The Tidewater Post"),),
            (),
            (Dispute("Lena Okoye", "c-okoye", "says that it is closed"),),
        ),
    ),
    relations=(Relation("disputes", "c-brandt", "c-okoye", "the opposite polarity", 0.9),),
    models=("attribution 1.2", "english 3"),
)
