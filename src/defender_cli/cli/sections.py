"""Sections and rows that several commands show."""

from datetime import date

import msgspec

from defender_cli.facts.asof import AsOf
from defender_cli.facts.statements import Answer
from defender_cli.facts.view import View, row
from defender_cli.i18n.dates import in_words
from defender_cli.lookup.rounds import unreported
from defender_cli.report import Section
from defender_cli.schema import FACTS, fields
from defender_cli.schema.fields import COLUMN, F, Record, many
from defender_cli.schema.types import Date, SpecValue, Text

UNDATED = Text("without a dated source", "zonder bron met een datum")


# fmt: off
VALUE = Record(
    "Value",
    "A key and its value.",
    F("key", str, "Key", "Sleutel", flags=COLUMN),
    F("value", SpecValue, "Value", "Waarde", flags=COLUMN),
    F("sources", many(str), "Sources", "Bronnen"),
    F("note", Text, "Note", "Opmerking"),
    F("pending", bool, "Open", "Open"),
    F("derived", bool, "Computed", "Berekend"),
)
# fmt: on


def table(known: AsOf, name: str) -> Section:
    """Return a table at the top of the fact base as a section."""
    field = fields(FACTS)[name]
    title = Text(field.en, field.nl)
    if field.shape == "collection":
        return Section(name, title, known.views(name), record=field.record)
    return Section(name, title, known.find(name), record=field.record)


# fmt: off
FRESHNESS = Record(
    "Freshness",
    "How old the facts are.",
    F("checked", Date, "checked", "gecontroleerd",
      "Day on which the facts were last checked as a whole."),
    F("newest_source", Date, "newest source", "nieuwste bron",
      "Day of the newest source among them."),
)
# fmt: on


def freshness(known: AsOf) -> View:
    """Return how old the facts known on the day are."""
    answer = known.answer("checked")
    checked = answer.value if answer else None
    if isinstance(checked, date) and checked > known.day:
        checked = None
    return row(FRESHNESS, checked=checked, newest_source=known.newest_source())


def age_of_facts(known: AsOf) -> Text:
    """Return the age of the facts in words, for answers that later events may change."""
    fresh = freshness(known)
    return Text(f"facts {_aged(fresh, 'en')}", f"feiten {_aged(fresh, 'nl')}")


def _aged(fresh: View, lang: str) -> str:
    parts = (
        f"{field.heading(lang)} {in_words(str(value), lang)}"
        for name, field in fresh.fields.items()
        if (value := fresh.value(name))
    )
    return ", ".join(parts) or UNDATED.in_language(lang)


def missing_results(known: AsOf) -> Text | None:
    """Return which rounds were run without a result on file, and where the results are."""
    names = ", ".join(str(view.value("name") or view.id) for view in unreported(known))
    where = official_results(known)
    return Text(f"{names}{where.en}", f"{names}{where.nl}") if names else None


def results_not_on_file(known: AsOf) -> tuple[Text, ...]:
    """Return the remark that names the rounds without a result on file, if there are any."""
    missing = missing_results(known)
    if missing is None:
        return ()
    return (Text(f"no result on file: {missing.en}", f"geen uitslag bekend: {missing.nl}"),)


def official_results(known: AsOf) -> Text:
    """Return where results are published, to stand behind what is not on file."""
    site = known.answer("season.official_results")
    if site is None:
        return Text("", "")
    return Text(f"; official results: {site.value}", f"; officiële uitslagen: {site.value}")


def described(key: str, answer: Answer) -> View:
    """Return a key with its value and where that comes from."""
    return row(
        VALUE,
        key=key,
        value=msgspec.structs.replace(answer, note=None),
        sources=answer.sources,
        note=answer.note,
        pending=answer.pending,
        derived=answer.derived,
    )
