"""Every command at six widths: all of it there, in lines that fit, with no word broken."""

import re
from collections import Counter

import pytest

from tests.conftest import Run, Write
from tests.terminal.conftest import Look, Send, screen

WIDTHS = (40, 60, 80, 100, 140, 200)
WIDE = 1000
COMMANDS = [
    "",
    "team",
    "drivers",
    "drivers peterhansel",
    "car specs --compare",
    "car specs fuel --cite",
    "schedule",
    "results",
    "results dakar",
    "results dakar --stages",
    "category",
    "timeline",
    "sources people.peterhansel.career.dakar.starts",
    "facts diff --since 2025-05-07 --as-of 2025-05-16",
]
LONG = 24
"""A longer word may be folded."""

ADDRESS = re.compile(r"https?://\S+")
LINK = re.compile(r"\x1b\]8;;(\S*?)\x1b\\")


DUTCH = ["", "team", "drivers peterhansel", "results dakar --stages"]


@pytest.mark.parametrize(
    ("command", "lang"),
    [*((command, "en") for command in COMMANDS), *((command, "nl") for command in DUTCH)],
)
def test_words_stay_whole_and_none_is_lost(draw: Send, command: str, lang: str) -> None:
    argv = (*command.split(), "--color", "never", "--lang", lang)
    wide = words(text(draw(WIDE, *argv)))
    pieces = {piece for word in wide for piece in re.split(r"(?<=[-/.?&])", word)}
    long = [word for word in wide if len(word) > LONG]
    for width in WIDTHS:
        lines = text(draw(width, *argv))
        # An address is never broken: it stands on a line of its own, as long as that may be.
        assert [line for line in lines if len(line) > width and not ADDRESS.fullmatch(line)] == []
        narrow = words(lines)
        assert {word for word in wide if "://" in word} <= narrow.keys()
        if any(line.startswith(("No room here", "Hier geen ruimte")) for line in lines):
            # The table says which of its columns it leaves out.
            continue
        broken = {
            word
            for word in narrow.keys() - wide.keys()
            if not all(part in pieces for part in re.split(r"(?<=-)(?=.)", word))
            and not any(word in each for each in long)
        }
        assert broken == set(), width
        assert letters(wide) - letters(narrow) == Counter(), width


def text(sent: str) -> list[str]:
    """Return the lines of an answer before what is drawn to the width in ways of its own."""
    return re.split(r"\n\r?\n(?:Winner|Winnaar|2026)\r?\n", sent)[0].splitlines()


def words(lines: list[str]) -> Counter[str]:
    return Counter(word for line in lines for word in line.split() if not set(word) <= set("█─"))


def letters(words: Counter[str]) -> Counter[str]:
    return Counter(
        letter for word, times in words.items() for letter in word * times if letter.isalnum()
    )


ASKED = ("drivers", "--fields", "number,driver,co_driver", "--where", "number>500")
AGE = "facts: newest source 20 Mar 2026"


def test_a_table_keeps_its_rows_on_a_line_as_long_as_they_fit(look: Look) -> None:
    assert look(40, *ASKED) == [
        "Crews 2026",
        "No.  Driver          Co-driver",
        "──────────────────────────────────",
        "502  Rokas Baciuška  Oriol Vidal",
        "504  Sara Price      Sean Berriman",
        AGE,
    ]


def test_a_table_breaks_its_cells_between_words_before_it_gives_up(look: Look) -> None:
    assert look(30, *ASKED) == [
        "Crews 2026",
        "No.  Driver        Co-driver",
        "──────────────────────────────",
        "502  Rokas         Oriol Vidal",
        "     Baciuška",
        "504  Sara Price    Sean",
        "                   Berriman",
        "facts: newest source 20 Mar",
        "2026",
    ]


def test_a_narrow_terminal_gets_one_record_below_another(look: Look) -> None:
    assert look(22, *ASKED) == [
        "Crews 2026",
        "No.       502",
        "Driver    Rokas",
        "          Baciuška",
        "Co-       Oriol Vidal",
        "driver",
        "",
        "No.       504",
        "Driver    Sara Price",
        "Co-       Sean",
        "driver    Berriman",
        "facts: newest source",
        "20 Mar 2026",
    ]


def test_a_column_left_out_takes_its_notes_along(look: Look, facts_file: Write) -> None:
    file = facts_file(
        """\
[rounds.one]
source = "first"
season = 2025
start = 2025-06-01
[stages.one_01]
source = "first"
round = "one"
number = 1
label = { en = "Longestnameofanyrallysta", nl = "Langstenaamvaneenrallyet" }
start_place = "Longestnameofanyplacethe"
finish_place = "Too"
day = 2025-06-02
special = { value = 372, note = { en = "seen", nl = "gezien" } }
time = { value = "04:05:06", note = { en = "unseen", nl = "ongezien" } }
"""
    )
    asked = ("results", "one", "--stages", "--facts", str(file))
    assert "unseen" in " ".join(look(200, *asked))
    lines = look(80, *asked)
    assert "No room here for: Time (try --fields, or a wider window)" in lines
    assert [line for line in lines if line.startswith("*")] == ["*1  seen"]


