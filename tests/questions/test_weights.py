"""What is shipped for `ask` knows no name and no year: those come from the facts."""

import re
from importlib.resources import files

from defender_cli.ask.indexing.learned import CALIBRATION, EVIDENCE, HOME, learned
from defender_cli.ask.text import lexicon_words
from defender_cli.ask.vocabulary import COMMON_IN_NAMES
from tests.questions.score import name_words

YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def test_no_weight_is_for_a_name_or_a_year() -> None:
    rows = {name: row for name, row in learned().items() if name not in (EVIDENCE, CALIBRATION)}
    words = {word for row in rows.values() for signal in row for word in signal.split()}
    assert not name_words() & {word.lstrip("^~") for word in words}
    assert not [word for word in words if YEAR.search(word)]


def test_no_word_of_like_meaning_is_a_name_or_a_year() -> None:
    words = set(re.findall(r"[^\s:]+", files(HOME).joinpath("thesaurus.txt").read_text("utf-8")))
    # "Price" is also what a car costs, "round" also a rally.
    assert not words & name_words() - lexicon_words() - set(COMMON_IN_NAMES.split())
    assert not [word for word in words if YEAR.search(word)]
