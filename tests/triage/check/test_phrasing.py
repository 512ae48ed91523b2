from __future__ import annotations

import pytest

from bot.knowledge.symptoms import ABSENT, NONE, PRESENT
from bot.triage.check.description import Observation
from bot.triage.check.phrasing import Phrasing, length_of_time
from tests.triage.check.small import not_so, settings, so, symptoms

PHRASING = Phrasing(symptoms(), settings())


@pytest.mark.parametrize(
    ("observation", "said"),
    [
        (so("site", "ear"), "on the ear"),
        (so("colour", "white"), "white"),
        (so("itch", PRESENT), "itchy"),
        (so("itch", ABSENT), "not itchy"),
        (not_so("colour", "yellow"), "not yellow"),
        (so("age", "older_adult"), "it is on an adult of 60"),
        (so("size_mm", 2.0), "about 2 mm"),
        (so("size_mm", 1.5), "about 1.5 mm"),
        (not_so("size_mm", 2.0), "not about 2 mm"),
        (so("duration", 21.0), "for about 3 weeks"),
        (so("central_feature", NONE), "Check: none."),
    ],
)
def test_what_was_told_is_said_back_in_plain_words(observation: Observation, said: str) -> None:
    assert PHRASING.says(observation) == said
    assert PHRASING.quotes(observation) == said


@pytest.mark.parametrize(
    ("observation", "said"),
    [
        (so("colour", "white", "like milk"), 'white (you wrote "like milk")'),
        (so("colour", "white", "like\n  milk "), 'white (you wrote "like milk")'),
        (so("size_mm", 1.0, "a mm"), 'about 1 mm (you wrote "a mm")'),
        # no echo of the same words
        (so("colour", "white", "white"), "white"),
        (so("colour", "white", "WHITE"), "white"),
        (so("site", "ear", "ear"), "on the ear"),
        (so("colour", "white", " "), "white"),
    ],
)
def test_the_patients_own_words_stand_beside_it_where_they_differ(
    observation: Observation, said: str
) -> None:
    assert PHRASING.quotes(observation) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0.2, "1 day"),
        (1, "1 day"),
        (2, "2 days"),
        (13, "13 days"),
        (14, "2 weeks"),
        (59, "8 weeks"),
        (60, "2 months"),
        (180, "6 months"),
        (699, "23 months"),
        (700, "2 years"),
        (1500, "4 years"),
    ],
)
def test_a_time_is_said_in_the_unit_that_people_use(days: float, said: str) -> None:
    assert length_of_time(days) == said
