"""Closed word lists for names and speakers: titles, roles, organisations, places, first names.

Everything here is common knowledge written down as sets of lower-case words; no list was taken
from a corpus. A first name stands in a gender's list only if it is hardly ever given to the
other: "Chris", "Jordan", "Leslie" or "Kim" are in neither, and their bearers' gender stays
unknown unless a title or a pronoun tells.
"""

from __future__ import annotations

from typing import Final

from secondsource.annotate.places import COUNTRIES, DEMONYMS, PLACES
from secondsource.records import Gender

Words = frozenset[str]


def _words(text: str) -> Words:
    return frozenset(text.split())


def _phrases(text: str) -> Words:
    return frozenset(part.strip() for part in text.split(",") if part.strip())


# --- titles ---------------------------------------------------------------------------------

GENDERED_TITLES: Final[dict[str, Gender]] = {
    **dict.fromkeys("mr mr. sir lord king prince pope father brother".split(), "male"),
    **dict.fromkeys("mrs mrs. ms ms. miss lady queen princess dame sister".split(), "female"),
    "congressman": "male",
    "congresswoman": "female",
    "chairman": "male",
    "chairwoman": "female",
    "spokesman": "male",
    "spokeswoman": "female",
    "councilman": "male",
    "councilwoman": "female",
    "businessman": "male",
    "businesswoman": "female",
}
# Abbreviated title -> the noun that it stands for.
TITLE_NOUNS: Final[dict[str, str]] = {
    "sen": "senator", "sens": "senator", "rep": "representative", "reps": "representative",
    "gov": "governor", "govs": "governor", "gen": "general", "maj": "major", "lt": "lieutenant",
    "col": "colonel", "capt": "captain", "sgt": "sergeant", "cmdr": "commander",
    "adm": "admiral", "brig": "brigadier", "cpl": "corporal", "pvt": "private",
    "dr": "doctor", "prof": "professor", "rev": "reverend", "hon": "honourable",
    "pres": "president", "amb": "ambassador", "atty": "attorney", "supt": "superintendent",
    "det": "detective", "insp": "inspector", "msgr": "monsignor",
    "cllr": "councillor", "const": "constable", "ald": "alderman",
    "mr": "", "mrs": "", "ms": "", "messrs": "",
}  # fmt: skip
TITLES: Final[Words] = frozenset(TITLE_NOUNS) | _words(
    """president vice-president chancellor premier minister secretary senator representative
    congressman congresswoman governor mayor general major lieutenant colonel captain sergeant
    commander admiral marshal brigadier corporal private doctor professor reverend judge justice
    chief director chairman chairwoman chair king queen prince princess pope cardinal
    archbishop bishop imam rabbi pastor father sister brother sir dame lord lady miss ambassador
    attorney detective officer speaker leader candidate nominee whip czar sheriff inspector
    deputy undersecretary commissioner counsel aide spokesman spokeswoman spokesperson
    strategist pollster analyst economist author host anchor moderator businessman
    billionaire councilman councilwoman rep. sen. gov. gen. dr. superintendent councillor
    councilor constable alderman alderwoman mp mep magistrate headteacher headmaster headmistress
    firefighter paramedic warden ranger trooper skipper prosecutor solicitor barrister coroner
    mediator negotiator envoy coach foreman vicar"""
)
# Titles that begin no organisation's name, as "General" and "Judge" may.
RANKS: Final[Words] = frozenset(TITLE_NOUNS) | _words(
    """captain sergeant colonel lieutenant corporal admiral brigadier inspector detective
    superintendent constable councillor councilor alderman doctor professor senator congressman
    congresswoman minister ambassador mp mep headteacher headmaster headmistress firefighter
    paramedic sheriff trooper skipper coroner prosecutor solicitor barrister vicar"""
)
MILITARY: Final[Words] = _words(
    """general major lieutenant colonel captain sergeant commander admiral marshal brigadier
    corporal private military army navy force forces defence defense intelligence security
    officer soldier troops"""
)
SUFFIXES: Final[Words] = _words("jr jr. sr sr. ii iii iv phd ph.d. m.d. md esq esq. kc qc obe mbe")
PARTICLES: Final[Words] = _words(
    "de da di du del della der den van von bin ibn al el la le ter ten abu dos das o'"
)

