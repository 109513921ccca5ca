"""Errors shown to users: each is a `DefenderError` with an exit status."""

from collections.abc import Mapping, Sequence
from enum import IntEnum


class ExitStatus(IntEnum):
    """Exit statuses of the command."""

    OK = 0
    BUG = 1
    USAGE = 2
    NOT_FOUND = 3
    AMBIGUOUS = 4
    FACTS_INVALID = 5
    FACTS_UNREADABLE = 6
    INTERRUPTED = 130
    PIPE_CLOSED = 141


class DefenderError(Exception):
    """Base of all errors raised on purpose.

    `code` names the error for programs; `input` is the offending text as given;
    `suggestions` are at most three things that would have worked, `available` all of them
    where they are few; `evidence` are lines that show the place; `hint` is one next step.
    `file`, `line` and `column` (from 1) are set where a fact file is at fault. `readings` are
    the ways in which a question that was not answered could be meant. `lang` is the language of
    the message, if it has one. `dutch` translates the message, suggestions, and the end of a hint.
    """

    code = "error"
    exit_status = ExitStatus.BUG
    file: str | None = None
    line: int | None = None
    column: int | None = None
    readings: Sequence[dict[str, object]] = ()
    available: Sequence[str] = ()
    lang: str | None = None
    dutch: Mapping[str, str] = {}

    def __init__(
        self,
        message: str,
        *,
        input: str | None = None,
        suggestions: Sequence[str] = (),
        evidence: Sequence[str] = (),
        hint: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.input = input
        self.suggestions = list(suggestions)[:3]
        self.evidence = list(evidence)
        self.hint = hint


class UsageError(DefenderError):
    """The command line asks for something no command offers."""

    code = "usage"
    exit_status = ExitStatus.USAGE


def blank(name: str, required: bool = False) -> UsageError:
    """Return the error for an argument without text, as an unset variable of a script leaves it."""
    hint = "name one" if required else "name one, or leave it out"
    return UsageError(f"{name} cannot be empty", input="", hint=hint)


class NotFound(DefenderError):
    """No such name, key or answer in the facts."""

    code = "not_found"
    exit_status = ExitStatus.NOT_FOUND


class UnknownValue(NotFound):
    """A key that exists and has no value on the day: unpublished, or to be announced."""

    code = "unknown_value"


class Ambiguous(DefenderError):
    """A name that fits more than one record."""

    code = "ambiguous"
    exit_status = ExitStatus.AMBIGUOUS


class FactsUnreadable(DefenderError):
    """A fact file that cannot be opened."""

    code = "facts_unreadable"
    exit_status = ExitStatus.FACTS_UNREADABLE

    def __init__(self, message: str, *, file: str, hint: str | None = None) -> None:
        super().__init__(message, input=file, hint=hint)
        self.file = file


class FactsUnwritable(FactsUnreadable):
    """The user's own fact file cannot be written, or must not be."""

    code = "facts_unwritable"


class OutputUnwritable(DefenderError):
    """An answer that cannot be written where it should go."""

    code = "output_unwritable"
    exit_status = ExitStatus.FACTS_UNREADABLE


class FactsInvalid(DefenderError):
    """A fact file that breaks a rule."""

    code = "facts_invalid"
    exit_status = ExitStatus.FACTS_INVALID
    file: str
    line: int
    column: int

    def __init__(
        self,
        message: str,
        *,
        file: str,
        line: int,
        column: int,
        input: str | None = None,
        suggestions: Sequence[str] = (),
        evidence: Sequence[str] = (),
        hint: str | None = None,
    ) -> None:
        super().__init__(
            message, input=input, suggestions=suggestions, evidence=evidence, hint=hint
        )
        self.file = file
        self.line = line
        self.column = column
