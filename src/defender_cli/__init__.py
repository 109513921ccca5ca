"""Facts about the Defender Rally team, each with its source.

    from datetime import date
    from defender_cli import Facts

    facts = Facts(date(2026, 1, 20))
    facts.answer("people.peterhansel.career.dakar.wins").value
    [view.value("name") for view in facts.views("rounds")]

`Facts` is what was known on a day. An `Answer` has a value and the ids of its sources; a `View`
is a record with all its fields; `as_dict` returns one as `--json` has it. Values are `int`,
`float`, `bool`, `str`, `date`, a `Quantity` with its unit, a `Text` in English and Dutch, a
`Reference` to a record, or a tuple of them. Of the values that are text, a duration is
`58:09:45` and a date that may be a month or a year `2025-07`.

What goes wrong on purpose is a `DefenderError`: `NotFound` for a key, field or source that does
not exist, `FactsInvalid` and `FactsUnreadable` for a fact file, `UsageError` for a bad argument.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from defender_cli.errors import (
        Ambiguous,
        DefenderError,
        FactsInvalid,
        FactsUnreadable,
        NotFound,
        UnknownValue,
        UsageError,
    )
    from defender_cli.facts.statements import Answer, Fact, Note, Statement
    from defender_cli.facts.view import View
    from defender_cli.library import Facts, as_dict
    from defender_cli.schema.sources import Source
    from defender_cli.schema.types import Quantity, Reference, Text

__version__ = "0.1.0"
__all__ = [
    "Ambiguous",
    "Answer",
    "DefenderError",
    "Fact",
    "Facts",
    "FactsInvalid",
    "FactsUnreadable",
    "NotFound",
    "Note",
    "Quantity",
    "Reference",
    "Source",
    "Statement",
    "Text",
    "UnknownValue",
    "UsageError",
    "View",
    "__version__",
    "as_dict",
]

# Imported when first asked for: the command itself starts here, and its fast path has no
# time for any of them.
_HOMES = {
    **dict.fromkeys(("Answer", "Fact", "Note", "Statement"), "facts.statements"),
    **dict.fromkeys(("Facts", "as_dict"), "library"),
    **dict.fromkeys(("Quantity", "Reference", "Text"), "schema.types"),
    "Source": "schema.sources",
    "View": "facts.view",
}


if not TYPE_CHECKING:  # a type checker would take any name for one of these

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'errors')}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
