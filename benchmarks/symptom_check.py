"""What a turn of the symptom check costs, with the clinicians' files and with many more conditions.

``python -m benchmarks.symptom_check`` (a minute).
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Mapping
from typing import Any

from bot.knowledge.current import current_knowledge
from bot.knowledge.red_flag import read_ways_of_saying
from bot.knowledge.schema import ConditionHead
from bot.knowledge.symptom_check import read_symptom_check
from bot.knowledge.symptoms import NAMED, YES_OR_NO
from bot.settings import Settings
from bot.triage.check.assessment import Assessor
from bot.triage.check.description import Description
from bot.triage.check.evidence import Evidence
from bot.triage.check.questions import Questions
from bot.triage.check.reader import SymptomReader

SIZES = (30, 600)
TURNS = 200
DESCRIPTIONS = (
    "a few tiny hard white bumps under my left eye, no itch, doesn't hurt, about 3 months now",
    "my son is 6, shiny bumps with a dip in the middle on his tummy, some itch",
    "one skin coloured lump in my top eyelid for six weeks, firm, not red, about the size of a pea",
    "lots of yellow soft spots on my forehead, there for years, I am 58",
)


def main() -> None:
    """Prints the cost of reading a message, and of weighing and asking by number of conditions."""
    settings = Settings.from_environment()
    knowledge = current_knowledge()
    file = read_symptom_check(settings.knowledge_directory)
    ways = read_ways_of_saying(settings.knowledge_directory)
    reader = SymptomReader(knowledge.symptoms, ways)
    # Each turn's message is another one, so that nothing is read twice.
    messages = [f"{DESCRIPTIONS[n % 4]} {n} times asked" for n in range(TURNS)]
    report("reading a message", [timed(reader.read, message) for message in messages])
    heads = {name: condition.head for name, condition in knowledge.conditions.items()}
    described = [reader.read(message) for message in DESCRIPTIONS]
    for size in SIZES:
        conditions = enlarged(heads, size)
        evidence = Evidence(conditions, knowledge.symptoms, file)
        assessor = Assessor(evidence, conditions, file)
        questions = Questions(evidence, file)

        def turn(
            description: Description,
            assessor: Assessor = assessor,
            questions: Questions = questions,
        ) -> None:
            assessor.assess(description)
            questions.next(description, ())

        first = [timed(turn, description) for description in described]
        report(f"{size} conditions, first turn", first)
        costs = [timed(turn, described[n % 4]) for n in range(TURNS)]
        report(f"{size} conditions, weighing and next question", costs)


def enlarged(heads: Mapping[str, ConditionHead], size: int) -> dict[str, ConditionHead]:
    """Makes more conditions by mixing the features of those there are.

    Args:
        heads: the front matter of the conditions, by id.
        size: how many to make in all.

    Returns:
        The front matter of so many, the given ones first.
    """
    chance = random.Random(1)
    originals = list(heads.values())
    made = dict(heads)
    while len(made) < size:
        features = {}
        for feature in ("age", "size_mm", "duration", *NAMED):
            entry = chance.choice(originals).features.get(feature)
            if entry is not None and (feature not in YES_OR_NO or isinstance(entry, str)):
                features[feature] = entry
        made[f"made_{len(made)}"] = originals[0].copy(update={"features": features})
    return dict(list(made.items())[:size]) if size > len(heads) else made


def timed(work: Callable[[Any], object], argument: object) -> float:
    """How long one call takes.

    Args:
        work: a function of one argument.
        argument: the argument.

    Returns:
        Milliseconds.
    """
    begin = time.perf_counter()
    work(argument)
    return (time.perf_counter() - begin) * 1000


def report(title: str, costs: list[float]) -> None:
    """Prints the spread of costs.

    Args:
        title: what was timed.
        costs: milliseconds.
    """
    slow = sorted(costs)[int(0.95 * (len(costs) - 1))]
    print(f"{title}: median {statistics.median(costs):.2f} ms, 95 % under {slow:.2f} ms")


if __name__ == "__main__":
    main()
