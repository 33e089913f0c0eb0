"""Synonym classes of predicates and nouns, written for this project.

A class is ``name: lemma lemma ...``, several on a line apart by bars; a long one takes
several lines. Two predicates of one class may state the same thing, never more than that:
participants, figures, polarity and modality decide. Verbs with a particle are written with
a hyphen. A word counts with all that have its stem, one behind an equals sign in its own form
only: ``=reporter`` is no report.
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
vanish: vanish disappear disappearance =missing | search: search hunt comb
protest: protest demonstrate demonstration rally march picket
strike-work: walkout stoppage walk-off walk-out down-tools
meet: meet met meeting summit | visit: visit trip | talk: talk negotiate negotiation negotiations
arrive: arrive arrival | leave: leave left depart departure quit-country exit
steal: steal stole stolen theft rob robbery loot burgle snatch pilfer heist
bribe: bribe bribery kickback | defraud: defraud fraud swindle embezzle embezzlement
lie: lie falsify falsification forge forgery fabricate fabrication
conceal: conceal hide cover-up concealment hush suppress | warn: warn warning caution alert
threaten: threaten threat | help: help assist aid assistance relief
support: support back backing | oppose: oppose opposition | blame: blame
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
fail: inoperable inoperative pack-up seize-up unserviceable | work: work function
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
percent: percent percentage | document: document paper file record
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
remember: remember recall recollect recollection memory | forget: forget forgotten
inform: inform notify notification brief briefing apprise tip-off
reveal: reveal =revelation disclose disclosure divulge | announce: announce announcement unveil
confirm: confirm confirmation verify verification corroborate corroboration substantiate
deny: deny denial | disprove: disprove refute refutation debunk discredit | prove: prove proof
answer: answer reply respond response | comment: comment remark | explain: explain explanation
criticise: rebuke lambast lambaste castigate berate censure decry deplore chastise
faulty: fault faulty defective | approach: approach sound-out =overture
contact: contact reach-out | discuss: discuss discussion talk-over | debate: debate
quarrel: quarrel altercation squabble bicker feud fall-out
disagree: disagree disagreement | complain: complain complaint grievance | request: request ask-for
congratulate: congratulate congratulation | thank: thank gratitude grateful
welcome: welcome hail | urge: urge exhort implore beseech call-on
promise: assure assurance guarantee | lie: liar untruth deception deceit dupe hoodwink
exaggerate: exaggerate exaggeration overstate
understate: understate underplay downplay play-down =minimise =minimize
retract: retract retraction recant
learn: learn learnt find-out | ignorant: ignorant ignorance oblivious
misunderstand: misunderstand misunderstanding misinterpret misconstrue misread
doubt: doubt sceptical skeptical scepticism skepticism | distrust: distrust mistrust
predict: predict prediction forecast foresee foretell
assess: assess assessment evaluate evaluation appraise appraisal
reconsider: reconsider reassess rethink re-evaluate re-examine | review: review
detect: detect detection pick-up | register: register registration
identify: identify identification | analyse: analyse analyze analysis
reach: reach | return: return come-back get-back give-back hand-back
refund: refund reimburse reimbursement repay repayment pay-back
cross: cross crossing traverse | chase: chase pursue pursuit | travel: travel journey voyage
aground: aground | rush: rush hurry
remove: remove removal strip-out take-out take-away rip-out | strip: strip
omit: omit omission leave-out exclude exclusion | include: include inclusion
install: install installation | contain: contain containment
accept: accept acceptance | grant: grant bestow
donate: donate donation contribute contribution
hand: submission turn-in pass-on | spend: spend spending expenditure | waste: waste squander
establish: establish set-up | introduce: introduce introduction bring-in phase-in
revoke: revoke revocation rescind repeal annul annulment nullify quash strike-down invalidate
uphold: uphold | approve: enact enactment | win: clinch
take-effect: take-effect
overcome: overcome surmount | survive: survive survival
unhurt: unhurt unharmed unscathed uninjured | deadly: deadly lethal fatal
suffocate: suffocate suffocation asphyxiate asphyxiation | strangle: strangle strangulation
suicide: suicide | revive: revive revival resuscitate resuscitation
shoot-down: shoot-down bring-down | protect: protect protection safeguard
repel: repel repulse fend-off beat-back fight-off drive-back
truce: truce ceasefire armistice | vandalise: vandalise vandalize vandalism deface
interrogate: interrogate interrogation =questioning quiz grill | summon: summon summons subpoena
restrict: restrict restriction curb rein-in | crackdown: crackdown crack-down clampdown clamp-down
activate: activation enable | deactivate: deactivation shut-off disconnect unplug
bypass: bypass override inhibit bridge-out | run-for: run-for stand-for
mediate: mediate mediation broker | participate: participate participation
attend: attend attendance turn-up show-up | boycott: boycott
delay: adjourn adjournment hold-off
hasten: hasten =expedite accelerate acceleration speed-up quicken | slow: slow slow-down slowdown
rise: skyrocket swell balloon escalate escalation shoot-up triple treble quadruple upturn
expand: expand expansion enlarge enlargement broaden widen
fall: diminish dwindle lessen nosedive wane downturn
cut: curtail cutback cut-back cut-down scale-back scale-down pare downsize
improve: improve improvement enhance enhancement
worsen: worsen deteriorate deterioration exacerbate aggravate
recover: rebound bounce-back recuperate recuperation convalesce pull-through
exceed: exceed surpass outstrip | subsidise: subsidise subsidize subsidy
bankrupt: liquidation receivership | fire: redundant redundancy
reinstate: reinstate reinstatement rehire re-hire
burn: ablaze alight torch ignite ignition | extinguish: extinguish put-out douse
burst: burst rupture | hamper: hamper hinder hindrance impede obstruct obstruction
landslip: landslip landslide mudslide | leak: seep seepage
smell: smell odour odor stench stink | bang: bang thud
faint: faint pass-out black-out | amputate: amputate amputation
choose: choose choice select selection pick opt-for | decide: decide decision
intervene: intervene intervention step-in | solve: solve solution resolve sort-out
justify: justify justification | rely: rely reliance depend dependence
compensate: compensate compensation recompense
cooperate: cooperate =cooperation collaborate collaboration team-up
retaliate: retaliate retaliation =reprisal hit-back strike-back avenge revenge
eliminate: eliminate elimination eradicate eradication wipe-out stamp-out
intimidate: intimidate intimidation | humiliate: humiliate humiliation
renovate: renovate renovation refurbish refurbishment | overhaul: overhaul revamp
divert: divert =diversion reroute re-route redirect detour
extend: extend extension prolong prolongation lengthen | shorten: shorten
allocate: allocate allocation earmark
modify: modify modification alter alteration tweak | win-over: persuasion
mourn: grieve grief | weaken: erosion | conspire: conspire conspiracy collude collusion connive
eavesdrop: eavesdrop wiretap listen-in
mismanage: mismanage mismanagement mishandle bungle botch | mistake: mistake error blunder
encourage: encourage encouragement | discourage: discourage deter deterrent dissuade
disapprove: disapprove disapproval | downgrade: downgrade demote demotion
underestimate: underestimate underrate | overestimate: overestimate overrate
lend: lend lent | float: float afloat
difficult: difficult difficulty hard arduous =tricky | easy: easy simple straightforward
crucial: crucial vital essential indispensable | important: important
responsible: responsible responsibility accountable
happy: glad delighted thrilled elated overjoyed
unhappy: unhappy dissatisfied displeased discontented | angry: enraged irate livid incensed =fury
sad: sad sadden sorrow heartbroken
surprise: surprise astonish astonishment amaze amazement | shock: shock stun
fear: afraid scare frighten terrify dread anxious anxiety
optimistic: optimistic optimism upbeat hopeful | pessimistic: pessimistic pessimism gloomy
dangerous: danger peril hazard | endanger: endanger imperil jeopardise jeopardize
false: incorrect erroneous spurious fictitious | illegal: illicit illegitimate | legal: legitimate
rich: affluent prosperous | poor: impoverished destitute
large: large =huge enormous massive vast gigantic
fast: fast rapid quick swift | succeed: successful | violent: violent violence
similar: similar alike | different: different difference differ
sufficient: sufficient adequate ample | insufficient: insufficient inadequate
reliable: reliable dependable trustworthy | eligible: eligible entitled | ineligible: ineligible
appropriate: appropriate suitable =proper | inappropriate: inappropriate improper unsuitable
complete: complete completion | incomplete: incomplete | competent: competent competence
incompetent: incompetent incompetence inept | relevant: relevant | irrelevant: irrelevant
valid: valid | invalid: invalid void | effective: effective | ineffective: ineffective
consistent: consistent | inconsistent: inconsistent | join: join | spread: spread
break: flout contravene contravention | obey: adhere abide | flee: abscond
extort: extort extortion blackmail | evade: evade evasion
sentence: incarcerate incarceration | annex: annex annexation | disarm: disarm disarmament
devalue: devalue devaluation | exempt: exempt exemption | waive: waive waiver
restructure: restructure reorganise reorganize | bail-out: bail-out bailout
abstain: abstain abstention | swear-in: swear-in inauguration | overrule: overrule
unite: =unite =unity unify unification reunify reunification | exile: exile banish banishment
repatriate: repatriate repatriation | heckle: heckle boo jeer
electrocute: electrocute electrocution | overheat: overheat | corrode: corrode corrosion rust
jam: jam stick | expire: expire expiry lapse | renew: renew renewal
discard: discard throw-away jettison | rule-out: rule-out preclude
inject: inject injection | quarantine: quarantine | calculate: calculate calculation
promote: promote promotion | transfer: reassign | quote: quote =cite
preserve: preserve preservation conserve conservation | extinct: extinct extinction die-out
reconcile: reconcile reconciliation | hint: hint insinuate | repeat: repeat reiterate
boast: boast brag | shout: shout yell | cry: weep sob | regret: remorse
confuse: confuse confusion bewilder baffle perplex puzzle
disappoint: disappoint disappointment let-down | frustrate: frustrate frustration
embarrass: embarrass embarrassment | obtain: obtain procure procurement
stockpile: stockpile hoard | distribute: distribute distribution hand-out dole-out give-out
back-down: back-down climb-down backtrack u-turn | throw: throw hurl fling toss
beat-up: beat-up rough-up | dig: dig excavate excavation | exhume: exhume exhumation disinter
unemployed: unemployed jobless unemployment joblessness | famous: famous renowned well-known
brave: brave bravery courage courageous | cruel: cruel cruelty brutal brutality
foolish: foolish stupid silly | clever: clever smart intelligent | mad: insane insanity crazy
racist: racist racism | biased: biased bias prejudice
hypocrite: hypocrite hypocrisy hypocritical | willing: =willing =willingness
unwilling: unwilling unwillingness reluctant reluctance | plausible: plausible credible
implausible: implausible far-fetched | deliberate: deliberate =intentional
accident: inadvertent | compulsory: compulsory mandatory obligatory
voluntary: voluntary =optional | temporary: temporary interim provisional
permanent: permanent | peaceful: peaceful | secret: secret confidential
photographer: =photographer | photo: photo photograph snapshot picture | lorry: lorry truck
firefighter: firefighter fireman firewoman | journalist: journalist =reporter correspondent
lawyer: lawyer attorney =solicitor barrister | lawmaker: lawmaker =legislator parliamentarian mp
gunman: gunman shooter | teenager: teenager teen adolescent | baby: baby infant newborn
pupil: pupil student schoolchild | shop: shop =store =stores
drone: drone uav | kit: kit equipment gear apparatus | law: law legislation statute
salary: salary =wage =wages | petrol: petrol gasoline | debris: debris wreckage rubble
border: border frontier | railway: railway railroad | holiday: holiday vacation
chairman: chairman chairwoman chairperson | spokesman: spokesman spokeswoman spokesperson
businessman: businessman businesswoman | prisoner: =prisoner inmate
bystander: bystander onlooker passerby
neighbour: neighbour neighbor | harbour: harbour harbor | colour: colour color
behaviour: behaviour behavior | licence: licence license | programme: programme program
theatre: theatre theater | kilometre: kilometre kilometer
defence: defence defense | labour: labour labor | honour: honour honor
gun: gun firearm | sailor: sailor seaman =mariner | helicopter: helicopter chopper
television: television tv | phone: =phone telephone
laboratory: laboratory lab | memo: memo memorandum | movie: movie film
love: love adore | hate: =hate hatred loathe detest despise | small: small =tiny
organise: =organise =organize arrange arrangement
survivor: =survivor | manufacturer: =manufacturer =maker
incite: incite incitement foment stir-up | implement: =implement =implementation carry-through
achieve: achieve achievement accomplish accomplishment attain | forgive: forgive forgiveness
cripple: cripple paralyse paralyze | cause: prompt induce | connect: connect connection link
interrupt: interrupt interruption disrupt | attract: attract lure entice
monitor: monitor monitoring | gather: gather gathering =assemble congregate
shake: shake jolt rattle | vanish: unaccounted
condolence: condolence sympathy | rebuild: rebuild reconstruct reconstruction
oust: force-out drive-out push-out kick-out | converse: conversation chat
fear: =concerned =alarmed | proud: proud pride | honest: honesty
dishonest: dishonest dishonesty | mobilise: call-up | buy: buy-up buy-out buyout
retreat: drop-out | collapse: fall-through | quell: quell put-down | sell: sell-off
split: split-up | intensify: intensify intensification step-up ramp-up | find: track-down
reject: turn-away | confess: own-up | criticise: lash-out hit-out tell-off
exaggerate: play-up | conceal: hush-up | join: sign-up enlist
prevent: ward-off stave-off head-off | confirm: bear-out
pay: pay-out payout shell-out fork-out cough-up | phase-out: phase-out wind-down
take-off: take-off lift-off blast-off
"""

