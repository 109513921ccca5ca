"""`defender drivers`: the crews of a season, or one person's profile."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any

import msgspec
import typer

from defender_cli.cli import completion
from defender_cli.cli.options import Request, Season, shares_options
from defender_cli.cli.sections import age_of_facts, not_on_file
from defender_cli.facts.asof import AsOf
from defender_cli.facts.entries import Entry
from defender_cli.facts.view import View, row
from defender_cli.lookup import seasons, teams
from defender_cli.lookup.people import resolve
from defender_cli.report import Report, Section
from defender_cli.schema import fields
from defender_cli.schema.fields import COLUMN, F, Record, records
from defender_cli.schema.team import PERSON
from defender_cli.schema.types import Country, PersonRef, RoundRef, Text

app = typer.Typer(rich_markup_mode=None)

# fmt: off
CREW = Record(
    "Crew",
    "A crew of a season, with its latest round.",
    F("season", int, "Season", "Seizoen", "The season of the entry."),
    F("number", int, "No.", "Nr.", "Car number.", flags=COLUMN),
    F("driver", PersonRef, "Driver", "Coureur", "Who drives.", flags=COLUMN),
    F("driver_country", Country, "From", "Uit", "The driver's nationality.", flags=COLUMN),
    F("co_driver", PersonRef, "Co-driver", "Navigator", "Who navigates.", flags=COLUMN),
    F("co_driver_country", Country, "From", "Uit", "The co-driver's nationality.", flags=COLUMN),
    F("rounds", int, "Rounds", "Rondes", "Rounds of the season entered together."),
    F("round", RoundRef, "Round", "Ronde", "The latest of them, one with a result first.",
      flags=COLUMN),
    F("category", str, "Category", "Categorie", "The category entered in it."),
    F("position", int, "Pos.", "Plaats", "The place in the category.", flags=COLUMN),
)
PROFILE = Record(
    "Profile",
    "Somebody who drives or navigates, with all entries.",
    *fields(PERSON).values(),
    F("entries", records("Entry"), "Entries", "Deelnames", "Rounds driven or navigated in."),
)
# fmt: on

NO_ENTRY = Text("entry", "inschrijving")
SHARED = ("number", "driver", "driver_country", "co_driver", "co_driver_country")
STAFF = ("role", "other_roles", "previous_role", "next_role", "since", "until", "joined",
         "predecessor", "reports_to", "achievements")  # fmt: skip
"""Fields of people that a driver's profile shows only where they are known."""


def _records(typed: Mapping[str, Any]) -> completion.Records:
    return completion.Records(CREW if typed["driver"] is None else PROFILE)


@app.command()
@shares_options
@completion.answers_with(_records)
def drivers(
    request: Request,
    driver: Annotated[
        str | None,
        typer.Argument(
            autocompletion=completion.drivers,
            help="A driver or co-driver: name, alias or car number.",
        ),
    ] = None,
    season: Season = None,
) -> Report:
    """Who drives with whom in a season; or everything about one driver or co-driver.

    Examples:

      defender drivers
      defender drivers baciuska --sources
      defender drivers --as-of 2025-05-07
    """
    facts = request.known
    if driver is None:
        return _crews(facts, season)
    id = resolve(facts, driver, season)
    section = Section("driver", Text("Driver", "Coureur"), _profile(facts, id))
    return Report((section,), (age_of_facts(facts),))


def _crews(facts: AsOf, asked: int | None) -> Report:
    section = crews_of(facts, asked)
    season = section.records[0].value("season") if section.records else None
    missing = not_on_file(facts, season, NO_ENTRY) if asked is None else ()
    return Report((section,), (*missing, age_of_facts(facts)) if section.records else missing)


def crews_of(facts: AsOf, asked: int | None) -> Section:
    """Return the crews of our team in a season, each once, with its latest round.

    Raises:
        NotFound: no entry of the season asked for is on file.
    """
    team = teams.ours(facts)
    on_file = facts.entries.seasons_of_team(team) if team else []
    season = seasons.latest_with(facts, asked, on_file)
    rows = tuple(_crew_rows(facts, team, season)) if team and season else ()
    title = Text(f"Crews {season}", f"Equipes {season}") if season else Text("Crews", "Equipes")
    return Section("crews", title, rows, record=CREW, headed=bool(rows))


def _crew_rows(facts: AsOf, team: str, season: int) -> Iterator[View]:
    for entries in _crews_in(facts.entries.of_team(team, season)):
        placed = (each for each in entries if facts.answer(f"entries.{each.id}.position"))
        entry = next(placed, entries[0])
        view = facts.view(f"entries.{entry.id}")
        made = row(
            CREW,
            season=season,
            rounds=len(entries),
            **{name: view.answer(name) for name in (*SHARED, "round", "category", "position")},
        )
        yield msgspec.structs.replace(made, key=view.key)


def _crews_in(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Yield the entries of each crew; one without a co-driver on file is its driver's last crew."""
    crews: dict[tuple[object, object], list[Entry]] = {}
    oldest_first = reversed(tuple(entries))
    partners = {entry.driver: entry.co_driver for entry in oldest_first if entry.co_driver}
    for entry in entries:
        co_driver = entry.co_driver or partners.get(entry.driver)
        crews.setdefault((entry.driver or entry.id, co_driver), []).append(entry)
    yield from crews.values()


def _profile(facts: AsOf, id: str) -> View:
    """Return all about a person with the entries; posts off the track only if there are any."""
    view = facts.view(f"people.{id}")
    entries = tuple(facts.view(f"entries.{each.id}") for each in facts.entries.of_person(id))
    cells = {
        name: entries if name == "entries" else view.cells[name]
        for name in fields(PROFILE)
        if name not in STAFF or view.cells[name]
    }
    return View(view.key, PROFILE, cells)
