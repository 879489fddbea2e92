"""我的办件: for whom, in which state, by number, page by page."""

from models.cases.case import Case
from models.files.file import File
from models.people.account.authorisation import Authorisation, Proof, Standing
from models.people.applicant import Applicant, Audience
from models.people.citizen import Citizen, mobile_index
from models.people.identity import IdKind
from models.sample.cast import LIU, SUN
from tests.web import road


async def _both(now) -> tuple[Case, Case]:
    """孙建国's shop, and 刘德福's allowance that names his phone too."""
    shop, allowance = await road.received(now), await road.allowance(now)
    theirs = {Case.contact_mobile_index: mobile_index(SUN.mobile)}
    await Case.update(theirs).where(Case.id == allowance.id)
    return shop, allowance


async def test_whom_i_act_for_is_a_choice_and_their_names_are_masked(as_citizen, now):
    shop, allowance = await _both(now)
    sun = await as_citizen(SUN.mobile)
    page = await sun.open("/cases")
    assert shop.case_no in page.text
    assert allowance.case_no in page.text
    assert f"刘**（尾号{LIU.id_number[-4:]}）" in page.text
    assert "刘德福" not in page.text
    only = await sun.open(f"/cases?who={allowance.applicant}")
    assert f"/cases/{allowance.case_no}" in only.text
    assert f"/cases/{shop.case_no}" not in only.text


async def test_two_parents_of_one_surname_are_two(as_citizen, now):
    shop, allowance = await _both(now)
    other = await _for(LIU.name, "999901194408120066", shop, now)
    page = await (await as_citizen(SUN.mobile)).open("/cases")
    assert f"刘**（尾号{LIU.id_number[-4:]}）" in page.text
    assert "刘**（尾号0066）" in page.text
    only = await (await as_citizen(SUN.mobile)).open(f"/cases?who={other}")
    assert f"/cases/{shop.case_no}" in only.text
    assert f"/cases/{allowance.case_no}" not in only.text


async def test_whom_i_have_written_down_is_called_by_name_and_two_of_one_name_are_two(
    as_citizen, now
):
    shop, allowance = await _both(now)
    me = await Citizen.with_mobile(SUN.mobile, at=now)
    await Case.update({Case.filed_by: me.id}).where(Case.id == allowance.id)
    sun = await as_citizen(SUN.mobile)
    assert f">{LIU.name} · " in (await sun.open("/cases")).text
    await _for(LIU.name, "999901194408120066", shop, now)
    await Case.update({Case.filed_by: me.id}).where(Case.id == shop.id)
    page = await sun.open("/cases")
    assert f"{LIU.name}（尾号{LIU.id_number[-4:]}）" in page.text
    assert f"{LIU.name}（尾号0066）" in page.text


async def test_who_sent_in_a_paper_reads_the_name_on_it(as_citizen, now, files):
    await _both(now)
    me = await Citizen.with_mobile(SUN.mobile, at=now)
    about = {"audience": Audience.PERSON, "name": LIU.name, "id_kind": LIU.id_kind}
    proof = {"proof": Proof.UPLOADED, "held_by": me.id, "agent_name": SUN.legal_name}
    proof["file"] = (await File.keep(b"signed", "image/jpeg", at=now)).id
    today = {"valid_from": now.date(), "valid_to": now.date(), "made_at": now}
    await Authorisation(standing=Standing.AGENT, **about, **proof, **today).save()
    assert f">{LIU.name} · " in (await (await as_citizen(SUN.mobile)).open("/cases")).text


async def _for(name: str, number: str, case: Case, now) -> int:
    """A case that is somebody else's now."""
    row = await Applicant.named(Audience.PERSON, name, IdKind.RESIDENT, number, at=now)
    await Case.update({Case.applicant: row.id}).where(Case.id == case.id)
    return row.id


async def test_one_person_needs_no_choice(as_citizen, now):
    await road.received(now)
    page = await (await as_citizen(SUN.mobile)).open("/cases")
    assert "为谁办的" not in page.text


async def test_the_list_is_narrowed_by_state_and_by_number(as_citizen, now):
    shop, allowance = await _both(now)
    sun = await as_citizen(SUN.mobile)
    await sun.fill(f"/cases/{shop.case_no}/withdrawal", signed="yes")
    assert shop.case_no not in (await sun.open("/cases?state=open")).text
    assert allowance.case_no not in (await sun.open("/cases?state=done")).text
    tail = allowance.case_no.replace("-", "")[-6:]
    found = await sun.open(f"/cases?q={tail}")
    assert f"/cases/{allowance.case_no}" in found.text
    assert f"/cases/{shop.case_no}" not in found.text
    assert f"/cases/{shop.case_no}" in (await sun.open("/cases?q=卫生许可")).text
    assert "没有找到" in (await sun.open("/cases?q=100%25")).text


async def test_nonsense_in_the_address_shows_the_list(as_citizen, now):
    case = await road.received(now)
    sun = await as_citizen(SUN.mobile)
    for query in ("who=x&state=x&page=x", "who=-1", "page=99999", "page=0", "who=²"):
        page = await sun.open(f"/cases?{query}")
        assert case.case_no in page.text, query


async def test_beyond_the_first_twenty_there_is_another_page(as_citizen, now):
    cases = [await road.received(now) for _ in range(21)]
    sun = await as_citizen(SUN.mobile)
    first, second = await sun.open("/cases"), await sun.open("/cases?page=2")
    shown = [case for case in cases if f"/cases/{case.case_no}" in first.text]
    assert len(shown) == 20
    [rest] = [case for case in cases if case not in shown]
    assert f"/cases/{rest.case_no}" in second.text
