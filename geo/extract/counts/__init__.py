"""Counts of killed, wounded, captured and missing: people and their fates brought together."""
