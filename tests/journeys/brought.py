"""What the cast brings to the counters."""

from models.sample.cast import LIU, MA, SUN
from tests.journeys.trade import Application

PLAN = "场所地址方位图、平面图、布局图"
RULES = "卫生管理制度"

BARBER_SHOP = Application(
    item="公共场所卫生许可",
    kind="个体工商户",
    answers={
        "是否选择告知承诺": "一般程序",
        "场所类型": "美容美发",
        "是否集中空调": "否",
        "由谁来办": "本人办理",
    },
    person={
        "姓名（单位": SUN.name,
        "证件号码": SUN.id_number,
        "法定代表人": SUN.legal_name,
        "联系手机": SUN.mobile,
        "住址": SUN.address,
    },
    findings={RULES: "容缺"},
    form={"场所名称": "青丝美发店", "经营地址": SUN.address, "经营面积": "60"},
    way="到本窗口所在大厅领取",
)

ALLOWANCE_BY_DAUGHTER = Application(
    item="高龄津贴申领",
    answers={"年龄段": "80至89周岁", "由谁来办": "他人代办"},
    person={
        "姓名（单位": LIU.name,
        "证件号码": LIU.id_number,
        "联系手机": LIU.mobile,
        "住址": LIU.address,
    },
    agent={
        "代办人姓名": "刘梅",
        "代办人身份证号": "999901197005050029",
        "代办人手机": "19900000021",
        "与申请人的关系": "女儿",
    },
    form={"开户银行": "示例农村商业银行青山支行", "银行账号": "6217000000000000011"},
    way="到本站领取",
)

HARDSHIP = Application(
    item="就业困难人员认定",
    answers={"属于哪一类": "大龄失业"},
    person={
        "姓名（单位": MA.name,
        "证件号码": MA.id_number,
        "联系手机": MA.mobile,
        "住址": MA.address,
    },
    form={"失业时间": "2026年3月"},
    way="邮寄到家",
    mail={"收件人": MA.name, "收件电话": MA.mobile, "收件地址": MA.address},
)
