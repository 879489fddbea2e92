"""Permission at the entrance: every handler says `may=`, silence is refused."""

from litestar.connection import ASGIConnection
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException
from litestar.handlers import BaseRouteHandler

from models.people.permissions import MAY, may
from models.people.role import Role


def permitted(connection: ASGIConnection, handler: BaseRouteHandler) -> None:
    """Guard: one of the person's roles must be allowed what the handler says.

    A handler that says nothing, or a word that is not in the table, raises KeyError: a defect.
    """
    if connection.method == "OPTIONS":  # answered by the framework: which methods there are
        return
    what = handler.opt["may"]
    if may(connection.user.roles, what):
        return
    if connection.user.roles == {Role.VISITOR} and MAY[what]:
        raise NotAuthorizedException(what)
    raise PermissionDeniedException(what)
