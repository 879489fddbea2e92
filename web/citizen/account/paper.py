"""Sending in the paper on which I act for somebody."""

from litestar import Response, get, post
from litestar.datastructures import UploadFile

from models.errors import Invalid
from models.people.account.authorisation_words import STANDING_NAMES, Standing
from models.people.account.papers import Paper, hold_paper
from models.people.account.profile import Profile
from models.people.applicant import AUDIENCE_NAMES, Audience
from models.people.identity import ID_KIND_NAMES, IdKind
from web.citizen.account.reading import day, matter, offered
from web.citizen.account.visit import TheVisit, Visit, back_to
from web.citizen.uploading import count_file
from web.desk.choices import pick
from web.forms import cut, text

TEMPLATE = "authorisation_paper"
CHOICES = {
    "standings": [
        (Standing.AGENT.value, STANDING_NAMES[Standing.AGENT] + "（有授权委托书）"),
        (
            Standing.GUARDIAN.value,
            STANDING_NAMES[Standing.GUARDIAN] + "（父母替孩子等）",
        ),
    ],
    "audiences": [(kind.value, name) for kind, name in AUDIENCE_NAMES.items()],
    "kinds": [(kind.value, name) for kind, name in ID_KIND_NAMES.items()],
}
NO_FILE = "请拍照或选择签好字的委托书、监护证明。"
AGAIN = "请再选一次照片或文件：改好上面的内容前它还没有保存。"


@get("/authorisations/paper", may="keep_account")
async def blank(visit: TheVisit) -> Response:
    """The form."""
    return await _form(visit)


@post("/authorisations/paper", may="keep_account")
async def hold(visit: TheVisit) -> Response:
    """Check the picture and keep it with what it says."""
    try:
        paper = await _paper(visit)
        await hold_paper(visit.citizen, paper, await _content(visit), at=visit.now)
    except Invalid as wrong:
        return await _form(visit, wrong)
    return back_to("authorisations", "added")


async def _paper(visit: Visit) -> Paper:
    form = visit.form
    return Paper(
        pick(Standing, cut(form, "standing", 20)),
        pick(Audience, cut(form, "audience", 20)),
        cut(form, "name", 200),
        pick(IdKind, cut(form, "id_kind", 20)),
        cut(form, "id_number", 60),
        text(form, "legal_name", 100),
        cut(form, "relation", 200),
        await matter(form, visit.today),
        day(form, "valid_from"),
        day(form, "valid_to"),
    )


async def _content(visit: Visit) -> bytes:
    file = _file(visit)
    if file is None:
        raise Invalid({"file": NO_FILE})
    await count_file(visit.request)
    return await file.read()


def _file(visit: Visit) -> UploadFile | None:
    file = visit.form.get("file")
    return file if isinstance(file, UploadFile) and file.filename else None


async def _form(visit: Visit, wrong: Invalid | None = None) -> Response:
    context = {"profile": await Profile.of(visit.citizen), "offered": [], **CHOICES}
    if wrong is None:
        return visit.show(TEMPLATE, **context | {"values": {"scope": "all"}})
    errors = dict(wrong.errors)
    if _file(visit):  # a browser does not keep a chosen file
        errors.setdefault("file", AGAIN)
    context["offered"] = await offered(visit.form, wrong)
    return visit.show(TEMPLATE, errors=errors, **context)
