"""The evidence of a symptom check as a table, for those who write the knowledge files."""

from __future__ import annotations

from bot.triage.check.description import Description, Told
from bot.triage.check.symptom_check import SymptomCheck

SHOWN = 5
"""So many conditions stand beside milia."""


def explain(check: SymptomCheck, description: Description) -> str:
    """Shows what each thing told speaks for.

    Args:
        check: the symptom check.
        description: what was told.

    Returns:
        A table: a line an observation, a column a condition with how often it is seen there and the
        points (decibans) that it gives; then sums, chances, and the decision.
    """
    found = check.assessor.assess(description)
    shown = list(dict.fromkeys(["milia", *found.similar[:SHOWN]]))
    chances = dict(zip(found.similar, found.chances, strict=True))
    lines = [_line("", shown)]
    tables = {name: check.assessor.table(description, name) for name in shown}
    for place, row in enumerate(tables["milia"]):
        one = row.observation
        told = f"{one.feature}: {'not ' if one.told is Told.NOT_SO else ''}{one.value}"
        rows = [tables[name][place] for name in shown]
        lines.append(_line(told, [f"{r.word or 'not said'} {r.points:+.1f}" for r in rows]))
    lines.append(_line("chance", [f"{chances[name]:.2f}" for name in shown]))
    unknown = [one.feature for one in description.observations if one.told is Told.UNKNOWN]
    lines += [
        "",
        f"does not know: {', '.join(unknown) or '-'}",
        f"told: {found.told:.1f} of {check.settings.decision.enough:g} needed",
        f"points for milia: {found.support:+.2f}",
        f"fits: {found.fits}",
        f"level: {found.level}",
        *(f"concern: {concern.says}" for concern in found.concerns),
    ]
    return "\n".join(lines)


def _line(title: str, cells: list[str]) -> str:
    return title.ljust(28)[:28] + "".join(cell.rjust(24) for cell in cells)
