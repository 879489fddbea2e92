"""What makes the site installable."""

from tests.web.browser import Browser


async def test_the_manifest_names_the_hall_and_an_icon_that_exists(visitor: Browser):
    answer = await visitor.get("/manifest.webmanifest")
    assert answer.headers["content-type"].startswith("application/manifest+json")
    manifest = answer.json()
    assert manifest["name"] == "示例县政务服务"
    assert (await visitor.get(manifest["icons"][0]["src"])).status_code == 200
    assert (await visitor.get(manifest["start_url"])).status_code == 200


async def test_every_page_names_it(visitor: Browser):
    assert 'rel="manifest" href="/manifest.webmanifest"' in (await visitor.open("/")).text
