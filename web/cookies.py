"""The one kind of cookie we set: for this site's own requests and for no script."""

from litestar.datastructures import Cookie

from models.settings import settings


def own_cookie(key: str, value: str, life: int | None = None, *, path: str = "/") -> Cookie:
    """A cookie for so many seconds; None = until the browser is closed, 0 = taken away."""
    return Cookie(
        key=key,
        value=value,
        max_age=life,
        path=path,
        httponly=True,
        secure=settings().secure,
        samesite="lax",
    )
