"""补打: print a paper once more; the copy says so, and the access log who did it and when."""

import secrets

from litestar import Response, post

from models.audit.access import Access, remember
from models.cases.actor import actor
from models.documents.document import Document
from models.documents.reprint import print_again
from models.errors import NotNow
from web.desk.visit import TheVisit
from web.forms import form_key
from web.limits import client_address
from web.pages import go


@post("/cases/{number:str}/reprints", may="reprint")
async def reprint(visit: TheVisit) -> Response:
    """Count it, and show the copy."""
    ours = (Document.id == visit.number("paper")) & (Document.case == visit.case.id)
    document = await Document.objects().where(ours).first()
    if document is None:
        return await visit.show(status=422, errors={"paper": "请选择要补打的文书。"})
    by, key = visit.request.user, form_key(visit.form) or secrets.token_hex(16)
    try:
        copy = await print_again(document, by=by, at=visit.now, key=key)
    except NotNow as late:
        return await visit.show(status=409, late=late.sentence)
    await remember(
        Access.PAPER,
        visit.case.id,
        actor(by),
        address=client_address(visit.request),
        at=visit.now,
        reason=f"{document.number}，第{copy.n}次打印",
    )
    return go(f"{visit.address}/papers/{document.id}.pdf?copy={copy.n}")
