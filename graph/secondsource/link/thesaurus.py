"""Synonym classes of predicates and nouns, written for this project.

A class is ``name: lemma lemma ...``, several on a line apart by bars; a long one takes
several lines. Two predicates of one class may state the same thing, never more than that:
participants, figures, polarity and modality decide. Verbs with a particle are written with
a hyphen.
"""

from __future__ import annotations

CLASSES = """
oust: coup overthrow oust topple depose unseat putsch dethrone
die: die death pass-away perish dead succumb fatality lifeless drown
kill: kill killing slay slaughter massacre murder gun-down shoot-dead assassinate assassination
injure: injure injury wound hurt maim hospital-bound
ill: ill sick unwell ailing illness sickness ail poorly frail frailty | lose: lose lost loss
win: win won victory triumph prevail | succeed: succeed success
hit: hit strike struck ram slam hitting
attack: attack assault raid air-strike airstrike offensive onslaught
bomb: bomb bombing bombard bombardment shell shelling
war: war warfare invasion invade conflict incursion
retreat: retreat withdraw withdrew withdrawn pull-out pull-back withdrawal pullout pullback
capture: capture take-over overrun seize seizure occupy occupation conquer impound confiscate
surrender: surrender give-up capitulate capitulation
arrest: arrest detain detention apprehend custody nab round-up
charge: charge indict indictment prosecute | convict: convict conviction
sentence: sentence jail imprison imprisonment | acquit: acquit acquittal exonerate clear
release: release free let-go set-free
resign: resign resignation quit step-down stepping-down stand-down withdraw-from bow-out
fire: fire sack dismissal axe lay-off layoff
appoint: appoint appointment nominate nomination name | elect: elect election re-elect reelect
vote: vote ballot
approve: approve vote-for approval ratify ratification pass endorse endorsement back-bill adopt
approve: adoption green-light
reject: reject turn-down throw-out vote-down vote-against rejection veto refuse refusal rebuff
reject: decline spurn
ban: ban prohibit prohibition outlaw forbid bar
allow: allow permit authorise authorize permission
agree: agree agreement deal accord pact consent settle settlement | sign: sign signature
rise: rise rose risen increase grow growth climb surge soar jump gain go-up mount higher up double
fall: fall fell fallen decrease drop decline plunge slump shrink tumble dip slide plummet shrank
cut: cut slash reduce reduction trim | buy: buy bought purchase acquire acquisition takeover
sell: sell sold sale | pay: pay paid payment | cost: cost | fund: fund finance funding
borrow: borrow loan indebted debt | bankrupt: bankrupt bankruptcy insolvent insolvency
close: close shut shut-down close-down closure shutdown shutter closed
open: open reopen reopening inaugurate | build: build built construct construction erect
destroy: destroy destruction demolish wreck devastate ruin gut flatten level raze
damage: damage harm | burn: burn blaze inferno catch-fire go-up-in-flames
explode: explode explosion blast detonate detonation blow-up go-off
collapse: collapse crumble cave-in fall-down give-way | crash: crash collide collision
derail: derail derailment | flood: flood flooding inundate | leak: leak leakage spill spillage
contaminate: contaminate contamination pollute pollution taint poison poisoning
evacuate: evacuate evacuation move-out clear-out | flee: flee fled escape run-away break-out
rescue: rescue save | find: find found discover discovery locate uncover unearth recover-body
vanish: vanish disappear disappearance missing | search: search hunt comb
protest: protest demonstrate demonstration rally march picket
strike-work: walkout stoppage walk-off walk-out down-tools
meet: meet met meeting summit | visit: visit trip | talk: talk negotiate negotiation negotiations
arrive: arrive arrival | leave: leave left depart departure quit-country exit
steal: steal stole stolen theft rob robbery loot burgle snatch pilfer heist
bribe: bribe bribery kickback | defraud: defraud fraud swindle embezzle embezzlement
lie: lie falsify falsification forge forgery fabricate fabrication
conceal: conceal hide cover-up concealment hush suppress | warn: warn warning caution alert
threaten: threaten threat | help: help assist aid assistance relief
support: support back backing | oppose: oppose opposition | blame: blame fault
cause: cause trigger provoke lead bring | prevent: prevent avert avoid stop halt block
delay: delay put-off push-back hold-up postpone postponement
cancel: cancel call-off cancellation scrap abandon | promise: promise pledge vow
know: know aware knowledge | ignore: ignore disregard overlook neglect
inspect: inspect inspection examine examination audit check survey
investigate: investigate look-into investigation probe inquiry enquiry
hire: hire recruit recruitment | train: train training | test: test trial
vaccinate: vaccinate vaccination inoculate immunise immunize | infect: infect infection
diagnose: diagnose diagnosis | treat: treat treatment rehab rehabilitation
recover: recover recovery
hospitalise: hospitalise hospitalize hospitalisation hospitalization | safe: safe harmless safety
dangerous: dangerous unsafe hazardous toxic poisonous unhealthy harmful risky perilous
guilty: guilty | innocent: innocent | true: true accurate correct genuine authentic
false: false untrue fake baseless unfounded bogus fabricated inaccurate | legal: legal lawful
illegal: illegal unlawful | alive: alive living | healthy: healthy well fit
ready: ready prepared | prepare: prepare preparation preparing | change: change transition
replace: replace replacement succeed successor | control: control
isolate: isolate isolated isolation | weaken: weaken undermine erode
strengthen: strengthen bolster reinforce boost | send: send sent deploy dispatch deployment
supply: supply deliver delivery provide provision | need: need require requirement lack shortage
use: use employ deploy-use usage | refuse-work: disobey insubordination defy defiance
fight: fight fought fighting battle combat clash
mobilise: mobilise mobilize mobilisation mobilization conscript conscription draft
sanction: sanction embargo | crack: crack fracture fissure
storm: storm hurricane typhoon cyclone tornado | quake: quake earthquake tremor
rain: rain rainfall downpour | kidnap: hostage-taking | scrutinise: scrutinise scrutinize
short: shortfall shortage | inquire: inquire enquire | famine: famine starvation starve
drought: drought | hoax: hoax | ride: ride | accident: accident mishap
outage: outage blackout disruption | enter: enter check-in check-into entry | put: put place
fail: fail failure falter break-down collapse-talks unsuccessful malfunction out-of-order
fail: inoperable inoperative pack-up seize-up unserviceable | work: work function operate
demand: demand insist call-for | apologise: apologise apologize apology | win-award: award prize
score: score | defeat: defeat beat rout
break: break broke broken breach violate violation infringe
repair: repair fix mend restore restoration patch plug
own: own possess | marry: marry wedding marriage
shoot: shoot shot shooting gunfire gun-down rampage | stab: stab stabbing
abduct: abduct abduction kidnap kidnapping | assault-sex: rape molest
torture: torture abuse mistreat mistreatment | spy: spy espionage | hack: hack hacking cyberattack
launch: launch | move: move relocate relocation | land: land landing
sink: sink sank sunk capsize go-under go-down | drown: drown | arm: arm weapon weaponry
doctor: doctor physician medic | soldier: soldier troop serviceman serviceperson fighter trooper
police: police policeman policewoman officer cop detective | worker: worker employee staff staffer
resident: resident inhabitant villager townspeople local | child: child kid youngster
company: company firm business | ship: ship vessel boat | plane: plane aircraft airplane jet
car: car vehicle automobile | money: money cash | force: force army military troops
leader: leader leadership | house: house home | hospital: hospital clinic
factory: factory plant mill
pipe: pipe pipeline | river: river stream | rumor: rumor rumour gossip | official: official
person: person people victim | dollar: dollar usd | pound: pound gbp sterling | euro: euro eur
percent: percent percentage | document: document paper file record | recall: recall
bankroll: sponsor bankroll | sue: sue lawsuit litigation | appeal: appeal
testify: testify testimony | confess: confess confession admit admission concede acknowledge
accuse: accuse accusation allege allegation | suspend: suspend suspension
ration: ration rationing | tax: tax levy | fine: fine penalty penalise penalize | casualty: casualty
expel: expel expulsion deport deportation evict eviction oust-from | invite: invite invitation
recognise: recognise recognize recognition | merge: merge merger amalgamate
split: split separate separation divide division | abolish: abolish abolition | raise: raise hike
lift: lift | ease: ease relax loosen | tighten: tighten | halve: halve | asleep: asleep sleep
awake: awake | drunk: drunk intoxicated drunken | sober: sober | full: full packed crowded
empty: empty deserted | pregnant: pregnant pregnancy | divorce: divorce | born: born birth
bury: bury burial funeral | mourn: mourn mourning | celebrate: celebrate celebration
win-over: persuade convince | lobby: lobby | smuggle: smuggle smuggling traffic trafficking
launder: launder | counterfeit: counterfeit | ambush: ambush | besiege: besiege siege blockade
liberate: liberate liberation retake recapture | advance: advance | encircle: encircle surround
defect: defect defection desert desertion | mutiny: mutiny rebellion revolt uprising insurrection
riot: riot rioting unrest | loot: looting | execute: execute execution behead
drop: discontinue | purge: purge | reshuffle: reshuffle | dissolve: dissolve dissolution disband
pardon: pardon amnesty | extradite: extradite extradition
smear: smear slander libel defame defamation | censor: censor censorship
broadcast: broadcast air televise | publish: publish publication | hide-out: shelter
starve: hunger | thirst: thirst | freeze: freeze | melt: melt thaw | erupt: erupt eruption
shake: tremble | stall: stall stalemate deadlock | resume: resume resumption restart
outnumber: outnumber | favour: favour favor prefer preference | trust: trust | fear: fear worry
hope: hope | regret: regret | deny-entry: bar | inherit: inherit inheritance
invest: invest investment | export: export | import: import | ship-out: ship | smoke: smoke
drink: drink | eat: eat | dump: dump discharge | recycle: recycle | drill: drill | mine: mining
fish: fishing | harvest: harvest crop | plant: planting | breed: breed | hunt: poach poaching
climb: climbing | race: race | play: play | coach: coach | transfer: transfer | qualify: qualify
retire: retire retirement | disqualify: disqualify disqualification | dope: doping
record: record-breaking | break-in: burglary | drive: drive | fly: fly flight | swim: swim
sail: sail | walk: walk | run-over: run-over | stray: stray | overload: overload overloaded
overwork: overwork | underpay: underpay | overcharge: overcharge
discriminate: discriminate discrimination | harass: harass harassment bully bullying
insult: insult offend | praise: praise commend applaud
criticise: criticise criticize criticism condemn condemnation denounce slam-verbally
mock: mock ridicule | advise: advise advice recommend recommendation
order: order command instruct instruction | obey: obey comply compliance | teach: teach teaching
study: study | graduate: graduate graduation | cheat: cheat cheating
copy: copy plagiarise plagiarize plagiarism | invent: invent invention | patent: patent
develop: develop development | design: design | upgrade: upgrade modernise modernize
replace-part: swap | fund-cut: defund | privatise: privatise privatize privatisation privatization
nationalise: nationalise nationalize nationalisation nationalization | monopolise: monopoly
compete: compete competition | negligent: negligent negligence careless
corrupt: corrupt corruption | honest: honest | rich: rich wealthy | poor: poor poverty
cheap: cheap | expensive: expensive costly | crowded: overcrowded | late: late overdue
early: early | tired: tired exhausted exhaustion fatigue | angry: angry furious anger outrage
happy: happy pleased satisfied | blind: blind | deaf: deaf | armed: armed | unarmed: unarmed
profit: profit surplus | stay: stay remain | present: present
absent: absent absence | stable: stable stability
unstable: unstable instability | strong: strong | weak: weak | visible: visible
contagious: contagious infectious | lawful-owner: owner
activate: activate turn-on switch-on | deactivate: deactivate turn-off switch-off disable
pass-test: pass-test | fail-test: fail-test | go-ahead: go-ahead | retain: retain
copper: copper | policy: policy policies | hand: hand hand-over hand-in submit | sound: sound
confine: lock-in lock-up lock-inside shut-in confine | speak: speak | aboard: aboard
still-missing: still-missing | site: site premises facility | ferry: ferry | dismiss: dismiss
outbreak: break-out-fire | flee: get-away | leave: set-off set-out set-sail
destroy: tear-down knock-down pull-down bulldoze obliterate | sink: overturn | hire: take-on
delay: defer deferral | conceal: withhold | cause: result-in spark | lie: mislead deceive
ignore: brush-aside shrug-off | approve: sign-off | steal: make-off | order: direct
collapse: cave come-down buckle | crash: smash plough-into
"""

