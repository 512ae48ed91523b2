"""A small symptom check beside the small knowledge files: few features, each text its own name."""

from __future__ import annotations

from typing import Any

LOOKS: dict[str, Any] = {
    "colour": {
        "white": {"says": "white", "words": ["white", "like milk"]},
        "pearly": {"says": "pearly", "part_of": ["white"], "words": ["pearly"]},
        "yellow": {"says": "yellow", "words": ["yellow"]},
        "red": {"says": "red", "words": ["red"]},
    },
    "number": {
        "one": {"says": "just one", "words": ["just one"]},
        "few": {"says": "a few", "words": ["a few"]},
    },
    "change": {
        "stable": {"says": "unchanged", "words": ["unchanged"]},
        "growing": {"says": "growing", "words": ["grows", "growing"]},
    },
    "itch": {
        "present": {"says": "itchy", "words": ["itchy", "itches"]},
        "absent": {"says": "not itchy"},
    },
    "unwell": {
        "present": {"says": "unwell", "words": ["unwell"]},
        "absent": {"says": "well"},
    },
    "lesions": {"one": ["bump", "spot"], "several": ["bumps", "spots"]},
    "unsure": ["not sure if"],
}
"""What the small file of symptoms holds beside its places and people."""

MILIA_FEATURES = """\
  site: {usual: [under_eyes], rare: [ear]}
  colour: {usual: [white], sometimes: [yellow], never: [red]}
  size_mm: {usual: [1, 2], limit: 4}
  change: {usual: [stable], rare: [growing]}
"""
XANTHELASMA_HEAD = """\
tells_apart: Xanthelasma, tells apart.
features:
  site: {usual: [under_eyes], never: [ear]}
  colour: {usual: [yellow], rare: [white, red]}
  size_mm: {usual: [5, 20]}
  change: {usual: [stable], sometimes: [growing]}
  itch: never
"""

TEXTS = {
    **{
        name: f"Check: {name}."
        for name in (
            "resumed", "back_to_check", "not_understood", "nothing_before", "stopped",
            "given_up", "own_bump", "warned_before", "declined",
            "paused", "change_which", "fits_yes", "fits_partly", "fits_no", "fits_unclear",
            "fits_concern", "not_a_diagnosis", "if_unclear", "speaks_for", "speaks_against",
            "similar", "to_do", "warned", "none",
        )
    },
    "offer": "Check: offer, at most {most}.",
    "starts": "Check: starts, at most {most}.",
    "progress": "Question {number} of at most {most}.",
    "not_known": "Check: not known: {features}.",
    "you_wrote": '{says} (you wrote "{words}")',
    "age": "it is on {age}",
    "size_mm": "about {amount} mm",
    "duration": "for about {amount}",
    "not_so": "not {says}",
}  # fmt: skip

SYMPTOM_CHECK: dict[str, Any] = {
    "frequency": {
        "always": 0.9, "usual": 0.6, "sometimes": 0.2, "rare": 0.05, "never": 0.01,
        "unlisted": 0.05,
    },
    "support": {
        "always": 1, "usual": 1, "sometimes": 0.2, "rare": -0.8, "never": -3, "unlisted": -0.8,
    },
    "weight": {"change": 0.5},
    "spread": {},
    "tells": {"site": 1, "colour": 1, "size_mm": 1, "itch": 1, "change": 1, "number": 0.5},
    "commonness": {"very_common": 6, "common": 2, "uncommon": 1, "rare": 0.5},
    "decision": {
        "enough": 2, "fits_from": 1.5, "partly_from": 0.5, "doubt_from": -0.5, "rival_from": 0.7,
        "telling_from": 2, "concern_from": 0.2, "shown_from": 0.05,
    },
    "ages": {
        "newborn": {"title": "a newborn", "audience": "newborn", "since": 0, "until": 28},
        "baby": {"title": "a baby", "audience": "baby", "since": 28, "until": 365},
        "child": {"title": "a child", "audience": "child", "since": 365, "until": 7305},
        "adult": {"title": "an adult", "audience": "adult", "since": 7305, "until": 21915},
        "older_adult": {
            "title": "an adult of 60", "audience": "adult", "since": 21915, "until": 50000,
            "part_of": ["adult"],
        },
    },
    "asking": {"most": 4, "first": ["age", "unwell"], "least_gain": 0.01},
    "questions": {
        "age": {
            "ask": "Whose?",
            "choices": [
                {"title": "A newborn's", "value": "newborn"},
                {"title": "A baby's", "value": "baby"},
                {"title": "A child's", "value": "child"},
                {"title": "An adult's", "value": "adult", "words": ["mine"]},
            ],
        },
        "unwell": {
            "ask": "Is the baby well?",
            "only": ["newborn", "baby"],
            "needed": ["newborn", "baby"],
            "choices": [
                {"title": "Well", "value": "absent"},
                {"title": "Unwell", "value": "present"},
            ],
        },
        "colour": {
            "ask": "Which colour?",
            "choices": [
                {"title": "White", "value": "white"},
                {"title": "Yellow", "value": "yellow"},
                {"title": "Red", "value": "red"},
            ],
        },
        "size_mm": {
            "ask": "How big?",
            "choices": [
                {"title": "Like a pinhead", "value": 1.5, "words": ["tiny"]},
                {"title": "Like a pea", "value": 7, "words": ["big"]},
            ],
        },
        "itch": {
            "ask": "Does it itch?",
            "choices": [
                {"title": "It itches", "value": "present"},
                {"title": "No itch", "value": "absent"},
            ],
        },
        "change": {
            "ask": "Has it changed?",
            "needed": ["adult", "older_adult"],
            "choices": [
                {"title": "It is the same", "value": "stable"},
                {"title": "It grows", "value": "growing"},
            ],
        },
    },
    "concerns": [
        {
            "when": {"unwell": ["present"], "age": ["newborn", "baby"]},
            "level": "same_day",
            "says": "An unwell baby is seen today.",
            "sources": ["nhs-milia"],
        },
        {
            "when": {"change": ["growing"]},
            "unless": {"age": ["newborn", "baby"]},
            "level": "see_doctor",
            "says": "What grows is seen by a doctor.",
            "sources": ["dermnet", "nhs-milia"],
        },
    ],
    "advice": [
        {"on": "age", "when": {"age": ["newborn", "baby"]}, "says": "Advice for a baby."},
        {"on": "age", "fits": ["yes", "partly"], "says": "Advice on milia."},
        {"on": "age", "says": "Advice on a bump."},
        {"on": "place", "when": {"site": ["under_eyes"]}, "says": "Advice near the eye."},
    ],
    "controls": {
        "unknown": ["dont know"], "back": ["back"], "stop": ["stop"], "resume": ["go on"],
        "yes": ["yes"], "no": ["no"], "corrects": ["sorry"],
    },
    "features": {
        "age": "Whose it is", "unwell": "How the baby is", "site": "Its place",
        "colour": "Its colour", "size_mm": "Its size", "number": "How many", "itch": "Its itch",
        "change": "Its change", "duration": "Its time",
    },
    "texts": TEXTS,
    "buttons": {
        **{
            name: f"Button {name}"
            for name in ("start", "unknown", "back", "stop", "resume", "change", "not_now")
        },
        "about": "About {name}",
    },
}  # fmt: skip
