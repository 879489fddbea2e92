"""The condition and the ranking of one search, as SQL with numbered values."""

from datetime import date
from typing import TYPE_CHECKING, Any

from models.catalog.search.spelling import grams_wanted, is_spelt
from models.offices.region import SIGNIFICANT_DIGITS

if TYPE_CHECKING:
    from models.catalog.search.finding import Filters

MOST_WORDS = 8

_NAMES = "e.text"
_SPELLINGS = "(e.text || e.pinyin || e.initials)"
_REST = "(e.summary || ' ' || e.office_name)"


class Query:
    """Collects values as $1, $2 … while it writes what stands around them."""

    def __init__(self, words: list[str], filters: "Filters", day: date) -> None:
        self.values: list[Any] = []
        today = self._value(day)
        self._conditions = [
            f"e.valid_from <= {today}",
            f"(e.valid_to IS NULL OR e.valid_to >= {today})",
        ]
        self._ranks: list[str] = []
        if words:
            self._look_up(words)
        self._narrow(filters)

    @property
    def condition(self) -> str:
        """What stands after WHERE."""
        return " AND ".join(self._conditions)

    @property
    def rank(self) -> str:
        """A number per row, lower is better: 0 exact, 1 beginning, 2 inside, 3 summary a word."""
        return " + ".join(self._ranks) or "0"

    def _value(self, value: Any) -> str:
        self.values.append(value)
        return f"${len(self.values)}"

    def _look_up(self, words: list[str]) -> None:
        """The index narrows down by grams, the words themselves decide."""
        grams = sorted({gram for word in words for gram in grams_wanted(word)})
        self._conditions.append(f"e.grams @> {self._value(grams)}::varchar[]")
        for word in words:
            self._word(word)

    def _word(self, word: str) -> None:
        hay = _SPELLINGS if is_spelt(word) else _NAMES
        exact, beginning, inside = (
            f"strpos({hay}, {self._value(text)}::text) > 0"
            for text in (f"\n{word}\n", f"\n{word}", word)
        )
        somewhere = inside
        if not is_spelt(word):
            somewhere = f"({inside} OR strpos({_REST}, {self._value(word)}::text) > 0)"
        self._conditions.append(somewhere)
        self._ranks.append(
            f"CASE WHEN {exact} THEN 0 WHEN {beginning} THEN 1 WHEN {inside} THEN 2 ELSE 3 END"
        )

    def _narrow(self, filters: "Filters") -> None:
        if filters.audience:
            topics = "company_topics" if filters.audience == "company" else "person_topics"
            self._conditions.append(f"cardinality(e.{topics}) > 0")
        if filters.theme:
            theme = self._value(filters.theme)
            self._conditions.append(f"({theme} = ANY(e.person_topics || e.company_topics))")
        if filters.event:
            self._conditions.append(f"{self._value(filters.event)} = ANY(e.life_events)")
        self._narrow_by_place(filters)
        self._conditions += ["e.region_wide"] if filters.region_wide else []
        self._conditions += ["e.collected"] if filters.collected else []
        self._conditions += ["e.package IS NOT NULL"] if filters.packages else []

    def _narrow_by_place(self, filters: "Filters") -> None:
        if filters.office:
            code = self._value(filters.office)
            office = f"(SELECT id FROM office WHERE code = {code})"  # noqa: S608 – code is $2
            self._conditions.append(f"e.office = {office}")
        if filters.region:
            inside = self._value(_digits_inside(filters.region))
            self._conditions.append(f"starts_with(e.region, {inside}::text)")


def _digits_inside(code: str) -> str:
    """The digits every place in a region begins with: 50 for 重庆, not 5, nor 13043 for 邱县."""
    significant = code.rstrip("0")
    if not significant:
        return "0"  # the whole country's own items
    longest = next((one for one in SIGNIFICANT_DIGITS.values() if len(significant) <= one), 12)
    return code[:longest]
