"""Two cases and two drafts in a town, and who of the cast may see which."""

from dataclasses import dataclass
from datetime import datetime

from models.cases.case import Case
from models.cases.material import CaseFile
from models.documents.document import Document
from models.people.permissions import MAY
from models.people.role import Role
from models.sample.cast import CITIZENS, STAFF, officer
from models.sample.sheets import drawn_sheet
from tests.web import road

ROLES: dict[str, Role] = {
    "": Role.VISITOR,
    **{member.job_no: member.role for member in STAFF},
    **{person.mobile: Role.CITIZEN for person in CITIZENS},
}

SHOP, ALLOWANCE = "shop", "allowance"
SEES = {
    # 孙建国's case is with the health office: taken in by 何琳, re-checked by 张强.
    SHOP: {"F01", "S01", "W01", "W02", "L01", "G01", "19900000001"},
    # 刘德福's is with the civil office: taken in by 林小芳, re-checked by 张强.
    ALLOWANCE: {"Q01", "S01", "M01", "M02", "G01", "19900000002"},
}
SEES_DRAFT = {SHOP: {"F01"}, ALLOWANCE: {"Q01"}}


@dataclass(frozen=True)
class Record:
    """A case, a draft beside it, and what hangs on both: the parameters of addresses."""

    name: str
    case: dict[str, object]
    draft: dict[str, object]

    def seen_by(self, who: str, parameters: tuple[str, ...]) -> bool:
        """Whether a person sees what an address with these parameters is about."""
        if "draft" in parameters:
            return who in SEES_DRAFT[self.name]
        return who in SEES[self.name] if "number" in parameters else True

    def values(self, parameters: tuple[str, ...]) -> dict[str, object]:
        """What to put in their place."""
        return self.draft if "draft" in parameters else self.case


async def build(now: datetime) -> dict[str, Record]:
    """The shop's case lies with 王磊, the allowance with 孙浩's office."""
    shop = await road.under_review(now)
    allowance = await road.allowance(now)
    await allowance.accept(by=await officer("Q01", now), at=now)
    await allowance.push(by=await officer("Q01", now), at=now)
    await allowance.claim(by=await officer("S01", now), at=now)
    await allowance.pass_on(by=await officer("S01", now), at=now)
    drafts = {SHOP: await road.listed(now), ALLOWANCE: await road.identified(now, "Q01", road.LIU)}
    cases = {SHOP: shop, ALLOWANCE: allowance}
    return {
        name: Record(name, await _of_case(case, now), await _of_draft(drafts[name], now))
        for name, case in cases.items()
    }


async def _of_case(case: Case, now: datetime) -> dict[str, object]:
    receipt = await Document.objects().get(
        (Document.case == case.id) & (Document.kind == "receipt")
    )
    sheet = await _picture(case, now)
    return {"number": case.case_no, "paper": f"{receipt.id}.pdf", "file": sheet.id, "sheet": 1}


async def _of_draft(draft: Case, now: datetime) -> dict[str, object]:
    rows = await draft.materials()
    if not rows:
        return {"draft": draft.id, "material": 0, "file": 0, "sheet": 1}
    sheet = await _picture(draft, now)
    return {"draft": draft.id, "material": rows[0].id, "file": sheet.id, "sheet": 1}


async def _picture(case: Case, now: datetime) -> CaseFile:
    row = (await case.materials())[0]
    return await row.attach(drawn_sheet(row.name, {}), "照片.jpg", by="何琳", at=now)


def is_allowed(who: str, may: str) -> bool:
    """What the permission table says."""
    return ROLES[who] in MAY[may]
