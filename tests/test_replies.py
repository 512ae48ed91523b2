from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.knowledge import CLINIC_TOPICS, OWN_TOPICS, TOPICS, Knowledge
from bot.knowledge.approval import Approvals
from bot.knowledge.schema import Approval
from bot.replies import MAXIMUM_BUTTONS, Button, Replies, Reply

CONTRACT = {
    "kind", "text", "buttons", "topic", "condition", "audience", "section", "version", "status",
    "reviewed_on", "sources", "level", "sign",
}  # fmt: skip
LAST_YEAR = date.today() - timedelta(days=365)


@pytest.fixture
def drafts(small_knowledge: Knowledge) -> Replies:
    return Replies(small_knowledge, speaks_drafts=True)


@pytest.fixture
def approved_only(small_knowledge: Knowledge) -> Replies:
    return Replies(small_knowledge, speaks_drafts=False)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_an_answer_of_the_agreed_shape(drafts: Replies, topic: str) -> None:
    (reply,) = drafts.answers([topic])
    message = reply.message()
    assert set(message) == CONTRACT
    assert (message["topic"], bool(message["text"])) == (topic, True)
    assert json.loads(json.dumps(message)) == message


@pytest.mark.parametrize("topic", TOPICS)
def test_text_and_buttons_travel_apart_from_the_rest(drafts: Replies, topic: str) -> None:
    (reply,) = drafts.answers([topic])
    assert set(reply.custom()) == CONTRACT - {"text", "buttons"}


def test_an_answer_says_where_its_words_come_from(drafts: Replies) -> None:
    (reply,) = drafts.answers(["cause"])
    assert reply.text == "Milia, cause. Call [020 7946 0000](tel:+442079460000)."
    assert (reply.kind, reply.condition, reply.section) == ("answer", "milia", "milia/cause")
    assert (reply.status, reply.reviewed_on) == ("draft", None)
    assert reply.sources == (
        {"title": "Milia", "publisher": "NHS", "url": "https://example.org/m"},
    )
    assert reply.version is not None
    assert reply.version.startswith("sha256:")


@pytest.mark.parametrize(
    ("audience", "section", "spoken_of"),
    [
        (None, "milia/outlook", None),
        ("newborn", "milia/outlook/newborn", "baby"),
        ("baby", "milia/outlook/baby", "baby"),
        ("child", "milia/outlook", "child"),
        ("adult", "milia/outlook/adult", "adult"),
    ],
)
def test_an_answer_is_for_the_person_asked_about(
    drafts: Replies, audience: str | None, section: str, spoken_of: str | None
) -> None:
    (reply,) = drafts.answers(["outlook"], audience=audience)
    assert (reply.section, reply.audience) == (section, spoken_of)


@pytest.mark.parametrize(
    ("topic", "condition", "audience", "expected"),
    [
        (
            "outlook",
            "milia",
            None,
            [("For baby", '/ask_outlook{"audience":"baby"}'),
             ("For adult", '/ask_outlook{"audience":"adult"}')],
        ),
        (
            "overview",
            "xanthelasma",
            None,
            [("For adult", '/ask_overview{"audience":"adult","condition":"xanthelasma"}')],
        ),
        ("outlook", "milia", "baby", []),
        ("cause", "milia", None, []),
        ("price", "milia", None, []),
    ],
)  # fmt: skip
def test_other_people_are_offered_when_nobody_is_named(
    drafts: Replies,
    topic: str,
    condition: str,
    audience: str | None,
    expected: list[tuple[str, str]],
) -> None:
    (reply,) = drafts.answers([topic], condition, audience)
    assert reply.buttons == tuple(Button(*button) for button in expected)


def test_two_topics_are_answered_in_the_order_asked(drafts: Replies) -> None:
    replies = drafts.answers(["price", "cause"])
    assert [(r.topic, r.section) for r in replies] == [
        ("price", "clinic/price"),
        ("cause", "milia/cause"),
    ]


@pytest.mark.parametrize("topic", CLINIC_TOPICS)
def test_the_clinics_answers_are_about_no_condition(drafts: Replies, topic: str) -> None:
    (reply,) = drafts.answers([topic], "xanthelasma")
    assert (reply.condition, reply.section) == (None, f"clinic/{topic}")
    assert "The Clinic, 1 Street, London" in reply.text


