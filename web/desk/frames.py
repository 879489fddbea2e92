"""The frames in which staff work: the desk's desktop, the station's tablet, the catalogue."""

from dataclasses import dataclass, field

from litestar import Request

from models.people.permissions import MAY, may
from models.people.role import ROLE_NAMES, Role
from models.people.staff import Officer


@dataclass(frozen=True)
class Frame:
    """Where pages live and what stands in the top bar."""

    base: str  # /desk, /station or /admin
    folder: str  # of templates
    area: str
    account: dict[str, str] = field(default_factory=dict)
    nav: list[dict[str, object]] = field(default_factory=list)


AREAS = {"/station": "便民服务站", "/admin": "事项管理", "/desk": "审批工作台"}
# Who looks after the catalogue; clerks may read it too, but work elsewhere.
KEEPERS = frozenset({Role.EDITOR, Role.LIAISON, Role.ADMIN, Role.SUPERVISOR})


def frame_of(request: Request) -> Frame:
    """The frame of a request, by its address."""
    officer, path = request.user, request.url.path
    base = next((base for base in AREAS if path.startswith(base)), "/desk")
    return Frame(
        base=base,
        folder=base.removeprefix("/"),
        area=AREAS[base],
        account={"name": officer.name, "role": _role(officer)},
        nav=_catalogue_nav(officer, path) if base == "/admin" else _nav(officer, base, path),
    )


def home_of(officer: Officer) -> str:
    """Where a member of staff begins the day."""
    homes = {frozenset({Role.STATION}): "/station", frozenset({Role.EDITOR}): "/admin"}
    return homes.get(officer.roles, "/desk")


def _role(officer: Officer) -> str:
    return "、".join(ROLE_NAMES[role] for role in sorted(officer.roles) if role in ROLE_NAMES)


def _nav(officer: Officer, base: str, path: str) -> list[dict[str, object]]:
    entries = [("办件", "", "folder-open")]
    if officer.roles & {Role.CLERK, Role.STATION}:
        entries.append(("收件", "/intakes", "file-input"))
    if may(officer.roles, "give_notice"):
        entries.append(("告知", "/notices", "printer"))
    entries.append(("查询", "/search", "search"))
    if may(officer.roles, "read_ratings"):
        entries.append(("评价", "/ratings", "star"))
    if any(not post.station for post in officer.posts_as(*MAY["report_occupancy"])):
        entries.append(("人数", "/occupancy", "users"))
    nav = [_entry(base, *entry, path) for entry in entries]
    if officer.roles & KEEPERS:
        nav.append(_entry("/admin", "事项管理", "/items", "list-checks", path))
    return nav


def _catalogue_nav(officer: Officer, path: str) -> list[dict[str, object]]:
    entries = [("事项", "/items", "list-checks"), ("一件事", "/packages", "layout-grid")]
    if may(officer.roles, "edit_catalogue"):
        entries += [("没搜到的", "/searches", "search-x"), ("部门", "/offices", "building-2")]
    nav = [_entry("/admin", *entry, path) for entry in entries]
    if may(officer.roles, "read_cases"):
        nav.append(_entry("/desk", "办件", "", "folder-open", path))
    return nav


def _entry(base: str, text: str, path: str, icon: str, here: str) -> dict[str, object]:
    href = base + path
    current = here.startswith(href) if path else _among_cases(here, base)
    current |= path == "/notices" and here.endswith("/notice")  # the form of a new one
    return {"text": text, "href": href, "icon": icon, "current": current}


_ELSEWHERE = (
    "changes",
    "intakes",
    "notices",
    "occupancy",
    "packages",
    "ratings",
    "search",
    "services",
)


def _among_cases(here: str, base: str) -> bool:
    elsewhere = tuple(f"{base}/{page}" for page in _ELSEWHERE)
    return here.startswith(base) and not here.startswith(elsewhere)
