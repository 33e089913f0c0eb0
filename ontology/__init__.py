"""The ontology, its shapes and the shipped queries, as package data."""
