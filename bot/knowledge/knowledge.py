"""The clinicians' files as one object that answers by condition, topic and audience."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from bot.knowledge.approval import Approvals, Standing
from bot.knowledge.article import Passage, Section
from bot.knowledge.condition import MAIN_CONDITION, Condition, read_condition
from bot.knowledge.problems import KnowledgeError, Problem
from bot.knowledge.requests import REQUESTS_FILE, REQUESTS_PLACEHOLDERS, RequestsFile
from bot.knowledge.schema import (
    Approval,
    AssistantFile,
    ClinicFile,
    Language,
    Source,
)
from bot.knowledge.symptoms import SymptomsFile
from bot.knowledge.topics import AUDIENCES
from bot.knowledge.yaml_file import Lines, read_yaml

PLACEHOLDERS = ("name", "telephone", "address", "limit", "said")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
Shape = TypeVar("Shape")


@dataclass(frozen=True)
class Answer:
    """Words that answer a question.

    Attributes:
        section: where they stand, such as ``milia/outlook/adult``.
        heading: the section's title.
        text: the words, in simple Markdown.
        standing: version and approval.
        sources: the pages to show under them.
        other_audiences: audiences for which there are other words.
    """

    section: str
    heading: str
    text: str
    standing: Standing
    sources: tuple[Source, ...]
    other_audiences: tuple[str, ...]


@dataclass(frozen=True)
class Knowledge:
    """Everything that clinicians own; made by :meth:`load`.

    Attributes:
        conditions: by id.
        clinic: what is known of the clinic.
        clinic_sections: the clinic's answers, by topic.
        sources: pages that may be shown, by id.
        assistant: the assistant's own texts and button names.
        languages: the fixed texts for other languages, by code.
        symptoms: lay words for sites and ages.
        requests: every word of the hand-off to the clinic.
        approvals: what clinicians have approved.
    """

    conditions: Mapping[str, Condition]
    clinic: ClinicFile
    clinic_sections: Mapping[str, Section]
    sources: Mapping[str, Source]
    assistant: AssistantFile
    languages: Mapping[str, Language]
    symptoms: SymptomsFile
    requests: RequestsFile
    approvals: Approvals

    @classmethod
    def load(cls, directory: Path) -> Knowledge:
        """Reads and checks all files.

        Args:
            directory: the folder ``knowledge/``.

        Returns:
            The knowledge.

        Raises:
            KnowledgeError: naming file, line and remedy of everything that is wrong.
        """
        return _Reader(directory).read()

    def text(self, name: str, **values: object) -> str:
        """One of the assistant's own texts.

        Args:
            name: its key in ``assistant.yml``.
            values: for placeholders that are only known now, such as ``limit``.

        Returns:
            The text with placeholders filled in.
        """
        return self.fill(self.assistant.texts[name], **values)

    def fill(self, text: str, **values: object) -> str:
        """Fills in the placeholders of a text.

        Args:
            text: a text of the knowledge files.
            values: for placeholders that are only known now; facts of the clinic are known already.

        Returns:
            The text; a placeholder that nobody knows stays as it is.
        """
        return _fill(text, {**clinic_facts(self.clinic), **values})

    def section(self, topic: str, condition: str | None = MAIN_CONDITION) -> Section | None:
        """The section on a topic.

        Args:
            topic: one of the topics of an article or of the clinic.
            condition: the condition asked about; ignored for topics of the clinic.

        Returns:
            The section, or None when this condition's file says nothing on the topic.
        """
        if topic in self.clinic_sections:
            return self.clinic_sections[topic]
        found = self.conditions.get(condition or MAIN_CONDITION)
        return found.sections.get(topic) if found else None

    def answer(
        self,
        topic: str,
        condition: str | None = MAIN_CONDITION,
        audience: str | None = None,
        today: date | None = None,
    ) -> Answer | None:
        """Answers a question.

        Args:
            topic: one of the topics of an article or of the clinic.
            condition: the condition asked about; ignored for topics of the clinic.
            audience: ``newborn``, ``baby``, ``child``, ``adult``, or None when not known.
            today: the date for the review check; the real one when left out.

        Returns:
            The words, or None when the files say nothing on this.
        """
        section = self.section(topic, condition)
        if section is None:
            return None
        passage = section.passage(audience)
        owner = "clinic" if topic in self.clinic_sections else condition or MAIN_CONDITION
        place = f"{owner}/{topic}"
        return Answer(
            section=place if passage.audience is None else f"{place}/{passage.audience}",
            heading=section.heading,
            text=_fill(passage.text, clinic_facts(self.clinic)),
            standing=self.approvals.standing(
                place, passage.audience, passage.text, today or date.today()
            ),
            sources=tuple(self.sources[name] for name in section.sources),
            other_audiences=tuple(
                name
                for name in ("baby", "child", "adult")
                if section.passage(name).audience not in (None, passage.audience)
            ),
        )


def clinic_facts(clinic: ClinicFile) -> dict[str, object]:
    """The facts that texts may name in braces.

    Args:
        clinic: what is known of the clinic.

    Returns:
        Values by placeholder; the telephone as a link that dials.
    """
    return {
        "name": clinic.name,
        "telephone": f"[{clinic.telephone.shown}](tel:{clinic.telephone.dial})",
        "address": clinic.address,
    }


def _fill(text: str, values: Mapping[str, object]) -> str:
    return _PLACEHOLDER.sub(lambda match: str(values.get(match[1], match[0])), text)


class _Reader:
    """Reads the files one by one and keeps what is wrong, so that all of it is told at once."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._problems: list[Problem] = []

    def read(self) -> Knowledge:
        clinic = self._yaml("clinic.yml", ClinicFile)
        sources = self._yaml("sources.yml", dict[str, Source])
        assistant = self._yaml("assistant.yml", AssistantFile)
        languages = self._yaml("languages.yml", list[Language])
        symptoms = self._yaml("symptoms.yml", SymptomsFile)
        requests = self._yaml(REQUESTS_FILE, RequestsFile)
        approvals: list[Approval] | None = []
        if (self._directory / "approvals.yml").is_file():
            approvals = self._yaml("approvals.yml", list[Approval])
        files = sorted((self._directory / "conditions").glob("*.md"))
        conditions = {file.stem: self._condition(file) for file in files}
        if MAIN_CONDITION not in conditions:
            missing = self._directory / "conditions" / f"{MAIN_CONDITION}.md"
            self._problems.append(Problem(missing, 1, "This file is missing. Restore it."))
        clinic_file = self._directory / "clinic.yml"
        for file in (clinic_file, self._directory / "assistant.yml", *files):
            self._check_placeholders(file, PLACEHOLDERS)
        requests_file = self._directory / REQUESTS_FILE
        self._check_placeholders(requests_file, PLACEHOLDERS + REQUESTS_PLACEHOLDERS)
        clinic_sections = _clinic_sections(clinic, clinic_file) if clinic else {}
        if sources is not None:
            self._check_sources(clinic_file, clinic_sections, sources)
            for file in files:
                condition = conditions[file.stem]
                self._check_sources(file, condition.sections if condition else {}, sources)
        if self._problems:
            raise KnowledgeError(list(dict.fromkeys(self._problems)))  # each once
        # What could not be read has left a problem, so all of it is there now.
        assert clinic is not None
        assert sources is not None
        assert assistant is not None
        assert languages is not None
        assert symptoms is not None
        assert requests is not None
        assert approvals is not None
        return Knowledge(
            conditions={k: v for k, v in conditions.items() if v},
            clinic=clinic,
            clinic_sections=clinic_sections,
            sources=sources,
            assistant=assistant,
            languages={language.code: language for language in languages},
            symptoms=symptoms,
            requests=requests,
            approvals=Approvals(approvals),
        )

    def _check_placeholders(self, file: Path, placeholders: Sequence[str]) -> None:
        """A misspelt one would be shown to patients as it stands, and the number be lost."""
        lines = file.read_text("utf-8", "replace").splitlines() if file.is_file() else []
        for number, line in enumerate(lines, start=1):
            for name in _PLACEHOLDER.findall(line):
                if name not in placeholders:
                    known = ", ".join(f"{{{name}}}" for name in placeholders)
                    wrong = f"'{{{name}}}' is not known. Known are {known}."
                    self._problems.append(Problem(file, number, wrong))

    def _yaml(self, name: str, shape: type[Shape]) -> Shape | None:
        try:
            return read_yaml(self._directory / name, shape)
        except KnowledgeError as error:
            self._problems += error.problems
            return None

    def _condition(self, file: Path) -> Condition | None:
        try:
            return read_condition(file)
        except KnowledgeError as error:
            self._problems += error.problems
            return None

    def _check_sources(
        self, file: Path, sections: Mapping[str, Section], sources: Mapping[str, Source]
    ) -> None:
        for section in sections.values():
            for name in section.sources:
                if name not in sources:
                    wrong = f"The source '{name}' is not in sources.yml. Add it or mend its id."
                    self._problems.append(Problem(file, section.line, wrong))


def _clinic_sections(clinic: ClinicFile, file: Path) -> dict[str, Section]:
    sections = {}
    lines = Lines(file)
    for topic, answer in clinic.answers.items():
        line = lines.of("answers", topic)
        variants = {name: getattr(answer, name) for name in AUDIENCES}
        passages: dict[str | None, Passage] = {None: Passage(None, answer.text.strip(), line)}
        passages.update(
            {name: Passage(name, text.strip(), line) for name, text in variants.items() if text}
        )
        sections[topic] = Section(topic, answer.heading, line, passages, tuple(answer.sources))
        for one in answer.particulars:
            # Asked in particular, they are answered for everybody alike.
            name = f"{topic}/{one.name}"
            only: dict[str | None, Passage] = {None: Passage(None, one.text.strip(), line)}
            sections[name] = Section(name, answer.heading, line, only, tuple(answer.sources))
    return sections
