"""Whatever is written into the log can be told in a sentence."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.utils import translation

from qvevri.history import registry
from qvevri.market.listings.actions.steps import VERBS
from qvevri.people.models import Role

PACKAGE = Path(__file__).resolve().parents[2]
# Where the verb stands among what a call is given.
PLACES = {"record": 1, "testify": 1, "Deed": 0}


def verbs_written(file: Path) -> Iterator[str]:
    """The verbs that a module gives to the log, as far as they stand there as words."""
    for node in ast.walk(ast.parse(file.read_text())):
        if not isinstance(node, ast.Call):
            continue
        called = getattr(node.func, "attr", getattr(node.func, "id", ""))
        given = node.args[PLACES[called] :] if called in PLACES else []
        if given and isinstance(given[0], ast.Constant):
            yield str(given[0].value)


def rooms() -> list[Path]:
    files = (file for file in PACKAGE.rglob("*.py") if "tests" not in file.parts)
    return sorted(file for file in files if any(verbs_written(file)))


@pytest.mark.parametrize("file", rooms(), ids=lambda file: str(file.relative_to(PACKAGE)))
def test_every_verb_that_is_written_has_a_sentence(file: Path) -> None:
    told = {verb for _kind, verb in registry.known()}

    assert set(verbs_written(file)) <= told


def test_every_deed_of_a_listing_and_every_role_has_a_sentence() -> None:
    told = set(registry.known())

    assert {("listings.listing", verb) for verb in VERBS.values()} <= told
    assert {("people.person", f"{kind}_given") for kind in Role.Kind.values} <= told
    assert {("people.person", f"{kind}_taken") for kind in Role.Kind.values} <= told


@pytest.mark.parametrize("kind", sorted({kind for kind, _verb in registry.known()}))
def test_kind_of_things_has_a_name_to_ask_for(kind: str) -> None:
    titles = dict(registry.kinds())

    assert titles[kind] != str(apps.get_model(kind)._meta.verbose_name_plural)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ka", "ფასი შეიცვალა: 1,50 ₾-დან 1,80 ₾-მდე"),
        ("en", "Changed the price from 1.50 ₾ to 1.80 ₾"),
        ("ru", "Цена изменена: была 1,50 ₾, стала 1,80 ₾"),
    ],
)
def test_new_price_is_told_with_the_old_one(language: str, words: str) -> None:
    facts = {"before": 150, "after": 180, "currency": "GEL"}

    with translation.override(language):
        told = registry.sentence("listings.listing", "changed the price", facts)

    assert told.replace("\xa0", " ") == words
