"""Settlements are recognised as people write them."""

import pytest
from django.core.management import call_command
from pytest_django import DjangoAssertNumQueries

from qvevri.places import queries
from qvevri.places.actions import load_places, open_municipality
from qvevri.places.distance import km_between
from qvevri.places.models import Municipality, Settlement
from qvevri.places.spelling import key

VILLAGES = "სკრა ტყვიავი ატენი ნიქოზი კარალეთი მეჯვრისხევი ვარიანი ზეღდულეთი დიცი ბერბუკი ტინისხიდი"


@pytest.fixture
def loaded(db: None) -> Municipality:
    load_places()
    queries.forget()
    return Municipality.objects.get(slug="gori")


def test_all_municipalities_come_in_and_two_are_open(loaded: Municipality) -> None:
    assert Municipality.objects.count() == 69
    assert [one.slug for one in queries.open_municipalities()] == ["gori", "zestaponi"]


def test_every_settlement_has_three_names_and_a_point(loaded: Municipality) -> None:
    whole = [
        set(one.name.data) == set(one.name_in.data) == {"ka", "en", "ru"}
        and one.latitude is not None
        and one.longitude is not None
        and one.source != ""
        for one in Settlement.objects.all()
    ]

    assert all(whole)
    assert len(whole) >= 50


def test_loading_again_changes_nothing_that_officers_changed(loaded: Municipality) -> None:
    open_municipality(Municipality.objects.get(slug="kaspi"), host="kaspi.example")
    before = list(Settlement.objects.values_list())

    load_places()

    assert Municipality.objects.get(slug="kaspi").is_open
    assert list(Settlement.objects.values_list()) == before


@pytest.mark.parametrize("name", [*VILLAGES.split(), "მერეთი", "გორი", "ახალუბანი", "საქავრე"])
def test_villages_of_the_sample_sheet_are_known(loaded: Municipality, name: str) -> None:
    found = queries.recognise_settlement(name, loaded)

    assert found is not None
    assert found.name.data["ka"] == name


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("სოფ. ტყვიავი", "tkviavi"),
        ("სოფ.ტყვიავი", "tkviavi"),
        ("სოფელი ტყვიავი", "tkviavi"),
        ("ტყვიავში", "tkviavi"),
        ("Tkviavi", "tkviavi"),
        ("TQVIAVI", "tkviavi"),
        ("t'q'viavi", "tkviavi"),
        ("с. Тквиави", "tkviavi"),
        ("село Тквиави", "tkviavi"),
        ("village Mejvriskhevi", "mejvriskhevi"),
        ("Medjvriskhevi", "mejvriskhevi"),
        ("Меджврисхеви", "mejvriskhevi"),
        ("ქ. გორი", "gori"),
        ("г. Гори", "gori"),
        ("სკრა, გორის მუნიციპალიტეტი", "skra"),
        ("გორი, სკრა", "skra"),
        ("Didi Ateni", "ateni"),
        ("в Скре", "skra"),
    ],
)
def test_settlement_is_recognised_however_it_is_written(
    loaded: Municipality, written: str, slug: str
) -> None:
    found = queries.recognise_settlement(written, loaded)

    assert found is not None
    assert found.slug == slug


@pytest.mark.parametrize("written", ["", "   ", "თბილისი", "12", "🍎", "სკრა, დიცი", "ზესტაფონი"])
def test_unknown_or_doubtful_place_is_left_open(loaded: Municipality, written: str) -> None:
    assert queries.recognise_settlement(written, loaded) is None


def test_recognising_many_rows_reads_the_places_once(
    loaded: Municipality, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(2):
        assert all(queries.recognise_settlement("სკრა", loaded) for _row in range(50))


def test_spellings_in_three_scripts_have_one_key(loaded: Municipality) -> None:
    keys = [{key(name) for name in one.name.data.values()} for one in Settlement.objects.all()]

    assert all(len(one) == 1 for one in keys)


def test_two_municipalities_do_not_share_their_villages(loaded: Municipality) -> None:
    zestaponi = Municipality.objects.get(slug="zestaponi")

    assert queries.recognise_settlement("სკრა", zestaponi) is None


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ((41.9853, 44.1129), (41.9853, 44.1129), 0),
        ((41.9853, 44.1129), (42.1075, 43.0329), 90.2),
        ((0, 0), (0, 180), 20015.1),
    ],
)
def test_distance_follows_the_great_circle(
    one: tuple[float, float], other: tuple[float, float], km: float
) -> None:
    assert km_between(*one, *other) == pytest.approx(km, abs=0.1)


def test_command_says_how_many_there_are(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load-places")

    assert capsys.readouterr().out.startswith("69 municipalities")
