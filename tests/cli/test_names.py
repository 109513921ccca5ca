"""Names of drivers, rounds and specs, and the records they resolve to."""

import pytest

from tests.conftest import Run, Write

PEOPLE = """
[people.wit_07]
source = "first"
seat = "driver"
name = "Anna de Wit"
full_name = "Johanna Maria de Wit"
nicknames = ["Fox", "The Fox"]

[people.fox]
source = "first"
seat = "driver"
name = "Ben Zwart"

[people.bergman]
source = "first"
seat = "driver"
name = "Carl Bergman"

[people.berger]
source = "first"
seat = "driver"
name = "Dora Berger"

[people.berg]
source = "first"
seat = "driver"
name = "Emil Berg"

[people.bergfors]
source = "first"
seat = "driver"
name = "Finn Bergfors"
"""


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("WIT-07", "wit_07"),  # the id, written in another way
        ("johanna maria de wit", "wit_07"),
        ("Wit, Anna de", "wit_07"),
        ("wit", "wit_07"),
        ("the fox", "wit_07"),
        ("fox", "fox"),  # an id in full goes before another's name
        ("berg", "berg"),  # and before one that starts so
    ],
)
def test_a_person_is_found_by_whatever_names_him_alone(
    run: Run, facts_file: Write, text: str, id: str
) -> None:
    assert run("drivers", text, "--json", "--facts", facts_file(PEOPLE)).json()["id"] == id


def test_a_word_too_short_to_be_a_name_names_nobody(run: Run, facts_file: Write) -> None:
    assert run("drivers", "de", "--facts", facts_file(PEOPLE)).code == 3


def test_a_start_of_many_names_is_told_three_of_them(run: Run, facts_file: Write) -> None:
    done = run("drivers", "ber", "--json", "--facts", facts_file(PEOPLE))
    assert done.code == 3
    assert done.error()["suggestions"] == ["bergman", "berger", "berg"]


def test_what_comes_near_no_name_is_told_the_command_that_lists_them(
    run: Run, facts_file: Write
) -> None:
    done = run("drivers", "qqqq", "--facts", facts_file(PEOPLE))
    assert done.err.splitlines() == [
        'defender: error: no driver matches "qqqq"',
        "  try: defender drivers",
    ]


@pytest.mark.parametrize("text", ["Round 2", "ronde 2", "2"])
def test_a_round_can_be_called_by_its_number(run: Run, text: str) -> None:
    assert run("schedule", text, "--json").json()["id"] == "portugal_2026"


def test_a_name_of_two_people_is_told_commands_that_name_one(run: Run, facts_file: Write) -> None:
    file = facts_file(
        """
        [people]
        source = "first"
        adrien = { name = "Adrien Metge", seat = "driver" }
        mika = { name = "Mika Metge", seat = "driver" }
        """
    )
    error = run("drivers", "metge", "--json", "--facts", file).error()
    assert (error["code"], error["input"]) == ("ambiguous", "metge")
    assert error["suggestions"] == ["adrien", "mika"]
    hint = run("drivers", "metge", "--facts", file).err.splitlines()[-1]
    assert hint == "  try: defender drivers adrien"


def test_a_slip_in_a_name_of_two_people_is_told_both(run: Run, facts_file: Write) -> None:
    file = facts_file(
        """
        [people]
        source = "first"
        adrien = { name = "Adrien Metge", seat = "driver" }
        mika = { name = "Mika Metge", seat = "driver" }
        """
    )
    done = run("drivers", "mettge", "--json", "--facts", file)
    assert (done.code, done.error()["suggestions"]) == (3, ["adrien", "mika"])


def test_a_round_is_found_by_a_name_of_its_own_and_by_its_country(
    run: Run, facts_file: Write
) -> None:
    file = facts_file(
        """\
[events.gobi]
source = "first"
name = "Gobi Rally"

[rounds.gobi_2026]
source = "first"
event = "gobi"
name = "Silk Trophy"
season = 2026
number = 1
country = "MN"
start = 2026-05-01
"""
    )
    for name in ("gobi", "silk trophy", "Mongolia", "mongolië"):
        assert run("schedule", name, "--json", "--facts", file).json()["id"] == "gobi_2026", name
