"""CoNLL-U files, names derived from them, and the spaCy pipeline that ships."""
