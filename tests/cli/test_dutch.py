"""Dutch for people: headings, dates, numbers, names; and no English left over."""

import pytest

from defender_cli.i18n.cldr import MONTHS, countries, languages
from tests import cldr
from tests.conftest import Run


def test_names_are_those_of_the_unicode_cldr() -> None:
    assert cldr.FILE.read_text("utf-8") == cldr.module(), "python -m tests.cldr"
    assert (len(countries()), len(languages())) == (249, 183)
    assert (countries()["KZ"].en, countries()["KZ"].nl) == ("Kazakhstan", "Kazachstan")
    assert (languages()["et"].en, languages()["et"].nl) == ("Estonian", "Estisch")
    assert (MONTHS["en"][2], MONTHS["nl"][2]) == ("Mar", "mrt")


@pytest.mark.parametrize("locale", ["nl_NL.UTF-8", "nl_BE", "nl"])
def test_a_dutch_locale_gets_dutch(run: Run, monkeypatch: pytest.MonkeyPatch, locale: str) -> None:
    monkeypatch.setenv("LANG", locale)
    assert run("drivers").out.splitlines()[1].split()[:2] == ["Nr.", "Coureur"]


def test_a_number_has_a_decimal_comma(run: Run) -> None:
    asked = ("car", "specs", "engine", "--where", "id=displacement", "--fields", "d7x_r")
    assert run(*asked, "--lang", "nl").out.splitlines()[1] == "4,4 L"
    assert run(*asked).out.splitlines()[1] == "4.4 L"
    assert (
        run(*asked, "--lang", "nl", "--format", "tsv")
        .out.splitlines()[1]
        .startswith("displacement\t4.4\tL")
    )


def test_units_countries_languages_and_choices_are_in_dutch(run: Run) -> None:
    brand = run("team", "brand", "--lang", "nl").out
    assert "121 landen" in brand
    assert "\nNederland " in brand
    assert "\nNetherlands" not in brand
    speed = ("car", "specs", "--where", "id=top_speed", "--fields", "d7x_r", "--lang", "nl")
    assert run(*speed).out.splitlines()[1] == "170 km/u"
    assert "170,km/h" in run(*speed, "--format", "csv").out
    source = run("sources", "jlr-nl-2025-05-07", "--lang", "nl").out
    assert "\nTaal          Nederlands\n" in source
    assert "\nSoort         officieel\n" in source
    driver = run("drivers", "peterhansel", "--lang", "nl").out
    assert "\nPlaats in de auto " in driver
    assert " coureur\n" in driver
    assert "(berekend)" in driver
    assert "computed" not in driver


def test_sources_read_off_a_page_say_so_in_dutch(run: Run) -> None:
    cited = run("drivers", "--sources", "--lang", "nl").out
    assert "\nBronnen\n" in cited
    assert "retrieved" not in cited
