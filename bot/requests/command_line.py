"""``python -m bot requests``: for staff, until they do it in the console, and for operators."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import datetime, timezone

from sqlalchemy.orm import sessionmaker

from bot.knowledge import Knowledge
from bot.knowledge.current import current_knowledge
from bot.knowledge.red_flag import LEVELS
from bot.london import LONDON, shown_moment
from bot.requests.outbox import Outbox
from bot.requests.record import acknowledge
from bot.requests.reference import read_reference, shown
from bot.requests.telephone import shown as shown_telephone
from bot.settings import Settings
from bot.store import database, outbox, requests
from bot.store.request_models import ConsultationRequest


class CommandError(ValueError):
    """A command cannot be done; the message says what to do."""


def run(arguments: Sequence[str], settings: Settings) -> None:
    """Runs a command.

    Args:
        arguments: the words after ``python -m bot requests``.
        settings: the database, and the mail server.

    Raises:
        CommandError: saying what to do.
    """
    options = _parser().parse_args(arguments)
    connection = database.connect(settings.database_url)
    database.migrate(connection)
    work: Callable[[argparse.Namespace, sessionmaker, Settings], None] = options.work
    work(options, database.lasting_sessions(connection), settings)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot requests", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")

    listing = commands.add_parser("list", help="list them as they should be taken on")
    listing.add_argument("--withdrawn", action="store_true", help="list those withdrawn too")
    listing.set_defaults(work=_list)

    show = commands.add_parser("show", help="show one")
    show.add_argument("code")
    show.set_defaults(work=_show)

    acknowledge = commands.add_parser("acknowledge", help="note that somebody has taken one on")
    acknowledge.add_argument("code")
    acknowledge.add_argument("--by", required=True, help="who has")
    acknowledge.add_argument("--time", help='a time to propose, such as "2026-12-03 14:30"')
    acknowledge.set_defaults(work=_acknowledge)

    export = commands.add_parser("export", help="write some out")
    export.add_argument("format", choices=["csv", "fhir", "calendar"])
    export.add_argument("code", nargs="*", help="those to write; all that are open without one")
    export.set_defaults(work=_export)

    mail = commands.add_parser("mail", help="send the mails that wait now, and tell how many do")
    mail.set_defaults(work=_mail)
    return parser


def _list(options: argparse.Namespace, sessions: sessionmaker, settings: Settings) -> None:
    overdue_from = datetime.now(timezone.utc) - settings.acknowledge_within
    with sessions() as session:
        rows = requests.in_order(session, withdrawn=options.withdrawn)
    for row in rows:
        overdue = row.state == "received" and row.created_at <= overdue_from
        state = "overdue" if overdue else row.state
        level = "" if row.level == "routine" else f"{row.level} ({row.sign or 'symptom check'})"
        print(f"{shown(row.reference)}  {_moment(row.created_at)}  {state:<12}  {level}".rstrip())
    if not rows:
        print("No requests are open.")


def _show(options: argparse.Namespace, sessions: sessionmaker, settings: Settings) -> None:
    row = _found(sessions, [options.code])[0]
    knowledge = current_knowledge()
    for title, text in _lines(row, knowledge):
        print(f"{title}: {text}")


def _lines(row: ConsultationRequest, knowledge: Knowledge) -> list[tuple[str, str]]:
    words = knowledge.requests.form.fields_
    lines = [
        ("Code", shown(row.reference)),
        ("State", row.state),
        ("Received", _moment(row.created_at)),
        ("Urgency", knowledge.requests.mails.levels[row.level]),
        ("Warning sign", row.sign),
        (words["person"].label, words["person"].choices[row.person]),
        (words["name"].label, row.name),
        ("Age of the child", row.age),
        ("Asks for them", row.contact_name),
        (words["telephone"].label, row.telephone and shown_telephone(row.telephone)),
        (words["email"].label, row.email),
        (words["reach"].label, words["reach"].choices[row.reach]),
        *((line["title"], line["text"]) for line in row.note or ()),
        ("Days", ", ".join(words["days"].choices[day] for day in row.days) or "any"),
        ("Times", ", ".join(words["times"].choices[time] for time in row.times) or "any"),
        (words["not_before"].label, row.not_before),
        (words["wishes"].label, row.wishes),
        ("Taken on by", row.acknowledged_by),
        ("Proposed time", row.proposed_at and _moment(row.proposed_at)),
        ("Agreed to", row.consent_version),
    ]
    return [(title, str(text)) for title, text in lines if text]


def _acknowledge(options: argparse.Namespace, sessions: sessionmaker, settings: Settings) -> None:
    if not options.by.strip():
        raise CommandError('Say who has taken it on, such as --by "Sam Reed".')
    proposed_at = None if options.time is None else _proposed(options.time)
    with sessions.begin() as session:
        standing = acknowledge(session, options.code, options.by, proposed_at)
    if standing is None:
        raise CommandError(f"There is no open request {options.code}. Look at 'requests list'.")
    print(f"{standing.reference} is acknowledged.")
    if standing.proposed_at:
        print(f"Proposed time: {shown_moment(standing.proposed_at)}.")
    if standing.level != LEVELS[0]:
        print(f"The patient was {current_knowledge().requests.mails.levels[standing.level]}.")


def _proposed(text: str) -> datetime:
    try:
        # A day alone would be read as midnight.
        moment = datetime.fromisoformat(text if ":" in text else "")
    except ValueError:
        raise CommandError(f"'{text}' is no time. Write it like 2026-12-03 14:30.") from None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=LONDON)
    if moment <= datetime.now(timezone.utc):
        raise CommandError(f"{text} has gone by. Propose a later time.")
    return moment


def _export(options: argparse.Namespace, sessions: sessionmaker, settings: Settings) -> None:
    # FHIR's classes take a second to load.
    from bot.requests.exports.calendar import calendar
    from bot.requests.exports.fhir import bundle
    from bot.requests.exports.table import table

    if options.code:
        rows = _found(sessions, options.code)
    else:
        with sessions() as session:
            rows = requests.in_order(session)
    knowledge = current_knowledge()
    if options.format == "calendar":
        if len(rows) != 1:
            raise CommandError("A calendar file holds one time: give one code.")
        text = calendar(rows[0], knowledge)
    else:
        text = {"csv": table, "fhir": bundle}[options.format](rows, knowledge)
    # As bytes, so that the line ends stay those of the format.
    sys.stdout.buffer.write(text.encode("utf-8-sig" if options.format == "csv" else "utf-8"))


def _mail(options: argparse.Namespace, sessions: sessionmaker, settings: Settings) -> None:
    if settings.mail is None:
        print("No mail server is set (SMTP_HOST). Mails stay in the outbox.")
    post = Outbox(sessions, current_knowledge(), settings)
    post.remind()
    sent = post.deliver()
    with sessions() as session:
        waiting = [m for m in outbox.all_of(session) if not m.sent_at and not m.dropped_at]
    print(f"{sent} sent, {len(waiting)} waiting.")
    for one in waiting:
        print(f"  {shown(one.reference)}  {one.kind}  {one.failure or 'not tried yet'}")


def _found(sessions: sessionmaker, codes: Sequence[str]) -> list[ConsultationRequest]:
    with sessions() as session:
        rows = [(code, requests.get(session, read_reference(code) or "")) for code in codes]
    missing = [code for code, row in rows if row is None]
    if missing:
        raise CommandError(f"There is no request {', '.join(missing)}. Look at 'requests list'.")
    return [row for _, row in rows if row]


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(LONDON):%Y-%m-%d %H:%M}"
