"""A small set of knowledge files, each text saying its own name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from bot.knowledge import ARTICLE_TOPICS, CLINIC_TOPICS, TOPICS
from bot.knowledge.schema import ASSISTANT_TEXTS
from tests.knowledge.small_check import LOOKS, MILIA_FEATURES, SYMPTOM_CHECK, XANTHELASMA_HEAD
from tests.knowledge.small_requests import REQUESTS

MILIA_HEAD = f"""\
---
name: Milia
also_called: [milk spots, milk-seed]
owner: dermatology
features:
  itch: rare
{MILIA_FEATURES}---
"""
MILIA_SECTION = """
## About {topic} {{#{topic}}}

Milia, {topic}. Call {{telephone}}.

> evidence: page 1
> sources: nhs-milia
"""
OUTLOOK_SECTION = """
## About outlook {#outlook}

Milia, outlook.

### For a baby {#baby}

Milia, outlook, baby.

### For a newborn {#newborn}

Milia, outlook, newborn.

### For a child {#child}

Does not apply.

### For an adult {#adult}

Milia, outlook, adult.

> sources: nhs-milia, dermnet
"""
XANTHELASMA_START = f"""\
---
name: Xanthelasma
also_called: [cholesterol spot]
owner: dermatology
{XANTHELASMA_HEAD}---
"""
XANTHELASMA_SECTIONS = """
## What it is {#overview}

Xanthelasma, overview.

### For an adult {#adult}

Xanthelasma, overview, adult.

## How it differs {#differences}

Xanthelasma, differences.

## How it is removed {#treatment}

