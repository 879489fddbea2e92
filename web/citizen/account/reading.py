"""Reading days and matters out of a form."""

from datetime import date

from litestar.datastructures import FormMultiDict

from models.catalog.item import Item
from models.catalog.search.finding import Entry, Filters, find
from models.errors import Invalid
from web.forms import cut

OFFERED = 8  # matters to choose from when the words fit several
ALL, ONE = "all", "one"


def day(form: FormMultiDict, name: str) -> date | None:
    """A day typed in three fields; None when they are empty. Raises Invalid for no such day."""
    year, month, number = (cut(form, f"{name}-{part}", 4) for part in ("year", "month", "day"))
    if not year + month + number:
        return None
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        raise Invalid({name: "没有这一天，请按年、月、日填写，如2027年3月1日。"}) from None


def day_fields(name: str, value: date | None) -> dict[str, str]:
    """The same the other way round."""
    parts = (value.year, value.month, value.day) if value else ("", "", "")
    return {
        f"{name}-{part}": str(number)
        for part, number in zip(("year", "month", "day"), parts, strict=True)
    }


class Several(Invalid):
    """The words fit several matters: the page offers them."""

    def __init__(self, entries: list[Entry]) -> None:
        super().__init__({"item": "有几个事项都符合，请选一个。"})
        self.choices = [(one.code, f"{one.full_name}（{one.who}）") for one in entries]


async def matter(form: FormMultiDict, today: date) -> int | None:
    """The one matter an authorisation is for; None for every matter.

    Raises Invalid when none is meant, Several when the words leave it open.
    """
    scope = cut(form, "scope", 10)
    if scope == ALL:
        return None
    if scope != ONE:
        raise Invalid({"scope": "请选择授权办哪些事。"})
    chosen = cut(form, "item", 60)
    return await _item(chosen or await _meant(cut(form, "item_words", 60), today))


async def _meant(words: str, today: date) -> str:
    """The code of the matter that the words mean."""
    if not words:
        raise Invalid({"item_words": "请写事项的名称，如“高龄津贴”。"})
    found = [one for one in (await find(words, Filters(), today)).entries if not one.package]
    exact = [one for one in found if words in (one.name, one.full_name)]
    if not found:
        raise Invalid({"item_words": f"没有找到“{words}”，请换一个说法，或选“所有事项”。"})
    only = exact if len(exact) == 1 else found
    if len(only) > 1:
        raise Several(only[:OFFERED])
    return only[0].code


async def offered(form: FormMultiDict, wrong: Invalid | None) -> list[tuple[str, str]]:
    """The matters to choose from on the page that comes back; a choice made stays on it."""
    if isinstance(wrong, Several):
        return wrong.choices
    chosen = await Item.objects().where(Item.code == cut(form, "item", 60)).first()
    return [(chosen.code, await matter_name(chosen.id))] if chosen else []


async def _item(code: str) -> int:
    item = await Item.objects().where(Item.code == code).first()
    if item is None:
        raise Invalid({"item_words": "没有这个事项，请重新写一次名称。"})
    return item.id


async def matter_name(item: int | None) -> str:
    """What an authorisation reaches, in words."""
    if item is None:
        return "所有事项"
    row = await Item.objects(Item.standard).get(Item.id == item)
    return row.standard.name
