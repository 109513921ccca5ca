"""The rules of a fact file beyond its types: `findings` lists every breach at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from defender_cli.errors import FactsInvalid
from defender_cli.facts.book import FactBook
from defender_cli.facts.links import dangling
from defender_cli.facts.load import overlay, parse, read_text, where
from defender_cli.facts.positions import Place, Positions
from defender_cli.facts.read import Finding, Reader
from defender_cli.facts.statements import Fact, Tree, known_from
from defender_cli.model.values import Text


class Located(Finding, frozen=True):
    """A finding with its place in the file."""

    place: Place


def check(files: Iterable[Path]) -> list[Located]:
    """Return every finding in the files, read as overlays of each other, in file order.

    A file that is not TOML has that as its only finding.

    Raises:
        FactsUnreadable: a file cannot be opened.
    """
    located: list[Located] = []
    positions: dict[str, Positions] = {}
    tree: Tree = {}
    found: list[Finding] = []
    for path in files:
        try:
            text = read_text(path)
            raw = parse(text, str(path))
        except FactsInvalid as error:
            located.append(_syntax(error))
            continue
        positions[str(path)] = Positions(text)
        reader = Reader(str(path))
        tree = overlay(tree, reader.read(raw))
        found += reader.findings
    book = FactBook(tree, tuple(positions))
    found += findings(book)
    for each in found:
        place = where(each, positions[each.file])
        located.append(Located(each.code, each.message, each.path, each.fix, each.file, place))
    return sorted(located, key=lambda each: (each.file, each.place.line, each.place.column))


def findings(book: FactBook) -> Iterator[Finding]:
    """Yield the breaches in a book whose values all have the right types."""
    yield from dangling(book)
    yield from _undated_sources(book)
    yield from _unused_sources(book)
    yield from _duplicate_names(book)
    yield from _dates_out_of_order(book)
    yield from _untranslated(book)


def _syntax(error: FactsInvalid) -> Located:
    place = Place(error.line or 1, error.column or 1, 1)
    fix = "see the TOML 1.0 specification: toml.io"
    return Located("syntax", error.message, (), fix, error.file or "", place)


def _undated_sources(book: FactBook) -> Iterator[Finding]:
    for id, source in book.sources.items():
        path = ("sources", id)
        if known_from(source) is None:
            yield Finding(
                "undated-source",
                f"the source {id} has no date, so nothing it states is ever known",
                path,
                "add published, not_before or retrieved",
                book.file_of(f"sources.{id}"),
            )
        for name in ("title", "publisher", "language", "kind"):
            if getattr(source, name) is None:
                yield Finding(
                    "incomplete-source",
                    f"the source {id} has no {name}",
                    path,
                    f'add: {name} = "…"',
                    book.file_of(f"sources.{id}"),
                )


def _unused_sources(book: FactBook) -> Iterator[Finding]:
    used = {source for fact in book.facts() for each in fact.statements for source in each.sources}
    for id in book.sources:
        if id not in used:
            yield Finding(
                "unused-source",
                f"no fact names the source {id}",
                ("sources", id),
                "name it in a fact, or delete it",
                book.file_of(f"sources.{id}"),
            )


def _duplicate_names(book: FactBook) -> Iterator[Finding]:
    for collection in ("drivers", "people", "rounds", "rivals", "partners"):
        named: dict[str, list[str]] = defaultdict(list)
        for id in book.ids(collection):
            name = book.node(f"{collection}.{id}.name")
            if isinstance(name, Fact):
                named[str(name.statements[0].value).casefold()].append(id)
        for ids in named.values():
            for id in ids[1:]:
                key = f"{collection}.{id}.name"
                yield Finding(
                    "duplicate-name",
                    f"{key} is the same as that of {collection}.{ids[0]}",
                    tuple(key.split(".")),
                    "merge the two records, or tell their names apart",
                    book.file_of(key),
                )


def _dates_out_of_order(book: FactBook) -> Iterator[Finding]:
    for first, last in (("start", "end"), ("since", "until"), ("first_year", "last_year")):
        for fact in book.facts():
            table, _, name = fact.key.rpartition(".")
            other = book.node(f"{table}.{first}")
            if name != last or not isinstance(other, Fact):
                continue
            begins, ends = other.statements[0].value, fact.statements[0].value
            if begins is not None and ends is not None and str(ends) < str(begins):
                yield Finding(
                    "dates-out-of-order",
                    f"{fact.key} ({ends}) comes before {other.key} ({begins})",
                    tuple(fact.key.split(".")),
                    "exchange or correct them",
                    fact.statements[0].file,
                )
    yield from _stages_outside_rounds(book)


def _stages_outside_rounds(book: FactBook) -> Iterator[Finding]:
    for id in book.ids("results"):
        start, end = (_day(book, f"rounds.{id}.{name}") for name in ("start", "end"))
        for stage in book.ids(f"results.{id}.stages"):
            key = f"results.{id}.stages.{stage}.date"
            day = _day(book, key)
            if start and end and day and not start <= day <= end:
                yield Finding(
                    "dates-out-of-order",
                    f"{key} ({day}) is outside the round's dates, {start} to {end}",
                    tuple(key.split(".")),
                    "correct the date",
                    book.file_of(key),
                )


def _day(book: FactBook, key: str) -> date | None:
    fact = book.node(key)
    value = fact.statements[0].value if isinstance(fact, Fact) else None
    return value if isinstance(value, date) else None


def _is_name(text: str) -> bool:
    """Tell a name, or a word or two, from prose: those can be the same in both languages."""
    words = text.split()
    return len(words) < 4 or not any(word[0].islower() for word in words)


def _untranslated(book: FactBook) -> Iterator[Finding]:
    for fact in book.facts():
        for at, statement in enumerate(fact.statements):
            value = statement.value
            if isinstance(value, Text) and value.en == value.nl and not _is_name(value.en):
                path: tuple[str | int, ...] = tuple(fact.key.split("."))
                if len(fact.statements) > 1:
                    path = (*path, at, "value")
                yield Finding(
                    "untranslated",
                    f"{fact.key} says the same in English and Dutch",
                    path,
                    "translate one of them",
                    statement.file,
                )
