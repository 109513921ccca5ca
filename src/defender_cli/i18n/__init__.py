"""Wording of values and messages, in English and Dutch."""
