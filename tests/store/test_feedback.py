from __future__ import annotations

from sqlalchemy.orm import sessionmaker

from bot.store import conversations, feedback, messages
from bot.store.models import Feedback
from tests.store import rows
from tests.store.rows import MOMENT


def test_the_last_word_on_a_reply_counts(sessions: sessionmaker) -> None:
    talk = rows.conversation()
    reply = rows.message(talk, 0, 1)
    with sessions.begin() as session:
        conversations.add(session, talk)
        messages.add(session, [reply])

    for helpful, comment in ((True, None), (False, "It did not say how long.")):
        with sessions.begin() as session:
            feedback.put(
                session,
                Feedback(message_id=reply.id, helpful=helpful, comment=comment, created_at=MOMENT),
            )

    with sessions() as session:
        stored = feedback.get(session, reply.id)
    assert stored is not None
    assert (stored.helpful, stored.comment) == (False, "It did not say how long.")
