"""The team's staff, and what people said."""

from typing import Annotated

from defender_cli.schema.fields import Label, Record
from defender_cli.schema.types import Date, PartialDate, PersonRef, Text


class Person(Record, frozen=True):
    """Somebody of the team or around it who does not sit in the car."""

    name: Annotated[
        str | None, Label("Name", "Naam", "First and last name.", "called, heet", column=True)
    ] = None
    role: Annotated[
        Text | None,
        Label(
            "Role",
            "Functie",
            "Post held, with the organisation.",
            "job, title, position, function, boss, head, chief, functie, baas, hoofd",
            column=True,
        ),
    ] = None
    other_roles: Annotated[
        dict[str, Text] | None,
        Label(
            "Also", "Daarnaast", "Other posts held at the same time.", "other role, nevenfunctie"
        ),
    ] = None
    previous_role: Annotated[
        Text | None, Label("Before", "Daarvoor", "The post held before.", "previous, vorige")
    ] = None
    next_role: Annotated[
        Text | None, Label("Afterwards", "Daarna", "The post taken up next.", "next, volgende")
    ] = None
    since: Annotated[
        PartialDate | None,
        Label("Since", "Sinds", "Start in the post.", "started, start, begon", column=True),
    ] = None
    until: Annotated[
        PartialDate | None,
        Label("Until", "Tot", "Last day or month in the post.", "left, vertrok", column=True),
    ] = None
    announced: Annotated[
        Date | None, Label("Announced", "Bekendgemaakt", "The day the appointment was made known.")
    ] = None
    joined: Annotated[
        PartialDate | None, Label("Joined JLR", "Bij JLR sinds", "When this person joined JLR.")
    ] = None
    predecessor: Annotated[
        PersonRef | None,
        Label(
            "Predecessor", "Voorganger", "Who held the post before.", "successor of, opvolger van"
        ),
    ] = None
    reports_to: Annotated[
        PersonRef | None, Label("Reports to", "Rapporteert aan", "The superior.")
    ] = None
    age_stated: Annotated[
        int | None,
        Label("Age as stated", "Leeftijd volgens bron", "Age a source printed, on its day.", "age"),
    ] = None
    achievements: Annotated[
        Text | None, Label("Achievements", "Successen", "Earlier successes.", "success, titels")
    ] = None
    contribution: Annotated[
        Text | None,
        Label("Part in the project", "Bijdrage", "What this person did for the team."),
    ] = None


class Quote(Record, frozen=True):
    """What somebody said in public, paraphrased."""

    speaker: Annotated[
        PersonRef | None, Label("Speaker", "Spreker", "Who said it.", "said, zei", column=True)
    ] = None
    role: Annotated[Text | None, Label("Role", "Functie", "The speaker's post at the time.")] = None
    date: Annotated[
        PartialDate | None,
        Label("Date", "Datum", "When it was published.", "day, dag", column=True),
    ] = None
    topic: Annotated[
        Text | None, Label("Topic", "Onderwerp", "What it was about.", "about", column=True)
    ] = None
    paraphrase: Annotated[
        Text | None,
        Label(
            "In short",
            "In het kort",
            "The gist, in other words than the speaker's.",
            "statement, said, thinks, zegt, vindt, uitspraak",
            column=True,
        ),
    ] = None
