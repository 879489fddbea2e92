"""The addresses of an application from home."""

from litestar import Router
from litestar.types import ControllerRouterHandler

from web.citizen.apply import (
    check,
    delivery,
    files,
    form,
    lookup,
    materials,
    promises,
    situation,
    start,
    who,
)
from web.citizen.apply.draft import APPLYING
from web.guards import for_citizens

OF_A_DRAFT = [
    start.show,
    start.ask_discard,
    start.discard,
    who.show,
    who.save,
    situation.show,
    situation.save,
    form.show,
    form.save,
    materials.show,
    materials.save,
    materials.upload,
    materials.remove,
    lookup.ask,
    materials.later,
    promises.show,
    promises.make,
    promises.take_back,
    files.sheet,
    delivery.show,
    delivery.save,
    check.show,
    check.submit,
]


def applications() -> list[ControllerRouterHandler]:
    """Mine, a new one, and the stages of one."""
    return [
        start.index,
        start.ask,
        start.begin,
        Router("/", route_handlers=OF_A_DRAFT, dependencies=APPLYING, guards=[for_citizens]),
    ]
