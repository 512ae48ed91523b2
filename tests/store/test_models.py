from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import sessionmaker

from bot.store import conversations
from tests.store import rows


def test_a_moment_comes_back_in_utc_whatever_zone_it_was_given_in(sessions: sessionmaker) -> None:
    row = rows.conversation()
    row.created_at = datetime(2025, 7, 1, 10, tzinfo=timezone(timedelta(hours=1)))
    with sessions.begin() as session:
        conversations.add(session, row)
    with sessions() as session:
        stored = conversations.get(session, row.id)
    assert stored is not None
    assert stored.created_at.isoformat() == "2025-07-01T09:00:00+00:00"


def test_a_moment_without_a_zone_is_refused(sessions: sessionmaker) -> None:
    row = rows.conversation()
    row.created_at = datetime(2025, 7, 1, 10)
    with pytest.raises(StatementError, match="time zone"), sessions.begin() as session:
        conversations.add(session, row)
