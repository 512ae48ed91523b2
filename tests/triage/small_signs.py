"""A few warning signs, read from the small knowledge files, without the second net."""

from __future__ import annotations

from functools import cache

from pydantic import parse_obj_as

from bot.knowledge.red_flag import RedFlag
from bot.knowledge.schema import WaysOfSaying
from bot.knowledge.symptoms import AgeWords
from bot.triage.language.reading import Language
from bot.triage.signs import RedFlags
from tests.knowledge.small import FINDINGS, RED_FLAGS, SYMPTOMS, WAYS_OF_SAYING

EVERYDAY_WORDS = ("bleeping", "lamp", "feature", "very")


@cache
def small_language() -> Language:
    ways = WaysOfSaying.parse_obj(WAYS_OF_SAYING)
    ages = parse_obj_as(dict[str, AgeWords], SYMPTOMS["age_group"])
    return Language(FINDINGS, ways, ages, EVERYDAY_WORDS)


@cache
def small_red_flags() -> RedFlags:
    signs = parse_obj_as(list[RedFlag], RED_FLAGS)
    taken_back = WAYS_OF_SAYING["taken_back"]
    return RedFlags(signs, small_language(), taken_back, None, "0123456789ab")
