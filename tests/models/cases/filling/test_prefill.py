"""What a form written at home proposes, to whom, and where it says it is from."""

from models.cases.case import Case
from models.cases.filling.prefill import proposals
from models.files.file import File
from models.people.account.address import Address, Place
from models.people.account.consent import Consent, Purpose
from models.people.account.profile import Profile
from models.people.identity import IdKind
from models.sample.cast import LIU, MA
from models.sample.catalogue import sample_item
from tests.models.behalf import says_who, signed
from tests.models.cases.filling.ma_at_home import ANSWERS, ONLINE, TODAY, choose, filled, for_liu
from tests.models.days import FRIDAY
from tests.models.items import published


async def test_an_earlier_case_fills_the_form_of_who_agreed(draft, ma, item, jpeg, files):
    await filled(draft, ma, jpeg)
    await draft.submit(by=ma, at=FRIDAY)
    second = await Case.begin(item.code, ANSWERS, by=ma, at=FRIDAY, key="second")
    await choose(second, ma)
    assert await proposals(second, ma) == {}
    await Consent.give(ma, Purpose.REUSE, at=FRIDAY)
    proposed = (await proposals(second, ma))["since"]
    assert (proposed.text, proposed.source) == (
        "2026年3月",
        "取自您 11 月 20 日办理试验事项时填写的内容",
    )


async def test_a_form_from_a_counter_is_not_told_to_whose_phone_was_left_there(draft, ma, item):
    await choose(draft, ma)
    await draft.write_form({"since": "2026年3月"})
    await Case.update({Case.filed_by: None, Case.case_no: "1" * 17}).where(Case.id == draft.id)
    assert [one.id for one in await Case.of_citizen(ma, TODAY)] == [draft.id]
    await Consent.give(ma, Purpose.REUSE, at=FRIDAY)
    second = await Case.begin(item.code, ANSWERS, by=ma, at=FRIDAY, key="second")
    await choose(second, ma)
    assert await proposals(second, ma) == {}


async def test_my_own_address_is_proposed_for_me_and_not_for_whom_i_act_for(ma, jpeg, files):
    await Address.add(ma, Place(MA.name, MA.mobile, MA.address), usual=True, at=FRIDAY)
    file = await File.keep(jpeg, "image/jpeg", at=FRIDAY)
    row = await for_liu(ma, file.id)
    card = await sample_item("002099001000")  # 社会保障卡申领
    draft = await Case.begin(card.code, {}, by=ma, at=FRIDAY, key="a-card")
    await choose(draft, ma)
    assert (await proposals(draft, ma))["address"].source == "取自您的常用地址"
    await choose(draft, ma, f"for-{row.id}")
    assert "address" not in await proposals(draft, ma)


NAMED = ("who:姓名", "number:身份证号码", "phone:联系电话")


async def test_whose_paper_i_sent_in_is_proposed_by_name_and_number(ma, jpeg, files):
    item = await published(978, fields=NAMED, **ONLINE)
    row = await for_liu(ma, (await File.keep(jpeg, "image/jpeg", at=FRIDAY)).id)
    draft = await Case.begin(item.code, {}, by=ma, at=FRIDAY, key="for-liu")
    await choose(draft, ma, f"for-{row.id}")
    proposed = await proposals(draft, ma)
    assert {key: one.text for key, one in proposed.items()} == {
        "who": LIU.name,
        "number": LIU.id_number,
        "phone": MA.mobile,
    }
    assert proposed["number"].source == "取自您登记的授权"


async def test_who_only_holds_the_phone_that_was_named_is_told_no_number(ma):
    item = await published(978, fields=NAMED, **ONLINE)
    row = await signed(await says_who(LIU))
    draft = await Case.begin(item.code, {}, by=ma, at=FRIDAY, key="for-liu")
    await choose(draft, ma, f"for-{row.id}")
    assert set(await proposals(draft, ma)) == {"phone"}


async def test_a_passport_is_no_number_of_a_resident(ma, item):
    passport = {"name": "John A. Smith", "kind": IdKind.PASSPORT, "number": "E12345678"}
    await Profile.keep(ma, **passport, at=FRIDAY)
    item = await published(978, fields=(*NAMED, "paper:证件号码"), **ONLINE)
    draft = await Case.begin(item.code, {}, by=ma, at=FRIDAY, key="a-passport")
    await choose(draft, ma)
    proposed = await proposals(draft, ma)
    assert "number" not in proposed
    assert proposed["paper"].text == "E12345678"
