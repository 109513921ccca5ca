"""Facts about the Defender Rally team, each with its source."""

__version__ = "0.1.0"
