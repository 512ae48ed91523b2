"""Phrases as clinicians write them in the knowledge files, and where they stand in a message.

``/`` gives a choice of one word ("wont/doesnt heal"), ``..`` leaves room for up to three words
("soft spot .. bulging"). Endings do not matter: "bleed" finds bleeds and bleeding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

from bot.triage.language.words import stem

GAP = ".."
LONGEST_GAP = 3


@dataclass(frozen=True)
class Place:
    """Where a phrase stands.

    Attributes:
        name: what the phrase stands for.
        start: its first word, counted in words.
        end: behind its last word.
        gap: other words that stand within it, counted in words.
    """

    name: str
    start: int
    end: int
    gap: tuple[int, ...] = ()


def spellings(phrase: str) -> list[str]:
    """All readings of a phrase with choices, without gaps.

    Args:
        phrase: such as "wont/doesnt heal".

    Returns:
        Such as "wont heal" and "doesnt heal".
    """
    return [" ".join(words) for words in product(*(word.split("/") for word in phrase.split()))]


Slot: TypeAlias = "frozenset[str] | None"
"""The stems that may stand in one place of a phrase; None for a gap."""


class Phrases:
    """Finds phrases of many names in one pass, by the one or two words they begin with.

    Args:
        phrases: by name.
        root: what of a word must agree; `str` for the whole of it.
    """

    def __init__(
        self, phrases: Mapping[str, Iterable[str]], root: Callable[[str], str] = stem
    ) -> None:
        self.words: set[str] = set()
        self._root = root
        self._by_word: dict[str, list[tuple[str, list[Slot]]]] = {}
        self._by_pair: dict[tuple[str, str], list[tuple[str, list[Slot]]]] = {}
        for name, entries in phrases.items():
            for phrase in entries:
                self._add(name, phrase)

    def find(self, words: Sequence[str]) -> list[Place]:
        """Finds all phrases.

        Args:
            words: the words of a message, without marks.

        Returns:
            Every place of every phrase, overlapping ones too, in the order of the message.
        """
        stems = [self._root(word) for word in words]
        found: dict[Place, None] = {}
        for start, pair in enumerate(zip(stems, [*stems[1:], ""], strict=False)):
            for name, slots in (*self._by_word.get(pair[0], ()), *self._by_pair.get(pair, ())):
                for end, gap in _ends(slots, stems, start, ()):
                    found[Place(name, start, end, gap)] = None
        return list(found)

    def _add(self, name: str, phrase: str) -> None:
        slots: list[Slot] = []
        for word in phrase.split():
            choices = word.split("/")
            if word != GAP:
                self.words.update(choices)
            slots.append(None if word == GAP else frozenset(map(self._root, choices)))
        first, second = slots[0] or (), slots[1] if len(slots) > 1 else None
        for one in first:
            if second is None:
                self._by_word.setdefault(one, []).append((name, slots))
            for other in second or ():
                self._by_pair.setdefault((one, other), []).append((name, slots))


def _ends(
    slots: Sequence[Slot], stems: Sequence[str], position: int, gap: tuple[int, ...]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Where a phrase that begins at a position may end, and the words in its gaps."""
    if not slots:
        yield position, gap
        return
    slot, rest = slots[0], slots[1:]
    if slot is not None:
        if position < len(stems) and stems[position] in slot:
            yield from _ends(rest, stems, position + 1, gap)
        return
    for later in range(position, min(position + LONGEST_GAP, len(stems)) + 1):
        yield from _ends(rest, stems, later, (*gap, *range(position, later)))
