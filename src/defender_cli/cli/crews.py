"""The crews of a team in a season, each with its latest round."""

from collections.abc import Iterable, Iterator

import msgspec

from defender_cli.facts.asof import AsOf
from defender_cli.facts.entries import Entry
from defender_cli.facts.view import View, row
from defender_cli.lookup import seasons, teams
from defender_cli.report import Section
from defender_cli.schema.fields import COLUMN, F, Record
from defender_cli.schema.types import Country, PersonRef, RoundRef, Text

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
# fmt: on

SHARED = ("number", "driver", "driver_country", "co_driver", "co_driver_country")


def crews_of(facts: AsOf, asked: int | None) -> Section:
    """Return the crews of our team in a season by number, a driver's latest crew first.

    Raises:
        NotFound: no entry of the season asked for is on file.
    """
    team = teams.ours(facts)
    season = seasons.latest_with(facts, asked, with_entries(facts), "entry")
    rows = tuple(_rows(facts, team, season)) if team and season else ()
    title = Text(f"Crews {season}", f"Equipes {season}") if season else Text("Crews", "Equipes")
    return Section("crews", title, rows, CREW, headed=bool(rows))


def with_entries(facts: AsOf) -> list[int]:
    """Return the seasons our team has entries in, the earliest first."""
    team = teams.ours(facts)
    return facts.entries.seasons_of_team(team) if team else []


def _rows(facts: AsOf, team: str, season: int) -> list[View]:
    crews = _crews_in(facts.entries.of_team(team, season))
    return sorted((_row(facts, season, crew) for crew in crews), key=_number)


def _row(facts: AsOf, season: int, entries: list[Entry]) -> View:
    placed = (each for each in entries if facts.answer(f"entries.{each.id}.position"))
    view = facts.view(f"entries.{next(placed, entries[0]).id}")
    made = row(
        CREW,
        season=season,
        rounds=len(entries),
        **{name: view.answer(name) for name in (*SHARED, "round", "category", "position")},
    )
    return msgspec.structs.replace(made, key=view.key)


def _number(crew: View) -> float:
    number = crew.value("number")
    return number if isinstance(number, int) else float("inf")


def _crews_in(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Yield the entries of each crew; one without a co-driver on file is its driver's last crew."""
    crews: dict[tuple[object, object], list[Entry]] = {}
    oldest_first = reversed(tuple(entries))
    partners = {entry.driver: entry.co_driver for entry in oldest_first if entry.co_driver}
    for entry in entries:
        co_driver = entry.co_driver or partners.get(entry.driver)
        crews.setdefault((entry.driver or entry.id, co_driver), []).append(entry)
    yield from crews.values()
