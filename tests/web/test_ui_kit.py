"""The macros, layouts and static files that every page is built from."""

import json
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import jinja2
import pytest

from tests.web.gallery.render import PAGES, first_visit, gallery, render
from web.environment import TEMPLATES, Look, Site, make_environment
from web.filters import FILTERS, Link, Option, links, options, values_of
from web.stylesheet import BUNDLES, read_bundle

STATIC = TEMPLATES.parents[1] / "static"
BUDGET = 60 * 1024
# Hooks and documented names of govuk-frontend that carry no style of their own.
UNSTYLED = re.compile(r"govuk-(js-.*|template.*|radios|checkboxes|password-input)|signature")
ELDER = Look(mode="elder")


class Tags(HTMLParser):
    """Every start tag of a page with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def values(self, name: str) -> list[str]:
        return [attrs[name] or "" for _, attrs in self.tags if name in attrs]


def tags(html: str) -> Tags:
    return Tags(html)


def all_styles() -> str:
    return "".join(read_bundle(STATIC, name) for name in BUNDLES)


def show(source: str, **context: object) -> str:
    return gallery().from_string(source).render(**context)


# ---- the shipped files


def test_every_class_on_the_pages_is_in_the_stylesheet():
    styled = set(re.findall(r"\.([\w-]+)", all_styles()))
    used = {
        name
        for page in PAGES
        for look in (Look(), ELDER)
        for value in tags(render(page, look)).values("class")
        for name in value.split()
    }
    assert {name for name in used - styled if not UNSTYLED.fullmatch(name)} == set()


class Recorder:
    """Stands before the kit and notes which macros a page reached, directly or through others."""

    def __init__(self, kit: object) -> None:
        self.kit, self.reached = kit, set()

    def __getattr__(self, name: str) -> object:
        self.reached.add(name)
        return getattr(self.kit, name)


def test_every_macro_is_shown_on_some_page():
    """So every macro has been rendered under StrictUndefined, looked at and audited."""
    environment = gallery.__wrapped__()
    recorder = environment.globals["ui"] = Recorder(environment.globals["ui"])
    for template, context in PAGES.values():
        for look in (Look(), ELDER):
            environment.get_template(template).render(context | {"look": look})
    assert set(dir(recorder.kit)) - recorder.reached == set()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("look", [Look(), ELDER, Look(text_size=190)])
def test_pages_obey_the_content_security_policy(page, look):
    html = tags(render(page, look))
    assert html.values("style") == []
    assert [tag for tag, attrs in html.tags if tag == "style"] == []
    assert [attrs for tag, attrs in html.tags if tag == "script" and not attrs.get("src")] == []
    names = {name for _, attrs in html.tags for name in attrs}
    assert {name for name in names if name.startswith(("on", "hx-on"))} == set()


def test_no_template_has_inline_style_script_or_handlers():
    forbidden = re.compile(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=\"|hx-on|javascript:")
    folders = (TEMPLATES / "ui", TEMPLATES / "layouts")
    offenders = [
        str(path.relative_to(TEMPLATES))
        for folder in folders
        for path in folder.rglob("*.html")
        if forbidden.search(path.read_text())
    ]
    assert offenders == []


def test_every_static_file_a_page_names_exists():
    named = {
        value.split("#")[0].removeprefix("/static/")
        for page in PAGES
        for attribute in ("src", "href")
        for value in tags(render(page)).values(attribute)
        if value.startswith("/static/")
    } - set(BUNDLES)
    assert {name for name in named if not (STATIC / name).is_file()} == set()


def test_every_icon_a_page_names_is_in_the_sprite():
    sprite = next(STATIC.glob("icons-lucide-*.svg")).read_text()
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', sprite))
    used = {
        value.split("#")[1]
        for page in PAGES
        for value in tags(render(page, ELDER)).values("href") + tags(render(page)).values("href")
        if "icons-lucide" in value
    }
    assert used - drawn == set()


def test_the_scripts_import_files_that_exist():
    scripts = (STATIC / "js").glob("*.js")
    imports = [
        path.parent / found
        for path in scripts
        for found in re.findall(r'(?:from|import) "(\./[^"]+)"', path.read_text())
    ]
    assert imports
    assert [path.name for path in imports if not path.is_file()] == []


def test_file_names_carry_the_versions_of_package_json():
    versions = json.loads((STATIC / "build" / "package.json").read_text())["devDependencies"]
    shipped = [path.name for path in STATIC.glob("js/vendor/*")]
    for package in ("htmx.org", "govuk-frontend", "idiomorph", "tinykeys", "signature_pad"):
        assert any(versions[package] in name for name in shipped), package
        assert (STATIC / "licences" / f"{package}-{versions[package]}.txt").is_file()


def test_the_lock_file_names_no_registry():
    assert '"resolved"' not in (STATIC / "build" / "package-lock.json").read_text()


def test_old_web_views_understand_the_stylesheet():
    """An unknown at-rule drops its whole block; GOV.UK's name and typeface must not appear."""
    css = all_styles()
    for word in ("@layer", "@container", ":has(", "GDS Transport", "/*"):
        assert word not in css
    for path in (STATIC / "css").glob("*.css"):
        if not path.name.startswith("vendor-"):
            assert "&" not in path.read_text(), f"nesting in {path.name}"


