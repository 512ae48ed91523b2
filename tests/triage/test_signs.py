from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import parse_obj_as

from bot.knowledge.red_flag import RedFlag
from bot.triage.language.reading import Reading
from bot.triage.resemblance import Resemblance
from bot.triage.signs import REMEMBERED, Hit, RedFlags
from tests.knowledge.small import RED_FLAGS, WAYS_OF_SAYING
from tests.triage.small_signs import small_language, small_red_flags

LUMP_BLEEDS = "the lump bleeds"


class Likeness(Resemblance):
    """A second net that always answers the same."""

    def __init__(self, found: tuple[str, float] | None) -> None:
        self._found = found

    def sign(self, reading: Reading, read: Callable[[str], Reading]) -> tuple[str, float] | None:
        return self._found


class Broken(Resemblance):
    def __init__(self) -> None:
        pass

    def sign(self, reading: Reading, read: Callable[[str], Reading]) -> tuple[str, float] | None:
        raise RuntimeError("what a patient wrote")


def with_second_net(resemblance: Resemblance) -> RedFlags:
    signs = parse_obj_as(list[RedFlag], RED_FLAGS)
    return RedFlags(signs, small_language(), WAYS_OF_SAYING["taken_back"], resemblance, "v")


def with_sign(**changed: Any) -> RedFlags:
    """Only the sign of the bleeding lump, changed."""
    (entry,) = [sign for sign in RED_FLAGS if sign["sign"] == "bleeding_lump"]
    sign = RedFlag.parse_obj({**entry, **changed})
    return RedFlags([sign], small_language(), WAYS_OF_SAYING["taken_back"], None, "v")


def names(hits: list[Hit]) -> list[str]:
    return [hit.sign for hit in hits]


def found(text: str, *history: str) -> list[str]:
    return names(small_red_flags().find(text, history))


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("how much is it", []),
        ("", []),
        ("🙂", []),
        (LUMP_BLEEDS, ["bleeding_lump"]),
        ("He CANNOT breathe", ["hard_to_breathe"]),
        ("he can’t breathe", ["hard_to_breathe"]),
        ("the lump bleeds and he is breathless", ["hard_to_breathe", "bleeding_lump"]),
        ("i want to end it all, breathless", ["hard_to_breathe", "wants_to_die"]),
        ("breathless, i want to end it all", ["hard_to_breathe", "wants_to_die"]),
        ("the lump bleeds. it has not healed", ["not_healing", "bleeding_lump"]),
        ("the lump bleeds. 5 weeks old, has a fever", ["young_baby_fever", "bleeding_lump"]),
    ],
)
def test_the_most_urgent_sign_comes_first(text: str, signs: list[str]) -> None:
    assert found(text) == signs


@pytest.mark.parametrize("sign", [pytest.param(sign, id=sign["sign"]) for sign in RED_FLAGS])
def test_the_phrases_of_a_sign_do_what_they_say(sign: dict[str, Any]) -> None:
    for phrase in sign["fires"]:
        assert sign["sign"] in found(phrase)
    for phrase in sign["stays_quiet"]:
        assert found(phrase) == []


def test_a_hit_says_what_it_rests_on() -> None:
    assert small_red_flags().find("Well, my LUMP, it BLED for 6 weeks") == [
        Hit(
            sign="bleeding_lump",
            level="see_doctor",
            says="a lump that bleeds",
            words=("LUMP", "BLED"),
            net="words",
            likeness=None,
            version="0123456789ab",
        )
    ]


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("the lump bled when i picked it", []),
        ("i picked the lump, it bled", []),
        ("i picked it. the lump bled", ["bleeding_lump"]),
        ("the lump bled. i picked it", ["bleeding_lump"]),
        ("i have not picked it but the lump bled", ["bleeding_lump"]),
        ("he is breathless, i picked it", ["hard_to_breathe"]),
    ],
)
def test_an_exception_counts_in_the_sentence_of_the_key(text: str, signs: list[str]) -> None:
    assert found(text) == signs


