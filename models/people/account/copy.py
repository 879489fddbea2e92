"""复制我的信息 (个人信息保护法 45): everything kept about one citizen, by Chinese names."""

from datetime import date, datetime
from typing import Any

from models.audit.looks import looks_at
from models.calendar.hours import local_date
from models.cases.theirs import THEIRS, keys_of
from models.database import fetch
from models.people.account.address import Address
from models.people.account.authorisation import Authorisation, Proof
from models.people.account.case_copy import cases_of, left_out_of, moment
from models.people.account.company import Company
from models.people.account.consent import Consent
from models.people.account.profile import Profile
from models.people.citizen import Citizen
from models.ratings.rating import Rating

MOST_LOOKS = 1000


async def everything(citizen: Citizen, *, at: datetime) -> dict[str, Any]:
    """Every field by its Chinese name, unmasked: it is the person's own copy.

    What another has signed for the phone names that other, and the phone may be a wrong one.
    """
    today = local_date(at)
    return {
        "导出时间": moment(at),
        "账号": _account(citizen),
        "实名信息": await _profile(citizen),
        "我的企业": [_company(row) for row in await Company.of(citizen)],
        "常用地址": [_address(row) for row in await Address.of(citizen)],
        "我持有的授权": [_held(row) for row in await Authorisation.all_held(citizen)],
        "我签出的授权": [
            _authorisation(row) for row in await Authorisation.granted_by_citizen(citizen)
        ],
        "同意": [_consent(row) for row in (await Consent.of(citizen)).values()],
        "办件": await cases_of(citizen, today),
        **await _left_out(citizen, today),
        "站内消息": await _notices(citizen, today),
        "评价": await _ratings(citizen),
        "谁查看了我的信息": await _looks(citizen, today),
    }


def _account(citizen: Citizen) -> dict[str, Any]:
    return {
        "手机号": citizen.mobile,
        "开通时间": moment(citizen.created_at),
        "最近登录": moment(citizen.signed_in_at),
        "短信提醒": citizen.by_sms,
        "邮件提醒": citizen.by_email,
        "邮箱": citizen.email,
    }


async def _profile(citizen: Citizen) -> dict[str, Any] | None:
    row = await Profile.of(citizen)
    return row and {
        "姓名": row.name,
        "证件类型": row.id_kind_name,
        "证件号码": row.id_number,
        "保存时间": moment(row.saved_at),
        "核验时间": moment(row.checked_at),
        "核验来源": row.check_source,
    }


def _company(row: Company) -> dict[str, Any]:
    return {
        "类型": row.audience_name,
        "名称": row.name,
        "统一社会信用代码": row.credit_code,
        "法定代表人": row.legal_name,
        "我的身份": row.relation,
        "保存时间": moment(row.saved_at),
        "核验时间": moment(row.checked_at),
        "核验来源": row.check_source,
    }


def _address(row: Address) -> dict[str, Any]:
    return {
        "收件人": row.recipient,
        "手机号": row.mobile,
        "地址": row.place,
        "默认": row.usual,
        "保存时间": moment(row.saved_at),
    }


def _authorisation(row: Authorisation) -> dict[str, Any]:
    return {
        "种类": row.standing_name,
        "委托人": row.name,
        "委托人证件": f"{row.id_kind_name} {row.id_number}",
        "受托人": row.agent_name,
        "受托人手机": row.agent_mobile,
        "关系": row.relation,
        "有效期": f"{row.valid_from}至{row.valid_to}",
        "登记时间": moment(row.made_at),
        "撤销时间": moment(row.revoked_at),
    }


def _held(row: Authorisation) -> dict[str, Any]:
    if row.proof == Proof.UPLOADED:
        return _authorisation(row)
    masked = {
        "委托人": row.masked_name,
        "委托人证件": f"{row.id_kind_name} {row.masked_id}",
        "受托人": row.masked_agent_name,
    }
    return _authorisation(row) | masked


def _consent(row: Consent) -> dict[str, Any]:
    return {
        "事由": row.purpose_name,
        "同意时间": moment(row.given_at),
        "撤回时间": moment(row.withdrawn_at),
    }


async def _left_out(citizen: Citizen, today: date) -> dict[str, str]:
    many = await left_out_of(citizen, today)
    return {"没有列进来的办件": f"还有更早的{many}件，请在“我的办件”里看。"} if many else {}


async def _notices(citizen: Citizen, today: date) -> list[dict[str, Any]]:
    rows = await fetch(_TOLD, *keys_of(citizen, today))
    return [{"时间": moment(row["created_at"]), "内容": row["text"]} for row in rows]


async def _looks(citizen: Citizen, today: date) -> list[list[str]]:
    looks = await looks_at(citizen, today, size=MOST_LOOKS)
    return [[moment(one.at), one.who, one.what, one.reason, one.case_no] for one in looks.entries]


async def _ratings(citizen: Citizen) -> list[dict[str, Any]]:
    rows = await Rating.objects().where(Rating.citizen == citizen.id).order_by(Rating.id)
    return [{"时间": moment(row.at), "星级": row.level, "内容": row.text} for row in rows]


_TOLD = f"""
SELECT n.created_at, n.text FROM notice n JOIN cases c ON c.id = n."case"
WHERE n.mobile_index = $1 AND {THEIRS} ORDER BY n.id
"""  # noqa: S608
