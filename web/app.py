"""The Litestar application: routers, plugins, error pages."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from litestar import Litestar
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.template import TemplateConfig

from models.database import connected
from models.logs import write_logs
from models.settings import settings
from web import checker_words, guide_words, static_files, words
from web.admin import words as admin_words
from web.api.operations import description
from web.badges import case_badge
from web.citizen import words as own_words
from web.citizen.apply import words as apply_words
from web.citizen.apply.draft import Submitted, see_my_case
from web.citizen.case_page import kept_pages
from web.desk import words as desk_words
from web.environment import make_environment
from web.errors import HANDLERS
from web.guards import admitted
from web.headers import asked_by, complete_headers
from web.heads import Site, name_head
from web.memory import Memory, told_of_changes
from web.public.last_view import name_last_view
from web.redis_store import open_redis
from web.routes import routes
from web.scopes import EVERYWHERE
from web.sessions import WhoIsAsking
from web.station import words as station_words
from web.station.draft import AlreadyReceived, see_the_case
from web.tokens import form_tokens

LARGEST_BODY = 12 * 1024 * 1024  # one upload of 10 MB and its form
# Pages and facts; what is compressed already, or by its nature, is not compressed again.
LIGHTER = CompressionConfig(
    backend="gzip",
    gzip_compress_level=4,
    minimum_size=1000,
    exclude=["^/static/", r"\.pdf$", "/files/", "/papers/"],
)


@asynccontextmanager
async def servers(app: Litestar) -> AsyncIterator[None]:
    """Hold the connections to PostgreSQL and Redis for as long as the application lives."""
    app.state.redis = open_redis()
    try:
        async with connected(), told_of_changes(app.state.memory):
            yield
    finally:
        await app.state.redis.aclose()


def templates() -> JinjaTemplateEngine:
    """The shared environment, with what only pages need."""
    environment = make_environment(static_url=static_files.static_url)
    environment.filters.update(words.FILTERS | guide_words.FILTERS | checker_words.FILTERS)
    environment.filters.update(desk_words.FILTERS | station_words.FILTERS | admin_words.FILTERS)
    environment.filters.update(apply_words.FILTERS | own_words.FILTERS)
    environment.tests.update(desk_words.TESTS)
    environment.globals |= {
        "form_tokens": form_tokens,
        "case_badge": case_badge,
        "demo": settings().demo,
    }
    return JinjaTemplateEngine.from_environment(environment)


def make_app() -> Litestar:
    """The application. Raises SettingsError when its secrets are not fit to serve people."""
    settings().refuse_weak_secrets()
    write_logs()
    return Site(
        route_handlers=routes(),
        lifespan=[servers],
        state=State({"memory": Memory(), "case_pages": kept_pages()}),
        middleware=[asked_by, WhoIsAsking],
        compression_config=LIGHTER,
        before_send=[complete_headers, name_head, name_last_view],
        guards=[admitted],
        dependencies=EVERYWHERE,
        exception_handlers=HANDLERS | {AlreadyReceived: see_the_case, Submitted: see_my_case},
        template_config=TemplateConfig(instance=templates()),
        request_max_body_size=LARGEST_BODY,
        logging_config=None,  # ours is set already; theirs starts a thread before workers fork
        openapi_config=description(),
        include_in_schema=False,  # but for the open facts
    )
