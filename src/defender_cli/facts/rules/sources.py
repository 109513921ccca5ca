"""Sources: complete, dated, used, and no older than what they report."""

from collections.abc import Iterator
from datetime import date

from defender_cli.facts.findings import Finding
from defender_cli.facts.links import dotted, statement_path
from defender_cli.facts.rules.context import Context
from defender_cli.facts.shape import Path
from defender_cli.facts.statements import Fact, known_from
from defender_cli.schema.types import brief

_DATES = ("published", "not_before", "retrieved")
_AT_END = {
    "entries": ("position", "overall_position", "time", "gap"),
    "results": (
        "winner",
        "winning_time",
        "overall_winner",
        "overall_winning_car",
        "overall_winning_time",
        "gap_to_overall",
        "standings",
        "co_driver_standings",
        "overall",
    ),
    "rounds": ("vehicles_at_finish",),
    "stages": ("winner", "time", "margin", "one_two_three", "places", "standing", "overall_winner"),
}
"""Fields that are known once a round or stage has ended."""
_AT_START = {"entries": ("stage_wins",), "results": ("stage_wins", "one_two_threes")}
"""Fields that are known once a round has begun."""
_DECIDED = ("finished", "retired", "disqualified")


def incomplete(case: Context) -> Iterator[Finding]:
    for id, source in case.base.sources.items():
        for name in ("title", "publisher", "language", "kind"):
            if getattr(source, name) is None and ("sources", id, name) not in case.faulty:
                message = f"the source {id} has no {name}"
                yield case.at(f"sources.{id}", "incomplete-source", message, f'add: {name} = "…"')


def undated(case: Context) -> Iterator[Finding]:
    for id, source in case.base.sources.items():
        faulty = {("sources", id, name) for name in _DATES} & case.faulty
        if known_from(source) is None and not faulty:
            yield case.at(
                f"sources.{id}",
                "undated-source",
                f"the source {id} has no date, so its statements never take effect",
                "add published, not_before or retrieved",
            )


def misdated(case: Context) -> Iterator[Finding]:
    for id, source in case.base.sources.items():
        key, day = f"sources.{id}", known_from(source)
        if source.published and source.not_before:
            yield case.at(
                f"{key}.not_before",
                "two-dates",
                f"the source {id} has a day of publication, so not_before has no effect",
                "delete published or not_before",
            )
        if day and source.retrieved and source.retrieved < day:
            yield case.at(
                f"{key}.retrieved",
                "dates-out-of-order",
                f"the source {id} was read ({source.retrieved}) before it was published ({day})",
                "swap the two dates, or correct one",
            )


def to_come(case: Context) -> Iterator[Finding]:
    """A month counts as its last day, which may be to come; its first day may not."""
    for id, source in case.base.sources.items():
        first = source.published or str(source.not_before or "")
        if first > case.today.isoformat():
            name = "published" if source.published else "not_before"
            message = f"the source {id} is dated {first}, which is in the future"
            yield case.at(f"sources.{id}.{name}", "future-date", message, "correct the date")


def unused(case: Context) -> Iterator[Finding]:
    facts = case.base.facts()
    used = {source for fact in facts for each in fact.statements for source in each.cited}
    mentioned: dict[str, list[Path]] = {}
    for each in case.mentions:
        mentioned.setdefault(each.source, []).append(each.table)
    faulty = {path[:length] for path in case.faulty for length in range(len(path) + 1)}
    for id in case.base.sources:
        tables = mentioned.get(id, [])
        if id not in used and faulty.isdisjoint(tables):
            yield case.at(
                f"sources.{id}",
                "unused-source",
                f"the source {id} of {dotted(tables[0])} is overridden by every value below it"
                if tables
                else f"no fact names the source {id}",
                "name it in a fact, or delete it",
            )


def named_twice(case: Context) -> Iterator[Finding]:
    seen: set[tuple[str, Path, str]] = set()
    for each in case.mentions:
        if (each.source, each.table, each.file) in seen:
            message = f"{dotted(each.table)} names the source {brief(each.source)} twice"
            yield Finding("duplicate-source", message, each.path, "delete one", each.file)
        seen.add((each.source, each.table, each.file))


def too_old(case: Context) -> Iterator[Finding]:
    """A source cannot report what happened after it was published.

    One wrong date makes many such values: each record and each source is reported once.
    """
    reported: set[str] = set()
    for fact in case.base.facts():
        collection, id, name = (*fact.key.split("."), "", "")[:3]
        happened = _happened(case, fact, collection, id, name)
        if happened is None or fact.key in case.suspects:
            continue
        record = f"{collection}.{id}"
        for source, found in _older(case, fact, happened):
            if reported.isdisjoint((record, source)):
                yield found
            reported |= {record, source}


def _happened(case: Context, fact: Fact, collection: str, id: str, name: str) -> date | None:
    """Return the first day on which a value could be known, or None if any day will do."""
    if fact.field.name == "win_years" or (name == "titles" and fact.field.name == "year"):
        value = case.value(fact.key)
        years = value if isinstance(value, tuple) else (value,)
        known = [year for year in years if isinstance(year, int) and 0 < year <= date.max.year]
        return date(max(known), 1, 1) if known else None
    if collection == "stages" and name in _AT_END["stages"]:
        return case.day(f"stages.{id}.day") or case.begins(_round(case, f"stages.{id}"))
    round = f"rounds.{id}" if collection != "entries" else _round(case, f"entries.{id}")
    if name in _AT_END.get(collection, ()):
        return case.ends(round)
    if name in _AT_START.get(collection, ()) or (collection, name) == ("entries", "status"):
        return case.begins(round)
    return None


def _round(case: Context, key: str) -> str:
    return f"rounds.{case.value(f'{key}.round')}"


def _older(case: Context, fact: Fact, happened: date) -> Iterator[tuple[str, Finding]]:
    for at, statement in enumerate(fact.statements):
        forecast = fact.field.name == "status" and statement.value not in _DECIDED
        if statement.value is None or forecast or statement.valid_from:
            continue
        path = (*statement_path(fact, at), "source")
        for source in statement.sources:
            day = case.base.known_day(source)
            if day < happened:
                message = f"{fact.key} happened on {happened} or later,"
                message += f" but its source {source} is of {day}"
                fix = "name a later source, or correct one of the two dates"
                yield source, Finding("source-too-old", message, path, fix, statement.file)


def before_source(case: Context) -> Iterator[Finding]:
    """A value that its source announces holds from a later day than the source's own."""
    for fact in case.base.facts():
        for at, statement in enumerate(fact.statements):
            days = [case.base.known_day(source) for source in statement.sources]
            if statement.valid_from and days and statement.valid_from < min(days):
                yield Finding(
                    "before-source",
                    f"{fact.key} holds from {statement.valid_from}, before its first source"
                    f" ({min(days)})",
                    (*statement_path(fact, at), "valid_from"),
                    "delete valid_from, or name an earlier source",
                    statement.file,
                )


RULES = (
    incomplete,
    undated,
    misdated,
    to_come,
    unused,
    named_twice,
    too_old,
    before_source,
)
