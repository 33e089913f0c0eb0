"""Words that name events, and words that only carry or place them."""

from __future__ import annotations

EVENT_NOUNS: frozenset[str] = frozenset(
    "attack strike coup putsch raid war vote protest march deal death murder arrest visit trial"
    " loss win victory defeat collapse fall rise ban riot plot siege assault offensive retreat"
    " advance explosion blast crash fire flood earthquake storm election referendum talks summit"
    " ceasefire truce sanction uprising mutiny revolt rebellion revolution overthrow takeover"
    " shooting bombing killing stabbing kidnapping fraud theft robbery leak outage strike walkout"
    " spill accident hack breach scandal rape abuse ambush battle clash conflict fighting unrest"
    " massacre genocide famine outbreak epidemic pandemic recession bailout merger sale purchase"
    " buyout trade crime departure exit withdrawal pullout lockdown shutdown closure evacuation"
    " rescue escape surrender capture seizure disclosure payment tax cut increase decrease decline"
    " growth change crisis crackdown purge dismissal removal approval refusal denial betrayal"
    " arrival survival renewal proposal rehearsal reversal burial trial appeal hearing verdict"
    " sentence charge lawsuit probe inquiry investigation search drill test launch landing flight"
    " journey meeting campaign race debate speech interview birth marriage divorce wedding funeral"
    " drought landslide eruption blockade embargo boycott hijacking drop surge".split()
)
EVENT_SUFFIXES: tuple[str, ...] = ("tion", "sion", "ment", "ance", "ence", "ure", "age", "ery")
NOT_EVENTS: frozenset[str] = frozenset(
    "government parliament department apartment document element equipment moment regiment"
    " instrument settlement environment city nation region station section union ocean ration"
    " location population million billion institution organisation organization generation"
    " constitution position option question fiction condition audience science conscience sentence"
    " evidence residence intelligence silence essence province finance chance substance distance"
    " instance insurance figure nature culture creature furniture agriculture literature structure"
    " temperature picture future feature measure village language page stage image message age"
    " passage package advantage percentage heritage cottage garage delivery machinery gallery"
    " battery confidence reference difference ambulance allowance appliance allegiance version"
    " mission profession television dimension pension passion ambassador commission administration"
    " legislation federation corporation association foundation delegation coalition opposition"
    " information situation reputation tradition ambition motivation insubordination".split()
)
PHASES: frozenset[str] = frozenset(
    "underway afoot ongoing imminent happen occur begin start continue unfold progress process work"
    " proceed erupt ensue motion preparation way launch commence take".split()
)
PHASE_NOUNS: frozenset[str] = frozenset("progress process work motion preparation way".split())
FUTURE_PHASES: frozenset[str] = frozenset("imminent afoot".split())
LIGHT_VERBS: frozenset[str] = frozenset(
    "make take have give do carry launch conduct hold stage mount perform undertake pay put commit"
    " deliver face undergo wage sign mark cast issue".split()
)
SUPPORT_VERBS: dict[str, frozenset[str]] = {
    "have": frozenset({""}),
    "suffer": frozenset({"", "from", "with"}),
    "battle": frozenset({"", "with", "against"}),
    "fight": frozenset({"", "against"}),
    "struggle": frozenset({"with"}),
    "diagnose": frozenset({"with"}),
    "die": frozenset({"of", "from"}),
    "sick": frozenset({"with"}),
    "ill": frozenset({"with"}),
    "face": frozenset({""}),
    "undergo": frozenset({""}),
    "treat": frozenset({"for"}),
    "develop": frozenset({""}),
    "contract": frozenset({""}),
    "catch": frozenset({""}),
}
KEPT_SUPPORT: frozenset[str] = frozenset({"die"})
ILLNESSES: frozenset[str] = frozenset(
    "cancer disease illness flu influenza fever asthma diabetes dementia depression infection virus"
    " covid covid-19 leukaemia leukemia tumour tumor stroke cholera malaria measles tuberculosis"
    " pneumonia syndrome disorder condition epilepsy arthritis parkinson alzheimer injury"
    " poisoning health".split()
)
TRANSITIVE_EVENTS: frozenset[str] = frozenset(
    "invasion removal killing murder assassination use capture seizure arrest destruction attack"
    " occupation annexation bombing shelling dismissal ouster purchase sale closure rescue siege"
    " overthrow appointment nomination election expulsion detention poisoning shooting release"
    " launch theft sabotage blockade approval adoption construction purge betrayal end".split()
)
TRIGGERS: frozenset[str] = frozenset("trigger spark catalyst pretext impetus".split())
ARTEFACTS: frozenset[str] = frozenset({"d'état", "d’état", "d'etat", "d’etat", "etat", "état"})
STATIC_PLACES: frozenset[str] = frozenset(
    "in at near across inside outside within throughout around over on".split()
)
TIME_NOUNS: frozenset[str] = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december today tomorrow yesterday tonight week month"
    " year day hour minute decade century morning evening afternoon night noon midnight weekend"
    " spring summer autumn winter moment time now".split()
)
FUTURE_WORDS: frozenset[str] = frozenset("tomorrow next soon shortly imminently coming".split())
FIRST_PERSON: frozenset[str] = frozenset("i we me us my our myself ourselves".split())
INDEFINITE: frozenset[str] = frozenset("nobody nothing none no-one neither nowhere".split())


def is_event_noun(lemma: str) -> bool:
    """Tell whether a noun lemma names a happening, by list or by derivation ("invasion")."""
    if lemma in EVENT_NOUNS:
        return True
    long_enough = len(lemma) > 6
    return long_enough and lemma not in NOT_EVENTS and lemma.endswith(EVENT_SUFFIXES)
