"""Words that linking needs: synonym classes of predicates, opposites, light verbs, scope.

All of it was written for this project. A class is a line ``name: lemma lemma ...``; two
predicates of one class may state the same thing, never more than that: participants,
figures, polarity and modality decide.
"""

from __future__ import annotations

import re
from functools import cache

from secondsource.link.stems import stem

_CLASSES = """
oust: coup overthrow oust topple depose unseat putsch dethrone
die: die death pass-away perish dead succumb fatality
kill: kill killing slay slaughter massacre murder
injure: injure injury wound hurt casualty maim
ill: ill sick unwell ailing illness sickness ail poorly frail frailty
lose: lose lost loss
win: win won victory triumph prevail
hit: hit strike struck ram slam
attack: attack assault raid air-strike airstrike offensive onslaught
bomb: bomb bombing bombard bombardment shell shelling
war: war warfare invasion invade conflict incursion
retreat: retreat withdraw withdrew withdrawn pull-out pull-back withdrawal pullout pullback
capture: capture take-over overrun seize seizure occupy occupation conquer
surrender: surrender give-up capitulate capitulation
arrest: arrest detain detention apprehend custody
charge: charge indict indictment prosecute
convict: convict conviction
sentence: sentence jail imprison imprisonment
acquit: acquit acquittal exonerate
release: release free
resign: resign resignation quit step-down stepping-down
fire: fire sack dismissal axe lay-off layoff
appoint: appoint appointment nominate nomination name
elect: elect election re-elect reelect
vote: vote ballot
approve: approve vote-for approval ratify ratification pass endorse endorsement
reject: reject turn-down throw-out vote-down vote-against rejection veto refuse refusal rebuff
reject: decline spurn
ban: ban prohibit prohibition outlaw forbid
allow: allow permit authorise authorize permission
agree: agree agreement deal accord pact
sign: sign signature
rise: rise rose risen increase grow growth climb surge soar jump gain go-up mount
fall: fall fell fallen decrease drop decline plunge slump shrink tumble dip slide plummet
cut: cut slash reduce reduction trim
buy: buy bought purchase acquire acquisition takeover
sell: sell sold sale
pay: pay paid payment
cost: cost
fund: fund finance funding
borrow: borrow loan
bankrupt: bankrupt bankruptcy insolvent insolvency
close: close shut shut-down close-down closure shutdown shutter
open: open reopen reopening
build: build built construct construction erect
destroy: destroy destruction demolish wreck devastate ruin
damage: damage harm
burn: burn blaze inferno catch-fire go-up-in-flames
explode: explode explosion blast detonate detonation blow-up go-off
collapse: collapse crumble cave-in fall-down give-way
crash: crash collide collision
derail: derail derailment
flood: flood flooding inundate
leak: leak leakage spill spillage
contaminate: contaminate contamination pollute pollution taint poison poisoning
evacuate: evacuate evacuation
flee: flee fled escape run-away break-out
rescue: rescue save
find: find found discover discovery locate uncover unearth
vanish: vanish disappear disappearance missing
search: search hunt comb
protest: protest demonstrate demonstration rally march
strike-work: walkout stoppage
meet: meet met meeting summit
visit: visit trip
talk: talk negotiate negotiation negotiations
arrive: arrive arrival
leave: leave left depart departure
steal: steal stole stolen theft rob robbery loot burgle
bribe: bribe bribery kickback
defraud: defraud fraud swindle embezzle embezzlement
lie: lie falsify falsification forge forgery fabricate fabrication
conceal: conceal hide cover-up concealment hush
warn: warn warning caution
threaten: threaten threat
help: help assist aid assistance
support: support back backing
oppose: oppose opposition
blame: blame fault
cause: cause trigger provoke lead bring
prevent: prevent avert avoid stop halt block
delay: delay put-off push-back hold-up postpone postponement
cancel: cancel call-off cancellation scrap abandon
promise: promise pledge vow
know: know aware
ignore: ignore disregard overlook
inspect: inspect inspection examine examination audit check
investigate: investigate look-into investigation probe inquiry enquiry
hire: hire recruit recruitment
train: train training
test: test trial
vaccinate: vaccinate vaccination inoculate immunise immunize
infect: infect infection
diagnose: diagnose diagnosis
treat: treat treatment
recover: recover recovery
hospitalise: hospitalise hospitalize hospitalisation hospitalization
safe: safe harmless safety
dangerous: dangerous unsafe hazardous toxic
guilty: guilty
innocent: innocent
true: true accurate correct genuine authentic
false: false untrue fake baseless unfounded bogus fabricated inaccurate
legal: legal lawful
illegal: illegal unlawful
alive: alive living
healthy: healthy well fit
ready: ready prepared
prepare: prepare preparation preparing
change: change transition
replace: replace replacement succeed successor
control: control
isolate: isolate isolated isolation
weaken: weaken undermine erode
strengthen: strengthen bolster reinforce boost
send: send sent deploy dispatch deployment
supply: supply deliver delivery provide provision
need: need require requirement lack shortage
use: use employ deploy-use usage
refuse-work: disobey insubordination defy defiance
fight: fight fought fighting battle combat clash
mobilise: mobilise mobilize mobilisation mobilization conscript conscription draft
sanction: sanction embargo
crack: crack fracture fissure
storm: storm hurricane typhoon cyclone tornado
quake: quake earthquake tremor
rain: rain rainfall downpour
kidnap: hostage-taking
scrutinise: scrutinise scrutinize
short: shortfall shortage
inquire: inquire enquire
famine: famine starvation starve
drought: drought
hoax: hoax
ride: ride
accident: accident mishap
outage: outage blackout
fail: fail failure falter break-down
work: work function operate
demand: demand insist call-for
apologise: apologise apologize apology
win-award: award prize
score: score
defeat: defeat beat rout
break: break broke broken breach violate violation infringe
repair: repair fix mend restore restoration
own: own possess
marry: marry wedding marriage
shoot: shoot shot shooting gunfire gun-down
stab: stab stabbing
abduct: abduct abduction kidnap kidnapping
assault-sex: rape molest
torture: torture abuse mistreat mistreatment
spy: spy espionage
hack: hack hacking cyberattack
launch: launch
move: move relocate relocation
land: land landing
sink: sink sank sunk capsize go-under go-down
drown: drown
arm: arm weapon weaponry
doctor: doctor physician medic
soldier: soldier troop serviceman serviceperson fighter trooper
police: police policeman policewoman officer cop detective
worker: worker employee staff staffer
resident: resident inhabitant villager townspeople local
child: child kid youngster
company: company firm business
ship: ship vessel boat
plane: plane aircraft airplane jet
car: car vehicle automobile
money: money cash
force: force army military troops
leader: leader leadership
house: house home
hospital: hospital clinic
factory: factory plant
pipe: pipe pipeline
river: river stream
rumor: rumor rumour gossip
official: official
person: person people victim
dollar: dollar usd
pound: pound gbp sterling
euro: euro eur
percent: percent percentage
document: document paper file record
"""

