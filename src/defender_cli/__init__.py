"""Facts about the Defender Rally team, each with its source.

For programs: `load` reads the facts, and `AsOf` says what was known of them on a day.

    from datetime import date
    from defender_cli import AsOf, load

    known = AsOf(load(), date(2026, 1, 20))
    known.answer("people.peterhansel.career.dakar.wins")

Everything that goes wrong on purpose is a `DefenderError`.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from defender_cli.errors import DefenderError
    from defender_cli.facts.asof import AsOf
    from defender_cli.facts.base import FactBase
    from defender_cli.facts.load import load
    from defender_cli.facts.statements import Answer
    from defender_cli.facts.view import View

__version__ = "0.1.0"
__all__ = ["Answer", "DefenderError", "FactBase", "AsOf", "View", "__version__", "load"]

# Imported when first asked for: the command itself starts here, and its short road has no
# time for any of them.
_HOMES = {
    "Answer": "facts.statements",
    "DefenderError": "errors",
    "FactBase": "facts.base",
    "AsOf": "facts.asof",
    "View": "facts.view",
    "load": "facts.load",
}


if not TYPE_CHECKING:  # a type checker would take any name for one of these

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
