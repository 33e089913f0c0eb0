"""What words are to linking: their class, opposite and stage, light or vague, limiting.

The classes stand in :mod:`secondsource.link.thesaurus`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from secondsource.link.stems import lemmas, stem
from secondsource.link.thesaurus import (
    ALONE,
    CLASSES,
    COMPLEMENTS,
    CONTRARIES,
    IRREGULAR,
    NEAR,
    THINGS,
)

_INTRANSITIVE = {
    "fire": "burn", "strike": "strike-work", "drop": "fall", "shut": "close", "operate": "work"
}  # fmt: skip

UNACCUSATIVE = frozenset(
    """die ill rise fall collapse explode crash derail burn sink drown close open flood leak vanish
    recover go-ahead guilty innocent safe dangerous true false legal illegal alive
    healthy""".split()
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

WISHED = frozenset("plan plot planned want hope intend vow pledge threaten".split())
"""Words by which what follows is only intended."""

PARTICLES = frozenset("out off down up over in away back through against for".split())

EMPTY = frozenset("be have do make take give get".split())
"""Light predicates that say nothing at all without an object."""

VERDICTS = frozenset(
    """find hold declare pronounce rule deem judge prove plead call consider make render leave turn
    fall become get feel look keep""".split()
)
"""Predicates by which something is said to be guilty, safe, illegal."""

JUDGED = frozenset(
    """guilty innocent safe dangerous true false legal illegal alive dead corrupt honest negligent
    unsafe unlawful lawful untrue ill sick unwell""".split()
)

HAPPEN = frozenset("happen occur take-place arise materialise materialize place come".split())
PLANNED = frozenset(
    """plan plot scheme intend prepare consider mull propose proposal weigh aim want hope vow
    pledge threaten seek""".split()
)
ATTEMPTED = frozenset("attempt try bid effort".split())
ENDED = frozenset("end finish conclude cease stop halt".split())

DISEASES = frozenset(
    """cancer parkinson disease tumour tumor leukaemia leukemia stroke diabetes dementia alzheimer
    covid coronavirus cholera malaria measles pneumonia influenza flu ebola tuberculosis hepatitis
    typhoid polio aids hiv""".split()
)
_WORDS = re.compile(r"[\w’']+")
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

DAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = tuple(
    """january february march april may june july august september october november
    december""".split()
)
DATES = tuple(frozenset(map(stem, names)) for names in (DAYS, MONTHS))
"""Names of days and of months, as stems: sets of which only one can hold."""

UNITS = frozenset("percent dollar euro pound".split())
"""Concepts that only say in what something is measured."""

FIRST_PERSON = frozenset("i me we us".split())

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

NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred thousand million billion trillion dozen per cent""".split()
)
"""Words for figures, which are compared by themselves."""

BE = frozenset("is are was were be been being".split())
POSSESSIVES = frozenset("its his her their our my".split())
ARTICLES = POSSESSIVES | frozenset("a an the this that these those".split())

REPORTING = frozenset(
    "say tell believe think claim conclude report understand know suspect expect hear".split()
)
"""Predicates whose content is another claim."""

ANYBODY = frozenset(
    "person people official worker resident man woman group member other force leader thing side "
    "country american".split()
)
"""Heads that may stand for almost any other."""

_COMMON = frozenset(
    """add allow answer ask bad best better big bring call campaign care change choose clear
    concern consider create deal describe discuss example fact find follow good great guy
    hate help important issue join lead let level like live lot love matter mean meet move
    name need new number offer part pay plan play point policy problem propose question read
    ready reason refer represent return right run same send serve set sit speak spend stand
    statement support sure time turn use way well wish work write wrong""".split()
)
GENERIC = LIGHT | REPORTING | _COMMON
"""Words that name an event of no kind in particular: they need details to tell one."""

INDEFINITE = frozenset("anything something nothing everything anyone someone nobody none".split())
"""Heads that leave open what is meant, and do not point back either."""

PRONOUNS = frozenset("i we he she they you it this that these those who which what one".split())
"""Heads that mean nobody known where they were not resolved."""

ASKED = re.compile(r"\s*whether\b")
"""How a clause begins that only asks."""

