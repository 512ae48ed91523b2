"""How well the symptom check does on labelled descriptions."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.knowledge.red_flag import LEVELS

CASES = Path(__file__).parent / "cases"
SOON = ("see_doctor_soon", "same_day", "emergency")
REGIONS = {
    site: region
    for region, sites in {
        "eyes": "eyelid upper_eyelid lower_eyelid around_eyes under_eyes inner_eye_corner "
        "lash_line eyebrow",
        "mouth": "lip around_mouth mouth_inside gum roof_of_mouth",
        "nose": "nose nose_crease nasolabial_fold",
        "ears": "ear behind_ear earlobe",
        "lower face": "jaw chin beard_area",
        "head": "scalp hairline",
        "arms": "arm upper_arm forearm armpit hand shoulder",
        "legs": "leg thigh shin knee foot buttocks",
        "trunk": "trunk chest back abdomen nipple",
        "genitals": "penis vulva scrotum",
    }.items()
    for site in sites.split()
}
"""Who says lid and who says lash line have told the same place."""

SCORED = ("site", "colour", "number", "itch", "pain")


@dataclass(frozen=True)
class Judged:
    """A labelled description and what the check made of it.

    Attributes:
        case: the labels.
        check: the facts of the result.
        level: the level of the turn.
    """

    case: Mapping[str, Any]
    check: Mapping[str, Any]
    level: str

    @property
    def fits(self) -> bool:
        return self.check["fits"] in ("yes", "partly")

    @property
    def right(self) -> bool:
        if self.case["condition"] == "unclear":
            return bool(self.check["fits"] == "unclear")
        return self.fits is bool(self.case["milia_fits"])

    @property
    def found(self) -> bool:
        wanted = {self.case["condition"], *self.case["acceptable"]}
        return bool(wanted.intersection(self.check["similar"][:3]))

    @property
    def dangerous(self) -> bool:
        soon = self.case["advice"] in SOON and not self.case["milia_fits"]
        return soon and (self.fits or self.level == LEVELS[0])


def read_cases(*names: str) -> list[dict[str, Any]]:
    files = [CASES / f"{name}.jsonl" for name in names]
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]


def judge(
    cases: Iterable[Mapping[str, Any]],
    run: Callable[[str], Mapping[str, Any]],
    level: Callable[[str], str] = lambda text: LEVELS[0],
) -> list[Judged]:
    judged = []
    for case in cases:
        check = run(case["text"])
        highest = max(check["level"], level(case["text"]), key=LEVELS.index)
        judged.append(Judged(case, check, highest))
    return judged


def figures(judged: Sequence[Judged]) -> dict[str, float]:
    clear = [one for one in judged if one.case["condition"] != "unclear"]
    groups = {
        "sensitivity": [one.right for one in clear if one.case["milia_fits"]],
        "specificity": [one.right for one in clear if not one.case["milia_fits"]],
        "vague": [one.right for one in judged if one.case["condition"] == "unclear"],
        "top3": [one.found for one in clear],
    }
    shares = {name: sum(hits) / len(hits) for name, hits in groups.items() if hits}
    return {**shares, "dangerous": sum(one.dangerous for one in judged)}


def reading(judged: Sequence[Judged]) -> dict[str, tuple[float, float]]:
    """Precision and recall of each feature; places count by their region."""
    right, said, labelled = Counter[str](), Counter[str](), Counter[str]()
    for one in judged:
        for name in SCORED:
            wants = _values(one.case["features"].get(name))
            haves = _values(one.check["features"].get(name))
            right[name] += len(wants & haves)
            said[name] += len(haves)
            labelled[name] += len(wants)
    return {
        name: (right[name] / max(1, said[name]), right[name] / max(1, labelled[name]))
        for name in SCORED
    }


def _values(value: Any) -> set[Any]:
    if value in (None, "unknown"):
        return set()
    return {REGIONS.get(v, v) for v in value} if isinstance(value, list) else {value}