def test_a_first_visit_on_a_phone_stays_within_the_budget():
    sizes = first_visit()
    assert sum(sizes.values()) <= BUDGET, sizes


def test_templates_stay_short():
    folders = (TEMPLATES / "ui", TEMPLATES / "layouts")
    lengths = {
        path.name: len(path.read_text().splitlines())
        for folder in folders
        for path in folder.rglob("*.html")
    }
    assert {name: length for name, length in lengths.items() if length > 120} == {}


# ---- environment and filters


def test_a_forgotten_variable_is_an_error():
    with pytest.raises(jinja2.UndefinedError):
        make_environment().from_string("{{ nobody }}").render()


def test_text_is_escaped():
    assert show("{{ ui.badge(name) }}", name="<b>") == '<span class="badge">&lt;b&gt;</span>'


def test_static_addresses_carry_the_version():
    environment = make_environment(static_url=lambda path: f"/static/abc/{path}")
    assert environment.from_string("{{ static('css/app.css') }}").render() == (
        "/static/abc/css/app.css"
    )


def test_the_site_can_be_another_county():
    page = make_environment(site=Site("另一县政务服务", "另"))
    assert page.from_string("{{ ui.brand(site) }}").render().count("另") == 2


def test_a_form_without_tokens_cannot_be_written():
    source = '{% call ui.form("/x") %}{% endcall %}'
    with pytest.raises(jinja2.UndefinedError, match="form_tokens"):
        make_environment().from_string(source).render()


EVENING_BEFORE = datetime(2026, 11, 19, 17, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("date", date(2026, 11, 21), "2026 年 11 月 21 日"),
        ("date", EVENING_BEFORE, "2026 年 11 月 20 日"),
        ("short_date", date(2026, 1, 2), "1 月 2 日"),
        ("day", date(2026, 11, 23), "11 月 23 日 周一"),
        ("day", date(2026, 11, 22), "11 月 22 日 周日"),
        ("time", EVENING_BEFORE, "01:20"),
        ("moment", EVENING_BEFORE, "11 月 20 日 01:20"),
        ("iso", EVENING_BEFORE, "2026-11-20T01:20:00+08:00"),
        ("iso", date(2026, 11, 21), "2026-11-21"),
        ("spaced", "承诺5个工作日", "承诺 5 个工作日"),
        ("spaced", "编号999901-261121-0007-0", "编号 999901-261121-0007-0"),
        ("money", 0, "0 元"),
        ("money", Decimal("20.00"), "20 元"),
        ("money", Decimal("1284.5"), "1,284.50 元"),
    ],
)
def test_filters(name, value, shown):
    assert FILTERS[name](value) == shown


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="without a zone"):
        FILTERS["moment"](datetime(2026, 11, 19, 15, 20))  # noqa: DTZ001


def test_choices_may_be_written_in_four_ways():
    full = Option("mail", "邮寄")
    given = ["本人", ("mail", "邮寄"), {"value": "mail", "text": "邮寄"}, full]
    assert options(given) == [Option("本人", "本人"), full, full, full]
    assert links([("首页", "/"), {"text": "首页", "href": "/"}]) == [Link("首页", "/")] * 2


class FormData(dict):
    """As litestar gives it: several values under one name."""

    def getall(self, name: str, default: list[str]) -> list[str]:
        return self.get(name, default)


@pytest.mark.parametrize(
    ("values", "chosen"),
    [({}, []), ({"a": "x"}, ["x"]), ({"a": ["x", "y"]}, ["x", "y"]), ({"a": 3}, ["3"])],
)
def test_values_of_a_name(values, chosen):
    assert values_of(values, "a") == chosen


def test_values_of_a_submitted_form():
    assert values_of(FormData(a=["x", "y"]), "a") == ["x", "y"]


# ---- forms


def test_a_form_with_a_target_locks_itself_while_it_is_sent():
    html = show('{% call ui.form("/cases/1/acceptance", target="#case") %}{% endcall %}')
    [(_, form)] = [tag for tag in tags(html).tags if tag[0] == "form"]
    assert form["method"] == "post"
    assert form["action"] == form["hx-post"] == "/cases/1/acceptance"
    assert (form["hx-target"], form["hx-swap"]) == ("#case", "outerHTML")
    assert (form["hx-disabled-elt"], form["hx-sync"]) == ("find button", "this:drop")
    assert 'name="_token"' in html


