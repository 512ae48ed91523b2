"""Patients' sentences read with the clinicians' own words."""

from __future__ import annotations

from typing import Any

import pytest

from bot.knowledge import Knowledge
from bot.knowledge.red_flag import read_ways_of_saying
from bot.settings import ROOT
from bot.triage.check.description import Description, Told
from bot.triage.check.reader import SymptomReader


@pytest.fixture(scope="module")
def reader(knowledge: Knowledge) -> SymptomReader:
    return SymptomReader(knowledge.symptoms, read_ways_of_saying(ROOT / "knowledge"))


def so(description: Description, feature: str) -> set[Any]:
    return set(description.values(feature))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hard white bump on my upper lid",
         {"feel": {"hard"}, "colour": {"white"}, "site": {"upper_eyelid"}, "number": {"one"}}),
        ("Firm, smooth, yellow dots across my nose and chin!",
         {"feel": {"firm"}, "surface": {"smooth"}, "colour": {"yellow"}, "site": {"nose", "chin"}}),
        ("a soft tag hanging on a stalk on my neck, pink, doesnt hurt",
         {"feel": {"soft"}, "surface": {"stalk"}, "site": {"neck"}, "colour": {"pink"},
          "pain": {"absent"}}),
        ("skin coloured bumps on forehead, flat topped and slightly itchy",
         {"colour": {"skin_coloured"}, "site": {"forehead"}, "surface": {"flat_topped"},
          "itch": {"present"}}),
        ("theyve been on his gum since birth and dont bother him, white, size of a pinhead",
         {"site": {"gum"}, "onset": {"at_birth"}, "colour": {"white"}, "size_mm": {1.5}}),
        ("a pearly lump with a dip in the middle, it keeps coming back, 4 mm",
         {"colour": {"pearly"}, "central_feature": {"umbilicated"}, "onset": {"recurrent"},
          "size_mm": {4.0}}),
        ("YELLOWISH patches near both eyes, soft",
         {"colour": {"yellow"}, "site": {"around_eyes"}, "feel": {"soft"}}),
        ("its wite and hrd", {"colour": {"white"}, "feel": {"hard"}}),
    ],
)  # fmt: skip
def test_several_features_are_read_in_one_sentence(
    reader: SymptomReader, text: str, expected: dict[str, set[Any]]
) -> None:
    found = reader.read(text)
    assert {feature: so(found, feature) for feature in expected} == expected


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("they are not itchy", {"itch"}),
        ("Doesn't itch or hurt.", {"itch", "pain"}),
        ("no pain, no redness, no itching", {"itch", "pain", "inflamed"}),
        ("neither itchy nor sore", {"itch", "pain"}),
        ("never itches and its completely painless", {"itch", "pain"}),
        ("no longer itchy", {"itch"}),
        ("it isnae sore", {"pain"}),
        ("none of them itch", {"itch"}),
        ("bumps on my knee that dont hurt, without any itching", {"pain", "itch"}),
    ],
)
def test_a_complaint_that_is_denied_is_absent(
    reader: SymptomReader, text: str, absent: set[str]
) -> None:
    found = reader.read(text)
    told = {feature: so(found, feature) for feature in ("itch", "pain", "inflamed")}
    assert told == {feature: {"absent"} if feature in absent else set() for feature in told}


@pytest.mark.parametrize(
    ("text", "feature", "denied", "told"),
    [
        ("its not yellow", "colour", {"yellow"}, set()),
        ("it isn't white, more yellow", "colour", {"white"}, {"yellow"}),
        ("soft not hard", "feel", {"hard"}, {"soft"}),
        ("it hasnt grown and never bled", "change", {"growing", "bleeding"}, set()),
        ("they're on my chin, not on my nose", "site", {"nose"}, {"chin"}),
        ("no scab on it but it is shiny", "surface", {"crusted"}, {"shiny"}),
        ("there is no dip in the centre", "central_feature", {"umbilicated"}, set()),
    ],
)
def test_a_value_that_is_denied_is_ruled_out_and_nothing_more(
    reader: SymptomReader, text: str, feature: str, denied: set[str], told: set[str]
) -> None:
    found = reader.read(text)
    assert set(found.values(feature, Told.NOT_SO)) == denied
    assert so(found, feature) == told


