"""Telephone numbers as people in the UK write them."""

from __future__ import annotations

import re
import unicodedata

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberType, ValidationResult

from bot.requests.fields import FieldError, one_line

REGION = "GB"
COUNTRY_CODE = 44
LONGEST_TYPED = 100
FEWEST_DIGITS = 7
"""Fewer are no telephone number but an extension, or a time of day."""

UK_LENGTH = 10
"""Digits of a number in the UK without its leading 0. The few shorter ones are known one by one."""

UK_FIRST_DIGITS = "123578"
"""After the leading 0; 9 is for dear services, and the others are not in use."""

LETTERS_FOR_DIGITS = re.compile(r"\b(?=[oil]*\d)[\doil]+\b|(?<=\()o(?=\))", re.IGNORECASE)
DIGIT_FOR_LETTER = str.maketrans("oOiIlL", "001111")
REMARK = re.compile(r"\([^()]*[^\W\d_][^()]*\)")
NUMBER = re.compile(r"\+?[\s(]*\d[\d\s()./_\-\u2010-\u2015\u2212]*")

PARSING_CODES = {
    NumberParseException.TOO_SHORT_AFTER_IDD: "telephone_too_short",
    NumberParseException.TOO_SHORT_NSN: "telephone_too_short",
    NumberParseException.TOO_LONG: "telephone_too_long",
}
LENGTH_CODES = {
    ValidationResult.IS_POSSIBLE_LOCAL_ONLY: "telephone_too_short",
    ValidationResult.TOO_SHORT: "telephone_too_short",
    ValidationResult.INVALID_LENGTH: "telephone_too_short",
    ValidationResult.TOO_LONG: "telephone_too_long",
    ValidationResult.INVALID_COUNTRY_CODE: "telephone_unreadable",
}
MOBILE = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)


def read_telephone(typed: str) -> str:
    """Reads one telephone number, of the UK unless it begins with + or 00.

    A number of the right length is taken even when its range is not in use: a patient who cannot be
    reached is worse than an odd number. An extension is left out.

    Args:
        typed: as the patient typed it, also with remarks beside the number.

    Returns:
        The number in E.164 form, such as +442079460123.

    Raises:
        FieldError: there is no number, more than one, or one with too few or too many digits.
    """
    number = _parsed(_only_number(typed))
    code = _why_unusable(number)
    if code:
        raise FieldError(code)
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    # Abroad a 0 too many can pass, and gets lost when the number is read again.
    if _parsed(e164) != number:
        raise FieldError("telephone_unreadable")
    return e164


def is_mobile(e164: str) -> bool:
    """Whether text messages may reach a number.

    Args:
        e164: a number as :func:`read_telephone` returns it.

    Returns:
        False for what is certainly no mobile; abroad the two often cannot be told apart.
    """
    number = phonenumbers.parse(e164)
    kind = phonenumbers.number_type(number)
    if kind == PhoneNumberType.UNKNOWN:
        return number.country_code != COUNTRY_CODE or _national(number).startswith("7")
    return kind in MOBILE


def shown(e164: str) -> str:
    """Writes a number as people in the UK do.

    Args:
        e164: a number as :func:`read_telephone` returns it.

    Returns:
        It with its leading 0 and spaces; one from abroad with + and the country code.
    """
    number = phonenumbers.parse(e164)
    home = number.country_code == COUNTRY_CODE
    form = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(number, form.NATIONAL if home else form.INTERNATIONAL)


def _only_number(typed: str) -> str:
    # The compatible form turns wide digits into usual ones.
    text = unicodedata.normalize("NFKC", one_line(typed))
    if len(text) > LONGEST_TYPED:
        raise FieldError("telephone_unreadable")
    text = LETTERS_FOR_DIGITS.sub(lambda word: word[0].translate(DIGIT_FOR_LETTER), text)
    found = [_digits(match[0]) for match in NUMBER.finditer(REMARK.sub(" ", text))]
    if not found:
        raise FieldError("telephone_unreadable")
    numbers = [digits for digits in found if len(digits) >= FEWEST_DIGITS]
    if not numbers:
        raise FieldError("telephone_too_short")
    if len(numbers) > 1:
        raise FieldError("telephone_too_long")
    return numbers[0]


def _digits(text: str) -> str:
    plus = "+" if text.startswith("+") else ""
    return plus + phonenumbers.normalize_digits_only(text)


def _parsed(digits: str) -> PhoneNumber:
    try:
        return phonenumbers.parse(digits, REGION)
    except NumberParseException as error:
        code = PARSING_CODES.get(error.error_type, "telephone_unreadable")
        raise FieldError(code) from None


def _why_unusable(number: PhoneNumber) -> str | None:
    code = LENGTH_CODES.get(phonenumbers.is_possible_number_with_reason(number))
    if code or number.country_code != COUNTRY_CODE:
        return code
    national = _national(number)
    if national[0] not in UK_FIRST_DIGITS:
        return "telephone_unreadable"
    if len(national) < UK_LENGTH - 1 or not (
        len(national) == UK_LENGTH or phonenumbers.is_valid_number(number)
    ):
        return "telephone_too_short"
    return None


def _national(number: PhoneNumber) -> str:
    return phonenumbers.national_significant_number(number)