PHRASES = """
kill: claim life, claim the life, claim live, claim the live
cause: bring about, give rise to
surrender: lay down arm, lay down weapon
lose: suffer defeat
win: secure victory
criticise: take to task
fail: come to nothing
resign: fall on sword
approve: sign into law, give the green light, get the green light, give the nod
die: lose live
fire: relieve of command, relieve of post, get marching order, give marching order
infect: test positive
release: discharge from hospital, discharge from the hospital
sentence: put behind bar, send to prison, send to jail, go to prison, go to jail
blame: at fault, point the finger, point finger
reveal: come to light, bring to light
warn: raise the alarm, sound the alarm
promise: give assurance, give word
ignore: turn blind eye
reach: make it to
hospitalise: take to hospital, take to the hospital, rush to hospital, rush to the hospital
hospitalise: airlift to hospital, fly to hospital, admit to hospital, bring to hospital
take-effect: take effect, come into effect, come into force, go into effect, enter into force
suicide: take own life, kill himself, kill herself, kill themselves, commit suicide
born: give birth
arrest: hold in custody, keep in custody, remand in custody
testify: give evidence, give testimony, take the stand
sue: take to court, bring legal action, take legal action, file suit, file lawsuit, bring lawsuit
bankrupt: go bust, go bankrupt, file for bankruptcy, go into administration, go into liquidation
fire: make redundant
participate: take part
aground: run aground
faint: lose consciousness
endanger: put at risk, put in danger, put in jeopardy
resign: step aside, stand aside, leave post, leave job, give up job, vacate post, vacate office
apologise: say sorry, make apology, offer apology, issue apology
burn: set alight, catch fire
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
    doctor arm plane copper policy photo lorry firefighter journalist lawyer lawmaker gunman
    teenager baby pupil shop drone kit law salary petrol debris border railway holiday
    chairman spokesman businessman prisoner bystander neighbour harbour colour behaviour
    licence programme theatre kilometre defence labour gun sailor helicopter
    television phone laboratory memo movie survivor manufacturer photographer""".split()
)
"""Classes of things and people, as against those of happenings and states."""

