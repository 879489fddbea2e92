"""Personal fields: unreadable in the database, found all the same."""

import pytest

from models.database import fetch
from models.people.applicant import Applicant
from models.sample.cast import LIU
from models.sample.story import ALLOWANCE
from models.sealing import blind_index, seal, unseal
from tests.models.play import received

PLACE = "Applicant.id_number"


def test_what_was_sealed_comes_back():
    assert unseal(seal("张三".encode(), PLACE), PLACE).decode() == "张三"


def test_the_same_text_never_looks_the_same_twice():
    assert seal(b"1", PLACE) != seal(b"1", PLACE)


def test_a_value_moved_to_another_column_is_refused():
    with pytest.raises(ValueError, match="not what was sealed"):
        unseal(seal(b"1", PLACE), "Agent.mobile")


@pytest.mark.parametrize("place", [1, 13, -1])
def test_a_changed_byte_is_noticed(place):
    sealed = bytearray(seal(b"150221198802290054", PLACE))
    sealed[place] ^= 1
    with pytest.raises(ValueError, match="not what was sealed"):
        unseal(bytes(sealed), PLACE)


def test_an_algorithm_we_do_not_know_is_named():
    with pytest.raises(ValueError, match="unknown algorithm"):
        unseal(b"\x02" + seal(b"1", PLACE)[1:], PLACE)


def test_equal_texts_of_one_place_are_found_and_of_two_places_are_not():
    assert blind_index("1", PLACE) == blind_index("1", PLACE)
    assert blind_index("1", PLACE) != blind_index("1", "Citizen.mobile")


async def test_nowhere_in_the_database_stands_what_was_told_at_the_counter():
    await received(ALLOWANCE)
    told = (LIU.id_number, LIU.mobile, LIU.address, ALLOWANCE.form["account"])
    tables = await fetch("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'")
    for table in tables:
        query = f'SELECT t::text AS row FROM "{table["name"]}" t'  # noqa: S608
        text = "\n".join(row["row"] for row in await fetch(query))
        for secret in told:
            assert secret not in text, table["name"]
            assert secret.encode().hex() not in text, table["name"]


async def test_somebody_who_comes_again_is_known_by_the_sealed_number():
    case = await received(ALLOWANCE)
    first = await Applicant.objects().get(Applicant.id == case.applicant)
    again = await Applicant.named(
        LIU.audience, LIU.name, LIU.id_kind, LIU.id_number, at=first.created_at
    )
    assert again.id == first.id
