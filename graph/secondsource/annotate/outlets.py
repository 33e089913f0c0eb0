"""Telling news outlets and wire agencies from other names."""

from __future__ import annotations

import re

AGENCIES: frozenset[str] = frozenset(
    """reuters|ap|associated press|afp|agence france-presse|interfax|tass|itar-tass|ria|ria novosti
    |xinhua|dpa|upi|united press international|pa|press association|pa media|kyodo|kyodo news
    |yonhap|ansa|efe|anadolu|anadolu agency|irna|pti|press trust of india|ukrinform|aap
    |canadian press|the canadian press|lusa|ntb|ritzau|stt|apa|sana|wafa|unian|belga|cna"""
    .replace("\n", "").replace("    ", "").split("|")
)  # fmt: skip
OUTLETS: frozenset[str] = frozenset(
    """bbc|cnn|nbc|cbs|abc|msnbc|cnbc|npr|pbs|itv|rt|cbc|zdf|ard|nhk|rai|france 24|al jazeera
    |al arabiya|bloomberg|politico|axios|buzzfeed|vox|vice|slate|salon|forbes|fortune|newsweek
    |time|the atlantic|the economist|the hill|the verge|wired|der spiegel|spiegel|die zeit
    |le monde|le figaro|el pais|el país|la repubblica|haaretz|kommersant|novaya gazeta|meduza
    |the guardian|guardian|the telegraph|telegraph|the independent|the sun|daily beast
    |the daily beast|the intercept|breitbart|huffpost|huffington post|propublica|c-span|fox
    |good morning america|meet the press|face the nation|new yorker|the new yorker|vanity fair"""
    .replace("\n", "").replace("    ", "").split("|")
)  # fmt: skip
MEDIA_NOUNS: frozenset[str] = frozenset(
    """newspaper paper magazine journal network site website outlet publication broadcaster station
    channel agency programme program podcast""".split()
)
"""What an outlet may be called once it has been named."""
_OUTLET_WORDS = frozenset(
    "news times post journal herald tribune guardian telegraph radio tv television channel"
    " broadcasting broadcaster daily gazette mail magazine insider observer chronicle courier"
    " express mirror star sun sentinel examiner bulletin dispatch register reporter review today"
    " weekly monthly press newspaper globe inquirer messenger standard echo argus advertiser"
    " podcast network fm wire zeitung presse online media live newsroom".split()
)
_BODIES = re.compile(
    r"\b(?:committee|parliament|congress|senate|council|court|ministry|department|commission"
    r"|assembly|government|agency|police|army|navy|force|forces|party|union|nations|nato|un|eu"
    r"|house|cabinet|office|university|institute|bank|league|church|board|constabulary"
    r"|executive|authority|hospital|school|college|inspectorate|tribunal|inc|ltd|corp)\b",
    re.IGNORECASE,
)
_FIRM = re.compile(r"\b(?:inc|ltd|corp|plc|llc|gmbh)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


def is_public_body(name: str) -> bool:
    """Tell whether a name is that of an office, a court, a party or the like, no company.

    >>> is_public_body("Ministry of Water"), is_public_body("Halden Paper Inc.")
    (True, False)
    """
    return _BODIES.search(name) is not None and _FIRM.search(name) is None


def is_agency(name: str) -> bool:
    """Tell whether a name is that of a news agency.

    >>> is_agency("Reuters"), is_agency("The Associated Press"), is_agency("Sky News")
    (True, True, False)
    """
    lower = " ".join(name.lower().split())
    return lower in AGENCIES or _ARTICLE.sub("", lower) in AGENCIES


def is_outlet(name: str) -> bool:
    """Tell whether a name is that of a newspaper, broadcaster, magazine or news site.

    Known names, and names with a word such as "Times" or "Radio" in capitals.
    """
    lower = " ".join(name.lower().split())
    if lower in OUTLETS or _ARTICLE.sub("", lower) in OUTLETS or is_agency(name):
        return True
    if _BODIES.search(name) and "news agency" not in lower:
        return False
    if re.search(r"\.(?:com|net|org|news|tv|info)$", lower):
        return True
    words = [w.strip(".,'’\"") for w in name.split()]
    return len(words) > 1 and any(w[:1].isupper() and w.lower() in _OUTLET_WORDS for w in words)
