from __future__ import annotations

from datetime import timedelta

from bot.store.identifiers import (
    REFERENCE_CHARACTERS,
    REFERENCE_LENGTH,
    conversation_id,
    message_id,
    reference,
)
from tests.store.rows import MOMENT


def test_ids_of_messages_sort_by_time() -> None:
    ids = [message_id(MOMENT + timedelta(milliseconds=step)) for step in (0, 1, 2, 1000, 10**9)]
    assert ids == sorted(ids)
    assert {len(one) for one in ids} == {28}


def test_ids_of_the_same_moment_differ() -> None:
    assert len({message_id(MOMENT) for _ in range(100)}) == 100


def test_ids_of_conversations_fit_in_an_address_and_differ() -> None:
    ids = {conversation_id() for _ in range(100)}
    assert len(ids) == 100
    assert all(one.startswith("c_") and one.replace("-", "_").isidentifier() for one in ids)


def test_codes_of_requests_are_short_and_differ() -> None:
    codes = {reference() for _ in range(1000)}
    assert len(codes) == 1000
    assert {len(code) for code in codes} == {REFERENCE_LENGTH}
    assert set("".join(codes)) == set(REFERENCE_CHARACTERS)


def test_codes_of_requests_can_be_read_aloud_and_spell_no_words() -> None:
    look_alike_or_vowel = set("0O1IL2Z5SAEU")
    assert not look_alike_or_vowel & set(REFERENCE_CHARACTERS)
    assert len(set(REFERENCE_CHARACTERS)) == len(REFERENCE_CHARACTERS) == 24
