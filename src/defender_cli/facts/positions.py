"""Positions of the keys of a TOML document in its text.

`tomllib` says what a document holds, not where. This reads a document that
`tomllib` has already accepted, so it can afford to know only as much of TOML 1.0
as is needed to follow keys and brackets.
"""

import re
import tomllib
from bisect import bisect_right
from contextlib import suppress

import msgspec

Path = tuple[str | int, ...]

DEEPEST = 50
"""Maximal depth of nested tables; facts have less than half of it."""


class Place(msgspec.Struct, frozen=True):
    """A span of text: line and column count from 1, `length` in characters."""

    line: int
    column: int
    length: int


_TOKEN = re.compile(
    r"""(?P<space>[ \t\r]+|\#[^\n]*)
      | (?P<newline>\n)
      | (?P<string>\"{3}(?:\\.|[^\\])*?\"{3,5}|'{3}[\s\S]*?'{3,5}
                  |"(?:\\.|[^"\\\n])*"|'[^'\n]*')
      | (?P<mark>[\[\]{}=,.])
      | (?P<bare>[^\s\[\]{}=,."'\#]+)""",
    re.VERBOSE | re.DOTALL,
)


class _Token(msgspec.Struct, frozen=True):
    kind: str
    text: str
    start: int


class _Scanner:
    """Follows one document, noting the span of every key and value it meets."""

    def __init__(self, text: str) -> None:
        self.tokens = [
            _Token(match.lastgroup or "", match.group(), match.start())
            for match in _TOKEN.finditer(text)
            if match.lastgroup != "space"
        ]
        self.at = 0
        self.keys: dict[Path, tuple[int, int]] = {}
        self.values: dict[Path, tuple[int, int]] = {}
        self.arrays: dict[Path, int] = {}

    def document(self) -> None:
        table: Path = ()
        while self.at < len(self.tokens):
            if self._peek() == "newline":
                self.at += 1
            elif self._text() == "[":
                table = self._header()
            else:
                self._pair(table)

    def _peek(self) -> str:
        return self.tokens[self.at].kind if self.at < len(self.tokens) else "end"

    def _text(self) -> str:
        return self.tokens[self.at].text if self.at < len(self.tokens) else ""

    def _header(self) -> Path:
        first = self.tokens[self.at]
        self.at += 1
        is_array = self._text() == "["
        self.at += is_array
        path = self._inside_arrays(self._key())
        if is_array:
            count = self.arrays.get(path, -1) + 1
            self.arrays[path] = count
            path = (*path, count)
        self.at += 1 + is_array
        span = (first.start, self.tokens[self.at - 1].start + 1)
        self._note(path, 0, span)
        # A table named only in headers of its sub-tables can still get its own header.
        self.keys[path] = span
        return path

    def _note(self, path: Path, above: int, span: tuple[int, int]) -> None:
        """Note the span of a key, and of the tables below `above` that it makes."""
        for depth in range(above + 1, min(len(path), DEEPEST) + 1):
            self.keys.setdefault(path[:depth], span)

    def _inside_arrays(self, names: list[str]) -> Path:
        """Return a header's path, entering the newest table of each array on the way."""
        if not self.arrays:
            return tuple(names)
        path: Path = ()
        for depth, name in enumerate(names):
            path = (*path, name)
            if path in self.arrays and depth < len(names) - 1:
                path = (*path, self.arrays[path])
        return path

    def _key(self) -> list[str]:
        names = [self._name()]
        while self._text() == ".":
            self.at += 1
            names.append(self._name())
        return names

    def _name(self) -> str:
        token = self.tokens[self.at]
        self.at += 1
        if token.kind != "string":
            return token.text
        # A quoted key is written as a string is.
        return str(tomllib.loads(f"name = {token.text}")["name"])

    def _pair(self, table: Path) -> None:
        first = self.tokens[self.at]
        path = (*table, *self._key())
        last = self.tokens[self.at - 1]
        self._note(path, len(table), (first.start, last.start + len(last.text)))
        self.at += 1  # the equals sign
        self._value(path)

    def _value(self, path: Path) -> None:
        start = self.tokens[self.at].start
        opening = self._text()
        if opening == "[":
            self._array(path)
        elif opening == "{":
            self._inline_table(path)
        else:
            # A number or a date can hold dots and spaces: 1.5, 2026-01-03 10:00.
            while self._peek() in ("bare", "string") or self._text() == ".":
                self.at += 1
        last = self.tokens[self.at - 1]
        self.values[path] = (start, last.start + len(last.text))

    def _array(self, path: Path) -> None:
        self.at += 1
        count = 0
        while self._text() != "]":
            if self._text() == "," or self._peek() == "newline":
                self.at += 1
                continue
            self._value((*path, count))
            count += 1
        self.at += 1

    def _inline_table(self, path: Path) -> None:
        self.at += 1
        while self._text() != "}":
            if self._text() == "," or self._peek() == "newline":
                self.at += 1
                continue
            self._pair(path)
        self.at += 1


class Positions:
    """Looks up places in one document that is known to be valid TOML."""

    def __init__(self, text: str) -> None:
        self._lines = Lines(text)
        self._scanner = _Scanner(text)
        # A value nested too deeply has the position of its parent.
        with suppress(RecursionError):
            self._scanner.document()

    def key(self, path: Path) -> Place:
        """Return where the key of a path is written, or the nearest table above it."""
        return self._nearest(path, self._scanner.keys)

    def value(self, path: Path) -> Place:
        """Return where the value of a path is written, or else its key.

        A bare value is its own statement: its `value` has the position of the key.
        """
        if path[-1:] == ("value",) and path not in self._scanner.values:
            path = path[:-1]
        span = self._scanner.values.get(path)
        return self._lines.place(*span) if span else self.key(path)

    def _nearest(self, path: Path, spans: dict[Path, tuple[int, int]]) -> Place:
        for depth in range(len(path), 0, -1):
            span = spans.get(path[:depth]) or self._scanner.values.get(path[:depth])
            if span:
                return self._lines.place(*span)
        return Place(1, 1, 0)


class Lines:
    """Turns offsets in a text into places; that of many costs little more than that of one."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._length = len(text)

    def place(self, start: int, end: int) -> Place:
        """Return the place of a span of offsets; it ends with its first line."""
        line = bisect_right(self._starts, start)
        begin = self._starts[line - 1]
        stop = self._starts[line] - 1 if line < len(self._starts) else self._length
        return Place(line, start - begin + 1, min(stop, end) - start)


def place(text: str, start: int, end: int) -> Place:
    """Return the place of one span of offsets; it ends with its first line."""
    return Lines(text).place(start, end)


def has_comments(text: str) -> bool:
    """Return whether a valid TOML document has comments."""
    return any(match.group().startswith("#") for match in _TOKEN.finditer(text))
