from __future__ import annotations

import pytest

from bot.chat.foreign import UNKNOWN, foreign_language
from tests.chat.languages import ENGLISH, FOREIGN


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_never_foreign_however_it_is_written(text: str) -> None:
    assert foreign_language(text) is None


@pytest.mark.parametrize("change", [str.upper, str.capitalize, "{}!!!".format, "so {}".format])
def test_english_stays_english_when_shouted_or_lengthened(change) -> None:
    alarms = [text for text in map(change, ENGLISH) if foreign_language(text)]
    assert alarms == []


def test_nine_in_ten_foreign_messages_are_found() -> None:
    missed = [text for _, text in FOREIGN if foreign_language(text) is None]
    assert len(missed) <= len(FOREIGN) / 10, missed


def test_a_foreign_language_that_is_found_is_named_rightly() -> None:
    named = [(code, foreign_language(text), text) for code, text in FOREIGN]
    wrong = [entry for entry in named if entry[1] not in (None, entry[0])]
    assert len(wrong) <= len(FOREIGN) / 20, wrong


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("no puedo respirar", "es"),
        ("NIE MOGE ODDYCHAC", "pl"),
        ("je ne peux plus respirer", "fr"),
        ("ne kadar?", "tr"),
        ("mówisz po polsku?", "pl"),
        ("什么", "zh"),
        ("my baby है मुझे मदद चाहिए", "hi"),
        ("ልጄ ነጭ ነጠብጣቦች አሉት", UNKNOWN),
    ],
)
def test_short_but_unmistakable_messages_are_found(text: str, code: str) -> None:
    assert foreign_language(text) == code


@pytest.mark.parametrize(
    "text", ["milia (粟粒疹) on my babys eyelid", "is it µm or mm", "𝔴𝔥𝔞𝔱 𝔦𝔰 𝔦𝔱", "Ж", "я?", "¿?"]
)
def test_a_foreign_word_or_letter_does_not_make_a_message_foreign(text: str) -> None:
    assert foreign_language(text) is None
