"""One list for several items: every question once, every paper once, with what it is for."""

from dataclasses import replace

import msgspec
import pytest

from models.catalog.guide import Guide
from models.catalog.packages.checklist import ALSO, package_checklist, question_keys
from models.catalog.packages.days import total, usual_days, workdays
from models.catalog.packages.guide import PackageGuide, PackagePaper, PackagePart
from models.catalog.words import LimitUnit, MaterialForm, Need
from tests.models.catalog.written import guide, material, question, row

WHO = question("agent", "本人办理", "他人代办")
CARD = {"type": "居民身份证", "originals": 0, "form": "copy"}


def ours(key: str, written: Guide, *after: str, **told) -> PackagePart:
    """A step that an item of this hall is."""
    named = msgspec.structs.replace(written, code=key.upper() * 31)
    usual = {"name": f"{key}登记", "office": "示例县市监局", "code": named.code, "guide": named}
    return PackagePart(key=key, after=after, **(usual | told))


def theirs(key: str, days: int | None, *after: str, **told) -> PackagePart:
    """A step another body does."""
    return PackagePart(
        key=key, name=f"{key}手续", office="示例银行", expected_days=days, after=after, **told
    )


def package(*steps: PackagePart, papers: tuple[PackagePaper, ...] = ()) -> PackageGuide:
    return PackageGuide(
        id=1,
        code="P9",
        name="开店一件事",
        summary="",
        aliases=(),
        lead_office="示例县市监局",
        lead_phone="0999-8800606",
        promised_length=5,
        promised_unit=LimitUnit.WORKDAY,
        note="",
        form_fields=(),
        edition=1,
        steps=steps,
        papers=papers,
    )


def line(listed, name: str):
    return next(one for one in listed.lines if one.name == name)


def test_the_same_question_is_asked_once_and_answers_both():
    agent = material("m9", "委托书", when={"q": "agent", "is": "他人代办"})
    step = guide(materials=[material("m1", "表"), agent], questions=[WHO])
    both = package(ours("a", step), ours("b", step))
    listed = package_checklist(both, {"agent": ("他人代办",)})
    assert [one.key for one in listed.questions] == ["agent"]
    assert line(listed, "委托书").used_for == ("a登记", "b登记")
    assert line(listed, "委托书").reasons == ("因选“他人代办”",)


def test_the_same_key_with_other_options_is_another_question():
    one = guide(materials=[material("m1")], questions=[question("type", "新办", "变更")])
    two = guide(materials=[material("m1")], questions=[question("type", "餐饮", "销售")])
    both = package(ours("a", one), ours("b", two))
    assert question_keys(both) == (ALSO, "type", "type-b")
    listed = package_checklist(both, {"type": ("新办",), "type-b": ("销售",)})
    assert listed.complete
    assert dict(listed.answers) == {"type": ("新办",), "type-b": ("销售",)}


def test_one_paper_is_asked_for_once_under_its_standard_name():
    one = guide(materials=[material("m1", "经营者身份证", **CARD, copies=1)])
    two = guide(materials=[material("m4", "申请人身份证", **CARD, copies=2)])
    [card] = package_checklist(package(ours("a", one), ours("b", two)), {}).lines
    assert (card.name, card.used_for) == ("居民身份证", ("a登记", "b登记"))
    assert (card.copies, card.originals) == (2, 0), "as many as the step that wants most"


def test_equal_names_are_one_paper_where_nobody_gave_a_standard_name():
    step = guide(materials=[material("m1", "平面图")])
    listed = package_checklist(package(ours("a", step), ours("b", step)), {})
    assert len(listed.lines) == 1
    assert listed.asked_twice == 1


def test_the_stricter_form_and_need_decide():
    lax = material("m1", "合同", form="any", need="tolerable")
    strict = material("m1", "合同", form="original", need="required")
    both = package(ours("a", guide(materials=[lax])), ours("b", guide(materials=[strict])))
    [contract] = package_checklist(both, {}).lines
    assert (contract.form, contract.need) == (MaterialForm.ORIGINAL, Need.REQUIRED)


def test_a_paper_is_free_only_if_no_step_wants_it_in_hand():
    looked_up = guide(materials=[material("m1", "执照", waiver="shared")])
    in_hand = guide(materials=[material("m1", "执照", waiver="none")])
    free = package_checklist(package(ours("a", looked_up)), {})
    assert [one.sources for one in free.waived] == [("数据共享",)]
    assert package_checklist(package(ours("a", looked_up), ours("b", in_hand)), {}).waived == ()


def test_a_reason_is_told_only_if_no_step_asks_everybody():
    some = material("m2", "图", when={"q": "agent", "is": "他人代办"})
    one = guide(materials=[material("m1"), some], questions=[WHO])
    two = guide(materials=[material("m1"), material("m2", "图")])
    listed = package_checklist(package(ours("a", one), ours("b", two)), {"agent": ("他人代办",)})
    assert line(listed, "图").reasons == ()