@pytest.mark.parametrize(
    ("text", "even", "fires"),
    [
        ("the lump bled years ago", [], False),
        ("the lump bled years ago", ["past"], True),
        ("the lump bled years ago", ["someone_else", "supposed"], False),
        ("my nan had a lump that bled", [], False),
        ("my nan had a lump that bled", ["someone_else"], True),
        ("if the lump bleeds", [], False),
        ("if the lump bleeds", ["supposed"], True),
        ("the lump isnt bleeding", ["past", "someone_else", "supposed"], False),
    ],
)
def test_a_sign_may_count_even_when_it_is_past_or_supposed(
    text: str, even: list[str], fires: bool
) -> None:
    assert bool(with_sign(even=even).find(text)) is fires


@pytest.mark.parametrize(
    ("first", "second", "sign"),
    [
        ("it bleeds. there for 6 weeks", "its a lump", "bleeding_lump"),
        ("its a lump", "it bleeds, there for 6 weeks", "bleeding_lump"),
        ("it hasnt healed", "its a lump", "not_healing"),
        ("she has a fever", "she is 5 weeks old", "young_baby_fever"),
        ("her temp is 38.4", "she is 5 weeks old", "young_baby_fever"),
    ],
)
def test_a_sign_may_be_told_over_two_messages(first: str, second: str, sign: str) -> None:
    for earlier, later in ((first, second), (second, first)):
        assert found(earlier) == []
        assert found(later, earlier) == [sign]
        assert found(later, earlier, "ok", "how much is it") == [sign]


@pytest.mark.parametrize(
    ("history", "text", "signs"),
    [
        (["she is 5 weeks old", "my toddler has dots"], "fever today", []),
        (["she is 5 weeks old", "ok"], "fever today", ["young_baby_fever"]),
        (["he is 8 months old"], "fever today", []),
        (["she is 5 weeks old"], "my toddler has a fever", []),
    ],
)
def test_the_person_last_spoken_of_counts(history: list[str], text: str, signs: list[str]) -> None:
    assert found(text, *history) == signs


def test_only_the_latest_messages_are_remembered() -> None:
    assert found("she is 5 weeks old", "fever", *["ok"] * (REMEMBERED - 1)) != []
    assert found("she is 5 weeks old", "fever", *["ok"] * REMEMBERED) == []


@pytest.mark.parametrize(
    ("history", "text", "signs"),
    [
        # the key again
        (["5 weeks old, has a fever"], "the fever is still there", ["young_baby_fever"]),
        ([LUMP_BLEEDS], "the lump bleeds again", ["bleeding_lump"]),
        ([LUMP_BLEEDS], "it bleeds, 6 weeks now", ["bleeding_lump"]),
        (["he is breathless"], "still breathless", ["hard_to_breathe"]),
        # only the rest, or nothing of it
        (["5 weeks old, has a fever"], "she is 5 weeks old", []),
        (["5 weeks old", "she has a fever"], "she is 5 weeks old", []),
        (["it bleeds, a lump, for 6 weeks"], "the lump is on my nose", []),
        (["it bleeds, a lump, for 6 weeks"], "had it for 2 months", []),
        ([LUMP_BLEEDS], "how much is it", []),
        ([LUMP_BLEEDS], "thank you", []),
    ],
)
def test_a_sign_told_before_fires_again_only_with_its_key(
    history: list[str], text: str, signs: list[str]
) -> None:
    assert found(text, *history) == signs


@pytest.mark.parametrize(
    ("said", "taken_back"),
    [
        ("he is breathless", "false alarm"),
        (LUMP_BLEEDS, "that's not what I meant"),
        ("the lump bleeds, and breathless", "sorry false alarm"),
    ],
)
def test_a_sign_taken_back_keeps_its_level_and_is_marked(said: str, taken_back: str) -> None:
    hits = small_red_flags().find(said)
    back = small_red_flags().find(taken_back, [said])
    assert [(hit.sign, hit.level) for hit in back] == [(hit.sign, hit.level) for hit in hits]
    assert not any(hit.taken_back for hit in hits)
    assert all(hit.taken_back for hit in back)


