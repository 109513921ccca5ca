"""Data is never markup: nothing from facts or arguments may steer a terminal."""

import re

# C0 and C1 controls, and the characters that reorder or hide text
# (Unicode Bidirectional Algorithm, UAX #9; line and paragraph separators).
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def visible(text: str) -> str:
    """Return text with control and reordering characters spelled out as escapes."""
    return _UNSAFE.sub(lambda match: _spelled(match.group()), text)


def visible_json(encoded: str) -> str:
    """Return encoded JSON with the unsafe characters it left raw escaped as JSON does."""
    return _UNSAFE.sub(
        lambda match: match.group() if match.group() == "\n" else f"\\u{ord(match.group()):04x}",
        encoded,
    )


def _spelled(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
