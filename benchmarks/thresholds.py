"""What the thresholds of understanding do, on training sentences that the model has not seen.

    python -m benchmarks.thresholds

A sixth of the sentences is held out. ``answered``: a wanted topic is among the answered ones;
``stray``: an answered topic is not wanted; ``silent``: nothing is answered; ``both``: of the
messages that ask two things, both are answered.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.knowledge.current import current_knowledge
from bot.logs import configure_logs
from bot.nlu.clauses import split_questions
from bot.nlu.topic_classifier import as_example
from bot.nlu.topic_model import Example, TopicModel
from bot.nlu.understanding import TOPIC_OF_INTENT, Thresholds, decide, likeliest_topic
from bot.nlu.view import look_at, meanings
from bot.settings import ROOT
from bot.triage.vocabulary import Vocabulary

FOLDS = 6
REGULARISATION = 0.33


@dataclass(frozen=True)
class HeldOut:
    """A sentence that the model has not seen, and how the model reads it.

    Attributes:
        wanted: its topics.
        whole: the probability of each intent for the whole of it.
        questions: the same for each of its questions.
    """

    wanted: frozenset[str]
    whole: Mapping[str, float]
    questions: Sequence[Mapping[str, float]]


def main() -> int:
    """Trains, reads the held-out sentences and prints a table.

    Returns:
        The exit status.
    """
    configure_logs()
    sentences = _held_out()
    two = [sentence for sentence in sentences if len(sentence.wanted) == 2]
    one = [sentence for sentence in sentences if len(sentence.wanted) == 1]
    print(f"{len(one)} sentences that ask one thing, {len(two)} that ask two\n")
    print("| answer | both | answered | stray | silent | both answered |")
    print("| --- | --- | --- | --- | --- | --- |")
    for answer in (0.05, 0.1, 0.2, 0.3):
        for both in (0.3, 0.4, 0.5):
            thresholds = Thresholds(answer=answer, both=both)
            given = [(s.wanted, _topics(s, thresholds)) for s in one]
            bundles = [s.wanted <= _topics(s, thresholds) for s in two]
            print(
                f"| {answer} | {both} "
                f"| {np.mean([bool(wanted & got) for wanted, got in given]):.3f} "
                f"| {np.mean([bool(got - wanted) for wanted, got in given]):.3f} "
                f"| {np.mean([not got for _, got in given]):.3f} "
                f"| {np.mean(bundles):.3f} |"
            )
    return 0


def _topics(sentence: HeldOut, thresholds: Thresholds) -> frozenset[str]:
    return frozenset(decide(sentence.whole, sentence.questions, thresholds).topics)


def _held_out() -> list[HeldOut]:
    from rasa.shared.nlu.training_data.loading import load_data

    vocabulary = Vocabulary(current_knowledge())
    messages = load_data(str(ROOT / "data" / "nlu")).intent_examples
    examples = [as_example(vocabulary, message) for message in messages]
    meaning = meanings([example.view for example in examples])
    fold = np.random.RandomState(1).randint(0, FOLDS, len(examples))
    seen = np.flatnonzero(fold != 0)
    model = TopicModel.train([examples[i] for i in seen], meaning[seen], REGULARISATION)

    def read(text: str, after: str | None) -> dict[str, float]:
        view = look_at(vocabulary, text)
        row = model.probabilities([view], meanings([view]), after)[0]
        return dict(zip(model.labels, map(float, row), strict=True))

    held_out = []
    for place in np.flatnonzero(fold == 0):
        example: Example = examples[place]
        if not all(label in TOPIC_OF_INTENT for label in example.labels):
            continue
        questions: list[dict[str, float]] = []
        text = messages[place].get("text")
        for question in split_questions(text):
            before = likeliest_topic(questions[-1]) if questions else example.after
            questions.append(read(question, before))
        wanted = frozenset(TOPIC_OF_INTENT[label] for label in example.labels)
        held_out.append(HeldOut(wanted, read(text, example.after), questions))
    return held_out


if __name__ == "__main__":
    sys.exit(main())
