"""The way a proposition's support took: origin, claimant, carrier, document, proposition.

Nodes are those of the provenance network that the verdict was reached on
(:class:`secondsource.network.Cluster`), here with positions, so that an echo is seen as one
thread that fans out and a bottleneck as the place where all threads are one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from secondsource.network import Cluster
from secondsource.records import Claim, Entity, Proposition
from secondsource.views.index import StoryIndex
from secondsource.views.layout import barycentres, spread
from secondsource.views.text import boxed, one_line

LEVELS = ("parent", "organisation", "basis", "claimant", "carrier", "document", "proposition")
_WIDTHS = {"proposition": 216, "document": 190}
_WIDTH, _HEIGHT, _GAP, _BETWEEN = 164, 46, 16, 52
_BOLD = 14  # titles are 12.5 high; bold letters are wider
_MANY_DOCUMENTS, _SHOWN_DOCUMENTS, _MANY_ORIGINS, _MANY_VOID = 24, 4, 16, 6


@dataclass(frozen=True, slots=True)
class Stop:
    """A node of a chain. ``ref`` is the record it stands for, ``x`` and ``y`` its centre.

    ``title`` is broken into the lines that fit its box.
    """

    key: str
    level: str
    kind: str
    title: str
    note: str = ""
    ref: str | None = None
    narrow: bool = False
    x: int = 0
    y: int = 0
    width: int = _WIDTH
    height: int = _HEIGHT


@dataclass(frozen=True, slots=True)
class Thread:
    """An edge of a chain: the claims that took it, and the origin (a number) they go back to.

    ``origin`` is -1 for claims that do not support: conditional ones, restatements.
    ``echo`` says that every claim's origin is counted elsewhere.
    """

    start: str
    end: str
    origin: int
    claims: tuple[str, ...]
    echo: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """A proposition's chains, drawn: stops and threads, sorted, and the drawing's size."""

    proposition: str
    stops: tuple[Stop, ...]
    threads: tuple[Thread, ...]
    origins: int
    width: int
    height: int


def chain(story: StoryIndex, proposition: Proposition) -> Chain:
    """Return the chains of all claims of ``proposition`` with positions."""
    return _Tracer(story, proposition).chain()


class _Tracer:
    def __init__(self, story: StoryIndex, proposition: Proposition) -> None:
        self.story = story
        self.proposition = proposition
        self.verdict = story.verdict(proposition.id)
        self.cluster: Cluster = story.cluster(proposition)
        self.narrow = story.narrow(proposition)
        self.supporting = {c.id for c in self.cluster.supporting("max")}
        self.stops: dict[str, Stop] = {}
        self.named = self._named_acts()
        self.numbers = self._origins(self.cluster.claims)
        self.beyond = self._beyond()

    def chain(self) -> Chain:
        claims = self.cluster.claims
        paths = self._fold({c.id: self._path(c) for c in claims})
        threads = self._threads(paths)
        stops, width, height = _place(self._used(paths), threads)
        origins = len({n for n in self.numbers.values() if n >= 0})
        return Chain(self.proposition.id, stops, threads, origins, width, height)

    # -- one claim's path --------------------------------------------------------------------

    def _path(self, claim: Claim) -> list[str]:
        if claim.id in self.beyond:
            return self._one_of_many(self.numbers[claim.id] < 0)
        act = self.cluster.carrier(claim)
        path = [] if self._is_shadow(claim, act) else self._upstream(claim)
        if act is not None:
            title, note = self._carrier_words(act)
            path.append(self._stop(act, "carrier", "carrier", title, note))
        path.append(self._document(claim.document))
        path.append(self._goal())
        return path

    def _beyond(self) -> frozenset[str]:
        """Claims whose origins come after the first few: they are drawn as one path."""
        void = [c for c, number in self.numbers.items() if number < 0]
        late = {c for c, number in self.numbers.items() if number >= _MANY_ORIGINS}
        return frozenset(late.union(void[_MANY_VOID:] if len(void) > _MANY_VOID + 1 else ()))

    def _one_of_many(self, void: bool) -> list[str]:
        """The path of a claim that is not drawn by itself."""
        many = [c for c in self.beyond if (self.numbers[c] < 0) == void]
        count = len(many) if void else len({self.numbers[c] for c in many})
        title = f"{count} more {'that do not count' if void else 'origins'}"
        key = "more-void" if void else "more"
        documents = len({self.story.claims[c].document for c in many})
        claimants = self._stop(key, "claimant", "group", title, "folded in")
        return [claimants, self._more(key, documents), self._goal()]

    def _upstream(self, claim: Claim) -> list[str]:
        path = []
        if claim.claimant is not None:
            path += self._organisations(self.story.entities[claim.claimant])
        teller = self.cluster.relayed_by(claim)
        if teller is not None and claim.claimant is not None:
            origin = self._entity(claim.claimant, "basis", f"basis:{claim.claimant}")
            return [*path, origin, self._entity(teller, "claimant", self.cluster.speaker(teller))]
        if claim.basis is not None:
            path.append(self._entity(claim.basis, "basis", f"basis:{claim.basis}", "undisclosed"))
        if claim.claimant is not None:
            path.append(self._entity(claim.claimant, "claimant", self.cluster.origin(claim)))
        elif claim.voice == "attributed":
            title = self.story.claimant_name(claim)
            key = self.cluster.origin(claim)
            path.append(self._stop(key, "claimant", "group", title, "not named"))
        return path

    def _organisations(self, entity: Entity) -> list[str]:
        near = entity.affiliation
        if near is None:
            return []
        keys = [self._entity(near, "organisation", f"organisation:{near}")]
        far = self.story.entities[near].affiliation
        if far is not None and far not in (near, entity.id):
            keys.insert(0, self._entity(far, "parent", f"parent:{far}"))
        return keys

    def _named_acts(self) -> frozenset[str | None]:
        """Acts of speaking that some named claimant stands behind."""
        named = (c for c in self.cluster.claims if self.story.base.is_named(c))
        return frozenset(self.cluster.carrier(c) for c in named)

    def _is_shadow(self, claim: Claim, act: str | None) -> bool:
        """An unattributed copy of what a named claimant said has no origin of its own."""
        return act is not None and act in self.named and not self.story.base.is_named(claim)

    # -- stops -------------------------------------------------------------------------------

    def _entity(self, entity_id: str, level: str, key: str, note: str = "") -> str:
        entity = self.story.entities[entity_id]
        role = entity.roles[0] if entity.roles else entity.kind
        kind = entity.kind if entity.named else "group"
        words = note or (role if entity.named else "not named")
        return self._stop(key, level, kind, entity.name, words, entity_id)

    def _document(self, document: str) -> str:
        info = self.story.documents[document]
        outlet, date = self.story.outlet(document), (info.published or "undated")[:10]
        name = outlet if info.outlet else self.story.title(document)
        note = f"{date} · {self.story.title(document)}" if info.outlet else date
        return self._stop(f"document:{document}", "document", "document", name, note, document)

    def _goal(self) -> str:
        key = f"proposition:{self.proposition.id}"
        lines = boxed(self.proposition.label, _WIDTHS["proposition"] - 24, _BOLD, 6)
        origins = min(len(set(self.numbers.values())), _MANY_ORIGINS)
        height = max(34 + 18 * (lines.count("\n") + 1), 12 + 16 * origins)
        stop = Stop(key, "proposition", "proposition", lines, "", self.proposition.id)
        self.stops[key] = replace(stop, width=_WIDTHS["proposition"], height=height)
        return key

    def _carrier_words(self, act: str) -> tuple[str, str]:
        sharing = [c for c in self.cluster.claims if self.cluster.carrier(c) == act]
        kinds = [c.carrier.kind for c in sharing if c.carrier and c.carrier.name]
        return self.cluster.label(act), kinds[0] if kinds else "same words"

    def _stop(
        self, key: str, level: str, kind: str, title: str, note: str, ref: str | None = None
    ) -> str:
        if key not in self.stops:
            narrow = key.partition(":")[0] != "parent" and self._label(key, title) in self.narrow
            width = _WIDTHS.get(level, _WIDTH)
            lines = boxed(title, width - 22, _BOLD, 2)
            height = _HEIGHT + 16 * lines.count("\n")
            self.stops[key] = Stop(
                key, level, kind, lines, one_line(note), ref, narrow, 0, 0, width, height
            )
        return key

    def _label(self, key: str, title: str) -> str:
        kind = key.partition(":")[0]
        known = kind in ("claimant", "unnamed", "carrier", "document", "basis", "voice")
        return self.cluster.label(key) if known else title

    # -- all paths together ------------------------------------------------------------------

    def _origins(self, claims: Sequence[Claim]) -> dict[str, int]:
        """Number the origins of supporting claims in order of appearance; -1 for the rest."""
        numbers: dict[str, int] = {}
        found: dict[str, int] = {}
        owner = {
            self.cluster.carrier(c): self.cluster.origin(c)
            for c in reversed(claims)
            if self.story.base.is_named(c)
        }
        for claim in claims:
            act = self.cluster.carrier(claim)
            origin = self.cluster.origin(claim)
            if self._is_shadow(claim, act):
                origin = owner[act]
            supports = claim.id in self.supporting
            found[claim.id] = numbers.setdefault(origin, len(numbers)) if supports else -1
        return found

    def _threads(self, paths: dict[str, list[str]]) -> tuple[Thread, ...]:
        carried: dict[tuple[str, str, int], list[str]] = defaultdict(list)
        for claim, path in paths.items():
            for start, end in pairwise(path):
                origin = min(self.numbers[claim], _MANY_ORIGINS)
                carried[start, end, origin].append(claim)
        echoes = self._echoes()
        return tuple(
            Thread(start, end, origin, tuple(ids), echoes.issuperset(ids))
            for (start, end, origin), ids in sorted(carried.items())
        )

    def _echoes(self) -> frozenset[str]:
        """The claims whose origin an earlier claim of this chain stands for.

        What does not support is drawn apart; if the first report of an origin is such a claim,
        the next one stands for it.
        """
        echoes = set(self.verdict.echoes)
        firsts = {self.numbers[c.id] for c in self.cluster.claims if c.id not in echoes}
        counted = {-1, *firsts}
        for claim in self.cluster.claims:
            if self.numbers[claim.id] not in counted:
                counted.add(self.numbers[claim.id])
                echoes.discard(claim.id)
        return frozenset(echoes)

    def _fold(self, paths: dict[str, list[str]]) -> dict[str, list[str]]:
        """Where very many documents say it, fold all but a few of each fan into one stop."""
        documents = sorted({path[-2] for path in paths.values()})
        if len(documents) <= _MANY_DOCUMENTS:
            return paths
        fans: dict[str, list[str]] = defaultdict(list)
        for path in paths.values():
            fan = fans[path[-3] if len(path) > 2 else ""]
            if path[-2] not in fan:
                fan.append(path[-2])
        folded = {
            (source, key): self._more(source, len(fan) - _SHOWN_DOCUMENTS)
            for source, fan in fans.items()
            for key in fan[_SHOWN_DOCUMENTS:]
        }
        return {claim: _replaced(path, folded) for claim, path in paths.items()}

    def _more(self, source: str, documents: int) -> str:
        title = f"{documents} more document" + ("s" if documents > 1 else "")
        return self._stop(f"more:{source}", "document", "document", title, "folded in")

    def _used(self, paths: dict[str, list[str]]) -> list[Stop]:
        """The stops of all paths in order of first use, origin by origin."""
        last = len(self.numbers)
        order = sorted(paths, key=lambda c: last if self.numbers[c] < 0 else self.numbers[c])
        return [self.stops[key] for key in dict.fromkeys(k for c in order for k in paths[c])]


def _replaced(path: list[str], folded: dict[tuple[str, str], str]) -> list[str]:
    source = path[-3] if len(path) > 2 else ""
    return [*path[:-2], folded.get((source, path[-2]), path[-2]), path[-1]]


# --- positions ------------------------------------------------------------------------------


def _place(stops: Sequence[Stop], threads: Iterable[Thread]) -> tuple[tuple[Stop, ...], int, int]:
    """Give each stop its column and height; columns that hold nothing take no room."""
    ahead: dict[str, list[str]] = defaultdict(list)
    behind: dict[str, list[str]] = defaultdict(list)
    for thread in threads:
        ahead[thread.start].append(thread.end)
        behind[thread.end].append(thread.start)
    levels = [[s for s in stops if s.level == level] for level in LEVELS]
    present = [column for column in levels if column]
    heights = _heights(present, ahead, behind)
    top = min(heights[s.key] - s.height / 2 for s in stops)
    lefts = _lefts(present)
    placed = tuple(
        replace(s, x=lefts[s.level] + s.width // 2, y=round(heights[s.key] - top))
        for column in present
        for s in column
    )
    width = max(s.x + s.width // 2 for s in placed)
    return placed, width, max(s.y + -(-s.height // 2) for s in placed)


def _lefts(present: Sequence[Sequence[Stop]]) -> dict[str, int]:
    found, left = {}, 0
    for column in present:
        found[column[0].level] = left
        left += column[0].width + _BETWEEN
    return found


def _heights(
    present: Sequence[Sequence[Stop]],
    ahead: dict[str, list[str]],
    behind: dict[str, list[str]],
) -> dict[str, float]:
    """Documents in order, then each column by what it leads to, then the proposition."""
    at: dict[str, float] = {}
    for column in reversed(present[:-1]):
        if not at:
            wanted = [i * (_HEIGHT + _GAP) * 1.0 for i in range(len(column))]
        else:
            wanted = barycentres([s.key for s in column], ahead, at)
        at.update(_column(column, wanted))
    goal = present[-1]
    at.update(_column(goal, barycentres([s.key for s in goal], behind, at)))
    return at


def _column(column: Sequence[Stop], wanted: Sequence[float]) -> dict[str, float]:
    order = sorted(range(len(column)), key=lambda i: (wanted[i], i))
    heights = [column[i].height for i in order]
    centres = spread([wanted[i] for i in order], heights, _GAP)
    return {column[i].key: centre for i, centre in zip(order, centres, strict=True)}
