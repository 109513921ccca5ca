"""Sections and rows that several commands show."""

from datetime import date
from typing import Annotated

import msgspec

from defender_cli.facts.known import Known
from defender_cli.facts.statements import Answer
from defender_cli.facts.view import View, row
from defender_cli.model import Facts, Label, Record, fields
from defender_cli.model.values import Date, SpecValue, Text
from defender_cli.query.rounds import unreported
from defender_cli.report import Section
from defender_cli.wording.dates import in_words

UNDATED = Text("without a dated source", "zonder bron met een datum")


class Value(Record, frozen=True):
    """A key and its value."""

    key: Annotated[str | None, Label("Key", "Sleutel", "", column=True)] = None
    value: Annotated[SpecValue | None, Label("Value", "Waarde", "", column=True)] = None
    sources: Annotated[tuple[str, ...] | None, Label("Sources", "Bronnen", "")] = None
    note: Annotated[Text | None, Label("Note", "Opmerking", "")] = None
    pending: Annotated[bool | None, Label("Open", "Open", "")] = None
    derived: Annotated[bool | None, Label("Computed", "Berekend", "")] = None


def table(known: Known, name: str) -> Section:
    """Return a table at the top of the fact base as a section."""
    field = fields(Facts)[name]
    title = Text(field.label.en, field.label.nl)
    if field.shape == "collection":
        return Section(name, title, known.views(name), record=field.record)
    return Section(name, title, known.find(name), record=field.record)


class Freshness(Record, frozen=True):
    """How old the facts are."""

    checked: Annotated[
        Date | None,
        Label("checked", "gecontroleerd", "Day on which the facts were last checked as a whole."),
    ] = None
    newest_source: Annotated[
        Date | None,
        Label("newest source", "nieuwste bron", "Day of the newest source among them."),
    ] = None


def freshness(known: Known) -> View:
    """Return how old the facts known on the day are."""
    answer = known.answer("checked")
    checked = answer.value if answer else None
    if isinstance(checked, date) and checked > known.day:
        checked = None
    return row(Freshness, checked=checked, newest_source=known.newest_source())


def age_of_facts(known: Known) -> Text:
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


def without_result(known: Known) -> str:
    """Return the names of the rounds that were run without a result on file, in a row."""
    return ", ".join(str(view.value("name") or view.id) for view in unreported(known))


def results_not_on_file(known: Known) -> tuple[Text, ...]:
    """Return the remark that names the rounds without a result on file, if there are any."""
    names, where = without_result(known), official_results(known)
    if not names:
        return ()
    return (
        Text(f"no result on file: {names}{where.en}", f"geen uitslag bekend: {names}{where.nl}"),
    )


def official_results(known: Known) -> Text:
    """Return where results are published, to stand behind what is not on file."""
    site = known.answer("season.official_results")
    if site is None:
        return Text("", "")
    return Text(f"; official results: {site.value}", f"; officiële uitslagen: {site.value}")


def described(key: str, answer: Answer) -> View:
    """Return a key with its value and where that comes from."""
    return row(
        Value,
        key=key,
        value=msgspec.structs.replace(answer, note=None),
        sources=answer.sources,
        note=answer.note,
        pending=answer.pending,
        derived=answer.derived,
    )
