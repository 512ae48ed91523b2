"""The warning signs found in patients' messages."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "red_flags",
        sa.Column("message_id", sa.String(32), nullable=False),
        sa.Column("sign", sa.String(64), nullable=False),
        sa.Column("level", sa.String(16), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("net", sa.String(16), nullable=False),
        sa.Column("likeness", sa.Float()),
        sa.Column("version", sa.String(32), nullable=False),
        sa.Column("taken_back", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["message_id"],
            ["messages.id"],
            name="fk_red_flags_message_id_messages",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("message_id", "sign", name="pk_red_flags"),
    )
    op.create_index("ix_red_flags_sign", "red_flags", ["sign"])


def downgrade() -> None:
    op.drop_table("red_flags")
