"""复制我的信息: all of one's own, and no more of others than one's pages show."""

import json

from models.people.account.copy import everything
from models.people.account.granting import name_agent
from models.people.account.papers import hold_paper
from tests.models import play
from tests.models.days import FRIDAY, HOUR
from tests.models.people.account.people import FATHER, account, known
from tests.models.people.account.test_authorisation import GRANT, PAPER

NUMBER = "999901194103150011"


async def test_who_holds_the_phone_he_named_copies_neither_his_number_nor_their_names():
    father = await known(FATHER, "刘德福", NUMBER)
    await name_agent(father, GRANT, at=FRIDAY)
    told = await everything(await account(), at=FRIDAY)
    (held,) = told["我持有的授权"]
    assert (held["委托人"], held["受托人"]) == ("刘**", "刘**")
    assert held["委托人证件"] == "居民身份证 999901********0011"
    assert NUMBER not in json.dumps(told, ensure_ascii=False)
    (granted,) = (await everything(father, at=FRIDAY))["我签出的授权"]
    assert (granted["委托人"], granted["受托人"]) == ("刘德福", "刘秀英")


async def test_the_newest_cases_are_copied_and_the_older_ones_counted(sun, monkeypatch):
    for at in (FRIDAY, FRIDAY + HOUR, FRIDAY + 2 * HOUR):
        last = await play.received(at=at)
    told = await everything(sun, at=FRIDAY + 3 * HOUR)
    assert len(told["办件"]) == len(told["站内消息"]) == 3
    assert "没有列进来的办件" not in told
    monkeypatch.setattr("models.people.account.case_copy.MOST", 1)
    told = await everything(sun, at=FRIDAY + 3 * HOUR)
    assert [one["编号"] for one in told["办件"]] == [last.case_no]
    assert "更早的2件" in told["没有列进来的办件"]
    assert len(told["站内消息"]) == 3


async def test_what_the_agent_typed_of_a_paper_is_their_own_to_copy(jpeg, files):
    daughter = await known()
    await hold_paper(daughter, PAPER, jpeg, at=FRIDAY)
    (held,) = (await everything(daughter, at=FRIDAY))["我持有的授权"]
    assert held["委托人证件"].endswith(NUMBER)