ALONE = """
author: author authors | passion: passion | care: care cares cared caring
carry: carry carries carried carrying | companion: companion companions | firmly: firmly
critical: critical | fraction: fraction | route: route routes | medical: medical
million: million millions | factor: factor factors | foundation: foundation foundations
founder: founder founders founding | crowd: crowd crowds | please: please pleasure
importance: importance | department: department departments | liberal: liberal liberals
mobile: mobile | national: national nationally | compliment: compliment | opposite: opposite
director: director directors | personal: personal | plan: plan plans planned planning
office: office offices | private: private
read: read reads reading reader readers | village: village villages | quite: quite | rid: rid
sit: sit sits sitting | signal: signal signals | modern: modern | probation: probation
audition: audition | wary: wary | latter: latter | employer: employer employers employment
commander: commander commanders
"""
"""Words that have the stem of a class by chance: "plan" is no plane, a department no departure."""

COMPLEMENTS = (
    ("win", "lose"), ("healthy", "ill"), ("alive", "die"), ("innocent", "guilty"),
    ("true", "false"), ("legal", "illegal"), ("safe", "dangerous"), ("allow", "ban"),
    ("approve", "reject"), ("open", "close"), ("work", "fail"), ("acquit", "convict"),
    ("awake", "asleep"), ("sober", "drunk"), ("unarmed", "armed"), ("present", "absent"),
    ("obey", "refuse-work"), ("stable", "unstable"), ("honest", "corrupt"), ("succeed", "fail"),
    ("activate", "deactivate"), ("pass-test", "fail-test"), ("still-missing", "find"),
    ("forget", "remember"), ("ignorant", "know"), ("survive", "die"), ("unhurt", "injure"),
    ("sufficient", "insufficient"), ("ineligible", "eligible"), ("irrelevant", "relevant"),
    ("inappropriate", "appropriate"), ("incomplete", "complete"), ("incompetent", "competent"),
    ("unwilling", "willing"), ("implausible", "plausible"),
    ("invalid", "valid"), ("ineffective", "effective"), ("inconsistent", "consistent"),
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
    ("retain", "lose"), ("retain", "destroy"), ("retain", "surrender"), ("retain", "remove"),
    ("reveal", "conceal"), ("confirm", "deny"), ("confess", "deny"), ("prove", "disprove"),
    ("agree", "disagree"), ("exaggerate", "understate"), ("trust", "distrust"),
    ("include", "omit"),
    ("contain", "leak"), ("accept", "reject"), ("grant", "reject"),
    ("grant", "deny"), ("uphold", "revoke"),

    ("obey", "break"), ("activate", "bypass"), ("work", "bypass"), ("work", "deactivate"),
    ("work", "faulty"), ("support", "reject"), ("approve", "oppose"), ("approve", "ban"),
    ("approve", "disapprove"), ("allow", "reject"), ("allow", "prevent"), ("attend", "boycott"),
    ("attend", "absent"), ("delay", "hasten"), ("hasten", "slow"),
    ("raise", "cut"), ("raise", "fall"), ("expand", "fall"), ("expand", "cut"),
    ("improve", "worsen"), ("stable", "worsen"),
    ("hamper", "help"), ("extend", "shorten"),
    ("encourage", "discourage"), ("upgrade", "downgrade"),
    ("underestimate", "overestimate"),
    ("sink", "float"),
    ("difficult", "easy"), ("happy", "unhappy"),
    ("happy", "angry"), ("happy", "sad"), ("optimistic", "pessimistic"), ("large", "small"),
    ("fast", "slow"), ("similar", "different"), ("love", "hate"),
    ("honest", "dishonest"), ("deliberate", "accident"),
    ("voluntary", "compulsory"), ("temporary", "permanent"), ("violent", "peaceful"),
    ("unite", "split"), ("brave", "coward"), ("foolish", "clever"),
    ("safe", "contaminate"), ("safe", "endanger"),
)  # fmt: skip
"""Pairs that can't both hold of the same thing, though neither need hold."""

