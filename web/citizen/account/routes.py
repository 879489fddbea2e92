"""Every address under /me but the front page, which is public."""

from litestar import Router

from web.citizen.account import (
    addresses,
    agent,
    authorisations,
    closing,
    companies,
    consents,
    data,
    identity,
    inbox,
    looks,
    notifications,
    paper,
)
from web.citizen.account.addresses import OF_AN_ADDRESS
from web.citizen.account.authorisations import OF_AN_AUTHORISATION
from web.citizen.account.companies import OF_A_COMPANY
from web.citizen.account.visit import VISIT
from web.guards import for_citizens

PLAIN = [
    identity.show,
    identity.edit,
    identity.save,
    identity.check,
    identity.remove,
    companies.index,
    companies.blank,
    companies.add,
    addresses.index,
    addresses.blank,
    addresses.add,
    authorisations.index,
    paper.blank,
    paper.hold,
    agent.blank,
    agent.sign,
    notifications.show,
    notifications.save,
    consents.index,
    consents.answer,
    inbox.index,
    inbox.read,
    looks.index,
    data.show,
    data.copy,
    data.download,
    closing.ask,
    closing.confirm,
]
OF_COMPANIES = [companies.show, companies.save, companies.check, companies.remove]
OF_ADDRESSES = [addresses.show, addresses.save, addresses.make_usual, addresses.remove]
OF_AUTHORISATIONS = [
    authorisations.show,
    authorisations.sheet,
    authorisations.revoke,
    authorisations.remove,
]


def account() -> Router:
    """All of them."""
    return Router(
        "/me",
        guards=[for_citizens],
        dependencies=VISIT,
        route_handlers=[
            *PLAIN,
            Router("/", route_handlers=OF_COMPANIES, dependencies=OF_A_COMPANY),
            Router("/", route_handlers=OF_ADDRESSES, dependencies=OF_AN_ADDRESS),
            Router("/", route_handlers=OF_AUTHORISATIONS, dependencies=OF_AN_AUTHORISATION),
        ],
    )
