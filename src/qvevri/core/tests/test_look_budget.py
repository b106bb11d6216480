"""What the look may weigh, and what templates may not hold."""

import gzip
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2]
STATIC = PACKAGE / "core/static/core"
KB = 1000
TEMPLATES = sorted(PACKAGE.glob("**/templates/**/*.html"))
# Messages are read by mail programs, which know no stylesheets of ours.
PAGES = [path for path in TEMPLATES if "notices" not in path.parent.name]
ORDINARY = ("page.js", "suggest.js", "pow.js", "draft.js")


def _packed(*paths: Path) -> int:
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


def _name(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def test_stylesheet_stays_within_its_budget() -> None:
    assert _packed(STATIC / "css/qvevri.css") <= 15 * KB


def test_scripts_of_an_ordinary_page_stay_within_their_budget() -> None:
    scripts = [STATIC / "js" / name for name in ORDINARY]

    assert _packed(*scripts, *STATIC.glob("vendor/htmx-*.js")) <= 25 * KB


@pytest.mark.parametrize("script", ["ka", "ru", "en"])
def test_fonts_of_a_page_leave_room_for_its_pictures(script: str) -> None:
    own = {"ka": "georgian", "ru": "cyrillic", "en": "latin"}[script]
    fonts = {path for name in (own, "latin") for path in STATIC.glob(f"fonts/firago-{name}-[0-9]*")}

    assert sum(path.stat().st_size for path in fonts) <= 90 * KB


def test_no_drawing_is_heavy() -> None:
    assert max(path.stat().st_size for path in STATIC.glob("pictograms/*.svg")) <= 5 * KB


@pytest.mark.parametrize("template", TEMPLATES, ids=_name)
def test_template_fits_on_three_screens(template: Path) -> None:
    assert len(template.read_text().splitlines()) <= 150


@pytest.mark.parametrize("template", PAGES, ids=_name)
def test_template_holds_no_style_and_no_script_of_its_own(template: Path) -> None:
    text = template.read_text()

    assert not re.search(r"""\sstyle\s*=\s*["']|<style\b""", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)", text)
    assert not re.search(r"""\son\w+\s*=\s*["']|javascript:""", text)


@pytest.mark.parametrize("template", TEMPLATES, ids=_name)
def test_template_never_makes_capitals(template: Path) -> None:
    assert not re.search(r"\|\s*(upper|title|capfirst)\b", template.read_text())


def test_stylesheet_never_makes_capitals() -> None:
    assert "text-transform" not in (STATIC / "css/qvevri.css").read_text()
