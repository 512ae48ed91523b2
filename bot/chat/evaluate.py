"""How well labelled questions are understood: by topic, the worst confusions first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.chat.ask import AskError, read_lines


@dataclass(frozen=True)
class Judged:
    """One labelled question and what came of it.

    Attributes:
        text: the question.
        wanted: the topics that would do.
        answered: the topics that were answered.
        offered: the topics that were offered instead.
    """

    text: str
    wanted: tuple[str, ...]
    answered: tuple[str, ...]
    offered: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether an answered topic is among the wanted."""
        return bool(set(self.wanted) & set(self.answered))


def read_labelled(file: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Reads labelled questions.

    Args:
        file: JSON Lines with ``id``, ``text`` and ``topics``, the topics that would do.

    Yields:
        Text and topics of each.

    Raises:
        AskError: naming the question that cannot be used.
    """
    with file.open(encoding="utf-8") as lines:
        for entry in read_lines(lines):
            topics = entry.get("topics")
            if "text" not in entry or not isinstance(topics, list) or not topics:
                raise AskError(f"{file}: question {entry['id']} needs a text and a list of topics.")
            yield entry["text"], tuple(topics)


def confusions(judged: Sequence[Judged]) -> list[tuple[str, str, int]]:
    """Which topic was taken for which.

    Args:
        judged: the questions.

    Returns:
        Wanted topic, answered topic (``nothing`` when none was) and how often, the worst first.
    """
    counts = Counter(
        (case.wanted[0], case.answered[0] if case.answered else "nothing")
        for case in judged
        if not case.right
    )
    return [(wanted, got, n) for (wanted, got), n in counts.most_common()]


def by_topic(judged: Sequence[Judged]) -> Mapping[str, tuple[int, int]]:
    """How many questions of each topic were answered.

    Args:
        judged: the questions.

    Returns:
        Right and all, by the first wanted topic.
    """
    right = Counter(case.wanted[0] for case in judged if case.right)
    total = Counter(case.wanted[0] for case in judged)
    return {topic: (right[topic], total[topic]) for topic in sorted(total)}


def report(judged: Sequence[Judged]) -> str:
    """The evaluation as text.

    Args:
        judged: the questions.

    Returns:
        The share answered, the confusions, the topics, and every miss.
    """
    if not judged:
        return "There are no labelled questions in these files."
    right = sum(case.right for case in judged)
    lines = [f"answered: {right}/{len(judged)} ({right / len(judged):.3f})", "", "confusions:"]
    lines += [f"  {n:3d}  {wanted} taken for {got}" for wanted, got, n in confusions(judged)]
    lines += ["", "topics:"]
    lines += [f"  {topic:16s} {ok}/{total}" for topic, (ok, total) in by_topic(judged).items()]
    lines += ["", "misses:"]
    for case in judged:
        if not case.right:
            got = ", ".join(case.answered) or f"nothing (offered {', '.join(case.offered) or '-'})"
            lines.append(f"  {', '.join(case.wanted)} <- {got}: {case.text}")
    return "\n".join(lines)
