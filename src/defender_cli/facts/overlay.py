"""The user's own facts: a fact file that is laid over the installed one."""

import os
from collections.abc import Callable, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any, TypeAlias

import msgspec

from defender_cli.errors import FactsUnwritable, UsageError
from defender_cli.facts import atomic
from defender_cli.facts.base import FactBase
from defender_cli.facts.files import may_exist
from defender_cli.facts.findings import Finding
from defender_cli.facts.links import dangling, mentions, misplaced_records
from defender_cli.facts.load import overlay
from defender_cli.facts.parse import as_error, parse, read_text
from defender_cli.facts.positions import has_comments
from defender_cli.facts.read import FORMAT, Reader
from defender_cli.facts.statements import facts_in

Tables: TypeAlias = dict[str, Any]
"""A fact file's tables as TOML has them."""

Edit: TypeAlias = Callable[[Tables, FactBase], None]
"""Changes a file's tables in place; the base is what all files say without the change."""


class Change(msgspec.Struct, frozen=True):
    """Result of an edit: the facts before and after; `kept` is the path of the backup, if any."""

    before: FactBase
    after: FactBase
    written: bool
    kept: str | None = None


class Personal:
    """The file of the user's own facts, over those of the installed base."""

    def __init__(self, file: str, installed: FactBase) -> None:
        self.file = file
        self.installed = installed

    def read(self, text: str | None = None) -> FactBase:
        """Return all facts: the installed ones, and over them the file, of which this is the text.

        Raises:
            FactsUnreadable, FactsInvalid: the file cannot be opened, or breaks a rule.
        """
        text = self._text() if text is None else text
        return self._sound(self._tables(text), text)

    def change(self, edit: Edit, force: bool = False, dry_run: bool = False) -> Change:
        """Edit the file, if what comes out is right, and return what changed.

        `force` allows to rewrite a file with comments, which are lost but in a copy.

        Raises:
            UsageError: the edit would break a rule of the fact base.
            FactsInvalid: the file breaks one already.
            FactsUnwritable: the file cannot be written, or has comments.
        """
        # A link is followed, so that it stays one.
        target = os.path.realpath(self.file)
        if dry_run:
            before, after, _ = self._edited(self._text(), edit)
            return Change(before, after, written=False)
        with atomic.alone(target):
            text = self._text()
            before, after, new = self._edited(text, edit)
            commented = has_comments(text)
            if commented and not force:
                raise self._has_comments()
            kept = atomic.keep(target, text.encode()) if commented else None
            if new != text:
                atomic.replace(target, new.encode(), lambda: self._text() == text)
        return Change(before, after, written=True, kept=kept)

    def _text(self) -> str:
        # An unreadable file is an error, a missing one is empty.
        return read_text(Path(self.file)) if may_exist(self.file) else ""

    def _edited(self, text: str, edit: Edit) -> tuple[FactBase, FactBase, str]:
        """Return all facts before and after an edit, and the new text of the file.

        Raises:
            UsageError, FactsInvalid: as `change` does.
        """
        # Loaded only to write.
        import tomli_w

        tables = self._tables(text)
        before = self._sound(tables, text)
        changed = deepcopy(tables)
        edit(changed, before)
        new = tomli_w.dumps(changed)
        try:
            new.encode()
        except UnicodeEncodeError:
            raise UsageError("an argument is not UTF-8 text") from None
        # Check the text as it will be read, not the tables it was made from.
        after, findings = self._book(parse(new, self.file))
        if findings:
            raise _refused(findings[0])
        return before, after, new

    def _tables(self, text: str) -> Tables:
        return parse(text, self.file) if text else {"format": FORMAT}

    def _sound(self, tables: Tables, text: str) -> FactBase:
        base, findings = self._book(tables)
        if findings:
            raise as_error(findings, {self.file: text})
        return base

    def _book(self, tables: Tables) -> tuple[FactBase, list[Finding]]:
        reader = Reader(self.file)
        own = reader.read(tables)
        base = FactBase(overlay(self.installed.tree, own), (*self.installed.files, self.file))
        # The installed facts were checked; what lies over them takes nothing away.
        stated = list(facts_in(own))
        return base, [*reader.findings, *dangling(base, stated), *misplaced_records(base)]

    def _has_comments(self) -> FactsUnwritable:
        return FactsUnwritable(
            f"{self.file} has comments, which would be lost",
            file=self.file,
            hint="edit it by hand, or add --force: a copy with the comments is kept",
        )


def _refused(finding: Finding) -> UsageError:
    return UsageError(finding.message, hint=finding.fix)


def state(tables: Tables, key: str, stated: Any, sources: Mapping[str, Tables]) -> None:
    """Put a statement first among those of a key in a file's tables, with the sources it brings.

    What was recorded before stays behind it, as the answer for the days before; a statement of
    the same sources is replaced.

    Raises:
        UsageError: its table is another kind of value.
    """
    needed = _sources_named(tables)
    node = tables
    *above, name = key.split(".")
    for part in above:
        node = node.setdefault(part, {})
        if not isinstance(node, dict):
            raise UsageError(f"{key} cannot be set: {part} is no table there", input=key)
    earlier = [each for each in _statements(node.get(name)) if _supersedes(stated, each)]
    node[name] = [stated, *earlier] if earlier else stated
    if sources:
        tables.setdefault("sources", {}).update(sources)
    _forget(tables, needed - _sources_named(tables))


def _statements(raw: Any) -> list[Tables]:
    """Return the statements of a key; a bare value has no source of its own."""
    listed = raw if isinstance(raw, list) else [raw]
    return [each for each in listed if isinstance(each, dict) and "source" in each]


def _supersedes(stated: Any, earlier: Tables) -> bool:
    """Return whether an earlier statement is of other sources than the new one."""
    return isinstance(stated, dict) and stated.get("source") != earlier["source"]


def remove(tables: Tables, key: str) -> bool:
    """Take a key out of a file's tables, and with it what nothing else there needs.

    Return whether it was there.
    """
    needed = _sources_named(tables)
    taken = _take(tables, key)
    _forget(tables, needed - _sources_named(tables))
    return taken


def _take(tables: Tables, key: str) -> bool:
    """Take a key out, and the tables that then say nothing; return whether it was there."""
    parts = key.split(".")
    above = [tables]
    for part in parts[:-1]:
        node = above[-1].get(part)
        if not isinstance(node, dict):
            return False
        above.append(node)
    if parts[-1] not in above[-1]:
        return False
    for node, part in zip(reversed(above), reversed(parts), strict=True):
        del node[part]
        if node.keys() - {"source"}:
            break
    return True


def _sources_named(tables: Tables) -> set[str]:
    return {each.source for each in mentions(tables, "")}


def _forget(tables: Tables, sources: set[str]) -> None:
    """Drop sources that are described here and that nothing names any more."""
    described = tables.get("sources", {})
    for id in sources & described.keys():
        del described[id]
    if not described:
        tables.pop("sources", None)
