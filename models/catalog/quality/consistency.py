"""Elements of a guide that contradict each other."""

import re
from collections.abc import Iterator

from models.catalog.guide import Guide, GuideMaterial
from models.catalog.quality.finding import Finding
from models.catalog.words import CaseKind, IntakeMode, LimitUnit, MaterialForm, Need, ResultKind

# Calendar days in one of each, for comparing limits in different units: 5 working days are a week.
DAYS_IN = {
    LimitUnit.WORKDAY: 7 / 5,
    LimitUnit.DAY: 1,
    LimitUnit.MONTH: 30,
    LimitUnit.HOUR: 1 / 24,
}
FROM_HOME = {"网上", "移动端", "快递申请", "上门"}
COUNTERS = {IntakeMode.WINDOW, IntakeMode.STATIONED}
PLAIN_KEY = re.compile(r"[a-z][a-z0-9_]*")  # it stands in addresses


def contradictions(guide: Guide) -> Iterator[Finding]:
    """Every pair of elements that cannot both be right."""
    yield from _limits(guide)
    yield from _places(guide)
    yield from _money(guide)
    yield from _specials(guide)
    yield from _results(guide)
    yield from _promises(guide)
    for place, material in enumerate(guide.materials):
        for sentence in _material(guide, material):
            yield Finding("materials", f"“{material.name}”{sentence}。", row=place)
    if guide.no_materials and guide.materials:
        yield Finding("no_materials", "说不需要任何申请材料，却列了申请材料。")
    yield from _keys(guide)


def _limits(guide: Guide) -> Iterator[Finding]:
    if guide.legal_length and _longer_than_legal(guide):
        sentence = f"承诺时限{guide.promised}比法定时限{guide.legal}还长。"
        yield Finding("promised_length", sentence)
    if guide.case_kind is CaseKind.IMMEDIATE and guide.promised_length:
        yield Finding("promised_length", "即办件要当场办结，承诺时限应当填0。")
    if guide.case_kind is not CaseKind.IMMEDIATE and guide.promised_length == 0:
        yield Finding("promised_length", "承诺时限是0表示当场办结，可办件类型不是即办件。")
    if guide.valid_from and guide.valid_to and guide.valid_to < guide.valid_from:
        yield Finding("valid_to", "失效日期比生效日期还早。")
    if not guide.legal_length and not guide.legal_note:
        sentence = "没有填法定时限，请说明法律为什么没有规定。"
        yield Finding("legal_note", sentence, must=False)


def _longer_than_legal(guide: Guide) -> bool:
    if guide.promised_unit is guide.legal_unit:
        return guide.promised_length > guide.legal_length
    promised = guide.promised_length * DAYS_IN[guide.promised_unit]
    return promised > guide.legal_length * DAYS_IN[guide.legal_unit]


def _places(guide: Guide) -> Iterator[Finding]:
    if guide.visits == 0 and not FROM_HOME & set(guide.channels):
        yield Finding("visits", "到现场次数是0，可办理形式里只有窗口，人总要来一次。")
    if guide.visits > 0 and not guide.visits_reason:
        yield Finding("visits_reason", "要群众到现场，请写明为什么。")
    if not guide.in_hall and not guide.not_in_hall_reason:
        yield Finding("not_in_hall_reason", "事项不进驻大厅，请写明原因。")
    if not guide.in_hall and COUNTERS & set(guide.intake_modes):
        yield Finding("in_hall", "由大厅窗口收件的事项，应当进驻大厅。")
    if guide.terminal and "自助终端" not in guide.channels:
        yield Finding("channels", "支持自助终端，可办理形式里没有自助终端。")


def _money(guide: Guide) -> Iterator[Finding]:
    if guide.charges and not guide.fees:
        yield Finding("fees", "写着要收费，可没有收费项目和标准。")
    if guide.fees and not guide.charges:
        yield Finding("charges", "列了收费项目，可写着不收费。")
    if guide.online_payment and not guide.charges:
        yield Finding("online_payment", "不收费的事项，用不着网上支付。")
    yield from _fees(guide)


def _fees(guide: Guide) -> Iterator[Finding]:
    for place, fee in enumerate(guide.fees):
        if not fee.basis:
            yield Finding("fees", f"收费“{fee.name}”没有依据，没有依据不能收费。", row=place)
        if fee.reducible and not fee.reduction_basis:
            sentence = f"收费“{fee.name}”允许减免，请写明依据。"
            yield Finding("fees", sentence, must=False, row=place)


def _specials(guide: Guide) -> Iterator[Finding]:
    for place, special in enumerate(guide.specials):
        if special.excludes_clock and not special.basis:
            sentence = f"特别程序“{special.name}”没有法律依据，它的时间要算在办理时限里。"
            yield Finding("specials", sentence, row=place)
        if special.max_days == 0:
            sentence = f"特别程序“{special.name}”没有写最多几个工作日。"
            yield Finding("specials", sentence, row=place)


def _results(guide: Guide) -> Iterator[Finding]:
    for place, result in enumerate(guide.results):
        if result.kind is not ResultKind.CERTIFICATE or result.valid_years:
            continue
        sentence = f"“{result.name}”没有有效期"
        if result.renewable:
            yield Finding("results", f"{sentence}，却要延续。", row=place)
        else:
            yield Finding("results", f"{sentence}；长期有效的可以不填。", must=False, row=place)


def _promises(guide: Guide) -> Iterator[Finding]:
    labels = {option.label for question in guide.questions for option in question.options}
    if guide.promise_allowed and "告知承诺" not in labels:
        sentence = "支持告知承诺，可情形问题里没有“告知承诺”这个选项。"
        yield Finding("promise_allowed", sentence, must=False)
    if guide.tolerable and not _may_come_later(guide):
        yield Finding("tolerable", "支持容缺受理，可没有一份材料可以容缺。", must=False)
    waived = any(one.waivable or one.need is Need.EXEMPT for one in guide.materials)
    if guide.paperless and not waived:
        yield Finding("paperless", "写着免证办，可没有一份材料免提交。", must=False)


def _may_come_later(guide: Guide) -> bool:
    effects = (e for q in guide.questions for o in q.options for e in o.effects)
    eased = any(Need.TOLERABLE in one.get("need", {}).values() for one in effects)
    return eased or any(material.tolerable for material in guide.materials)


def _material(guide: Guide, material: GuideMaterial) -> Iterator[str]:
    if material.tolerable and not (material.tolerance_length and material.tolerance_unit):
        yield "可以容缺，请写明几天之内补齐"
    if material.tolerable and not guide.tolerable:
        yield "可以容缺，可整个事项写着不支持容缺受理"
    if _asks_for_none(material):
        yield "一份也不用交，请填份数"
    if material.proof_kept and not material.proof:
        yield "在证明事项保留清单里，可没有标为证明事项"


def _asks_for_none(material: GuideMaterial) -> bool:
    needed = {
        MaterialForm.ORIGINAL: material.originals,
        MaterialForm.COPY: material.copies,
        MaterialForm.CHECKED_COPY: material.originals + material.copies,
    }
    return material.need is not Need.EXEMPT and needed.get(material.form, 1) == 0


def _keys(guide: Guide) -> Iterator[Finding]:
    for element, rows in (("questions", guide.questions), ("fields", guide.fields)):
        for place, row in enumerate(rows):
            if row.key and not PLAIN_KEY.fullmatch(row.key):
                sentence = f"代号“{row.key}”要用小写字母开头，只用小写字母、数字和下划线。"
                yield Finding(element, sentence, row=place)
