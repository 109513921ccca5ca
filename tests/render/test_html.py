"""`--format html`: one page that needs nothing else, on every screen and on paper."""

import os
import re
import warnings
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from tests import chromium
from tests.conftest import Run, Write
from tests.render.test_drawings import RESULT, SPECS

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from html5lib import HTMLParser

Open = Callable[..., "Page"]

ASKED = [
    (),
    ("schedule", "--sources"),
    ("results", "one"),
    ("results", "one", "--stages", "--sources"),
    ("standings",),
    ("sources",),
    ("sources", "first"),
    ("search", "rally"),
    ("get", "rounds.one.name"),
    ("explain",),
    ("facts", "path"),
    ("facts", "export"),
]


class Page:
    """A page as a strict parser reads it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Element = HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)

    def all(self, path: str) -> list[Element]:
        return self.root.findall(f".//{path}")

    def texts(self, path: str) -> list[str]:
        return [" ".join("".join(each.itertext()).split()) for each in self.all(path)]

    def rows(self, at: int = 0) -> list[list[str]]:
        """Return the cells of a table."""
        return [
            [" ".join("".join(cell.itertext()).split()) for cell in row]
            for row in self.all("table")[at].iter("tr")
        ]


@pytest.fixture
def open_page(run: Run, facts_file: Write) -> Open:
    def open_page(*argv: str, tables: str = RESULT) -> Page:
        done = run(*argv, "--format", "html", "--facts", facts_file(tables))
        assert done.code == 0, done.err
        assert done.err == ""
        return Page(done.out)

    return open_page


@pytest.mark.parametrize("argv", ASKED, ids=" ".join)
def test_a_page_is_valid_and_needs_nothing_else(open_page: Open, argv: tuple[str, ...]) -> None:
    page = open_page(*argv)
    assert page.text.startswith("<!DOCTYPE html>\n")
    assert page.root.get("lang") == "en"
    assert len(page.all("h1")) == 1
    used = {each.tag for each in page.root.iter() if isinstance(each.tag, str)}
    assert not used & {"script", "link", "img", "iframe", "object", "embed", "base", "form"}
    assert not re.search(r"@import|url\(|\ssrc=", page.text)
    ids = [each.get("id") for each in page.root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    links = [each.get("href", "") for each in page.all("a")]
    assert {each[1:] for each in links if each.startswith("#")} <= set(ids)
    assert all(re.match(r"#|https?://", each) for each in links)


HOSTILE = """\
[rounds.x]
source = "first"
season = 2026
number = 1
name = "</title><script>alert(1)</script>\\u202E\\u001e*9\\u001e<img src=x onerror=alert(1)>"
start = 2026-03-01
end = 2026-03-02
country = "FR"
notes.a = { en = "javascript:alert(1) https://example.org/?a='b\\"onload=c", nl = "x" }
"""


@pytest.mark.parametrize("argv", [("schedule",), ("schedule", "x"), ("facts", "export")])
def test_hostile_facts_are_shown_as_text(open_page: Open, argv: tuple[str, ...]) -> None:
    page = open_page(*argv, tables=HOSTILE)
    assert page.all("script") == page.all("img") == []
    assert "<script>alert(1)</script>" in "".join(page.root.itertext())
    assert not {chr(0x202E), chr(0x1E)} & set(page.text)
    links = {each.get("href", "") for each in page.all("a")}
    assert not any(each.startswith("javascript") for each in links)
    assert not any(key.startswith("on") for each in page.root.iter() for key in each.attrib)


def test_sources_are_footnotes_with_links(open_page: Open) -> None:
    page = open_page("schedule", "--sources")
    assert page.rows()[1][:2] == ["11", "Rally One1"]
    [note] = [each for each in page.all("li") if each.get("id") == "source-1"]
    assert "".join(note.itertext()).startswith("1Maker · First release · 7 May 2025")
    assert [each.get("href") for each in note.iter("a")] == ["https://example.org/first"]


def test_a_note_is_a_footnote_with_a_letter(open_page: Open) -> None:
    noted = RESULT.replace(
        'name = "Rally One"', 'name = { value = "Rally One", note = { en = "new", nl = "nieuw" } }'
    )
    page = open_page("schedule", tables=noted)
    assert page.rows()[1][1] == "Rally Onea"
    assert page.texts("ul") == ["anew"]


def test_the_year_is_drawn_and_said(open_page: Open) -> None:
    page = open_page("schedule", "--as-of", "2025-05-07")
    drawn = [(each.get("x"), each.get("width")) for each in page.all("figure//{*}rect")]
    assert drawn == [("16.16%", "8.5%"), ("99.45%", "0.6%")]
    assert page.texts("figure//{*}text")[-1] == "7 May 2025"
    assert page.rows(1) == [
        ["1 Rally One", "2025-03-01", "2025-03-31"],
        ["2 Rally Two", "2025-12-30", "2025-12-31"],
    ]


def test_wins_are_drawn_and_said(open_page: Open) -> None:
    page = open_page("results", "one", "--stages")
    hits = [each.get("cx") for each in page.all("{*}circle[@class='hit']")]
    assert hits == ["10.0%", "70.0%", "30.0%", "50.0%"]
    assert page.rows(1) == [["", "Won", ""], ["Bo", "1 + P", "P, 3"], ["Ann", "2", "1, 2"]]


def test_bars_are_in_proportion(open_page: Open) -> None:
    page = open_page("standings")
    assert [each.get("width") for each in page.all("{*}rect")] == ["100.0%", "25.0%"]
    compared = open_page("car", "specs", "--compare", tables=SPECS)
    assert [each.get("width") for each in compared.all("{*}rect")] == [
        *["100.0%", "16.4%"],
        *["75.0%", "100.0%"],
        *["100.0%", "100.0%"],
    ]


def test_a_page_speaks_dutch(open_page: Open) -> None:
    page = open_page("schedule", "--lang", "nl", "--as-of", "2025-05-07")
    assert page.root.get("lang") == "nl"
    assert page.texts("h1") == ["Rondes 2025"]
    assert page.texts("p")[0] == "Zoals bekend op 7 mei 2025"


def test_a_page_without_an_answer_says_so(open_page: Open) -> None:
    assert "no data" in open_page("drivers", tables="").texts("p")


def test_an_answer_in_a_few_words_leads_the_page(open_page: Open) -> None:
    page = open_page("get", "rounds.one.name")
    assert page.texts("p[@class='lead']") == ["Rally One"]
    assert page.rows()[0] == ["Key", "rounds.one.name"]
    assert page.all("td")[0].findall("wbr")


def test_the_whole_base_shows_every_statement_with_its_sources(open_page: Open) -> None:
    page = open_page(
        "facts",
        "export",
        tables="""\
[people.ann]
source = "first"
name = "Ann"
career.one.starts = [
  { value = 3, source = ["later", "first"], note = { en = "by now", nl = "nu" } },
  { value = 2 },
]

[events.one]
source = "first"
name = "Rally One"
""",
    )
    assert page.texts("nav//a") == ["People", "Events", "Sources"]
    assert page.texts("h3") == ["Ann people.ann", "Rally One events.one"]
    assert page.rows() == [["Name", "Ann1"], ["Career · One · Starts", "32, 1 (by now)21"]]


SEEN = [
    ("drivers",),
    ("car", "specs", "--compare"),
    ("schedule",),
    ("results", "dakar", "--stages", "--sources"),
    ("sources",),
    ("facts", "export"),
]
"""Pages of the installed facts that a browser shows: long ones, wide ones, drawn ones."""


@pytest.mark.skipif(chromium.PROGRAM is None or os.name == "nt", reason="there is no Chromium")
def test_a_browser_shows_pages_without_a_complaint_or_overflow(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    with chromium.browser(tmp_path / "profile") as tab:
        for argv in SEEN:
            page.write_text(run(*argv, "--format", "html").out, encoding="utf-8")
            tab.show(page)
            for width in (360, 1280):
                tab.resize(width)
                assert tab.value("document.documentElement.scrollWidth") <= width, (argv, width)
        assert tab.spoken == []
        assert set(tab.asked) == {page.as_uri()}
