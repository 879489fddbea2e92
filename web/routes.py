"""Every address of the product and the handler behind it."""

from litestar import Router
from litestar.types import ControllerRouterHandler

from models.settings import settings
from web import probes, static_files
from web.admin.routes import catalogue
from web.api import halls as open_halls
from web.api import services as open_services
from web.api.answers import within_limits
from web.citizen import cases as my_cases
from web.citizen import snapshot
from web.citizen.account.routes import account
from web.citizen.apply.routes import applications
from web.citizen.routes import OF_OWN_CASE
from web.demo import pages as demo
from web.desk import (
    acceptance,
    assistance,
    cases,
    certificate,
    changes,
    claim,
    correction,
    decision,
    delivery,
    ending,
    forwarding,
    gap,
    messages,
    notices,
    occupancy,
    one_time_notice,
    opinion,
    papers,
    periods,
    ratings,
    readers,
    refusal,
    reprint,
    reveal,
    search,
)
from web.desk.visit import VISIT
from web.guards import for_citizens, for_staff
from web.public import guides, home, lists, look, pwa, services, sign_in, tracking, verification
from web.public import materials as checker
from web.public import packages as public_packages
from web.public import ratings as public_ratings
from web.public import sheets as public_sheets
from web.scopes import OF_A_CASE
from web.station import confirmation, files, intakes, materials, person, situation
from web.station.draft import COUNTER

MACHINES = [
    static_files.serve,
    probes.healthz,
    probes.readyz,
    probes.metrics,
    pwa.manifest,
    pwa.worker,
]

PUBLIC = [
    home.home,
    home.halls,
    home.help_,
    public_ratings.index,
    home.me,
    home.privacy,
    look.choose,
    pwa.offline,
    pwa.presence,
    services.index,
    guides.show,
    lists.reductions,
    lists.by_mode,
    guides.file,
    checker.show,
    public_sheets.notice,
    public_sheets.large_notice,
    public_sheets.guide,
    public_packages.index,
    public_packages.show,
    public_packages.materials,
    public_sheets.package_notice,
    public_sheets.large_package_notice,
    tracking.ask,
    tracking.check,
    tracking.follow,
    tracking.follow_days,
    verification.ask,
    verification.show,
    sign_in.ask_citizen,
    sign_in.code,
    sign_in.sign_in,
    sign_in.ask_staff,
    sign_in.sign_in_at_work,
    sign_in.sign_out,
]

OPEN_FACTS = [
    open_services.index,
    open_services.show,
    open_services.materials,
    open_halls.index,
]

# What staff do to a case; the same on the desk and at the station.
OF_CASES = [
    cases.show,
    papers.paper,
    papers.sheet,
    reprint.reprint,
    readers.show,
    readers.change,
    reveal.reveal,
    claim.claim,
    acceptance.accept,
    forwarding.push,
    forwarding.pass_on,
    correction.ask_correction,
    correction.supply,
    assistance.ask_assist,
    assistance.answer_assist,
    refusal.refuse,
    refusal.confirm_refusal,
    periods.suspend,
    periods.resume,
    periods.extend,
    gap.fill_gap,
    opinion.opine,
    decision.grant,
    decision.deny,
    certificate.issue,
    delivery.hand_out,
    delivery.dispatch,
    delivery.serve,
    delivery.confirm_delivery,
    delivery.parcel_returned,
    delivery.change_delivery,
    messages.answer,
    ending.withdraw,
    ending.lapse,
]

# 一次性告知: before there is a case.
NOTICES = [
    notices.index,
    notices.show,
    notices.paper,
    one_time_notice.ask,
    one_time_notice.serve,
    one_time_notice.ask_package,
    one_time_notice.serve_package,
]

# 好差评, 等候人数, 事项变化: about the office and the hall, not about a case.
OF_THE_PLACE = [
    ratings.index,
    ratings.show,
    ratings.phone,
    ratings.check,
    ratings.rectify,
    ratings.revisit,
    ratings.close,
    ratings.appeal,
    ratings.judge_appeal,
    occupancy.ask,
    occupancy.tell,
    changes.index,
    changes.see,
]

OF_DRAFTS = [
    person.show,
    person.save,
    situation.show,
    situation.save,
    materials.show,
    materials.save,
    materials.upload,
    materials.remove,
    files.sheet,
    confirmation.show,
    confirmation.receive,
]


def routes() -> list[ControllerRouterHandler]:
    """All of them; /demo only where there is a demonstration."""
    return [
        *MACHINES,
        *PUBLIC,
        Router(
            "/api/v1", route_handlers=OPEN_FACTS, guards=[within_limits], include_in_schema=True
        ),
        my_cases.index,
        account(),
        snapshot.snapshot,
        *applications(),
        Router("/", route_handlers=OF_OWN_CASE, dependencies=OF_A_CASE, guards=[for_citizens]),
        _staff("/desk"),
        _staff("/station"),
        catalogue(),
        *(demo.HANDLERS if settings().demo else []),
    ]


def _staff(base: str) -> Router:
    return Router(
        base,
        guards=[for_staff],
        route_handlers=[
            cases.index,
            cases.queue,
            search.search,
            intakes.index,
            intakes.create,
            *NOTICES,
            *OF_THE_PLACE,
            Router("/", route_handlers=OF_CASES, dependencies=OF_A_CASE | VISIT),
            Router("/", route_handlers=OF_DRAFTS, dependencies=COUNTER),
        ],
    )
