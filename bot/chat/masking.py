"""Personal details in a message, replaced before anything is stored or understood.

Masked are the kinds that have a checkable shape: telephone numbers, e-mail addresses, postcodes,
dates of birth, NHS numbers and payment cards. When in doubt about a number that looks like one of
these, it is masked: a lost number costs a question, a kept one costs somebody's privacy. Names are
masked where people introduce somebody; when in doubt about a word, it is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import date

import phonenumbers
from phonenumbers import Leniency, PhoneNumberMatcher

from bot.chat.dates import birth_dates
from bot.chat.names import names
from bot.knowledge.schema import ClinicFile


@dataclass(frozen=True)
class Masked:
    """A message without its personal details.

    Attributes:
        text: The message with each detail replaced by its kind in brackets, "[telephone]".
        kinds: The kinds replaced, each once, in the order in which they are looked for.
        details: What was taken out, as typed: the kind and the text of each. Never to be stored.
    """

    text: str
    kinds: tuple[str, ...]
    details: tuple[tuple[str, str], ...] = field(default=(), repr=False)


Span = tuple[int, int]
Finder = Callable[[str, Collection[str]], Iterator[Span]]

MAIL_PROVIDERS = (
    "gmail|googlemail|hotmail|outlook|yahoo|ymail|icloud|live|msn|aol|btinternet|sky|virginmedia"
    "|talktalk|protonmail|proton|gmx|mail|me"
)
DOT = r"(?:\s*\.\s*|\s+dot\s+|\s*[(\[]dot[)\]]\s*)"
CLOSE_DOT = r"(?:\.|\s+dot\s+|\s*[(\[]dot[)\]]\s*)"
AT_SIGN = r"\s*(?:@|[(\[{]\s*(?:at|@)\s*[)\]}])\s*"
NAME_CHARACTER = r"[\w!#$%&'*+/=?^`{|}~-]"
LOCAL_PART = rf"(?<!{NAME_CHARACTER}){NAME_CHARACTER}+(?:(?:\.|\s+dot\s+){NAME_CHARACTER}+)*\.?"
E_MAIL = re.compile(
    rf"""
    {LOCAL_PART}
    (?:
        \s?@\s?[a-z0-9-]+(?:\.[a-z0-9-]+)+                            # jo@example.co.uk
      | {AT_SIGN}[a-z0-9-]+(?:{CLOSE_DOT}[a-z0-9-]+)+               # jo (at) example (dot) com
      | \s+at\s+(?:{MAIL_PROVIDERS}){DOT}(?:com|co|net|org|uk)(?:{DOT}uk)?\b   # jo at gmail dot com
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)

GROUPED_DIGITS = re.compile(r"(?<!\d)\d(?:[ .\-]{0,3}\d){9,}(?!\d)")
LONGEST_CARD = 19
CURRENCIES = ("£", "$", "€")
NHS_SHAPE = re.compile(r"(?<![\d.])(?<!44[ .\-])(?:\d{10}|\d{3}([ .\-]{1,3})\d{3}\1\d{4})(?!\d)")
NHS_NAMED = re.compile(
    r"\bnhs(?: (?:number|no|num|id))?\b\D{0,12}(\d(?:[ .\-]?\d){9})(?!\d)", re.IGNORECASE
)
CARD_NAMED = re.compile(
    r"\b(?:card|visa|mastercard|amex)\b\D{0,20}(\d(?:[ .\-]?\d){12,18})(?!\d)", re.IGNORECASE
)

# An 11-digit (sometimes 10-digit) British number with its prefix. The numbering plan is asked
# first; this shape also catches numbers with one wrong digit and those kept free for films.
UK_TELEPHONE = re.compile(
    r"(?<![\d£$€])(?:(?:\+|00)[ .\-]?44[ .\-]{0,2}(?:\(0\)|0)?|\(?0)"
    r"(?:[ .\-()/]{0,3}\d){9,10}(?!\d)"
)
TELEPHONE_NAMED = re.compile(
    r"\b(?:call|ring|phone|telephone|tel|mobile|mob|cell|text|whatsapp|number|landline)\b"
    r"[^\d\n.!?£+]{0,30}(\+?\d(?:[ .\-]{0,3}\d){6,14})(?!\d)(?!\s*(?:mg|mm|ml|%))",
    re.IGNORECASE,
)

POSTCODE_AREAS = (
    "AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|EC|EH"
    "|EN|EX|FK|FY|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|LA|LD|LE|LL|LN|LS|LU"
    "|ME|MK|ML|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS"
    "|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE|B|G|L|M|S"
)
# London's E, N and W have few districts: "E45" is a cream.
LONDON_DISTRICTS = "E(?:[1-9]|1[0-9]|20|98)|N(?:[1-9]|1[0-9]|2[0-2]|81)|W(?:[1-9]|1[0-4])"
POSTCODE = re.compile(
    rf"\b(?<!vitamin )(?:(?:{POSTCODE_AREAS})[0-9][0-9]?|{LONDON_DISTRICTS})[A-Z]?"
    r"[ \-]{0,3}[0-9][ABD-HJLNP-UW-Z]{2}\b",
    re.IGNORECASE,
)