@pytest.mark.parametrize(
    ("text", "unknown", "known"),
    [
        ("not sure if it itches", {"itch"}, {}),
        ("white dots, I'm not certain whether they hurt", {"pain"}, {"colour": {"white"}}),
        ("No idea whether they itch. They're hard.", {"itch"}, {"feel": {"hard"}}),
        ("it itches, not sure if it hurts", {"pain"}, {"itch": {"present"}}),
        ("I'm not sure whether they hurt but they are hard", {"pain"}, {"feel": {"hard"}}),
        ("can't tell if it's painful, it's yellow though", {"pain"}, {"colour": {"yellow"}}),
    ],
)
def test_what_the_patient_is_not_sure_of_is_not_known(
    reader: SymptomReader, text: str, unknown: set[str], known: dict[str, set[str]]
) -> None:
    found = reader.read(text)
    assert {o.feature for o in found.observations if o.told is Told.UNKNOWN} == unknown
    assert {feature: so(found, feature) for feature in known} == known


@pytest.mark.parametrize(
    ("text", "millimetres"),
    [
        ("its 1-2mm", 1.5),
        ("about 3 mm across", 3.0),
        ("half a cm wide", 5.0),
        ("no bigger than 2mm", 2.0),
        # comparisons
        ("size of a pinhead", 1.5),
        ("like a grain of sand under the skin", 1.0),
        ("pea-sized lump", 6.0),
        ("as big as a grape", 16.0),
        # the last one counts
        ("was a pinhead last year, now 4 mm", 4.0),
        # other numbers are none
        ("im 34, 2mm bump on my nose", 2.0),
        ("I'm 67. 9mm lump", 9.0),
        ("there are 20 and 1mm each", 1.0),
    ],
)
def test_a_size_is_read_in_millimetres(
    reader: SymptomReader, text: str, millimetres: float
) -> None:
    assert so(reader.read(text), "size_mm") == {millimetres}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("had it about 3 months", 90),
        ("came up 2 weeks ago", 14),
        ("roughly 6 weeks now", 42),
        ("for two years", 730),
        ("all my life", 3650),
        ("first a few weeks on the nose, then 3 months on the chin", 90),
        # the number counts before a vaguer word, and years that were not said are none
        ("for about three months now", 90),
        ("it was pink last year, now its brown", 365),
    ],
)
def test_how_long_it_has_lasted_is_read_in_days(
    reader: SymptomReader, text: str, days: float
) -> None:
    assert so(reader.read(text), "duration") == {days}


@pytest.mark.parametrize(
    "text",
    [
        "my daughter is 6 weeks old",
        "im getting married in 6 weeks",
        "it came up in march",
        "hes 3 months",
        "my nan told me weeks and months pass",
        "I'm 66 yrs",
    ],
)
def test_ages_and_times_to_come_are_no_duration(reader: SymptomReader, text: str) -> None:
    assert so(reader.read(text), "duration") == set()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5 or 6 white seeds under my eye", "few"),
        ("8 of them round my eye", "few"),
        ("7 of those under the left lid", "few"),
        ("about 30 of them across my forehead", "many"),
        ("i counted 14 tiny firm bumps", "many"),
        ("two bumps", "few"),
        ("12 hard white balls on my nose", "many"),
        ("loads of tiny spots", "many"),
        ("a few dots", "few"),
        ("just the one on my nose", "one"),
        ("a lump on my lid", "one"),
        ("one on each cheek", "few"),
        # ages beside counts
        ("I'm 52 and there are 4 bumps on my nose", "few"),
        ("7 year old boy with 4 lumps on his chest", "few"),
        ("61m, 3 growths on my scalp", "few"),
    ],
)
def test_bumps_are_counted(reader: SymptomReader, text: str, number: str) -> None:
    assert so(reader.read(text), "number") == {number}


