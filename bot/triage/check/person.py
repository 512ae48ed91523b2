"""Whom a description is about, where people write an age as doctors' notes do: "75. Bump on …"."""

from __future__ import annotations

import re

from bot.triage.about import About
from bot.triage.age import ADULT_DAYS, BABY_DAYS, NEWBORN_DAYS, Age
from bot.triage.age_patterns import YEAR

_UNIT_DAYS = {"day": 1.0, "week": 7.0, "wk": 7.0, "month": 30.4, "mth": 30.4}
_BARE = re.compile(
    r"""(?: \A | (?<!\d)[,.;(]\s* | \bi\sam\s | \bi'?m\s )   # first, or set off by commas
        (?P<years>[1-9]\d?) (?![.,]\d) (?!\s*(?:,|or|to|-)\s*\d)   # no decimal, no list
        (?: \s?(?:m|f|male|female|yo|y/o)\b
          | \s?(?:yrs?|years?)\b (?!\s(?:of|now|ago|i|it|in|with|and)\b)
          | (?= \s*[,.;)](?:\s|\Z) | \s*\Z | \s(?:and|with)\s[a-z] ) )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_DAY = re.compile(r"\A\s*day\s(?P<days>\d{1,2})\b", re.IGNORECASE)
_SMALL = re.compile(
    r"\A\s*(?:(?:he|she)(?:'?s|\sis)\s)?(?P<count>\d{1,2})\s?(?P<unit>day|week|wk|month|mth)s?\s*[,.;]",
    re.IGNORECASE,
)
_OF_A_CHILD = re.compile(r"\b(?:he|she|his|her|him|hes|shes|baby)\b", re.IGNORECASE)


def person(text: str, about: About) -> About:
    """Whom a description is about.

    Args:
        text: the description.
        about: what is known by the usual ways of telling an age.

    Returns:
        The same, with an age that stands by itself when none was told otherwise.
    """
    if about.age is not None:
        return about
    days = _bare_days(text.strip())
    if days is None:
        return about
    audience = "baby" if days < BABY_DAYS else "child" if days < ADULT_DAYS else "adult"
    return About(audience, Age(days, f"{days:g} days"), days < NEWBORN_DAYS, about.words)


def _bare_days(text: str) -> float | None:
    day = _DAY.search(text)
    if day:
        return float(day["days"])
    small = _SMALL.search(text)
    if small and _OF_A_CHILD.search(text):
        return int(small["count"]) * _UNIT_DAYS[small["unit"].lower()]
    years = _BARE.search(text)
    return int(years["years"]) * YEAR if years else None
