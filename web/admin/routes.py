"""Every address of the catalogue's desk and the handler behind it."""

from litestar import Router

from web.admin import (
    acts,
    elements,
    files,
    item,
    items,
    lists,
    misses,
    offices,
    package_files,
    packages,
    preview,
    rows,
    workbook,
)
from web.admin.matter import OF_AN_ITEM
from web.admin.package_form import OF_A_PACKAGE
from web.guards import for_staff

OF_ITEMS = [
    item.show,
    item.compare,
    item.levels,
    item.text,
    preview.newest,
    preview.guide,
    preview.materials,
    files.show,
    workbook.download,
    workbook.upload,
    acts.begin,
    acts.submit,
    acts.approve,
    acts.send_back,
    acts.refuse,
    acts.publish,
    acts.discard,
    acts.suspend,
    acts.resume,
    acts.cancel,
    elements.first,
    elements.show,
    elements.save,
    rows.show,
    rows.save,
]

OF_PACKAGES = [
    packages.show,
    packages.save,
    packages.publish,
    packages.withdraw,
]


def catalogue() -> Router:
    """All of them, under one roof."""
    return Router(
        "/admin",
        guards=[for_staff],
        route_handlers=[
            items.home,
            items.index,
            lists.download,
            lists.standards,
            misses.index,
            misses.show,
            misses.adopt,
            misses.settle,
            offices.index,
            offices.show,
            offices.save,
            package_files.index,
            package_files.download,
            package_files.upload,
            packages.blank,
            packages.create,
            Router("/", route_handlers=OF_PACKAGES, dependencies=OF_A_PACKAGE),
            Router("/", route_handlers=OF_ITEMS, dependencies=OF_AN_ITEM),
        ],
    )
