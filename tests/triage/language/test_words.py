from __future__ import annotations

import pytest

from bot.triage.language.words import APOSTROPHES, Spelling, stem

LEXICON = ["fever", "bleeding", "breathe", "blister", "blistering", "swollen", "ill", "cant",
           "sore", "swallow", "rash", "hasnt"]  # fmt: skip
KNOWN = ["never", "leading", "soar", "breath", "feather", "swollen", "lever", "cash", "i"]


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    return Spelling(LEXICON, KNOWN)


def texts(spelling: Spelling, text: str) -> list[str]:
    return [word.text for word in spelling.words(text)]


@pytest.mark.parametrize("apostrophe", APOSTROPHES)
def test_an_apostrophe_of_any_kind_is_left_out(spelling: Spelling, apostrophe: str) -> None:
    assert texts(spelling, f"She can{apostrophe}t") == ["she", "cant"]


@pytest.mark.parametrize("apostrophe", APOSTROPHES)
@pytest.mark.parametrize(
    ("said", "read"), [("I{}ll", "iwill"), ("i{}ll", "iwill"), ("I{}LL", "iwill")]
)
def test_i_will_is_not_ill(spelling: Spelling, apostrophe: str, said: str, read: str) -> None:
    assert texts(spelling, said.format(apostrophe) + " wait") == [read, "wait"]


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("ill", "ill"),
        ("ILL", "ill"),
        ("Ill", "ill"),
        ("Fevér", "fever"),
        ("ﬂu", "flu"),
        ("ｆｅｖｅｒ", "fever"),
        ("ＦＥＶＥＲ", "fever"),
        ("𝐟𝐞𝐯𝐞𝐫", "fever"),
        ("３８", "38"),
        ("38,5", "38.5"),
        ("38.5", "38.5"),
    ],
)
def test_letters_of_other_styles_are_read_as_ours(spelling: Spelling, said: str, read: str) -> None:
    assert texts(spelling, said) == [read]


@pytest.mark.parametrize(
    ("said", "read"),
    [
        # letters doubled, or not doubled
        ("feverrrr", "fever"),
        ("blleeding", "bleeding"),
        ("bleding", "bleeding"),
        ("swolen", "swollen"),
        ("sorrre", "sore"),
        ("illll", "ill"),
        # one slip in a word of five letters or more
        ("fevar", "fever"),
        ("feveer", "fever"),
        ("fevr", "fevr"),
        ("fveer", "fever"),
        ("feverd", "fever"),
        ("fivar", "fivar"),
        ("breethe", "breathe"),
        ("brethe", "breathe"),
        # two in a word of eight
        ("bleadimg", "bleeding"),
        ("blisterinf", "blistering"),
        ("bliztarink", "bliztarink"),
        # short words are left alone, and so is a slip at the beginning
        ("rasg", "rasg"),
        ("gever", "gever"),
        ("pleeding", "pleeding"),
    ],
)
def test_a_slip_of_the_pen_is_mended(spelling: Spelling, said: str, read: str) -> None:
    assert texts(spelling, said) == [read]


@pytest.mark.parametrize("word", ["never", "lever", "leading", "soar", "cash", "breath", "feather"])
def test_a_real_word_is_left_alone(spelling: Spelling, word: str) -> None:
    assert texts(spelling, word) == [word]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("My  baby’s fevar!\nhasn't", ["My", "baby’s", "fevar", "!", "\n", "hasn't"]),
        ("38,5°C, 2-3 mm", ["38,5", "°", "C", ",", "2", "-", "3", "mm"]),
        ("3rd 6wks", ["3", "rd", "6", "wks"]),
        ("🙂 ok", ["🙂", "ok"]),
        ("Ｆｅｖｅｒ ﬂu é", ["Ｆｅｖｅｒ", "ﬂu", "é"]),
        ("", []),
    ],
)
def test_every_word_points_to_its_place_in_the_message(
    spelling: Spelling, text: str, pieces: list[str]
) -> None:
    assert [text[word.start : word.end] for word in spelling.words(text)] == pieces


@pytest.mark.parametrize(
    ("text", "marks"),
    [("no, 3 mm!", [False, True, False, False, True]), ("a\nb", [False, True, False])],
)
def test_marks_are_told_from_words(spelling: Spelling, text: str, marks: list[bool]) -> None:
    assert [word.is_mark for word in spelling.words(text)] == marks


@pytest.mark.parametrize("word", ["bleeds", "bleeding", "bleed"])
def test_endings_are_left_out_of_a_stem(word: str) -> None:
    assert stem(word) == "bleed"
