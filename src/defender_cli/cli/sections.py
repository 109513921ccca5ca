"""Sections and rows that several commands show."""

from collections.abc import Iterable, Sequence
from datetime import date

from defender_cli.cli.request import Request
from defender_cli.facts.asof import AsOf
from defender_cli.facts.statements import Answer
from defender_cli.facts.view import View, row
from defender_cli.i18n.dates import in_words
from defender_cli.lookup import teams
from defender_cli.lookup.rounds import without_result
from defender_cli.report import Section, Span, YearChart
from defender_cli.schema import FACTS, fields
from defender_cli.schema.fields import COLUMN, F, Record
from defender_cli.schema.types import AnyValue, Date, Text

AGES = {
    "checked": Text("checked", "gecontroleerd op"),
    "newest_source": Text("newest source", "nieuwste bron van"),
}
UNDATED = Text("without a dated source", "zonder bron met een datum")


# fmt: off
VALUE = Record(
    "Value",
    "A key and its value.",
    F("key", str, "Key", "Sleutel", flags=COLUMN),
    F("value", AnyValue, "Value", "Waarde", flags=COLUMN),
    ids=False,
    cited=True,
)
# fmt: on


def records_of(name: str) -> Record:
    """Return the kind of records that a table of the facts holds."""
    kind = fields(FACTS)[name].record
    assert kind is not None
    return kind


def table(facts: AsOf, name: str) -> Section:
    """Return the records of a collection that belong to our team as a section."""
    field, kind = fields(FACTS)[name], records_of(name)
    return Section(name, Text(field.en, field.nl), teams.views(facts, name), kind)


def record(facts: AsOf, name: str, id: str | None = None) -> Section:
    """Return a record as a section: of our team the first, if no id is given."""
    field, kind = fields(FACTS)[name], records_of(name)
    found = teams.views(facts, name) if id is None else (facts.find(f"{name}.{id}"),)
    return Section(name, Text(field.en, field.nl), next(iter(found), None), kind)


# fmt: off
FRESHNESS = Record(
    "Freshness",
    "How old the facts are.",
    F("checked", Date, "checked", "gecontroleerd",
      "Day on which the facts were last checked as a whole."),
    F("newest_source", Date, "newest source", "nieuwste bron",
      "Day of the newest source among them."),
    ids=False,
)
# fmt: on


def freshness(facts: AsOf) -> View:
    """Return how old the facts known on the day are."""
    answer = facts.answer("checked")
    checked = answer.value if answer else None
    if isinstance(checked, date) and checked > facts.day:
        checked = None
    return row(FRESHNESS, checked=checked, newest_source=facts.newest_source())


def age_of_facts(facts: AsOf) -> Text:
    """Return the age of the facts in words, for answers that later events may change."""
    fresh = freshness(facts)
    return Text(f"facts{_aged(fresh, 'en')}", f"feiten{_aged(fresh, 'nl')}")


def _aged(fresh: View, lang: str) -> str:
    parts = (
        f"{words.in_language(lang)} {in_words(str(value), lang)}"
        for name, words in AGES.items()
        if (value := fresh.value(name))
    )
    colon = "" if fresh.value("checked") else ":"
    return f"{colon} {', '.join(parts) or UNDATED.in_language(lang)}"


def missing_results(facts: AsOf, *shown: int | None) -> Text | None:
    """Return which rounds of seasons were run without a result on file, and where results are."""
    names = _without_result(facts, shown)
    site = _results_site(facts)
    see = Text(f"; see {site}", f"; zie {site}") if site else Text("", "")
    return Text(f"{names}{see.en}", f"{names}{see.nl}") if names else None


def _without_result(facts: AsOf, shown: tuple[int | None, ...]) -> str:
    names = {id: facts.answer(f"rounds.{id}.name") for id in without_result(facts, shown)}
    return ", ".join(str(name.value) if name else id for id, name in names.items())


def results_not_on_file(facts: AsOf, *shown: int | None) -> tuple[Text, ...]:
    """Return the remark that names the rounds of seasons without a result, if there are any."""
    names, where = _without_result(facts, shown), official_results(facts)
    if not names:
        return ()
    return (
        Text(f"no result on file: {names}{where.en}", f"geen uitslag bekend: {names}{where.nl}"),
    )


def where_results_are(facts: AsOf, *shown: int | None) -> tuple[Text, ...]:
    """Return the remark that says where results are published, below rows that lack some."""
    site = _results_site(facts)
    if not site or not _without_result(facts, shown):
        return ()
    return (Text(f"official results: {site}", f"officiële uitslagen: {site}"),)


def official_results(facts: AsOf) -> Text:
    """Return the site with official results, as the end of a remark."""
    site = _results_site(facts)
    if site is None:
        return Text("", "")
    return Text(f"; official results: {site}", f"; officiële uitslagen: {site}")


def _results_site(facts: AsOf) -> str | None:
    latest = next(reversed(facts.ids("seasons")), None)
    site = facts.answer(f"seasons.{latest}.official_results") if latest else None
    return str(site.value) if site else None


def not_on_file(facts: AsOf, on_file: Sequence[int], what: Text) -> tuple[Text, ...]:
    """Return a remark for each season after those on file of which only the rounds are known."""
    later = [season for season in facts.calendar.seasons if on_file and season > max(on_file)]
    return tuple(
        Text(f"no {what.en} of {season} is on file", f"van {season} is nog geen {what.nl} bekend")
        for season in later
    )


def described(key: str, answer: Answer) -> View:
    """Return a key with its value, which says where it comes from."""
    return row(VALUE, key=key, value=answer)


def one_year(chart: YearChart) -> YearChart:
    """Return a drawing of one year alone: that of the day if it has rounds, else the first."""
    years = {span.start.year for span in chart.spans}
    year = chart.day.year if chart.day.year in years else min(years, default=0)
    spans = tuple(span for span in chart.spans if span.start.year == year)
    return YearChart(spans, chart.day, chart.is_today)


def year_chart(request: Request, rounds: Iterable[View]) -> YearChart:
    """Return the drawing of the years in which some rounds are held, with the day asked for."""
    spans = tuple(
        Span(str(view.value("number") or "●"), str(view.value("name") or view.id), start, end)
        for view in rounds
        if isinstance(start := view.value("start"), date)
        and isinstance(end := view.value("end"), date)
    )
    return YearChart(spans, request.day, is_today=request.day == request.today)