@pytest.mark.parametrize(
    ("history", "text"),
    [
        ([LUMP_BLEEDS, "false alarm"], "how much is it"),
        ([LUMP_BLEEDS, "how much is it"], "false alarm"),
        ([LUMP_BLEEDS], "no false"),
        ([], "false alarm"),
        ([LUMP_BLEEDS, "false alarm", "ok"], "false alarm"),
    ],
)
def test_only_the_sign_of_the_message_before_is_taken_back(history: list[str], text: str) -> None:
    assert found(text, *history) == []


@pytest.mark.parametrize("text", [LUMP_BLEEDS, "false alarm, but the lump bleeds"])
def test_a_sign_said_again_stands(text: str) -> None:
    for history in ([LUMP_BLEEDS], [LUMP_BLEEDS, "false alarm"]):
        (hit,) = small_red_flags().find(text, history)
        assert (hit.sign, hit.taken_back) == ("bleeding_lump", False)


def test_a_sign_is_taken_back_by_its_name() -> None:
    hit = small_red_flags().taken_back("wants_to_die")
    assert hit is not None
    assert (hit.sign, hit.level, hit.words, hit.taken_back) == (
        "wants_to_die", "emergency", (), True,
    )  # fmt: skip
    assert small_red_flags().taken_back("unheard_of") is None


@pytest.mark.parametrize(
    ("history", "text"),
    [
        ("i am [name], [telephone], it bleeds, for 6 weeks", "a lump"),
        ("[email] a lump for 6 weeks", "it bleeds"),
    ],
)
def test_masked_messages_are_read_too(history: str, text: str) -> None:
    assert found(text, history) == ["bleeding_lump"]


def test_the_words_of_one_message_are_read_without_history() -> None:
    assert names(small_red_flags().by_words("bleeding lump, breathless")) == [
        "hard_to_breathe", "bleeding_lump",
    ]  # fmt: skip
    likely = with_second_net(Likeness(("hard_to_breathe", 0.1)))
    assert names(likely.by_words(LUMP_BLEEDS)) == ["bleeding_lump"]


@pytest.mark.parametrize(
    ("text", "likely", "signs"),
    [
        ("how much is it", "bleeding_lump", [("bleeding_lump", "resemblance")]),
        ("how much is it", None, []),
        (LUMP_BLEEDS, "young_baby_fever",
         [("young_baby_fever", "resemblance"), ("bleeding_lump", "words")]),
        (LUMP_BLEEDS, "wants_to_die",
         [("wants_to_die", "resemblance"), ("bleeding_lump", "words")]),
        (LUMP_BLEEDS, "not_healing", [("bleeding_lump", "words")]),
        (LUMP_BLEEDS, "bleeding_lump", [("bleeding_lump", "words")]),
        ("breathless", "young_baby_fever", [("hard_to_breathe", "words")]),
        ("breathless", "wants_to_die", [("hard_to_breathe", "words")]),
    ],
)  # fmt: skip
def test_the_second_net_adds_only_what_is_more_urgent(
    text: str, likely: str | None, signs: list[tuple[str, str]]
) -> None:
    hits = with_second_net(Likeness((likely, 0.25) if likely else None)).find(text)
    assert [(hit.sign, hit.net) for hit in hits] == signs
    assert [hit.likeness for hit in hits] == [
        0.25 if hit.net == "resemblance" else None for hit in hits
    ]
    assert all(hit.words == () for hit in hits if hit.net == "resemblance")


def test_the_first_net_stands_when_the_second_fails(caplog: pytest.LogCaptureFixture) -> None:
    red_flags = with_second_net(Broken())
    with caplog.at_level(logging.ERROR):
        assert names(red_flags.find(LUMP_BLEEDS)) == ["bleeding_lump"]
    assert red_flags.find("how much is it") == []
    assert "RuntimeError" in caplog.text
    assert "what a patient wrote" not in caplog.text
