"""The form as data: both the widget and the pages without script draw it from this."""

from __future__ import annotations

from typing import Any

from bot.knowledge import Knowledge
from bot.requests.note import LONGEST_LINE, MOST_LINES

# What a browser must know of a field; its words stand in requests.yml.
_GROUPS: dict[str, dict[str, dict[str, Any]]] = {
    "note": {},
    "person": {
        "person": {"type": "radio"},
        "name": {"type": "text", "autocomplete": "name"},
        "age": {"type": "text", "inputmode": "numeric", "only_for": ["child"]},
        "contact_name": {"type": "text", "autocomplete": "name", "only_for": ["child", "other"]},
    },
    "contact": {
        "telephone": {"type": "tel", "autocomplete": "tel", "optional": True, "either": True},
        "email": {"type": "email", "autocomplete": "email", "optional": True, "either": True},
        "reach": {"type": "radio"},
    },
    "times": {
        "days": {"type": "checkboxes", "optional": True},
        "times": {"type": "checkboxes", "optional": True},
        "not_before": {"type": "date_text", "optional": True},
        "wishes": {"type": "textarea", "optional": True, "limit": 500},
    },
    "consent": {
        "consent": {"type": "checkbox"},
    },
}
_PLAIN: dict[str, Any] = {
    "autocomplete": None,
    "inputmode": None,
    "optional": False,
    "either": False,  # optional because another field will do
    "only_for": None,
    "limit": None,
}


def definition(knowledge: Knowledge) -> dict[str, Any]:
    """Describes the form.

    Args:
        knowledge: its words.

    Returns:
        Titles, the wording of the consent, and groups of fields in order; ``docs/chat-api.md``
        describes the shape.
    """
    words = knowledge.requests.form
    return {
        "title": words.title,
        "intro": knowledge.fill(words.intro),
        "youngest": knowledge.requests.youngest,
        "consent": {
            "version": knowledge.requests.consent.fingerprint,
            "text": knowledge.fill(knowledge.requests.consent.text),
        },
        "words": words.words,
        "warning_read": words.fields_["warning_read"].label,
        "limits": {"lines": MOST_LINES, "line": LONGEST_LINE},
        "groups": [
            {
                "id": group,
                "title": words.groups[group].title,
                "hint": words.groups[group].hint,
                "fields": [
                    _field(name, technical, knowledge) for name, technical in fields.items()
                ],
            }
            for group, fields in _GROUPS.items()
        ],
    }


def _field(name: str, technical: dict[str, Any], knowledge: Knowledge) -> dict[str, Any]:
    words = knowledge.requests.form.fields_[name]
    choices = [{"value": value, "title": title} for value, title in words.choices.items()]
    return {
        "name": name,
        "label": words.label,
        "hint": words.hint,
        "choices": choices,
        **_PLAIN,
        **technical,
    }