_GROUPS = """democrats republicans libertarians conservatives liberals greens tories democrat
    republican muslim muslims christian christians jew jews jewish islamic catholic catholics
    protestant protestants sunni sunnis shiite shiites hispanic hispanics latino latinos latina
    latinas black blacks white whites asian asians european europeans african africans arab arabs
    kurd kurds westerners southerners northerners millennials texans californians floridians
    ohioans"""
# Nationalities, faiths, parties and peoples: words for people that are no names.
PEOPLES: Final[Words] = frozenset(DEMONYMS) | frozenset(f"{d}s" for d in DEMONYMS) | _words(_GROUPS)

# --- nouns for people ------------------------------------------------------------------------

_OFFICE = """president vice-president chancellor premier minister secretary senator
    representative congressman congresswoman lawmaker legislator governor mayor ambassador envoy
    diplomat official officer commissioner councilman councilwoman councillor delegate
    assemblyman assemblywoman speaker whip leader head chief boss director chair chairman
    chairwoman chairperson ceo executive founder co-founder cofounder owner president-elect
    secretary-general administrator undersecretary superintendent treasurer comptroller
    candidate nominee contender hopeful politician statesman democrat republican incumbent
    challenger rival opponent critic supporter backer donor ally aide adviser advisor
    strategist consultant operative staffer surrogate spokesman spokeswoman spokesperson
    manager chairs mogul tycoon magnate billionaire businessman businesswoman entrepreneur
    investor banker real-estate"""
_PROFESSION = """supervisor judge justice lawyer attorney prosecutor counsel litigator general major
    lieutenant colonel captain sergeant commander admiral marshal brigadier corporal soldier
    marine veteran policeman policewoman detective investigator inspector agent spy mole analyst
    expert specialist economist scientist researcher scholar academic professor lecturer fellow
    historian philosopher doctor physician surgeon nurse psychologist psychiatrist engineer
    teacher student activist organizer organiser campaigner advocate author writer novelist poet
    journalist reporter correspondent editor columnist commentator pundit blogger host anchor
    moderator broadcaster presenter producer director filmmaker actor actress comedian singer
    musician rapper artist star celebrity athlete player coach pastor priest bishop archbishop
    cardinal pope rabbi imam preacher farmer worker driver farmer pollster demographer
    statistician biologist climatologist meteorologist physicist chemist astronomer
    intern whistleblower translator historian hacker dealer contractor developer constable
    firefighter paramedic headteacher headmaster headmistress alderman alderwoman magistrate warden
    ranger trooper skipper master fisherman baker shopkeeper plumber electrician builder carer
    midwife landlord landlady mp mep councilor mediator negotiator solicitor barrister coroner
    foreman forewoman auditor accountant architect dentist therapist pharmacist surveyor curator
    librarian archivist cleaner caretaker janitor chef waiter waitress pilot miner sailor docker
    deckhand seaman mechanic technician guard bodyguard lifeguard gardener butcher carpenter
    trustee ombudsman juror vicar chaplain cleric imam sheikh monk nun photographer cameraman
    cartoonist designer painter sculptor playwright composer dancer programmer trainer referee
    goalkeeper midfielder cyclist motorist protester protestor demonstrator volunteer gunman
    militant clerk welder joiner roofer porter signalman lorry-driver boffin geologist
    hydrologist footballer cricketer striker sprinter swimmer boxer jockey golfer quarterback
    wrestler gymnast batsman"""
_FAMILY = """man woman person boy girl father mother dad mom son daughter brother sister wife
    husband widow spouse partner friend neighbor neighbour colleague resident citizen voter
    witness victim suspect defendant plaintiff survivor immigrant refugee guest caller
    passenger relative cousin uncle aunt grandfather grandmother parent individual somebody
    someone anyone source insider mum grandad grandma granddad pensioner retiree teenager pupil
    schoolboy schoolgirl graduate tenant homeowner shopper villager islander eyewitness bystander
    onlooker prisoner inmate detainee hostage accuser complainant apprentice trainee observer
    member employee newcomer mogul respondent sponsor co-author coauthor predecessor successor
    lady gentleman king queen prince princess emperor dictator autocrat"""
