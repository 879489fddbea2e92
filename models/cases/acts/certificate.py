"""制证: the certificate is made, numbered and sent to the counter that hands it out."""

import json
from datetime import date
from typing import Any

from asyncpg import UniqueViolationError
from piccolo.columns import BigSerial, Bytea, Date, Varchar
from piccolo.table import Table

from models.calendar.hours import local_date
from models.cases.custody import Holder, Stretch
from models.cases.turn import Turn, act
from models.columns import CASE, instant, reference
from models.documents.composing.decision import certificate_text
from models.documents.document import is_ours
from models.errors import Invalid, demand
from models.people.applicant import Applicant
from models.people.identity import ID_KIND_NAMES, IdKind
from models.people.staff import Staff
from models.sealing import Sealed

LONGEST_NUMBER = 60  # characters, as the number of any paper


class Certificate(Table):
    """One certificate of one case."""

    id = BigSerial(primary_key=True)
    case = reference(CASE, unique=True)
    name = Varchar(length=200)
    number = Varchar(length=80, unique=True)
    fields_sealed = Bytea(default=b"")
    valid_from = Date(null=False, default=None)
    valid_to = Date(null=True, default=None)  # null: 长期有效
    made_by = reference(Staff)
    made_at = instant()

    _fields = Sealed("fields_sealed")

    @property
    def fields(self) -> list[dict[str, str]]:
        """What its face says, as printed: [{label, value}]; the holder's number is among it."""
        return json.loads(self._fields)

    @fields.setter
    def fields(self, value: list[dict[str, str]]) -> None:
        self._fields = json.dumps(value, ensure_ascii=False)


class Certification:
    """Making the certificate."""

    @act
    async def issue(self, turn: Turn, *, number: str, fields: list[dict[str, str]]) -> None:
        """The certificate lies ready; from here the mailing clock runs if the item says so."""
        ours = await is_ours(number.strip())
        demand(
            ("number", number.strip(), "请填写证照编号。"),
            ("number", not ours, "这是文书的编号，请填写空白证照上印的编号。"),
            ("number", len(number.strip()) <= LONGEST_NUMBER, "证照编号太长，请核对后重新填写。"),
        )
        result = (await self.guide()).certificate
        today = local_date(turn.at)
        certificate = Certificate(
            case=self.id,
            name=result.name,
            number=number.strip(),
            valid_from=today,
            valid_to=_last_day(today, result.valid_years),
            made_by=turn.actor.id,
            made_at=turn.at,
        )
        certificate.fields = fields
        try:
            await certificate.save()
        except UniqueViolationError as error:
            sentence = "这个证照编号已经用过，请核对空白证照上的编号。"
            raise Invalid({"number": sentence}) from error
        leg = await self.go_on(turn)
        if await self.goes_by_mail() and turn.clocks.running("K12") is None:
            await turn.clocks.start("K12", turn.at)
        turn.custody.append(_at_the_counter(self, certificate, leg.office))
        turn.paper(
            "certificate",
            office=self.office,
            own_number=certificate.number,
            **certificate_text(certificate),
        )


async def printed_fields(case: Any) -> list[dict[str, str]]:
    """What the face of the certificate says: the holder, and what the form says of the place."""
    holder = await Applicant.objects().get(Applicant.id == case.applicant)
    fields = [(ID_KIND_NAMES[IdKind(holder.id_kind)], holder.id_number)]
    fields.insert(0, ("姓名" if holder.is_person else "单位名称", holder.name))
    if holder.legal_name:
        fields.append(("负责人", holder.legal_name))
    form = case.form
    fields += [
        (field.label, form[field.key])
        for field in (await case.guide()).fields
        if form.get(field.key) and not field.personal
    ]
    return [{"label": label, "value": value} for label, value in fields]


def _last_day(first: date, years: int | None) -> date | None:
    if years is None:
        return None
    ends = first.year + years
    try:
        same_day = first.replace(year=ends)
    except ValueError:  # 29 February
        same_day = date(ends, 3, 1)
    return date.fromordinal(same_day.toordinal() - 1)


def _at_the_counter(case: Certification, certificate: Certificate, office: int) -> Stretch:
    return {
        "case": case.id,
        "label": f"{certificate.name}（{certificate.number}）",
        "originals": 1,
        "holder": Holder.COUNTER,
        "office": office,
        "since": certificate.made_at,
    }