# A statement of one is the denial of the other, and the denial of one states the other.
_COMPLEMENTS = (
    ("win", "lose"), ("healthy", "ill"), ("alive", "die"), ("innocent", "guilty"),
    ("true", "false"), ("legal", "illegal"), ("safe", "dangerous"), ("allow", "ban"),
    ("approve", "reject"), ("open", "close"), ("work", "fail"), ("acquit", "convict"),
)  # fmt: skip
# Both can't hold, but neither need hold.
_CONTRARIES = (
    ("rise", "fall"), ("support", "oppose"), ("arrive", "leave"), ("cause", "prevent"),
    ("hire", "fire"), ("weaken", "strengthen"), ("win", "defeat"), ("appoint", "fire"),
    ("arrest", "release"), ("buy", "sell"), ("die", "recover"), ("know", "ignore"),
    ("sign", "reject"), ("strengthen", "cut"), ("build", "destroy"), ("rise", "cut"),
)  # fmt: skip

# Two views of what may be one event.
_NEAR_PAIRS = (
    ("kill", "die"), ("attack", "bomb"), ("attack", "war"), ("attack", "shoot"), ("kill", "shoot"),
    ("explode", "bomb"), ("burn", "destroy"), ("damage", "destroy"), ("arrest", "charge"),
    ("attack", "hit"), ("bomb", "hit"), ("arrest", "sentence"), ("infect", "ill"),
    ("talk", "meet"), ("agree", "sign"),
    ("retreat", "leave"), ("oust", "replace"), ("oust", "remov"), ("help", "fund"),
    ("fund", "pay"), ("leak", "contaminate"), ("conceal", "lie"), ("cut", "fall"),
    ("buy", "own"), ("flee", "evacuate"), ("steal", "defraud"), ("injure", "attack"),
)  # fmt: skip

