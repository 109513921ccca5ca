"""`defender get`: values by their keys, for scripts."""

from collections.abc import Iterator
from typing import Annotated

import msgspec
import typer

from defender_cli.bounds import check_text
from defender_cli.cli import completion, stdin
from defender_cli.cli.options import shares_options
from defender_cli.cli.output import complain
from defender_cli.cli.request import Options, Request
from defender_cli.cli.sections import VALUE, described
from defender_cli.cli.statements import cited, section_of
from defender_cli.errors import NotFound, UnknownValue, UsageError
from defender_cli.facts.asof import AsOf
from defender_cli.facts.statements import Answer
from defender_cli.i18n.messages import PENDING
from defender_cli.lookup.keys import is_key, keys, no_such_key
from defender_cli.render import json, jsonl
from defender_cli.render.scalar import raw
from defender_cli.report import One, Report, Rows, Section
from defender_cli.schema.fields import F
from defender_cli.schema.types import Quantity, Text

STDIN = "-"
TITLE = Text("Values", "Waarden")
DEFAULT = F("default", str, "Default", "Standaard", "The text given for what is unknown.")

app = typer.Typer(rich_markup_mode=None)


@app.command()
@shares_options
@completion.answers_with(Rows(VALUE), One(VALUE))
def get(
    request: Request,
    key: Annotated[
        list[str],
        typer.Argument(
            autocompletion=completion.keys,
            help="Give keys, such as people.price.seat, or - for stdin.",
        ),
    ],
    default: Annotated[
        str | None,
        typer.Option("--default", metavar="TEXT", help="Print TEXT for an unknown value."),
    ] = None,
    number: Annotated[
        bool, typer.Option("--number", help="Print the figure without its unit.")
    ] = False,
) -> Report | Iterator[str]:
    """Print values by key, one a line, or all values of a table.

    Examples:

      defender get people.peterhansel.career.dakar.wins
      defender get cars.d7x_r.specs.fuel_tank --number --as-of 2026-01-20
      defender get rounds.portugal_2026 --as-of 2026-01-20
    """
    facts = request.facts
    if STDIN in key:
        _refuse_formats(key, request.options)
        return _answered(facts, request.options, default, number)
    if len(key) == 1 and facts.answer(key[0]) is None:
        found = {each: answer for each in keys(facts, key[0]) if (answer := facts.answer(each))}
        if found:
            if number:
                raise UsageError(f"--number: {key[0]} is a table, not a number", input=key[0])
            listed = tuple(described(each, answer) for each, answer in found.items())
            return Report((Section("values", TITLE, listed, VALUE),))
    answers = [(each, _value(facts, each, default, number)) for each in key]
    rows = tuple(described(each, answer) for each, answer in answers)
    lang = request.options.lang
    lines = tuple(_line(answer, lang) for _, answer in answers)
    section = Section("values", TITLE, rows, VALUE)
    if len(rows) == 1:
        lines = tuple(raw(answers[0][1], lang).split("\n"))
        section = Section("value", TITLE, rows[0], VALUE)
    remarks = tuple(
        Text(
            f"sources disagree about {key}: defender sources {key}",
            f"bronnen spreken elkaar tegen over {key}: defender sources {key}",
        )
        for key, answer in answers
        if answer.disputed
    )
    if request.options.sources and request.options.format == "table":
        stated = tuple(row for each in key for row in cited(facts, each))
        return Report((section_of(facts, stated),), remarks, lines, cites=True)
    return Report((section,), remarks, lines)


def _value(facts: AsOf, key: str, default: str | None, number: bool) -> Answer:
    """Return the value of a key, or the default where it has none.

    Raises:
        UsageError: the key is that of a table, or a number is asked for that it is not.
        UnknownValue: it has no value, and there is no default. NotFound: there is no such key.
    """
    answer = _found(facts, key, default, number)
    if answer is not None:
        return answer
    if facts.answer(key) is not None:
        hint = f"try: defender sources {key}"
        raise UnknownValue(f"{key}: {PENDING.en}", input=key, hint=hint)
    if any(keys(facts, key)):
        raise UsageError(
            f"{key} is a table, not a value",
            input=key,
            hint=f"ask for it alone: defender get {key}",
        )
    raise no_such_key(facts, key, "defender get")


def _found(facts: AsOf, key: str, default: str | None, number: bool) -> Answer | None:
    """Return the value of a key, the default if it could have one, or None.

    Raises:
        UsageError: a number is asked for that it is not.
    """
    answer = facts.answer(key)
    if answer is not None and answer.value is not None:
        return _figure(answer, key) if number else answer
    is_open = answer is not None or (is_key(facts, key) and not any(keys(facts, key)))
    return Answer(key, DEFAULT, default, ()) if is_open and default is not None else None


def _figure(answer: Answer, key: str) -> Answer:
    value = answer.value.value if isinstance(answer.value, Quantity) else answer.value
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise UsageError(f"--number: {key} is not a number", input=key, hint="leave --number out")
    return msgspec.structs.replace(answer, value=value)


def _line(answer: Answer, lang: str) -> str:
    """Return an answer in one line, the items of a list with commas between."""
    return raw(answer, lang).replace("\n", ", ")


def _refuse_formats(key: list[str], options: Options) -> None:
    """Refuse what has no effect on a stream of answers.

    Raises:
        UsageError: another format or a selection is asked for, or keys beside `-`.
    """
    if len(key) > 1:
        raise UsageError("- reads all keys from stdin", input=STDIN, hint="leave other keys out")
    if options.format not in ("table", "json", "jsonl") or options.selection:
        raise UsageError(
            "keys from stdin are answered a line each, as text or JSON",
            hint="leave out the options that choose or format rows",
        )


def _answered(facts: AsOf, options: Options, default: str | None, number: bool) -> Iterator[str]:
    """Yield a line for each key of stdin, an empty one or null where its value is unknown.

    A key that could have no value is named on stderr too: it was mistyped.
    """
    as_json = options.format != "table"
    for key in stdin.lines():
        try:
            check_text("a key", key)
            answer = _found(facts, key, default, number)
        except UsageError:
            answer = None
        if answer is None and key and not is_key(facts, key):
            # To look for the nearest keys takes too long for each of many lines.
            unknown = NotFound(f'no key "{key}" is known', input=key, hint="try: defender explain")
            complain(unknown, as_json, options.lang)
        if answer is None:
            yield "null\n" if as_json else "\n"
        elif as_json:
            yield jsonl.line(json.record(described(key, answer)))
        else:
            yield f"{_line(answer, options.lang)}\n"
