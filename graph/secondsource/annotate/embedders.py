"""Words inside a content that carry a complement, and what they make of it.

"It is *unlikely* that", "was *forced* to", "there is no *evidence* that": each says, bare
and negated, whether the complement's polarity turns and how far the speaker commits to it.
Implicative verbs after Karttunen, "Implicative verbs", Language 47 (1971); epistemic
predicates after Saurí and Pustejovsky, "FactBank" (2009); the lists are our own.
"""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.records import Certainty


@dataclass(frozen=True, slots=True)
class Effect:
    """What an embedding word does to its complement's stance."""

    flips: bool = False
    certainty: Certainty = "certain"
    future: bool = False


@dataclass(frozen=True, slots=True)
class Embedder:
    """The effect of an embedding word, bare and under negation."""

    bare: Effect
    negated: Effect


def _entries(*rows: tuple[str, Embedder]) -> dict[str, Embedder]:
    return {word: embedder for words, embedder in rows for word in words.split()}


def _grades(*rows: tuple[str, Certainty]) -> dict[str, Certainty]:
    return {word: certainty for words, certainty in rows for word in words.split()}


_SURE = Effect()
_NOT = Effect(flips=True)
_PROBABLY = Effect(certainty="probable")
_PROBABLY_NOT = Effect(flips=True, certainty="probable")
_POSSIBLY = Effect(certainty="possible")
_SOON = Effect(future=True)
_NOT_SOON = Effect(flips=True, future=True)
_PLANNED = Effect(certainty="probable", future=True)
_NOT_PLANNED = Effect(flips=True, certainty="probable", future=True)
_WISHED = Effect(certainty="possible", future=True)

OPEN_COMPLEMENTS: dict[str, Embedder] = _entries(
    (
        "manage happen begin start continue keep force compel oblige come proceed dare succeed"
        " resume remain help make get used choose cause prove turn go",
        Embedder(_SURE, _NOT),
    ),
    (
        "fail refuse decline neglect forget avoid cease stop unable unwilling impossible",
        Embedder(_NOT, _SURE),
    ),
    ("going about bound certain sure will", Embedder(_SOON, _NOT_SOON)),
    (
        "set due schedule scheduled poised expect expected project projected predict predicted"
        " plan intend decide agree promise vow pledge threaten prepare ready prepared prepare"
        " resolve commit",
        Embedder(_PLANNED, _NOT_PLANNED),
    ),
    (
        "seem appear likely tend believe believed think thought understand understood estimate"
        " estimated suspect suspected presume presumed consider considered assume assumed suppose"
        " supposed see look",
        Embedder(_PROBABLY, _PROBABLY_NOT),
    ),
    (
        "say said report reported rumour rumor rumoured rumored allege alleged fear feared claim"
        " claimed rumored possible able free allow permit enable",
        Embedder(_POSSIBLY, _NOT),
    ),
    ("know known find found confirm confirmed", Embedder(_SURE, _POSSIBLY)),
    ("unlikely", Embedder(_PROBABLY_NOT, _POSSIBLY)),
    ("have need require must", Embedder(_WISHED, Effect(flips=True, certainty="probable"))),
)
PASSIVE_ONLY: frozenset[str] = frozenset(
    "expect project predict believe think understand estimate suspect presume consider assume"
    " suppose see say report rumour rumor allege fear claim know find confirm force compel oblige"
    " allow permit schedule cause make require set".split()
)

CLAUSAL: dict[str, Embedder] = _entries(
    (
        "clear true obvious evident certain sure plain undeniable known fact truth know confirm",
        Embedder(_SURE, _POSSIBLY),
    ),
    ("true truth case", Embedder(_SURE, _NOT)),
    ("say argue", Embedder(_PROBABLY, _PROBABLY_NOT)),
    ("confident convinced persuaded", Embedder(_SURE, _PROBABLY_NOT)),
    (
        "likely probable think believe reckon suppose assume consider suspect feel guess expect"
        " estimate seem appear belief view opinion understanding expected believed thought"
        " conceivable imagine see",
        Embedder(_PROBABLY, _PROBABLY_NOT),
    ),
    ("unlikely doubtful doubt improbable", Embedder(_PROBABLY_NOT, _POSSIBLY)),
    (
        "possible hope fear wonder report rumour rumor allege claim rumored rumoured feared"
        " alleged reported hoped unclear unsure worry afraid",
        Embedder(_POSSIBLY, _POSSIBLY),
    ),
    (
        "impossible untrue false unfounded baseless groundless wrong nonsense lie myth"
        " inconceivable unthinkable incorrect deny"
        " reject dispute",
        Embedder(_NOT, _SURE),
    ),
)
NOUNS: dict[str, Embedder] = _entries(
    (
        "evidence proof sign indication reason grounds suggestion",
        Embedder(_PROBABLY, _PROBABLY_NOT),
    ),
    (
        "chance possibility likelihood risk prospect danger way hope threat option opportunity",
        Embedder(_POSSIBLY, _NOT),
    ),
    ("doubt question", Embedder(Effect(flips=True, certainty="possible"), _SURE)),
    ("fact truth", Embedder(_SURE, _NOT)),
    ("fear rumour rumor concern worry speculation", Embedder(_POSSIBLY, _POSSIBLY)),
    ("plan intention decision promise pledge", Embedder(_PLANNED, _NOT_PLANNED)),
)
SAYING: frozenset[str] = frozenset(
    "say think believe argue expect imagine guess suggest hope suppose".split()
)
STATES: frozenset[str] = frozenset(
    "be have know own like contain remain belong exist cost mean include involve need want".split()
)
TENDENCIES: frozenset[str] = frozenset("likely unlikely certain sure bound".split())
FACTIVE: frozenset[str] = frozenset(
    "know understand realise realize recognise recognize discover notice admit acknowledge reveal"
    " confirm regret learn remember forget concede".split()
)
WRAPPERS: dict[str, Certainty] = _grades(
    (
        "talk rumour rumor speculation allegation suggestion idea notion possibility prospect"
        " likelihood threat risk danger fear chance suspicion gossip hint whisper hope theory"
        " accusation scenario concern worry",
        "possible",
    ),
    (
        "report claim assertion belief forecast prediction sign indication warning statement"
        " announcement conclusion finding",
        "probable",
    ),
    ("evidence proof fact news existence occurrence start beginning launch", "certain"),
)
PLANS: frozenset[str] = frozenset(
    "plan preparation plot scheme intention proposal arrangement".split()
)
ADVERBS: dict[str, Certainty] = _grades(
    (
        "possibly perhaps maybe reportedly allegedly supposedly purportedly potentially"
        " conceivably ostensibly",
        "possible",
    ),
    ("probably likely presumably apparently seemingly evidently", "probable"),
)
REPORTIVE: frozenset[str] = frozenset("reportedly allegedly supposedly purportedly".split())
