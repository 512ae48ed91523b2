from __future__ import annotations

import pytest

from bot.requests.fields import FieldError
from bot.requests.telephone import LONGEST_TYPED, is_mobile, read_telephone, shown

MOBILE = "+447912345678"
LONDON = "+442079460123"


@pytest.mark.parametrize(
    ("typed", "e164"),
    [
        ("07912 345 678", MOBILE),
        ("7912345678", MOBILE),
        ("0044 7912 345678", MOBILE),
        ("0044 (0) 7912 345678", MOBILE),
        ("44 7912345678", MOBILE),
        ("07912.345.678 (after 6pm)", MOBILE),
        ("07912 345678 (6-8pm)", MOBILE),
        ("call me on 07912/345678, please, after 6", MOBILE),
        ("O7912 345678", MOBILE),
        ("079l2 345678", MOBILE),
        ("079I2 345678", MOBILE),
        ("\uff10\uff17\uff19\uff11\uff12 \uff13\uff14\uff15\uff16\uff17\uff18", MOBILE),
        ("\u0660\u0667\u0669\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668", MOBILE),
        ("07912\u2011345\u2011678", MOBILE),
        ("\u202a07912\u00a0345678\u202c\x00", MOBILE),
        ("(020) 7946-0123", LONDON),
        ("020 7946\n0123", LONDON),
        ("+44 (0)20 7946 0123", LONDON),
        ("+44 (O)20 7946 0123", LONDON),
        ("(+44) 20 7946 0123", LONDON),
        ("+ 44 20 7946 0123", LONDON),
        ("tel: 020 7946 0123", LONDON),
        ("tel:+442079460123", LONDON),
        ("020 7946 0123 ext 4", LONDON),
        ("07700 900123", "+447700900123"),
        ("01632 960123", "+441632960123"),
        ("016977 2345", "+44169772345"),
        ("+353 87 123 4567", "+353871234567"),
        ("00353 87 123 4567", "+353871234567"),
        ("+49 (0)30 123456", "+4930123456"),
        ("+39 06 1234567", "+39061234567"),
        ("+1 212 555 0123", "+12125550123"),
    ],
)
def test_a_number_is_read_however_it_is_written(typed: str, e164: str) -> None:
    assert read_telephone(typed) == e164


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "telephone_unreadable"),
        ("\x00\u200f \n", "telephone_unreadable"),
        ("please e-mail me", "telephone_unreadable"),
        ("+999 1234567", "telephone_unreadable"),
        ("00000 000000", "telephone_unreadable"),
        ("0900 123 4567", "telephone_unreadable"),
        ("+254 00 459 4335", "telephone_unreadable"),
        ("07912 345678 " * LONGEST_TYPED, "telephone_unreadable"),
        ("999", "telephone_too_short"),
        ("111", "telephone_too_short"),
        ("118118", "telephone_too_short"),
        ("0800 1111", "telephone_too_short"),
        ("7946 0123", "telephone_too_short"),
        ("07912 34567", "telephone_too_short"),
        ("+44", "telephone_too_short"),
        ("0044 20", "telephone_too_short"),
        ("+353 87 123", "telephone_too_short"),
        ("07912 345 6789", "telephone_too_long"),
        ("07912 345678 or 020 7946 0123", "telephone_too_long"),
        ("07912 345678 / 020 7946 0123", "telephone_too_long"),
        ("1" * LONGEST_TYPED, "telephone_too_long"),
    ],
)
def test_what_is_wrong_with_a_number_is_told(typed: str, code: str) -> None:
    with pytest.raises(FieldError) as error:
        read_telephone(typed)
    assert error.value.code == code


@pytest.mark.parametrize(
    ("e164", "mobile"),
    [
        (MOBILE, True),
        ("+447700900123", True),
        ("+447624123456", True),
        (LONDON, False),
        ("+441632960123", False),
        ("+448001234567", False),
        ("+447012345678", False),
        ("+353871234567", True),
        ("+35312345678", False),
        ("+12125550123", True),
        ("+4900123456", True),
    ],
)
def test_mobiles_are_told_from_landlines(e164: str, mobile: bool) -> None:
    assert is_mobile(e164) is mobile


@pytest.mark.parametrize(
    ("e164", "text"),
    [
        (MOBILE, "07912 345678"),
        (LONDON, "020 7946 0123"),
        ("+447700900123", "07700 900123"),
        ("+353871234567", "+353 87 123 4567"),
    ],
)
def test_a_number_is_shown_as_people_in_the_uk_write_it(e164: str, text: str) -> None:
    assert shown(e164) == text
