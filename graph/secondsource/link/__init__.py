"""Linking across documents: entities, events, propositions. Works on records alone."""
