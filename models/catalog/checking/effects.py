"""What the chosen options change (items.md 5.3), each change with the answer behind it.

{"add": key} {"drop": key} {"need": {key: need}} {"copies": {key: n}} {"promise": n}
{"fee": {"name": …, "standard": …}} {"special": code} {"goto": item code} {"stop": sentence}

Options count in the order of the guide, however the answers were given: where two say different
things about one paper or limit, the later question has the last word.
"""

from collections.abc import Iterable
from typing import Any

from models.catalog.checking.reasons import because
from models.catalog.guide import GuideOption
from models.catalog.words import Need

ANOTHER_ITEM = "这种情况要办的是另一个事项，请改办那个事项。"
NEEDS = frozenset(Need)

Pairs = list[tuple[dict[str, Any], str]]


class Effects:
    """The effects of some options, sorted by what they change; values are (value, reason)."""

    def __init__(self, chosen: Iterable[GuideOption]) -> None:
        pairs = [(effect, option.label) for option in chosen for effect in option.effects]
        self.added = _by_key(pairs, "add")
        self.dropped = _by_key(pairs, "drop")
        self.needs = {key: one for key, one in _of(pairs, "need").items() if one[0] in NEEDS}
        self.copies = _of(pairs, "copies")
        self.fees = [(effect["fee"], because(label)) for effect, label in pairs if "fee" in effect]
        self.specials = _by_key(pairs, "special")
        self.promise = _last(pairs, "promise")
        self.stop, self.stop_reason, self.goto = _ending(pairs)


def _by_key(pairs: Pairs, word: str) -> dict[str, str]:
    """Key → reason, with all answers that say so."""
    labels: dict[str, list[str]] = {}
    for effect, label in pairs:
        if word in effect:
            labels.setdefault(effect[word], []).append(label)
    return {key: because(*named) for key, named in labels.items()}


def _of(pairs: Pairs, word: str) -> dict[str, tuple[Any, str]]:
    return {
        key: (value, because(label))
        for effect, label in pairs
        for key, value in effect.get(word, {}).items()
    }


def _last(pairs: Pairs, word: str) -> tuple[Any, str] | None:
    found = [(effect[word], because(label)) for effect, label in pairs if word in effect]
    return found[-1] if found else None


def _ending(pairs: Pairs) -> tuple[str, str, str]:
    """Why it ends here, which answer ended it, and the code of the item to apply for instead.

    What cannot be done at all says so before what is done elsewhere.
    """
    if stopped := _last(pairs, "stop"):
        return *stopped, ""
    elsewhere = [(effect, label) for effect, label in pairs if "goto" in effect]
    if not elsewhere:
        return "", "", ""
    effect, label = elsewhere[-1]
    return effect.get("sentence") or ANOTHER_ITEM, because(label), effect["goto"]
