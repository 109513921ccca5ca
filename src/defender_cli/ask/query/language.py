"""The language of a question: that of the words that only one of the two has."""

from collections.abc import Iterable
from functools import cache, lru_cache

from defender_cli.ask.query.words import FILLERS, OPERATORS, VERBS
from defender_cli.ask.vocabulary import DUTCH, ENGLISH
from defender_cli.facts.asof import AsOf
from defender_cli.lookup.names import folded
from defender_cli.schema.cars import CAR
from defender_cli.schema.results import ENTRY, STAGE
from defender_cli.schema.season import ROUND
from defender_cli.schema.team import EVENT_CAREER, PERSON
from defender_cli.schema.types import Text


def language(said: Iterable[str], marks: Iterable[str] = ()) -> str:
    """Return the language most words belong to; none if there are as many of each."""
    words = tuple(said)
    all_marks = [*marks, *(mark for word in words if (mark := _labels().get(word)))]
    english, dutch = all_marks.count("en"), all_marks.count("nl")
    return "" if english == dutch else "nl" if dutch > english else "en"


def language_of_specs(facts: AsOf, said: Iterable[str]) -> str:
    """Return the language in which words name specs: *topsnelheid*; none if in both or neither."""
    words = _spec_words(facts)
    # A Dutch label begins with what is asked for: *banden*, *bandendiameter*.
    return language((), (
        lang for each in said for lang in words
        if each in words[lang] or (len(each) > 4 and any(w.startswith(each) for w in words[lang]))
    ))  # fmt: skip


@lru_cache(maxsize=2)
def _spec_words(facts: AsOf) -> dict[str, set[str]]:
    labels = [facts.stored(f"specs.{id}.label") for id in facts.base.ids("specs")]
    texts = [label for label in labels if isinstance(label, Text)]
    return {
        lang: {word for text in texts for word in folded(text.in_language(lang)).split()}
        for lang in ("en", "nl")
    }


@cache
def _labels() -> dict[str, str]:
    """Return the words of either language alone: of the labels of fields, and those that join."""
    said: dict[str, set[str]] = {"en": set(ENGLISH), "nl": set(DUTCH)}
    for lang in said:
        said[lang].update(f"{FILLERS[lang]} {VERBS[lang]}".split())
        said[lang].update(f" {' '.join(OPERATORS[lang].values())} ".replace("|", " ").split())
    for record in (PERSON, ENTRY, STAGE, ROUND, EVENT_CAREER, CAR):
        for field in record.fields.values():
            said["en"].update(folded(field.en).split())
            said["nl"].update(folded(field.nl).split())
    return {word: lang for lang, other in (("en", "nl"), ("nl", "en"))
            for word in said[lang] - said[other]}  # fmt: skip
