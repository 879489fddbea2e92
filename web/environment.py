"""The Jinja environment of pages and papers."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes

from web import document_filters
from web.filters import FILTERS

TEMPLATES = Path(__file__).resolve().parent / "templates"


@dataclass(frozen=True)
class Look:
    """How one person wants pages: from the account or, before sign-in, from a cookie."""

    mode: str = "standard"  # or elder: 长辈版
    text_size: int = 100  # or 125, 150, 190 percent
    theme: str = "light"  # or dark
    shortcuts: bool = True  # single keys on the desk, WCAG 2.1.4

    @property
    def elder(self) -> bool:
        return self.mode == "elder"


@dataclass(frozen=True)
class Site:
    """Whose service hall this is."""

    name: str = "示例县政务服务"
    seal: str = "通"
    hotline: str = "12345"


class Kit:
    """All macros of templates/ui/ under one name: a page says {{ ui.button("提交") }}.

    The macros see no page context, so whatever they need is an argument or a global;
    globals added after the first macro ran come too late.
    """

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def __getattr__(self, name: str) -> Callable:
        if name not in self._homes:
            raise AttributeError(f"no macro {name} in templates/ui")
        return getattr(self._environment.get_template(self._homes[name]).module, name)

    def __dir__(self) -> list[str]:
        return sorted(name for name in self._homes if not name.startswith("_"))

    @functools.cached_property
    def _homes(self) -> dict[str, str]:
        """Which file each macro lives in."""
        environment = self._environment
        return {
            macro.name: home
            for home in environment.list_templates(filter_func=lambda name: name.startswith("ui/"))
            for macro in environment.parse(_source(environment, home)).find_all(nodes.Macro)
        }


def _source(environment: Environment, template: str) -> str:
    return environment.loader.get_source(environment, template)[0]


def make_environment(
    static_url: Callable[[str], str] = lambda path: f"/static/{path}",
    site: Site | None = None,
) -> Environment:
    """Strict, escaping, with the house filters; `static_url` puts the version into addresses.

    The caller adds the global form_tokens(): the hidden fields of every form.
    """
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        auto_reload=False,  # a template that changes under a running service fits no handler of it
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(FILTERS)
    document_filters.register(environment)
    environment.globals.update(static=static_url, site=site or Site(), look=Look())
    environment.globals["ui"] = Kit(environment)
    return environment