def test_prose_hangs_under_its_own_beginning(look: Look) -> None:
    lines = look(40, "drivers", "price", "--fields", "name,motocross_titles")
    assert lines == [
        "Name              Sara Price",
        "Amateur           17 (national titles;",
        "motocross titles  other sources say 19;",
        "                  sources disagree)",
        AGE,
    ]


def test_wide_characters_and_accents_stand_in_line(look: Look, facts_file: Write) -> None:
    file = facts_file(
        """\
[people]
source = "first"
one = { name = "三浦昂" }
two = { name = "Peterhänsel" }
three = { name = "Ze\u0301" }
[teams.team]
source = "first"
name = "Team"
[events.dakar]
source = "first"
name = "Dakar"
[rounds.dakar_2025]
source = "first"
event = "dakar"
season = 2025
[entries]
source = "first"
dakar_2025_one = { round = "dakar_2025", team = "team", number = 1, driver = "one" }
dakar_2025_two = { round = "dakar_2025", team = "team", number = 22, driver = "two" }
dakar_2025_three = { round = "dakar_2025", team = "team", number = 3, driver = "three" }
"""
    )
    # Each of the wide characters takes two columns on the screen.
    assert look(60, "drivers", "--fields", "number,driver", "--facts", file) == [
        "Crews 2025",
        "No.  Driver",
        "────────────────",
        "  1  三浦昂",
        "  3  Zé",
        " 22  Peterhänsel",
        "facts: newest source 30 Nov 2025",
    ]


def test_whether_coloured_or_not_it_says_the_same(draw: Send) -> None:
    for command in ("", "schedule", "results dakar", "car specs --compare"):
        coloured = draw(80, *command.split(), "--color", "always")
        plain = draw(80, *command.split(), "--color", "never")
        assert "\x1b[" in coloured
        assert "\x1b" not in plain
        assert re.sub(r"\x1b\[[0-9;]*m", "", LINK.sub("", coloured)) == plain


def test_an_address_is_a_link_where_the_terminal_has_colour(send: Send) -> None:
    asked = ("drivers", "price", "--fields", "country", "--sources")
    sent = send(80, *asked)
    opened = LINK.findall(sent)[::2]
    assert opened
    assert all(f"\x1b]8;;{url}\x1b\\{url}\x1b]8;;\x1b\\" in sent for url in opened)
    assert "\x1b" not in send(80, *asked, "--color", "never")


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_the_classification_is_a_table_from_80_columns_on(look: Look, lang: str) -> None:
    for width in (80, 100, 140, 200):
        lines = look(width, "results", "dakar", "--lang", lang)
        at = lines.index("Final classification" if lang == "en" else "Eindklassement")
        rule = next(row for row in range(at, len(lines)) if lines[row].startswith("──"))
        assert lines[rule + 1].split()[:3] == ["1", "502", "Rokas"]


@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_that_wants_no_colour_gets_none(send: Send, environ: dict[str, str]) -> None:
    assert "\x1b" not in send(80, "drivers", **environ)


def test_no_pager_comes_between(send: Send) -> None:
    sent = send(80, "car", "specs", PAGER="false", LESS="", MANPAGER="false")
    assert sent.startswith("\x1b[1mEngine")
    assert len(sent.splitlines()) > 100


def test_a_pipe_has_no_width_and_no_lines(run: Run) -> None:
    done = run("car", "specs", "--compare")
    assert max(map(len, done.out.splitlines())) > 150
    assert "──" not in done.out


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize(
    "day", ["2025-05-07", "2026-01-10", "2026-04-01", "2026-10-10", "2026-11-25", "2027-01-01"]
)
def test_the_overview_fits_one_screen(look: Look, lang: str, day: str) -> None:
    lines = look(80, "--lang", lang, "--as-of", day)
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80


def test_dates_are_in_words_on_a_terminal_and_for_programs_in_a_pipe(look: Look, run: Run) -> None:
    asked = ("schedule", "--season", "2026", "--fields", "start,rest_day", "--where", "number=1")
    assert look(40, *asked)[3] == "3 Jan 2026  10 Jan 2026"
    assert look(40, *asked, "--lang", "nl")[3] == "3 jan 2026  10 jan 2026"
    assert run(*asked).out.splitlines()[2] == "2026-01-03  2026-01-10"
    assert run(*asked, "--format", "md").out.splitlines()[4] == "| 2026-01-03 | 2026-01-10 |"


def test_a_terminal_without_such_signs_gets_others(send: Send) -> None:
    ascii = {"PYTHONIOENCODING": "ascii"}
    lines = screen(80, send(80, "results", "dakar", "--stages", **ascii))
    at = next(at for at, line in enumerate(lines) if line == "Winner")
    assert lines[at + 2] == "-" * 73
    assert lines[at + 4] == (
        "Sara Price            x  .  x  .  .  .  x  .  .  .   .   .   x   .  3 + P"
    )
    lines = screen(40, send(40, "schedule", "--as-of", "2026-01-20", **ascii))
    at = lines.index("2026") + 1
    assert lines[at : at + 3] == [
        "J  F  M  A  M  J  J  A  S  O  N  D",
        "1=-----2=-----3-----------4=----5---",
        " ^ 20 Jan 2026",
    ]