Xanthelasma, treatment.
"""
PARTICULARS = [
    {"name": "cancel", "words": ["cancel", "call .. off"], "text": "Clinic, cancel. {telephone}."},
    {"name": "wait", "words": ["how/so long"], "text": "Clinic, wait. {telephone}."},
]
CLINIC = {
    "name": "The Clinic",
    "telephone": {"shown": "020 7946 0000", "dial": "+442079460000"},
    "address": {"lines": ["1 Street", "London"]},
    "notice": "Open",
    "about": "A clinic.",
    "children": "From 3 years.",
    "ways_in": ["Call."],
    "people": [{"name": "Dr A", "role": "Dermatologist"}],
    "articles": [{"title": "Sun"}],
    "opening_hours": None,
    "email": None,
    "prices": None,
    "insurers": None,
    "parking": None,
    "referral_rules": None,
    "answers": {
        topic: {
            "heading": topic,
            "text": f"Clinic, {topic}. {{name}}, {{address}}.",
            "sources": ["clinic-page"],
            "particulars": PARTICULARS if topic == "booking" else [],
        }
        for topic in CLINIC_TOPICS
    },
}
SOURCES = {
    "nhs-milia": {
        "title": "Milia", "publisher": "NHS", "url": "https://example.org/m", "status": "seen",
    },
    "dermnet": {"title": "Milium", "publisher": "DermNet", "url": None, "status": "to confirm"},
    "clinic-page": {
        "title": "Clinic", "publisher": "Clinic", "url": "https://example.org", "status": "seen",
    },
}  # fmt: skip
ASSISTANT = {
    "texts": {
        **{name: f"Fixed text: {name}." for name in ASSISTANT_TEXTS},
        "too_long": "Fixed text: too_long. Keep under {limit}.",
        "you_mentioned": "You mentioned {said}.",
        "sounds_like": "This sounds like {said}.",
        "taken_back": "Not {said}, then.",
    },
    "buttons": {
        "topics": {topic: f"Button {topic}" for topic in TOPICS},
        "audiences": {name: f"For {name}" for name in ("baby", "child", "adult")},
        "not_meant": "Not what I meant",
    },
}
LANGUAGES = [
    {"name": "polski", "english_name": "Polish", "code": "pl", "direction": "ltr", "text": "PL."}
]
SYMPTOMS = {
    "site": {
        "ear": {"says": "on the ear", "words": ["lug"]},
        "behind_ear": {"says": "behind the ear", "words": ["back of the ear"]},
        "under_eyes": {"says": "under the eye", "words": ["under-eye"]},
    },
    "age_group": {
        "baby": {"audience": "baby", "words": ["baby", "infant"]},
        "child": {"audience": "child", "words": ["toddler"]},
    },
}
RED_FLAGS = [
    {
        "sign": "hard_to_breathe",
        "says": "trouble with breathing",
        "level": "emergency",
        "when": ["breathless"],
        "advice": "Sit up.",
        "sources": ["dermnet"],
        "fires": ["i am breathless", "he cannot breathe"],
        "stays_quiet": ["not breathless", "my nan had asthma, she was breathless"],
    },
    {
        "sign": "wants_to_die",
        "says": "thoughts of ending your life",
        "level": "emergency",
        "crisis": True,
        "when": ["end_it"],
        "advice": "Samaritans listen.",
        "sources": ["nhs-milia"],
        "fires": ["i want to end it all"],
        "stays_quiet": ["dying to get rid of it"],
    },
    {
        "sign": "young_baby_fever",
        "says": "a fever in a very young baby",
        "level": "same_day",
        "when": ["fever + under_3_months", "temperature_38 + under_3_months"],
        "advice": "Take the temperature again.",
        "sources": ["nhs-milia"],
        "fires": ["my baby is 5 weeks and has a fever", "6 weeks old, 38.4"],
        "stays_quiet": ["no fever, she is 5 weeks old"],
    },
    {
        "sign": "not_healing",
        "says": "a sore that does not heal",
        "level": "see_doctor",
        "when": ["!healing + lump"],
        "advice": "Show it to a doctor.",
        "sources": ["dermnet"],
        "fires": ["the lump has not healed"],
        "stays_quiet": ["the lump healed nicely"],
    },
    {
        "sign": "bleeding_lump",
        "says": "a lump that bleeds",
        "level": "see_doctor",
        "when": ["bleeding ~ lump", "bleeding + lump + four_weeks"],
        "unless": ["picked"],
        "advice": "Do not pick it.",
        "sources": ["nhs-milia", "dermnet"],
        "fires": ["the lump bleeds", "a lump, it bled on my pillow"],
        "stays_quiet": ["do milia bleed?", "the lump bled when i picked it"],
    },
]
FINDINGS = {
    "breathless": ["breathless", "cannot/cant breathe"],
    "end_it": ["end it all"],
    "fever": ["fever", "high temperature"],
    "healing": ["heal"],
    "lump": ["lump", "bump"],
    "bleeding": ["bleed", "bled"],
    "picked": ["picked"],
}
WAYS_OF_SAYING = {
    "denied": {"before": ["no", "not", "isnt", "hasnt"], "after": []},
    "not_denied": ["not only", "no better"],
    "past": {"after": ["healed since", "all gone"], "around": ["years ago"]},
    "not_past": ["healed then"],
    "someone_else": {"before": ["my nan had"]},
    "supposed": {"before": ["if", "do milia", "can it"]},
    "not_supposed": ["if i touch"],
    "ends": ["but", "now"],
    "figures": ["dying to", "bleeding expensive"],
    "things": [],
    "taken_back": ["not what i meant", "false alarm"],
}
EXEMPLARS = {
    "bleeding_lump": ["there was red on my pillow where my face had been", "it oozes when i towel"],
    "harmless": ["it is a small white dot and nothing else", "how much is it"],
}


def write_knowledge(directory: Path) -> Path:
    """Writes the files.

    Args:
        directory: a folder to make or fill.

    Returns:
        The same folder.
    """
    for name, text in _texts().items():
        file = directory / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return directory


@cache
def _texts() -> dict[str, str]:
    """The files by their names, put into YAML once: that takes longer than most tests."""
    sections = "".join(
        OUTLOOK_SECTION if topic == "outlook" else MILIA_SECTION.format(topic=topic)
        for topic in ARTICLE_TOPICS
    )
    contents = {
        "clinic": CLINIC,
        "sources": SOURCES,
        "assistant": ASSISTANT,
        "languages": LANGUAGES,
        "symptoms": {**SYMPTOMS, **LOOKS},
        "symptom_check": SYMPTOM_CHECK,
        "requests": REQUESTS,
        "red_flags": RED_FLAGS,
        "red_flag_words/lumps": FINDINGS,
        "ways_of_saying": WAYS_OF_SAYING,
        "red_flag_exemplars/lumps": EXEMPLARS,
    }
    return {
        "conditions/milia.md": MILIA_HEAD + sections,
        "conditions/xanthelasma.md": XANTHELASMA_START + XANTHELASMA_SECTIONS,
        **{
            f"{name}.yml": yaml.safe_dump(content, sort_keys=False)
            for name, content in contents.items()
        },
    }
