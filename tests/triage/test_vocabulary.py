from __future__ import annotations

from dataclasses import replace

import pytest

from bot.knowledge import Knowledge
from bot.knowledge.symptoms import Observed
from bot.triage.language.phrases import GAP, spellings
from bot.triage.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def small(small_knowledge: Knowledge) -> Vocabulary:
    return Vocabulary(small_knowledge)


@pytest.fixture(scope="module")
def clinicians(knowledge: Knowledge) -> Vocabulary:
    return Vocabulary(knowledge)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("is it milia?", [("condition", "milia", "milia")]),
        ("MILIA!!", [("condition", "milia", "MILIA")]),
        ("are milk spots bad", [("condition", "milia", "milk spots")]),
        ("milk-seeds or milk seed", [("condition", "milia", "milk-seeds"),
                                       ("condition", "milia", "milk seed")]),
        ("one cholesterol spot, two cholesterol spots",
         [("condition", "xanthelasma", "cholesterol spot"),
          ("condition", "xanthelasma", "cholesterol spots")]),
        ("a milk spot", [("condition", "milia", "milk spot")]),
        ("on my ear", [("site", "ear", "ear")]),
        ("both ears and a lug", [("site", "ear", "ears"), ("site", "ear", "lug")]),
        ("behind ear", [("site", "behind_ear", "behind ear")]),
        ("the back of the ear", [("site", "behind_ear", "back of the ear")]),
        ("under eyes", [("site", "under_eyes", "under eyes")]),
        ("xanthelasma on my ear", [("condition", "xanthelasma", "xanthelasma"),
                                    ("site", "ear", "ear")]),
        ("I can hear and bear it, dear", []),
        ("familial", []),
        ("why do they come up", []),
        ("", []),
        ("🙂 \n", []),
    ],
)  # fmt: skip
def test_names_are_found_as_whole_words_the_longer_one_first(
    small: Vocabulary, text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert [(one.kind, one.value, one.said) for one in small.find(text)] == expected


@pytest.mark.parametrize(
    "text", ["  milk spots\non her ear 🙂 xanthelasma", "éé milia", "\t ear, ear; EAR"]
)
def test_the_place_of_a_name_is_told_in_characters(small: Vocabulary, text: str) -> None:
    found = small.find(text)
    assert found
    for mention in found:
        assert text[mention.start : mention.end] == mention.said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what are milk spots", [("condition", "milia")]),
        ("my nan has a milium", [("condition", "milia")]),
        ("syringoma or milia", [("condition", "syringoma"), ("condition", "milia")]),
        ("xanthelasma", [("condition", "xanthelasma")]),
        ("on my eyelids", [("site", "eyelid")]),
        ("under my eyes", [("site", "under_eyes")]),
        ("tip of my nose", [("site", "nose")]),
        ("in the corner of my eye by my nose", [("site", "inner_eye_corner")]),
        ("behind my ear", [("site", "behind_ear")]),
        ("a milk spot", [("condition", "milia")]),
        ("on the crease of her eyelid", [("site", "upper_eyelid")]),
        ("above my lashes and on his forehead", [("site", "upper_eyelid"), ("site", "forehead")]),
        ("use a cotton ball?", []),
        ("how much is it", []),
    ],
)
def test_the_clinicians_own_words_are_found(
    clinicians: Vocabulary, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(one.kind, one.value) for one in clinicians.find(text)] == expected


@pytest.fixture(scope="module")
def places(small_knowledge: Knowledge) -> Vocabulary:
    ear = {"says": "on the ear", "words": ["lug", "rim/edge of the ear", "where .. glasses sit"]}
    symptoms = small_knowledge.symptoms.copy(update={"site": {"lug": Observed.parse_obj(ear)}})
    return Vocabulary(replace(small_knowledge, symptoms=symptoms))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("on my lug", "lug"),
        ("at the rim of the ear", "rim of the ear"),
        ("the edge of the EAR!", "edge of the EAR"),
        ("the tip of the ear", None),
        ("where the glasses sit", "where the glasses sit"),
        ("where my new reading glasses sit", "where my new reading glasses sit"),
        ("where one of my glasses always tends to sit", None),
    ],
)
def test_words_for_a_place_may_have_choices_and_gaps(
    places: Vocabulary, text: str, said: str | None
) -> None:
    assert [one.said for one in places.find(text)] == ([said] if said else [])


@pytest.mark.slow
def test_every_name_of_the_files_is_found(clinicians: Vocabulary, knowledge: Knowledge) -> None:
    lost = [
        (condition.id, name)
        for condition in knowledge.conditions.values()
        for name in (condition.head.name, *condition.head.also_called)
        if condition.id not in {one.value for one in clinicians.find(f"is it {name}?")}
    ]
    lost += [
        (site, word)
        for site, entry in knowledge.symptoms.site.items()
        for word in entry.words
        for spelling in spellings(word.replace(f" {GAP}", ""))
        if not any(one.kind == "site" for one in clinicians.find(f"it is {spelling}, I think"))
    ]
    assert lost == []
