"""Case numbers: to read out, and for the national exchange."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_11_10

from models.cases.numbering import take_case_no, take_project_no, tidy_case_no
from tests.models.days import FRIDAY, moment

CODE = "11999901MBX00006XJ4000199020000"


async def test_county_day_sequence_and_check_digit():
    assert await take_case_no("999901", FRIDAY) == "999901-261120-0001-1"
    assert await take_case_no("999901", FRIDAY) == "999901-261120-0002-0"
    assert await take_case_no("999902", FRIDAY) == "999902-261120-0001-5"


async def test_the_example_of_the_design_has_its_digit():
    assert tidy_case_no("999901-261121-0007-0") == "999901-261121-0007-0"


async def test_the_day_is_the_day_in_shanghai():
    late = moment(FRIDAY.date(), "23:59").astimezone(tz=None)
    assert (await take_case_no("999901", late)).startswith("999901-261120-")
    assert (await take_project_no(CODE, late)).startswith(f"{CODE}20261120")


async def test_the_exchange_number_counts_per_item_and_day():
    assert await take_project_no(CODE, FRIDAY) == f"{CODE}202611200001"
    assert await take_project_no(CODE, FRIDAY) == f"{CODE}202611200002"
    assert await take_project_no(CODE.replace("020", "021"), FRIDAY) == (
        f"{CODE.replace('020', '021')}202611200001"
    )


@pytest.mark.parametrize(
    "typed",
    [
        "999901-261121-0007-0",
        "99990126112100070",
        " 999901 261121 0007 0 ",
        "９９９９０１－２６１１２１－０００７－０",
    ],
)
def test_however_it_is_typed_it_is_the_same_number(typed):
    assert tidy_case_no(typed) == "999901-261121-0007-0"


@pytest.mark.parametrize(
    "typed",
    ["", "999901-261121-0007-1", "999901-261121-0070-0", "9999012611210007", "abc", "²" * 17],
)
def test_a_slip_of_the_pen_is_noticed(typed):
    assert tidy_case_no(typed) is None


@given(st.integers(0, 10**16 - 1), st.integers(0, 16), st.integers(1, 9))
def test_any_single_wrong_digit_is_noticed(number, place, change):
    digits = f"{number:016d}"
    digits += mod_11_10.calc_check_digit(digits)
    wrong = str((int(digits[place]) + change) % 10)
    assert tidy_case_no(digits[:place] + wrong + digits[place + 1 :]) is None
