"""What a query leads to: rows, or an answer in lines with its source and command."""

from collections.abc import Iterable, Sequence

import msgspec

from defender_cli.ask.wording import stated
from defender_cli.facts.asof import AsOf, record_at
from defender_cli.facts.statements import Answer
from defender_cli.facts.view import View
from defender_cli.i18n.format import listed, shown
from defender_cli.schema.types import Quantity, Reference, Text


class NotAQuery(Exception):
    """The question is none that a query answers, or nothing on file answers it."""


class Nothing(Exception):
    """The query is understood, and nothing on file answers it; says so in both languages.

    `near` are facts that come near, each with its key in front.
    """

    def __init__(self, said: Text, *near: str) -> None:
        super().__init__(said.en)
        self.said = said
        self.near = near


class Context(msgspec.Struct, frozen=True):
    """The facts on the day of the question, and the language of the answer."""

    facts: AsOf
    lang: str

    def say(self, en: str, nl: str) -> str:
        return nl if self.lang == "nl" else en

    def shown(self, answer: Answer | None) -> str:
        return shown(answer, self.lang)

    def name(self, collection: str, id: str) -> str:
        return self.facts.name((collection,), id) or id

    def yes_no(self, is_so: bool) -> str:
        return self.say("Yes", "Ja") if is_so else self.say("No", "Nee")

    def near(self, *keys: str) -> tuple[str, ...]:
        """Return the known values of some keys, each with its key in front."""
        answers = [self.facts.answer(key) for key in keys]
        return tuple(f"{a.key}  {noted(self, a)}" for a in answers if a and a.value is not None)


class Found(msgspec.Struct, frozen=True):
    """An answer: its lines, what it rests on, and the command that shows the same.

    `facts` are those of the day the question is about; `about` says which season or round is
    meant where the lines do not, and `form` is the path of the function that read the question.
    """

    facts: AsOf
    lines: tuple[str, ...]
    command: str
    sources: tuple[str, ...] = ()
    key: str | None = None
    value: object = None
    unit: str | None = None
    about: str = ""
    lang: str = "en"
    form: str = ""


def resting_on(
    context: Context,
    lines: str | Iterable[str],
    answer: Answer,
    command: str | None = None,
    value: object = None,
) -> Found:
    """Return an answer in lines that rests on one value, its own unless another is given."""
    lines = (lines,) if isinstance(lines, str) else tuple(lines)
    value = answer.value if value is None else value
    command = command or f"defender get {answer.key}"
    return Found(context.facts, lines, command, answer.sources, answer.key, value)


class Rows(msgspec.Struct, frozen=True):
    """Records of one collection, what narrowed them, and the command that lists them."""

    views: tuple[View, ...]
    heading: Text
    command: str
    columns: tuple[str, ...] = ()
    about: str = ""
    rests_on: tuple[str, ...] = ()

    def narrowed(self, views: Iterable[View], field: str, fits: str) -> "Rows":
        """Return those of the rows whose field fits a condition, such as `=price`."""
        where = f"{field}{fits}"
        safe = where if where.replace("_", "").replace("=", "").isalnum() else f'"{where}"'
        command = f"{self.command} --where {safe}" if fits else self.command
        return msgspec.structs.replace(
            self, views=tuple(views), command=command, rests_on=(*self.rests_on, field)
        )

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of what narrowed them, else of their first columns."""
        return sources_of(self.views, self.rests_on or self.columns[:2] or ("name",))


def sources_of(views: Sequence[View], names: Iterable[str]) -> tuple[str, ...]:
    """Return the sources of some fields of some records, each once."""
    names = tuple(names)
    answers = (view.answer(name) for view in views for name in names)
    return tuple(dict.fromkeys(each for answer in answers if answer for each in answer.sources))


def noted(context: Context, answer: Answer | None) -> str:
    """Return a value with its note."""
    note = f" ({answer.note.in_language(context.lang)})" if answer and answer.note else ""
    return f"{context.shown(answer)}{note}"


def label(context: Context, view: View) -> str:
    """Return what a record is called: its name, else what its first column says."""
    for name in ("name", "driver", "label"):
        if answer := view.answer(name):
            return context.shown(answer)
    return said(context, view, [name for name, field in view.fields.items() if field.column])


def said(context: Context, view: View, columns: Iterable[str]) -> str:
    """Return the known values of a record in a line."""
    answers = (view.answer(name) for name in columns)
    return " · ".join(context.shown(each) for each in answers if each and each.value is not None)


def brief(facts: AsOf, key: str) -> View:
    """Return a record with its single values alone; the records below it would cost more."""
    record = record_at(key)
    if record is None:
        raise NotAQuery
    single = [name for name, field in record.fields.items() if field.shape == "value"]
    return View(key, record, {name: facts.answer(f"{key}.{name}") for name in single})


def names_in(context: Context, views: Iterable[View]) -> str:
    return listed(label(context, view) for view in views)


def number_of(views: Sequence[View]) -> int:
    """Return how many records there are; a prologue is no stage, and a title can be won twice."""
    if any("count" in view.cells for view in views):
        times = [view.value("count") for view in views]
        return sum(each if isinstance(each, int) else 1 for each in times)
    numbers = [view.answer("number") for view in views]
    return len([each for each in numbers if each is None or each.value != 0])


def reference(view: View, name: str) -> str | None:
    """Return the id a field refers to, or None."""
    value = view.value(name)
    return value.id if isinstance(value, Reference) else None


def number_of_value(value: object) -> tuple[float, str | None] | None:
    """Return the number of a value, and its unit; None if it is no number."""
    if isinstance(value, Quantity):
        return value.value, value.unit
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value, None
    return None


def verdict(
    context: Context, is_so: bool, answer: Answer, line: str = "", command: str | None = None
) -> Found:
    """Return yes or no, and the value it rests on, called as it is unless a line is given."""
    line = line or stated(context.facts, answer, context.lang)
    return Found(
        context.facts,
        (f"{context.yes_no(is_so)}: {line}",),
        command or f"defender get {answer.key}",
        answer.sources,
        answer.key,
        is_so,
    )
