"""One self-contained HTML file from a template: nothing is loaded, nothing inline but ours runs.

Scripts and styles are inserted by us and named by their hash in the page's content security
policy; data travel as JSON in a script element that browsers do not execute.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

_SURROGATES = re.compile("[\ud800-\udfff]")
_UNSAFE = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}


def environment() -> Environment:
    """The Jinja2 environment of the package's templates: everything is escaped, no undefined."""
    return Environment(
        loader=PackageLoader("secondsource.views"),
        autoescape=select_autoescape(("html",), default_for_string=True, default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def template_text(name: str) -> str:
    """The text of a file in the package's ``templates`` folder."""
    path = resources.files("secondsource.views") / "templates" / name
    return path.read_text(encoding="utf-8")


def data_element(value: Any) -> Markup:
    """JSON that can stand in a ``<script type="application/json">`` whatever it holds."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = _SURROGATES.sub("\ufffd", text)
    for character, escape in _UNSAFE.items():
        text = text.replace(character, escape)
    return Markup(text)  # noqa: S704  # nosec: "<", ">" and "&" are escaped above


def policy(scripts: Sequence[str], styles: Sequence[str]) -> str:
    """A content security policy that allows these inline scripts and styles and nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hashes(scripts)}",
            f"style-src {_hashes(styles)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def trusted(text: str, closing: str) -> Markup:
    """Our own script or style for inlining; it must not hold its element's closing tag."""
    if f"</{closing}" in text.lower() or "<!--" in text:
        raise ValueError(f"text for a {closing} element must not hold </{closing} or <!--")
    return Markup(text)  # noqa: S704


def _hashes(texts: Sequence[str]) -> str:
    if not texts:
        return "'none'"
    return " ".join(f"'sha256-{_digest(text)}'" for text in texts)


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
