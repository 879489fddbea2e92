"""Every address of the application with the permission it names, read from its own route table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from litestar import Litestar
from litestar.routes import HTTPRoute

PARAMETER = re.compile(r"{(\w+):\w+}")
STAFF, CITIZENS, EVERYBODY = "staff", "citizens", "everybody"


@dataclass(frozen=True)
class Address:
    """One method of one route."""

    method: str
    template: str
    handler: str
    may: str | None

    @property
    def parameters(self) -> tuple[str, ...]:
        return tuple(PARAMETER.findall(self.template))

    @property
    def area(self) -> str:
        if self.template.startswith(("/desk", "/station", "/admin")):
            return STAFF
        return (
            CITIZENS if self.template.startswith(("/cases", "/me/", "/applications")) else EVERYBODY
        )

    @property
    def door(self) -> str:
        return "/staff/login" if self.area is STAFF else "/login"

    def filled(self, **values: object) -> str:
        """The path with its parameters in place."""
        return PARAMETER.sub(lambda found: str(values[found[1]]), self.template)

    def __str__(self) -> str:
        return f"{self.method} {self.template}"


def addresses(app: Litestar) -> Iterator[Address]:
    """All of them, without the OPTIONS that the framework answers."""
    for route in app.routes:
        for handler in route.route_handlers if isinstance(route, HTTPRoute) else ():
            for method in handler.http_methods - {"OPTIONS"}:
                yield Address(method, route.path, handler.fn.__name__, handler.opt.get("may"))