OFFICES: Final[Words] = _words(_OFFICE)
GENERIC_PERSONS: Final[Words] = _words(_FAMILY)
PERSON_NOUNS: Final[Words] = _words(" ".join((_OFFICE, _PROFESSION, _FAMILY)))
FEMALE_NOUNS: Final[Words] = _words(
    """woman girl mother mom daughter sister wife widow actress chairwoman spokeswoman
    congresswoman councilwoman assemblywoman businesswoman policewoman lady queen princess
    grandmother aunt mum grandma schoolgirl waitress forewoman nun"""
)
MALE_NOUNS: Final[Words] = _words(
    """man boy father dad son brother husband widower chairman spokesman congressman councilman
    assemblyman businessman policeman gentleman king prince pope grandfather uncle grandad
    granddad schoolboy cameraman monk"""
)
# Narrower -> wider: a description with the wider noun fits whoever holds the narrower role.
WIDER_ROLES: Final[dict[str, Words]] = {
    "leader": _words(
        """president chancellor premier minister chairman chairwoman chair head chief director
        boss speaker governor mayor king queen secretary secretary-general whip ceo founder"""
    ),
    "head": _words("director chief leader boss chairman chairwoman chair president ceo"),
    "chief": _words("director head leader boss chairman chairwoman secretary ceo"),
    "director": _words("head chief"),
    "boss": _words("director head chief chairman chairwoman ceo president"),
    "executive": _words("ceo president director chief chairman chairwoman founder"),
    "ceo": _words("chief executive boss"),
    "chairman": _words("chair"),
    "chairwoman": _words("chair"),
    "official": _words(
        """secretary undersecretary secretary-general minister director deputy officer
        ambassador commissioner administrator chief head adviser advisor envoy diplomat
        spokesman spokeswoman aide"""
    ),
    "lawmaker": _words(
        """senator representative congressman congresswoman legislator member delegate
        chairman chairwoman democrat republican speaker"""
    ),
    "legislator": _words("senator representative congressman congresswoman delegate"),
    "congressman": _words("representative"),
    "congresswoman": _words("representative"),
    "politician": _words(
        """senator representative congressman congresswoman governor mayor president minister
        candidate nominee democrat republican"""
    ),
    "candidate": _words("nominee contender hopeful"),
    "nominee": _words("candidate"),
    "contender": _words("nominee candidate"),
    "hopeful": _words("nominee candidate"),
    "officer": _words(
        """general major lieutenant colonel captain sergeant commander admiral brigadier"""
    ),
    "commander": _words("general admiral colonel marshal"),
    "judge": _words("justice magistrate"),
    "justice": _words("judge"),
    "lawyer": _words("attorney counsel prosecutor litigator"),
    "attorney": _words("lawyer counsel prosecutor"),
    "doctor": _words("physician surgeon psychiatrist"),
    "physician": _words("doctor surgeon"),
    "scientist": _words(
        "researcher climatologist biologist physicist chemist astronomer meteorologist"
    ),
    "researcher": _words("scientist economist analyst fellow professor"),
    "academic": _words("professor fellow scholar lecturer historian"),
    "scholar": _words("professor fellow historian academic"),
    "expert": _words("analyst specialist professor fellow scholar researcher scientist"),
    "journalist": _words("reporter correspondent editor columnist anchor host writer"),
    "reporter": _words("journalist correspondent"),
    "businessman": _words("mogul tycoon magnate billionaire entrepreneur developer investor"),
    "billionaire": _words("mogul tycoon magnate businessman"),
    "mogul": _words("tycoon magnate billionaire businessman developer"),
    "spokesman": _words("spokesperson"),
    "spokeswoman": _words("spokesperson"),
    "spokesperson": _words("spokesman spokeswoman"),
    "adviser": _words("advisor aide"),
    "advisor": _words("adviser aide"),
    "aide": _words("adviser advisor strategist manager spokesman spokeswoman"),
    "filmmaker": _words("director producer"),
    "writer": _words("author novelist poet columnist journalist"),
    "singer": _words("musician rapper artist star"),
    "general": _words("lieutenant-general major-general"),
}

