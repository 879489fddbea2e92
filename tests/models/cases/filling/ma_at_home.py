"""马丽 applies from home: what she says, chooses and hands in."""

from datetime import timedelta

from models.cases.case import Case
from models.cases.filling.whom import everyone_for
from models.cases.filling.wishes import DeliveryWish
from models.cases.words import DeliveryWay
from models.people.account.authorisation import Authorisation, Proof, Standing
from models.people.applicant import Audience
from models.people.citizen import Citizen
from models.sample.cast import LIU, MA
from tests.models.days import FRIDAY

TODAY = FRIDAY.date()
PAPER = {"name": "授权委托书", "when": {"q": "agent", "is": "他人代办"}, "originals": 1}
AGENT = {"agent": ({"label": "本人办理"}, {"label": "他人代办"})}
ANSWERS = {"agent": ("本人办理",)}
ONLINE = {"channels": ["窗口", "网上"]}
MAIL = DeliveryWish(DeliveryWay.MAIL, "马丽", MA.mobile, MA.address)


async def choose(draft: Case, citizen: Citizen, choice: str = "me") -> None:
    guide = await draft.guide()
    people = await everyone_for(citizen, draft.item, guide, TODAY)
    whom = next(one for one in people if one.choice == choice)
    await draft.apply_for(whom, by=citizen, at=FRIDAY)


async def filled(draft: Case, citizen: Citizen, jpeg: bytes) -> Case:
    """Everything is there but the button."""
    await choose(draft, citizen)
    await draft.write_form({"since": "2026年3月"})
    form = next(row for row in await draft.materials() if row.name == "申请表")
    await form.attach(jpeg, "申请表.jpg", by="申请人", at=FRIDAY)
    await draft.wish_for(MAIL, at=FRIDAY)
    return draft


async def for_liu(citizen: Citizen, file: int | None, **more: object) -> Authorisation:
    """刘德福 lets 马丽 act for him, on paper."""
    row = Authorisation(
        standing=Standing.AGENT,
        proof=Proof.UPLOADED,
        held_by=citizen.id,
        audience=Audience.PERSON,
        name=LIU.name,
        id_kind=LIU.id_kind,
        agent_name=MA.name,
        agent_mobile_index=citizen.mobile_index,
        valid_from=TODAY,
        valid_to=TODAY + timedelta(days=30),
        file=file,
        made_at=FRIDAY,
        **more,
    )
    row.id_number = LIU.id_number
    await row.save()
    return row
