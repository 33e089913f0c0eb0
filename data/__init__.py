"""The shipped models and the sample story, as package data."""