PARTIES: Final[dict[str, str]] = {
    "republican": "republican",
    "gop": "republican",
    "democratic": "democratic",
    "democrat": "democratic",
    "libertarian": "libertarian",
    "tory": "conservative",
    "conservative": "conservative",
    "labour": "labour",
}
# What "the ... nominee" may have before it and still mean whoever is being talked about.
PLAIN_MODIFIERS: Final[Words] = frozenset(PARTIES.values()) | _words(
    "presidential vice vice-presidential senior top veteran young old longtime"
)

# --- groups and organisations ----------------------------------------------------------------

GROUP_NOUNS: Final[Words] = _words(
    """group team crowd public majority minority people public couple family coalition elite
    electorate audience panel delegation faction many some others most several few both all
    none more those everyone everybody half dozen hundred thousand million police"""
)
ORG_NOUNS: Final[Words] = _words(
    """ministry department agency administration government cabinet army military navy force
    service bureau directorate company corporation firm bank fund university college school
    institute center centre foundation organization organisation association union party
    committee commission council court board congress senate parliament house campaign network
    newspaper paper magazine journal website site outlet publication channel station group
    league federation alliance coalition church hospital museum office police coastguard club
    kremlin white-house think-tank thinktank nonprofit charity startup airline carrier broadcaster
    tribunal authority regulator watchdog conference team task-force pac super-pac
    guild society lab laboratory embassy consulate legislature secretariat"""
)
# Who may be a company as well as a person: "its owner, Brunn Energy".
OWNERS: Final[Words] = _words(
    """owner co-owner operator maker developer contractor sponsor manufacturer supplier publisher
    partner investor employer competitor rival buyer insurer builder"""
)
# "the company" may be any organisation by its name; "the government" is not.
GENERIC_ORGS: Final[Words] = _words(
    """company corporation firm agency bank fund group organization organisation body union
    newspaper paper magazine network site website outlet publication broadcaster alliance
    association party airline carrier retailer manufacturer charity nonprofit startup club"""
)
# A name whose last word, or first before "of"/"for", is one of these is an organisation.
ORG_NAME_WORDS: Final[Words] = ORG_NOUNS | _words(
    """inc inc. corp corp. co co. ltd ltd. llc plc gmbh ag sa nv lp llp times post tribune herald
    gazette globe journal news today monitor chronicle observer guardian telegraph mail press
    media tv radio broadcasting pictures studios records airlines airways motors industries
    enterprises holdings partners capital group associates systems technologies software
    pharmaceuticals brothers organization organisations services forces ministry reserve
    treasury guard patrol initiative project fund trust exchange networks democrats republicans
    caucus senate parliament duma bundestag knesset politburo unicef nations academy
    institution movement brigade corps battalion regiment division directorate secretariat works
    resources affairs intelligence security investigation lines energy energi echo foods haulage
    logistics freight railways properties construction engineering chemicals plastics textiles
    breweries supermarkets hotels insurance consulting consultants solutions therapeutics pharma
    aerospace aviation maritime catering petroleum medical infirmary"""
)
# Nouns that carry statements: "estimates from the ministry", "a report by the bank".
STATEMENT_NOUNS: Final[Words] = _words(
    """estimate report statement study survey poll analysis data figure statistic document
    record filing letter memo email e-mail tweet post article story book column editorial
    op-ed interview speech remark comment testimony account release announcement review
    assessment briefing message paper research forecast projection transcript video
    recording footage finding investigation website blog affidavit complaint lawsuit brief
    ruling opinion decision order source information evidence claim allegation audit census
    questionnaire probe inspection dossier minutes file log tape note card manuscript papers
    paperwork dispatch ad advertisement commercial notice presentation page"""
)
OUTLET_WORDS: Final[Words] = _words(
    """times post tribune herald gazette globe journal news today monitor chronicle observer
    guardian telegraph mail press agency tv radio magazine newspaper reuters afp bbc cnn
    politico bloomberg breitbart buzzfeed tass interfax fox nbc cbs abc msnbc npr axios echo
    argus courier examiner"""
)
# What the media are called by name: organisations whatever the tagger says.
KNOWN_ORGS: Final[Words] = _phrases(
    """reuters, afp, ap, bbc, cnn, msnbc, nbc, cbs, abc, pbs, npr, c-span, fox, politico,
    breitbart, bloomberg, buzzfeed, tass, interfax, gop, dnc, rnc, fbi, cia, nsa, epa, irs, imf,
    nato, eu, e.u., un, u.n., fsb, gru, kgb, nasa, fda, doj, dhs, pentagon, kremlin, congress,
    senate, supreme court, white house, twitter, facebook, google, youtube, instagram, microsoft,
    apple, amazon, wikileaks, al qaeda, al-qaeda, isis, isil, hezbollah, hamas, taliban, aclu,
    naacp, nra, afl-cio, harvard, yale, princeton, stanford, state department, justice department,
    treasury, federal reserve, world bank, united nations, european union, european commission,
    associated press, house of representatives, tea party, islamic state, democratic party,
    republican party, capitol hill, sky news, the new york times, washington post, usa today"""
)

