"""The elements of a package (一件事), named once: for its form and its file."""

from models.catalog import words
from models.catalog.fields import Field, Kind, Rows, choice, number, several, text, unit, yes

PACKAGE_FIELDS = (
    Field("name", "名称", required=True, longest=100),
    text("summary", "一句话说明", help="写给群众看：包括哪些事，办完得到什么"),
    several("aliases", "俗称", longest=100, help="群众怎么叫它，一行一个"),
    several("life_events", "人生事件", longest=100),
    Field("lead_office", "牵头部门", Kind.CHOICE, required=True, choices={}),
    number("promised_length", "承诺办结时限", required=True, help="当场办结填0"),
    unit("promised_unit", "承诺时限单位", required=True),
    several("form_fields", "一张表填写的内容", longest=60, help="各环节只填一次的，一行一个"),
    text("note", "备注"),
)
PACKAGE_STEPS = Rows(
    "steps",
    "环节",
    (
        Field("key", "环节代号", required=True, longest=20, help="一件事内不重复，如 s1"),
        Field("name", "环节名称", required=True),
        Field("item", "事项编码", longest=60, help="本系统的事项，从列表里选"),
        Field("external_office", "外部单位", longest=100, help="不在本系统办的，写由谁办"),
        number("expected_days", "外部环节预计几个工作日"),
        several("after", "先办完哪些环节", longest=20, help="环节代号，一行一个"),
        yes("optional", "只有需要的人才办"),
        text("note", "说明"),
    ),
)
PACKAGE_MATERIALS = Rows(
    "materials",
    "另外要交的材料",
    (
        Field("name", "标准材料名称", required=True, help="各环节都用它，只交一次"),
        choice("need", "必要性", words.NEED_NAMES, required=True),
        text("notes", "说明"),
    ),
)