def test_a_form_without_a_target_is_a_plain_page_form():
    assert "hx-" not in show('{% call ui.form("/x") %}{% endcall %}')


def test_a_wrong_field_keeps_its_text_and_is_tied_to_its_message():
    html = show(
        '{{ ui.field("mobile", "手机号", values, errors, hint="11 位") }}',
        values={"mobile": "138<"},
        errors={"mobile": "少了 8 位"},
    )
    [(_, field)] = [tag for tag in tags(html).tags if tag[0] == "input"]
    assert field["value"] == "138<"
    assert field["aria-describedby"] == "mobile-hint mobile-error"
    assert field["aria-invalid"] == "true"


ERRORS = {"name": "请填写店铺名称", "birth": "请填写出生日期", "way": "请选择", "agree": "请先同意"}
WRONG_FORM = """
{{ ui.error_summary(errors) }}
{{ ui.field("name", "店铺名称", {}, errors) }}
{{ ui.date_input("birth", "出生日期", {}, errors) }}
{{ ui.radios("way", "怎么拿证？", ["邮寄", "自取"], {}, errors) }}
{% call ui.consent("agree", {}, errors) %}同意{% endcall %}
"""


def test_the_error_summary_links_to_the_fields():
    html = show(WRONG_FORM, errors=ERRORS)
    targets = [href[1:] for href in tags(html).values("href") if href.startswith("#")]
    inputs = {attrs["id"] for tag, attrs in tags(html).tags if tag == "input"}
    assert targets == list(ERRORS)
    assert set(targets) <= inputs
    assert "有 4 处需要改" in html


def test_no_errors_no_summary():
    assert show("{{ ui.error_summary({}) }}").strip() == ""


@pytest.mark.parametrize("macro", ["radios", "checkboxes", "seg", "pick", "select"])
def test_the_chosen_option_survives(macro):
    html = show(f'{{{{ ui.{macro}("way", "方式", ["邮寄", "自取"], {{"way": "自取"}}) }}}}')
    chosen = [attrs for _, attrs in tags(html).tags if "checked" in attrs or "selected" in attrs]
    assert [attrs["value"] for attrs in chosen] == ["自取"]


def test_consent_is_never_ticked_in_advance():
    assert "checked" not in show('{% call ui.consent("agree") %}同意{% endcall %}')


def test_a_password_is_never_written_back():
    assert "value=" not in show('{{ ui.password("password", "密码") }}')


def test_ids_on_a_page_are_unique():
    for page in PAGES:
        ids = tags(render(page)).values("id")
        assert sorted(set(ids)) == sorted(ids), page


# ---- layouts


def test_the_page_with_errors_says_so_in_its_title():
    source = '{% extends "layouts/phone.html" %}{% set title = "填表" %}'
    assert "<title>错误：填表 - 示例县政务服务</title>" in show(source, errors={"a": "b"})
    assert "<title>填表 - 示例县政务服务</title>" in show(source, errors={})


def test_the_elder_version_is_one_tap_away_and_back():
    assert 'href="/look?mode=elder"' in render("item")
    html = render("item", ELDER)
    assert 'data-mode="elder"' in html
    assert 'href="/look?mode=standard"' in html


def test_a_page_with_actions_pins_them_instead_of_the_tabs():
    assert "phone--actions" in render("item")
    assert "phone--actions" not in render("home")


@pytest.mark.parametrize("status", [400, 403, 404, 405, 409, 413, 422, 429, 500, 503])
def test_error_pages_have_a_way_on(status):
    html = gallery().get_template("layouts/error.html").render(status=status, code="7F3A")
    assert "返回" in html
    assert "7F3A" in html


def test_htmx_never_evaluates_and_swaps_what_has_a_form_in_it():
    [config] = [
        a["content"] for t, a in tags(render("home")).tags if a.get("name") == "htmx-config"
    ]
    settings = json.loads(config)
    assert settings["allowEval"] is False
    assert settings["historyCacheSize"] == 0
    swapped = {rule["code"]: rule["swap"] for rule in settings["responseHandling"]}
    assert swapped["409|413|415|422"] is True
    assert swapped["[45].."] is False


def test_the_bundle_lists_each_kit_file_once():
    lists = [(STATIC / "css" / name).read_text().split() for name in BUNDLES.values()]
    listed = [name for names in lists for name in names]
    present = {f"css/{path.name}" for path in (STATIC / "css").glob("*.css")}
    assert sorted(listed) == sorted(present)
    assert Path(listed[0]).name.startswith("vendor-")
    assert listed[1] == "css/tokens.css"