# --- pronouns ----------------------------------------------------------------------------------

HE: Final[Words] = _words("he him his himself")
SHE: Final[Words] = _words("she her hers herself")
THEY: Final[Words] = _words("they them their theirs themselves")
IT: Final[Words] = _words("it its itself")
FIRST: Final[Words] = _words("i me my mine myself we us our ours ourselves")
RELATIVE: Final[Words] = _words("who whom whose which that")
QUANTITY: Final[Words] = _words(
    "many some others most several few both all none more those everyone everybody someone "
    "somebody anyone nobody one another half dozens hundreds thousands millions these"
)

# --- first names -------------------------------------------------------------------------------

MALE_NAMES: Final[Words] = _words(
    """aaron adam adrian ahmed alan albert alexander alexei alfred ali andrei andrew anthony
    antonio arnold arthur barack ben benjamin bernard bernie bill billy bob bobby boris brad
    bradley brandon brian bruce carl carlos charles charlie christo christopher chuck clarence
    craig daniel dave david dean dennis dmitri dmitry don donald doug douglas dwight ed eddie
    edward edwin elijah eric ernest eugene felix fernando francisco frank franklin fred gary
    gavin geoffrey george gerald glenn gordon greg gregory harold harry henry herbert howard hugh
    ian igor isaac ivan jack jacob jake james jason jeff jeffrey jeremy jerry jim jimmy joaquin joe
    joel john johnny jonathan jorge jose joseph josh joshua juan julian justin karl keith kenneth
    kevin kyrylo larry lawrence leonard leonid louis luis luke manuel marco marcus mario mark
    martin marvin matt matthew max maurice michael miguel mikhail mike mitch mitt mohamed mohammed
    muhammad nathan neil nicholas nick nikolai oleg oliver oscar patrick paul pavel pedro peter
    phil philip phillip rafael ralph randy raul ray raymond reince ricardo richard rick rob robert
    roberto roger roland ron ronald roy rudolph rudy rupert russell ryan salvador samuel scott
    sean sebastian sergei sergey seth simon stanley stefan stephen steve steven stuart ted
    terrence theodore thomas tim timothy tom tommy tony trevor valery vasily victor vincent
    viktor vitaly vladimir volodymyr walter warren wayne wesley will william woodrow yuri
    zachary jens jared jeb lindsey newt rand marc kellan khizr evan harrison"""
)
FEMALE_NAMES: Final[Words] = _words(
    """abigail alice alicia alison amanda amy andrea angela angelina anita ann anna anne annie
    barbara beatrice becky beth betty beverly brenda bridget brittany candace carla carly carmen
    carol caroline carolyn catherine cecilia charlotte chelsea cheryl christina christine cindy
    claire claudia colleen condoleezza connie crystal cynthia daisy danielle deborah debra debbie
    denise diana diane donna dolores doris dorothy edith eileen elaine eleanor elena eliza
    elizabeth ellen emily emma erica erin esther eva evelyn fiona florence frances gail gina
    gloria grace greta hannah harriet heather heidi helen hillary huma ida ilana irene irina isabel
    ivanka jacqueline jane janet janice jeanne jennifer jenny jessica jill joan joanna josephine
    joyce judith judy julia julie karen kate katherine kathleen kathryn kathy katie kellyanne
    kimberly kirsten kristen kristin laura lauren leah lena lillian linda lisa lois loretta
    lorraine louise lucia lucy lydia maggie margaret maria marie marilyn marina marissa marjorie
    marsha martha mary maureen megan melania melissa michelle mildred miranda miriam molly monica
    nadia nancy naomi natalia natalie natasha nicole nina nora olga olivia oprah pamela patricia
    paula pauline peggy penelope phyllis priscilla rachel rebecca rhonda rita roberta rosa rose
    rosemary ruth sally samantha sandra sara sarah sasha selena sharon sheila shirley silvia
    sonia sophia sophie stephanie sue susan suzanne svetlana sylvia tammy tanya tatiana teresa
    theresa tiffany tina ursula valerie vanessa vera veronica victoria viola virginia vivian
    melanie melinda marlene marcia mabel maya miranda nichole noreen
    paulette petra phoebe polly priya rebekah renee rosalind rosie roxanne ruby sadie selma
    sherri shelley simone stella suzy tamara tania trudy trisha violet yasmin yvette zelda wanda
    adele agnes amelia anastasia angelique annette april ashleigh audrey ayesha bernice blanche
    camille cassandra cecile celeste celia charlene chloe clara constance daphne delia della dina
    eileen elisa elise estelle ethel eugenia eunice evangeline faith fatima felicia francine
    gabriela gabrielle genevieve georgia geraldine gertrude ginny gwen gwendolyn harriett hazel
    hope ilene imelda ingrid iris isabella ivy janelle janine joann johanna josie juanita kara
    katrina kayla kristina lana lara latoya leila leona liz liza lola lori luz lynne mamie mandy
    ada dora pia mara ines irena freya isla poppy imogen
    beth bridie ciara niamh siobhan aoife agata aisha amina anika astrid birgit carys dagmar elsa
    fatma freda greta gunilla hedda hilda inga ingeborg ivana jadwiga jana katarina leonie magda
    malgorzata marta mathilda meera milena nadine nell nora oksana petronella radka rashida saskia
    signe sigrid sunita tessa theodora thelma una ulla ulrike zainab zara zofia
    wendy whitney winifred yolanda yvonne zoe ava gennifer christiane"""
)
_UNSEXED: Final[Words] = _words(
    """alex alexis ashley aubrey bailey blair cameron carey casey chris corey courtney dana
    devin drew elliot harper hayden jamie jan jean jesse jessie jo jordan kai kelly kerry kim
    kyle lee leigh leslie logan loren lynn mackenzie marion micah morgan pat peyton quinn reese
    riley robin rowan sam sandy shannon shawn shelby sidney stacey stacy tracy taylor terry toni
    tyler val"""
)
# First names that are as often surnames: alone they tell no gender.
SURNAMES_TOO: Final[Words] = _words(
    """warren scott james ryan craig grant graham russell stuart jordan howard gordon paul thomas
    lewis martin mitchell franklin allen douglas curtis kelly rose grace joyce marion dean glenn
    keith ray roy stanley vincent walter wayne wesley harrison evans henry george charles francis
    arnold bruce clarence ernest herbert leonard maurice oliver ralph roland seth simon"""
)
FIRST_NAMES: Final[Words] = MALE_NAMES | FEMALE_NAMES | _UNSEXED
# First names that are hardly ever a place: a tagger that says so is wrong.
ONLY_FIRST_NAMES: Final[Words] = (
    (MALE_NAMES | FEMALE_NAMES)
    - SURNAMES_TOO
    - PLACES
    - _words(
        """charlotte chelsea florence victoria virginia georgia carolina eugene gary santiago
        valencia jackson salvador nadia hope faith april june will mark rand newt delia della
        adelaide regina"""
    )
)

# --- words that are capitalised without naming anybody -------------------------------------------

NOT_NAMES: Final[Words] = _words(
    """i monday tuesday wednesday thursday friday saturday sunday january february march april
    may june july august september october november december mr mrs ms dr tv ceo pm am ok usa-style
    cctv internet web bible koran quran christmas easter thanksgiving ramadan god lord advertisement
    photo image source sources share tweet read more related watch video updated update breaking
    exclusive opinion editorial key points story continues below via getty images cc by-sa by
    god jr sr q a q&a english spanish french german constitution god's earth moon sun
    http https www com ... covid covid-19 aids hiv wi-fi gdp dna lgbt lgbtq"""
)

__all__ = [name for name in dir() if name.isupper()] + ["COUNTRIES", "DEMONYMS", "PLACES"]
