"""A query is understood as a whole: what, where, at what price and how much."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qvevri.places.models import Municipality, Settlement
from qvevri.vocabulary import queries
from qvevri.vocabulary.reading.figures import Amount, Price

Meaning = tuple[tuple[str, ...], int, tuple[str, ...]]


def meaning(text: str, gori: Municipality) -> Meaning:
    """Its concepts, how many settlements it names, and the words left."""
    asked = queries.asked(text, gori)
    left = [part.words for part in asked.parts if not part.concepts and not part.places]
    return asked.concepts, len(asked.places), tuple(word for words in left for word in words)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("თაფლი სკრა", (("honey",), 1, ())),
        ("თაფლი სკრიდან", (("honey",), 1, ())),
        ("мёд из Скры", (("honey",), 1, ())),
        ("honey from Skra", (("honey",), 1, ())),
        ("tafli skrashi", (("honey",), 1, ())),
        ("დო და ყველი", (("dairy-other", "cheese"), 0, ())),
        ("bee and honey", (("bees", "honey"), 0, ())),
        ("Скра яблоки, груши", (("apple", "pear"), 1, ())),
        ("мёд из акации, Атени", (("honey-acacia",), 1, ())),
        ("თონის პური და ყველი", (("bread.tone", "cheese"), 0, ())),
        ("ბიო თაფლი", (("certificate.bio", "honey"), 0, ())),
        ("organic honey", (("certificate.bio", "honey"), 0, ())),
        ("органический мёд", (("certificate.bio", "honey"), 0, ())),
        ("buy red wine lomidze", (("wine-red",), 0, ("lomidze",))),
        ("куплю", ((), 0, ("куплю",))),
        ("мёд в банках", (("honey",), 0, ())),
        ("თაფლი ქილებით", (("honey",), 0, ())),
        ("apples in boxes with delivery", (("apple",), 0, ())),
        ("яблоки с доставкой в Тбилиси", (("apple",), 0, ())),
        ("ящики", (("packaging",), 0, ())),
        ("кило", ((), 0, ("кило",))),
        ("კობრა", ((), 0, ("კობრა",))),
        ("ხაჩაპური", (("bread.khachapuri",), 0, ())),
        ("гвино из Скры", (("wine-drinks",), 1, ())),
        ("", ((), 0, ())),
        ("zzzz", ((), 0, ("zzzz",))),
    ],
)
def test_query_is_read_in_its_parts(
    gori: Municipality, skra: Settlement, ateni: Settlement, text: str, said: Meaning
) -> None:
    assert meaning(text, gori) == said


def test_price_amount_and_nearness_stand_beside_them(gori: Municipality, skra: Settlement) -> None:
    near = queries.asked("honey near Skra under 30", gori)
    much = queries.asked("яблоки 5 тонн", gori)

    assert (near.is_near, near.places, near.price) == (True, (skra.pk,), Price(high=Decimal(30)))
    assert (much.concepts, much.amount) == (("apple",), Amount(Decimal(5), "t"))


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        *((text, ("GE-IM",)) for text in ("იმერეთში", "imeretidan", "Имеретии", "Imereti")),
        *((text, ("GE-SK",)) for text in ("შიდა ქართლიდან", "Inner Kartli", "Шида-Картли")),
        *((text, ("kartli",)) for text in ("ქართლში", "kartlidan", "Картли")),
        ("რაჭა-ლეჩხუმი და ქვემო სვანეთი", ("GE-RL",)),
        ("Рача", ("racha",)),
        ("ვაშლი ქარელიდან", ("kareli",)),
        *((text, ()) for text in ("იმერული ყველი", "имеретинский сыр", "imeruli kveli")),
        *((text, ()) for text in ("სვანური მარილი", "კახური ღვინო", "ქართული ღვინო")),
    ],
)
def test_regions_are_named_by_their_names_not_by_what_comes_from_them(
    gori: Municipality, text: str, areas: tuple[str, ...]
) -> None:
    Municipality.objects.create(slug="kareli", name={"ka": "ქარელი"}, name_of={}, full_name={})

    assert tuple(area for part in queries.asked(text).parts for area in part.areas) == areas


@pytest.mark.parametrize("text", ["ghorebi", "ghorebs", "gorebi", "ghorebit"])
def test_romanised_pigs_are_in_no_town(gori: Municipality, text: str) -> None:
    Settlement.objects.create(municipality=gori, slug="gori", name={"ka": "გორი", "en": "Gori"})
    asked, town = queries.asked(text, gori), queries.asked("gorshi", gori)

    assert (asked.concepts, asked.places) == (("pigs",), ())
    assert (town.concepts, len(town.places)) == ((), 1)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("startkirmson", "starkrimson"),
        ("ვაშმლი", "ვაშლი"),
        ("красное вено", "красное вино"),
        ("stakrimson aplpes", "starkrimson apples"),
        ("სკრრა თაფილ", "სკრა თაფლი"),
        ("honney from Goori", "honney from Goori"),
        ("pearl", "pearl"),
        ("ვაშა", "ვაშა"),
        ("ქვა", "ქვა"),
        ("помидоры", "помидоры"),
    ],
)
def test_errors_are_mended_only_in_words_that_nobody_knows(
    gori: Municipality, skra: Settlement, typed: str, meant: str
) -> None:
    assert queries.corrected(typed, gori) == meant


def test_errors_are_mended_to_regions_that_have_what_is_asked_for(
    gori: Municipality, zestaponi: Municipality
) -> None:
    typed = ("Imreti", "имертия", "იმერთი", "Kaheeti", "mereti", "ხეობა", "only")
    mended = ("imereti", "имеретия", "იმერეთი", *typed[3:])

    assert [queries.corrected(word, zestaponi) for word in typed] == [*mended]
    assert [queries.corrected(word) for word in typed] == [*mended]
    assert [queries.corrected(word, gori) for word in typed] == [*typed]


def test_settlements_of_every_open_municipality_are_known_without_one(
    skra: Settlement, sviri: Settlement
) -> None:
    assert queries.asked("სკრა სვირში").places == (skra.pk, sviri.pk)


@pytest.mark.parametrize(
    "text", ["а" * 5000, "ვაშლი " * 900, "🍎" * 3000, "1 " * 2500, "' OR 1=1 --"]
)
def test_letters_of_any_length_are_read_to_an_end(gori: Municipality, text: str) -> None:
    assert len(queries.asked(text, gori).parts) <= 12


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    text=st.text(max_size=80) | st.text(alphabet="აბგდეკიოსшлемя0159.,-₾/ abdfghkvxz'", max_size=40)
)
def test_whatever_is_typed_is_read_and_mended_without_an_error(
    gori: Municipality, skra: Settlement, text: str
) -> None:
    mended = queries.corrected(text, gori)

    assert len(queries.asked(mended, gori).parts) <= 12