PHRASES = """
shoot: open fire, fire shot, fire on, fire at
burn: set on fire, set fire, set ablaze, burn down, go up in flame, burn to the ground
bribe: accept bribe, accepted bribe, receive bribe, take bribe, take kickback
resign: hand in resignation, tender resignation, leave office, give up post, quit post
fire: show the door, relieve of duty, lose job, lose post, remove from office, remove from post
die: lose life, be found dead, pass away
kill: put to death, shoot dead, stab to death, beat to death, burn to death
outage: lose power, cut off power, cut power, knock out power
win: come out on top, carry the day
arrest: take into custody, place under arrest, put under arrest
release: set free, let go
close: shut door, close door, cease operation
protest: take to the street, take to street
strike-work: go on strike, down tool, be on strike, walk out
agree: reach agreement, reach deal, strike deal, come to term, reach accord
collapse: give way, fall apart
sink: go under
flee: take flight, run away
start: get under way
attack: mount attack, launch attack, carry out attack, come under attack
ban: impose ban, place ban
marry: tie the knot
lie: tell lie
profit: make money, make profit, turn profit
go-ahead: go ahead
leave: set sail, put to sea, leave port, leave harbour, leave harbor
approve: give green light, get green light, give blessing
delay: put on hold, put on ice
flee: make escape, take to heel
cancel: pull the plug
conceal: keep secret, keep quiet about
blame: lay blame, put blame
vote: cast ballot, cast vote, go to the poll
"""
"""Fixed phrases of lemmas, by the verb that they stand for."""

