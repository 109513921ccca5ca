"""Words a fact can be found by, each with the place it stands in: its name, its value …"""

from defender_cli.ask.text import words_in


class Bag:
    """Words and the terms that stand for them, each term in the best place it has."""

    def __init__(self, other: "Bag | None" = None) -> None:
        self.terms: dict[str, int] = dict(other.terms) if other else {}
        self.words: set[str] = set(other.words) if other else set()

    def add(self, text: str, place: int, named: bool = False) -> None:
        """Add the words of a text; if it is what a field is called, attributes too."""
        found = words_in(text)
        self.words.update(found.listed)
        terms = self.terms
        for term in found.terms | found.attributes if named else found.terms:
            if terms.get(term, 0) < place:
                terms[term] = place
