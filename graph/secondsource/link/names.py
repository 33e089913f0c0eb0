"""Comparable forms of the names of persons, organisations and places.

Spellings are folded with the Unicode database and small tables of variants: titles,
endings of transliterated surnames, demonyms, short forms of first names, acronyms.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from secondsource.link.similarity import fold

TITLES = frozenset(
    """mr mrs ms miss mx dr doctor prof professor president vice prime minister premier chancellor
    king queen prince princess pope emperor sen senator rep representative congressman
    congresswoman gov governor mayor gen general maj major lt lieutenant col colonel capt captain
    sgt sergeant cpl corporal pvt private adm admiral brig brigadier marshal cmdr commander chief
    secretary ambassador judge justice sir lord lady dame baroness baron count rev reverend father
    sister brother bishop archbishop cardinal rabbi imam sheikh sheik ayatollah mullah detective
    inspector constable officer deputy assistant associate attorney director chairman chairwoman
    chair chairperson spokesman spokeswoman spokesperson former ex acting then late interim
    ex-president chief-of-staff defense defence foreign interior finance health state senior
    junior analyst economist researcher lawyer author journalist""".split()
)
_FEMALE = frozenset("mrs ms miss queen princess lady dame baroness sister spokeswoman".split())
_MALE = frozenset("mr king prince sir lord baron father spokesman chairman congressman".split())
SUFFIXES = frozenset("jr sr ii iii iv".split())
PARTICLES = frozenset(
    "van von der den de del della di da dos la le bin ibn al el abu ter ten".split()
)

_NEVER_FIRST = frozenset("de di da dos der den von la le".split())
"""Particles that are no first name: "De Blasio" is a surname, "Al Gore" a whole name."""

_SHORT = """
william bill will billy willy; robert bob bobby rob; richard rick dick rich; james jim jimmy
jamie; maurice mo moe; john jack johnny jon; joseph joe joey; edward ed eddie ted; theodore ted
teddy; charles charlie chuck; thomas tom tommy; michael mike mick mikhail; daniel dan danny;
david dave; donald
don; kenneth ken; ronald ron; stephen steve steven stephan; anthony tony antony; andrew andy drew;
matthew matt; nicholas nick; benjamin ben; samuel sam; christopher chris; peter pete pyotr petr;
patrick pat; lawrence larry; gerald jerry; gregory greg; timothy tim; elizabeth liz beth betty
lizzie; katherine kate kathy catherine katie; margaret maggie meg peggy; jennifer jen jenny;
susan sue; deborah deb debbie; barbara barb; patricia pat trish; rebecca becky; victoria vicky;
alexander alex aleksandr oleksandr alexandr alexandre sasha; alexei alexey aleksei oleksiy alexy;
sergei sergey serhiy serhii; dmitry dmitri dmytro dmitriy; volodymyr vladimir; mykola nikolai
nikolay; yevgeny evgeny yevgeniy evgeni; yuri yuriy iurii yury; valery valeriy valerii; kyrylo
kirill kyril; mohammed muhammad mohamed mohammad; yulia julia yuliya; andriy andrei andrey
"""


def _nicknames() -> dict[str, frozenset[int]]:
    """Return for each first name the numbers of the groups that it is in."""
    found: dict[str, set[int]] = {}
    for number, group in enumerate(_SHORT.split(";")):
        for name in group.split():
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


_NICK = _nicknames()

_COUNTRIES = """
united kingdom: uk britain great-britain british u.k; united states: us usa u.s u.s.a america
american; ukraine: ukrainian; russia: russian russian-federation; france: french; germany: german;
italy: italian; spain: spanish; poland: polish; turkey: turkish turkiye; china: chinese; japan:
japanese; india: indian; iran: iranian; iraq: iraqi; israel: israeli; syria: syrian; canada:
canadian; australia: australian; netherlands: dutch holland; belgium: belgian; sweden: swedish;
norway: norwegian; finland: finnish; denmark: danish; greece: greek; hungary: hungarian; austria:
austrian; switzerland: swiss; ireland: irish; scotland: scottish; wales: welsh; england: english;
portugal: portuguese; romania: romanian; bulgaria: bulgarian; serbia: serbian; croatia: croatian;
georgia: georgian; belarus: belarusian byelorussia; moldova: moldovan; lithuania: lithuanian;
latvia: latvian; estonia: estonian; brazil: brazilian; mexico: mexican; argentina: argentine;
egypt: egyptian; saudi arabia: saudi; pakistan: pakistani; afghanistan: afghan; north korea:
north-korean; south korea: south-korean; vietnam: vietnamese; nigeria: nigerian; kenya: kenyan;
south africa: south-african; ethiopia: ethiopian; europe: european; kyiv: kiev; odesa: odessa;
kharkiv: kharkov; lviv: lvov; dnipro: dnepr; chernobyl: chornobyl; mykolaiv: nikolaev; luhansk:
lugansk; zaporizhzhia: zaporozhye; gothenburg: goteborg; beijing: peking; mumbai: bombay; myanmar:
burma burmese; eswatini: swaziland; czechia: czech czech-republic; ivory coast: cote-divoire; new
york: ny nyc
"""


def _variants() -> dict[str, str]:
    entries = (entry.partition(":") for entry in _COUNTRIES.replace("\n", " ").split(";"))
    return {
        variant.replace("-", " "): name.strip()
        for name, _, variants in entries
        for variant in variants.split()
    }


_SAME_PLACE = _variants()
PLACES = frozenset({*_SAME_PLACE, *_SAME_PLACE.values()}) - {"georgia"}
"""Names of one place under several spellings."""
COUNTRIES = frozenset(
    name.strip()
    for entry in _COUNTRIES.replace("\n", " ").partition("europe:")[0].split(";")
    if (name := entry.partition(":")[0])
)

METONYMS = {
    "kremlin": "russia", "moscow": "russia", "washington": "united states",
    "white house": "united states", "downing street": "united kingdom", "london": "united kingdom",
    "beijing": "china", "kyiv": "ukraine", "paris": "france", "berlin": "germany",
    "brussels": "european union", "tehran": "iran", "ankara": "turkey",
}  # fmt: skip
"""Seats of government, by which reports name the country's rulers."""