THINGS = frozenset(
    """site ferry soldier police worker resident child company ship plane car money force leader
    house hospital factory pipe river rumor official person dollar pound euro percent document
    doctor arm plane copper policy""".split()
)
"""Classes of things and people, as against those of happenings and states."""

COMPLEMENTS = (
    ("win", "lose"), ("healthy", "ill"), ("alive", "die"), ("innocent", "guilty"),
    ("true", "false"), ("legal", "illegal"), ("safe", "dangerous"), ("allow", "ban"),
    ("approve", "reject"), ("open", "close"), ("work", "fail"), ("acquit", "convict"),
    ("awake", "asleep"), ("sober", "drunk"), ("unarmed", "armed"), ("present", "absent"),
    ("obey", "refuse-work"), ("stable", "unstable"), ("honest", "corrupt"), ("succeed", "fail"),
    ("activate", "deactivate"), ("pass-test", "fail-test"), ("still-missing", "find"),
)  # fmt: skip
"""Pairs of which a statement of one is the denial of the other, and the other way round."""

CONTRARIES = (
    ("rise", "fall"), ("support", "oppose"), ("arrive", "leave"), ("cause", "prevent"),
    ("hire", "fire"), ("weaken", "strengthen"), ("appoint", "fire"), ("arrest", "release"),
    ("buy", "sell"), ("die", "recover"), ("know", "ignore"), ("sign", "reject"),
    ("strengthen", "cut"), ("build", "destroy"), ("rise", "cut"), ("rich", "poor"),
    ("cheap", "expensive"), ("late", "early"), ("full", "empty"), ("strong", "weak"),
    ("tighten", "ease"), ("advance", "retreat"), ("praise", "criticise"), ("lose", "defeat"),
    ("agree", "reject"), ("resume", "cancel"), ("own", "sell"), ("abolish", "approve"),
    ("stay", "leave"), ("stay", "retreat"), ("profit", "lose"), ("rise", "sink"), ("high", "low"),
    ("go-ahead", "cancel"), ("go-ahead", "delay"), ("retain", "cancel"), ("retain", "sell"),
    ("retain", "lose"), ("retain", "destroy"), ("retain", "surrender"),
)  # fmt: skip
"""Pairs that can't both hold of the same thing, though neither need hold."""

