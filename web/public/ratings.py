"""好差评公开 (rating.md 9.6): counts and shares by office and item, nobody named."""

from litestar import Request, Response, get

from models.ratings.figures import public_figures
from web.pages import page
from web.scopes import Now

KEPT = 600  # seconds; figures of a year do not change by the minute


@get("/ratings", may="read_public")
async def index(request: Request, now: Now) -> Response:
    """The last twelve months."""
    slot = int(now.timestamp()) // KEPT
    figures = await request.app.state.memory.recall(("ratings", slot), lambda: public_figures(now))
    return page(request, "public/ratings.html", figures=figures)
