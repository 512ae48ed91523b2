from __future__ import annotations

import pytest

from bot.knowledge.schema import WaysOfSaying
from bot.triage.combination import WORDS_BETWEEN, Combination, Term
from bot.triage.language.context import Status
from bot.triage.language.reading import Language
from tests.knowledge.small import WAYS_OF_SAYING

SO = frozenset({Status.SO})
FINDINGS = {
    "bleeding": ["bleed", "bled"],
    "lump": ["lump", "lump bleeding"],
    "healing": ["heal"],
    "sore": ["sore"],
    "raw": ["sore", "raw"],
    "scab": ["scab"],
}
LANGUAGE = Language(FINDINGS, WaysOfSaying.parse_obj(WAYS_OF_SAYING), {}, ())
FAR = " ".join(["very"] * (WORDS_BETWEEN + 1))
NEAR = " ".join(["very"] * WORDS_BETWEEN)


def found(
    line: str,
    text: str,
    earlier: tuple[str, ...] = (),
    counted: frozenset[Status] = SO,
    person: frozenset[str] = frozenset(),
) -> list[tuple[str, ...]] | None:
    """The words with which each group was met; those of earlier messages in brackets."""
    reading = LANGUAGE.read(text)
    readings = [LANGUAGE.read(said) for said in earlier]
    met = Combination.parse(line).met(reading, readings, person | reading.person, counted)
    if met is None:
        return None
    return [
        tuple(text[one.start : one.end] if group.now else f"({one.finding})" for one in mentions)
        for group in met
        for mentions in [group.mentions]
    ]


def test_a_line_is_read_as_groups_of_findings() -> None:
    combination = Combination.parse("bleeding~ lump + !healing+four_weeks")
    assert combination.groups == (
        (Term("bleeding", False), Term("lump", False)),
        (Term("healing", True),),
        (Term("four_weeks", False),),
    )
    assert combination.findings == {"bleeding", "lump", "healing", "four_weeks"}


@pytest.mark.parametrize(
    ("line", "named", "remedy"),
    [
        ("", "''", "Write names of findings"),
        ("bleeding +", "''", "Write names of findings"),
        ("bleeding ~ ", "'bleeding ~'", "Write names of findings"),
        ("bleeding lump", "'bleeding lump'", "joined by '~'"),
        ("lump + bleeding & sore", "'bleeding & sore'", "or '+' (anywhere)"),
        ("Bleeding", "'Bleeding'", "Write names of findings"),
        ("not healing", "'not healing'", "'!' in front of one means denied"),
        ("! healing", "'! healing'", "'!' in front of one means denied"),
        ("!!healing", "'!!healing'", "'!' in front of one means denied"),
        ("6_weeks", "'6_weeks'", "Write names of findings"),
        ("bleeding ~ baby", "'baby'", "join it with '+', without '~'"),
        ("under_3_months ~ sore + lump", "'under_3_months'", "join it with '+', without '~'"),
    ],
)
def test_a_line_that_cannot_be_read_says_what_to_do(line: str, named: str, remedy: str) -> None:
    with pytest.raises(ValueError, match=r"cannot be read|is of the person") as caught:
        Combination.parse(line)
    assert named in str(caught.value)
    assert remedy in str(caught.value)


@pytest.mark.parametrize(
    ("line", "text", "words"),
    [
        ("bleeding", "it bleeds", [("bleeds",)]),
        ("bleeding", "a lump", None),
        ("bleeding", "no bleeding", None),
        ("bleeding", "do milia bleed", None),
        ("bleeding", "no bleeding. it bled", [("bled",)]),
        # close together
        ("bleeding ~ lump", "my lump bled", [("bled", "lump")]),
        ("bleeding ~ lump", "it bled, my lump", [("bled", "lump")]),
        ("bleeding ~ lump", f"my lump {NEAR} bled", [("bled", "lump")]),
        ("bleeding ~ lump", f"it bled {NEAR} lump", [("bled", "lump")]),
        ("bleeding ~ lump", f"my lump {FAR} bled", None),
        ("bleeding ~ lump", f"it bled {FAR} lump", None),
        ("bleeding ~ lump", f"lump {FAR} bled by the lump", [("bled", "lump")]),
        ("bleeding ~ lump", "my lump. it bled", None),
        ("bleeding ~ lump", "my lump", None),
        ("bleeding ~ lump", "no lump but it bled", None),
        ("bleeding ~ lump ~ scab", "bled, lump, scab", [("bled", "lump", "scab")]),
        ("bleeding ~ lump ~ scab", "scab, lump. bled", None),
        # anywhere
        ("bleeding + lump", f"my lump {FAR} bled", [("bled",), ("lump",)]),
        ("bleeding + lump", "my lump. it bled", [("bled",), ("lump",)]),
        ("bleeding + lump", "my lump", None),
        ("bleeding ~ lump + four_weeks", "lump bled. 6 weeks", [("bled", "lump"), ("6 weeks",)]),
        ("bleeding ~ lump + four_weeks", "lump bled. 3 weeks", None),
        # denied
        ("!healing", "not healing", [("healing",)]),
        ("!healing", "it heals", None),
        ("!healing", "if it heals", None),
        ("!healing ~ sore", "sore, not healing", [("healing", "sore")]),
        ("!healing ~ sore", "no sore, not healing", None),
        ("!healing + lump", "the lump. it hasnt healed", [("healed",), ("lump",)]),
    ],
)
def test_a_combination_is_met_within_a_message(
    line: str, text: str, words: list[tuple[str, ...]] | None
) -> None:
    assert found(line, text) == words


