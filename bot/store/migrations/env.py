"""Alembic's entry: runs the migrations on the connection that ``bot.store.database`` hands over."""

from alembic import context

from bot.store import models, request_models  # noqa: F401 - they register their tables
from bot.store.base import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite alters a table by copying it
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
