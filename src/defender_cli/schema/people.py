"""The team's staff, and what people said."""

# fmt: off
from defender_cli.schema.fields import COLUMN, F, Record, mapping
from defender_cli.schema.types import Date, PartialDate, PersonRef, Text

PERSON = Record(
    "Person",
    "Somebody of the team or around it who does not sit in the car.",
    F("name", str, "Name", "Naam", "First and last name.", "called, heet", flags=COLUMN),
    F("role", Text, "Role", "Functie", "Post held, with the organisation.",
      "job, title, position, function, boss, head, chief, functie, baas, hoofd", flags=COLUMN),
    F("other_roles", mapping(Text), "Also", "Daarnaast", "Other posts held at the same time.",
      "other role, nevenfunctie"),
    F("previous_role", Text, "Before", "Daarvoor", "The post held before.", "previous, vorige"),
    F("next_role", Text, "Afterwards", "Daarna", "The post taken up next.", "next, volgende"),
    F("since", PartialDate, "Since", "Sinds", "Start in the post.", "started, start, begon",
      flags=COLUMN),
    F("until", PartialDate, "Until", "Tot", "Last day or month in the post.", "left, vertrok",
      flags=COLUMN),
    F("announced", Date, "Announced", "Bekendgemaakt", "The day the appointment was made known."),
    F("joined", PartialDate, "Joined JLR", "Bij JLR sinds", "When this person joined JLR."),
    F("predecessor", PersonRef, "Predecessor", "Voorganger", "Who held the post before.",
      "successor of, opvolger van"),
    F("reports_to", PersonRef, "Reports to", "Rapporteert aan", "The superior."),
    F("age_stated", int, "Age as stated", "Leeftijd volgens bron",
      "Age a source printed, on its day.", "age"),
    F("achievements", Text, "Achievements", "Successen", "Earlier successes.", "success, titels"),
    F("contribution", Text, "Part in the project", "Bijdrage",
      "What this person did for the team."),
)

QUOTE = Record(
    "Quote",
    "What somebody said in public, paraphrased.",
    F("speaker", PersonRef, "Speaker", "Spreker", "Who said it.", "said, zei", flags=COLUMN),
    F("role", Text, "Role", "Functie", "The speaker's post at the time."),
    F("date", PartialDate, "Date", "Datum", "When it was published.", "day, dag", flags=COLUMN),
    F("topic", Text, "Topic", "Onderwerp", "What it was about.", "about", flags=COLUMN),
    F("paraphrase", Text, "In short", "In het kort", "The gist, in other words than the speaker's.",
      "statement, said, thinks, zegt, vindt, uitspraak", flags=COLUMN),
)
