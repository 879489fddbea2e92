"""Uploads judged by what they are, and rewritten."""

import io

import pillow_heif
import pytest
from PIL import ExifTags, Image

from models.errors import Invalid
from models.files.picture import LARGEST, clean, page_image
from tests.models.pictures import blank_pdf, drawn

pillow_heif.register_heif_opener()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "HEIF"])
async def test_photographs_become_jpegs_without_metadata(kind):
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "secret maker"
    safe = await clean(drawn(kind, exif=exif))
    assert (safe.media_type, safe.pages) == ("image/jpeg", 1)
    assert b"secret maker" not in safe.content
    with Image.open(io.BytesIO(safe.content)) as picture:
        assert (picture.format, picture.size, dict(picture.getexif())) == ("JPEG", (80, 60), {})


@pytest.mark.parametrize("mode", ["1", "P"])
async def test_thin_lines_of_a_scan_are_still_there(mode):
    page = Image.new("L", (2480, 3508), 255)
    for y in range(5, 3508, 10):
        page.paste(0, (0, y, 2480, y + 1))
    out = io.BytesIO()
    page.convert(mode).save(out, "PNG")
    safe = await clean(out.getvalue())
    with Image.open(io.BytesIO(safe.content)) as picture:
        column = picture.convert("L").crop((800, 0, 801, picture.height)).tobytes()
    dark = [value < 230 for value in column]
    lines = sum(now and not before for before, now in zip([False, *dark], dark, strict=False))
    assert lines == 351


async def test_a_photograph_of_two_pictures_is_one():
    second = Image.new("RGB", (80, 60))
    safe = await clean(drawn("MPO", save_all=True, append_images=[second]))
    assert safe.pages == 1


@pytest.mark.parametrize("kind", ["GIF", "BMP", "WEBP", "TIFF"])
async def test_other_pictures_are_refused(kind):
    with pytest.raises(Invalid, match="只收照片"):
        await clean(drawn(kind))


async def test_what_is_too_large_says_how_large():
    with pytest.raises(Invalid, match=r"文件有10\.0兆"):
        await clean(b"\xff\xd8\xff" + bytes(LARGEST))


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
async def test_a_large_photograph_taken_sideways_becomes_small_and_upright(kind):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    safe = await clean(drawn(kind, size=(5000, 2500), exif=exif))
    with Image.open(io.BytesIO(safe.content)) as picture:
        assert (picture.size, dict(picture.getexif())) == ((1200, 2400), {})


async def test_a_small_file_that_unfolds_to_a_huge_picture_is_refused():
    bomb = io.BytesIO()
    Image.new("1", (7200, 7200)).save(bomb, "PNG")
    with pytest.raises(Invalid, match="图片尺寸太大"):
        await clean(bomb.getvalue())


async def test_the_same_file_becomes_the_same_bytes():
    for content in (drawn(), blank_pdf(2)):
        assert (await clean(content)).content == (await clean(content)).content


async def test_a_page_is_shown_with_its_purpose_on_it():
    plain = drawn(size=(600, 800))
    shown = await page_image(plain, "image/jpeg", 1, watermark="仅供办理公共场所卫生许可使用")
    with Image.open(io.BytesIO(shown)) as picture:
        assert picture.size == (600, 800)
        assert picture.convert("L").getextrema()[0] < 250  # something is drawn on the white
