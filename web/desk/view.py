"""What part of a case lies open on the desk: a tab, a material, a page of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.cases.material import CaseFile, CaseMaterial
from models.cases.reading.dossier import Dossier

TABS = ("materials", "form", "trail", "papers", "messages")


@dataclass(frozen=True)
class View:
    """The open part; pages are counted through all files of a material."""

    base: str  # address of the case
    tab: str
    material: CaseMaterial | None
    sheets: tuple[tuple[CaseFile, int], ...]  # file and page in it
    page: int

    @classmethod
    def of(cls, dossier: Dossier, *, address: str, query: Mapping[str, str]) -> "View":
        """The view an address asks for; what does not exist becomes the first that does."""
        tab = query.get("tab", "")
        material = _material(dossier, query.get("m", ""))
        sheets = _sheets(dossier, material)
        wanted = query.get("page", "1")
        page = int(wanted) if wanted.isdecimal() and len(wanted) < 5 else 1
        return cls(
            address,
            tab if tab in TABS else TABS[0],
            material,
            sheets,
            min(max(page, 1), max(len(sheets), 1)),
        )

    @property
    def pages(self) -> int:
        """How many pages the material has."""
        return len(self.sheets)

    @property
    def picture(self) -> str:
        """The address of the open page's picture; empty when there is none."""
        if not self.sheets:
            return ""
        file, sheet = self.sheets[self.page - 1]
        return f"{self.base}/files/{file.id}/{sheet}"

    def address(self, page: int) -> str:
        """Another page of the same material."""
        return f"{self.base}?tab=materials&m={self.material.id}&page={page}"


def _material(dossier: Dossier, wanted: str) -> CaseMaterial | None:
    rows = dossier.materials
    named = next((row for row in rows if str(row.id) == wanted), None)
    pictured = next((row for row in rows if dossier.sheets[row.id]), None)
    return named or pictured or next(iter(rows), None)


def _sheets(dossier: Dossier, material: CaseMaterial | None) -> tuple[tuple[CaseFile, int], ...]:
    if material is None:
        return ()
    return tuple(
        (row, sheet)
        for row in dossier.sheets[material.id]
        for sheet in range(1, row.file.pages + 1)
    )
