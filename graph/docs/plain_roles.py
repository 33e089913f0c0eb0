"""A hook of mkdocs: roles in docstrings (``:func:`x```) are shown as plain code."""

from __future__ import annotations

import re
from typing import Any

_ROLE = re.compile(r":(?:func|class|mod|data|meth):(?=<code>|<a )")


def on_page_content(html: str, **_: Any) -> str:
    """Drop the name of each role and keep what it names."""
    return _ROLE.sub("", html)
