from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from phonenumbers import PhoneNumber, PhoneNumberFormat, format_number, is_valid_number

from bot.chat.masking import mask, public_details
from bot.knowledge.schema import Address, ClinicFile, Telephone

CLINIC = ClinicFile.construct(
    telephone=Telephone(shown="020 7901 8500", dial="+442079018500"),
    address=Address(lines=["120 Sloane Street", "London", "SW1X 9BW"]),
    people=[],
)
PUBLIC = public_details(CLINIC)

MASKED = [
    # telephone
    ("ring me on 07700900123", "ring me on [telephone]"),
    ("ring me on 07700 900123 after 3", "ring me on [telephone] after 3"),
    ("07700 900 123 pls", "[telephone] pls"),
    ("07700-900-123", "[telephone]"),
    ("07700.900.123.", "[telephone]."),
    ("0 7 7 0 0 9 0 0 1 2 3", "[telephone]"),
    ("077 009 001 23", "[telephone]"),
    ("+447700900123", "[telephone]"),
    ("+44 7700 900123", "[telephone]"),
    ("+44 (0) 7700 900123", "[telephone]"),
    ("+44(0)20 7946 0123", "[telephone]"),
    ("0044 7700 900123", "[telephone]"),
    ("(020) 7946 0123", "[telephone]"),
    ("0207 946 0123", "[telephone]"),
    ("01632 960123", "[telephone]"),
    ("01632/960123", "[telephone]"),
    ("my mob is 7700 900123", "my mob is [telephone]"),
    ("call me back, number is 7946 0123", "call me back, number is [telephone]"),
    ("07700900123/07700900124", "[telephone]/[telephone]"),
    ("on07700900123pls", "on[telephone]pls"),
    ("text 07700900123 9-5 only", "text [telephone] 9-5 only"),
    ("+40 721 234 567", "[telephone]"),
    ("+353 87 123 4567 is irish", "[telephone] is irish"),
    # e-mail
    ("jo@example.com", "[e-mail]"),
    ("Write to Jo.Smith-84@mail.example.co.uk!", "Write to [e-mail]!"),
    ("jo+spots@example.org, ta", "[e-mail], ta"),
    ("its jo @ example.com", "its [e-mail]"),
    ("jo84 at gmail dot com", "[e-mail]"),
    ("jo.smith at hotmail dot co dot uk thanks", "[e-mail] thanks"),
    ("jo at gmail.com", "[e-mail]"),
    ("jo dot smith at outlook dot com", "[e-mail]"),
    ("jo (at) example (dot) com", "[e-mail]"),
    ("jo[at]example.co.uk", "[e-mail]"),
    # postcode
    ("i live in N1 9GU", "i live in [postcode]"),
    ("near sw1a 1aa somewhere", "near [postcode] somewhere"),
    ("EC1A1BB", "[postcode]"),
    ("w1a 0ax", "[postcode]"),
    ("cr2 6xh.", "[postcode]."),
    ("M1 1AE or B33 8TH", "[postcode] or [postcode]"),
    ("dn55 1pt", "[postcode]"),
    # date of birth
    ("dob 3/11/84", "dob [date of birth]"),
    ("DOB: 03-11-1984", "DOB: [date of birth]"),
    ("d.o.b. 03.11.1984", "d.o.b. [date of birth]"),
    ("d o b 03 11 1984", "d o b [date of birth]"),
    ("dob 03111984", "dob [date of birth]"),
    ("dob 031184", "dob [date of birth]"),
    ("date of birth is the 3rd of March 1984", "date of birth is the [date of birth]"),
    ("born 3/11/2026", "born [date of birth]"),
    ("she was born 3rd november 26", "she was born [date of birth]"),
    ("born at 37 weeks on 3/11/26, fine now", "born at 37 weeks on [date of birth], fine now"),
    ("born third of march 1984", "born [date of birth]"),
    ("Jane, 03/04/1985", "Jane, [date of birth]"),
    ("3rd of March 1984", "[date of birth]"),
    ("3 mar 1984", "[date of birth]"),
    ("March 3rd, 1984", "[date of birth]"),
    ("1984-03-03", "[date of birth]"),
    ("3/4/84", "[date of birth]"),
    ("12/25/1984", "[date of birth]"),
    # NHS number
    ("943 476 5919", "[NHS number]"),
    ("9434765919", "[NHS number]"),
    ("943-476-5919 thats me", "[NHS number] thats me"),
    ("my nhs number is 943 476 5918", "my nhs number is [NHS number]"),
    ("NHS no: 94 3476 5919", "NHS no: [NHS number]"),
    # card
    ("4111 1111 1111 1111", "[card number]"),
    ("4111111111111111 exp 12/28", "[card number] exp 12/28"),
    ("4111-1111-1111-1111 12/28 123", "[card number] 12/28 123"),
    ("amex 3782 822463 10005", "amex [card number]"),
    ("my card number is 4111 1111 1111 1112", "my card number is [card number]"),
]

