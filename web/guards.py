"""At the entrance: an address that can exist, permission, a form of ours. Handlers say `may=`.

Guards are coroutines even where none waits: Litestar would send plain functions to a thread.
"""

from litestar.connection import ASGIConnection
from litestar.exceptions import (
    NotAuthorizedException,
    NotFoundException,
    PermissionDeniedException,
)
from litestar.handlers import BaseRouteHandler

from models.people.citizen import Citizen
from models.people.permissions import MAY, may
from models.people.role import Role
from models.people.staff import Officer
from web.tokens import genuine

LARGEST_ID = 2**63 - 1


async def admitted(connection: ASGIConnection, handler: BaseRouteHandler) -> None:
    """Guard of every handler: possible, permitted and genuine, in this order.

    One guard instead of three: Litestar copies the handler for each, which is felt on every page.
    """
    possible(connection)
    permitted(connection, handler)
    await genuine(connection, handler)


def possible(connection: ASGIConnection) -> None:
    """Nothing stands in the address that PostgreSQL could not even be asked for."""
    numbers = (value for value in connection.path_params.values() if isinstance(value, int))
    has_nul = "\0" in connection.scope["path"] or b"%00" in connection.scope["query_string"]
    if has_nul or any(abs(number) > LARGEST_ID for number in numbers):
        raise NotFoundException


def permitted(connection: ASGIConnection, handler: BaseRouteHandler) -> None:
    """One of the person's roles must be allowed what the handler says.

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


async def for_staff(connection: ASGIConnection, _: BaseRouteHandler) -> None:
    """Guard of the desk and the station: acts that citizens share have pages of their own."""
    if connection.method != "OPTIONS" and not isinstance(connection.user, Officer):
        raise PermissionDeniedException("for staff")


async def for_citizens(connection: ASGIConnection, _: BaseRouteHandler) -> None:
    """Guard of a citizen's own pages: what staff do there would go under the wrong name."""
    if connection.method != "OPTIONS" and not isinstance(connection.user, Citizen):
        raise PermissionDeniedException("for citizens")
