"""Reading a typed condition, left to right, into the JSON of items.md 5.3; see `notation`."""

import json
import re
from collections.abc import Callable
from typing import Any

DEEPEST = 20
MARKS = '()[]&|!=<>,@"'
_TOKEN = re.compile(r'\s*(?:(>=|[()\[\]&|!=<,@])|("(?:[^"\\]|\\.)*")|([^()\[\]&|!=<>,@"]+))')
_NUMBER = re.compile(r"-?\d{1,9}(\.\d{1,6})?", re.ASCII)
_WIDE = re.compile(r"[＝＆｜（）！＠＞＜]")
CONSTANTS = {"true": True, "false": False}
COMBINED = {"&": "all", "|": "any"}


class Unreadable(ValueError):
    """What was typed is no condition or effect; the text is the sentence for the person."""


class Reader:
    """Reads left to right; every method leaves the reader behind what it has read."""

    def __init__(self, text: str) -> None:
        self.text, self.tokens, self.at = text, [], 0
        start = 0
        while text[start:].strip():
            found = _TOKEN.match(text, start)
            if found is None:
                raise self.trouble(text[start:])
            self.tokens.append((found[1] or "", found[2] or (found[3] or "").strip()))
            start = found.end()

    def peek(self) -> str:
        """The next mark, "word" before a word, empty at the end."""
        if self.at == len(self.tokens):
            return ""
        return self.tokens[self.at][0] or "word"

    def take(self, *marks: str) -> str:
        """Step over one of the marks, or a word, and return it. Raises Unreadable."""
        if self.peek() not in marks:
            raise self.trouble()
        self.at += 1
        mark, word = self.tokens[self.at - 1]
        return mark or word

    def trouble(self, rest: str | None = None) -> Unreadable:
        if rest is None:
            rest = " ".join(mark or word for mark, word in self.tokens[self.at :])
        hint = "，符号请用半角" if _WIDE.search(self.text) else ""
        where = f"，从“{rest.strip()[:20]}”起" if rest.strip() else "，后面少了内容"
        return Unreadable(
            f"条件读不懂{where}{hint}，写法如 agent=他人代办 & (type=住宿 | type=沐浴)"
        )

    def expression(self, depth: int) -> dict[str, Any]:
        if depth > DEEPEST:
            raise Unreadable("条件的括号套得太深")
        parts, mark = [self.part(depth)], self.peek()
        if mark not in COMBINED:
            return parts[0]
        while self.peek() == mark:
            self.take(mark)
            parts.append(self.part(depth))
        if self.peek() in COMBINED:
            raise Unreadable("条件里既有 & 又有 |，请用括号写明先后")
        return {COMBINED[mark]: parts}

    def part(self, depth: int) -> dict[str, Any]:
        if self.peek() == "!":
            self.take("!")
            if depth > DEEPEST:
                raise Unreadable("条件的括号套得太深")
            return {"not": self.part(depth + 1)}
        if self.peek() != "(":
            return self.leaf()
        self.take("(")
        inside = {"all": []} if self.peek() == ")" else self.expression(depth + 1)
        self.take(")")
        return inside

    def leaf(self) -> dict[str, Any]:
        if self.peek() != "@":
            return {"q": self.word(_plain)} | self.wanted(_plain)
        self.take("@")
        fact = {"fact": self.word(_plain)}
        if self.peek() == "=":
            return fact | self.wanted(constant)
        mark = self.take(">=", "<")
        value = self.word(constant)
        if isinstance(value, str | bool):
            raise Unreadable(f"“{mark}”后面要写数字")
        return fact | {"at_least" if mark == ">=" else "below": value}

    def wanted(self, read: Callable[[str], Any]) -> dict[str, Any]:
        self.take("=")
        if self.peek() != "[":
            return {"is": self.word(read)}
        self.take("[")
        values = []
        while self.peek() != "]":
            values.append(self.word(read))
            if self.peek() != "]":
                self.take(",")
        self.take("]")
        return {"in": values}

    def word(self, read: Callable[[str], Any]) -> Any:
        return read(self.take("word"))


def _plain(word: str) -> str:
    if not word.startswith('"'):
        return word
    try:
        return json.loads(word, strict=False)
    except ValueError:
        raise Unreadable(f"引号里的“{word[:20]}”读不懂") from None


def constant(word: str) -> Any:
    if _NUMBER.fullmatch(word):
        return float(word) if "." in word else int(word)
    return CONSTANTS.get(word, _plain(word))
