from __future__ import annotations

from sqlalchemy.orm import sessionmaker

from bot.store import conversations, messages, red_flags
from bot.store.models import RedFlag
from tests.store import rows


def sign(message_id: str, name: str) -> RedFlag:
    return RedFlag(
        message_id=message_id, sign=name, level="emergency", words="cannot breathe", net="words",
        version="0123456789ab", taken_back=False,
    )  # fmt: skip


def test_signs_are_kept_with_their_message_and_go_with_it(sessions: sessionmaker) -> None:
    talk = rows.conversation()
    with sessions.begin() as session:
        conversations.add(session, talk)
        said = rows.message(talk, 1, 0)
        messages.add(session, [said])
        red_flags.add(session, [sign(said.id, "hard_to_breathe"), sign(said.id, "blue_lips")])
        found = [row.sign for row in red_flags.of_message(session, said.id)]
        assert found == ["blue_lips", "hard_to_breathe"]
        identity = (talk.id, said.id)
    with sessions.begin() as session:
        conversations.erase(session, identity[0])
    with sessions.begin() as session:
        assert red_flags.of_message(session, identity[1]) == []


def test_what_was_typed_lately_leaves_buttons_and_earlier_talks_out(
    sessions: sessionmaker,
) -> None:
    talk = rows.conversation()
    with sessions.begin() as session:
        conversations.add(session, talk)
        messages.add(
            session,
            [
                rows.message(talk, 0, 1),
                rows.message(talk, 1, 0, text="before"),
                rows.message(talk, 1, 1),
                rows.message(talk, 2, 1),
                rows.message(talk, 3, 0, text="first"),
                rows.message(talk, 4, 0, text="A button", payload="/ask_cause"),
                rows.message(talk, 5, 0, text="second"),
                rows.message(talk, 6, 0, text="third"),
            ],
        )
        assert messages.typed_lately(session, talk.id, 10) == ["first", "second", "third"]
        assert messages.typed_lately(session, talk.id, 2) == ["second", "third"]
