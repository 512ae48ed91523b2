from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from bot.knowledge.schema import (
    Approval,
    AssistantFile,
    ClinicAnswer,
    ClinicFile,
    ConditionHead,
    Entry,
    Language,
    Particular,
    Source,
    Telephone,
)
from bot.knowledge.symptoms import AgeWords, SymptomsFile
from tests.knowledge.small import ASSISTANT, CLINIC, LANGUAGES, PARTICULARS, SOURCES, SYMPTOMS

HEAD = {"name": "Milia", "owner": "dermatology", "features": {"itch": "rare"}}
APPROVAL = {
    "section": "milia/cause", "audience": None, "fingerprint": "sha256:0", "by": "Dr A",
    "on": "2025-03-01", "review_due": "2026-03-01",
}  # fmt: skip
BOOKING = CLINIC["answers"]["booking"]
GOOD: list[tuple[type[BaseModel], dict[str, Any]]] = [
    (ConditionHead, HEAD),
    (Source, SOURCES["nhs-milia"]),
    (Source, SOURCES["dermnet"]),
    (ClinicFile, CLINIC),
    (ClinicAnswer, BOOKING),
    (Particular, PARTICULARS[0]),
    (AssistantFile, ASSISTANT),
    (Language, LANGUAGES[0]),
    (SymptomsFile, SYMPTOMS),
    (Approval, APPROVAL),
]


@pytest.mark.parametrize(("shape", "content"), GOOD)
def test_a_good_entry_is_taken(shape: type[BaseModel], content: dict[str, Any]) -> None:
    assert shape.parse_obj(content)


@pytest.mark.parametrize(("shape", "content"), GOOD)
def test_a_misspelt_key_is_an_error(shape: type[BaseModel], content: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="extra fields not permitted"):
        shape.parse_obj({**content, "titel": "Milia"})


@pytest.mark.parametrize(("shape", "content"), GOOD)
def test_knowledge_cannot_be_changed_while_it_is_spoken_from(
    shape: type[BaseModel], content: dict[str, Any]
) -> None:
    entry = shape.parse_obj(content)
    with pytest.raises(TypeError, match="immutable"):
        setattr(entry, next(iter(content)), "changed")


def test_every_entry_forbids_unknown_keys() -> None:
    kinds = Entry.__subclasses__()
    assert len(kinds) > 10
    assert all(kind.__config__.extra.value == "forbid" for kind in kinds)


@pytest.mark.parametrize(
    ("shape", "content", "change"),
    [
        (ConditionHead, HEAD, {"name": ""}),
        (ConditionHead, HEAD, {"owner": ""}),
        (ConditionHead, HEAD, {"features": {"itch": "seldom"}}),
        (Source, SOURCES["nhs-milia"], {"url": "javascript:alert(1)"}),
        (Source, SOURCES["nhs-milia"], {"url": "www.nhs.uk"}),
        (Source, SOURCES["nhs-milia"], {"title": ""}),
        (Source, SOURCES["nhs-milia"], {"status": "guessed"}),
        (Telephone, CLINIC["telephone"], {"dial": "020 7946 0000"}),
        (Telephone, CLINIC["telephone"], {"dial": "+44 20 7946 0000"}),
        (ClinicFile, CLINIC, {"answers": {}}),
        (ClinicFile, CLINIC, {"address": {"lines": []}}),
        (ClinicAnswer, BOOKING, {"particulars": [PARTICULARS[0], PARTICULARS[0]]}),
        (Particular, PARTICULARS[0], {"name": "Call off"}),
        (Particular, PARTICULARS[0], {"text": ""}),
        (Particular, PARTICULARS[0], {"words": []}),
        (Particular, PARTICULARS[0], {"words": [""]}),
        (Particular, PARTICULARS[0], {"words": ["cancel", "can't come"]}),
        (Particular, PARTICULARS[0], {"words": ["Cancel"]}),
        (Particular, PARTICULARS[0], {"words": ["cancel "]}),
        (Particular, PARTICULARS[0], {"words": [".. off"]}),
        (Particular, PARTICULARS[0], {"words": ["call .."]}),
        (Particular, PARTICULARS[0], {"words": ["call/ off"]}),
        (Particular, PARTICULARS[0], {"words": ["cancel?"]}),
        (AssistantFile, ASSISTANT, {"texts": {}}),
        (AssistantFile, ASSISTANT, {"buttons": {"topics": {}, "audiences": {}}}),
        (Language, LANGUAGES[0], {"code": "PL"}),
        (Language, LANGUAGES[0], {"text": ""}),
        (AgeWords, SYMPTOMS["age_group"]["baby"], {"words": []}),
        (AgeWords, SYMPTOMS["age_group"]["baby"], {"audience": "newborn"}),
        (Approval, APPROVAL, {"on": "last week"}),
    ],
)
def test_a_value_that_cannot_be_spoken_or_used_is_an_error(
    shape: type[BaseModel], content: dict[str, Any], change: dict[str, Any]
) -> None:
    assert shape.parse_obj(content)
    with pytest.raises(ValidationError):
        shape.parse_obj({**content, **change})


@pytest.mark.parametrize(
    "unknown", ["opening_hours", "email", "prices", "insurers", "parking", "referral_rules"]
)
def test_what_is_not_known_of_the_clinic_may_stay_empty(unknown: str) -> None:
    assert getattr(ClinicFile.parse_obj({**CLINIC, unknown: None}), unknown) is None


def test_an_address_is_spoken_in_one_line() -> None:
    assert str(ClinicFile.parse_obj(CLINIC).address) == "1 Street, London"


@pytest.mark.parametrize("phrase", ["cancel", "cant/cannot come", "call .. off", "8/9 am"])
def test_a_phrase_may_have_choices_and_gaps(phrase: str) -> None:
    assert Particular.parse_obj({**PARTICULARS[0], "words": [phrase]}).words == [phrase]
