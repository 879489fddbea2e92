"""The list of services: what people type, and what they narrow it by."""

import hashlib
import re
from datetime import datetime
from urllib.parse import urlencode

from litestar import Request, Response, get

from models.cases.reading.place_used import place_used
from models.catalog.search.finding import LONGEST, Filters, Found, Narrowing, find, similar
from models.catalog.search.miss import count_miss, countable
from models.catalog.search.service import services_of
from models.offices.place import Hall
from models.people.citizen import Citizen
from web.limits import Fairness, Tries, take_turns
from web.pages import page, wants_part
from web.scopes import Now

MOST_PAGES = 1000  # of one list; nobody reads as far
MISSES_AN_HOUR = 20  # counted from one address
HOUR = 3600
# What is in memory costs nothing and is not counted. A hall's Wi-Fi is one address.
FAIR = Fairness(
    "search",
    most=1200,
    together=6000,
    share=60,
    sentence="这个网络里搜索得太频繁，请{wait}后再试。着急的可以问大厅导办台，或者打 12345。",
)
ELDER = re.compile("长辈|大字|老年版|适老|关怀版|字太小")  # who looks for 长辈版 itself (ui.md 3)
MOST_OPTIONS = 60  # of a list to narrow by, the most frequent


@get("/services", may="read_public")
async def index(request: Request, now: Now) -> Response:
    """All services in force, narrowed by words and filters; everything stands in the address."""
    wanted, filters, number = asked(request)
    memory = request.app.state.memory
    day = await memory.today()

    async def look() -> Found:
        await take_turns(request, FAIR)
        return await find(wanted, filters, day, number)

    found = await memory.recall(("find", wanted, filters, number, day), look)
    place = await place_used(request.user, day) if isinstance(request.user, Citizen) else ""
    means_elder = ELDER.search(wanted) is not None
    missed = bool(wanted) and not found.total and not means_elder
    if missed and not wants_part(request):  # typing ahead asks for half words
        await _count(request, wanted, now)
    return page(
        request,
        "public/services.html",
        found=found,
        services=services_of(found.entries, place),
        q=wanted,
        means_elder=means_elder,
        filters=filters,
        choices=Choices(wanted, filters, found),
        nearly=await memory.recall(("near", wanted, day), lambda: similar(wanted, day))
        if missed
        else [],
        halls=await Hall.objects().order_by(Hall.id).limit(4) if missed else [],
    )


def asked(request: Request) -> tuple[str, Filters, int]:
    """What the address asks for; what cannot be meant is left out."""
    given = request.query_params

    def word(name: str, longest: int = 100) -> str:
        return given.get(name, "").replace("\0", "").strip()[:longest]

    filters = Filters(
        audience=word("who") if word("who") in ("person", "company") else "",
        theme=word("theme"),
        event=word("event"),
        office=word("office"),
        region=word("region") if word("region").isdecimal() and word("region").isascii() else "",
        region_wide=bool(word("wide")),
        collected=bool(word("collected")),
        packages=bool(word("packages")),
    )
    return word("q", LONGEST), filters, page_number(request)


def page_number(request: Request) -> int:
    """Which page of a list the address asks for."""
    number = request.query_params.get("page", "")
    known = number.isascii() and number.isdecimal() and len(number) < 5
    return min(max(int(number), 1), MOST_PAGES) if known else 1


NAMES = {
    "audience": "who",
    "theme": "theme",
    "event": "event",
    "office": "office",
    "region": "region",
    "region_wide": "wide",
    "collected": "collected",
    "packages": "packages",
}


class Choices:
    """Where the links of the list lead: the same search with one thing added or taken away."""

    def __init__(self, wanted: str, filters: Filters, found: Found) -> None:
        values = {NAMES[key]: value for key, value in vars(filters).items() if value}
        self._now = ({"q": wanted} if wanted else {}) | {
            name: "1" if value is True else value for name, value in values.items()
        }
        self._found = found

    def with_(self, **changes: str) -> str:
        """The address of the same list with something else; an empty word takes it away."""
        kept = {name: value for name, value in (self._now | changes).items() if value}
        return "/services" + (f"?{urlencode(kept)}" if kept else "")

    @property
    def pages(self) -> str:
        """The address of a page, with {page} for its number."""
        return self.with_(page="0").replace("page=0", "page={page}")

    @property
    def hidden(self) -> dict[str, str]:
        """What the search field must send along."""
        return {name: value for name, value in self._now.items() if name != "q"}

    def selects(self, filters: Filters) -> list[tuple[str, str, str, list[Narrowing]]]:
        """Name, label, what is chosen, and the choices of each list to narrow by."""
        facets = self._found.facets
        themes = {one.value: one for one in facets["person_topics"] + facets["company_topics"]}
        lists = [
            ("theme", "主题", filters.theme, list(themes.values())),
            ("event", "人生事件", filters.event, facets["life_events"]),
            ("office", "部门", filters.office, facets["office"]),
            ("region", "地区", filters.region, facets["region"]),
        ]
        return [(*head, options[:MOST_OPTIONS]) for *head, options in lists if options]

    @property
    def active(self) -> list[tuple[str, str]]:
        """What the list is narrowed by, each with the address that takes it away."""
        return [
            (self._said(name, value), self.with_(**{name: ""}))
            for name, value in self._now.items()
            if name != "q"
        ]

    def _said(self, name: str, value: str) -> str:
        words = {
            "who": {"person": "个人办事", "company": "企业办事"}.get(value, value),
            "wide": "全区通办",
            "collected": "村站可代收",
            "packages": "一件事",
        }
        if name in ("office", "region"):
            return next((one.text for one in self._found.facets[name] if one.value == value), value)
        return words.get(name, value)


async def _count(request: Request, wanted: str, now: datetime) -> None:
    """A search in vain, once an hour from one address, and not too many from it."""
    word = countable(wanted)
    if not word:
        return
    name = hashlib.sha256(word.encode()).hexdigest()[:16]  # Redis need not know who wanted what
    once = Tries(request, f"miss:{name}", 1, HOUR)
    several = Tries(request, "misses", MISSES_AN_HOUR, HOUR)
    if await once.take() and await several.take():
        await count_miss(word, at=now)
