"""The schema of the fact base: its records, their fields and the types of their values."""

from defender_cli.schema import cars, partners, results, season, team
from defender_cli.schema.facts import FACTS
from defender_cli.schema.fields import Field, Record, fields
from defender_cli.schema.sources import SOURCE, Source

__all__ = ["FACTS", "SOURCE", "Field", "Record", "Source", "fields"]

# The tables of the fact base name the records of these modules.
_RECORDS = (cars, partners, results, season, team)
