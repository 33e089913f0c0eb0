"""Training recipe of the attribution model: who is reported to have said what."""