_ACRONYMS = {
    "nato": "north atlantic treaty organisation",
    "un": "united nations",
    "eu": "european union",
    "fsb": "federal security service",
    "gru": "main directorate",
    "fbi": "federal bureau of investigation",
    "cia": "central intelligence agency",
    "who": "world health organisation",
    "imf": "international monetary fund",
    "afp": "agence france presse",
    "ap": "associated press",
    "bbc": "british broadcasting corporation",
    "mod": "ministry of defence",
    "osce": "organisation for security and cooperation in europe",
    "iaea": "international atomic energy agency",
    "nasa": "national aeronautics and space administration",
    "cdc": "centers for disease control and prevention",
    "nyt": "new york times",
}
_SPELLING = {
    "defense": "defence", "organization": "organisation", "center": "centre", "labor": "labour",
    "dept": "ministry", "department": "ministry", "centers": "centre", "centres": "centre",
    "ministries": "ministry", "universities": "university", "agencies": "agency",
    "co-operation": "cooperation", "programme": "program",
}  # fmt: skip
_CORPORATE = frozenset("inc corp corporation ltd limited llc plc co company gmbh ag sa".split())
_LITTLE = frozenset("the of for and in on at to a an s".split())
_TOKEN = re.compile(r"[^\W_]+(?:[-.'][^\W_]+)*")
_ABBREVIATED = {"mt": "mount", "st": "saint", "ft": "fort", "intl": "international"}
GENERIC = frozenset(
    """ministry government parliament police army military court senate congress council university
    bank navy office embassy foreign defence interior health finance justice education central
    supreme national city town state regional local district company union committee commission
    agency board party hospital school administration authority cabinet house air force fire
    security service intelligence general staff high people emergency news press group county
    federal department authorities""".split()
)
"""Words that alone do not tell one organisation from another."""

OUTLETS = frozenset(
    """herald post times ledger daily gazette tribune courier journal news radio tv telegraph
    chronicle observer guardian star sun mirror express press weekly review magazine bulletin
    dispatch examiner inquirer sentinel""".split()
)
"""Words that the names of outlets end in."""
_POSSESSIVE = re.compile(r"'s?(?=\s|$|[,;:.)])")


