"""Countries with their adjectives, and other places that news names often: common knowledge."""

from __future__ import annotations

from typing import Final

# country: adjectives and inhabitants
_COUNTRIES = """
afghanistan: afghan | albania: albanian | algeria: algerian | argentina: argentine argentinian |
armenia: armenian | australia: australian | austria: austrian | azerbaijan: azerbaijani azeri |
bahrain: bahraini | bangladesh: bangladeshi | belarus: belarusian | belgium: belgian |
bolivia: bolivian | bosnia: bosnian | botswana: botswanan | brazil: brazilian |
britain: british briton | bulgaria: bulgarian | burma: burmese | cambodia: cambodian |
cameroon: cameroonian | canada: canadian | chad: chadian | chile: chilean | china: chinese |
colombia: colombian | congo: congolese | costa rica: costa-rican | croatia: croatian |
cuba: cuban | cyprus: cypriot | czech republic: czech | denmark: danish dane |
ecuador: ecuadorian | egypt: egyptian | england: english | eritrea: eritrean |
estonia: estonian | ethiopia: ethiopian | finland: finnish finn | france: french |
georgia: georgian | germany: german | ghana: ghanaian | greece: greek | guatemala: guatemalan |
guinea: guinean | haiti: haitian | honduras: honduran | hungary: hungarian |
iceland: icelandic | india: indian | indonesia: indonesian | iran: iranian | iraq: iraqi |
ireland: irish | israel: israeli | italy: italian | jamaica: jamaican | japan: japanese |
jordan: jordanian | kazakhstan: kazakh | kenya: kenyan | kosovo: kosovar | kuwait: kuwaiti |
kyrgyzstan: kyrgyz | laos: laotian | latvia: latvian | lebanon: lebanese | liberia: liberian |
libya: libyan | lithuania: lithuanian | luxembourg: luxembourgish | malaysia: malaysian |
mali: malian | malta: maltese | mexico: mexican | moldova: moldovan | mongolia: mongolian |
montenegro: montenegrin | morocco: moroccan | mozambique: mozambican | myanmar: burmese |
namibia: namibian | nepal: nepalese nepali | netherlands: dutch | new zealand: new-zealander |
nicaragua: nicaraguan | niger: nigerien | nigeria: nigerian | north korea: north-korean |
norway: norwegian | oman: omani | pakistan: pakistani | palestine: palestinian |
panama: panamanian | paraguay: paraguayan | peru: peruvian | philippines: filipino philippine |
poland: polish pole | portugal: portuguese | qatar: qatari | romania: romanian |
russia: russian | rwanda: rwandan | saudi arabia: saudi | scotland: scottish scot |
senegal: senegalese | serbia: serbian serb | singapore: singaporean | slovakia: slovak |
slovenia: slovenian | somalia: somali | south africa: south-african |
south korea: south-korean | south sudan: south-sudanese | spain: spanish spaniard |
sri lanka: sri-lankan | sudan: sudanese | sweden: swedish swede | switzerland: swiss |
syria: syrian | taiwan: taiwanese | tajikistan: tajik | tanzania: tanzanian | thailand: thai |
tunisia: tunisian | turkey: turkish turk | turkmenistan: turkmen | uganda: ugandan |
ukraine: ukrainian | united arab emirates: emirati | united kingdom: british |
united states: american | uruguay: uruguayan | uzbekistan: uzbek | venezuela: venezuelan |
vietnam: vietnamese | wales: welsh | yemen: yemeni | zambia: zambian | zimbabwe: zimbabwean |
soviet union: soviet
"""
_OTHER = """
central african republic, dominican republic, ivory coast,
u.s., us, u.s, usa, u.s.a., america, u.k., uk, uae, ussr, russian federation, great britain,
africa, asia, europe, antarctica, north america, south america, latin america, central america,
middle east, eastern europe, western europe, balkans, baltics, caribbean, scandinavia, crimea,
donbas, siberia, kashmir, chechnya, kurdistan, gaza, west bank, hong kong, tibet, puerto rico,
alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida,
hawaii, idaho, illinois, indiana, iowa, kansas, kentucky, louisiana, maine, maryland,
massachusetts, michigan, minnesota, mississippi, missouri, montana, nebraska, nevada,
new hampshire, new jersey, new mexico, new york, north carolina, north dakota, ohio, oklahoma,
oregon, pennsylvania, rhode island, south carolina, south dakota, tennessee, texas, utah,
vermont, virginia, washington, west virginia, wisconsin, wyoming, ohio, d.c., washington d.c.,
washington, d.c., new york city, los angeles, chicago, houston, phoenix, philadelphia,
san antonio, san diego, dallas, san jose, san francisco, seattle, denver, boston, detroit,
el paso, nashville, memphis, portland, las vegas, baltimore, milwaukee, albuquerque, tucson,
sacramento, kansas city, atlanta, miami, oakland, minneapolis, cleveland, new orleans, tampa,
orlando, pittsburgh, cincinnati, st. louis, charlotte, raleigh, des moines, salt lake city,
manhattan, brooklyn, queens, bronx, staten island, harlem, silicon valley, wall street,
london, paris, berlin, moscow, kyiv, kiev, madrid, rome, vienna, brussels, amsterdam, geneva,
zurich, warsaw, prague, budapest, bucharest, athens, istanbul, ankara, stockholm, oslo,
copenhagen, helsinki, lisbon, dublin, edinburgh, glasgow, manchester, minsk, riga, vilnius,
tallinn, sofia, belgrade, zagreb, sarajevo, kharkiv, odesa, odessa, lviv, mariupol, donetsk,
luhansk, kherson, sevastopol, st. petersburg, beijing, shanghai, tokyo, seoul, pyongyang,
delhi, new delhi, mumbai, karachi, islamabad, kabul, baghdad, tehran, damascus, aleppo, beirut,
amman, jerusalem, tel aviv, riyadh, mecca, doha, dubai, abu dhabi, cairo, tripoli, benghazi,
tunis, algiers, rabat, khartoum, addis ababa, nairobi, mogadishu, kampala, lagos, abuja, accra,
dakar, johannesburg, pretoria, cape town, harare, bangkok, hanoi, manila, jakarta,
kuala lumpur, sydney, melbourne, canberra, auckland, wellington, toronto, ottawa, montreal,
vancouver, mexico city, havana, caracas, bogota, lima, santiago, buenos aires, brasilia,
rio de janeiro, sao paulo, kigali, black sea, baltic sea, south china sea, mediterranean,
atlantic, pacific, arctic, rust belt, midwest, guantanamo, guantanamo bay
"""


def _read_countries(text: str) -> dict[str, str]:
    """Return adjective -> country, multi-word adjectives joined by a hyphen."""
    found: dict[str, str] = {}
    for entry in text.split("|"):
        country, adjectives = entry.split(":")
        for adjective in adjectives.split():
            found.setdefault(adjective, country.strip())
    return found


DEMONYMS: Final[dict[str, str]] = _read_countries(_COUNTRIES)
COUNTRIES: Final[frozenset[str]] = frozenset(e.split(":")[0].strip() for e in _COUNTRIES.split("|"))
PLACES: Final[frozenset[str]] = COUNTRIES | frozenset(
    " ".join(part.split()) for part in _OTHER.replace("washington, d.c.", "").split(",")
) - {""}
# Other ways to write a place -> one form.
PLACE_FORMS: Final[dict[str, str]] = {
    "u.s.": "united states",
    "u.s": "united states",
    "us": "united states",
    "usa": "united states",
    "u.s.a.": "united states",
    "america": "united states",
    "uk": "united kingdom",
    "u.k.": "united kingdom",
    "britain": "united kingdom",
    "great britain": "united kingdom",
    "russian federation": "russia",
    "kiev": "kyiv",
    "d.c.": "washington",
    "burma": "myanmar",
}
