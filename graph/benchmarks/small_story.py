"""A small invented story, built by hand: every kind of claim and relation that views show.

A ferry has run aground. One wire report is copied by three outlets, one interview is relayed by
two, two witnesses agree, an owner denies, an expert speaks under a condition, and the counts of
the injured differ.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from secondsource.corroborate import corroborate
from secondsource.records import (
    Carrier,
    Claim,
    Decision,
    Dependence,
    DependenceKind,
    Document,
    DocumentInfo,
    Entity,
    Event,
    Figure,
    Linked,
    Place,
    Predication,
    Proposition,
    Skipped,
    Span,
    Stance,
    StoryRecords,
    make_id,
)


@dataclass
class Builder:
    """Collects articles sentence by sentence; offsets come from where the words are put."""

    texts: dict[str, str] = field(default_factory=dict)
    about: dict[str, dict[str, Any]] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    drafts: list[dict[str, Any]] = field(default_factory=list)
    events: dict[str, str] = field(default_factory=dict)
    propositions: dict[str, dict[str, Any]] = field(default_factory=dict)
    ties: list[tuple[str, str, DependenceKind, str, bool]] = field(default_factory=list)
    doubts: list[tuple[str, str, str]] = field(default_factory=list)

    def article(self, path: str, outlet: str, published: str, title: str) -> None:
        url = f"https://{outlet.lower().replace(' ', '-')}.example/{path}"
        self.texts[path] = title + "\n\n"
        self.about[path] = {"outlet": outlet, "published": published, "title": title, "url": url}

    def entity(self, name: str, kind: Any = "person", **more: Any) -> str:
        key = make_id("e", name)
        named = more.pop("named", True)
        self.entities[key] = Entity(key, name, kind, named, **more)
        return key

    def event(self, label: str) -> str:
        self.events[label] = make_id("v", label)
        return self.events[label]

    def proposition(self, name: str, label: str, event: str, **more: Any) -> None:
        self.propositions[name] = {"label": label, "event": event, "claims": [], **more}

    def say(self, path: str, sentence: str, proposition: str | None = None, **more: Any) -> str:
        """Add a sentence with its source in [ ], cue in ( ) and content in { }; return its name."""
        base = len(self.texts[path])
        plain, spans = _unbracketed(sentence, base)
        self.texts[path] += plain + " "
        name = f"{path}:{base}"
        self.drafts.append(
            {"name": name, "path": path, "spans": spans, "end": base + len(plain), "start": base}
            | more
        )
        if proposition:
            self.propositions[proposition]["claims"].append(name)
        return name

    def tie(
        self, claim: str, on: str, kind: DependenceKind, reason: str, certain: bool = True
    ) -> None:
        self.ties.append((claim, on, kind, reason, certain))

    def records(self) -> tuple[StoryRecords, dict[str, str]]:
        """Return the records with verdicts, and the texts by their hash."""
        documents = {path: self._document(path) for path in self.texts}
        claims = {d["name"]: self._claim(d, documents) for d in self.drafts}
        linked = Linked(
            _by_id(claims.values()),
            _by_id(self._mentioned(documents)),
            _by_id(
                Event(key, label, label.split()[0].lower()) for label, key in self.events.items()
            ),
            _by_id(self._proposition(name, claims) for name in self.propositions),
            tuple(
                Decision(claims[a].id, claims[b].id, "cannot_tell", 0.5, reason)
                for a, b, reason in self.doubts
            ),
            tuple(_dependence(claims, *tie) for tie in self.ties),
        )
        infos = tuple(_info(d) for d in sorted(documents.values(), key=lambda d: d.path))
        verdicts, relations = corroborate(linked, infos)
        story = StoryRecords(
            infos,
            (Skipped("scan.pdf", "no text layer: run OCR first"),),
            linked.claims,
            linked.entities,
            linked.events,
            linked.propositions,
            linked.decisions,
            linked.dependences,
            verdicts,
            relations,
        )
        return story, {d.text_hash: d.text for d in documents.values()}

    def _document(self, path: str) -> Document:
        return Document(path, self.texts[path], **self.about[path])

    def _claim(self, draft: dict[str, Any], documents: dict[str, Document]) -> Claim:
        document = documents[draft["path"]]
        spans, text = draft["spans"], document.text
        hull = (spans["{"][0][0], spans["{"][-1][1])
        figures = tuple(Figure(v, u, "exact", *hull) for v, u in draft.get("figures", ()))
        return Claim(
            make_id("c", document.id, draft["name"]),
            document.id,
            draft.get("who"),
            "document" if draft.get("own") else "attributed",
            tuple(spans["["]),
            tuple(spans["("]),
            tuple(spans["{"]),
            " … ".join(text[s:e] for s, e in spans["{"]),
            " ".join(text[s:e] for s, e in spans["("]),
            (draft["start"], draft["end"]),
            draft.get("stance", Stance()),
            Predication("state", *hull, figures=figures),
            basis=draft.get("basis"),
            carrier=draft.get("carrier"),
            note=draft.get("note"),
        )

    def _proposition(self, name: str, claims: dict[str, Claim]) -> Proposition:
        about = self.propositions[name]
        return Proposition(
            make_id("p", name),
            about["label"],
            about["event"],
            about.get("polarity", "affirmed"),
            tuple(claims[c].id for c in about["claims"]),
            tuple(make_id("p", o) for o in about.get("opposes", ())),
        )

    def _mentioned(self, documents: dict[str, Document]) -> list[Entity]:
        found = []
        for key, entity in self.entities.items():
            places = [
                Place(d.id, at, at + len(entity.name))
                for d in documents.values()
                if (at := d.text.find(entity.name)) >= 0
            ]
            found.append(
                Entity(
                    key,
                    entity.name,
                    entity.kind,
                    entity.named,
                    entity.aliases,
                    entity.roles,
                    entity.affiliation,
                    tuple(places),
                )
            )
        return found


def _by_id(records: Any) -> Any:
    return tuple(sorted(records, key=lambda r: r.id))


def _unbracketed(sentence: str, base: int) -> tuple[str, dict[str, list[Span]]]:
    spans: dict[str, list[Span]] = {"[": [], "(": [], "{": []}
    pairs = {"]": "[", ")": "(", "}": "{"}
    plain, opened = "", {}
    for character in sentence:
        if character in spans:
            opened[character] = base + len(plain)
        elif character in pairs:
            kind = pairs[character]
            spans[kind].append((opened[kind], base + len(plain)))
        else:
            plain += character
    return plain, spans


def _info(d: Document) -> DocumentInfo:
    return DocumentInfo(
        d.id,
        d.path,
        d.text_hash,
        d.title,
        d.outlet,
        d.url,
        d.published,
        d.author,
        ((0, len(d.text)),),
    )


def _dependence(
    claims: dict[str, Claim], claim: str, on: str, kind: DependenceKind, reason: str, certain: bool
) -> Dependence:
    node = make_id("k", kind, on)
    return Dependence(claims[claim].id, claims[on].id, kind, node, reason, reason, 0.9, certain)


def small_story() -> tuple[StoryRecords, dict[str, str]]:
    """Return the records of the invented story and its texts by hash."""
    b = Builder()
    _people(b)
    _aground(b)
    _injured(b)
    _engine(b)
    return b.records()


def _people(b: Builder) -> None:
    b.article("wire.txt", "Northwire", "2031-03-02", "Ferry aground off Vellmar")
    b.article("courier.txt", "The Courier", "2031-03-02", "Ferry stuck on rocks")
    b.article("ledger.txt", "Evening Ledger", "2031-03-03", "Passengers taken off stranded ferry")
    b.article("quay.txt", "The Quay", "2031-03-03", "What we know about the stranded ferry")
    b.article("nine.txt", "Channel Nine", "2031-03-04", "Engineer: the engine had failed before")
    b.article("post.txt", "Island Post", "2031-03-05", "Owner rejects engineer's account")
    b.article("herald.txt", "Vellmar Herald", "2031-03-06", "Two heard the engine stop")


def _aground(b: Builder) -> None:
    coast = b.entity("Vellmar Coastguard", "organisation")
    mara = b.entity("Mara Lindqvist", roles=("harbour master",), affiliation=coast)
    event = b.event("grounding of the ferry")
    b.proposition("aground", "the ferry ran aground on the Teeth before dawn", event)
    wire = Carrier("agency", "Northwire", 0, 1)
    first = b.say(
        "wire.txt",
        "“{The ferry struck the Teeth shortly before dawn},” [harbour master Mara Lindqvist]"
        " (said).",
        "aground",
        who=mara,
    )
    for path, carrier in (("courier.txt", wire), ("ledger.txt", wire), ("quay.txt", None)):
        copy = b.say(
            path,
            "“{The ferry struck the Teeth shortly before dawn},” [Mara Lindqvist] (said).",
            "aground",
            who=mara,
            carrier=carrier,
        )
        b.tie(copy, first, "passage", "the passage is copied from Northwire")
    b.proposition("port", "the port would stay shut for months", b.event("closure of the port"))
    b.say(
        "quay.txt",
        "[Lindqvist] (warned) that {if the hull breaks, the port would stay shut for months}.",
        "port",
        who=mara,
        stance=Stance(certainty="conditional", time="future"),
    )


def _injured(b: Builder) -> None:
    event = b.event("injuries among the passengers")
    hospital = b.entity("St Brannoc Hospital", "organisation")
    doctor = b.entity("Ines Okafor", roles=("surgeon",), affiliation=hospital)
    official = b.entity("a senior official", "group", named=False)
    b.proposition("twelve", "12 passengers were injured", event, opposes=["forty"])
    b.proposition("forty", "40 passengers were injured", event, opposes=["twelve"])
    b.say(
        "ledger.txt",
        "[Ines Okafor, a surgeon at St Brannoc Hospital], (said) {12 passengers were injured}.",
        "twelve",
        who=doctor,
        figures=[(12, "passenger")],
    )
    doubtful = b.say(
        "courier.txt",
        "[A senior official] (put) {the number of injured at 40}.",
        "forty",
        who=official,
        stance=Stance(certainty="possible"),
        figures=[(40, "passenger")],
    )
    later = b.say(
        "post.txt",
        "{Forty people had been hurt}, [sources] (said).",
        "forty",
        note="the source is not named",
        figures=[(40, "person")],
    )
    b.tie(later, doubtful, "basis", "both may go back to the same official", certain=False)


def _engine(b: Builder) -> None:
    event = b.event("failure of the engine")
    told = _interview(b, event)
    _witnesses(b, event, told)


def _interview(b: Builder, event: str) -> str:
    line = b.entity("Strand Line", "organisation", aliases=("Strand Line Ferries",))
    reyl = b.entity("Tomas Reyl", roles=("former engineer of the ferry",))
    voss = b.entity("Dana Voss", roles=("spokeswoman",), affiliation=line)
    b.proposition("failed", "the engine had failed", event, opposes=["sound"])
    b.proposition(
        "sound", "the engine had not failed", event, polarity="denied", opposes=["failed"]
    )
    nine = Carrier("interview", "Channel Nine", 0, 1)
    told = b.say(
        "nine.txt",
        "“{The engine had failed twice that week},” [Tomas Reyl] (told) Channel Nine.",
        "failed",
        who=reyl,
        carrier=nine,
    )
    for path in ("quay.txt", "post.txt"):
        relayed = b.say(
            path,
            "{The engine had failed twice that week}, [Reyl] (told) Channel Nine.",
            "failed",
            who=reyl,
            carrier=nine,
        )
        b.tie(relayed, told, "carrier", "both relay the interview with Channel Nine")
    b.say(
        "post.txt",
        "[Dana Voss, a spokeswoman for Strand Line], (denied) that {the engine had failed}.",
        "sound",
        who=voss,
        stance=Stance(polarity="denied"),
    )
    return told


def _witnesses(b: Builder, event: str, told: str) -> None:
    b.entity("Teeth", "place")
    ilse = b.entity("Ilse Brandt", roles=("fisherwoman",))
    otto = b.entity("Otto Keene", roles=("lorry driver",))
    b.proposition("stopped", "the engine stopped minutes before the impact", event)
    for who, source, verb in ((ilse, "Ilse Brandt", "said"), (otto, "Otto Keene", "recalled")):
        b.say(
            "herald.txt",
            f"[{source}] ({verb}) {{the engine stopped minutes before the impact}}.",
            "stopped",
            who=who,
        )
    doubt = b.say("quay.txt", "[Otto Keene] (said) {the engine went quiet}.", "stopped", who=otto)
    b.doubts.append((doubt, told, "going quiet may or may not be failing"))
