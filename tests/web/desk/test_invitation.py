"""When a result is handed out, the applicant may rate there and then, by themselves."""

from tests.web import road


async def test_the_screen_shows_a_code_for_the_applicants_own_telephone(as_staff, now):
    case = await road.handed_out(now)
    issuer = await as_staff("S02")
    path = f"/desk/cases/{case.case_no}"
    page = await issuer.open(f"{path}?done=hand_out")
    assert "由本人用手机扫码评价" in page.text
    assert 'aria-label="评价的二维码"' in page.text
    assert "工作人员不代评" in page.text
    assert "扫码评价" not in (await issuer.open(path)).text
