"""补材料 without scripts: the files of all lines go with the words, in one form."""

from functools import partial

from litestar import Request

from models.cases.case import Case
from models.cases.filling.answering import asked_since, still_to_send
from models.cases.records.correction import CorrectionLine
from models.errors import Invalid
from web.citizen.uploading import Box, files_in, take_files
from web.forms import cut
from web.scopes import Form, Now

NOT_UPLOADED = "“{}”还没有上传，请再选一次，先按“上传”。写的字都保存了，还没有提交。"


def pressed(form: Form) -> str:
    """The id of the box whose button sent the files."""
    return cut(form, "_box", 18)


async def take_all(
    request: Request, case: Case, boxes: list[Box], form: Form, now: Now
) -> dict[str, str]:
    """What could not be kept, by the box; the one whose button was pressed must have a file."""
    wrong, since = {}, await asked_since(case)
    for box in boxes:
        if files_in(form, box.field) or pressed(form) == str(box.row.id):
            hold = partial(still_to_send, case, box.row.id)
            how = {"at": now, "hold": hold, "since": since, "field": box.field}
            _, error = await take_files(request, box.row, form, **how)
            wrong |= {box.id: error} if error else {}
    return wrong


def must_be_uploaded(form: Form, lines: list[CorrectionLine]) -> None:
    """A file may be chosen and not sent: then its name alone arrives. Raises Invalid (box-…)."""
    names = {line.material: cut(form, f"file_{line.material}", 100) for line in lines}
    unsent = {f"box-{row}": NOT_UPLOADED.format(name) for row, name in names.items() if name}
    if unsent:
        raise Invalid(unsent)
