"""The project's pipeline beside Rasa's default one, trained on the same sentences.

    python -m benchmarks.compare_nlu LABELLED.jsonl [LABELLED.jsonl ...]

Each line of a labelled file has ``text`` and ``topics``, the topics that would do. Both pipelines
are judged by their likeliest topic alone, without a second answer and without a conversation.
Follow-ups (``data/nlu/follow_ups.yml``) are left out of both: stock Rasa cannot see what they
follow, and would only be confused by them.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.logs import configure_logs
from bot.settings import ROOT

PIPELINES = {
    "this project": ROOT / "config.yml",
    "Rasa's default (DIET)": ROOT / "benchmarks" / "stock_config.yml",
}


def main(files: Sequence[str]) -> int:
    """Trains and judges both pipelines and prints a table.

    Args:
        files: the labelled files.

    Returns:
        The exit status.
    """
    if not files:
        print(__doc__)
        return 2
    lines = [line for file in files for line in Path(file).read_text("utf-8").splitlines()]
    cases = [json.loads(line) for line in lines]
    configure_logs()
    print(f"{len(cases)} questions\n")
    print("| pipeline | likeliest topic is right | training, s | a message, ms |")
    print("| --- | --- | --- | --- |")
    for name, config in PIPELINES.items():
        with tempfile.TemporaryDirectory() as directory:
            started = time.perf_counter()
            model = _train(config, Path(directory))
            trained = time.perf_counter() - started
            right, milliseconds = asyncio.run(_judge(model, cases))
        print(
            f"| {name} | {right / len(cases):.3f} ({right}/{len(cases)}) | {trained:.0f} "
            f"| {milliseconds:.1f} |",
            flush=True,
        )
    return 0


def _train(config: Path, directory: Path) -> str:
    from rasa.model_training import train_nlu

    sentences = [file for file in (ROOT / "data/nlu").glob("*.yml") if file.stem != "follow_ups"]
    folder = directory / "nlu"
    folder.mkdir()
    for file in sentences:
        (folder / file.name).symlink_to(file)
    trained = train_nlu(str(config), str(folder), str(directory), domain=str(ROOT / "domain.yml"))
    if trained is None:
        raise RuntimeError(f"Training with {config} failed; see the messages above.")
    return trained


async def _judge(model: str, cases: Sequence[dict[str, Any]]) -> tuple[int, float]:
    from rasa.core.agent import Agent

    agent = Agent.load(model)
    right, started = 0, time.perf_counter()
    for case in cases:
        parsed = await agent.parse_message(case["text"])
        topics = [
            entry["name"].removeprefix("ask_")
            for entry in parsed["intent_ranking"]
            if entry["name"].startswith("ask_") and entry["name"] != "ask_robot"
        ]
        right += bool(topics) and topics[0] in case["topics"]
    return right, (time.perf_counter() - started) / len(cases) * 1000


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
