"""The fact base: finding, reading, checking and asking it."""
