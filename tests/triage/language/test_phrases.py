from __future__ import annotations

import pytest

from bot.triage.language.phrases import Phrases, Place, spellings


def found(phrase: str, text: str) -> list[tuple[int, int]]:
    return [(place.start, place.end) for place in Phrases({"it": [phrase]}).find(text.split())]


@pytest.mark.parametrize(
    ("phrase", "readings"),
    [
        ("fever", ["fever"]),
        ("wont/doesnt heal", ["wont heal", "doesnt heal"]),
        ("is/are all gone/over", ["is all gone", "is all over", "are all gone", "are all over"]),
    ],
)
def test_a_choice_is_spelt_out(phrase: str, readings: list[str]) -> None:
    assert spellings(phrase) == readings


@pytest.mark.parametrize(
    ("phrase", "text", "places"),
    [
        ("fever", "a fever today", [(1, 2)]),
        ("fever", "a feverfew today", []),
        ("high temperature", "a high temperature", [(1, 3)]),
        ("high temperature", "temperature high", []),
        ("high temperature", "high and temperature", []),
        ("wont/doesnt heal", "it wont heal", [(1, 3)]),
        ("wont/doesnt heal", "it doesnt heal", [(1, 3)]),
        ("wont/doesnt heal", "it does heal", []),
        ("wont/doesnt heal", "wont", []),
        # endings do not matter
        ("bleed", "bleeds bleeding", [(0, 1), (1, 2)]),
        ("bleeding", "it bleeds", [(1, 2)]),
        ("bumps", "one bump", [(1, 2)]),
        # room for up to three words
        ("spot .. bulging", "spot bulging", [(0, 2)]),
        ("spot .. bulging", "spot is now bulging", [(0, 4)]),
        ("spot .. bulging", "spot is really quite bulging", [(0, 5)]),
        ("spot .. bulging", "spot is really quite badly bulging", []),
        ("spot .. bulging", "spot is", []),
        ("a .. b/c .. d", "a x b y z d", [(0, 6)]),
        ("a .. b/c .. d", "a c d", [(0, 3)]),
        # every place of it
        ("bleed", "bleed and bleed", [(0, 1), (2, 3)]),
        ("spot .. red", "spot red and red", [(0, 2), (0, 4)]),
        ("fever", "", []),
    ],
)
def test_a_phrase_is_found(phrase: str, text: str, places: list[tuple[int, int]]) -> None:
    assert found(phrase, text) == places


def test_the_whole_word_counts_when_asked_for() -> None:
    exact = Phrases({"it": ["eye cream", "dying to"]}, str)
    assert exact.find(["eye", "cream"]) == [Place("it", 0, 2)]
    assert exact.find(["eyes", "creams"]) == []
    assert exact.find(["dyed", "to"]) == []


def test_phrases_that_overlap_are_all_found() -> None:
    phrases = Phrases(
        {"spot": ["soft spot", "spot"], "bulge": ["spot bulging"], "both": ["soft spot bulging"]}
    )
    assert set(phrases.find(["a", "soft", "spot", "bulging"])) == {
        Place("spot", 1, 3),
        Place("spot", 2, 3),
        Place("bulge", 2, 4),
        Place("both", 1, 4),
    }


def test_one_phrase_may_stand_for_two_names() -> None:
    names = [place.name for place in Phrases({"one": ["hot"], "two": ["hot"]}).find(["hot"])]
    assert names == ["one", "two"]


def test_a_name_is_found_once_where_two_of_its_phrases_agree() -> None:
    assert Phrases({"one": ["bleed", "bleeding"]}).find(["bleeds"]) == [Place("one", 0, 1)]


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("spot bulging", ()),
        ("spot not bulging", (1,)),
        ("a spot is not really bulging", (2, 3, 4)),
    ],
)
def test_the_words_in_a_gap_are_told(text: str, gap: tuple[int, ...]) -> None:
    (place,) = Phrases({"it": ["spot .. bulging"]}).find(text.split())
    assert place.gap == gap


def test_the_words_of_all_phrases_are_told() -> None:
    phrases = Phrases({"one": ["wont/doesnt heal"], "two": ["spot .. bulging"]})
    assert phrases.words == {"wont", "doesnt", "heal", "spot", "bulging"}
