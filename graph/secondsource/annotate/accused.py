"""Whom a denial or a plea belongs to: the one who is accused, not the one who accuses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from secondsource.annotate.clusters import Member
from secondsource.annotate.discourse import Discourse
from secondsource.annotate.forms import lemma
from secondsource.annotate.schemes import Scheme

_PLEAS = frozenset("deny plead apologise apologize confess appeal".split())
_REMORSE = re.compile(
    r"\W*(?:that\s+)?s?he\s+(?:(?:was|is|felt|feels)\s+(?:(?:very|deeply|truly|so|not|completely)\s+)*"
    r"(?:sorry|innocent|ashamed|guilty)\b|had\s+done\s+nothing\s+wrong\b|regret(?:s|ted)\b"
    r"|(?:would|will)\s+appeal\b)",
    re.IGNORECASE,
)
_CHARGES = re.compile(
    r"\W*(?:it|this|that|(?:(?:all|any|the|those|these|his|her|both|\w+ing)\s+)*(?:charges?|allegations?"
    r"|accusations?|claims?|offences?|wrongdoing|guilt|involvement|not\s+guilty|guilty))\W*$",
    re.IGNORECASE,
)
_ACCUSING = frozenset(
    """arrest charge accuse sue sentence convict jail imprison suspect detain indict prosecute
    blame remand summon suspend fined""".split()
)
_WRONGS = frozenset(
    """lie steal cheat defraud kill murder attack assault rape bribe embezzle launder forge threaten
    harass bully abuse falsify rob stab poison liar thief fraudster murderer killer crook criminal
    rapist guilty fraud""".split()
)
_ACCUSERS = frozenset(
    """prosecutor judge magistrate detective inspector constable superintendent policeman
    policewoman sergeant""".split()
)
_ACCUSING_SIDE = frozenset("police crown prosecution prosecuting".split())
_WINDOW, _REACH = 120, 3
"""Words and sentences back in which an accusation is looked for."""


def is_plea(cue: str, content: str) -> bool:
    """Tell what an accused person says: "denied it", "pleaded not guilty", "said he was sorry"."""
    words = cue.lower().split()
    return any(_verb(word) in _PLEAS for word in words) or bool(_REMORSE.match(content))


def answers_charges(content: str) -> bool:
    """Tell what only the accused denies: "the charges", "any wrongdoing", "it"."""
    return bool(_CHARGES.match(content) or _REMORSE.match(content))


def _verb(word: str) -> str:
    """Return the base form of a verb of pleading."""
    for ending, base in (("ied", "y"), ("ies", "y"), ("ying", "y"), ("ed", ""), ("s", ""),
                         ("ing", "")):  # fmt: skip
        if word.endswith(ending) and word.removesuffix(ending) + base in _PLEAS:
            return word.removesuffix(ending) + base
    return word + "e" if word + "e" in _PLEAS else word.removesuffix("d")


def accused_before(scheme: Scheme, discourse: Discourse, token: Token) -> Iterator[Token]:
    """Yield the words for whom the sentences before ``token`` accuse, the last one first."""
    for word in discourse.words_back(token.i, _WINDOW, _REACH):
        yield from _accused(scheme, word)


def accuses(member: Member) -> bool:
    """Tell whether a person's role is to accuse or to judge: an officer, a prosecutor."""
    return any(d.head in _ACCUSERS or d.modifiers & _ACCUSING_SIDE for d in member.descriptions)


def _accused(scheme: Scheme, token: Token) -> Iterator[Token]:
    """Yield whom a word accuses: of "arrested Roe", "Roe was charged", "told Roe he lied"."""
    if {lemma(token), token.lower_} & _ACCUSING and token.pos_ == "VERB":
        if scheme.is_passive(token):
            yield from scheme.subjects(token)
        else:
            yield from (*scheme.objects(token), *scheme.recipients(token))
    elif lemma(token) in _WRONGS:
        for subject in scheme.agents(token):
            yield from scheme.recipients(token.head) if subject.pos_ == "PRON" else (subject,)
