"""spaCy pipeline components and what they make of one document; the only place that imports spaCy."""
