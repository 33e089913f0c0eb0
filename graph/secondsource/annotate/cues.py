"""Cue words: what each says about its claimant's commitment to the content.

A sense gives polarity, certainty and time of a content under the bare cue, and the stance
under a negated one. The classes follow the literature; the lists are our own:

* degrees of commitment and their combination with polarity: Saurí and Pustejovsky,
  "FactBank", Language Resources and Evaluation 43 (2009), with our *certain*, *probable*,
  *possible* for their CT, PR, PS;
* factive and non-factive verbs: Kiparsky and Kiparsky, "Fact" (1970);
* implicative verbs: Karttunen, "Implicative verbs", Language 47 (1971);
* negated verbs of opinion that deny their complement ("does not think that"): Horn,
  "Remarks on neg-raising" (1978).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from secondsource.records import Certainty, Polarity, Stance, Time

CueKind = Literal["say", "think", "know", "deny", "future", "direct", "ask"]


@dataclass(frozen=True, slots=True)
class CueSense:
    """A cue's kind and what it does to its content, bare and negated.

    ``negated`` is the stance under negation: "did not deny" leaves the content open.
    """

    kind: CueKind
    stance: Stance
    negated: Stance


def _stance(
    certainty: Certainty, polarity: Polarity = "affirmed", time: Time = "present_or_past"
) -> Stance:
    return Stance(polarity, certainty, time)


OPEN = _stance("possible")
_SENSES: tuple[tuple[str, CueSense], ...] = (
    (
        "say tell add note state report announce explain reply respond answer argue declare insist"
        " maintain assert claim allege contend affirm reiterate repeat recall write tweet post"
        " stress emphasise emphasize underline underscore highlight observe remark comment mention"
        " continue testify describe call accuse blame criticise criticize praise condemn quip joke"
        " boast complain warn caution agree read quote cite accord accordance publish charge"
        " counter retort shout whisper explain elaborate detail cable broadcast brief inform advise"
        " notify assure remind statement claim assertion allegation accusation account"
        " announcement comment remark testimony word warning per",
        CueSense("say", _stance("certain"), OPEN),
    ),
    (
        "confirm reveal disclose admit acknowledge concede show prove demonstrate find discover"
        " know realise realize recognise recognize understand learn establish verify document"
        " conclude determine rule hear observe confident sure certain convinced adamant"
        " aware positive conclusion finding proof confirmation revelation admission fact knowledge",
        CueSense("know", _stance("certain"), OPEN),
    ),
    (
        "believe think consider reckon feel assume presume suppose suspect estimate imagine"
        " indicate suggest imply signal infer judge deem see view regard calculate"
        " belief opinion view estimate estimation assumption suspicion impression feeling"
        " indication suggestion assessment assess opine",
        CueSense("think", _stance("probable"), _stance("probable", "denied")),
    ),
    (
        "speculate guess hint fear worry dread wonder rumour rumor rumoured rumored speculation"
        " concern worried afraid fearful anxious concerned talk gossip theory possibility"
        " theorise theorize conjecture hypothesise hypothesize unsure uncertain undecided unclear"
        " reportedly allegedly supposedly purportedly apparently ostensibly seemingly",
        CueSense("think", _stance("possible"), OPEN),
    ),
    (
        "deny reject dismiss refute rebut dispute contradict disavow disown repudiate discount"
        " debunk disprove decry rubbish denial rejection dismissal rebuttal negate retract recant",
        CueSense("deny", _stance("certain", "denied"), OPEN),
    ),
    (
        "doubt disbelieve disagree mistrust doubtful sceptical skeptical scepticism skepticism"
        " disbelief unconvinced incredulous",
        CueSense("deny", _stance("probable", "denied"), OPEN),
    ),
    (
        "question downplay challenge contest unaware query minimise minimize belittle",
        CueSense("deny", _stance("possible", "denied"), OPEN),
    ),
    (
        "expect anticipate predict forecast project foresee prophesy foretell"
        " prediction projection prognosis",
        CueSense(
            "future",
            _stance("probable", time="future"),
            _stance("probable", "denied", "future"),
        ),
    ),
    (
        "promise vow pledge swear undertake commit guarantee threaten promise vow pledge threat"
        " commitment guarantee",
        CueSense("future", _stance("certain", time="future"), _stance("possible", time="future")),
    ),
    (
        "plan intend propose prepare decide resolve aim intention proposal decision",
        CueSense(
            "future",
            _stance("probable", time="future"),
            _stance("probable", "denied", "future"),
        ),
    ),
    (
        "hope wish want desire long prefer hopeful optimistic dream",
        CueSense("future", _stance("possible", time="future"), _stance("possible", time="future")),
    ),
    (
        "urge demand request order instruct recommend advise beg plead appeal insist ask call"
        " require command implore exhort encourage advocate recommendation demand request",
        CueSense("direct", _stance("possible", time="future"), _stance("possible", time="future")),
    ),
    (
        "ask wonder inquire enquire question query",
        CueSense("ask", OPEN, OPEN),
    ),
    (
        "shelve scrap abandon cancel",
        CueSense("deny", _stance("certain", "denied", "future"), OPEN),
    ),
    (
        "refuse decline fail neglect resist refusal",
        CueSense("deny", _stance("certain", "denied"), OPEN),
    ),
)
_FORCED: dict[str, CueKind] = {
    "insist": "say",
    "advise": "say",
    "call": "say",
    "ask": "ask",
    "question": "deny",
    "query": "ask",
    "wonder": "ask",
    "observe": "say",
    "suspect": "think",
}


def _table(senses: tuple[tuple[str, CueSense], ...]) -> dict[str, CueSense]:
    found: dict[str, CueSense] = {}
    for words, sense in senses:
        for word in words.split():
            if _FORCED.get(word, sense.kind) == sense.kind:
                found.setdefault(word, sense)
    return found


CUES: dict[str, CueSense] = _table(_SENSES)
DIRECTIVES: dict[str, CueSense] = {
    word: sense for words, sense in _SENSES if sense.kind == "direct" for word in words.split()
}

_DENIED = CueSense("deny", _stance("certain", "denied"), OPEN)
_DOUBTED = CueSense("deny", _stance("probable", "denied"), OPEN)
_QUESTIONED = CueSense("deny", _stance("possible", "denied"), OPEN)
_SURE = CueSense("know", _stance("certain"), OPEN)
PHRASES: tuple[tuple[str, CueSense], ...] = (
    ("no doubt", _SURE),
    ("without doubt", _SURE),
    ("no question", _SURE),
    ("not in doubt", _SURE),
    ("no evidence", _DOUBTED),
    ("no sign", _DOUBTED),
    ("no signs", _DOUBTED),
    ("no indication", _DOUBTED),
    ("no proof", _DOUBTED),
    ("no reason to believe", _DOUBTED),
    ("no reason to think", _DOUBTED),
    ("little evidence", _DOUBTED),
    ("not aware", _QUESTIONED),
    ("brush aside", _DENIED),
    ("brush off", _DENIED),
    ("shrug off", _DENIED),
    ("laugh off", _DENIED),
    ("scoff at", _DENIED),
    ("rule out", _DENIED),
    ("hit back at", _DENIED),
    ("shoot down", _DENIED),
    ("cold water", _DOUBTED),
    ("cast doubt", _DOUBTED),
    ("throw doubt", _DOUBTED),
    ("raise doubt", _DOUBTED),
    ("express doubt", _DOUBTED),
    ("take issue", _DOUBTED),
    ("play down", _QUESTIONED),
    ("call into question", _QUESTIONED),
    ("call for", DIRECTIVES["demand"]),
    ("call on", DIRECTIVES["demand"]),
    ("appeal for", DIRECTIVES["demand"]),
    ("make clear", _SURE),
)
CALLING: frozenset[str] = frozenset("call describe label brand dub consider deem".split())
FALSE_WORDS: frozenset[str] = frozenset(
    "baseless false untrue unfounded groundless nonsense lie rubbish fabrication fabricated fake"
    " fiction wrong absurd ridiculous preposterous ludicrous bogus invention myth hoax".split()
)
NEGATIVE_WORDS: frozenset[str] = frozenset(
    "not n't n’t never no nor neither nobody none nothing hardly scarcely barely without refuse"
    " decline fail neglect unable impossible unwilling stop cease rarely seldom".split()
)
