"""Who stands at the counter, as the clerk typed them, and what is wrong with it."""

from dataclasses import dataclass
from datetime import date

from models.errors import fine
from models.people.identity import (
    IdKind,
    normalise,
    normalise_mobile,
    normalise_name,
    wrong_with,
    wrong_with_name,
)


@dataclass(frozen=True)
class PersonOnSite:
    """An applicant or agent as the clerk typed them, before any check."""

    name: str
    id_kind: IdKind
    id_number: str
    mobile: str = ""
    address: str = ""
    legal_name: str = ""
    relation: str = ""

    def tidy(self) -> "PersonOnSite":
        """The same, in the form that is stored."""
        return PersonOnSite(
            normalise_name(self.name),
            self.id_kind,
            normalise(self.id_number),
            normalise_mobile(self.mobile),
            self.address.strip(),
            normalise_name(self.legal_name) if self.legal_name else "",
            self.relation.strip(),
        )


def checks_of(person: PersonOnSite, today: date) -> list[tuple[str, object, str]]:
    """What must be in order, as rows for `demand`."""
    return [
        ("name", *fine(wrong_with_name(person.name))),
        ("id_number", *fine(wrong_with(person.id_kind, person.id_number, today))),
    ]
