"""Consultation requests, and the mails about them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

json = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "consultation_requests",
        sa.Column("reference", sa.String(8), nullable=False),
        sa.Column("client_request_id", sa.String(64), nullable=False),
        sa.Column("conversation_id", sa.String(64)),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("level", sa.String(16), nullable=False),
        sa.Column("sign", sa.String(64)),
        sa.Column("note", json),
        sa.Column("person", sa.String(16), nullable=False),
        sa.Column("name", sa.Text()),
        sa.Column("age", sa.Integer()),
        sa.Column("contact_name", sa.Text()),
        sa.Column("telephone", sa.String(32)),
        sa.Column("email", sa.Text()),
        sa.Column("reach", sa.String(16), nullable=False),
        sa.Column("days", json, nullable=False),
        sa.Column("times", json, nullable=False),
        sa.Column("not_before", sa.Date()),
        sa.Column("wishes", sa.Text()),
        sa.Column("consent_version", sa.String(64), nullable=False),
        sa.Column("consent_text", sa.Text(), nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("changed_at", moment),
        sa.Column("reminded_at", moment),
        sa.Column("acknowledged_at", moment),
        sa.Column("acknowledged_by", sa.Text()),
        sa.Column("proposed_at", moment),
        sa.Column("withdrawn_at", moment),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name="fk_consultation_requests_conversation_id_conversations",
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("reference", name="pk_consultation_requests"),
        sa.UniqueConstraint(
            "client_request_id", name="uq_consultation_requests_client_request_id"
        ),
    )
    for column in ("conversation_id", "state", "created_at"):
        op.create_index(
            f"ix_consultation_requests_{column}", "consultation_requests", [column]
        )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(8), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("due_at", moment, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("sent_at", moment),
        sa.Column("dropped_at", moment),
        sa.Column("failure", sa.Text()),
        sa.ForeignKeyConstraint(
            ["reference"],
            ["consultation_requests.reference"],
            name="fk_outbox_reference_consultation_requests",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
    )
    op.create_index("ix_outbox_due_at", "outbox", ["due_at"])


def downgrade() -> None:
    op.drop_table("outbox")
    op.drop_table("consultation_requests")
