"""Twenty thousand services nobody has: names of a small generator, the same in ten counties."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

COUNTIES = 10
OFFICES = (
    *("人力资源和社会保障局", "卫生健康委员会", "民政局", "市场监督管理局", "自然资源局"),
    *("住房和城乡建设局", "交通运输局", "农业农村局", "水务局", "应急管理局"),
    *("教育局", "公安局", "司法局", "医疗保障局", "文化和旅游局"),
)
THINGS = (
    *("公共场所", "餐饮服务", "食品经营", "药品零售", "医疗机构", "民办学校", "校外培训机构"),
    *("道路货运", "出租汽车", "机动车维修", "驾驶员培训", "取水", "河道采砂", "水土保持方案"),
    *("建筑施工", "商品房预售", "物业服务", "燃气经营", "户外广告", "占道挖掘", "临时用地"),
    *("种子生产", "兽药经营", "动物诊疗", "渔业捕捞", "林木采伐", "草原使用", "农机驾驶"),
    *("社会保障卡", "养老保险", "失业保险", "工伤保险", "生育津贴", "医疗救助", "高龄津贴"),
    *("残疾人证", "低保对象", "特困人员", "临时救助", "收养", "婚姻", "社会团体", "殡葬设施"),
    *("居住证", "户口迁移", "身份证", "出入境证件", "律师执业", "公证员", "法律援助", "旅行社"),
    *("娱乐场所", "网吧", "演出经纪", "文物拍卖", "广播电视节目", "印刷经营", "出版物零售"),
    *("危险化学品", "烟花爆竹", "矿山安全", "特种设备", "计量器具", "个体工商户"),
    *("公司", "合伙企业"),
)
ACTS = (
    *("许可", "备案", "登记", "变更登记", "注销登记", "延续", "补办", "换领", "审批", "核准"),
    *("年度报告", "资格认定", "信息变更", "补贴发放", "费用报销", "关系转移", "申领", "核发"),
    *("复核", "延期", "分立", "合并", "迁移", "停业", "恢复", "撤回", "转让", "补正"),
    *("查询", "证明"),
)
COMMON = {"公共场所": "理发店", "餐饮服务": "开饭店", "社会保障卡": "社保卡", "身份证": "办身份证"}
SCOPES = ("", "跨区域", "（省级）", "小型")
THEMES = ("生育收养", "社会保障", "医疗卫生", "住房保障", "职业资格", "准营准办", "户籍办理")
SEED = 20261121


@dataclass(frozen=True)
class Service:
    """One generated service at one office of one county."""

    number: int
    county: int
    office: str
    name: str
    alias: str
    summary: str
    theme: str
    region_wide: bool


def services(wanted: int) -> Iterator[Service]:
    """So many services, always the same ones."""
    dice = random.Random(SEED)  # noqa: S311 – names, no secrets
    names = [f"{scope}{thing}{act}" for scope in SCOPES for thing in THINGS for act in ACTS]
    dice.shuffle(names)
    for number in range(wanted):
        name = names[number // COUNTIES]
        thing = next(thing for thing in THINGS if thing in name)
        yield Service(
            number=number,
            county=number % COUNTIES,
            office=OFFICES[THINGS.index(thing) % len(OFFICES)],
            name=name,
            alias=COMMON.get(thing, f"办{thing}"),
            summary=f"从事{thing}的单位和个人，应当向所在地主管部门申请{name}。",
            theme=THEMES[THINGS.index(thing) % len(THEMES)],
            region_wide=number % 7 == 0,
        )


# What is typed: names, parts of names, what people call it, pinyin, initials, misses.
SEARCHES = (
    *("社会保障卡申领", "社保卡", "shebaoka", "sbk", "开饭店", "kfd", "公共场所", "许可", "登记"),
    *("卫生 许可", "备案", "身份证", "sfz", "shenfenzheng", "民政局", "高龄津贴", "gljt", "养老"),
    *("食品经营许可", "变更", "餐饮", "机动车维修备案", "jdcwx", "造火箭", "天文台", "残疾人证"),
    *("公司 注销", "户口", "hukou", "临时救助", "lsjz", "工伤 报销", "旅行社", "lvxingshe", "xyz"),
)