KEPT = [
    "its 1-2 mm",
    "had it 3-4 weeks",
    "call 999 or 111?",
    "NHS 111",
    "since 2019",
    "i had laser in 2019, 2021 and 2024",
    "since 3/11/2019",
    "can i come on 3/11/2099",
    "is it £120 or £1500",
    "£1,500.00 seems a lot",
    "5 of them, 2mm each, 10 days now",
    "hes 3 weeks old",
    "so 1 is bigger",
    "in 1 2 or 3 weeks",
    "e45 2nd time lucky",
    "vitamin b12 5ug",
    "spf 50 and 10% aha",
    "at 10:30 or 14.45",
    "open 9-5 mon to fri?",
    "at 120 sloane street",
    "do you ring 2 days after",
    "i looked at nhs.uk",
    "look at my nose dot",
    "6/12 old",
    "3 march",
    "my birthday is in may",
    "born 5 days ago",
    "2.5 x 1.5 mm",
    "1234567",
    "020 7901 8500",
    "is 02079018500 your number",
    "0207 901 8500",
    "0207-901-8500",
    "(020) 7901 8500",
    "+44 20 7901 8500",
    "+44 (0)20 7901 8500",
    "0044 20 7901 8500",
    "do i ring 7901 8500",
    "are you at SW1X 9BW",
    "are you at sw1x9bw",
    "",
    "milia?",
]


@pytest.mark.parametrize(("text", "expected"), MASKED)
def test_a_personal_detail_is_replaced_by_its_kind(text: str, expected: str) -> None:
    assert mask(text).text == expected


@pytest.mark.parametrize("text", KEPT)
def test_a_harmless_text_is_kept(text: str) -> None:
    masked = mask(text, PUBLIC)
    assert (masked.text, masked.kinds) == (text, ())


def test_all_kinds_of_one_message_are_told_once_each() -> None:
    masked = mask("jo@example.com, jo@example.org, N1 9GU, 07700 900123, dob 3/3/84, 943 476 5919")
    assert masked.text == (
        "[e-mail], [e-mail], [postcode], [telephone], dob [date of birth], [NHS number]"
    )
    assert masked.kinds == ("e-mail", "NHS number", "date of birth", "telephone", "postcode")


@pytest.mark.parametrize(
    ("text", "details"),
    [
        ("milia?", ()),
        (
            "hi, my name's Jo O'Neill. jo84 at gmail dot com or 07700-900 123 or 07700 900124",
            (
                ("e-mail", "jo84 at gmail dot com"),
                ("telephone", "07700-900 123"),
                ("telephone", "07700 900124"),
                ("name", "Jo O'Neill"),
            ),
        ),
        (
            "N1 9GU, dob 3/3/84, 943 476 5919",
            (("NHS number", "943 476 5919"), ("date of birth", "3/3/84"), ("postcode", "N1 9GU")),
        ),
    ],
)
def test_what_was_taken_out_is_told_as_typed(
    text: str, details: tuple[tuple[str, str], ...]
) -> None:
    assert mask(text).details == details


def test_what_was_taken_out_is_not_shown_where_the_result_is_printed() -> None:
    assert repr(mask("my name is Jo, 07700 900123")) == (
        "Masked(text='my name is [name], [telephone]', kinds=('telephone', 'name'))"
    )


def test_a_detail_is_kept_only_when_it_is_declared_public() -> None:
    assert mask("020 7946 0123", public={"02079460123"}).kinds == ()
    assert mask("020 7901 8500", public=()).kinds == ("telephone",)


SEPARATORS = st.sampled_from(["", " ", "-", "."])
SURROUNDINGS = st.sampled_from(
    ["{}", "i am on {} most days", "({})", "{}, thanks", "so:{}.", "hes 3 and {} is mine\n2 spots"]
)


