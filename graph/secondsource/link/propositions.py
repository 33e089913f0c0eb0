"""Claims that state the same thing, as propositions; denials and other figures oppose them.

Clusters are merged best pair first, and only if no pair across the two is forbidden, so
that a chain of likenesses can't bring a claim and its denial together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from secondsource.link.blocking import Pair, candidate_pairs
from secondsource.link.clauses import CORE
from secondsource.link.decide import NEAR_MISS, Judgement, judge
from secondsource.link.frames import Frame
from secondsource.link.lexicon import AMOUNTS, PRONOUNS
from secondsource.link.rarity import Folder
from secondsource.link.similarity import fold
from secondsource.records import JOIN, Claim, Decision, Polarity, Proposition, make_id
from secondsource.signs import DENIED, clause, denies

_CHECKED = 12
"""Two clusters are compared by at most this many members of each, the earliest."""
_LABEL = 100
_KEPT = 6
"""The most decisions of a kind other than "contradicts" that are kept for a claim."""
_TWINS = "the same words in the same light"


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposition before events are known; ``claims`` in order of publication."""

    claims: tuple[str, ...]
    opposes: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Clusters:
    """Disjoint clusters of claim ids, kept in order, with the index of each."""

    members: dict[int, list[str]] = field(default_factory=dict)
    of: dict[str, int] = field(default_factory=dict)

    def merge(self, one: int, two: int, rank: Mapping[str, int]) -> None:
        keep, gone = min(one, two), max(one, two)
        joined = sorted(self.members[keep] + self.members.pop(gone), key=rank.__getitem__)
        self.members[keep] = joined
        self.of.update(dict.fromkeys(joined, keep))


class Matcher:
    """Decides on pairs of claims once each, and groups them."""

    def __init__(
        self, frames: Mapping[str, Frame], rank: Mapping[str, int], folder: Folder
    ) -> None:
        self._frames = frames
        self._rank = rank
        self._folder = folder
        self.judged: dict[Pair, Judgement] = {}

    def judge(self, one: str, two: str) -> Judgement:
        """Decide on two claims, by their ids."""
        pair = (one, two) if one < two else (two, one)
        if pair not in self.judged:
            self.judged[pair] = judge(self._frames[one], self._frames[two], self._folder)
        return self.judged[pair]

    def cluster(self) -> tuple[list[list[str]], list[Decision]]:
        """Return the clusters, each in order of rank, and the decisions worth keeping."""
        twins = self._twins()
        leaders = [group[0] for group in twins]
        pairs = candidate_pairs([self._frames[leader] for leader in leaders])
        for pair in pairs:
            self.judge(*pair)
        clusters = self._merge(leaders, pairs)
        decisions = self._decisions(pairs) + _twin_decisions(twins)
        beside = {group[0]: group for group in twins}
        full = (
            sorted((c for leader in members for c in beside[leader]), key=self._rank.__getitem__)
            for members in clusters.members.values()
        )
        return sorted(full, key=lambda members: self._rank[members[0]]), decisions

    def _twins(self) -> list[list[str]]:
        """Group the claims whose frames are alike in everything, as copies' are."""
        groups: dict[object, list[str]] = {}
        for claim in sorted(self._frames, key=self._rank.__getitem__):
            key: object = self._frames[claim].signature
            leader = groups.get(key, [claim])[0]
            if leader != claim and self.judge(leader, claim).kind != "same":
                key = claim
            groups.setdefault(key, []).append(claim)
        return list(groups.values())

    def _merge(self, leaders: Sequence[str], pairs: Iterable[Pair]) -> _Clusters:
        clusters = _Clusters({i: [c] for i, c in enumerate(leaders)},
                             {c: i for i, c in enumerate(leaders)})  # fmt: skip
        same = [pair for pair in pairs if self.judged[pair].kind == "same"]
        for one, two in sorted(same, key=lambda pair: (-self.judged[pair].score, pair)):
            first, second = clusters.of[one], clusters.of[two]
            if first != second and self._may_join(
                clusters.members[first], clusters.members[second]
            ):
                clusters.merge(first, second, self._rank)
        return clusters

    def _may_join(self, first: Sequence[str], second: Sequence[str]) -> bool:
        scores: list[float] = []
        for one in first[:_CHECKED]:
            for two in second[:_CHECKED]:
                judgement = self.judge(one, two)
                if judgement.veto:
                    return False
                scores.append(judgement.score)
        return sum(scores) / len(scores) >= NEAR_MISS

    def _decisions(self, pairs: Iterable[Pair]) -> list[Decision]:
        """Keep contradictions, and of the rest the best few of each claim."""
        kept: list[Decision] = []
        counts: dict[tuple[str, str], int] = {}
        ordered = sorted(pairs, key=lambda pair: (-self.judged[pair].score, pair))
        for one, two in ordered:
            found = self.judged[one, two]
            if not _worth_keeping(found):
                continue
            full = all(counts.get((claim, found.kind), 0) >= _KEPT for claim in (one, two))
            if full and found.kind != "contradicts":
                continue
            for claim in (one, two):
                counts[claim, found.kind] = counts.get((claim, found.kind), 0) + 1
            kept.append(Decision(one, two, found.kind, found.score, found.reason))
        return kept


