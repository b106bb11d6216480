"""The cast of every test: two sellers, a stranger, an officer, and the places they live in."""

from collections.abc import Iterator

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from django.core.cache import caches
from django.test import Client
from django.utils import translation
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker

from qvevri.money import queries as money
from qvevri.organisations.models import Membership, Organisation
from qvevri.people.models import Person, Role
from qvevri.places import queries as places
from qvevri.places.models import Municipality, Settlement
from qvevri.search import spelling
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.actions import load_vocabulary

# A busy machine is slow at drawing examples: that says nothing of the rule under test.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

_read: list[vocabulary.Book] = []


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Every test finds the shipped vocabulary: loading it in each took half of their time."""
    with django_db_blocker.unblock():
        load_vocabulary()
        _read.append(vocabulary.book())


@pytest.fixture(autouse=True)
def _each_test_starts_in_georgian_with_nothing_kept() -> Iterator[None]:
    places.forget()
    money.forget()
    spelling.forget()
    vocabulary.take_up(_read[-1] if _read else None)
    for name in ("default", "pages"):
        caches[name].clear()
    with translation.override("ka"):
        yield


@pytest.fixture
def gori(db: None) -> Municipality:
    return Municipality.objects.create(
        slug="gori",
        name={"ka": "გორი", "en": "Gori", "ru": "Гори"},
        full_name={
            "ka": "გორის მუნიციპალიტეტი",
            "en": "Gori Municipality",
            "ru": "Горийский муниципалитет",
        },
        name_of={"ka": "გორის", "en": "of Gori", "ru": "Гори"},
        region="GE-SK",
        latitude=41.984,
        longitude=44.109,
        is_open=True,
        languages=["ka", "en", "ru"],
    )


@pytest.fixture
def zestaponi(db: None) -> Municipality:
    return Municipality.objects.create(
        slug="zestaponi",
        name={"ka": "ზესტაფონი", "en": "Zestaponi", "ru": "Зестафони"},
        full_name={
            "ka": "ზესტაფონის მუნიციპალიტეტი",
            "en": "Zestaponi Municipality",
            "ru": "Зестафонский муниципалитет",
        },
        name_of={"ka": "ზესტაფონის", "en": "of Zestaponi", "ru": "Зестафони"},
        region="GE-IM",
        latitude=42.1075,
        longitude=43.0329,
        is_open=True,
        languages=["ka", "en", "ru"],
    )


@pytest.fixture
def skra(gori: Municipality) -> Settlement:
    return Settlement.objects.create(
        municipality=gori,
        slug="skra",
        name={"ka": "სკრა", "en": "Skra", "ru": "Скра"},
        latitude=42.0036,
        longitude=44.0297,
    )


@pytest.fixture
def ateni(gori: Municipality) -> Settlement:
    return Settlement.objects.create(
        municipality=gori,
        slug="ateni",
        name={"ka": "ატენი", "en": "Ateni", "ru": "Атени"},
        latitude=41.9089,
        longitude=44.0953,
    )


@pytest.fixture
def sviri(zestaponi: Municipality) -> Settlement:
    return Settlement.objects.create(
        municipality=zestaponi,
        slug="sviri",
        name={"ka": "სვირი", "en": "Sviri", "ru": "Свири"},
        latitude=42.13,
        longitude=42.93,
    )


@pytest.fixture
def nino(db: None) -> Person:
    """Sells for her farm in Skra; phone only, Georgian only."""
    return Person.objects.create_person(
        phone="+995599100101", phone_is_verified=True, name="ნინო", language="ka"
    )


@pytest.fixture
def giorgi(db: None) -> Person:
    """Acts for nobody."""
    return Person.objects.create_person(
        phone="+995599100102", phone_is_verified=True, name="გიორგი", language="ka"
    )


@pytest.fixture
def clerk(gori: Municipality) -> Person:
    """Officer of Gori's agency."""
    person = Person.objects.create_person(email="clerk@gori.example", name="ოფიცერი", language="ka")
    Role.objects.create(person=person, municipality=gori, kind=Role.Kind.OFFICER)
    return person


@pytest.fixture
def farm(gori: Municipality, skra: Settlement, nino: Person) -> Organisation:
    """Nino's farm in Skra, trusted: its listings appear at once."""
    organisation = Organisation.objects.create(
        municipality=gori,
        settlement=skra,
        name={"ka": "ნინოს ბაღი", "en": "Ninos bagi", "ru": "Нинос баги"},
        phone="+995599100101",
        messengers=["whatsapp", "viber"],
        languages=["ka", "ru"],
        trust=Organisation.Trust.TRUSTED,
    )
    Membership.objects.create(person=nino, organisation=organisation)
    return organisation


@pytest.fixture
def new_farm(gori: Municipality, ateni: Settlement, giorgi: Person) -> Organisation:
    """A seller nobody knows yet: listings wait for approval. Not in the cast of most tests."""
    organisation = Organisation.objects.create(
        municipality=gori, settlement=ateni, name={"ka": "ახალი მეურნეობა"}, phone="+995599100103"
    )
    Membership.objects.create(person=giorgi, organisation=organisation)
    return organisation


@pytest.fixture
def as_nino(nino: Person) -> Client:
    """A browser in which Nino is signed in."""
    client = Client()
    client.force_login(nino)
    return client


@pytest.fixture
def as_clerk(clerk: Person) -> Client:
    """A browser in which the officer is signed in, second factor included."""
    Authenticator.objects.create(
        user=clerk, type=Authenticator.Type.TOTP, data={"secret": "JBSWY3DPEHPK3PXP"}
    )
    client = Client()
    client.force_login(clerk)
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "type": "totp", "at": 0}]
    session["account_authentication_methods_user"] = str(clerk.pk)
    session.save()
    return client
