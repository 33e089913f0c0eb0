"""Which organisations a noun may mean: a union is no police force and no company."""

from __future__ import annotations

from typing import Final

from secondsource.annotate import lexicons as lex
from secondsource.annotate.coreference import Cast
from secondsource.annotate.outlets import MEDIA_NOUNS, is_outlet, is_public_body

_COMPANIES: Final = frozenset(
    """company corporation firm business manufacturer startup retailer carrier airline operator
    supplier""".split()
)
_ANY: Final = frozenset("organisation organization body group".split())
# Nouns that only their own bodies are called by, and the words of names that tell these.
_SORTS: Final[dict[str, frozenset[str]]] = {
    noun: frozenset(words.split())
    for noun, words in {
        "union": "union unions workers guild brotherhood teamsters congress",
        "party": "party democrats republicans front movement labour conservatives",
        "club": "club united city rovers athletic fc",
        "bank": "bank banking reserve",
        "airline": "airlines airline airways air",
        "carrier": "airlines airline airways air lines shipping",
        "charity": "charity trust foundation fund aid relief mission",
        "nonprofit": "charity trust foundation fund institute center centre",
        "fund": "fund trust capital",
        "association": "association federation league society",
        "alliance": "alliance organization organisation pact coalition",
        "agency": "agency administration service services bureau office department authority"
        " commission executive",
        "police": "police constabulary force",
        "force": "police constabulary force forces",
        "fire": "fire",
        "council": "council",
        "court": "court tribunal",
        "ministry": "ministry department office",
        "department": "ministry department office",
        "university": "university college institute",
        "hospital": "hospital infirmary trust clinic",
        "school": "school academy college",
        "church": "church diocese",
        "government": "government administration cabinet",
        "campaign": "campaign",
    }.items()
}
# What an airline or a charity is called is often a name of one word that tells nothing.
_BRANDED: Final = frozenset("airline carrier bank charity nonprofit fund club".split())
_ABBREVIATED: Final = frozenset("agency alliance association department ministry".split())
_VESSELS: Final = frozenset(
    "ferry ship boat vessel trawler yacht liner tanker freighter submarine barge".split()
)
_ACRONYM: Final = 2
"""Letters that an acronym has at least."""


def may_be_called(cast: Cast, entity: int, noun: str) -> bool:
    """Tell whether a named organisation may be meant by "the NOUN".

    What a name of one word is, it doesn't tell: it may be a bank or a charity, and an acronym that
    nobody knows may be anything; what a noun stands beside ("the Unite **union**") is called so.
    """
    member = cast.members[entity]
    name = member.name
    words = frozenset(name.lower().replace("-", " ").split())
    if _is_model(cast, entity):
        return False
    beside = _beside(cast, entity)
    if noun in words or noun in beside:
        return True
    if beside & _VESSELS:
        return False
    if is_outlet(name):
        return noun in MEDIA_NOUNS
    if noun in _COMPANIES - _SORTS.keys():
        return not is_public_body(name)
    if noun in MEDIA_NOUNS - {"agency"}:
        return not is_public_body(name)
    sort = _SORTS.get(noun)
    if sort is None:
        return noun in _ANY
    if words & sort or (noun in _BRANDED and len(words) == 1 and not is_public_body(name)):
        return True
    acronym = name.replace(".", "").isupper() and len(name) > _ACRONYM and len(words) == 1
    return acronym and (noun in _ABBREVIATED or name.lower() not in lex.KNOWN_ORGS)


def _beside(cast: Cast, entity: int) -> frozenset[str]:
    """Return the common nouns right beside the mentions of a name."""
    found = set()
    for start, end in cast.members[entity].mentions:
        around = [*cast.doc[max(0, start - 1) : start], *cast.doc[end : end + 1]]
        found |= {t.lemma_.lower() for t in around if t.tag_ == "NN"}
    return frozenset(found)


def _is_model(cast: Cast, entity: int) -> bool:
    """Tell what bears a number wherever it is named: "the Varro **3**"."""
    ends = [end for _, end in cast.members[entity].mentions if cast.index.at(end - 1) is not None]
    behind = [cast.doc[end : end + 1].text for end in ends]
    return bool(behind) and all(text.isdigit() for text in behind)