NEAR = (
    ("kill", "die"), ("attack", "bomb"), ("attack", "war"), ("attack", "shoot"),
    ("explode", "bomb"), ("burn", "destroy"), ("damage", "destroy"), ("arrest", "charge"),
    ("attack", "hit"), ("bomb", "hit"), ("arrest", "sentence"), ("infect", "ill"),
    ("talk", "meet"), ("agree", "sign"), ("retreat", "leave"),
    ("oust", "remov"), ("fire", "remov"),
    ("help", "fund"), ("fund", "pay"),
    ("leak", "contaminate"),
    ("conceal", "lie"), ("cut", "fall"), ("buy", "own"), ("flee", "evacuate"),
    ("steal", "defraud"), ("injure", "attack"), ("retreat", "resign"), ("resign", "leave"),
    ("collapse", "fail"), ("dangerous", "contaminate"), ("capture", "liberate"), ("hit", "crash"),
    ("execute", "kill"), ("ambush", "attack"), ("riot", "protest"), ("expel", "ban"),
    ("defect", "flee"), ("criticise", "blame"), ("order", "demand"), ("raise", "rise"),
    ("small", "fall"), ("large", "rise"), ("promise", "agree"), ("merge", "buy"),
    ("vote", "elect"), ("fall", "sink"),
    ("break", "fail"), ("talk", "speak"), ("factory", "site"),
    ("ferry", "ship"), ("dismiss", "fire"), ("outbreak", "burn"), ("confine", "lock"),
    ("casualty", "kill"), ("casualty", "injure"), ("casualty", "die"),
)  # fmt: skip
"""Pairs that may name one event from two sides."""

