"""A check of mappings whose names are fixed by the program and whose words are the clinicians'."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

Named = TypeVar("Named", bound=Mapping[str, Any])


def exactly(expected: tuple[str, ...]) -> Callable[[Named], Named]:
    """Makes a check of a mapping whose names are fixed and whose words are the clinicians'.

    Args:
        expected: the names.

    Returns:
        A function for a validator: it gives the mapping back, or raises a ``ValueError`` that tells
        what is missing, not known or left blank.
    """

    def check(found: Named) -> Named:
        missing = [name for name in expected if name not in found]
        unknown = [name for name in found if name not in expected]
        blank = [name for name, text in found.items() if isinstance(text, str) and not text.strip()]
        wrong = []
        if missing:
            wrong.append(f"missing: {', '.join(missing)}; add them")
        if unknown:
            wrong.append(f"not known: {', '.join(unknown)}; known names are {', '.join(expected)}")
        if blank:
            wrong.append(f"nothing is written under {', '.join(blank)}; write it")
        if wrong:
            raise ValueError(". ".join(wrong))
        return found

    return check
