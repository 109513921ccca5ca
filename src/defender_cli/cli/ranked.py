"""The report of a question that the ranker answers, or declines."""

import msgspec

from defender_cli.ask.answer import answer_of, sentence, topic
from defender_cli.ask.answer import told as rests_on
from defender_cli.ask.confidence import Reading
from defender_cli.ask.index import Index
from defender_cli.ask.query.language import language, language_of_specs
from defender_cli.ask.ranker import Asker, Reply
from defender_cli.ask.scope import Scope
from defender_cli.ask.verdict import Ranked, ranked
from defender_cli.cli.queried import OVERTAKEN
from defender_cli.cli.request import Options
from defender_cli.cli.sections import age_of_facts
from defender_cli.errors import NotFound
from defender_cli.facts.asof import AsOf
from defender_cli.facts.view import View, row
from defender_cli.i18n.messages import NO_LATER_ROUND
from defender_cli.lookup.names import folded
from defender_cli.render.references import source_line
from defender_cli.report import Report, Section
from defender_cli.schema.fields import Record
from defender_cli.schema.types import Text


def described(found: Ranked, lang: str, record: Record, question: str) -> View:
    """Return an answer, or the nearest readings, as a record of `ask`."""
    best = found.reply.best
    if best is None:
        keys = tuple(_by_key(found.reply))
        return row(record, question=question, alternatives=(), readings=keys)
    value = answer_of(found.facts, best.document)
    return row(
        record,
        question=question,
        answer=sentence(found.facts, best.document, lang),
        key=best.document.key,
        value=msgspec.structs.replace(value, sources=rests_on(found.facts, best.document).sources),
        confidence=round(best.confidence, 2),
        alternatives=tuple(each.document.key for each in found.reply.alternatives),
        readings=(),
    )


def report(
    index: Index, scope: Scope, question: str, lang: str | None, options: Options, record: Record
) -> Report:
    """Return the answer to a question; without `lang` in its language, if its words tell.

    With `--debug` the reasons for it are among the remarks.

    Raises:
        NotFound: there is none.
    """
    asker = Asker(index)
    found = ranked(asker, scope)
    why = _reasons(asker, found.reply) if options.debug else []
    words = folded(scope.text).split()
    said = lang or language(words) or language_of_specs(scope.facts, words) or options.lang
    best = found.reply.best
    if best is None:
        error = _unanswered(scope.facts, found, said)
        error.evidence += [f"  {each}" for each in why]
        raise error
    section = Section(
        "answer",
        Text("Answer", "Antwoord"),
        described(found, said, record, question),
        record,
    )
    sources = rests_on(found.facts, best.document).sources
    lines = (
        sentence(found.facts, best.document, said),
        *source_line(scope.facts.base, sources, said),
    )
    remarks = (*_remarks(scope.facts, found, said), *(Text(each, each) for each in why))
    return Report((section,), remarks=remarks, lines=lines)


def _reasons(asker: Asker, reply: Reply) -> list[str]:
    # Needed only where somebody wants to know.
    from defender_cli.ask.reasons import reasons

    return reasons(asker, reply.question)


def _remarks(facts: AsOf, found: Ranked, lang: str) -> tuple[Text, ...]:
    """Return the `get` command, readings as good as the best, and the age of the facts."""
    reply = found.reply
    assert reply.best is not None
    as_of = f" --as-of {found.facts.day}" if found.facts.day != facts.day else ""
    # A name that follows from another fact is not what there is to check.
    key = ".".join(reply.best.document.about)
    said = [f"defender get {key}{as_of}"]
    word = "of" if lang == "nl" else "or"
    said += [f"{word}: {sentence(facts, each.document, lang)}" for each in reply.alternatives]
    if reply.best.document.about[0] in OVERTAKEN:
        said.append(age_of_facts(found.facts).in_language(lang))
    # Remarks are in the language of the answer, which need not be that of the options.
    return tuple(Text(each, each) for each in said)


def _unanswered(facts: AsOf, found: Ranked, lang: str) -> NotFound:
    reply = found.reply
    if reply.lacks_next_round:
        nothing, age = NO_LATER_ROUND.in_language(lang), age_of_facts(facts).in_language(lang)
        error = NotFound(
            f"{nothing} ({age})", input=reply.question.text, hint="try: defender schedule"
        )
        error.lang = lang
        return error
    readings = [
        (key, sentence(found.facts, each.document, lang), each.confidence)
        for key, each in _by_key(reply).items()
    ]
    near = list(dict.fromkeys(topic(facts, each, lang) for each in reply.near))
    said = "daar staat niets over in de feiten" if lang == "nl" else "the facts do not answer that"
    if reply.missing:
        nothing = "niets bekend van" if lang == "nl" else "nothing is known of"
        said = f"{said}: {nothing} {topic(facts, reply.missing, lang)}"
    error = NotFound(
        said,
        input=reply.question.text,
        suggestions=near if reply.missing or not readings else (),
        evidence=[f"  {key}  {line}" for key, line, _ in readings],
        hint=_hint(readings[0][0] if readings else None, near),
    )
    error.lang = lang
    error.readings = [
        {"key": key, "answer": line, "confidence": round(confidence, 2)}
        for key, line, confidence in readings
    ]
    return error


def _by_key(reply: Reply) -> dict[str, Reading]:
    """Return the readings by key, the first of each: a name is read off the fact that tells it."""
    pairs = [(".".join(each.document.about), each) for each in reply.readings]
    return {**dict(pairs), **dict(reversed(pairs))}


def _hint(key: str | None, near: list[str]) -> str:
    if key:
        return f"try: defender get {key}"
    return f'try: defender ask "{near[0]}"' if near else "try: defender explain"
