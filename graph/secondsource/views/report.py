"""The report of a story, as a fact-checker prints it: a page without scripts, or Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from secondsource.records import Claim, Proposition, StoryRecords, Verdict
from secondsource.signs import signed
from secondsource.views.evidence import Quotation, quotation
from secondsource.views.figures import disagreements
from secondsource.views.index import StoryIndex, Texts
from secondsource.views.page import environment, policy, template_text, trusted
from secondsource.views.plots import Drawing, drawing, matrix, timeline
from secondsource.views.text import moment, one_line, safe_url, shorten

_PLOTTED, _PEOPLE, _QUOTED, _DRAWN, _LISTED = 30, 40, 40, 60, 200
_BLANK = re.compile(r"\s")
# Markup anywhere, what would start a block at the beginning, and what becomes a link by itself.
_NUMBERED = re.compile(r"^(\d+)([.)])")
_SPECIAL = re.compile(r"[\\`*_\[\]|~>$@]|^[#+=-]|:(?=//)|(?<=www)\.")


@dataclass(frozen=True, slots=True)
class Row:
    """A proposition as the report tells it. ``left`` claims are not quoted."""

    number: int
    label: str
    denied: bool
    verdict: str
    flags: tuple[str, ...]
    reason: str
    interval: str
    full: int
    by_organisation: int
    bottleneck: str
    chains: tuple[str, ...]
    disputes: tuple[str, ...]
    disputers: tuple[str, ...]
    quotations: tuple[Quotation, ...]
    left: int
    drawing: Drawing | None


def report_html(records: StoryRecords, texts: Texts, title: str) -> str:
    """Return the report as one page: no script, nothing loaded, fit for printing (UTF-8)."""
    style = trusted(template_text("report.css"), "style")
    context = _context(StoryIndex(records, texts), title, pictures=True)
    template = environment().get_template("report.html")
    return template.render(style=style, policy=policy([], [style]), **context)


def report_markdown(records: StoryRecords, texts: Texts, title: str) -> str:
    """Return the report as Markdown; what comes from articles is escaped."""
    context = _context(StoryIndex(records, texts), title, pictures=False)
    md = environment().overlay(autoescape=False)  # what comes from articles goes through a filter
    md.filters |= {"md": escaped, "piece": _piece}
    return md.get_template("report.md").render(**context)


def escaped(text: object) -> str:
    """Text on one line that Markdown shows as it is: no markup, no HTML, no link."""
    return _piece(one_line(str(text)))


def _piece(text: str) -> str:
    line = _BLANK.sub(" ", text).replace("&", "&amp;").replace("<", "&lt;")
    return _NUMBERED.sub(r"\1\\\2", _SPECIAL.sub(r"\\\g<0>", line))


def _context(story: StoryIndex, title: str, *, pictures: bool) -> dict[str, Any]:
    propositions = list(story.propositions.values())
    several = [p for p in propositions if not story.is_single(p)]  # these come first
    rows = [_row(story, p, i + 1, pictures) for i, p in enumerate(propositions)]
    return {
        "title": one_line(title),
        "counts": _counts(story),
        "rows": rows[: len(several)],
        "singles": rows[len(several) :],
        "timeline": timeline(story, propositions[:_PLOTTED]),
        "matrix": matrix(story, propositions[:_PLOTTED], _PEOPLE),
        "plotted": min(_PLOTTED, len(propositions)),
        "figures": disagreements(story),
        "doubts": _doubts(story),
        "unknown": _unknown(story),
        "suspicions": _suspicions(story),
        "skipped": [(one_line(s.path), one_line(s.reason)) for s in story.records.skipped],
        "documents": _documents(story),
        "models": [one_line(m) for m in story.records.models],
        "listed": _LISTED,
    }


def _counts(story: StoryIndex) -> list[tuple[str, int]]:
    records = story.records
    verdicts = [story.verdict(p.id) for p in records.propositions]
    named = [v.verdict for v in verdicts]
    return [
        ("documents", len(records.documents)),
        ("claims", len(records.claims)),
        ("claimants", len(story.claims_of)),
        ("propositions", len(records.propositions)),
        ("corroborated", named.count("corroborated")),
        ("echoes", named.count("echo")),
        ("disputed", sum("disputed" in v.flags for v in verdicts)),
        ("skipped", len(records.skipped)),
    ]


# --- propositions ---------------------------------------------------------------------------


def _row(story: StoryIndex, proposition: Proposition, number: int, pictures: bool) -> Row:
    verdict = story.verdict(proposition.id)
    support = verdict.support
    members = story.members(proposition)
    echoes = set(verdict.echoes)
    draw = pictures and number <= _DRAWN and len(members) > 1
    return Row(
        number=number,
        label=one_line(proposition.label),
        denied=proposition.polarity == "denied",
        verdict=verdict.verdict.replace("_", " "),
        flags=tuple(f.replace("_", " ") for f in verdict.flags),
        reason=one_line(verdict.reason),
        interval=f"{support.named} [{support.strict}–{support.max}]",
        full=support.full,
        by_organisation=support.by_organisation,
        bottleneck=_bottleneck(verdict),
        chains=tuple(" → ".join(map(one_line, c)) for c in verdict.chains[:_QUOTED]),
        disputes=tuple(_disputes(story, verdict)),
        disputers=tuple(dict.fromkeys(one_line(d.claimant) for d in verdict.disputed_by)),
        quotations=tuple(quotation(story, c, echo=c.id in echoes) for c in members[:_QUOTED]),
        left=max(0, len(members) - _QUOTED),
        drawing=drawing(story, proposition) if draw else None,
    )


def _bottleneck(verdict: Verdict) -> str:
    """The narrowest place in words, nearest the origin first."""
    if not verdict.bottleneck:
        return "none"
    far, near = (
        ", ".join(map(one_line, cut[:6])) + (" …" if len(cut) > 6 else "")
        for cut in (verdict.bottleneck, verdict.bottleneck_near)
    )
    return far if near in ("", far) else f"{far} / {near}"


def _disputes(story: StoryIndex, verdict: Verdict) -> Iterator[str]:
    for dispute in verdict.disputed_by[:_QUOTED]:
        claim = story.claims.get(dispute.claim)
        words = f"{dispute.claimant}: {dispute.reason}"
        yield one_line(words) + (f" (“{shorten(signed(claim, claim.text), 160)}”)" if claim else "")


# --- what stays open ------------------------------------------------------------------------


def _said(story: StoryIndex, claim: Claim) -> str:
    name, outlet = story.claimant_name(claim), story.outlet(claim.document)
    return f"{name} ({outlet}): “{shorten(signed(claim, claim.text), 200)}”"


def _doubts(story: StoryIndex) -> list[tuple[str, str, str, float]]:
    """Pairs of claims of which it could not be decided whether they state the same."""
    return [
        (
            _said(story, story.claims[d.first]),
            _said(story, story.claims[d.second]),
            one_line(d.reason),
            round(d.score, 2),
        )
        for d in story.records.decisions
        if d.kind == "cannot_tell"
    ]


def _unknown(story: StoryIndex) -> list[tuple[str, str]]:
    """Attributed claims whose claimant is not known, and why."""
    claims: Sequence[Claim] = [story.claims[c] for c in story.order]
    return [
        (_said(story, c), one_line(c.note or "no reason was given"))
        for c in claims
        if c.claimant is None and c.voice == "attributed"
    ]


def _suspicions(story: StoryIndex) -> list[tuple[str, str, str]]:
    """Claims that may go back to one origin, where that is not certain."""
    return [
        (_said(story, story.claims[d.claim]), _said(story, story.claims[d.on]), one_line(d.reason))
        for d in story.records.dependences
        if not d.certain
    ]


def _documents(story: StoryIndex) -> list[tuple[str, str, str, str, str | None]]:
    return [
        (
            one_line(d.path),
            story.outlet(d.id),
            moment(d.published),
            story.title(d.id),
            safe_url(d.url),
        )
        for d in story.records.documents
    ]
