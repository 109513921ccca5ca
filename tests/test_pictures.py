"""The pictures in the README show what the commands print."""

import html
import re
from pathlib import Path

import pytest

from tests.pictures import HOME, PICTURES, picture

README = HOME.parent.parent / "README.md"


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_current(name: str, cache_home: Path) -> None:
    kept = (HOME / f"{name}.svg").read_text("utf-8")
    assert legible(kept) == legible(picture(name, cache_home)), "python -m tests.pictures"


def legible(svg: str) -> list[str]:
    """Return the texts of a picture; how they are drawn may change with Rich."""
    return [html.unescape(each) for each in re.findall(r"<text[^>]*>(.*?)</text>", svg)]


def test_every_picture_is_in_the_readme_and_needs_no_network() -> None:
    shown = set(re.findall(r"\(tests/pictures/(\w+)\.svg\)", README.read_text("utf-8")))
    assert shown == set(PICTURES) == {path.stem for path in HOME.glob("*.svg")}
    for path in HOME.glob("*.svg"):
        links = set(re.findall(r"https?://[^\s\"')]+", path.read_text("utf-8")))
        assert links <= {"http://www.w3.org/2000/svg", "https://www.textualize.io"}