@cache
def tokens(name: str) -> tuple[str, ...]:
    """Return the folded words of a name, possessive endings and punctuation left out."""
    found = _TOKEN.findall(_POSSESSIVE.sub("", fold(name)))
    plain = (word.replace(".", "").replace("'", "") for word in found)
    return tuple(_ABBREVIATED.get(word, word) for word in plain)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A personal name in parts, folded; ``given`` is empty for a bare surname."""

    given: tuple[str, ...]
    surname: str
    suffix: str
    titles: tuple[str, ...]

    @property
    def key(self) -> str:
        """The surname in one spelling for all transliterations."""
        return surname_key(self.surname)


@cache
def person_name(name: str) -> PersonName:
    """Take a person's name apart: titles and demonyms off the front, suffix off the end."""
    parts = list(tokens(name.replace(",", " ")))
    suffix = parts.pop() if len(parts) > 1 and parts[-1] in SUFFIXES else ""
    titles: list[str] = []
    while len(parts) > 1 and (parts[0] in TITLES or parts[0] in _SAME_PLACE):
        titles.append(parts.pop(0))
    cut = len(parts) - 1
    while cut > (len(parts) == 2) and parts[cut - 1] in PARTICLES:
        cut -= 1
    if len(parts) == 2 and parts[0] in _NEVER_FIRST:
        cut = 0
    return PersonName(tuple(parts[:cut]), " ".join(parts[cut:]), suffix, tuple(titles))


@cache
def surname_key(surname: str) -> str:
    """Return a surname in one spelling: "Zelenskyy", "Zelenskiy" and "Zelensky" are one."""
    plain = surname.replace("-", " ").replace("'", "")
    plain = re.sub(r"(?<=[^aeiou])(?:iy|yi|yy|ij|ii|iyy|y|i)\b", "y", plain)
    return re.sub(r"(?:eyev|eev|yev)\b", "ev", plain.replace("kh", "h").replace("tz", "ts"))


def title_gender(titles: tuple[str, ...]) -> str | None:
    """Return what a form of address says of gender, if anything."""
    found = set(titles)
    if found & _FEMALE:
        return "female"
    return "male" if found & _MALE else None


def same_given(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Say whether two first names may be one person's: equal, an initial, or a short form."""
    if not first or not second:
        return True
    short, long = sorted((first, second), key=len)
    if len(short) < len(long) and long[-len(short) :] == short:
        return True  # an unknown title or nickname before the first name
    return same_first_name(first[0], second[0]) and _middle_fits(first[1:], second[1:])


def same_first_name(one: str, two: str) -> bool:
    """Say whether two first names may be one: "Bill" and "William", "V" and "Vladimir".

    Besides known short forms, an initial or the first three letters or more will do.
    """
    if one == two or bool(_NICK.get(one, frozenset()) & _NICK.get(two, frozenset())):
        return True
    short, long = sorted((one, two), key=len)
    return len(short) != 2 and long.startswith(short)


def _middle_fits(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    pairs = zip(first, second, strict=False)
    return all(one[0] == two[0] and (one == two or 1 in (len(one), len(two))) for one, two in pairs)


@cache
def place_key(name: str) -> str:
    """Return a place's name in one spelling: "Kiev" and "Kyiv", "Britain" and "the UK" are one."""
    joined = " ".join(word for word in tokens(name) if word != "the")
    return _SAME_PLACE.get(joined, joined)


@cache
def organisation_key(name: str) -> str:
    """Return an organisation's name in one form: words sorted, country names for demonyms.

    "UK Ministry of Defence" and "British Defense Ministry" both give
    "defence kingdom ministry united". The police of two countries stay apart, and so
    do "Defence Ministry" without a country and any country's.
    """
    found = tokens(name)
    joined = " ".join(word for word in found if word != "the")
    if joined in _SAME_PLACE or joined in _SAME_PLACE.values():
        return place_key(name)
    expanded = _ACRONYMS.get(joined)
    if expanded is not None:
        found = tokens(expanded)
    return " ".join(sorted(set(_significant(found)))) or joined


def _significant(found: tuple[str, ...]) -> list[str]:
    plain = [_SPELLING.get(word, word) for word in found if word not in _LITTLE]
    full = [part for word in plain for part in _SAME_PLACE.get(word, word).split()]
    kept = [word for word in full if word not in _CORPORATE] or full
    return [_singular(word) for word in kept]


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def is_acronym(name: str) -> bool:
    """Say whether a name is written as initials: two to six capital letters."""
    letters = name.strip().replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()


def initials(name: str) -> set[str]:
    """Return the initials that a name of several words may go by, with and without little words."""
    found = [word for part in tokens(name) for word in part.split("-")]
    main = [word for word in found if word not in _LITTLE]
    forms = {"".join(word[0] for word in main), "".join(word[0] for word in found)}
    forms.add("".join(word[0] for word in main if word not in _SAME_PLACE))
    return {form for form in forms if len(form) > 1}
