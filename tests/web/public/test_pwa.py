"""What makes the site installable and readable without a network."""

import io
import json
import re

import pytest
from PIL import Image

from models.sample.cast import SUN
from tests.web.browser import Browser
from web.public.pwa import KEPT_AT_ONCE
from web.static_files import ASSETS, VERSION

HYGIENE = "/services/11999901MBX00006XJ4000199020000"


async def manifest(visitor: Browser) -> dict:
    answer = await visitor.get("/manifest.webmanifest")
    assert answer.headers["content-type"].startswith("application/manifest+json")
    return answer.json()


def given(script: str) -> dict:
    """What the server put in front of the worker."""
    return json.loads(re.match(r"const GIVEN = (\{.*\});\n", script)[1])


# ---- installing


async def test_the_manifest_names_the_hall_and_opens_at_the_front_door(visitor: Browser):
    told = await manifest(visitor)
    assert told["name"] == "示例县政务服务"
    assert (told["id"], told["scope"], told["start_url"]) == ("/", "/", "/")
    assert (await visitor.get(told["start_url"])).status_code == 200


async def test_its_icons_are_pictures_of_the_size_they_claim(visitor: Browser):
    icons = (await manifest(visitor))["icons"]
    for icon in icons:
        answer = await visitor.get(icon["src"])
        assert answer.headers["cache-control"].endswith("immutable")
        assert answer.headers["content-type"] == icon["type"] == "image/png"
        width, height = Image.open(io.BytesIO(answer.content)).size
        assert f"{width}x{height}" == icon["sizes"]
    assert {icon["sizes"] for icon in icons} == {"192x192", "512x512"}
    assert [icon.get("purpose") for icon in icons].count("maskable") == 1


async def test_a_maskable_icon_fills_its_square(visitor: Browser):
    icons = (await manifest(visitor))["icons"]
    src = next(icon["src"] for icon in icons if icon.get("purpose") == "maskable")
    picture = Image.open(io.BytesIO((await visitor.get(src)).content)).convert("RGBA")
    assert picture.getpixel((0, 0))[3] == 255
    assert picture.getpixel((0, 0)) == picture.getpixel((40, 256))


@pytest.mark.parametrize("shortcut", [0, 1])
async def test_a_shortcut_leads_somewhere(visitor: Browser, shortcut):
    told = (await manifest(visitor))["shortcuts"][shortcut]
    assert (await visitor.get(told["url"])).status_code in (200, 303)
    assert (await visitor.get(told["icons"][0]["src"])).status_code == 200


async def test_every_page_names_it(visitor: Browser):
    text = (await visitor.open("/")).text
    assert 'rel="manifest" href="/manifest.webmanifest"' in text
    icon = re.search(r'rel="apple-touch-icon" href="([^"]+)"', text)[1]
    assert (await visitor.get(icon)).status_code == 200


# ---- the service worker


async def test_the_worker_knows_the_files_of_this_version(visitor: Browser):
    answer = await visitor.get("/sw.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "no-cache"
    told = given(answer.text)
    assert told["version"] == VERSION
    for address in told["files"]:
        assert (await visitor.get(address)).headers["cache-control"].endswith("immutable")


def test_it_keeps_at_once_everything_the_page_without_a_network_imports():
    kept = set(KEPT_AT_ONCE)
    for name in [name for name in kept if name.startswith("js/") and "/vendor/" not in name]:
        script = ASSETS[name].plain.decode()
        wanted = {f"js/{path}" for path in re.findall(r'(?:import|from) "\./([^"]+)"', script)}
        assert wanted <= kept, name


def test_keeping_at_once_is_light():
    """No pictures, no staff scripts: what a first visit fetches anyway, and a little more."""
    sizes = {name: len(ASSETS[name].brotli or ASSETS[name].plain) for name in KEPT_AT_ONCE}
    assert sum(sizes.values()) < 60 * 1024, sizes


# ---- last views


@pytest.mark.parametrize("path", [HYGIENE, f"{HYGIENE}/materials", "/packages/999901P1"])
async def test_a_guide_may_be_kept_when_nobody_has_signed_in(visitor: Browser, path):
    assert (await visitor.get(path)).headers["x-last-view"] == "public"


@pytest.mark.parametrize("path", ["/", "/track", "/services", "/login", "/me", "/services/nothing"])
async def test_other_pages_may_not(visitor: Browser, path):
    assert "x-last-view" not in (await visitor.get(path)).headers


async def test_no_page_of_somebody_who_has_signed_in_may_be_kept(as_citizen, as_staff):
    for browser in (await as_citizen(SUN.mobile), await as_staff("F01")):
        for path in (HYGIENE, f"{HYGIENE}/materials"):
            assert "x-last-view" not in (await browser.get(path)).headers


async def test_the_page_without_a_network_names_nobody(as_citizen):
    sun = await as_citizen(SUN.mobile)
    page = await sun.open("/offline")
    assert "data-who" not in page.text
    assert "data-snapshot" not in page.text
    assert "19900000001" not in page.text


async def test_it_comes_in_the_look_of_the_person(visitor: Browser):
    await visitor.get("/look?mode=elder")
    assert 'data-mode="elder"' in (await visitor.open("/offline")).text


# ---- before a form is sent


async def test_a_page_learns_that_the_hall_is_there_and_who_is_asking(
    visitor: Browser, as_citizen, as_staff
):
    nobody = await visitor.get("/presence")
    assert (nobody.status_code, nobody.headers["x-who"]) == (200, "")
    sun = await as_citizen(SUN.mobile)
    told = (await sun.get("/presence")).headers["x-who"]
    assert f'data-who="{told}"' in (await sun.open("/cases")).text
    assert (await (await as_staff("F01")).get("/presence")).headers["x-who"] == "F01"
