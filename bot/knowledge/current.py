"""The knowledge that this process speaks from."""

from __future__ import annotations

from functools import lru_cache

from bot.knowledge.knowledge import Knowledge
from bot.settings import Settings


@lru_cache(maxsize=1)
def current_knowledge() -> Knowledge:
    """The knowledge files as they were at the first call; actions and NLU share one copy.

    Returns:
        The knowledge.

    Raises:
        KnowledgeError: when a file cannot be used.
    """
    return Knowledge.load(Settings.from_environment().knowledge_directory)
