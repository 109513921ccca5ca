"""From files to a fact base: the parsed copy if there is a good one, else the files."""

from collections.abc import Sequence
from pathlib import Path

from defender_cli.facts import cache
from defender_cli.facts.base import FactBase
from defender_cli.facts.files import fact_files, installed_facts, personal_facts
from defender_cli.facts.statements import Fact, Tree


def load(files: Path | str | Sequence[Path | str] = ()) -> FactBase:
    """Return the fact base of the given files, or of the installed ones.

    Later files overlay earlier ones, value by value.

    Raises:
        FactsUnreadable: a file cannot be opened.
        FactsInvalid: a file is not TOML, or breaks a rule of the fact base.
    """
    several = [files] if isinstance(files, Path | str) else files
    paths = fact_files([Path(file) for file in several])
    kept = cache.Snapshot(tuple(map(str, paths)))
    base = kept.read()
    if base is None:
        own = tuple(map(str, paths)) == (installed_facts(), personal_facts())
        base, texts = _with_own(paths) if own else _read(paths)
        kept.write(base, texts)
    return base


def _with_own(paths: Sequence[Path]) -> tuple[FactBase, dict[str, str]]:
    """Return as `_read` does the installed facts, by their copy, with the user's own over them.

    Those change more often, and are few.
    """
    from defender_cli.facts.overlay import Personal
    from defender_cli.facts.parse import read_text

    installed, own = paths
    # Before they are read: what is written meanwhile differs from what the copy was made of.
    texts = {str(path): read_text(path) for path in paths}
    return Personal(str(own), load([installed])).read(texts[str(own)]), texts


def _read(paths: Sequence[Path]) -> tuple[FactBase, dict[str, str]]:
    """Return the base of some files and the text of each.

    Raises:
        FactsUnreadable, FactsInvalid: as `load` does.
    """
    # Needed only for a file that is new or was edited; TOML and its faults take 30 ms.
    from defender_cli.facts.findings import Finding
    from defender_cli.facts.links import dangling
    from defender_cli.facts.parse import as_error, parse, read_text
    from defender_cli.facts.read import Reader

    texts: dict[str, str] = {}
    tree: Tree = {}
    findings: list[Finding] = []
    for path in paths:
        texts[str(path)] = text = read_text(path)
        reader = Reader(str(path))
        tree = overlay(tree, same_categories(tree, reader.read(parse(text, str(path)))))
        findings += reader.findings
    base = FactBase(tree, tuple(map(str, paths)))
    findings += dangling(base)
    if findings:
        raise as_error(findings, texts)
    return base, texts


def same_categories(below: Tree, above: Tree) -> Tree:
    """Return `above` without the results, and stages, that `below` tells of another category.

    A round has results and stage winners of one category: that of the first team. What a file
    about a team in another one says of the same round would take their place.
    """
    categories = [_values(tree, "results", "category") for tree in (below, above)]
    others = {
        round
        for round in categories[0].keys() & categories[1].keys()
        if categories[0][round] != categories[1][round]
    }
    if not others:
        return above
    stages = {id for id, round in _values(above, "stages", "round").items() if round in others}
    left_out = {"results": others, "stages": stages}
    return {
        name: {id: each for id, each in node.items() if id not in left_out.get(name, ())}
        if isinstance(node, dict)
        else node
        for name, node in above.items()
    }


def _values(tree: Tree, collection: str, field: str) -> dict[str, object]:
    """Return the preferred value of a field by the ids of a collection."""
    records = tree.get(collection)
    return {
        id: fact.statements[0].value
        for id, record in (records.items() if isinstance(records, dict) else ())
        if isinstance(record, dict) and isinstance(fact := record.get(field), Fact)
    }


def overlay(below: Tree, above: Tree) -> Tree:
    """Return `below` with the statements of `above` preferred, value by value."""
    merged = dict(below)
    for name, node in above.items():
        under = below.get(name)
        if isinstance(node, dict) and isinstance(under, dict):
            merged[name] = overlay(under, node)
        elif isinstance(node, Fact) and isinstance(under, Fact):
            merged[name] = Fact(node.key, node.field, node.statements + under.statements)
        else:
            merged[name] = node
    return merged
