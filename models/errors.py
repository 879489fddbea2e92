"""Ways an act can be refused; each carries the sentence that the person will read."""


class Refused(Exception):
    """Base of all refusals: nothing was changed."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotNow(Refused):
    """The case is not in a position that allows the act, or somebody was faster (409)."""


class NotAllowed(Refused):
    """The person does not hold the role or the desk that the act needs (403)."""


class Invalid(Refused):
    """Something filled in is missing or wrong (422): one sentence per field, in page order."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__("；".join(errors.values()))
        self.errors = errors


def demand(*rows: tuple[str, object, str]) -> None:
    """Each row is (field, whether it is in order, the sentence if not).

    Raises Invalid with the sentences of every row that is not, in the order given.
    """
    errors = {field: sentence for field, fine, sentence in reversed(rows) if not fine}
    if errors:
        raise Invalid(dict(reversed(errors.items())))


def fine(sentence: str | None) -> tuple[bool, str]:
    """A fault or None, as the last two columns of a row for `demand`."""
    return sentence is None, sentence or ""


class TooMany(Refused):
    """Too many attempts (429): the sentence says how long to wait."""

    def __init__(self, sentence: str, wait_seconds: int) -> None:
        super().__init__(sentence)
        self.wait_seconds = wait_seconds


class MigrationFailed(Exception):
    """A migration stopped; the text is Piccolo's own report."""
