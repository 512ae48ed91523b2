"""A small set of knowledge files, each text saying its own name."""

from __future__ import annotations

from pathlib import Path

import yaml

from bot.knowledge import ARTICLE_TOPICS, CLINIC_TOPICS, TOPICS
from bot.knowledge.schema import ASSISTANT_TEXTS

MILIA_HEAD = """\
---
name: Milia
also_called: [milk spots, milk-seed]
owner: dermatology
features:
  itch: rare
---
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
XANTHELASMA = """\
---
name: Xanthelasma
also_called: [cholesterol spot]
owner: dermatology
---

## What it is {#overview}

Xanthelasma, overview.

### For an adult {#adult}

Xanthelasma, overview, adult.

## How it differs {#differences}

Xanthelasma, differences.

## How it is removed {#treatment}

Xanthelasma, treatment.
"""
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
    },
    "buttons": {
        "topics": {topic: f"Button {topic}" for topic in TOPICS},
        "audiences": {name: f"For {name}" for name in ("baby", "child", "adult")},
    },
}
LANGUAGES = [
    {"name": "polski", "english_name": "Polish", "code": "pl", "direction": "ltr", "text": "PL."}
]
SYMPTOMS = {
    "site": {
        "ear": {"words": ["lug"]},
        "behind_ear": {"words": ["back of the ear"]},
        "under_eyes": {"words": ["under-eye"]},
    },
    "age_group": {
        "baby": {"audience": "baby", "words": ["baby", "infant"]},
        "child": {"audience": "child", "words": ["toddler"]},
    },
}


def write_knowledge(directory: Path) -> Path:
    """Writes the files.

    Args:
        directory: a folder to make or fill.

    Returns:
        The same folder.
    """
    conditions = directory / "conditions"
    conditions.mkdir(parents=True)
    (conditions / "milia.md").write_text(
        MILIA_HEAD
        + "".join(
            OUTLOOK_SECTION if topic == "outlook" else MILIA_SECTION.format(topic=topic)
            for topic in ARTICLE_TOPICS
        )
    )
    (conditions / "xanthelasma.md").write_text(XANTHELASMA)
    for name, content in (
        ("clinic", CLINIC),
        ("sources", SOURCES),
        ("assistant", ASSISTANT),
        ("languages", LANGUAGES),
        ("symptoms", SYMPTOMS),
    ):
        (directory / f"{name}.yml").write_text(yaml.safe_dump(content, sort_keys=False))
    return directory
