"""Whether a message is written in another language than English.

A language detector alone takes text-speak, typing errors and medical Latin for other languages
(a short English message has few letters to judge by). So a Latin-script message counts as foreign
only when its own little words say so too: those of the language the detector names are there, and
English ones are not.
"""

from __future__ import annotations

import re
import runpy
import unicodedata
from functools import cache
from pathlib import Path

import spacy
from lingua import Language, LanguageDetector, LanguageDetectorBuilder
from spacy.lang.en.stop_words import STOP_WORDS as ENGLISH_LITTLE_WORDS

from bot.chat.little_words import ENDONYMS, ENGLISH_CHAT, NEUTRAL, PHRASES, ROMANISED, SOMALI

UNKNOWN = "und"
"""The code of a script that the detector knows no language for (ISO 639-2; 639-1 has none)."""

LATIN_LANGUAGES = (
    Language.ALBANIAN,
    Language.FRENCH,
    Language.GERMAN,
    Language.HUNGARIAN,
    Language.ITALIAN,
    Language.LITHUANIAN,
    Language.POLISH,
    Language.PORTUGUESE,
    Language.ROMANIAN,
    Language.SOMALI,
    Language.SPANISH,
    Language.TURKISH,
)
OTHER_SCRIPTS = (
    Language.ARABIC,
    Language.BENGALI,
    Language.BULGARIAN,
    Language.CHINESE,
    Language.GREEK,
    Language.GUJARATI,
    Language.HINDI,
    Language.JAPANESE,
    Language.KOREAN,
    Language.PERSIAN,
    Language.PUNJABI,
    Language.RUSSIAN,
    Language.TAMIL,
    Language.UKRAINIAN,
    Language.URDU,
)
LEAST_CONFIDENCE = 0.3
GREAT_CONFIDENCE = 0.95
GREATEST_ENGLISH_CONFIDENCE = 0.2
GREATEST_ENGLISH_SHARE = 0.2
BRACKETED_OR_ADDRESS = re.compile(r"\[[^\]\n]{1,20}\]|\S*(?:www\.|://|@)\S*")
WORD = re.compile(r"[^\W\d_]+")


def foreign_language(text: str) -> str | None:
    """Names the language of a message that is not in English.

    Args:
        text: One message.

    Returns:
        The ISO 639-1 code, `UNKNOWN` for a script without one, or None for English and for
        anything too short or too odd to be sure.
    """
    text = unicodedata.normalize("NFKC", BRACKETED_OR_ADDRESS.sub(" ", text))
    if _is_in_another_script(text):
        confidences = _detect(text)
        return max(confidences, key=confidences.__getitem__, default=UNKNOWN)
    words = [word for word in WORD.findall(text.lower()) if word not in NEUTRAL]
    if len(words) < 2:
        return None
    return _phrase(words) or _romanised(words) or _latin(text, words)


def _is_in_another_script(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    others = sum(not character.isascii() and not _is_latin(character) for character in letters)
    return others >= 2 and others * 2 > len(letters)


def _is_latin(character: str) -> bool:
    return unicodedata.name(character, "").startswith("LATIN")


def _phrase(words: list[str]) -> str | None:
    said = f" {' '.join(words)} "
    return next((code for phrase, code in PHRASES.items() if f" {phrase} " in said), None)


def _romanised(words: list[str]) -> str | None:
    """Finds languages of India, Pakistan and Bangladesh written in Latin letters."""
    found = {code: markers.intersection(words) for code, markers in ROMANISED.items()}
    code = max(found, key=lambda candidate: len(found[candidate]))
    enough = (
        len(found[code]) >= 2
        and max(map(len, found[code])) >= 3
        and len(found[code]) > len(_english().intersection(words))
    )
    return code if enough else None


def _latin(text: str, words: list[str]) -> str | None:
    confidences = _detect(text)
    if not confidences or max(confidences, key=confidences.__getitem__) == "en":
        return None
    distinct = set(words)
    likely = [code for code, value in confidences.items() if value >= LEAST_CONFIDENCE]
    if not likely:
        return None
    own_words = {code: len(distinct & _little_words(code) - _english()) for code in likely}
    code = max(likely, key=lambda candidate: (own_words[candidate], confidences[candidate]))
    english = len(distinct & _english() - _little_words(code))
    if distinct & ENDONYMS and not english:
        return code
    # The weaker the little words, the more must speak against English: a letter it lacks, or
    # enough words for the detector to be sure.
    strange_letters = not all(word.isascii() for word in words)
    sure = confidences[code] >= GREAT_CONFIDENCE and not english
    enough_evidence = (
        own_words[code] >= 2
        or (own_words[code] and (strange_letters or (sure and len(words) >= 4)))
        or (strange_letters and sure and len(words) >= 4)
    )
    foreign = (
        len(words) >= 3
        and enough_evidence
        and english <= GREATEST_ENGLISH_SHARE * len(distinct)
        and confidences["en"] <= GREATEST_ENGLISH_CONFIDENCE
    )
    return code if foreign else None


def _detect(text: str) -> dict[str, float]:
    """Returns the confidence, 0 to 1, in each language by code; empty when there is none."""
    values = _detector().compute_language_confidence_values(text)
    confidences = {value.language.iso_code_639_1.name.lower(): value.value for value in values}
    return confidences if any(confidences.values()) else {}


@cache
def _detector() -> LanguageDetector:
    # Low accuracy means trigrams only: 20 MB and 0.1 s to load instead of 350 MB and 3 s.
    return (
        LanguageDetectorBuilder.from_languages(Language.ENGLISH, *LATIN_LANGUAGES, *OTHER_SCRIPTS)
        .with_low_accuracy_mode()
        .build()
    )


@cache
def _english() -> frozenset[str]:
    return (frozenset(ENGLISH_LITTLE_WORDS) | ENGLISH_CHAT) - {"a", "i"}


@cache
def _little_words(code: str) -> frozenset[str]:
    if code == "so":
        return SOMALI
    # Run as a file: importing the package around it compiles tokenizer rules for seconds.
    stop_words = Path(spacy.__file__).parent / "lang" / code / "stop_words.py"
    words = runpy.run_path(str(stop_words))["STOP_WORDS"]
    # A single letter is as likely a slip of the finger; many leave accents out on a telephone.
    return frozenset(form for word in words if len(word) > 1 for form in (word, _plain(word)))


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
