"""The form of a 一次性告知书: the public checker inside the clerk's page, and who is told."""

import secrets
from dataclasses import dataclass

from litestar import Request, Response, get, post
from litestar.datastructures import FormMultiDict
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.calendar.hours import local_date
from models.catalog.addresses import code_in, service_path
from models.catalog.checking.checklist import answers_of, checklist
from models.catalog.guide import Guide
from models.catalog.packages.checklist import package_checklist, question_keys
from models.catalog.packages.guide import PackageGuide, package_in_force
from models.catalog.services import service_in_force
from models.catalog.sheets.notices import Told, serve_notice
from models.errors import Invalid, NotAllowed
from models.people.role import Role
from models.people.staff import Post
from web.desk.frames import frame_of
from web.forms import cut, form_key, ticked, values
from web.pages import go, page
from web.scopes import Form, Now

About = Guide | PackageGuide


@get("/services/{code:str}/notice", may="give_notice")
async def ask(request: Request, now: Now, code: FromPath[str]) -> Response:
    """The questions of a service, and the list so far."""
    return await _show(request, now, await _service(code, now), request.query_params)


@post("/services/{code:str}/notice", may="give_notice")
async def serve(request: Request, now: Now, form: Form, code: FromPath[str]) -> Response:
    """Serve it for this situation."""
    return await _serve(request, now, form, await _service(code, now))


@get("/packages/{code:str}/notice", may="give_notice")
async def ask_package(request: Request, now: Now, code: FromPath[str]) -> Response:
    """The questions of a package, and the list so far."""
    return await _show(request, now, await _package(code, now), request.query_params)


@post("/packages/{code:str}/notice", may="give_notice")
async def serve_package(request: Request, now: Now, form: Form, code: FromPath[str]) -> Response:
    """Serve it for the whole package."""
    return await _serve(request, now, form, await _package(code, now))


async def _service(code: str, now: Now) -> Guide:
    return await service_in_force(code_in(code), local_date(now)) or _not_found()


async def _package(code: str, now: Now) -> PackageGuide:
    return await package_in_force(code, local_date(now)) or _not_found()


def _not_found() -> None:
    raise NotFoundException


@dataclass(frozen=True)
class _Situation:
    """What the form asks and what was answered."""

    about: About
    source: FormMultiDict

    @property
    def answers(self) -> dict[str, tuple[str, ...]]:
        if isinstance(self.about, Guide):
            return answers_of(self.about, self.source)
        return {key: tuple(self.source.getall(key, [])) for key in question_keys(self.about)}

    @property
    def context(self) -> dict[str, object]:
        """The list, for the part that the public checker shows as well."""
        if isinstance(self.about, Guide):
            return {
                "guide": self.about,
                "package": None,
                "listed": checklist(self.about, self.answers),
                "title": self.about.full_name,
                "path": f"{service_path(self.about.code)}/notice",
            }
        return {
            "guide": None,
            "package": self.about,
            "listed": package_checklist(self.about, self.answers),
            "title": self.about.name,
            "path": f"/packages/{self.about.code}/notice",
        }


async def _serve(request: Request, now: Now, form: Form, about: About) -> Response:
    if ticked(form, "look"):  # without scripts: show what the answers lead to
        return await _show(request, now, about, form)
    try:
        notice = await serve_notice(
            about,
            _Situation(about, form).answers,
            Told(cut(form, "told_name", 60), cut(form, "told_phone", 30)),
            by=request.user,
            post=_post(request),
            at=now,
            key=form_key(form) or secrets.token_hex(16),
        )
    except Invalid as wrong:
        return await _show(request, now, about, form, wrong.errors)
    return go(f"{frame_of(request).base}/notices/{notice.id}?done=served")


def _post(request: Request) -> Post:
    posts = request.user.posts_as(Role.CLERK, Role.STATION, Role.GUIDE)
    if not posts:
        raise NotAllowed("您没有被安排在窗口、站点或者咨询台，请联系管理人员。")
    return posts[0]


async def _show(
    request: Request, now: Now, about: About, source: FormMultiDict, errors: dict | None = None
) -> Response:
    shown = _Situation(about, source).context
    frame = frame_of(request)
    goto = getattr(shown["listed"], "goto", "")
    return page(
        request,
        "desk/notice_form.html",
        status=422 if errors else 200,
        **shown
        | {
            "action": f"{frame.base}{shown['path']}",
            "elsewhere": await service_in_force(goto, local_date(now)) if goto else None,
            "values": values(source),
            "errors": errors or {},
            "frame": frame,
        },
    )