@pytest.mark.parametrize(
    "text",
    [
        "I am 44, got small bumps on my chin",
        "my son is 6 and has spots on his nose",
        "she is 5 weeks old with white dots on her cheeks",
        "My daughter, 9, spots round her mouth",
        "36f white dots",
        "3 mm bumps",
        "none of them itch",
    ],
)
def test_ages_sizes_and_lengths_of_time_count_no_bumps(reader: SymptomReader, text: str) -> None:
    assert so(reader.read(text), "number") == set()


@pytest.mark.parametrize(
    ("text", "features"),
    [
        ("my mum had painful red ones", {"pain", "colour", "inflamed"}),
        ("my sister had itchy ones", {"itch"}),
        ("does it itch?", {"itch"}),
        ("what if it starts bleeding", {"change"}),
        ("it used to hurt", {"pain"}),
        ("on the other hand it costs money", {"site"}),
        ("roughly 3 of these", {"feel"}),
        ("it hardly shows", {"feel"}),
        ("it's smaller than a house", {"change"}),
        ("bigger than a grain of rice", {"change"}),
    ],
)
def test_relatives_suppositions_and_figures_tell_nothing_of_the_bump(
    reader: SymptomReader, text: str, features: set[str]
) -> None:
    told = {one.feature for one in reader.read(text).observations}
    assert not told & features


@pytest.mark.parametrize("text", ["", "hello there, can I ask a question", "\U0001f642 \n !!"])
def test_what_tells_of_no_bump_gives_an_empty_description(reader: SymptomReader, text: str) -> None:
    assert reader.read(text) == Description()


@pytest.mark.parametrize(
    ("text", "clue"),
    [
        ("my mum and my sister have them too", "in_the_family"),
        ("it runs in my dads side of the family", "in_the_family"),
        ("both eyelids have them", "both_sides"),
        ("nothing comes out when I squeeze", "nothing_comes_out"),
        ("I have high cholesterol", "cholesterol"),
    ],
)
def test_a_clue_is_read_even_when_it_is_told_of_relatives(
    reader: SymptomReader, text: str, clue: str
) -> None:
    assert clue in so(reader.read(text), "clue")


def test_a_complaint_counts_before_its_absence(reader: SymptomReader) -> None:
    assert so(reader.read("not painful at rest. painful at night"), "pain") == {"present"}


def test_each_thing_is_told_once_with_the_words_of_the_patient(reader: SymptomReader) -> None:
    found = reader.read("Whitish bump. It is white, truly white, about 2mm, in all 5 or 6 dots")
    assert len(found.values("colour")) == 1
    words = {one.feature: one.words for one in found.observations}
    assert words["size_mm"] == "2mm"
    assert words["number"] == "5 or 6 dots"


@pytest.mark.parametrize(
    ("messages", "corrects", "expected"),
    [
        (("it is white", "and a bit yellow"), False, {"colour": {"white", "yellow"}}),
        (("it is white", "sorry, yellow"), True, {"colour": {"yellow"}}),
        (("it is white", "no, it isnt white"), False, {"colour": set()}),
        (("it itches", "actually it doesnt itch"), True, {"itch": {"absent"}}),
        (("about 2mm", "i measured, its 4mm"), False, {"size_mm": {4.0}}),
        (("one bump", "there are 3 bumps now"), False, {"number": {"few"}}),
        (("on my nose", "not on my nose, on my chin"), False, {"site": {"chin"}}),
        (("not sure if it itches", "ok it does itch"), False, {"itch": {"present"}}),
        (("it itches", "not sure if it itches"), False, {"itch": {"present"}}),
        (("hard white bump", "on my lid, for 3 months"), False,
         {"feel": {"hard"}, "colour": {"white"}, "site": {"eyelid"}, "duration": {90}}),
    ],
)  # fmt: skip
def test_a_later_message_adds_corrects_and_takes_back(
    reader: SymptomReader,
    messages: tuple[str, ...],
    corrects: bool,
    expected: dict[str, set[Any]],
) -> None:
    description = Description()
    for text in messages:
        description = description.then(reader.read(text), corrects)
    assert {feature: so(description, feature) for feature in expected} == expected
