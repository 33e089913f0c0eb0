"""Colours of the pages: enough contrast to read, and told apart by colour-blind eyes."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence

import pytest

from secondsource.views.page import template_text

Colours = dict[str, str]
VERDICTS = "corroborated echo single_source unattributed conditional_only cannot_tell against"
GROUNDS = "ground paper card event document mark-source mark-cue mark-content"
TEXT = [
    *(("ink", g) for g in GROUNDS.split()),
    *(("ink", f"{v}-fill") for v in VERDICTS.split()),
    *(("soft", g) for g in ("ground", "paper", "card", "event")),
    *((v, f"{v}-fill") for v in VERDICTS.split()),
    *((c, g) for c in ("focus", "narrow") for g in ("ground", "paper")),
]
ORIGINS = ["o0", "o1", "o2", "o3", "o4", "o5"]
SHAPES = (
    "person organisation group place other outlet document-line carrier claim narrow against"
    " corroborates echoes none"
).split()
# How those see who lack one kind of cone (Machado, Oliveira and Fernandes 2009), linear RGB.
EYES = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def schemes(name: str) -> dict[str, Colours]:
    """The colours of a style sheet, light and dark."""
    found = re.findall(r":root \{(.*?)\}", template_text(name), re.S)
    light, dark = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", block)) for block in found)
    assert len(light) > 15
    return {"light": light, "dark": {**light, **dark}}


PAGES = {name: schemes(name) for name in ("graph.css", "report.css")}
SCHEMES = [(name, scheme) for name in PAGES for scheme in ("light", "dark")]


def linear(colour: str) -> tuple[float, ...]:
    full = colour if len(colour) == 7 else "#" + "".join(2 * c for c in colour[1:])
    parts = [int(full[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return tuple(p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)


def contrast(first: str, second: str) -> float:
    """The contrast of two colours as WCAG 2 defines it."""
    weights = (0.2126, 0.7152, 0.0722)
    light = sorted(dot(weights, linear(c)) for c in (first, second))
    return (light[1] + 0.05) / (light[0] + 0.05)


def dot(first: Sequence[float], second: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(first, second, strict=True))


def seen(colour: str, eyes: str) -> tuple[float, float, float]:
    """A colour in CIE Lab, as certain eyes see it."""
    raw = linear(colour)
    rgb = [min(1.0, max(0.0, dot(row, raw))) for row in EYES[eyes]]
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    xyz = [dot(row, rgb) for row in to_xyz]
    x, y, z = (
        t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116
        for t in (xyz[0] / 0.9505, xyz[1], xyz[2] / 1.089)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def apart(first: str, second: str, eyes: str) -> float:
    return math.dist(seen(first, eyes), seen(second, eyes))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read(scheme: str) -> None:
    colours = PAGES["graph.css"][scheme]
    assert [p for p in TEXT if contrast(colours[p[0]], colours[p[1]]) < 4.5] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_of_the_report_can_be_read(scheme: str) -> None:
    colours = PAGES["report.css"][scheme]
    words = ["ink", "soft", "corroborated", "echo", "single", "conditional", "against", "link"]
    low = [w for w in words if contrast(colours[w], colours["paper"]) < 4.5]
    marks = [
        m
        for m in ("source", "cue", "content")
        if contrast(colours["ink"], colours[f"mark-{m}"]) < 4.5
    ]
    assert (low, marks) == ([], [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_shapes_and_lines_can_be_seen(scheme: str) -> None:
    colours = PAGES["graph.css"][scheme]
    grounds = [colours["card"], colours["ground"]]
    faint = [s for s in [*SHAPES, *ORIGINS] if min(contrast(colours[s], g) for g in grounds) < 3]
    assert faint == []


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize(("page", "scheme"), SCHEMES)
def test_origins_are_told_apart(page: str, scheme: str, eyes: str) -> None:
    colours = PAGES[page][scheme]
    near = [
        (a, b)
        for a, b in itertools.combinations([*ORIGINS, "none", "against"], 2)
        if apart(colours[a], colours[b], eyes) < 15
    ]
    assert near == []


def test_the_yardstick_finds_what_eyes_confuse() -> None:
    assert apart("#a86f00", "#c64a00", "deutan") < 5 < apart("#a86f00", "#c64a00", "all")
    assert round(contrast("#000000", "#ffffff")) == 21
    assert contrast("#777777", "#ffffff") < 4.5
