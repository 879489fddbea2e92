"""The flow chart of a guide: boxes one under another, wide enough for a phone, drawn as SVG."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from models.catalog.guide import Guide, GuideSpecial, GuideStep
from web.filters import spaced

WIDTH, BOX, MARGIN, GAP, LINE = 320, 280, 20, 26, 22
CHARACTERS = 15  # in one line of a box
MOST_LINES = 3


@dataclass(frozen=True)
class Box:
    """One step with its lines of text, already placed."""

    kind: str  # end, step or aside
    top: int
    height: int
    lines: tuple[tuple[int, str, str], ...]  # baseline, class, text

    @property
    def round(self) -> int:
        """The radius of the corners: beginning and end are round."""
        return self.height // 2 if self.kind == "end" else 6

    @property
    def bottom(self) -> int:
        """Where the arrow to the next begins."""
        return self.top + self.height


@dataclass(frozen=True)
class Chart:
    """Everything the template draws."""

    boxes: tuple[Box, ...]
    height: int
    told: str  # the same in one sentence

    @property
    def arrows(self) -> str:
        """The lines between the boxes, as one path."""
        pairs = pairwise(self.boxes)
        return "".join(f"M160 {above.bottom}V{below.top - 6}" for above, below in pairs)

    @property
    def tips(self) -> str:
        """The heads of the arrows, as another."""
        return "".join(f"M155 {box.top - 8}h10l-5 8z" for box in self.boxes[1:])


def flow_chart(guide: Guide) -> Chart | None:
    """The chart of a guide's steps, from application to result; None without steps."""
    if not guide.steps:
        return None
    boxes: list[Box] = []
    for kind, title, small in _parts(guide):
        boxes.append(_box(kind, boxes[-1].bottom + GAP if boxes else 4, title, small))
    names = [step.name for step in guide.steps]
    told = f"从申请到结果共 {len(names)} 个环节：" + "，然后".join(names) + "。"
    return Chart(tuple(boxes), boxes[-1].bottom + 4, told)


def _parts(guide: Guide) -> Iterator[tuple[str, str, str]]:
    yield "end", "申请人提出申请", ""
    steps = [
        ("step", f"{number} {step.name}", step_words(step)[1:])
        for number, step in enumerate(guide.steps, start=1)
    ]
    deciding = (place for place, step in enumerate(guide.steps) if "决定" in step.name)
    place = next(deciding, len(steps))  # what a special procedure finds out, the decision needs
    yield from steps[:place]
    yield from (_special(special) for special in guide.specials)
    yield from steps[place:]
    yield "end", guide.results[0].name if guide.results else "送达结果", ""


def _special(special: GuideSpecial) -> tuple[str, str, str]:
    outside = "，不计入时限" if special.excludes_clock else ""
    days = f"最多 {special.max_days} 个工作日{outside}"
    return "aside", f"需要时：{special.name}", days


def step_words(step: GuideStep) -> str:
    """：窗口，5 个工作日; empty when nothing is known."""
    told = "，".join(filter(None, (step.post, step.limit)))
    return spaced(f"：{told}") if told else ""


def _box(kind: str, top: int, title: str, small: str) -> Box:
    texts = [("flow__title", line) for line in _lines(title, CHARACTERS)]
    texts += [("flow__small", line) for line in _lines(small, CHARACTERS + 3)]
    height = 16 + LINE * len(texts)
    lines = tuple((top + 24 + LINE * row, *text) for row, text in enumerate(texts))
    return Box(kind, top, height, lines)


def _lines(text: str, longest: int) -> list[str]:
    cut = [text[start : start + longest] for start in range(0, len(text), longest)]
    if len(cut) > MOST_LINES:
        cut[MOST_LINES - 1] = cut[MOST_LINES - 1][:-1] + "…"
    return cut[:MOST_LINES]
