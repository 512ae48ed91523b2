"""Which warning signs a message holds: the only place that decides it.

Runs on the patient's raw words, before any trained model and outside Rasa.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from bot.knowledge import Knowledge
from bot.knowledge.current import current_knowledge
from bot.knowledge.red_flag import (
    SIGNS_FILE,
    WAYS_FILE,
    RedFlag,
    exemplar_files,
    read_exemplars,
    read_findings,
    read_red_flags,
    read_ways_of_saying,
    word_files,
)
from bot.settings import Settings
from bot.triage.exemplars import HARMLESS, make_exemplars, ordinary_questions
from bot.triage.language.reading import Language
from bot.triage.language.words import everyday_words
from bot.triage.proof import check_names, prove
from bot.triage.resemblance import Resemblance
from bot.triage.signs import Hit, RedFlags

VECTORS_FILE = "red-flag-vectors.npz"


def load_red_flags(settings: Settings, knowledge: Knowledge) -> RedFlags:
    """Reads the files, checks their names and proves their phrases.

    Args:
        settings: where the files are, and where vectors are kept.
        knowledge: the other knowledge files.

    Returns:
        The finder.

    Raises:
        KnowledgeError: naming file and line of everything that is wrong.
    """
    directory = settings.knowledge_directory
    signs = read_red_flags(directory)
    ways = read_ways_of_saying(directory)
    findings = read_findings(directory)
    by_sign = read_exemplars(directory)
    check_names(directory, signs, findings, by_sign, knowledge.sources)
    language = Language(findings, ways, knowledge.symptoms.age_group, everyday_words())
    ordinary = ordinary_questions(settings.training_directory)
    exemplars = make_exemplars(
        _told(signs, by_sign),
        ordinary,
        settings.model_directory / VECTORS_FILE,
        language.usual,
    )
    resemblance = Resemblance(exemplars, [sign.sign for sign in signs if sign.of_children])
    red_flags = RedFlags(signs, language, ways.taken_back, resemblance, _version(directory))
    prove(directory, red_flags)
    return red_flags


def _told(signs: Sequence[RedFlag], by_sign: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The examples, and the phrases of the signs, which are examples as well."""
    told = {sign.sign: [*by_sign.get(sign.sign, ()), *sign.fires] for sign in signs}
    quiet = [phrase for sign in signs for phrase in sign.stays_quiet]
    return {**told, HARMLESS: [*by_sign.get(HARMLESS, ()), *quiet]}


def _version(directory: Path) -> str:
    content = hashlib.sha256()
    files = [directory / SIGNS_FILE, directory / WAYS_FILE]
    for file in [*files, *word_files(directory), *exemplar_files(directory)]:
        content.update(file.read_bytes())
    return content.hexdigest()[:12]


@lru_cache(maxsize=1)
def current_red_flags() -> RedFlags:
    """The warning signs as they were at the first call.

    Returns:
        The finder.

    Raises:
        KnowledgeError: when a file cannot be used.
    """
    return load_red_flags(Settings.from_environment(), current_knowledge())


def find(text: str, history: Sequence[str] = ()) -> list[Hit]:
    """Finds the warning signs of a message with the current files; see `RedFlags.find`.

    Args:
        text: the message as the patient typed it.
        history: the patient's earlier messages in this conversation, oldest first.

    Returns:
        The signs, the most urgent first; empty when there is none.
    """
    return current_red_flags().find(text, history)
