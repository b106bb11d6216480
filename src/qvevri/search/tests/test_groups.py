"""Whoever asks for the same finds the same, in any language, script, form and with an error."""

import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import cycle
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from qvevri.market.listings.indexing import documents
from qvevri.market.listings.models import Listing
from qvevri.organisations.models import Organisation
from qvevri.places import queries as places
from qvevri.places.actions import load_places
from qvevri.places.models import Settlement
from qvevri.search import actions
from qvevri.search.models import SearchDoc
from qvevri.search.queries import Query, search
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.terms import Term

pytestmark = pytest.mark.django_db

DATA = tomllib.loads((Path(__file__).parent / "groups.toml").read_text(encoding="utf-8"))
GROUPS: dict[str, str] = DATA["groups"]
TRAPS: dict[str, str] = DATA["traps"]
PARTS = ("Georgian", "romanised", "English", "Russian", "errors")
SOLD = ("group", "product", "variety", "appellation")
LEADING = 10
FIRST = 3
# The number of the only organic honey from Skra, at 5 lari.
ORGANIC = 99_999
EACH = 2
START = datetime(2026, 11, 1, tzinfo=UTC)
KINDS = {"livestock": "animal", "poultry": "animal", "bees": "animal", "services": "service"}


def members(line: str) -> list[str]:
    return [member.strip() for part in line.split("|") for member in part.split(",")]


def pairs() -> list[tuple[str, str]]:
    listed = [pair for lines in TRAPS.values() for pair in lines.split(",")]
    return [(one.strip(), other.strip()) for one, _bar, other in (p.partition("/") for p in listed)]