def public_details(clinic: ClinicFile) -> frozenset[str]:
    """The clinic's own telephone number, postcode and people, which are nobody's secret.

    Args:
        clinic: what is known of the clinic.

    Returns:
        The details to keep, as :func:`mask` compares them.
    """
    postcodes = (match[0] for line in clinic.address.lines for match in POSTCODE.finditer(line))
    people = (" ".join(_words(person.name)) for person in clinic.people)
    number = _from_leading_zero(clinic.telephone.dial)
    return frozenset({number, *map(_in_capitals, postcodes), *people})


def mask(text: str, public: Collection[str] = ()) -> Masked:
    """Replaces personal details by their kind in brackets.

    Args:
        text: One message, as the patient wrote it.
        public: Details to keep: telephone numbers as digits from the leading 0, postcodes in
            capitals without a space, and people's names in small letters.

    Returns:
        The text that may be stored, and what was taken out of it.
    """
    kinds = []
    details: list[tuple[str, str]] = []
    for kind, find in FINDERS.items():
        spans = _merged(find(text, public))
        if spans:
            kinds.append(kind)
        details += ((kind, text[start:end]) for start, end in spans)
        for start, end in reversed(spans):
            text = f"{text[:start]}[{kind}]{text[end:]}"
    return Masked(text, tuple(kinds), tuple(details))


def _merged(spans: Iterator[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


def _e_mails(text: str, public: Collection[str]) -> Iterator[Span]:
    if "@" in text or "at" in text.lower():
        yield from (match.span() for match in E_MAIL.finditer(text))


def _cards(text: str, public: Collection[str]) -> Iterator[Span]:
    yield from (match.span(1) for match in CARD_NAMED.finditer(text))
    for run in GROUPED_DIGITS.finditer(text):
        # A card may stand between other numbers (its expiry date), so every whole group of digits
        # may begin or end it.
        groups = list(re.finditer(r"\d+", run[0]))
        for first, opening in enumerate(groups):
            for closing in reversed(groups[first : first + LONGEST_CARD]):
                number = _digits(run[0][opening.start() : closing.end()])
                if 13 <= len(number) <= LONGEST_CARD and _passes_luhn(number):
                    yield run.start() + opening.start(), run.start() + closing.end()
                    break


def _passes_luhn(number: str) -> bool:
    doubled = [int(digit) * 2 for digit in number[-2::-2]]
    plain = [int(digit) for digit in number[::-2]]
    return (sum(plain) + sum(value // 10 + value % 10 for value in doubled)) % 10 == 0


def _nhs_numbers(text: str, public: Collection[str]) -> Iterator[Span]:
    yield from (match.span(1) for match in NHS_NAMED.finditer(text))
    for match in NHS_SHAPE.finditer(text):
        if _is_nhs_number(_digits(match[0])):
            yield match.span()


def _is_nhs_number(number: str) -> bool:
    weighted = sum(
        weight * int(digit) for weight, digit in zip(range(10, 1, -1), number[:9], strict=True)
    )
    return (11 - weighted % 11) % 11 == int(number[9])


def _telephones(text: str, public: Collection[str]) -> Iterator[Span]:
    if len(_digits(text)) < 7:
        return
    spans = [match.span() for match in UK_TELEPHONE.finditer(text)]
    spans += [
        (match.start, match.end)
        for match in PhoneNumberMatcher(text, "GB", leniency=Leniency.POSSIBLE)
        if phonenumbers.is_valid_number(match.number)
    ]
    recognised = {start for start, _ in spans}
    named = (match.span(1) for match in TELEPHONE_NAMED.finditer(text))
    spans += [span for span in named if span[0] not in recognised]
    for start, end in spans:
        number = _from_leading_zero(text[start:end])
        # A local number, without the area code, is the end of the whole one.
        if not any(kept == number or kept.endswith(number.lstrip("0")) for kept in public):
            yield start, end


def _from_leading_zero(telephone: str) -> str:
    number = _digits(telephone.replace("(0)", ""))
    return "0" + re.sub(r"^(?:0044|44|0)?0?", "", number)


def _postcodes(text: str, public: Collection[str]) -> Iterator[Span]:
    for match in POSTCODE.finditer(text):
        if _in_capitals(match[0]) not in public:
            yield match.span()


def _in_capitals(postcode: str) -> str:
    return re.sub(r"[ \-]", "", postcode).upper()


def _births(text: str, public: Collection[str]) -> Iterator[Span]:
    spans = birth_dates(text, date.today())
    return (span for span in spans if text[span[0] - 1 : span[0]] not in CURRENCIES)


def _names(text: str, public: Collection[str]) -> Iterator[Span]:
    for start, end in names(text):
        if not any(_calls(text[start:end], person) for person in public):
            yield start, end


def _calls(said: str, person: str) -> bool:
    """Whether a person is called so: by the surname, with or without first name or initials."""
    names_said, whole = _words(said), person.split()
    return names_said[-1] == whole[-1] and all(
        any(name.startswith(given) for name in whole) for given in names_said
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())


# The order matters: a card holds what looks like a telephone number, and so does an NHS number. A
# name is found last, as a closing is followed by it and then often by a telephone number.
FINDERS: dict[str, Finder] = {
    "e-mail": _e_mails,
    "card number": _cards,
    "NHS number": _nhs_numbers,
    "date of birth": _births,
    "telephone": _telephones,
    "postcode": _postcodes,
    "name": _names,
}
