"""The kit sheet and the frames of the mock-ups, with sample content and a server of their own.

python -m tests.web.gallery.render [port]      look at them in a browser
"""

import functools
import mimetypes
import re
import sys
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import brotli
from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from markupsafe import Markup

from web.environment import Look, make_environment
from web.static_files import ASSETS
from web.stylesheet import BUNDLES, read_bundle

HERE = Path(__file__).resolve().parent
STATIC = HERE.parents[2] / "static"
POLICY = (
    "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; "
    "base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)


def _day(value: int, top: str, note: str, disabled: bool = False) -> dict:
    return {"value": str(value), "top": top, "number": value, "note": note, "disabled": disabled}


def _slots(*lefts: tuple[str, int]) -> list[dict]:
    return [{"value": time, "time": time, "left": left, "capacity": 8} for time, left in lefts]


def _case(title: str, who: str, light: str, words: str, status: str, tone: str = "grey") -> tuple:
    return (title, who, "/desk/1", light, words, status, tone)


QUEUE = [
    ("超期", [_case("食品生产许可变更", "示例豆制品厂", "red", "超期 1 天", "审查", "blue")]),
    (
        "今天到期或只剩 1 天",
        [
            _case("食品经营许可（新办）", "示例小灶面馆", "yellow", "今天 17:30", "待受理"),
            _case("食品经营许可（延续）", "东街便利店", "yellow", "剩 1 天", "决定", "violet"),
            _case("小作坊登记", "何记米线坊", "yellow", "剩 1 天", "待受理"),
            _case("食品经营许可（新办）", "青禾幼儿园食堂", "pause", "计时暂停", "待补正", "amber"),
        ],
    ),
    (
        "时间充裕",
        [
            _case("食品经营许可（新办）", "山里人家农庄", "green", "剩 3 天", "审查", "blue"),
            _case("特种设备使用登记", "示例物流园", "green", "剩 3 天", "审查", "blue"),
            _case("食品经营许可（变更）", "翠湖饭店", "green", "剩 4 天", "待受理"),
            _case("计量器具检定备案", "第二加油站", "green", "剩 5 天", "待受理"),
        ],
    ),
]
TOLD = '<div id="answer"><p tabindex="-1" id="told">已收到</p></div>'
WRONG = """<div id="answer"><div class="govuk-error-summary" data-module="govuk-error-summary">
<div role="alert"><h2>有 1 处需要改</h2><a href="#typed">请写完整</a></div></div></div>"""
PAPERS = [
    (1, "申请书", "/desk/1?paper=1", "ok"),
    (2, "平面布局图", "/desk/1?paper=2", "ok"),
    (3, "房屋租赁合同", "/desk/1?paper=3", "bad"),
    (4, "授权委托书", "/desk/1?paper=4", "容缺", "amber"),
    (5, "营业执照", "/desk/1?paper=5", "共享", "green"),
    (6, "身份证", "/desk/1?paper=6", "共享", "green"),
    (7, "健康证明", "/desk/1?paper=7", "共享", "green"),
]
PAGES = {
    "gallery": ("ui/gallery.html", {}),
    "home": ("samples/home.html", {"day": date(2026, 11, 23)}),
    "elder_home": ("samples/elder_home.html", {}),
    "item": ("samples/item.html", {}),
    "track": ("samples/track.html", {}),
    "booking": (
        "samples/booking.html",
        {
            "days": [
                _day(21, "今天", "休息", True),
                _day(22, "周日", "休息", True),
                _day(23, "周一", "余 41"),
                _day(24, "周二", "余 56"),
                _day(25, "周三", "余 8"),
                _day(26, "周四", "已满", True),
                _day(27, "周五", "余 60"),
            ],
            "morning": _slots(("9:00", 0), ("9:30", 2), ("10:00", 6), ("10:30", 8), ("11:00", 3)),
            "afternoon": _slots(
                ("14:00", 5), ("14:30", 8), ("15:00", 8), ("15:30", 1), ("16:00", 0)
            ),
        },
    ),
    "intake": ("samples/intake.html", {}),
    "review": ("samples/review.html", {"queue": QUEUE, "papers": PAPERS}),
    "list": ("samples/list.html", {}),
    "missing": ("layouts/error.html", {"status": 404, "look": Look()}),
}


@functools.cache
def gallery() -> Environment:
    environment = make_environment()
    environment.loader = ChoiceLoader([environment.loader, FileSystemLoader(HERE / "templates")])
    token = Markup('<input type="hidden" name="_token" value="sample">')
    environment.globals["form_tokens"] = lambda: token
    return environment


def render(name: str, look: Look | None = None) -> str:
    template, context = PAGES[name]
    return gallery().get_template(template).render(context | {"look": look or Look()})


def mishap(status: int) -> str:
    return gallery().get_template("layouts/error.html").render(status=status, code="7F3A")


class Pages(BaseHTTPRequestHandler):
    """Pages by name, static files, and under /answer/<status> whatever a request may meet."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        query = parse_qs(address.query)
        name = address.path.strip("/") or "gallery"
        if address.path.removeprefix("/static/") in BUNDLES:
            css = read_bundle(STATIC, address.path.removeprefix("/static/"))
            self._send(200, css.encode(), "text/css; charset=utf-8")
        elif address.path.startswith("/static/"):
            self._send_file(STATIC / address.path.removeprefix("/static/"))
        elif address.path.startswith("/samples/"):
            self._send_file(HERE / "templates" / address.path.strip("/"))
        elif name == "sw.js":  # every page registers one
            self._send(200, b"", "text/javascript")
        elif name in PAGES:
            look = Look(
                mode=query.get("mode", ["standard"])[0], text_size=int(query.get("fs", ["100"])[0])
            )
            self._send(200, render(name, look).encode(), "text/html; charset=utf-8")
        else:
            self._send(404, b"", "text/plain")

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        status = int(self.path.rsplit("/", 1)[-1]) if self.path.startswith("/answer/") else 404
        body = WRONG if status == 422 else TOLD if status == 200 else mishap(status)
        self._send(status, body.encode(), "text/html; charset=utf-8")

    def _send_file(self, path: Path) -> None:
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        self._send(200, path.read_bytes(), kind) if path.is_file() else self._send(404, b"", kind)

    def _send(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Sign-In", "/staff/login")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Quiet."""


def first_visit() -> dict[str, int]:
    """Bytes, as a phone fetches them for the home page, by name; scripts with what they import."""
    named = ["css/app.css", *_sprites(), *_with_imports("js/app.js"), *_libraries("htmx")]
    sizes = {name: len(ASSETS[name].brotli) for name in named}
    return sizes | {"html": len(brotli.compress(render("home").encode(), quality=4))}


def _sprites() -> list[str]:
    return [name for name in ASSETS if name.startswith("icons-")]


def _libraries(start: str) -> list[str]:
    return [name for name in ASSETS if name.startswith(f"js/vendor/{start}")]


def _with_imports(name: str) -> list[str]:
    """A module and every other it imports at once, each once."""
    found = [name]
    for module in found:  # it grows while we walk
        script = ASSETS[module].plain.decode() if "vendor" not in module else ""
        paths = re.findall(r'^import (?:.* from )?"\./(.+)";', script, re.MULTILINE)
        found += [f"js/{path}" for path in paths if f"js/{path}" not in found]
    return found


def main() -> None:
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8900
    print(f"http://127.0.0.1:{port}/" + " /".join(["", *PAGES]), first_visit())  # noqa: T201
    ThreadingHTTPServer(("127.0.0.1", port), Pages).serve_forever()


if __name__ == "__main__":
    main()
