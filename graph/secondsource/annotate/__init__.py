"""Annotation with spaCy: what one document says. The only place that imports spaCy.

Importing this package also registers the spaCy component ``secondsource_attribution``.
"""

from __future__ import annotations

from secondsource.annotate.annotator import Annotator, load

__all__ = ["Annotator", "load"]