NEAR = (
    ("kill", "die"), ("attack", "bomb"), ("attack", "war"), ("attack", "shoot"),
    ("explode", "bomb"), ("burn", "destroy"), ("damage", "destroy"), ("arrest", "charge"),
    ("attack", "hit"), ("bomb", "hit"), ("arrest", "sentence"), ("infect", "ill"),
    ("talk", "meet"), ("agree", "sign"), ("retreat", "leave"),
    ("oust", "remove"), ("fire", "remove"),
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
    ("faulty", "fail"), ("accuse", "blame"), ("responsible", "blame"), ("approach", "contact"),
    ("approach", "talk"), ("discuss", "debate"), ("discuss", "talk"), ("urge", "demand"),
    ("learn", "find"), ("detect", "find"), ("detect", "register"), ("reconsider", "review"),
    ("reach", "arrive"), ("travel", "visit"), ("strip", "remove"), ("omit", "remove"),
    ("accept", "agree"), ("hand", "send"), ("hand", "supply"), ("send", "supply"),
    ("revoke", "abolish"), ("suicide", "die"), ("shoot-down", "destroy"),
    ("shoot-down", "kill"), ("convict", "guilty"), ("bypass", "deactivate"),
    ("approve", "support"), ("oppose", "reject"), ("participate", "attend"),
    ("attend", "present"), ("expand", "rise"), ("improve", "recover"), ("subsidise", "fund"),
    ("burst", "break"), ("bang", "explode"), ("choose", "appoint"),
    ("renovate", "overhaul"), ("modify", "change"), ("crucial", "important"),
    ("surprise", "shock"), ("endanger", "dangerous"), ("omit", "rule-out"), ("renew", "extend"),
    ("beat-up", "attack"), ("beat-up", "injure"), ("exile", "expel"),
    ("quarantine", "isolate"), ("bail-out", "rescue"), ("repatriate", "return"),
    ("forgive", "pardon"), ("rebuild", "build"), ("converse", "talk"), ("converse", "discuss"),
    ("intensify", "rise"), ("intensify", "strengthen"),
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
    higher:high lower:low worse:bad better:good learnt:learn forgotten:forget overrode:override
    overridden:override repaid:repay foresaw:foresee foreseen:foresee overcame:overcome
    withheld:withhold misled:mislead upheld:uphold lent:lend""".split()
)
"""Irregular forms that a lemmatiser may leave as they are."""
