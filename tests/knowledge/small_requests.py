"""A small ``requests.yml``, each text saying its own name."""

from __future__ import annotations

from bot.knowledge.requests import (
    BUTTONS,
    CHOICES,
    ERRORS,
    FIELDS,
    GROUPS,
    MAILS,
    NOTE,
    PAGES,
    TEXTS,
    WORDS,
)

REQUESTS = {
    "consent": {"version": "1", "text": "I agree that {name} keeps this."},
    "youngest": 3,
    "child_until": 16,
    "offered_after": ["treatment"],
    "buttons": {name: f"Button: {name}." for name in BUTTONS},
    "texts": {name: f"Request: {name}." for name in TEXTS},
    "note": {name: f"Note: {name}." for name in NOTE},
    "form": {
        "title": "Form",
        "intro": "Fill it in.",
        "groups": {name: {"title": f"Group: {name}."} for name in GROUPS},
        "fields": {
            name: {
                "label": f"Field: {name}.",
                "choices": {choice: f"Choice: {choice}." for choice in CHOICES.get(name, ())},
            }
            for name in FIELDS
        },
        "words": {name: f"Form: {name}." for name in WORDS},
    },
    "errors": {name: f"Error: {name}." for name in ERRORS},
    "pages": {name: f"Page: {name}." for name in PAGES},
    "mails": {
        **{name: {"subject": f"Mail: {name}.", "text": "{reference}"} for name in MAILS},
        "look_up": "Look here: {address}",
        "proposed": "Proposed: {time}",
        "levels": {
            name: f"Level: {name}." for name in ("routine", "see_doctor", "same_day", "emergency")
        },
    },
}
