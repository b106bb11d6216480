"""An indicator feeds itself from the market; a person confirms, and the figure can be traced."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from qvevri.market.listings.models import Listing
from qvevri.measures.counting import count
from qvevri.measures.registry import Narrowing, measures, narrowing
from qvevri.monitoring.reporting import actions
from qvevri.monitoring.reporting.inputs import ReportInput, ValueInput
from qvevri.monitoring.reporting.models import Period, Report
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme.models import Action
from qvevri.vocabulary.models import Concept


@pytest.fixture
def apples(farm: Organisation, gori: Municipality) -> Listing:
    """One listing on the market."""
    return Listing.objects.create(
        municipality=gori,
        organisation=farm,
        settlement=farm.settlement,
        concept=Concept.objects.get(code="apple"),
        status=Listing.Status.PUBLISHED,
        published_at=timezone.now(),
        expires_at=timezone.now() + timedelta(days=20),
    )


@pytest.fixture
def fed(school: Action) -> Action:
    """The school's indicator, fed by the listings of the market."""
    school.indicators.update(measure="market.listings")
    return school


@pytest.fixture
def running(periods: list[Period]) -> Period:
    """A period that runs now, whenever the test is."""
    period = periods[0]
    today = timezone.localdate()
    Period.objects.filter(pk=period.pk).update(starts=today, finishes=today + timedelta(days=90))
    period.refresh_from_db()
    return period


def test_house_counts_listings_sellers_and_enquiries(gori: Municipality, apples: Listing) -> None:
    codes = [measure.code for measure in measures()]
    counted = [count(code, {}, gori) for code in codes]

    assert codes == [
        "market.agreed",
        "market.enquiries",
        "market.enquiries_abroad",
        "market.listings",
        "market.sellers",
    ]
    assert [one.value for one in counted if one] == [0, 0, 0, 1, 1]


def test_count_is_narrowed(gori: Municipality, zestaponi: Municipality, apples: Listing) -> None:
    asked = [{"concept": "pear"}, {"concept": "apple"}, {"until": "2020-01-01"}]

    assert [one.value for plain in asked if (one := count("market.listings", plain, gori))] == [
        0,
        1,
        0,
    ]
    assert (other := count("market.listings", {}, zestaponi)) is not None
    assert other.value == 0


def test_narrowing_survives_json() -> None:
    asked = Narrowing(concept="apple", until=timezone.localdate())

    assert narrowing(asked.plain()) == asked


def test_counted_figure_stands_in_the_form(
    as_nino: Client, fed: Action, running: Period, apples: Listing
) -> None:
    page = as_nino.get(f"/gori/ka/plan/reports/{fed.pk}/{running.number}/").content.decode()

    assert "პლატფორმა ითვლის 1-ს" in page
    assert 'value="1"' in page


def approved(fed: Action, running: Period, figure: int, nino: Person, clerk: Person) -> Report:
    values = {fed.indicators.get().pk: ValueInput(Decimal(figure))}
    said = replace(ReportInput(happened="ბაზარი მუშაობს."), values=values)
    report = actions.save(fed, running, said, version=0, by=nino)
    return actions.approve(actions.submit(report, by=nino), by=clerk)


def test_confirmed_count_is_traced_to_its_records(
    client: Client, fed: Action, running: Period, apples: Listing, nino: Person, clerk: Person
) -> None:
    report = approved(fed, running, 1, nino, clerk)
    value, approval = report.values.get(), report.approvals.get()
    address = f"/gori/ka/plan/{fed.plan_id}/values/{approval.pk}/{value.indicator.code}/"
    page = client.get(address).content.decode()

    assert value.counted["ids"] == [apples.pk]
    assert f"/gori/ka/market/listings/{apples.pk}" in page
    assert value.counted["fingerprint"] in page


def test_figure_that_a_person_wrote_is_no_count(
    client: Client, fed: Action, running: Period, apples: Listing, nino: Person, clerk: Person
) -> None:
    report = approved(fed, running, 7, nino, clerk)
    value, approval = report.values.get(), report.approvals.get()
    address = f"/gori/ka/plan/{fed.plan_id}/values/{approval.pk}/{value.indicator.code}/"

    assert value.counted == {}
    assert client.get(address).status_code == 404
