"""How names are written for the search: plain characters, pinyin, initials, and grams of them."""

import functools
import re
import unicodedata
from collections.abc import Iterable
from itertools import islice

SHORT = 6  # characters of a line that gets other readings as well
OTHER_READINGS = 4  # of one line
_ODD = re.compile(r"[^0-9a-z\u3400-\u9fff\U00020000-\U0003ffff]+")
_RUNS = re.compile(r"[0-9a-z]+|[^0-9a-z]+")


def plain(text: str) -> str:
    """Half width, lower case, words parted by one blank; signs are no part of a name."""
    folded = unicodedata.normalize("NFKC", text).lower().replace("ü", "v")
    return _ODD.sub(" ", folded).strip()


def words_of(wanted: str) -> list[str]:
    """The words of a search. “社保ka” is two: letters and characters are looked up apart."""
    return [run for word in plain(wanted).split() for run in _RUNS.findall(word)]


def is_spelt(word: str) -> bool:
    """Whether a word is typed in letters, so that it may be pinyin or initials."""
    return word.isascii()


def lines(names: Iterable[str]) -> list[str]:
    """Every name once, without blanks: “许可 (新办)” is looked for as 许可新办 too."""
    return list(dict.fromkeys(filter(None, (plain(name).replace(" ", "") for name in names))))


def joined(names: Iterable[str]) -> str:
    """Lines with a break before and after each, so that beginnings and ends can be asked for."""
    return "".join(f"\n{line}" for line in names) + "\n"


def pinyin_of(line: str) -> str:
    """shehuibaozhangka, as a phrase is read; letters and digits stay."""
    return "".join(_syllables(line))


def initials_of(line: str) -> list[str]:
    """shbzk, and for short names what comes of reading one character otherwise (重: z or c)."""
    usual = [syllable[:1] for syllable in _syllables(line)]
    others = [_letters(one) for one in line] if len(line) <= SHORT else []
    return ["".join(usual), *islice(_varied(usual, others), OTHER_READINGS)]


@functools.lru_cache(maxsize=4096)  # many counties have the same names
def _syllables(line: str) -> list[str]:
    from pypinyin import lazy_pinyin  # noqa: PLC0415 – 60 MB that only publishing needs

    return lazy_pinyin(line, errors=list)


@functools.lru_cache(maxsize=4096)
def _letters(character: str) -> list[str]:
    """The first letter of every reading; asked for alone, for a phrase has but one."""
    from pypinyin import Style, pinyin  # noqa: PLC0415

    return pinyin(character, style=Style.FIRST_LETTER, heteronym=True, errors=list)[0]


def _varied(usual: list[str], others: list[list[str]]) -> Iterable[str]:
    for place, readings in enumerate(others):
        for other in readings:
            if other != usual[place]:
                yield "".join([*usual[:place], other, *usual[place + 1 :]])


def grams_of(text: str, *sizes: int) -> set[str]:
    """Every run of so many characters, within lines."""
    return {
        line[start : start + size]
        for line in text.split()
        for size in sizes
        for start in range(len(line) - size + 1)
    }


def grams_wanted(word: str) -> list[str]:
    """The fewest grams a row must have to hold the word: pairs of characters, threes of letters."""
    size = min(len(word), 3 if is_spelt(word) else 2)
    return sorted(grams_of(word, size))
