"""Training recipe of the spaCy pipeline: tags, morphology, parse, lemmas, names."""
