from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import sessionmaker

from bot.store import database
from bot.store.base import Base
from bot.store.models import Feedback
from tests.store.rows import MOMENT

TABLES = {
    "conversations",
    "messages",
    "red_flags",
    "feedback",
    "consultation_requests",
    "outbox",
}


def test_migrations_build_exactly_the_tables_of_the_models(engine: Engine) -> None:
    database.migrate(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_a_second_migration_changes_nothing(engine: Engine) -> None:
    database.migrate(engine)
    database.migrate(engine)
    assert set(inspect(engine).get_table_names()) == {*TABLES, "alembic_version"}


def test_processes_that_migrate_at_once_wait_for_each_other(database_url: str) -> None:
    def migrate(_: int) -> None:
        engine = database.connect(database_url)
        database.migrate(engine)
        engine.dispose()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(migrate, range(4)))

    engine = database.connect(database_url)
    assert set(inspect(engine).get_table_names()) >= TABLES
    engine.dispose()


def test_migrations_are_numbered_without_a_gap() -> None:
    numbers = sorted(file.name[:4] for file in (database.MIGRATIONS / "versions").glob("*.py"))
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]


def test_a_row_cannot_point_at_one_that_is_not_there(sessions: sessionmaker) -> None:
    stray = Feedback(message_id="m_none", helpful=True, created_at=MOMENT)
    with pytest.raises(IntegrityError), sessions.begin() as session:
        session.add(stray)


def test_errors_of_the_database_do_not_show_what_a_patient_wrote(sessions: sessionmaker) -> None:
    stray = Feedback(message_id="m_none", helpful=True, comment="my secret", created_at=MOMENT)
    with pytest.raises(IntegrityError) as caught, sessions.begin() as session:
        session.add(stray)
    assert "my secret" not in str(caught.value)


def test_a_reachable_database_gives_a_sign_of_life(sessions: sessionmaker) -> None:
    with sessions() as session:
        assert database.is_reachable(session)


def test_the_folder_of_a_new_sqlite_file_is_made(tmp_path: Path) -> None:
    file = tmp_path / "var" / "new" / "assistant.sqlite"
    engine = database.connect(f"sqlite:///{file}")
    database.migrate(engine)
    engine.dispose()
    assert file.exists()