@pytest.mark.parametrize(
    ("topic", "kind", "offers"),
    [("urgent", "answer", False), ("other_condition", "answer", True),
     ("out_of_scope", "unknown", True)],
)  # fmt: skip
def test_what_the_files_do_not_cover_has_a_text_of_its_own(
    drafts: Replies, topic: str, kind: str, offers: bool
) -> None:
    (reply,) = drafts.answers([topic])
    assert (reply.kind, reply.text) == (kind, f"Fixed text: {topic}.")
    assert bool(reply.buttons) == offers
    assert topic in OWN_TOPICS


def test_a_look_alike_without_such_a_section_is_not_answered_with_milia(drafts: Replies) -> None:
    (reply,) = drafts.answers(["squeezing"], "xanthelasma")
    assert (reply.topic, reply.text) == ("other_condition", "Fixed text: other_condition.")


def approved(knowledge: Knowledge, version: str, section: str = "milia/cause") -> Knowledge:
    approval = Approval(
        section=section,
        audience=None,
        fingerprint=version,
        by="Dr A",
        on=LAST_YEAR,
        review_due=date.today(),
    )
    return replace(knowledge, approvals=Approvals([approval]))


def test_a_draft_is_held_back_until_a_clinician_approves_it(
    small_knowledge: Knowledge, approved_only: Replies
) -> None:
    (draft,) = approved_only.answers(["cause"])
    assert (draft.text, draft.status, draft.sources) == ("Fixed text: withheld.", "withheld", ())
    assert draft.version is not None

    (spoken,) = Replies(approved(small_knowledge, draft.version), False).answers(["cause"])
    assert spoken.text.startswith("Milia, cause.")
    assert (spoken.status, spoken.reviewed_on) == ("approved", LAST_YEAR.isoformat())
    assert spoken.version == draft.version
    assert spoken.sources


@pytest.mark.parametrize(
    ("version", "section"), [("sha256:000000000000", "milia/cause"), (None, "milia/who")]
)
def test_an_approval_of_other_words_does_not_count(
    small_knowledge: Knowledge, approved_only: Replies, version: str | None, section: str
) -> None:
    (draft,) = approved_only.answers(["cause"])
    knowledge = approved(small_knowledge, version or str(draft.version), section)
    (reply,) = Replies(knowledge, False).answers(["cause"])
    assert reply.text == "Fixed text: withheld."


@pytest.mark.parametrize("topic", OWN_TOPICS)
def test_urgent_help_and_ignorance_need_no_approval(approved_only: Replies, topic: str) -> None:
    (reply,) = approved_only.answers([topic])
    assert reply.text == f"Fixed text: {topic}."


def test_close_topics_are_asked_back_as_buttons(drafts: Replies) -> None:
    reply = drafts.ask_back(["cause", "triggers"])
    assert reply.kind == "ask_back"
    assert reply.buttons == (
        Button("Button cause", "/ask_cause"),
        Button("Button triggers", "/ask_triggers"),
    )
    assert len(drafts.ask_back(TOPICS).buttons) == MAXIMUM_BUTTONS


@pytest.mark.parametrize(
    ("make", "kind", "text", "offers"),
    [
        (lambda replies: replies.unknown(), "unknown", "Fixed text: unknown.", True),
        (lambda replies: replies.greeting(), "notice", "Fixed text: greeting.", True),
        (
            lambda replies: replies.common_questions(),
            "notice",
            "Fixed text: common_questions.",
            True,
        ),
        (lambda replies: replies.small_talk("thanks"), "small_talk", "Fixed text: thanks.", False),
        (lambda replies: replies.notice("masked"), "notice", "Fixed text: masked.", False),
        (
            lambda replies: replies.notice("too_long", limit=200),
            "notice",
            "Fixed text: too_long. Keep under 200.",
            False,
        ),
    ],
)
def test_what_needs_no_topic_is_a_fixed_text(
    drafts: Replies, make: Callable[[Replies], Reply], kind: str, text: str, offers: bool
) -> None:
    reply = make(drafts)
    assert (reply.kind, reply.text, bool(reply.buttons)) == (kind, text, offers)
    assert set(reply.message()) == CONTRACT
