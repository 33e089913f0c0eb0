"""Cells of CSV tables that a spreadsheet will not take for a formula."""

from __future__ import annotations

import re
from typing import Any

_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")


def harmless(value: Any) -> Any:
    """Return a text that would start a formula with an apostrophe before it, all else as it is.

    Spreadsheets run cells that begin with "=", "+", "-" or "@", and news quotes anybody.
    """
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value
