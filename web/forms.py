"""Reading what people typed: bounded, printable, with a sentence where it is too much."""

import re
from urllib.parse import parse_qsl

from litestar import Request
from litestar.datastructures import FormMultiDict, UploadFile
from litestar.exceptions import ClientException

from models.errors import Invalid

KEY = "_key"
LONGEST = 4000  # characters of one field, unless it says otherwise
URL_ENCODED = "application/x-www-form-urlencoded"
_KEY_LOOKS = re.compile(r"[\w-]{8,64}", re.ASCII)
_CONTROLS = {code: None for code in range(32) if code not in (9, 10)} | {127: None}
_READ = "read_form"  # where the request keeps its form


async def read_form(request: Request) -> FormMultiDict:
    """The submitted form, read once. Raises ClientException for what is not text.

    Litestar's own reader keeps the last thousand bodies, passwords included, in a cache.
    """
    known = request.scope["state"].get(_READ)
    if known is None:
        try:
            known = request.scope["state"][_READ] = await _parsed(request)
        except (UnicodeError, LookupError) as error:  # an unknown charset is a LookupError
            raise ClientException("not text") from error
    return known


async def _parsed(request: Request) -> FormMultiDict:
    if request.content_type[0] != URL_ENCODED:
        return await request.form()
    body = (await request.body()).decode("ascii")
    return FormMultiDict(parse_qsl(body, keep_blank_values=True, errors="strict"))


def text(form: FormMultiDict, name: str, longest: int = LONGEST) -> str:
    """A field as text, trimmed; what is not text, or not there, is empty.

    Raises Invalid, with a sentence at the field, when there is more than can be kept.
    """
    value = _typed(form, name)
    if len(value) > longest:
        raise Invalid({name: f"最多写{longest}个字，现在有{len(value)}个，请删减后再提交。"})
    return value


def cut(form: FormMultiDict, name: str, longest: int) -> str:
    """A field that is checked against something anyway: what is too long cannot be right."""
    return _typed(form, name)[:longest]


def _typed(form: FormMultiDict, name: str) -> str:
    value = form.get(name, "")
    if not isinstance(value, str):
        return ""
    return value.replace("\r\n", "\n").translate(_CONTROLS).strip()


def file_name(file: UploadFile) -> str:
    """What an uploaded file is called, as far as it can be kept."""
    return file.filename.translate(_CONTROLS).strip()[-100:]


def form_key(form: FormMultiDict) -> str | None:
    """The key by which a form counts once; None when it carries none that we could have made."""
    key = form.get(KEY)
    return key if isinstance(key, str) and _KEY_LOOKS.fullmatch(key) else None


def ticked(form: FormMultiDict, name: str) -> bool:
    """Whether a box is ticked."""
    return bool(_typed(form, name))


def values(form: FormMultiDict, **instead: str) -> FormMultiDict:
    """What was typed, to show it again beside an error; files and hidden fields left out."""
    kept = [
        (name, value)
        for name, value in form.multi_items()
        if isinstance(value, str) and not name.startswith("_") and name not in instead
    ]
    return FormMultiDict([*kept, *instead.items()])