def _worth_keeping(found: Judgement) -> bool:
    if found.kind in ("same", "contradicts", "cannot_tell"):
        return True
    return found.kind == "related" and found.veto and found.score >= NEAR_MISS


def _twin_decisions(twins: Iterable[Sequence[str]]) -> list[Decision]:
    return [
        Decision(min(group[0], other), max(group[0], other), "same", 1.0, _TWINS)
        for group in twins
        for other in group[1:]
    ]


# --- records -------------------------------------------------------------------------------------


def draft_propositions(
    clusters: Sequence[Sequence[str]], decisions: Iterable[Decision], claims: Mapping[str, Claim]
) -> list[Draft]:
    """Turn clusters into drafts with who opposes whom.

    A document's own statement stays only with an attributed claim that it agrees with or
    contradicts; clusters without any such are left out.
    """
    contradictions = [d for d in decisions if d.kind == "contradicts"]
    facing = {claim for d in contradictions for claim in _faced(d, claims)}
    kept = [
        tuple(cluster)
        for cluster in clusters
        if any(claims[c].voice == "attributed" or c in facing for c in cluster)
    ]
    where = {claim: i for i, cluster in enumerate(kept) for claim in cluster}
    opposed: dict[int, set[int]] = {i: set() for i in range(len(kept))}
    for decision in contradictions:
        one, two = where.get(decision.first), where.get(decision.second)
        if one is not None and two is not None and one != two:
            opposed[one].add(two)
            opposed[two].add(one)
    return [Draft(cluster, frozenset(opposed[i])) for i, cluster in enumerate(kept)]


def _faced(decision: Decision, claims: Mapping[str, Claim]) -> Iterable[str]:
    """Yield the claims that contradict an attributed one."""
    if claims[decision.first].voice == "attributed":
        yield decision.second
    if claims[decision.second].voice == "attributed":
        yield decision.first


def make_propositions(
    drafts: Sequence[Draft],
    events: Sequence[str | None],
    claims: Mapping[str, Claim],
    frames: Mapping[str, Frame],
) -> tuple[Proposition, ...]:
    """Return the propositions, sorted by id; ``events`` holds an event id for each draft."""
    ids = [make_id("p", draft.claims[0]) for draft in drafts]
    found = [
        Proposition(
            ids[i],
            _label([claims[c] for c in draft.claims], frames),
            events[i],
            _polarity([claims[c] for c in draft.claims]),
            draft.claims,
            tuple(sorted(ids[other] for other in draft.opposes)),
        )
        for i, draft in enumerate(drafts)
    ]
    return tuple(sorted(found, key=lambda proposition: proposition.id))


