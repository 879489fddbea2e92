"""Every table of the product, for Piccolo's migrations."""

from piccolo.conf.apps import AppConfig, table_finder

from models.settings import PROJECT

APP_CONFIG = AppConfig(
    app_name="tongban",
    migrations_folder_path=str(PROJECT / "migrations"),
    table_classes=table_finder(
        modules=[
            "models.audit.access",
            "models.calendar.workday",
            "models.calendar.business_clock",
            "models.numbers",
            "models.outbox",
            "models.offices.region",
            "models.offices.office",
            "models.offices.place",
            "models.people.staff",
            "models.people.applicant",
            "models.people.citizen",
            "models.people.sign_in",
            "models.files.file",
            "models.catalog.item",
            "models.catalog.version",
            "models.catalog.elements",
            "models.catalog.material",
            "models.catalog.question",
            "models.catalog.versioning",
            "models.catalog.packages.package",
            "models.catalog.search.entry",
            "models.catalog.sheets.sheet",
            "models.cases.case",
            "models.cases.leg",
            "models.cases.event",
            "models.cases.clock",
            "models.cases.material",
            "models.cases.custody",
            "models.cases.people_of",
            "models.cases.assist_request",
            "models.cases.correction_record",
            "models.cases.refusal_record",
            "models.cases.suspension_record",
            "models.cases.extension",
            "models.cases.opinion",
            "models.cases.decision_record",
            "models.cases.certificate",
            "models.cases.revocation",
            "models.delivery.delivery",
            "models.delivery.parcel",
            "models.delivery.hand_out",
            "models.documents.document",
            "models.notices.notice",
            "models.notices.message",
        ]
    ),
)
