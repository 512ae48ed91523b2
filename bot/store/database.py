"""Connections to SQLite (write-ahead log) or PostgreSQL, and bringing the tables up to date."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, event, text
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import QueuePool

Result = TypeVar("Result")

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_SECONDS = 5  # how long a writer waits for another before it gives up
MIGRATION_LOCK = 7301  # any number that nothing else in the database locks


def connect(database_url: str) -> Engine:
    """Makes the engine that hands out connections; none is opened yet.

    Args:
        database_url: an SQLAlchemy address of a SQLite file or a PostgreSQL database.

    Returns:
        The engine. Its errors never show parameters: those are patients' words.
    """
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite":
        return create_engine(url, future=True, hide_parameters=True, pool_pre_ping=True)
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        future=True,
        hide_parameters=True,
        poolclass=QueuePool,
        connect_args={"check_same_thread": False, "timeout": BUSY_SECONDS},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def sessions(engine: Engine) -> sessionmaker:
    """Makes the factory of sessions; ``with factory.begin() as session`` is one transaction.

    Args:
        engine: where the sessions get their connections.

    Returns:
        A factory whose objects stay readable after their transaction has ended.
    """
    return sessionmaker(engine, class_=Session, future=True, expire_on_commit=False)


def lasting_sessions(engine: Engine) -> sessionmaker:
    """Makes the factory of sessions whose commits survive a power cut, and that write one by one.

    Args:
        engine: where the sessions get their connections.

    Returns:
        A factory like that of :func:`sessions`. SQLite waits for the disk at each commit
        (PostgreSQL does so anyway), and takes the lock for writing at the beginning.
    """
    return sessions(engine.execution_options(begin="BEGIN IMMEDIATE", synchronous="FULL"))


def migrate(engine: Engine) -> None:
    """Brings the tables up to date in one transaction; does nothing when they are.

    Args:
        engine: the database to change. Several processes may do so at once: one works, the
            others wait for it.
    """
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.execution_options(begin="BEGIN IMMEDIATE").begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


async def transact(sessions: sessionmaker, work: Callable[[Session], Result]) -> Result:
    """Does something in a transaction of its own, off the event loop.

    Args:
        sessions: opens the transaction.
        work: what to do in it.

    Returns:
        What it gives back; it has been committed then.
    """

    def run() -> Result:
        with sessions.begin() as session:
            return work(session)

    return await asyncio.to_thread(run)


def is_reachable(session: Session) -> bool:
    """Asks the database for a sign of life.

    Args:
        session: an open session.

    Returns:
        True; whatever goes wrong is raised by the driver.
    """
    return session.execute(text("SELECT 1")).scalar_one() == 1


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # Python's driver would begin a transaction late, and none at all for a migration.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    # A connection serves both kinds of sessions in turn, so each transaction says what it wants.
    connection.exec_driver_sql(f"PRAGMA synchronous={options.get('synchronous', 'NORMAL')}")
    connection.exec_driver_sql(options.get("begin", "BEGIN"))
