"""The command line: ``python -m bot <command>``; ``--help`` tells each one's options."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from bot.knowledge import KnowledgeError
from bot.logs import configure_logs
from bot.settings import Settings, SettingsError

if TYPE_CHECKING:
    from bot.chat.ask import CommandLine


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command.

    Args:
        arguments: the words after ``python -m bot``; those of this process when left out.

    Returns:
        The exit status: 0 when all went well, 1 for an error that was told, 2 for wrong usage.
    """
    options = _parser().parse_args(arguments)
    configure_logs()
    if not options.for_patients:
        # Those who write the drafts want to read them; each is marked as one.
        os.environ.setdefault("DEMO_MODE", "true")
    try:
        return options.run(options, Settings.from_environment())
    except KnowledgeError as error:
        print("The knowledge files cannot be used:", file=sys.stderr)
        for problem in error.problems:
            print(f"  {problem}", file=sys.stderr)
        return 1
    except (SettingsError, OSError, RuntimeError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")

    serve = commands.add_parser("serve", help="serve the chat and its page")
    serve.set_defaults(run=_serve, for_patients=True)

    ask = commands.add_parser("ask", help="put questions to the assistant")
    ask.add_argument("text", nargs="*", help="a question; without one, a talk line by line")
    ask.add_argument("--jsonl", action="store_true", help="read and write JSON Lines")
    ask.add_argument("--check", action="store_true", help="run the symptom check on each message")
    ask.set_defaults(run=_ask, for_patients=False)

    check = commands.add_parser("check", help="run the symptom check on a description")
    check.add_argument("text", nargs="+", help="what a patient tells of a bump")
    check.add_argument("--explain", action="store_true", help="print the evidence table")
    check.set_defaults(run=_check, for_patients=False)

    prepare = commands.add_parser("prepare", help="prove the warning signs, embed their examples")
    prepare.set_defaults(run=_prepare, for_patients=False)

    requests = commands.add_parser(
        "requests",
        help="handle consultation requests",
        # Its own parser reads what follows, "--help" too.
        add_help=False,
        prefix_chars="\0",
    )
    requests.add_argument("rest", nargs=argparse.REMAINDER)
    requests.set_defaults(run=_requests, for_patients=False)

    evaluate = commands.add_parser("evaluate", help="measure how labelled questions are understood")
    evaluate.add_argument("files", nargs="+", type=Path, help="JSON Lines with text and topics")
    evaluate.set_defaults(run=_evaluate, for_patients=False)
    return parser


# The imports below stand in the commands that need them: Rasa takes seconds to load.


def _serve(options: argparse.Namespace, settings: Settings) -> int:
    from bot.web.serve import serve

    serve(settings)
    return 0


def _ask(options: argparse.Namespace, settings: Settings) -> int:
    from bot.chat.ask import read_lines, readable

    command_line = _command_line(settings, with_check=options.check)

    async def answer_lines() -> None:
        for entry in read_lines(sys.stdin):
            print(json.dumps(await command_line.answer(entry), ensure_ascii=False), flush=True)

    async def talk(texts: Sequence[str]) -> None:
        conversation_id = uuid4().hex
        for text in texts or iter(lambda: sys.stdin.readline(), ""):
            print(readable(await command_line.say(conversation_id, text)), flush=True)

    asyncio.run(
        answer_lines() if options.jsonl else talk([" ".join(options.text)] if options.text else [])
    )
    return 0


def _check(options: argparse.Namespace, settings: Settings) -> int:
    from bot.triage.check.explanation import explain
    from bot.triage.check.symptom_check import current_symptom_check

    check = current_symptom_check()
    text = " ".join(options.text)
    print(explain(check, check.describe(text)) if options.explain else check.run(text).text)
    return 0


def _prepare(options: argparse.Namespace, settings: Settings) -> int:
    from bot.triage.red_flags import current_red_flags

    print(f"{len(current_red_flags().signs)} warning signs are ready.")
    return 0


def _requests(options: argparse.Namespace, settings: Settings) -> int:
    from bot.requests import command_line

    command_line.run(options.rest, settings)
    return 0


def _evaluate(options: argparse.Namespace, settings: Settings) -> int:
    from bot.chat.evaluate import Judged, read_labelled, report

    labelled = [entry for file in options.files for entry in read_labelled(file)]
    command_line = _command_line(settings)

    async def judge() -> list[Judged]:
        judged = []
        for text, topics in labelled:
            turn = await command_line.say(uuid4().hex, text)
            judged.append(Judged(text, topics, tuple(turn.topics), tuple(turn.offered)))
        return judged

    print(report(asyncio.run(judge())))
    return 0


def _command_line(settings: Settings, with_check: bool = False) -> CommandLine:
    from bot.chat.ask import CommandLine
    from bot.chat.engine import Engine
    from bot.chat.reception import Reception
    from bot.chat.safety_net import SafetyNet
    from bot.chat.tracker_store import PassingTrackerStore
    from bot.knowledge.current import current_knowledge
    from bot.triage.check.symptom_check import current_symptom_check
    from bot.triage.red_flags import current_red_flags

    knowledge = current_knowledge()
    red_flags = current_red_flags()
    engine = Engine.load(settings, PassingTrackerStore(None))
    reception = Reception(knowledge, settings.message_limit)
    net = SafetyNet(red_flags, knowledge, lambda text: reception.mask(text).text)
    return CommandLine(engine, reception, net, current_symptom_check() if with_check else None)


if __name__ == "__main__":
    sys.exit(main())