_INTRANSITIVE = {"fire": "burn", "strike": "strike-work", "drop": "fall", "shut": "close"}

UNACCUSATIVE = frozenset(
    """die ill rise fall collapse explode crash derail burn sink drown close open flood leak vanish
    recover""".split()
)
"""Concepts whose only participant undergoes them, so that "sank" and "was sunk" meet."""

LIGHT = frozenset(
    """be have do make take give get go come put hold see keep become seem appear remain
    face undergo experience suffer carry stage conduct commit mount perform wage exist
    there involve show need-be feel look say tell talk think believe expect hope try want
    can could may might must should would will able likely possible impossible continue
    begin start stop end""".split()
)
"""Predicates that say little without their object ("carry out an attack")."""

ONGOING = frozenset(
    """underway under-way progress process launch begin start proceed unfold continue ongoing
    motion way works work-on move happen-now swing afoot""".split()
)
"""Predicates and words by which something is said to be in progress."""

UNDER_WAY = frozenset("underway ongoing progress process motion afoot".split())

HAPPEN = frozenset("happen occur take-place arise materialise materialize place come".split())
PLANNED = frozenset(
    "plan plot scheme intend prepare consider mull propose proposal weigh aim".split()
)
ATTEMPTED = frozenset("attempt try seek bid effort".split())
ENDED = frozenset("end finish conclude cease stop halt".split())

DISEASES = frozenset(
    """cancer parkinson disease tumour tumor leukaemia leukemia stroke diabetes dementia alzheimer
    covid coronavirus cholera malaria measles pneumonia influenza flu ebola tuberculosis hepatitis
    typhoid polio aids hiv""".split()
)
_CALLED_FALSE = re.compile(
    r"\b(?:is|are|was|were|be|been)\s+(?:\w+ly\s+)?(?:false|untrue|baseless|unfounded|wrong|fake|"
    r"nonsense|rubbish|invented|fabricated|a\s+lie|lies)\b"
)
_HEALTH = frozenset("health condition physical psychological mental medical fitness".split())
OF_ILLNESS = frozenset(
    """ill fight diagnose treat struggle struggl condition health disease deteriorate falter fail
    worsen decline fall""".split()
)
"""Predicates and their concepts that, with a word for health, speak of illness."""
_BAD = frozenset(
    """bad poor ill deteriorate deteriorating falter faltering fail failing decline declining frail
    weak worsen worsening grave serious critical terrible dire precarious fragile""".split()
)

IMPACT = frozenset("hit strike rock tear rip sweep engulf shake gut wreck cause befall".split())
"""Predicates of which a happening is the subject ("a blast hit the market")."""

HEARSAY = frozenset(
    "rumor rumors rumour rumours speculation gossip whisper hearsay allegation allegations".split()
)
"""To speak of these is not to state what they are about."""

NOUN_ENDINGS = ("al", "ion", "ment", "ure")
"""Endings of event nouns whose "of" names what the event happened to."""

ANAPHORS = frozenset(
    """it this that these those which process plan plot step move situation development talk rumor
    rumour rumors rumours likelihood possibility prospect idea event""".split()
)
"""Subjects and objects by which a clause speaks of an event told before."""

TIME_UNITS = frozenset("week day month year hour minute time night morning evening".split())

VAGUE = frozenset(
    """it this that these those they he she we i you one something anything everything process
    matter thing way situation development such there who which what event step idea scenario
    likelihood possibility prospect rumor rumour talk claim report allegation suggestion
    speculation story notion credence credibility plan plot""".split()
)
"""Heads that point back at something said before, or at nothing in particular."""

