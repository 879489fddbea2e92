"""What waits for a citizen, and why."""

from datetime import timedelta

from models.cases.case import Case
from models.cases.filling.answering import BY_APPLICANT
from models.cases.filling.wishes import DeliveryWish
from models.cases.messages.writing import write_message
from models.cases.reading.drafts import drafts_of
from models.cases.reading.own import read_own
from models.cases.reading.telling import tell
from models.cases.reading.waiting import CaseLine, Wait, cases_of, waiting_for
from models.cases.words import DeliveryWay, MaterialState, Status
from models.delivery.parcel import Parcel, ParcelState
from models.people.citizen import Citizen
from models.ratings.giving import Said, rate
from models.ratings.rating import Service
from models.sample.cast import LIU, SUN
from tests.models import play
from tests.models.days import FRIDAY, HOUR, TUESDAY, WEDNESDAY, november
from tests.models.looking import again

LATER = TUESDAY + timedelta(days=2)


async def the_one(citizen: Citizen, now=LATER) -> CaseLine:
    (line,) = await waiting_for(citizen, now)
    return line


async def test_a_case_with_the_office_waits_for_nobody(sun):
    await play.with_department()
    assert await waiting_for(sun, LATER) == []
    assert not (await cases_of(sun, LATER.date()))[0].needs_you


async def test_a_correction_says_what_is_asked_and_until_when(sun, he):
    case = await play.received()
    defects = [await play.defect(case), await play.defect(case, "申请表")]
    await case.ask_correction(by=he, at=FRIDAY + HOUR, defects=defects)
    line = await the_one(sun)
    assert line.wait is Wait.CORRECT
    assert line.asked.startswith(defects[0].item)
    assert defects[0].problem in line.asked
    assert line.asked_count == 2
    assert line.left(line.due_on) == "今天截止"
    assert line.left(line.due_on - timedelta(days=2)) == "还剩 2 天"
    assert line.left(line.due_on + timedelta(days=1)) == "已过 1 天"
    assert line.is_soon(line.due_on)
    assert not line.is_soon(line.due_on - timedelta(days=9))


async def test_a_paper_promised_for_later_waits_until_it_is_sent_and_told(sun, jpeg, files):
    case = await play.with_department(gap=True)
    line = await the_one(sun)
    assert (line.wait, line.asked, line.asked_count) == (Wait.GAP, "卫生管理制度", 2)
    assert line.due_on == november(27).date()
    for row in await case.materials():
        if row.state == MaterialState.TOLERATED:
            await row.attach(jpeg, "制度.jpg", by=BY_APPLICANT, at=TUESDAY)
    assert (await the_one(sun)).wait is Wait.GAP, "nobody at the desk knows yet"
    assert not any(one.sent for one in (await read_own(case)).facts.promised)
    await write_message(case, by=sun, at=TUESDAY + HOUR, words="已上传，请核对。")
    assert await waiting_for(sun, LATER) == []
    assert all(one.sent for one in (await read_own(case)).facts.promised)


async def test_what_is_held_back_for_a_paper_is_not_to_be_collected(sun, he):
    case = await play.ready()
    row = (await case.materials())[0]
    row.state, row.promised_on = MaterialState.TOLERATED, LATER.date()
    await row.save()
    assert (await the_one(sun)).wait is Wait.GAP
    page = tell(await read_own(await again(case)), LATER, reader=sun.id)
    assert page.headline == "已通过，补齐容缺材料后才能发给您"
    assert not any(step.why for step in page.steps)


async def test_a_result_at_the_counter_waits_to_be_collected(sun):
    await play.ready()
    line = await the_one(sun)
    assert (line.wait, line.needs_you) == (Wait.COLLECT, True)


async def test_a_parcel_waits_for_a_word_once_it_has_arrived(sun):
    case = await play.mailed()
    assert [line.wait for line in await waiting_for(sun, LATER)] == []
    parcel = await Parcel.objects().get(Parcel.case == case.id)
    await parcel.note(ParcelState.AT_DOOR, "正在派送", at=LATER)
    assert (await the_one(sun)).wait is Wait.CONFIRM


async def test_what_the_post_brings_back_waits_until_another_way_is_chosen(sun, zhao):
    case = await play.mailed()
    await case.parcel_returned(by=zhao, at=WEDNESDAY, reason="地址不详")
    line = await the_one(sun)
    assert (line.wait, line.needs_you) == (Wait.RETURNED, True)
    home = DeliveryWish(DeliveryWay.MAIL, SUN.name, SUN.mobile, "示例县城关镇人民路8号")
    await case.change_delivery(by=sun, at=WEDNESDAY + HOUR, wish=home)
    assert await waiting_for(sun, LATER) == []
    counter = DeliveryWish(DeliveryWay.DECIDING_COUNTER)
    await case.change_delivery(by=sun, at=WEDNESDAY + 2 * HOUR, wish=counter)
    assert (await the_one(sun)).wait is Wait.COLLECT


async def test_what_was_handed_out_may_be_rated_for_thirty_days(sun):
    case = await play.delivered()
    line = await the_one(sun)
    assert (line.wait, line.needs_you) == (Wait.RATE, False)
    assert await waiting_for(sun, case.delivered_at + timedelta(days=31)) == []
    assert (await cases_of(sun, LATER.date()))[0].wait is None


async def test_one_rating_is_asked_for_at_a_time(sun):
    await play.delivered()
    await play.delivered(number="示卫证0002")
    assert (await the_one(sun)).wait is Wait.RATE


async def test_a_word_about_the_intake_leaves_the_delivery_to_be_rated(sun):
    case = await play.delivered()
    for service, waits in ((Service.INTAKE, [Wait.RATE]), (Service.DELIVERY, [])):
        await rate(case, {service: Said(5)}, anonymous=False, by=sun, at=LATER)
        assert [line.wait for line in await waiting_for(sun, LATER)] == waits


async def test_nothing_of_others_waits(he):
    case = await play.received()
    await case.ask_correction(by=he, at=FRIDAY + HOUR, defects=[await play.defect(case)])
    liu = await Citizen.with_mobile(LIU.mobile, at=FRIDAY)
    assert await waiting_for(liu, LATER) == []


async def test_what_was_begun_at_home_is_told_to_whoever_began_it(sun):
    draft = Case(status=Status.DRAFT, filed_by=sun.id, created_at=FRIDAY, start_key="home-1")
    await draft.save()
    assert [(line.id, line.item) for line in await drafts_of(sun)] == [(draft.id, "")]
    liu = await Citizen.with_mobile(LIU.mobile, at=FRIDAY)
    assert await drafts_of(liu) == []