def _polarity(claims: Sequence[Claim]) -> Polarity:
    return "denied" if all(c.stance.polarity == "denied" for c in claims) else "affirmed"


def _label(claims: Sequence[Claim], frames: Mapping[str, Frame]) -> str:
    """Clip the clearest claim: one that names its event and participants, in running prose.

    Among clear ones that comes first which states no more than any other: what all say.
    The label says by itself what its claimants say: see :mod:`secondsource.signs`.
    """
    common = frozenset.intersection(*(_stated(frames[claim.id]) for claim in claims))
    best = min(claims, key=lambda claim: (_obscurity(claim, frames[claim.id], common), claim.id))
    text = clause(best)
    sign = DENIED if denies(best, text) else ""
    return sign + balanced(clip(_accused(best, _without_that(text)), _LABEL - len(sign)))


def _accused(claim: Claim, text: str) -> str:
    """Leave out what joins the accused and the deed: "accused [the firm **of** lying]"."""
    found = _DEED.match(text) if _ACCUSING.search(claim.cue_text) else None
    return text if found is None else found["who"] + JOIN + found["deed"]


_ACCUSING = re.compile(r"\b(?:accus|suspect|convict|acquit|charg|blam)", re.IGNORECASE)
_DEED = re.compile(r"(?P<who>\S.{1,80}?)(?:\s…)?\s(?:of|for|with)\s(?P<deed>\w+ing\b.*)", re.DOTALL)


def _without_that(text: str) -> str:
    """Drop the conjunction that a reported clause begins with; "so far" and "how many" stay."""
    return _CONJUNCTION.sub("", text.strip(), count=1)


_CONJUNCTION = re.compile(
    r"^(?:that|whether|because|and|but"
    r"|(?:as|how|so)(?!\s+(?:far|long|many|much|soon|of|for|early|late|recently)\b))\s+(?=\S)",
    re.IGNORECASE,
)
_NO_SENTENCE = re.compile(r"\W*(?:to|by|who|which|when|where|why|what|if|\w+ing)\b", re.IGNORECASE)
_MARKS = (("“", "”"), ("«", "»"))


def balanced(text: str) -> str:
    """Close the quotation marks that ``text`` opens, and drop those that it only closes."""
    for opening, closing in _MARKS:
        if opening in text and text.rfind(opening) > text.rfind(closing):
            text += closing
        elif closing in text and text.find(closing) < (text.find(opening) % (len(text) + 1)):
            text = text.replace(closing, "", 1)
    if text.count('"') % 2:
        last = text.rindex('"')
        opens = last == 0 or text[last - 1].isspace() or text[last - 1] in "(["
        text = text + '"' if opens else text[:last] + text[last + 1 :]
    return text


def _obscurity(claim: Claim, frame: Frame, common: frozenset[str]) -> tuple[bool | int, ...]:
    text = clause(claim)
    length = len(text)
    return (
        frame.vague,
        _NO_SENTENCE.match(_without_that(text)) is not None,
        denies(claim, text),
        claim.stance.certainty != "certain",
        _open(claim, frame),
        not _stated(frame) <= common,
        not frame.entities,
        claim.stance.polarity == "denied",
        claim.section is not None,
        abs(length - _LABEL // 2),
    )


def _open(claim: Claim, frame: Frame) -> bool:
    """Say whether a clause doesn't name who or what it is about."""
    core = [a for a in claim.predication.arguments if a.role in CORE]
    named = any(frame.filled(role) for role in CORE)
    return not named or any(fold(a.head) in PRONOUNS for a in core)


def _stated(frame: Frame) -> frozenset[str]:
    """Return what a clause states beside its event: content words, what modifies participants."""
    modifiers = (p.ordinals | p.owners for p in frame.beside.phrases)
    return (frame.terms - frame.naming - AMOUNTS).union(*modifiers)


def clip(text: str, limit: int = _LABEL) -> str:
    """Return ``text`` on one line, cut at a word's end to at most ``limit`` characters."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    head = line[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:–— ")
    return f"{head or line[: limit - 1]}…"
