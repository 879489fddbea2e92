"""The two frames in which staff work: the desk's desktop and the station's tablet."""

from dataclasses import dataclass, field

from litestar import Request

from models.people.role import ROLE_NAMES, Role
from models.people.staff import Officer


@dataclass(frozen=True)
class Frame:
    """Where pages live and what stands in the top bar."""

    base: str  # /desk or /station
    folder: str  # of templates
    area: str
    account: dict[str, str] = field(default_factory=dict)
    nav: list[dict[str, object]] = field(default_factory=list)


def frame_of(request: Request) -> Frame:
    """The frame of a request, by its address."""
    officer, path = request.user, request.url.path
    station = path.startswith("/station")
    base = "/station" if station else "/desk"
    return Frame(
        base=base,
        folder="station" if station else "desk",
        area="便民服务站" if station else "审批工作台",
        account={"name": officer.name, "role": _role(officer)},
        nav=[_entry(base, *entry, path) for entry in _entries(officer)],
    )


def home_of(officer: Officer) -> str:
    """Where a member of staff begins the day."""
    return "/station" if officer.roles == {Role.STATION} else "/desk"


def _role(officer: Officer) -> str:
    return "、".join(ROLE_NAMES[role] for role in sorted(officer.roles) if role in ROLE_NAMES)


def _entries(officer: Officer) -> list[tuple[str, str, str]]:
    entries = [("办件", "", "folder-open")]
    if officer.roles & {Role.CLERK, Role.STATION}:
        entries.append(("收件", "/intakes", "file-input"))
    return [*entries, ("查询", "/search", "search")]


def _entry(base: str, text: str, path: str, icon: str, here: str) -> dict[str, object]:
    href = base + path
    current = here.startswith(href) if path else not _elsewhere(here, base)
    return {"text": text, "href": href, "icon": icon, "current": current}


def _elsewhere(here: str, base: str) -> bool:
    return here.startswith((f"{base}/intakes", f"{base}/search"))
