"""Gori's plan is fed by the demo's own market, and each figure leads to what was counted."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.apps import apps
from django.db import models, transaction
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from qvevri.demo.filling import fill
from qvevri.market.listings.models import Listing
from qvevri.monitoring.reporting.lights import Light
from qvevri.monitoring.reporting.models import Override, Period, Standing, Value
from qvevri.organisations.models import Organisation
from qvevri.places import queries as places
from qvevri.places.actions import load_places
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.actions import load_vocabulary

pytestmark = pytest.mark.django_db


# A quarter past midnight in Georgia: whoever looks then must not see the afternoon to come.
NIGHT = datetime(2026, 11, 21, 20, 17, tzinfo=UTC)
# What is meant to come.
AHEAD = ("expires", "until", "due", "next", "begins", "ends", "needed", "ready")


@pytest.fixture(scope="module", autouse=True)
def _filled(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """One filling for all tests of this file; undone after them."""
    night = time_machine.travel(NIGHT, tick=True)
    with night, django_db_blocker.unblock(), transaction.atomic():
        places.forget()
        vocabulary.forget()
        load_places()
        load_vocabulary()
        fill()
        yield
        transaction.set_rollback(True)


def fed(measure: str, **narrowing: str) -> Value:
    rows = Value.objects.filter(report__status="approved", indicator__measure=measure)
    return rows.get(indicator__narrowing=narrowing)


def page(client: Client, value: Value) -> str:
    plan, approval = value.indicator.plan_id, value.report.approvals.get()
    answer = client.get(f"/gori/en/plan/{plan}/values/{approval.pk}/{value.indicator.code}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_nothing_was_done_in_the_future() -> None:
    moments = [
        (model, one.name)
        for model in apps.get_models()
        # Loaded once for all tests, in their own day.
        if model._meta.app_label not in ("places", "vocabulary")
        for one in model._meta.concrete_fields
        if isinstance(one, models.DateTimeField) and not one.name.startswith(AHEAD)
    ]
    ahead = [
        f"{model.__name__}.{name}"
        for model, name in moments
        if model._default_manager.filter(**{f"{name}__gt": timezone.now()}).exists()
    ]

    assert not ahead


def test_sellers_of_the_plan_are_those_of_the_market(client: Client) -> None:
    value = fed("market.sellers")
    [first, *_rest] = Organisation.objects.filter(pk__in=value.counted["ids"]).order_by("pk")

    assert value.value == value.counted["count"] == len(value.counted["ids"]) > 10
    assert f"/gori/en/sellers/{first.pk}" in page(client, value)


def test_apples_of_the_plan_are_listings_of_apples(client: Client) -> None:
    value = fed("market.listings", concept="apple")
    codes = Listing.objects.filter(pk__in=value.counted["ids"]).values_list("concept__code")

    assert {code.partition(".")[0] for (code,) in codes} == {"apple"}
    assert "only this product: apple" in page(client, value).lower()


def test_women_are_counted_and_not_named(client: Client) -> None:
    value = fed("market.sellers", sex="female")
    women = Organisation.objects.filter(pk__in=value.counted["ids"])
    shown = page(client, value)

    assert women.filter(led_by="female").count() == value.value == value.counted["count"]
    assert "Only sellers led by a woman." in shown
    assert not any(f"/sellers/{one.pk}" in shown for one in women)
    assert value.counted["fingerprint"] in shown


def test_two_periods_hold_good_late_silent_and_returned_reports() -> None:
    first, second, *_rest = Period.objects.filter(plan__municipality__slug="zestaponi")
    lights = set(Standing.objects.filter(period=second).values_list("light", flat=True))
    states = set(second.reports.values_list("status", flat=True))

    assert lights == set(Light)
    assert first.reports.filter(submitted_at__date__gt=first.due).exists()
    assert states >= {"approved", "submitted", "returned"}


def test_plan_was_amended_and_one_light_overruled() -> None:
    [override] = Override.objects.filter(action__plan__municipality__slug="zestaponi")

    assert override.reason
    assert override.action.plan.editions.count() == 2
