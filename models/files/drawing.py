"""Decoding, rewriting and drawing pictures and PDFs.

Imported by `picture` when the first file comes: the libraries weigh 40 MB, and most processes of
the product never see a picture.
"""

import functools
import io
import threading
import warnings

import pillow_heif
import pypdfium2
from PIL import Image, ImageDraw, ImageFont, ImageOps
from pypdf import PdfReader, PdfWriter

from models.errors import Invalid
from models.files.clean import PDF, Clean
from models.settings import PROJECT

LONG_SIDE = 2400  # pixels kept
VIEW_SIDE = 1400  # pixels shown
MOST_PAGES = 50
FACE = PROJECT / "static/fonts/noto-sans-sc-2.004-500.ttf"

PICTURES = ("JPEG", "PNG", "HEIF")  # JPEG takes MPO along, as some telephones call theirs

Image.MAX_IMAGE_PIXELS = 80_000_000  # a larger one is a bomb, not a photograph
MOST_WHOLE = 50_000_000  # of PNG and HEIF, which cannot be decoded smaller than they are
BOMB = (Image.DecompressionBombWarning, Image.DecompressionBombError)
warnings.simplefilter("error", Image.DecompressionBombWarning)  # up to twice that it only warns
pillow_heif.register_heif_opener()

_pdfium = threading.Lock()  # the library is not safe in several threads at once
_decoding = threading.Lock()  # one large picture in memory; others wait a moment


def clean_picture(content: bytes) -> Clean:
    """A photograph as an upright JPEG without metadata."""
    try:
        with _decoding, Image.open(io.BytesIO(content), formats=PICTURES) as picture:
            upright = _upright(picture)
    except BOMB as error:
        raise Invalid({"file": "图片尺寸太大，请用手机直接拍照上传。"}) from error
    except Exception as error:  # a broken file raises whatever it likes
        sentence = "打不开这个文件，只收照片（jpg、png、heic）和PDF，请重新拍照或选择。"
        raise Invalid({"file": sentence}) from error
    out = io.BytesIO()
    upright.save(out, "JPEG", quality=88)
    return Clean(out.getvalue(), "image/jpeg", 1)


def _upright(picture: Image.Image) -> Image.Image:
    """At most as large as we keep it. Made small before anything is copied: a photograph decoded
    whole takes hundreds of megabytes, and each copy as much again."""
    if picture.format in ("JPEG", "MPO"):
        picture.draft("RGB", (LONG_SIDE, LONG_SIDE))  # decodes no more than is kept
    elif picture.width * picture.height > MOST_WHOLE:
        raise Image.DecompressionBombError
    if picture.mode in ("1", "P"):  # made small as they are, their thin lines would be lost
        picture = picture.convert("RGB")
    picture.thumbnail((LONG_SIDE, LONG_SIDE))
    return ImageOps.exif_transpose(picture).convert("RGB")


def clean_pdf(content: bytes) -> Clean:
    """A PDF that opens, without scripts, annotations and attachments."""
    try:
        pages = _count_pages(content)
        if pages > MOST_PAGES:
            raise Invalid({"file": f"这个PDF有{pages}页，一次最多{MOST_PAGES}页，请分开上传。"})
        return Clean(_copy_pdf(content), PDF, pages)
    except Invalid:
        raise
    except Exception as error:  # a broken file raises whatever it likes
        sentence = "这个PDF打不开或加了密码，请重新导出，或者拍照上传。"
        raise Invalid({"file": sentence}) from error


def _count_pages(content: bytes) -> int:
    """How many pages; the first is drawn small, to prove that it can be."""
    with _pdfium, pypdfium2.PdfDocument(content) as document:
        _draw(document, 1, long_side=200)
        return len(document)


def _copy_pdf(content: bytes) -> bytes:
    writer = PdfWriter()
    for page in PdfReader(io.BytesIO(content)).pages:
        for dangerous in ("/AA", "/Annots"):
            page.pop(dangerous, None)
        writer.add_page(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def draw_page(content: bytes, media_type: str, page: int, watermark: str) -> bytes:
    """One page (from 1) as a JPEG with a watermark all over it."""
    picture = _open_page(content, media_type, page)
    picture.thumbnail((VIEW_SIDE, VIEW_SIDE))
    marked = picture.convert("RGB")
    mark = _mark(watermark)
    for row, top in enumerate(range(-mark.height // 2, marked.height, mark.height)):
        for left in range(-mark.width // 2 * (row % 2), marked.width, mark.width):
            marked.paste(mark, (left, top), mark)
    out = io.BytesIO()
    marked.save(out, "JPEG", quality=80)
    return out.getvalue()


def _open_page(content: bytes, media_type: str, page: int) -> Image.Image:
    if media_type != PDF:
        picture = Image.open(io.BytesIO(content))
        picture.draft("RGB", (VIEW_SIDE, VIEW_SIDE))  # decodes no more than is shown
        return picture
    with _pdfium, pypdfium2.PdfDocument(content) as document:
        return _draw(document, page, VIEW_SIDE)


def _draw(document: pypdfium2.PdfDocument, page: int, long_side: int) -> Image.Image:
    sheet = document[page - 1]
    scale = long_side / max(sheet.get_size())
    return sheet.render(scale=scale).to_pil().copy()


@functools.lru_cache(maxsize=16)
def _mark(text: str) -> Image.Image:
    """The watermark once, slanted, on a transparent ground."""
    face = ImageFont.truetype(FACE, 26)
    width = int(face.getlength(text)) + 40
    flat = Image.new("RGBA", (width, 60), (0, 0, 0, 0))
    ImageDraw.Draw(flat).text((20, 12), text, font=face, fill=(90, 100, 110, 70))
    return flat.rotate(24, expand=True)
