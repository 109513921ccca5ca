"""Data is never markup: nothing from facts or arguments may steer a terminal."""

import re
from collections.abc import Callable

# C0 and C1 controls, and the characters that reorder or hide text
# (Unicode Bidirectional Algorithm, UAX #9; line and paragraph separators; soft hyphens,
# interlinear annotations, tags); surrogates, which stand for bytes of an argument that are no text.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
# Characters of tables, bars and lines, and their replacements in other encodings.
_DRAWN = dict(zip("█●·•─━▲–", "#x.*-=^-", strict=True))
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")


def visible(text: str, keep: str = "") -> str:
    """Return text with control and reordering characters spelled out as escapes."""
    return _UNSAFE.sub(
        lambda match: match.group() if match.group() in keep else _spelled(match.group()), text
    )


def visible_json(encoded: str) -> str:
    """Return encoded JSON with the unsafe characters it left raw escaped as JSON does."""
    return _respelled(encoded, _spelled_in_json)


def visible_toml(encoded: str) -> str:
    """Return encoded TOML with the unsafe characters it left raw escaped as TOML does."""
    return _respelled(encoded, _spelled_in_toml)


def _respelled(encoded: str, spelled: Callable[[str], str]) -> str:
    return _UNSAFE.sub(
        lambda match: match.group() if match.group() == "\n" else spelled(match.group()), encoded
    )


def fitted(text: str, encoding: str, format: str) -> str:
    """Return text with what an encoding lacks spelled out.

    JSON and TOML have escapes for any character: with them nothing is lost, and the text
    is plain ASCII, which reads the same in every encoding. A table is drawn with other signs.
    """
    if format in ("json", "jsonl"):
        return _BEYOND_ASCII.sub(lambda match: _spelled_in_json(match.group()), text)
    if format == "toml":
        return _BEYOND_ASCII.sub(lambda match: _spelled_in_toml(match.group()), text)
    if format == "table":
        text = text.translate({ord(e): _DRAWN[e] for e in _DRAWN if not _has(encoding, e)})
    return text.encode(encoding, "backslashreplace").decode(encoding)


def _has(encoding: str, character: str) -> bool:
    return character.encode(encoding, "ignore") != b""


def _spelled_in_json(character: str) -> str:
    # RFC 8259, section 7: beyond the basic plane, as the two halves of UTF-16.
    encoded = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{encoded[at : at + 4]}" for at in range(0, len(encoded), 4))


def _spelled_in_toml(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _spelled(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else _spelled_in_toml(character)
