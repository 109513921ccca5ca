"""Adjectives that compare, in three degrees of both languages, by what they measure."""

from functools import cache
from typing import NamedTuple


class Adjective(NamedTuple):
    """What is compared, and whether more of it (1) or less (-1)."""

    dimension: str
    sign: int
    degree: str


_ADJECTIVES = {
    "length": "long longer longest lang langer langste|short shorter shortest kort korter kortste",
    "weight": "heavy heavier heaviest zwaar zwaarder zwaarste|"
    "light lighter lightest licht lichter lichtste",
    "width": "wide wider widest breed breder breedste|"
    "narrow narrower narrowest smal smaller smalste",
    "height": "tall taller tallest hoog hoger hoogste|low lower lowest laag lager laagste|"
    "high higher highest - - -",
    "age": "old older oldest oud ouder oudste|young younger youngest jong jonger jongste",
    "speed": "fast faster fastest snel sneller snelste|slow slower slowest langzaam langzamer "
    "langzaamste",
    "power": "powerful stronger strongest sterk sterker sterkste|weak weaker weakest zwak zwakker "
    "zwakste",
    "depth": "deep deeper deepest diep dieper diepste|"
    "shallow shallower shallowest ondiep ondieper ondiepste",
    "price": "expensive dearer dearest duur duurder duurste|"
    "cheap cheaper cheapest goedkoop goedkoper goedkoopste",
    "quality": "good better best goed beter beste|bad worse worst slecht slechter slechtste",
    "date": "late later latest laat later laatst|early earlier earliest vroeg eerder vroegst",
    "": "big bigger biggest groot groter grootste|small smaller smallest klein kleiner kleinste|"
    "large larger largest - - -",
}
"""Adjectives by the noun for what they measure, in three degrees of English and of Dutch; the
opposite behind the bar. Without a noun the sentence names what is measured."""


@cache
def adjectives() -> dict[str, tuple[Adjective, str]]:
    """Return adjectives by their forms, each with its language."""
    found: dict[str, tuple[Adjective, str]] = {}
    for dimension, both in _ADJECTIVES.items():
        for sign, forms in zip((1, -1, 1, -1), both.split("|"), strict=False):
            for at, form in enumerate(forms.split()):
                degree = ("plain", "more", "most")[at % 3]
                meant = Adjective(dimension.strip(), sign, degree)
                found.setdefault(form, (meant, "en" if at < 3 else "nl"))
                if form.endswith("ste"):
                    found.setdefault(form[:-1], (meant, "nl"))
    return found
