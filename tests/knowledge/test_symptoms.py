from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError

from bot.knowledge import Knowledge
from bot.knowledge.symptoms import AMOUNTS, FEATURES, NAMED, SEVERAL, YES_OR_NO, SymptomsFile
from tests.knowledge.small import SYMPTOMS

OBSERVED = {"says": "white", "words": ["snowy"]}


def file(**changed: Any) -> dict[str, Any]:
    return {**copy.deepcopy(SYMPTOMS), **changed}


def test_a_file_with_places_and_people_is_enough() -> None:
    found = SymptomsFile.parse_obj(SYMPTOMS)
    assert found.site["ear"].says == "on the ear"
    assert all(found.values(feature) == {} for feature in NAMED if feature != "site")


@pytest.mark.parametrize("feature", NAMED)
def test_each_feature_has_values_by_name(feature: str) -> None:
    values = {"white": {**OBSERVED, "part_of": ["pale"]}, "pale": {"says": "pale"}}
    found = SymptomsFile.parse_obj(file(**{feature: values})).values(feature)
    assert list(found) == ["white", "pale"]
    assert (found["white"].says, found["white"].words) == ("white", ["snowy"])
    assert (found["white"].part_of, found["pale"].part_of) == (["pale"], [])


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"site": None}, ("site",)),
        ({"age_group": None}, ("age_group",)),
        ({"smell": {}}, ("smell",)),
        ({"colour": {"white": {"words": ["snowy"]}}}, ("colour", "white", "says")),
        ({"colour": {"white": {"says": ""}}}, ("colour", "white", "says")),
        ({"colour": {"white": {**OBSERVED, "looks": "x"}}}, ("colour", "white", "looks")),
        ({"size": [{"mm": 0, "words": ["dust"]}]}, ("size", 0, "mm")),
        ({"size": [{"mm": -1, "words": ["dust"]}]}, ("size", 0, "mm")),
        ({"size": [{"mm": 1, "words": []}]}, ("size", 0, "words")),
        ({"size": [{"words": ["dust"]}]}, ("size", 0, "mm")),
        ({"duration": [{"days": 0, "words": ["just now"]}]}, ("duration", 0, "days")),
        ({"duration": [{"days": 3, "words": []}]}, ("duration", 0, "words")),
        ({"lesions": {"single": ["bump"]}}, ("lesions", "single")),
        ({"age_group": {"teen": {"audience": "teenager", "words": ["teen"]}}},
         ("age_group", "teen", "audience")),
        ({"age_group": {"teen": {"audience": "child", "words": []}}},
         ("age_group", "teen", "words")),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_with_its_place(
    changed: dict[str, Any], place: tuple[str | int, ...]
) -> None:
    wrong = {name: value for name, value in file(**changed).items() if value is not None}
    with pytest.raises(ValidationError) as caught:
        SymptomsFile.parse_obj(wrong)
    assert [problem["loc"] for problem in caught.value.errors()] == [place]


def test_the_lists_of_features_do_not_overlap_where_they_must_not() -> None:
    assert not set(SEVERAL) & set(YES_OR_NO)
    assert not set(NAMED) & set(AMOUNTS)
    assert len(set(FEATURES)) == len(FEATURES)


def every_list(symptoms: SymptomsFile) -> Iterator[tuple[str, list[str]]]:
    """Every list of patients' words in the file, with its place."""
    for feature in NAMED:
        for name, entry in symptoms.values(feature).items():
            yield f"{feature}/{name}", entry.words
    for size in symptoms.size:
        yield f"size/{size.mm}", size.words
    for span in symptoms.duration:
        yield f"duration/{span.days}", span.words
    for name in ("one", "several", "patches"):
        yield f"lesions/{name}", getattr(symptoms.lesions, name)
    for name in ("unsure", "also_denied", "not_of_the_bump"):
        yield name, getattr(symptoms, name)


@pytest.mark.parametrize("feature", YES_OR_NO)
def test_a_yes_or_no_of_the_clinicians_has_no_third_value(
    knowledge: Knowledge, feature: str
) -> None:
    assert set(knowledge.symptoms.values(feature)) == {"present", "absent"}


def test_wider_values_of_the_clinicians_exist_and_never_lead_in_a_circle(
    knowledge: Knowledge,
) -> None:
    def ends(feature: str, name: str, way: tuple[str, ...] = ()) -> bool:
        values = knowledge.symptoms.values(feature)
        return name not in way and all(
            wider in values and ends(feature, wider, (*way, name)) for wider in values[name].part_of
        )

    endless = [
        (feature, name)
        for feature in NAMED
        for name in knowledge.symptoms.values(feature)
        if not ends(feature, name)
    ]
    assert endless == []


def test_the_clinicians_words_are_written_as_messages_are_read(knowledge: Knowledge) -> None:
    """In lower case, without apostrophes and empty choices; a gap stands between words."""
    wrong = [
        (place, phrase)
        for place, phrases in every_list(knowledge.symptoms)
        for phrase in phrases
        if phrase != phrase.lower()
        or re.search(r"['’]|//|(?<![^\s])/|/(?![^\s])", phrase)
        or phrase.split()[0] == ".."
        or phrase.split()[-1] == ".."
    ]
    assert wrong == []


def test_a_word_of_the_clinicians_stands_for_one_value_of_a_feature(knowledge: Knowledge) -> None:
    """Places aside: "chest and back" are two."""
    twice = []
    for feature in (one for one in NAMED if one != "site"):
        owners: dict[str, set[str]] = {}
        for name, entry in knowledge.symptoms.values(feature).items():
            for phrase in entry.words:
                owners.setdefault(phrase, set()).add(name)
        twice += [(feature, phrase) for phrase, names in owners.items() if len(names) > 1]
    assert twice == []