STOP = frozenset(
    """a an the of to in on at by for from with without within into onto over under above below
    about against between among through during before after since until and or but nor so yet if
    unless because while as than then that this these those there here it its he him his she her
    hers they them their theirs we us our ours i me my mine you your yours who whom whose which
    what when where why how be is are was were been being am have has had having do does did done
    will would shall should can could may might must not no n't 's ’s also just very too more most
    much many some any all each every both either neither own same such other another only even
    still already now ever never say said says tell told add added note
    noted claim claimed""".split()
)

_SCOPE = {
    "all": "all every everyone everybody entire whole each always everywhere completely fully",
    "most": "most majority mostly largely",
    "some": "some several few certain many partly partially sometimes part parts portion",
    "none": "none nobody nothing neither never no-one nowhere",
    "only": "only sole solely exclusively alone",
    "both": "both",
    "almost": "almost nearly",
}


AMOUNTS = frozenset(
    stem(word)
    for word in """half third quarter fifth tenth percent percentage dozen dozens hundred hundreds
    thousand thousands million millions billion billions number majority score most many several
    rest share part total amount""".split()
)
"""Heads that only say how much of what follows ("a third of the force"), as stems."""


def _table(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in text.strip().splitlines():
        name, _, words = line.partition(":")
        for word in words.split():
            found.setdefault(word, name)
            found.setdefault(stem(word), name)
    return found


_CLASS_OF = _table(_CLASSES)
SCOPE = {word: name for name, words in _SCOPE.items() for word in words.split()}
_FLIP = dict(_COMPLEMENTS)
_NEAR = frozenset(frozenset(pair) for pair in _NEAR_PAIRS)
_OPPOSED = frozenset(frozenset(pair) for pair in _CONTRARIES)


@cache
def concept(word: str) -> str:
    """Return the synonym class of a lower-case lemma, or its stem where it has none.

    Verbs with a particle are written with a hyphen or a space ("step down").
    """
    plain = word.replace(" ", "-")
    head = plain.partition("-")[0]
    for form in (plain, stem(plain), head, stem(head)):
        if form in _CLASS_OF:
            return _CLASS_OF[form]
    return stem(plain)


def concept_without_object(word: str) -> str:
    """Return the class of a predicate that has no object: "a fire", "the workers strike"."""
    return _INTRANSITIVE.get(word) or concept(word)


def pole(name: str) -> tuple[str, bool]:
    """Return the concept that carries a statement of ``name`` and whether it denies that one.

    ``pole("win")`` is ``("lose", True)``: to say that something was won denies its loss.
    """
    return (_FLIP[name], True) if name in _FLIP else (name, False)


_THINGS = frozenset(
    """soldier police worker resident child company ship plane car money force leader house
    hospital factory pipe river rumor official person dollar pound euro percent document doctor
    arm""".split()
)
EVENTS = frozenset(_CLASS_OF.values()) - _THINGS
"""The classes of happenings and states, as against those of things and people."""


def contrary(first: str, second: str) -> bool:
    """Say whether two concepts can't both hold of the same thing ("rise", "fall")."""
    return frozenset((first, second)) in _OPPOSED


def near(first: str, second: str) -> bool:
    """Say whether two concepts may name one event from two sides ("kill", "die")."""
    return frozenset((first, second)) in _NEAR


@cache
def neighbours(name: str) -> tuple[str, ...]:
    """Return a name for each pair of near or contrary concepts that ``name`` is in."""
    pairs = (pair for pair in (*_NEAR_PAIRS, *_CONTRARIES) if name in pair)
    return tuple(sorted("|".join(pair) for pair in pairs))


def called_false(text: str) -> bool:
    """Say whether a clause calls a report false: "reports that he resigned were untrue"."""
    return _CALLED_FALSE.search(text) is not None


def bad_health(words: frozenset[str]) -> bool:
    """Say whether lemmas speak of poor health without a word such as "ill"."""
    if "health" in words:
        return bool(words & _BAD)
    return "condition" in words and len(words & _HEALTH) > 1 and bool(words & _BAD)
