"""What the confidence in an answer is multiplied by for each thing that speaks against it.

Chosen by hand on questions with known answers; each has its reason beside it.
"""

UNSAID = 0.35
"""Share taken off if the question says nothing of the fact's heading."""
UNNAMED = 0.8
"""For each record along the key that the question does not name."""
YEARLESS = 0.85
"""The question names a year, the fact is of none."""
WHICH_STAGE = 0.5
"""The fact is about one stage; the question names none."""
WHOSE = 0.6
"""The same for a fact about a person, where it is not a person that is asked for."""
NEAR_HEAD, NO_HEAD = 0.85, 0.6
"""The fact has not the noun asked for; or only the record it belongs to has."""
NO_ATTRIBUTE = 0.5
"""The fact is not the attribute asked for: not the weight, not the price."""
NO_QUALIFIER = 0.75
"""The fact has not a word that qualifies the noun asked for."""
FOREIGN = 0.45
"""The fact has not the country the question names."""
ONLY_A_NAME = 0.7
"""What a record is called, where that is not asked for."""
PROSE_ANSWER = 0.93
BESIDE_QUOTE = 0.6
"""What belongs to a quotation but is neither what was said nor by whom."""
NOT_SAID = 0.7
"""A quotation where none is asked for, or something else where one is."""
TOLD, REVERSE = 0.88, 0.97
"""A name that follows from a fact about it: from a sentence, from its post or place."""
REVERSE_OPEN = 0.8
"""A name, where the question does not say that it wants one."""
CAR_UNSAID = 0.93
OTHER_THAN_CAR = 0.75
"""The question is on the rally car, the fact is not."""
