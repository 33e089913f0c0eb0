"""Second Source: who says what, and who else says so."""

from __future__ import annotations

__version__ = "0.1.0"
