"""The safety net: what it costs a message, and what each threshold of the second net brings.

    python -m benchmarks.red_flags [MESSAGES.jsonl]

Times are of the project's own safety cases, or of the ``text`` of the given lines. The sentence
embedding of the whole message is not counted: Rasa needs it as well, and the two share it.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path

from bot.embedding import embed_sentence
from bot.knowledge.current import current_knowledge
from bot.knowledge.red_flag import LEVELS
from bot.settings import Settings
from bot.triage import resemblance
from bot.triage.red_flags import load_red_flags
from bot.triage.signs import RedFlags

CASES = Path("tests/safety/cases")
THRESHOLDS = (0.06, 0.04, 0.03, 0.02, 0.01, 0.0, -0.01)
NEVER = 9.0


def main() -> None:
    """Prints both tables."""
    red_flags = load_red_flags(Settings.from_environment(), current_knowledge())
    files = [Path(name) for name in sys.argv[1:]] or [CASES / "signs.jsonl", CASES / "quiet.jsonl"]
    cases = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    texts = [case["text"] for case in cases]
    print(f"{len(texts)} messages, {statistics.median(len(t.split()) for t in texts):.0f} words")
    _print_times(red_flags, texts)
    if all("level" in case for case in cases):
        _print_thresholds(red_flags, cases)


def _print_times(red_flags: RedFlags, texts: list[str]) -> None:
    for text in texts:
        embed_sentence.cache_clear()
        red_flags.find(text)  # words and stems are looked up once a process
    words, both = [], []
    for text in texts:
        red_flags.language.read.cache_clear()
        embed_sentence.cache_clear()
        embed_sentence(text)
        start = time.perf_counter()
        red_flags.by_words(text)
        words.append(time.perf_counter() - start)
        red_flags.language.read.cache_clear()
        start = time.perf_counter()
        red_flags.find(text)
        both.append(time.perf_counter() - start)
    for name, times in (("words", words), ("both nets", both)):
        times.sort()
        median, late = times[len(times) // 2] * 1000, times[len(times) * 95 // 100] * 1000
        print(f"{name:10s} median {median:.2f} ms, 95 of 100 within {late:.2f} ms")


def _print_thresholds(red_flags: RedFlags, cases: list[dict[str, str]]) -> None:
    print("threshold  escalated  at level  alarmed hard  alarmed soft")
    for threshold in (NEVER, *THRESHOLDS):
        resemblance.THRESHOLD = threshold
        got = [(LEVELS.index(case["level"]), _level(red_flags, case["text"])) for case in cases]
        signs = [(wanted, level) for wanted, level in got if wanted]
        quiet = [level for wanted, level in got if not wanted]
        shares = (
            sum(level > 0 for _, level in signs) / max(1, len(signs)),
            sum(level >= wanted for wanted, level in signs) / max(1, len(signs)),
            sum(level >= 2 for level in quiet) / max(1, len(quiet)),
            sum(level == 1 for level in quiet) / max(1, len(quiet)),
        )
        name = "words only" if threshold == NEVER else f"{threshold:.2f}"
        print(f"{name:>10s}" + "".join(f"{share:12.3f}" for share in shares))


def _level(red_flags: RedFlags, text: str) -> int:
    hits = red_flags.find(text)
    return LEVELS.index(hits[0].level) if hits else 0


if __name__ == "__main__":
    main()