def test_what_an_earlier_step_makes_is_not_brought():
    licence = [row("results", kind="certificate", name="营业执照")]
    first = guide(materials=[material("m1", "登记申请书")], results=licence)
    second = guide(materials=[material("m1", "营业执照"), material("m2", "平面图")])
    chain = package(ours("a", first), theirs("x", 1, "a"), ours("b", second, "x"))
    listed = package_checklist(chain, {})
    assert [one.name for one in listed.to_bring] == ["登记申请书", "平面图"]
    assert line(listed, "营业执照").sources == ("“a登记”办好后直接取用",)
    apart = package(ours("a", first), ours("b", second))
    assert not line(package_checklist(apart, {}), "营业执照").waived


def test_the_package_asks_for_papers_of_its_own():
    own = (PackagePaper("死亡证明", Need.REQUIRED, "医院出具"), PackagePaper("表", Need.OPTIONAL))
    listed = package_checklist(
        package(ours("a", guide(materials=[material("m1", "表")])), papers=own), {}
    )
    certificate = line(listed, "死亡证明")
    assert (certificate.used_for, certificate.notes) == ((), ("医院出具",))
    assert certificate in listed.to_bring
    assert line(listed, "表").need is Need.REQUIRED
    assert len(listed.lines) == 2


def test_optional_steps_count_only_for_who_wants_them():
    step = guide(materials=[material("m1", "表")])
    sign = ours("b", guide(materials=[material("m1", "效果图")], promised_length=9), optional=True)
    both = package(ours("a", step), sign)
    without, wanted = package_checklist(both, {}), package_checklist(both, {ALSO: ("b登记",)})
    assert [one.name for one in without.lines] == ["表"]
    assert [one.name for one in wanted.lines] == ["表", "效果图"]
    assert (without.total.days, wanted.total.days) == (5, 9)
    assert without.complete, "nobody has to want more"


def test_a_step_that_cannot_be_done_is_told_and_left_out():
    stops = question("q", ("外县", [{"stop": "请到外县办。"}]), "本县")
    one = guide(materials=[material("m1", "户口簿")], questions=[stops])
    two = guide(materials=[material("m1", "表")])
    listed = package_checklist(package(ours("a", one), ours("b", two)), {"q": ("外县",)})
    assert [one.step.key for one in listed.stopped] == ["a"]
    assert [one.name for one in listed.lines] == ["表"]


def test_what_no_step_needs_is_told_once():
    some = material("m2", "委托书", when={"q": "agent", "is": "他人代办"})
    step = guide(materials=[material("m1", "表"), some], questions=[WHO])
    listed = package_checklist(package(ours("a", step), ours("b", step)), {"agent": ("本人办理",)})
    assert [(one.name, one.reason) for one in listed.left_out] == [("委托书", "因选“本人办理”")]


def test_fees_name_their_step_and_visits_are_made_together():
    fee = [row("fees", name="工本费", standard="20元")]
    one = guide(charges=True, fees=fee, visits=1)
    listed = package_checklist(package(ours("a", one), ours("b", guide(visits=2))), {})
    assert [(step, fee.name) for step, fee in listed.fees] == [("a登记", "工本费")]
    assert listed.visits == 2


def test_unknown_answers_are_ignored():
    both = package(ours("a", guide(materials=[material("m1")], questions=[WHO])))
    odd = {"agent": ("外星人",), ALSO: ("没有",), "nothing": ("1",)}
    assert package_checklist(both, odd) == package_checklist(both, {})


@pytest.mark.parametrize(
    ("length", "unit", "days"),
    [(5, "workday", 5), (14, "day", 10), (1, "month", 22), (9, "hour", 2)],
)
def test_limits_are_added_up_in_working_days(length, unit, days):
    assert workdays(length, LimitUnit(unit)) == days


def test_the_longest_chain_decides_how_long_it_takes():
    quick, slow = guide(promised_length=1), guide(promised_length=10)
    steps = (ours("a", quick), ours("b", slow), theirs("c", 3, "a"), ours("d", quick, "c", "a"))
    assert total(package(*steps)).days == 10
    assert total(package(*steps, theirs("e", 8, "d"))).days == 13
    assert total(package(*steps)).words == "约10个工作日"


def test_a_step_of_unknown_length_makes_it_at_least():
    steps = (ours("a", guide(promised_length=3)), theirs("x", None, "a"))
    assert total(package(*steps)).words == "至少3个工作日"
    assert total(package(theirs("x", None))).words == "视各环节而定"
    assert total(package(ours("a", guide(promised_length=0)))).words == "当场办结"


def test_an_answer_that_changes_a_limit_changes_the_whole():
    urgent = question("q", ("加急", [{"promise": 1}]), "不急")
    step = ours("a", guide(materials=[material("m1")], questions=[urgent], promised_length=5))
    chain = package(step, theirs("x", 2, "a"))
    assert package_checklist(chain, {"q": ("不急",)}).total.days == 7
    assert package_checklist(chain, {"q": ("加急",)}).total.days == 3


def test_a_circle_does_not_go_on_for_ever():
    one, two = theirs("a", 1, "b"), theirs("b", 2, "a")
    assert total(package(one, two)).days == 3


def test_an_item_that_is_not_in_force_has_no_list_and_an_open_length():
    gone = replace(ours("a", guide()), guide=None)
    assert usual_days(gone) is None
    listed = package_checklist(package(gone), {})
    assert (listed.lines, listed.total.open) == ((), True)