COMMANDED = re.compile(
    r"\W*(?:(?:please|do)\s+)?(?:don['’]t|do\s+not|let['’]s"
    r"|let\s+(?:us|me)"
    r"|consider|imagine|remember|suppose|look)\b"
)
"""How a clause begins that commands or invites."""

IMMINENT = re.compile(
    r"\b(?:(?:is|are|am|[’']s|[’']re|[’']m)\s+(?:(?:not|also|now|soon|still)\s+)?"
    r"(?:(?:going|set|due|about|scheduled|expected|poised)\s+)?to|will|shall|won[’']t)\s+"
    r"(?:(?:not|also|soon|never)\s+)?(?:be\s+)?(?P<verb>\w+)"
)
"""Words for what is yet to come: "will cut", "is going to cut", "are to meet"."""

SUPPOSED = re.compile(
    r"\W*(?:had|were|should)\s+(?!n['o’]t\b)[\w’'-]+\s+(?!not\b)[\w’'-]+\s*[^?]*$"
)
"""How a clause begins that only supposes: "had the alarm worked"."""

OF_THEM = re.compile(
    r",\s*(?:almost\s+|nearly\s+)?(?:most|many|some|several|all|half|both|a\s+few|few)\s+of\s+"
    r"(?:them|whom)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
"""What a clause adds on a part of those that it is about: "most of them dockworkers"."""

TELLING_WHICH = frozenset("of at in for from who whose which that on".split())
"""Words behind "the captain" that tell which one is meant."""

EXISTENTIAL = re.compile(
    r"\W*(?:that\s+)?there\s+(?:is|are|was|were|has\s+been|had\s+been|have\s+been)\b"
)
"""How a clause begins that states that something is there."""

NOT_THERE = re.compile(
    r"\W*(?:that\s+)?there\s+(?:is|are|was|were|has\s+been|had\s+been|have\s+been)\s+not\s+enough\b"
)
"""How a clause begins that says of something that there was too little."""

NEGATORS = frozenset(
    "not no never none nobody nothing neither nor nowhere without cannot hardly scarcely".split()
)
DISOWNING = frozenset(
    """false untrue baseless unfounded fake bogus hoax nonsense lie lies fabricated invented
    wrong""".split()
)
"""Words by which a clause takes back what it names."""

TAKEN_FOR_GRANTED = re.compile(r"\b(?:know|explain|ask|asked|wonder|understand|say|see)\s+why\b")
"""Who wants to know why something happened takes it that it did."""

DEONTIC = re.compile(
    r"\b(?:should|must|ought\s+to|ha(?:s|ve)\s+to|need(?:s)?\s+to|call(?:s|ed)?\s+for"
    r"|(?:i|you|he|she|it|we|they)(?:['’]d|\s+had)?\s+better)\b"
)
"""Words by which a clause says what ought to be, not what is."""

REPORTS = HEARSAY | frozenset(
    "report reports claim claims suggestion suggestions story stories accusation accusations "
    "talk idea".split()
)
"""What is called false by those who deny its content."""

_SCOPE = {
    "all": "all every everyone everybody entire whole each always everywhere completely",
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
    cent rest share part total amount $ £ €""".split()
)
"""Heads that only say how much of what follows ("a third of the force"), as stems."""


def _listed(text: str) -> Iterator[tuple[str, str]]:
    """Yield each word of a table of classes with the name of its class."""
    for entry in text.replace("\n", "|").split("|"):
        name, _, words = entry.strip().partition(":")
        yield from ((word, name) for word in words.split())


def _table(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for word, name in _listed(text):
        found.setdefault(word.removeprefix("="), name)
        if not word.startswith("="):
            found.setdefault(stem(word), name)
    return found


CLASS_OF = _table(CLASSES)
_ALONE = dict(_listed(ALONE))
SCOPE = {word: name for name, words in _SCOPE.items() for word in words.split()}
_GENERIC_STEMS = frozenset(map(stem, GENERIC))
_FLIP = dict(COMPLEMENTS)
_NEAR = frozenset(frozenset(pair) for pair in NEAR)
_OPPOSED = frozenset(frozenset(pair) for pair in CONTRARIES)


@cache
def concept(word: str) -> str:
    """Return the synonym class of a lower-case lemma, or its stem where it has none.

    Verbs with a particle are written with a hyphen or a space ("step down").
    """
    if word in _ALONE:
        return _ALONE[word]
    plain = IRREGULAR.get(word, word).replace(" ", "-")
    first, _, particle = plain.partition("-")
    head = plain if particle in PARTICLES else first
    for form in (plain, stem(plain), *_regular(plain, first, particle), head, stem(head)):
        if form in CLASS_OF:
            return CLASS_OF[form]
    return stem(plain)


def _regular(plain: str, first: str, particle: str) -> tuple[str, ...]:
    """Return what a past form may be of, with its particle: "died", "checked-into"."""
    if particle:
        return tuple(f"{form}-{particle}" for form in lemmas(IRREGULAR.get(first, first)))
    return lemmas(plain)[1:3] if plain.endswith("ed") else ()


def concept_without_object(word: str) -> str:
    """Return the class of a predicate that has no object: "a fire", "the workers strike"."""
    return _INTRANSITIVE.get(word) or concept(word)


def pole(name: str) -> tuple[str, bool]:
    """Return the concept that carries a statement of ``name`` and whether it denies that one.

    ``pole("win")`` is ``("lose", True)``: to say that something was won denies its loss.
    """
    return (_FLIP[name], True) if name in _FLIP else (name, False)


_UN = re.compile(
    r"un(?!der|i|til|less)(?P<plain>\w+(?:ed|able|ible|ful|al|ous|scious)|aware|paid|sold|known"
    r"|fair|fit|clear|lock|seal|block)"
)


_NO_NEGATION = frozenset(
    "unanimous unveiled unearthed unleashed uncovered unfolded unravelled united unified unloaded"
    " universal unlocked unpacked untied".split()
)
"""Words that begin like a negation and are none, or are what somebody does."""


def unnegated(word: str) -> str | None:
    """Return the adjective that "un-" denies: "locked" of "unlocked"; ``None`` of other words."""
    if word in CLASS_OF or word in _NO_NEGATION:
        return None
    found = _UN.fullmatch(word)
    return found["plain"] if found else None


KINDS = {"casualty": frozenset({"kill", "die", "injure"}), "attack": frozenset({"bomb", "shoot"})}
"""Concepts with those of which each is a case: to deny the one denies all of the others."""

NOBODY = frozenset(map(concept, INDEFINITE))
"""Concepts of who fills a role without being anybody."""

EVENTS = frozenset(CLASS_OF.values()) - THINGS
"""The classes of happenings and states, as against those of things and people."""


def contrary(first: str, second: str) -> bool:
    """Say whether two concepts can't both hold of the same thing ("rise", "fall")."""
    return frozenset((first, second)) in _OPPOSED


def opposite(first: str, second: str) -> bool:
    """Say whether two concepts are contraries, or the one denies the other ("dead", "alive")."""
    return contrary(first, second) or _FLIP.get(first) == second or _FLIP.get(second) == first


def near(first: str, second: str) -> bool:
    """Say whether two concepts may name one event from two sides ("kill", "die")."""
    return frozenset((first, second)) in _NEAR


@cache
def neighbours(name: str) -> tuple[str, ...]:
    """Return a name for each pair of near or contrary concepts that ``name`` is in."""
    pairs = (pair for pair in (*NEAR, *CONTRARIES) if name in pair)
    return tuple(sorted("|".join(pair) for pair in pairs))


@cache
def is_generic(word: str) -> bool:
    """Say whether a word, or its verb ("supporter"), names an event of no kind in particular."""
    return word in GENERIC or stem(word) in _GENERIC_STEMS


def negated(text: str) -> bool:
    """Say whether a clause has a word of negation."""
    return any(word in NEGATORS or word.endswith(("n't", "n’t")) for word in _WORDS.findall(text))


def disowned(text: str) -> bool:
    """Say whether a clause has a word by which it takes back what it names."""
    return not DISOWNING.isdisjoint(_WORDS.findall(text))


def called_false(text: str) -> bool:
    """Say whether a clause calls a report false: "reports that he resigned were untrue"."""
    return _CALLED_FALSE.search(text) is not None


def bad_health(words: frozenset[str]) -> bool:
    """Say whether lemmas speak of poor health without a word such as "ill"."""
    if "health" in words:
        return bool(words & _BAD)
    return "condition" in words and len(words & _HEALTH) > 1 and bool(words & _BAD)
