"""Reading an answer the way a browser does: its title, its forms, what it says is wrong."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from httpx import Response

TEXT_LIKE = {"text", "tel", "search", "password", "hidden", "date"}


@dataclass
class Form:
    """One form and what it would send if nobody touched it."""

    action: str
    method: str
    id: str = ""
    fields: list[tuple[str, str]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)  # also of what is not chosen

    def filled(self, typed: dict[str, object]) -> list[tuple[str, str]]:
        """The fields with what somebody typed; None takes one away, a list chooses several."""
        kept = [(name, value) for name, value in self.fields if name not in typed]
        for name, value in typed.items():
            values = value if isinstance(value, list | tuple) else [value]
            kept += [(name, str(one)) for one in values if one is not None]
        return kept


class Reader(HTMLParser):
    """Walks once through a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.ids: set[str] = set()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[str, str] = {}  # title and textareas, by tag or name
        self._form: Form | None = None
        self._select, self._textarea, self._inside = "", "", ""
        self._owner = ""  # the id of the form that a textarea outside of it belongs to
        self._owned: list[tuple[str, str]] = []
        self.feed(html)
        for owner, name in self._owned:
            form = next(form for form in self.forms if form.id == owner)
            form.fields.append((name, self.texts[name]))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append((tag, given))
        self.ids |= {given["id"]} if "id" in given else set()
        if tag == "form":
            self._form = Form(given.get("action", ""), given.get("method", "get"), given.get("id"))
            self.forms.append(self._form)
        elif tag in ("title", "textarea"):
            self._inside = tag if tag == "title" else given["name"]
            self.texts[self._inside] = ""
            self._owner = given.get("form", "")
        elif tag == "select":
            self._select = given["name"]
        if self._form:
            self._note(tag, given)

    def _note(self, tag: str, given: dict[str, str]) -> None:
        name, value = given.get("name", ""), given.get("value", "")
        kind = given.get("type", "text") if tag == "input" else ""
        chosen = kind in TEXT_LIKE or (kind in ("radio", "checkbox") and "checked" in given)
        if name and tag != "button":
            self._form.names.add(name)
        if name and chosen:
            self._form.fields.append((name, value))
        if tag == "option" and "selected" in given:
            self._form.fields.append((self._select, value))

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[self._inside] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "textarea" and self._owner:
            self._owned.append((self._owner, self._inside))
        elif tag == "textarea" and self._form:
            self._form.fields.append((self._inside, self.texts[self._inside]))
        if tag in ("title", "textarea"):
            self._inside = ""


class Page:
    """An answer, read."""

    def __init__(self, answer: Response) -> None:
        self.answer, self.text = answer, answer.text
        self.status = answer.status_code
        self._reader = Reader(self.text)

    @property
    def title(self) -> str:
        return self._reader.texts.get("title", "")

    @property
    def ids(self) -> set[str]:
        return self._reader.ids

    @property
    def tags(self) -> list[tuple[str, dict[str, str]]]:
        return self._reader.tags

    @property
    def typed(self) -> dict[str, str]:
        """What stands in the fields of all forms."""
        return {name: value for form in self._reader.forms for name, value in form.fields}

    @property
    def errors(self) -> list[str]:
        """The fields that the summary on top points to."""
        summary = self.text.partition("govuk-error-summary__list")[2].partition("</ul>")[0]
        return [attrs["href"][1:] for tag, attrs in Reader(summary).tags if tag == "a"]

    def form(self, action: str) -> Form:
        """The form that posts to an address."""
        forms = [form for form in self._reader.forms if form.action == action]
        assert forms, f"no form to {action} on {[form.action for form in self._reader.forms]}"
        return forms[0]