IRREGULAR = dict(
    pair.split(":")
    for pair in """shrank:shrink shrunk:shrink rose:rise risen:rise fell:fall fallen:fall
    stole:steal stolen:steal broke:break broken:break sank:sink sunk:sink struck:strike
    stricken:strike shot:shoot fled:flee left:leave lost:lose won:win sold:sell bought:buy
    built:build sent:send met:meet paid:pay fought:fight found:find hid:hide hidden:hide
    withdrew:withdraw withdrawn:withdraw drowned:drown burnt:burn began:begin begun:begin
    grew:grow grown:grow knew:know known:know flew:fly flown:fly froze:freeze frozen:freeze
    drove:drive driven:drive held:hold kept:keep led:lead taught:teach caught:catch beat:beat
    beaten:beat bitten:bite chosen:choose chose:choose drunk:drunk eaten:eat forbidden:forbid
    given:give gone:go went:go heard:hear hung:hang laid:lay lent:lend ran:run sought:seek
    shaken:shake shook:shake slain:slay spent:spend split:split spread:spread sprung:spring
    stood:stand sworn:swear taken:take took:take thrown:throw threw:throw woken:wake woke:wake
    written:write wrote:write smaller:small smallest:small bigger:large larger:large big:large
    tore:tear torn:tear wore:wear worn:wear bore:bear swore:swear brought:bring told:tell
    thought:think came:come became:become gave:give made:make felt:feel dealt:deal fed:feed
    bled:bleed understood:understand dug:dig stuck:stick swung:swing sat:sit forgot:forget blew:blow
    blown:blow drew:draw drawn:draw saw:see seen:see arose:arise overthrew:overthrow
    overthrown:overthrow undertook:undertake bent:bend got:get
    higher:high lower:low worse:bad better:good""".split()
)
"""Irregular forms that a lemmatiser may leave as they are."""
