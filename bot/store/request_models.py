"""The tables of the hand-off: consultation requests, and the mails about them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Column, Date, ForeignKey, Integer, String, Text

from bot.store.base import Base, Json, UtcDateTime


class ConsultationRequest(Base):
    """A patient's request for a consultation: the only place that knows how to reach them.

    Attributes:
        reference: the code that the patient is given, eight characters without a hyphen.
        client_request_id: digest of the chat and the sender's own id, which makes a repeated call
            harmless.
        conversation_id: the chat that it came from; null for a page, or when the chat was erased.
        channel: ``chat`` or ``page``.
        state: ``received``, ``acknowledged`` or ``withdrawn``.
        level: how urgent what was told is, from ``routine`` to ``emergency``.
        sign: the most urgent warning sign that was told, if any.
        note: what the patient passes on, a list of title and text; null once erased.
        person: whom it is for: ``self``, ``child`` or ``other``.
        name: the name of the person to be seen; null once erased.
        age: a child's age in whole years.
        contact_name: who asks for somebody else: parent, guardian, or another adult.
        telephone: in E.164 form, such as +442079460000.
        email: as the patient's own mail program writes it.
        reach: how to answer: ``call``, ``text``, ``email`` or ``relay`` (Relay UK).
        days: preferred days of the week, ``monday`` to ``sunday``; none means any.
        times: preferred times of day: ``morning``, ``afternoon``, ``evening``; none means any.
        not_before: the earliest day that suits.
        wishes: what else matters for a visit, in the patient's words.
        consent_version: which wording was agreed to: its name and fingerprint.
        consent_text: that wording.
        created_at: when it was committed; the patient is told of it after that.
        changed_at: when the patient last changed the preferred times.
        reminded_at: when the clinic was last told that nobody has acknowledged it.
        acknowledged_at: when staff took it on.
        acknowledged_by: who did.
        proposed_at: the time that the clinic proposes for a consultation.
        withdrawn_at: when it was withdrawn.
    """

    __tablename__ = "consultation_requests"

    reference: str = Column(String(8), primary_key=True)
    client_request_id: str = Column(String(64), nullable=False, unique=True)
    conversation_id: str | None = Column(
        String(64), ForeignKey("conversations.id", ondelete="SET NULL"), index=True
    )
    channel: str = Column(String(32), nullable=False)
    state: str = Column(String(16), nullable=False, index=True)
    level: str = Column(String(16), nullable=False)
    sign: str | None = Column(String(64))
    note: list[dict[str, str]] | None = Column(Json)
    person: str = Column(String(16), nullable=False)
    name: str | None = Column(Text)
    age: int | None = Column(Integer)
    contact_name: str | None = Column(Text)
    telephone: str | None = Column(String(32))
    email: str | None = Column(Text)
    reach: str = Column(String(16), nullable=False)
    days: list[str] = Column(Json, nullable=False)
    times: list[str] = Column(Json, nullable=False)
    not_before: date | None = Column(Date)
    wishes: str | None = Column(Text)
    consent_version: str = Column(String(64), nullable=False)
    consent_text: str = Column(Text, nullable=False)
    created_at: datetime = Column(UtcDateTime, nullable=False, index=True)
    changed_at: datetime | None = Column(UtcDateTime)
    reminded_at: datetime | None = Column(UtcDateTime)
    acknowledged_at: datetime | None = Column(UtcDateTime)
    acknowledged_by: str | None = Column(Text)
    proposed_at: datetime | None = Column(UtcDateTime)
    withdrawn_at: datetime | None = Column(UtcDateTime)


class Mail(Base):
    """A mail that has to go out. Its words and its address are made when it is sent.

    Attributes:
        id: its number, in the order of writing.
        reference: the request that it is about.
        kind: which mail: its name in ``requests.yml``, such as ``clinic_received``.
        created_at: when it was put into the outbox, in the transaction that gave cause for it.
        due_at: when to try next; while it is being sent, until when others leave it alone.
        attempts: how often it has been tried.
        sent_at: when the mail server took it.
        dropped_at: when it had lost its sense, as a mail about a request that was withdrawn.
        failure: why the last attempt failed, without addresses or words.
    """

    __tablename__ = "outbox"

    id: int = Column(Integer, primary_key=True)
    reference: str = Column(
        String(8), ForeignKey("consultation_requests.reference", ondelete="CASCADE"), nullable=False
    )
    kind: str = Column(String(32), nullable=False)
    created_at: datetime = Column(UtcDateTime, nullable=False)
    due_at: datetime = Column(UtcDateTime, nullable=False, index=True)
    attempts: int = Column(Integer, nullable=False)
    sent_at: datetime | None = Column(UtcDateTime)
    dropped_at: datetime | None = Column(UtcDateTime)
    failure: str | None = Column(Text)