@pytest.mark.parametrize(
    ("line", "text", "words"),
    [
        ("sore ~ raw", "it is sore", None),
        ("sore + raw", "it is sore", None),
        ("sore ~ raw", "sore and raw", [("sore", "raw")]),
        ("sore + raw", "sore and sore", [("sore",), ("sore",)]),
        ("raw + sore", "raw and sore", [("raw",), ("sore",)]),
        ("raw + sore", "sore and raw", [("raw",), ("sore",)]),
        ("raw ~ sore", "sore and raw", [("raw", "sore")]),
        ("lump ~ bleeding", "my lump bleeding", [("lump", "bleeding")]),
        ("lump + bleeding", "my lump bleeding", [("lump",), ("bleeding",)]),
    ],
)
def test_the_same_words_are_not_used_twice(
    line: str, text: str, words: list[tuple[str, ...]] | None
) -> None:
    assert found(line, text) == words


@pytest.mark.parametrize(
    ("line", "earlier", "text", "words"),
    [
        ("bleeding + lump", ("a lump",), "it bled", [("bled",), ("(lump)",)]),
        ("bleeding + lump", ("it bled",), "a lump", [("(bleeding)",), ("lump",)]),
        ("bleeding + lump", ("it bled", "ok", "hm"), "a lump", [("(bleeding)",), ("lump",)]),
        ("bleeding + lump", ("it bled, a lump",), "ok", None),
        ("bleeding + lump", ("no lump",), "it bled", None),
        ("bleeding ~ lump", ("a lump",), "it bled", None),
        ("bleeding ~ lump + scab", ("a lump bled",), "a scab",
         [("(bleeding)", "(lump)"), ("scab",)]),
        ("!healing + lump", ("not healed",), "a lump", [("(healing)",), ("lump",)]),
        ("bleeding + lump + scab", ("bled", "lump"), "scab",
         [("(bleeding)",), ("(lump)",), ("scab",)]),
    ],
)  # fmt: skip
def test_groups_may_be_told_over_several_messages(
    line: str, earlier: tuple[str, ...], text: str, words: list[tuple[str, ...]] | None
) -> None:
    assert found(line, text, earlier) == words


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("my nan had bleeding", Status.SOMEONE_ELSE),
        ("if it bleeds", Status.SUPPOSED),
        ("it bled years ago", Status.PAST),
    ],
)
def test_what_counts_is_told_beforehand(text: str, status: Status) -> None:
    assert found("bleeding", text) is None
    assert found("bleeding", text, counted=SO | {status}) is not None
    assert found("!bleeding", text, counted=SO | {status}) is None


@pytest.mark.parametrize(
    ("text", "earlier", "person", "met"),
    [
        ("5 weeks old, it bled", (), (), True),
        ("it bled", (), ("under_3_months",), True),
        ("she is 5 weeks old", ("it bled",), (), True),
        ("it bled", (), (), False),
        ("it bled", (), ("baby",), False),
        ("ok", ("it bled",), ("under_3_months",), False),
    ],
)
def test_a_finding_of_the_person_holds_for_the_whole_conversation(
    text: str, earlier: tuple[str, ...], person: tuple[str, ...], met: bool
) -> None:
    line = "bleeding + under_3_months"
    assert (found(line, text, earlier, person=frozenset(person)) is not None) is met


def test_a_finding_of_the_person_has_no_words() -> None:
    assert found("under_3_months + bleeding", "5 weeks old, it bled") == [(), ("bled",)]
