"""The shipped vocabulary comes into the database, and officers' work on it stays."""

from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from i18nfield.strings import LazyI18nString
from pytest_django import DjangoAssertNumQueries, Settings

from qvevri.history.queries import entries_about
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.vocabulary import actions, queries
from qvevri.vocabulary.actions import ConceptInput
from qvevri.vocabulary.composing import ListingFacts, title
from qvevri.vocabulary.models import Concept
from qvevri.vocabulary.shipped import shipped_terms

SAID = ConceptInput(names={"ka": "ფეიხოა", "en": "Feijoa", "ru": "Фейхоа"})


@pytest.fixture
def bare(db: None) -> None:
    """Before the first loading."""
    Concept.objects.update(parent=None)
    Concept.objects.all().delete()


def test_second_loading_changes_nothing(bare: None) -> None:
    first = actions.load_vocabulary()
    second = actions.load_vocabulary()

    assert (first.new, first.changed) == (len(shipped_terms()), 0)
    assert (second.new, second.changed, second.unchanged) == (0, 0, len(shipped_terms()))


def test_dry_run_says_what_would_come_and_writes_nothing(bare: None) -> None:
    said = StringIO()

    call_command("load-vocabulary", "--dry-run", stdout=said)

    assert said.getvalue().startswith(f"{len(shipped_terms())} new, 0 changed")
    assert not Concept.objects.exists()


def test_row_reads_back_as_the_shipped_term(vocabulary: None) -> None:
    shipped, read = shipped_terms()["wine-white"], queries.term("wine-white")

    assert (read.names, read.forms, read.usual_price) == (
        shipped.names,
        shipped.forms,
        shipped.usual_price,
    )
    assert read.pk == Concept.objects.get(code="wine-white").pk


def test_changed_row_is_brought_back(vocabulary: None) -> None:
    Concept.objects.filter(code="apple").update(pictogram="pear")

    assert actions.load_vocabulary().changed == 1
    assert queries.term("apple").pictogram == "apple"


def test_officers_mending_survives_the_next_loading(
    vocabulary: None, clerk: Person, gori: Municipality
) -> None:
    names = {"ka": "ვაშლი", "en": "Eating apples", "ru": "Яблоки"}
    apple = queries.concept_by_code("apple")

    actions.mend_concept(apple, ConceptInput(names), municipality=gori, by=clerk)
    loaded = actions.load_vocabulary()

    assert (loaded.mended, loaded.changed) == (1, 0)
    assert title(ListingFacts("goods", queries.term("apple")), "en") == "Eating apples"


def test_added_concept_is_composed_recognised_and_logged(
    vocabulary: None, clerk: Person, gori: Municipality
) -> None:
    fruit = queries.concept_by_code("fruit")

    concept = actions.add_concept("feijoa", "product", fruit, SAID, municipality=gori, by=clerk)

    assert queries.recognise("фейхоа", ("product",))[0].code == "feijoa"
    assert title(ListingFacts("goods", queries.term("feijoa")), "ka") == "ფეიხოა"
    assert [entry.verb for entry in entries_about(concept)] == ["added"]


@pytest.mark.parametrize("missing", ["ka", "en", "ru"])
def test_concept_without_a_name_in_a_language_is_refused(
    vocabulary: None, clerk: Person, gori: Municipality, missing: str
) -> None:
    said = ConceptInput(names={**SAID.names, missing: "  "})
    fruit = queries.concept_by_code("fruit")

    with pytest.raises(actions.LanguageMissing):
        actions.add_concept("feijoa", "product", fruit, said, municipality=gori, by=clerk)
    with pytest.raises(actions.LanguageMissing):
        actions.mend_concept(fruit, said, municipality=gori, by=clerk)


@pytest.mark.parametrize(
    ("code", "kind", "refusal"),
    [
        ("apple", "product", actions.CodeTaken),
        ("Ფეიხოა", "product", actions.CodeUnusable),
        ("", "product", actions.CodeUnusable),
        ("feijoa", "unit", actions.WrongPlace),
        ("feijoa", "group", actions.WrongPlace),
    ],
)
def test_unusable_code_or_place_is_refused(
    vocabulary: None, clerk: Person, gori: Municipality, code: str, kind: str, refusal: type
) -> None:
    fruit = queries.concept_by_code("fruit")

    with pytest.raises(refusal):
        actions.add_concept(code, kind, fruit, SAID, municipality=gori, by=clerk)


def test_seller_may_not_change_the_vocabulary(
    vocabulary: None, nino: Person, gori: Municipality
) -> None:
    fruit = queries.concept_by_code("fruit")

    with pytest.raises(PermissionDenied):
        actions.add_concept("feijoa", "product", fruit, SAID, municipality=gori, by=nino)
    with pytest.raises(PermissionDenied):
        actions.mend_concept(fruit, SAID, municipality=gori, by=nino)


def test_vocabulary_is_read_once(
    vocabulary: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    queries.forget()
    with django_assert_num_queries(2):
        queries.terms()
    with django_assert_num_queries(0):
        assert queries.recognise("ვაშლი")
        assert [term.code for term in queries.ancestors("apple.gala")] == ["fruit", "apple"]


def test_varieties_of_white_wine_are_grapes(vocabulary: None) -> None:
    codes = [term.code for term in queries.varieties_of("wine-white")]

    assert "grape.chinuri" in codes
    assert all(code.startswith("grape.") for code in codes)


def test_posting_grid_has_every_group_with_its_products(vocabulary: None) -> None:
    grid = {group.code: [t.code for t in products] for group, products in queries.posting_groups()}

    assert len(grid) == 24
    assert grid["eggs"] == []
    assert grid["grapes"] == ["wine-grapes", "table-grapes"]


def test_family_of_a_group_is_everything_below_it(vocabulary: None) -> None:
    assert {"fruit", "apple", "apple.gala"} <= set(queries.family("fruit"))
    assert "grape.chinuri" not in queries.family("fruit")


def test_change_by_another_process_is_noticed(vocabulary: None, settings: Settings) -> None:
    settings.VOCABULARY_FRESH_SECONDS = 0
    assert queries.term("apple").name("en") == "Apples"

    apple = Concept.objects.get(code="apple")
    apple.name = LazyI18nString({"ka": "ვაშლი", "en": "Fine apples", "ru": "Яблоки"})
    apple.save()

    assert queries.term("apple").name("en") == "Fine apples"
