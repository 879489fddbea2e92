"""Every colour pair that carries meaning, computed from tokens.css with the WCAG formula."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).resolve().parents[2] / "static" / "css" / "tokens.css"
LIGHT = ":root"
ELDER = '[data-mode="elder"]'
DARK = '[data-theme="dark"]'
MEANINGS = ("grey", "blue", "amber", "red", "green", "violet")

TEXT = [
    ("ink", "surface"),
    ("ink", "page"),
    ("ink-2", "surface"),
    ("ink-2", "surface-3"),
    ("ink-3", "surface"),
    ("ink-3", "surface-2"),
    ("ink-3", "page"),
    ("brand-ink", "surface"),
    ("brand-ink", "page"),
    ("brand-ink", "brand-tint"),
    ("ink-inv", "brand"),
    ("on-header", "header"),
    ("on-header-2", "header"),
    *((f"{name}-ink", f"{name}-tint") for name in MEANINGS),
    *((f"{name}-ink", "surface") for name in MEANINGS),
    ("ink-3", "brand-tint"),
]
# white words on a filled button, badge of a count, call button: not drawn in the dark theme
ON_SOLID = [("ink-inv", f"{name}-solid") for name in ("amber", "red", "green")]
NIGHT = [("on-night", "night"), ("on-night-2", "night"), ("night-ok", "night-2")]
SHAPES = [
    ("line-strong", "surface"),
    ("line-strong", "page"),
    ("brand", "surface"),
    *((f"{name}-solid", "surface") for name in MEANINGS),
]


def declared(selector: str) -> dict[str, str]:
    """The custom properties of every block whose selector list ends in `selector`."""
    css = re.sub(r"/\*.*?\*/", "", TOKENS.read_text(), flags=re.DOTALL)
    found: dict[str, str] = {}
    for heads, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css):
        if heads.split(",")[-1].strip() == selector:
            found |= dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})\b", body))
    return found


def palette(theme: str) -> dict[str, str]:
    return declared(LIGHT) | (declared(theme) if theme != LIGHT else {})


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def failing(theme: str, pairs: list[tuple[str, str]], least: float) -> list[str]:
    colours = palette(theme)
    measured = {pair: contrast(*(colours[name] for name in pair)) for pair in pairs}
    return [f"{a} on {b}: {ratio:.1f}" for (a, b), ratio in measured.items() if ratio < least]


def test_the_formula_knows_black_on_white():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", [LIGHT, ELDER, DARK])
def test_text_reaches_aa_in_every_theme(theme):
    assert failing(theme, TEXT, 4.5) == []


@pytest.mark.parametrize("theme", [LIGHT, ELDER])
def test_white_words_on_filled_colours_reach_aa(theme):
    assert failing(theme, ON_SOLID + NIGHT, 4.5) == []


def test_running_text_reaches_aaa_in_the_elder_version():
    assert failing(ELDER, TEXT, 7) == []


@pytest.mark.parametrize("theme", [LIGHT, ELDER, DARK])
def test_borders_and_lights_reach_three(theme):
    assert failing(theme, SHAPES, 3) == []


def test_the_focus_ring_is_seen_against_its_own_ink():
    assert failing(LIGHT, [("focus", "focus-ink")], 7) == []


def test_raw_colours_live_in_tokens_only():
    """A white with transparency over navy is light, not a colour of its own."""
    raw = re.compile(r"#[0-9a-f]{3,8}\b|rgba?\((?!255, 255, 255)")
    kit = [path for path in TOKENS.parent.glob("*.css") if not path.name.startswith("vendor-")]
    offenders = [
        f"{path.name}: {found}"
        for path in kit
        if path != TOKENS
        for found in raw.findall(re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL))
    ]
    assert offenders == []
