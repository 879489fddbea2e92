"""What people look for in vain is counted for the editors, without telling who."""

import pytest

from models.catalog.search import miss
from models.catalog.search.entry import SearchMiss
from models.catalog.search.miss import count_miss, countable, misses


@pytest.mark.parametrize(
    "typed",
    [
        *("11010119900307123X", "身份证110101199003071234", "19900000001", "a@b.cn", "张三@例"),
        *("", "卡", "1234", "长" * 21, "!?"),
    ],
)
def test_what_may_be_personal_or_is_no_word_is_not_kept(typed):
    assert countable(typed) == ""


def test_a_word_is_kept_as_the_search_reads_it():
    assert countable(" 造　火箭！") == "造 火箭"


async def test_the_same_word_is_counted_once_and_again(friday):
    await count_miss("造火箭", at=friday)
    await count_miss("造火箭", at=friday)
    await count_miss("养龙", at=friday)
    assert [(miss.wanted, miss.count) for miss in await misses()] == [("造火箭", 2), ("养龙", 1)]


async def test_the_table_has_an_end_and_what_came_once_goes_first(friday, monkeypatch):
    monkeypatch.setattr(miss, "MOST_ROWS", 3)
    for word in ("常找的", "常找的", "一", "二", "三", "四"):
        await count_miss(word, at=friday)
    assert len(await misses()) == 3
    assert await SearchMiss.exists().where(SearchMiss.wanted == "常找的")
    assert await SearchMiss.exists().where(SearchMiss.wanted == "四")
