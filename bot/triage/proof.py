"""Proves the warning signs: their names hold together, and every phrase does what it says."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.knowledge.problems import KnowledgeError, Problem
from bot.knowledge.red_flag import (
    LEVELS,
    SIGNS_FILE,
    WORDS_FOLDER,
    RedFlag,
    exemplar_files,
    word_files,
)
from bot.knowledge.yaml_file import Lines
from bot.triage.combination import Combination
from bot.triage.exemplars import HARMLESS
from bot.triage.language.numbers import NUMBER_FINDINGS
from bot.triage.language.reading import PERSON_FINDINGS

if TYPE_CHECKING:
    from bot.triage.signs import RedFlags


def check_names(
    directory: Path,
    signs: Sequence[RedFlag],
    findings: Collection[str],
    by_sign: Collection[str],
    sources: Collection[str],
) -> None:
    """Checks that every name that one entry uses is defined by another.

    Args:
        directory: the folder ``knowledge/``.
        signs: the warning signs.
        findings: names of the findings that have words.
        by_sign: names of the signs that have examples.
        sources: ids of the sources.

    Raises:
        KnowledgeError: naming file, line and remedy of everything that is wrong.
    """
    lines = Lines(directory / SIGNS_FILE)
    problems = [
        Problem(directory / SIGNS_FILE, lines.of(place, *path), wrong)
        for place, sign in enumerate(signs)
        for path, wrong in _wrong_names(sign, findings, sources)
    ]
    names = [sign.sign for sign in signs]
    problems += [
        Problem(
            directory / SIGNS_FILE,
            lines.of(place, "sign"),
            f"The sign '{name}' is there twice. Join them.",
        )
        for place, name in enumerate(names)
        if name in names[:place]
    ]
    built_in = NUMBER_FINDINGS | PERSON_FINDINGS
    problems += _wrong_keys(
        word_files(directory),
        built_in.intersection(findings),
        "'{}' is read from numbers and ages by the program. Choose another name.",
    )
    problems += _wrong_keys(
        exemplar_files(directory),
        set(by_sign) - {*names, HARMLESS},
        f"There is no sign '{{}}' in {SIGNS_FILE}. Mend the name.",
    )
    if problems:
        raise KnowledgeError(problems)


def prove(directory: Path, red_flags: RedFlags) -> None:
    """Tries every phrase under ``fires`` and ``stays_quiet`` on the words of the signs.

    Args:
        directory: the folder ``knowledge/``.
        red_flags: the finder.

    Raises:
        KnowledgeError: naming file, line and phrase of every one that fails.
    """
    failures = list(_failures(red_flags))
    if failures:
        file = directory / SIGNS_FILE
        lines = Lines(file)
        raise KnowledgeError(Problem(file, lines.of(*path), wrong) for path, wrong in failures)


def _wrong_keys(files: Sequence[Path], names: Collection[str], wrong: str) -> Iterator[Problem]:
    """One problem for each of these names in each of the files that has it as a key."""
    for file in files if names else ():
        lines = Lines(file)
        for name in sorted(set(names).intersection(lines.keys)):
            yield Problem(file, lines.of(name), wrong.format(name))


def _wrong_names(
    sign: RedFlag, findings: Collection[str], sources: Collection[str]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    known = {*findings, *NUMBER_FINDINGS, *PERSON_FINDINGS}
    for place, line in enumerate(sign.when):
        try:
            used = Combination.parse(line).findings
        except ValueError as error:
            yield ("when", place), str(error)
            continue
        for name in sorted(used - known):
            yield ("when", place), _no_words(name)
    for place, name in enumerate(sign.unless):
        if name not in known:
            yield ("unless", place), _no_words(name)
    for place, name in enumerate(sign.sources):
        if name not in sources:
            yield ("sources", place), f"The source '{name}' is not in sources.yml. Add it there."


def _no_words(name: str) -> str:
    return f"The finding '{name}' is not in {WORDS_FOLDER}/. Add its words there, or mend the name."


def _failures(red_flags: RedFlags) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for place, sign in enumerate(red_flags.signs.values()):
        level = LEVELS.index(sign.level)
        for number, phrase in enumerate(sign.fires):
            hits = red_flags.by_words(phrase)
            if not any(h.sign == sign.sign or LEVELS.index(h.level) > level for h in hits):
                yield (
                    (place, "fires", number),
                    f"'{phrase}' does not fire '{sign.sign}', nor a more urgent sign. Add what it "
                    f"says to {WORDS_FOLDER}/, or a line under 'when'.",
                )
        for number, phrase in enumerate(sign.stays_quiet):
            for hit in red_flags.by_words(phrase)[:1]:
                said = ", ".join(f"'{words}'" for words in hit.words)
                yield (
                    (place, "stays_quiet", number),
                    f"'{phrase}' fires '{hit.sign}' because of {said}. Narrow its words, or add a "
                    "finding under 'unless'.",
                )