@pytest.fixture(scope="module")
def index(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Two listings of every concept, and one that holds each word of a trap that names none."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_places()
        actions.put_many(documents(list(listings())))
        know_the_sizes()
        yield
        transaction.set_rollback(True)


def know_the_sizes() -> None:
    """PostgreSQL's own cleaner sees no row of an open transaction: it would call the tables empty,
    and each look at them would walk them row by row for a minute."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE search_knownword, search_misspelling, search_searchdoc")


def listings() -> Iterator[Listing]:
    sellers = {
        place.municipality_id: Organisation.objects.create(
            municipality=place.municipality, settlement=place, name={"ka": "ფერმა"}, phone="+995599"
        )
        for place in Settlement.objects.filter(slug__in=("gori", "zestaponi"))
    }
    places = cycle(Settlement.objects.select_related("municipality"))
    terms = [t for t in vocabulary.of_kind(*SOLD) for _number in range(EACH)]
    for number, (term, place) in enumerate(zip(terms, places, strict=False), 1):
        yield listing(number, term, place, sellers[place.municipality_id])
    words = {word for pair in pairs() for word in pair if not _is_named(word)}
    other = vocabulary.term("other")
    rest = enumerate(zip(sorted(words), places, strict=False), len(terms) + 1)
    for number, (word, place) in rest:
        yield listing(number, other, place, sellers[place.municipality_id], text=word)
    skra = Settlement.objects.select_related("municipality").get(slug="skra")
    honey = listing(ORGANIC, vocabulary.term("honey"), skra, sellers[skra.municipality_id])
    honey.is_organic = True
    yield honey


def _is_named(word: str) -> bool:
    asked = vocabulary.asked(word)
    return bool(asked.concepts or asked.places or _markets(word))


def _markets(word: str) -> tuple[int, ...]:
    return places.markets_in([code for part in vocabulary.asked(word).parts for code in part.areas])


def listing(
    number: int, term: Term, place: Settlement, seller: Organisation, text: str = ""
) -> Listing:
    """A published one of a concept; of a protected name, for the first product that may bear it."""
    product, terms = term, vocabulary.terms()
    if term.kind == "appellation":
        assert term.protection is not None
        product = terms[term.protection.concepts[0]]
    elif term.kind == "variety":
        product = terms[term.parent or ""]
    assert product.pk is not None
    moment = START + timedelta(minutes=number)
    return Listing(
        pk=number,
        municipality=place.municipality,
        organisation=seller,
        settlement=place,
        kind=terms[product.code].listing_kind,
        concept_id=product.pk,
        variety_id=term.pk if term.kind == "variety" else None,
        appellation_id=term.pk if term.kind == "appellation" else None,
        quantity=Decimal(10),
        unit=(product.unit_codes or ("pc",))[0],
        price=500,
        price_unit=(product.unit_codes or ("pc",))[0],
        text=text,
        status=Listing.Status.PUBLISHED,
        published_at=moment,
        changed_at=moment,
        expires_at=timezone.now() + timedelta(days=3),
    )


def leading(text: str, number: int = LEADING) -> tuple[int, ...]:
    return tuple(row.thing_id for row in search(Query(text=text, limit=number)).items)


def meant(code: str) -> set[int]:
    """The documents of a concept, or those of a settlement or of a region's markets."""
    if "+" in code:
        return set().union(*(meant(one) for one in code.split("+")))
    if code.startswith("place."):
        place = Settlement.objects.get(slug=code.removeprefix("place."))
        found = SearchDoc.objects.filter(settlement=place.pk)
    elif code.startswith("region."):
        markets = places.markets_in([code.removeprefix("region.")])
        found = SearchDoc.objects.filter(municipality_id__in=markets)
    else:
        found = SearchDoc.objects.filter(concepts__contains=f"|{code}|")
    return set(found.values_list("thing_id", flat=True))


def meant_by(word: str) -> set[int]:
    """The documents of what a word of a trap names, or the one that holds the word itself."""
    asked = vocabulary.asked(word)
    if asked.concepts:
        return set().union(*(meant(code) for code in asked.concepts))
    found = SearchDoc.objects.filter(concept="other", written__contains=f" {word} ")
    if asked.places:
        found = SearchDoc.objects.filter(settlement__in=asked.places)
    elif markets := _markets(word):
        found = SearchDoc.objects.filter(municipality_id__in=markets)
    return set(found.values_list("thing_id", flat=True))


def strays(word: str) -> list[int]:
    """What is among the first results for a word, and is not what it means."""
    own = meant_by(word)
    first = leading(word, min(FIRST, len(own)))
    return [number for number in first if number not in own] if first else [-1]


def missed() -> Iterator[str]:
    """What of the members does not lead to the same as the first of its group."""
    for code, line in GROUPS.items():
        there = meant(code)
        first, *others = members(line)
        wanted = leading(first)[: len(there)]
        if not wanted or not there.issuperset(wanted):
            yield f"{code}: {first} leads elsewhere"
        for member in dict.fromkeys(others):
            found = leading(member)[: len(there)]
            if found != wanted:
                yield f"{code}: {member}"


def test_every_member_of_a_group_leads_to_the_same(index: None) -> None:
    number = sum(len(set(members(line))) for line in GROUPS.values())
    failing = list(missed())

    print(f"{len(GROUPS)} groups, {1 - len(failing) / number:.2%} of {number} members")  # noqa: T201
    assert failing == []


def test_words_that_only_look_alike_do_not_meet(index: None) -> None:
    met = [f"{a}/{b}" for a, b in pairs() if strays(a) or strays(b) or meant_by(a) & meant_by(b)]

    print(f"{len(pairs())} traps, {1 - len(met) / len(pairs()):.2%} do not meet")  # noqa: T201
    assert met == []


@pytest.mark.parametrize(
    "text",
    [
        *("ბიო თაფლი", "ბიო თაფლით", "organic honey", "органический мёд", "органического меда"),
        *("თაფლი სკრა", "თაფლი სკრიდან", "tafli skrashi", "honey from Skra", "мёд из Скры"),
        *("სკრის თაფლი 5 ლარამდე", "honey in Skra under 6 lari", "мёд в Скре от 4 до 6 лари"),
        *("ბიო თაფლი შიდა ქართლიდან", "organic honey, Inner Kartli", "органический мёд из Картли"),
        *("куплю органический мёд в Скре", "თაფლი 5 კგ სკრაში", "honny from Skrra"),
    ],
)
def test_several_things_said_at_once_are_all_met(index: None, text: str) -> None:
    assert leading(text) == (ORGANIC,)


@pytest.mark.parametrize(
    "text",
    [
        *("თაფლი სკრა 4 ლარამდე", "honey from Skra over 6", "მსხალი სკრა"),
        *(
            "თაფლი ხუთ ლარზე ნაკლები იმერეთში",
            "organic honey from Imereti",
            "органический мёд, Рача",
        ),
    ],
)
def test_what_meets_only_a_part_of_what_was_said_is_left_out(index: None, text: str) -> None:
    assert ORGANIC not in leading(text)


def test_every_group_is_named_in_three_languages_and_misspelled() -> None:
    shapes = {
        code: [bool(part.strip()) for part in line.split("|")] for code, line in GROUPS.items()
    }

    assert {code for code, filled in shapes.items() if filled != [True] * len(PARTS)} == set()


def test_every_product_protected_name_and_settlement_has_a_group(index: None) -> None:
    concepts = {term.code for term in vocabulary.of_kind("group", "product", "appellation")}
    twins = {
        code for code in concepts if vocabulary.book().recogniser.twins.get(code, "") in GROUPS
    }
    places = {f"place.{slug}" for slug in Settlement.objects.values_list("slug", flat=True)}

    named = {one for code in GROUPS for one in code.split("+")}
    assert (concepts | places) - twins - named == set()