@st.composite
def telephones(draw: st.DrawFn) -> str:
    number = PhoneNumber(
        country_code=44, national_number=draw(st.integers(1_000_000_000, 7_999_999_999))
    )
    assume(is_valid_number(number) and number.national_number != 2079018500)
    style = draw(
        st.sampled_from(
            [PhoneNumberFormat.E164, PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.NATIONAL]
        )
    )
    return format_number(number, style).replace(" ", draw(SEPARATORS))


@st.composite
def nhs_numbers(draw: st.DrawFn) -> str:
    first = draw(st.integers(400_000_000, 799_999_999))
    check = 11 - sum(w * int(d) for w, d in zip(range(10, 1, -1), str(first), strict=True)) % 11
    assume(check != 10)
    number = f"{first}{check % 11}"
    return draw(SEPARATORS).join((number[:3], number[3:6], number[6:]))


@st.composite
def cards(draw: st.DrawFn) -> str:
    body = "4" + draw(st.text("0123456789", min_size=11, max_size=17))
    total = sum(int(digit) for digit in body[-2::-2])
    total += sum(sum(map(int, str(2 * int(digit)))) for digit in body[::-2])
    number = body + str(-total % 10)
    groups = [number[start : start + 4] for start in range(0, len(number), 4)]
    return draw(st.sampled_from(["", " ", "-"])).join(groups)


@st.composite
def postcodes(draw: st.DrawFn) -> str:
    letters = st.sampled_from("ABDEFGHJLNPQRSTUWXYZ")
    area = draw(st.sampled_from(["AB", "B", "BT", "E", "G", "N", "NW", "SE", "SW", "W", "ZE", "M"]))
    inward = f"{draw(st.integers(0, 9))}{draw(letters)}{draw(letters)}"
    code = f"{area}{draw(st.integers(1, 14))}{draw(st.sampled_from(['', ' ']))}{inward}"
    assume(code.replace(" ", "") != "SW1X9BW")
    return draw(st.sampled_from([code, code.lower()]))


@st.composite
def birth_dates(draw: st.DrawFn) -> str:
    day = draw(st.dates(date(1920, 1, 1), date.today() - timedelta(days=1)))
    style = draw(
        st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y"])
    )
    return day.strftime(style)


@pytest.mark.parametrize(
    ("kind", "details"),
    [
        ("telephone", telephones()),
        ("NHS number", nhs_numbers()),
        ("card number", cards()),
        ("postcode", postcodes()),
        ("date of birth", birth_dates()),
        ("e-mail", st.emails()),
    ],
)
def test_no_valid_detail_survives_whatever_its_spelling(
    kind: str, details: st.SearchStrategy[str]
) -> None:
    @settings(max_examples=60, deadline=None)
    @given(detail=details, surroundings=SURROUNDINGS)
    def holds(detail: str, surroundings: str) -> None:
        masked = mask(surroundings.format(detail))
        assert detail not in masked.text
        # A number can be right for two kinds (a telephone without its 0 may pass an NHS check).
        assert masked.kinds
        digits = [character for character in masked.text if character.isdigit()]
        assert len(digits) <= sum(character.isdigit() for character in surroundings)
        assert mask(masked.text).text == masked.text

    holds()


SMALL = st.integers(1, 60)
HARMLESS = st.one_of(
    st.builds("{} to {} mm".format, SMALL, SMALL),
    st.builds("{}-{} weeks".format, SMALL, SMALL),
    st.builds("£{}".format, st.integers(1, 9999)),
    st.builds("since {}".format, st.integers(1990, 2026)),
    st.builds("{}% acid".format, SMALL),
    st.builds("spf {}".format, SMALL),
    st.builds("at {}:{:02}".format, st.integers(0, 23), st.integers(0, 59)),
    st.builds("{} yrs old".format, SMALL),
    st.builds("about {} of them".format, SMALL),
    st.sampled_from(["999", "111", "e45", "co2 laser", "6/12", "18+", "a 1 in 10 chance"]),
)


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(pieces=st.lists(HARMLESS, min_size=1, max_size=6), joint=st.sampled_from([", ", " and "]))
def test_harmless_numbers_survive(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    assert mask(text).text == text
