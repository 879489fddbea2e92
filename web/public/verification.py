"""Is this paper genuine: kind, number, date, office and a masked name, nothing more."""

from litestar import Request, Response, get
from litestar.params import FromPath

from models.catalog.sheets.notices import TITLE
from models.catalog.sheets.served import notice_with
from models.documents.document import Document
from models.offices.office import Office
from models.people.masks import mask_name
from web.limits import FLOOD, Tries, limit
from web.pages import go, page

# A hall verifies papers all day behind one address: right codes are neither counted nor refused.
WRONG_CODES = 60  # an hour and address


@get("/verify", may="read_public")
async def ask(request: Request) -> Response:
    """The field for the code on the paper."""
    code = request.query_params.get("code", "").strip()
    if code:
        return go(f"/verify/{_tidy(code)}")
    if "code" not in request.query_params:
        return page(request, "public/verify.html", code="", document=None, errors={})
    errors = {"code": "请输入文书下方的12位防伪校验码。"}
    return page(request, "public/verify.html", status=422, code="", document=None, errors=errors)


@get("/verify/{code:str}", may="read_public")
async def show(request: Request, code: FromPath[str]) -> Response:
    """What we know of the paper with this code."""
    await limit(request, "verify", most=FLOOD)
    wrong = Tries(request, "verify-wrong", WRONG_CODES, 3600)
    tidy = _tidy(code)
    document = await Document.objects().where(Document.verify_code == tidy).first()
    if document is None:
        return await _notice(request, tidy, wrong)
    applicant = document.context["case"]["applicant"]
    is_person = applicant["kind"] == "person"
    return page(
        request,
        "public/verify.html",
        code=tidy,
        document=document,
        errors={},
        office=await Office.objects().get(Office.id == document.office),
        name=mask_name(applicant["name"]) if is_person else applicant["name"],
    )


async def _notice(request: Request, code: str, wrong: Tries) -> Response:
    notice = await notice_with(code)
    if notice is None:
        await wrong.must_be_left()
        await wrong.count()
        return page(request, "public/verify.html", status=404, code=code, document=None, errors={})
    told = {"title": TITLE, "number": notice.number, "issued_at": notice.at, "is_void": False}
    return page(
        request,
        "public/verify.html",
        code=code,
        document=told,
        errors={},
        office=await Office.objects().get(Office.id == notice.office),
        name=mask_name(notice.told_name) or "没有留姓名",
    )


def _tidy(code: str) -> str:
    return "".join(character for character in code.upper() if character.isalnum())[:16]
