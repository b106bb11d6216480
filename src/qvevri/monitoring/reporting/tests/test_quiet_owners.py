"""Somebody else answers for a promise all at once: the check says the log knows nothing of it."""

import pytest
from django.utils import translation

from qvevri.history import queries
from qvevri.history.actions import record
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.models import Action, Indicator, Plan


@pytest.fixture
def entrusted(plan: Plan, nino: Person, mayor: Person, clerk: Person) -> Action:
    """Nino answers for action 1.1, the clerk beside her; and Nino for its indicator."""
    action = plan.actions.get(code="1.1")
    programme.entrust(action, responsible=nino, deputy=clerk, by=mayor)
    programme.entrust_indicator(action.indicators.get(), nino, by=mayor)
    return action


def differing(municipality: Municipality) -> list[str]:
    with translation.override("en"):
        return [one.about for one in queries.differing(municipality)]


def test_those_who_were_named_are_whole(entrusted: Action, gori: Municipality) -> None:
    assert differing(gori) == []


@pytest.mark.parametrize("role", ["responsible", "deputy"])
def test_owner_changed_quietly_is_named(
    entrusted: Action, gori: Municipality, mayor: Person, role: str
) -> None:
    Action.objects.filter(pk=entrusted.pk).update(**{role: mayor})

    [about] = differing(gori)

    assert about == ("What is promised as 1.1: somebody else answers for it than the log says")


def test_owner_of_an_indicator_taken_away_quietly_is_named(
    entrusted: Action, gori: Municipality
) -> None:
    Indicator.objects.update(owner=None)

    [about] = differing(gori)

    assert about.endswith("somebody else answers for it than the log says")


def test_owner_whom_nobody_named_is_seen(
    entrusted: Action, gori: Municipality, mayor: Person
) -> None:
    Action.objects.exclude(pk=entrusted.pk).update(responsible=mayor)

    assert {about.partition(": ")[2] for about in differing(gori)} == {
        "the log does not tell who answers for it"
    }


def test_owner_named_before_people_were_sealed_is_not_compared(
    entrusted: Action, gori: Municipality, mayor: Person
) -> None:
    other = entrusted.plan.actions.exclude(pk=entrusted.pk).first()
    assert other is not None
    Action.objects.filter(pk=other.pk).update(responsible=mayor)

    record(mayor, "entrusted", other.plan, municipality=gori, facts={"code": other.code})

    assert differing(gori) == []


def test_owner_named_anew_is_compared_with_the_last(
    entrusted: Action, gori: Municipality, mayor: Person, clerk: Person
) -> None:
    programme.entrust(entrusted, responsible=clerk, deputy=None, by=mayor)

    assert differing(gori) == []


def test_owner_who_was_erased_is_no_quiet_change(
    entrusted: Action, gori: Municipality, nino: Person
) -> None:
    nino.delete()

    assert differing(gori) == []
