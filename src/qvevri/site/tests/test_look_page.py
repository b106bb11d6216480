"""The page that shows the look: every component, in three languages."""

import re
import tomllib
from pathlib import Path

import pytest
from django.test import Client

from qvevri.core.look_tints import TINTS, tint_of
from qvevri.places.models import Municipality

PACKAGE = Path(__file__).resolve().parents[2]
COMPONENTS = PACKAGE / "core/templates/core/components"
DRAWINGS = PACKAGE / "core/static/core/pictograms"
SPRITE = PACKAGE / "core/static/core/icons.svg"


@pytest.mark.parametrize(
    ("language", "words"),
    [("ka", "ვაშლი"), ("en", "Starking apples"), ("ru", "Яблоки Старкинг")],
)
def test_look_speaks_the_language_of_its_address(
    client: Client, gori: Municipality, language: str, words: str
) -> None:
    page = client.get(f"/gori/{language}/look/").content.decode()

    assert words in page
    assert f'<html lang="{language}"' in page


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_look_can_be_seen_by_day_and_by_night(
    client: Client, gori: Municipality, theme: str
) -> None:
    page = client.get(f"/gori/en/look/?theme={theme}").content.decode()

    assert f'class="theme-{theme}"' in page


def test_theme_from_outside_cannot_write_into_the_page(client: Client, gori: Municipality) -> None:
    page = client.get('/gori/en/look/?theme="><script>').content.decode()

    assert "><script>" not in page


def test_mistakes_stand_on_top_and_under_their_field(client: Client, gori: Municipality) -> None:
    page = client.get("/gori/en/look/?errors=1").content.decode()

    assert 'href="#sample_amount"' in page
    assert 'id="sample_amount_error"' in page
    assert 'aria-invalid="true"' in page


def test_every_component_is_a_file_with_a_sentence() -> None:
    silent = [
        path.name for path in COMPONENTS.glob("*.html") if not path.read_text().startswith("{% com")
    ]

    assert silent == []


def test_what_is_not_shown_does_not_exist() -> None:
    by_tag_or_frame = {"_icon", "_pictogram", "_notices", "_guard", "_form", "_field"}
    shown = "".join(
        path.read_text()
        for folder in ("core/templates/core", "site/templates/site/look")
        for path in (PACKAGE / folder).rglob("*.html")
    )

    hidden = {path.stem for path in COMPONENTS.glob("*.html") if path.name not in shown}

    assert hidden <= by_tag_or_frame


def test_unknown_drawing_stands_on_sand() -> None:
    assert tint_of("no-such-stem") == "sand"


def test_every_drawing_that_the_vocabulary_knows_is_there() -> None:
    known = tomllib.loads((PACKAGE / "vocabulary/data/pictograms.toml").read_text())["stems"]

    assert set(known) == {path.stem for path in DRAWINGS.glob("*.svg")}
    assert {tint_of(stem) for stem in known} == set(TINTS)


def test_every_icon_that_a_template_names_is_in_the_sprite() -> None:
    named = {
        name
        for template in PACKAGE.glob("**/templates/**/*.html")
        for name in re.findall(r'{% icon "([\w-]+)"', template.read_text())
    }

    assert named <= set(re.findall(r'<symbol id="([\w-]+)"', SPRITE.read_text()))
