"""Annotation with spaCy: what one document says. The only place that imports spaCy."""
