"""The parts of a small symptom check, for tests that change one of them."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import yaml

from bot.knowledge import Knowledge
from bot.knowledge.condition import Condition
from bot.knowledge.schema import ConditionHead
from bot.knowledge.symptom_check import SymptomCheckFile
from bot.knowledge.symptoms import SymptomsFile
from bot.triage.check.assessment import Assessment, Assessor
from bot.triage.check.description import Description, Observation, Told, Value
from bot.triage.check.evidence import Evidence
from tests.knowledge.small import SYMPTOMS
from tests.knowledge.small_check import LOOKS, MILIA_FEATURES, SYMPTOM_CHECK

MILIA: dict[str, Any] = {"itch": "rare", **yaml.safe_load(MILIA_FEATURES)}
RIVAL: dict[str, Any] = {
    "colour": {"usual": ["yellow"], "rare": ["white", "red"]},
    "size_mm": {"usual": [5, 20]},
    "itch": "never",
}
Heads = Mapping[str, ConditionHead]


def settings(**changed: Any) -> SymptomCheckFile:
    """The small file; mappings that are given replace some of its entries, all else the whole."""
    content = copy.deepcopy(SYMPTOM_CHECK)
    for name, value in changed.items():
        content[name] = {**content[name], **value} if isinstance(value, dict) else value
    return SymptomCheckFile.parse_obj(content)


def symptoms() -> SymptomsFile:
    return SymptomsFile.parse_obj({**SYMPTOMS, **LOOKS})


def head(features: Mapping[str, Any], **other: Any) -> ConditionHead:
    return ConditionHead.parse_obj({"name": "A bump", "owner": "x", "features": features, **other})


def heads(**features: Mapping[str, Any]) -> Heads:
    """Conditions by id, each with its features."""
    return {name: head(entry) for name, entry in features.items()}


def evidence(conditions: Heads, file: SymptomCheckFile | None = None) -> Evidence:
    return Evidence(conditions, symptoms(), file or settings())


def assessor(conditions: Heads, file: SymptomCheckFile | None = None) -> Assessor:
    return Assessor(evidence(conditions, file), conditions, file or settings())


def so(feature: str, value: Value, words: str = "") -> Observation:
    return Observation(feature, value, Told.SO, words)


def not_so(feature: str, value: Value) -> Observation:
    return Observation(feature, value, Told.NOT_SO)


def unknown(feature: str) -> Observation:
    return Observation(feature, "", Told.UNKNOWN)


def told(*observations: Observation) -> Description:
    return Description(observations)


def with_condition(knowledge: Knowledge, name: str, condition: ConditionHead) -> Knowledge:
    """The knowledge with one more condition, which has no sections."""
    more = {**knowledge.conditions, name: Condition(name, condition, {})}
    return replace(knowledge, conditions=more)


PLAIN = Assessment(
    fits="yes",
    similar=("milia", "xanthelasma"),
    chances=(0.9, 0.1),
    speaks_for=(),
    speaks_against=(),
    level="routine",
    interrupts="routine",
    concerns=(),
    support=2.0,
    told=2.0,
)
_GROWTH = settings().concerns[1]
URGENT = replace(
    PLAIN, fits="unclear", level=_GROWTH.level, interrupts=_GROWTH.level, concerns=(_GROWTH,)
)
