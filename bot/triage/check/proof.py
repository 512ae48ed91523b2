"""Whether the knowledge files of the symptom check agree with each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.knowledge import Knowledge, KnowledgeError, Problem
from bot.knowledge.symptom_check import CHECK_FILE, SymptomCheckFile
from bot.knowledge.symptoms import AMOUNTS, FEATURES, NAMED, NONE, YES_OR_NO
from bot.knowledge.yaml_file import Lines

TEXTS = (
    "offer", "starts", "progress", "not_understood", "resumed", "back_to_check",
    "nothing_before", "stopped", "given_up", "warned_before", "own_bump", "declined", "paused",
    "change_which", "fits_yes", "fits_partly", "fits_no", "fits_unclear", "fits_concern",
    "not_a_diagnosis", "if_unclear", "speaks_for", "speaks_against", "not_known", "similar",
    "to_do", "you_wrote", "warned", "age", "size_mm", "duration", "not_so",
    "none",
)  # fmt: skip
"""What the check says; all of it must be written."""

BUTTONS = (
    "start", "unknown", "back", "stop", "resume", "change", "not_now", "about",
)  # fmt: skip

SYMPTOMS_FILE = "symptoms.yml"
HEAD_LINE = 1
"""The line of a condition's file on which its head begins."""


def check_names(directory: Path, check: SymptomCheckFile, knowledge: Knowledge) -> None:
    """Looks for features and values that no file explains.

    Args:
        directory: the folder ``knowledge/``.
        check: the file of the check.
        knowledge: the conditions, symptoms and sources.

    Raises:
        KnowledgeError: naming file, line and remedy of each.
    """
    known = {feature: set(knowledge.symptoms.values(feature)) for feature in NAMED}
    known["age"] = set(check.ages)
    problems = [
        *_of_symptoms(directory / SYMPTOMS_FILE, knowledge),
        *_of_check(directory / CHECK_FILE, check, known, knowledge.sources),
        *_of_conditions(directory, knowledge, known),
    ]
    if problems:
        raise KnowledgeError(problems)


def _of_symptoms(file: Path, knowledge: Knowledge) -> Iterator[Problem]:
    lines = Lines(file)
    for feature in NAMED:
        values = knowledge.symptoms.values(feature)
        for name, entry in values.items():
            for wider in entry.part_of:
                if wider not in values:
                    yield Problem(file, lines.of(feature, name), _unknown(wider, feature, values))


def _of_check(
    file: Path, check: SymptomCheckFile, known: Mapping[str, set[str]], sources: Iterable[str]
) -> Iterator[Problem]:
    lines = Lines(file)
    for feature, question in check.questions.items():
        if feature not in FEATURES or feature not in check.features:
            yield Problem(file, lines.of("questions", feature), _no_feature(feature))
            continue
        for number, choice in enumerate(question.choices):
            if feature not in AMOUNTS and choice.value not in {*known[feature], NONE}:
                line = lines.of("questions", feature, "choices", number)
                yield Problem(file, line, _unknown(str(choice.value), feature, known[feature]))
    for feature, question in check.questions.items():
        for age in (*question.needed, *question.only):
            if age not in check.ages:
                line = lines.of("questions", feature)
                yield Problem(file, line, _unknown(age, "age", check.ages))
    for place in ("weight", "spread", "tells", "features"):
        for feature in getattr(check, place):
            if feature not in FEATURES:
                yield Problem(file, lines.of(place, feature), _no_feature(feature))
    for feature in check.asking.first:
        if feature not in check.questions:
            yield Problem(
                file, lines.of("asking", "first"), f"There is no question on '{feature}'."
            )
    for part in ("concerns", "advice"):
        for number, entry in enumerate(getattr(check, part)):
            for wished in (entry.when, getattr(entry, "unless", {})):
                for wrong in _wrong_wishes(wished, known):
                    yield Problem(file, lines.of(part, number), wrong)
    for place, names in (("texts", TEXTS), ("buttons", BUTTONS)):
        written = getattr(check, place)
        for name in names:
            if not written.get(name, "").strip():
                yield Problem(file, lines.of(place), f"The text '{name}' is missing. Write it.")
        for name in written:
            if name not in names:
                wrong = f"The text '{name}' is never spoken. Take it out or mend its name."
                yield Problem(file, lines.of(place, name), wrong)
    for number, concern in enumerate(check.concerns):
        for source in concern.sources:
            if source not in sources:
                wrong = f"The source '{source}' is not in sources.yml. Add it or mend its id."
                yield Problem(file, lines.of("concerns", number), wrong)


def _wrong_wishes(wanted: Mapping[str, Any], known: Mapping[str, set[str]]) -> Iterator[str]:
    for feature, wish in wanted.items():
        if isinstance(wish, dict):
            continue
        if feature not in known:
            yield f"'{feature}' is no feature with names for its values."
            continue
        for value in wish:
            if value not in known[feature]:
                yield _unknown(value, feature, known[feature])


def _of_conditions(
    directory: Path, knowledge: Knowledge, known: Mapping[str, set[str]]
) -> Iterator[Problem]:
    for condition in knowledge.conditions.values():
        file = directory / "conditions" / f"{condition.id}.md"
        for feature, entry in condition.head.features.items():
            for wrong in _wrong_feature(feature, entry, known):
                yield Problem(file, HEAD_LINE, wrong)


def _wrong_feature(feature: str, entry: Any, known: Mapping[str, set[str]]) -> Iterator[str]:
    if feature not in FEATURES:
        yield _no_feature(feature)
    elif feature in YES_OR_NO:
        if not isinstance(entry, str):
            yield f"{feature}: write how often it is seen, such as '{feature}: rare'."
    elif not isinstance(entry, dict):
        yield f"{feature}: write which values are seen how often, such as 'usual: [...]'."
    elif feature in AMOUNTS:
        if not _is_range(entry.get("usual")):
            yield f"{feature}: write the usual smallest and largest, such as 'usual: [1, 2]'."
    else:
        for values in entry.values():
            for value in values if isinstance(values, list) else [values]:
                if value not in known[feature]:
                    yield _unknown(str(value), feature, known[feature])


def _is_range(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2


def _no_feature(name: str) -> str:
    return f"'{name}' is no feature. Features are {', '.join(FEATURES)}."


def _unknown(value: str, feature: str, known: Iterable[str]) -> str:
    return f"'{value}' is no value of {feature}. Values are {', '.join(sorted(known))}."
