"""Every pair of colours that carries words can be read (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).resolve().parents[1] / "static/core/css/qvevri.css").read_text()
THEMES = {
    "light": ":root, .theme-light {",
    "dark": ".theme-dark {",
    "dark by the system": ":root:not(.theme-light) {",
}
ACCENTS = ("clay", "wine", "vine", "amber", "red", "sky")
GROUNDS = ("paper", "surface", "sunken")
TEXT_PAIRS = [
    *((words, ground) for words in ("ink", "ink-2", *ACCENTS, "grey") for ground in GROUNDS[:2]),
    *((words, "sunken") for words in ("ink", "ink-2", "clay")),
    *((accent, f"{accent}-soft") for accent in ACCENTS),
    *(("ink", f"{accent}-soft") for accent in (*ACCENTS, "grey")),
    ("ink-2", "grey-soft"),
    ("on-clay", "clay"),
    ("on-clay", "clay-hover"),
]


def _tokens(theme: str) -> dict[str, str]:
    block = CSS.split(THEMES[theme], 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9A-Fa-f]{6})", block))


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_is_the_most_there_is() -> None:
    assert round(contrast("#000000", "#FFFFFF"), 1) == 21.0


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("words", "ground"), TEXT_PAIRS)
def test_words_can_be_read(theme: str, words: str, ground: str) -> None:
    tokens = _tokens(theme)

    assert contrast(tokens[words], tokens[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_edges_of_fields_can_be_seen(theme: str, ground: str) -> None:
    tokens = _tokens(theme)

    assert contrast(tokens["edge"], tokens[ground]) >= 3.0


def test_dark_is_the_same_by_choice_and_by_the_system() -> None:
    assert _tokens("dark") == _tokens("dark by the system")
