"""What is typed into the form at home is looked at, as far as its label says what it holds."""

import pytest

from models.cases.filling.form_fields import NO_TELEPHONE, wrong_with_field
from models.catalog.guide import GuideField
from models.people.identity import IdKind
from models.sample.cast import LIU, SUN
from tests.models.days import FRIDAY

TODAY = FRIDAY.date()
RESIDENT, PASSPORT, CREDIT = IdKind.RESIDENT, IdKind.PASSPORT, IdKind.CREDIT


def wrong(label: str, text: str, kind: IdKind = RESIDENT, *, required: bool = True) -> str | None:
    field = GuideField("f", label, "", required, 100, False)
    return wrong_with_field(field, text, kind, TODAY)


@pytest.mark.parametrize(
    ("label", "text", "kind"),
    [
        ("联系电话", "199 0000 0001", RESIDENT),
        ("联系电话", "0999-8266123", RESIDENT),
        ("联系电话", "（0999）8266123转802", RESIDENT),
        ("联系电话", "8266123", RESIDENT),
        ("家人电话", "无", RESIDENT),
        ("联系电话", "没有", RESIDENT),
        ("手机号", "＋86 19900000001", RESIDENT),
        ("身份证号码", LIU.id_number, RESIDENT),
        ("身份证号码", "E12345678", PASSPORT),
        ("身份证号", LIU.id_number, CREDIT),
        ("证件号码", SUN.id_number, CREDIT),
        ("证件号码", LIU.id_number, CREDIT),
        ("参保人证件号码", "A123456789", RESIDENT),
        ("参保人证件号码", "E12345678", RESIDENT),
        ("监护人姓名和电话", "无", RESIDENT),
        ("有无电话", "有", RESIDENT),
    ],
)
def test_what_is_right_is_taken(label, text, kind):
    assert wrong(label, text, kind) is None


@pytest.mark.parametrize(
    ("label", "text", "kind", "sentence"),
    [
        ("联系电话", "1990000000", RESIDENT, "手机号应为11位，现在是10位。"),
        ("联系电话", "12", RESIDENT, "手机号应为11位，现在是2位。"),
        ("联系电话", "问我女儿", RESIDENT, NO_TELEPHONE),
        ("手机号码", "0999-8266123", RESIDENT, "手机号应以13至19开头，请再核一遍。"),
        ("身份证号码", LIU.id_number[:-1], RESIDENT, "公民身份号码应为18位，现在是17位。"),
        ("身份证号", "E12345678", RESIDENT, "公民身份号码应为18位，现在是9位。"),
        ("证件号码", "???", PASSPORT, "护照号码的格式不对，请对照证件再核一遍。"),
        ("参保人证件号码", "99990119811", RESIDENT, "公民身份号码应为18位，现在是11位。"),
        ("参保人证件号码", "99990119811X2345", RESIDENT, "公民身份号码应为18位，现在是16位。"),
        ("姓名", "", RESIDENT, "请填写姓名。"),
    ],
)
def test_what_cannot_be_right_is_told(label, text, kind, sentence):
    assert wrong(label, text, kind) == sentence


def test_what_may_stay_blank_may():
    assert wrong("联系电话", "", required=False) is None
