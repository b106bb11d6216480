"""An administrator puts another light beside the rule's, with a reason, and takes it back."""

import pytest
from django.test import Client

from qvevri.monitoring.reporting.models import Override, Period, Standing
from qvevri.people.models import Person, Role
from qvevri.places.models import Municipality
from qvevri.plan.programme.models import Action


@pytest.fixture
def as_mayor(as_clerk: Client, clerk: Person, gori: Municipality) -> Client:
    """The officer's browser, who is an administrator too."""
    Role.objects.create(person=clerk, municipality=gori, kind=Role.Kind.ADMINISTRATOR)
    return as_clerk


@pytest.fixture
def page(school: Action, periods: list[Period]) -> str:
    return f"/gori/ru/plan/reports/lights/{school.pk}/1/"


def test_both_lights_and_the_reason_stand_on_the_page(
    as_mayor: Client, page: str, school: Action
) -> None:
    as_mayor.post(page, {"light": "at_risk", "reason": "Колледж сгорел."})
    text = as_mayor.get(page).content.decode()

    assert "light-at-risk" in text
    assert "light-silent" in text
    assert '<p lang="ru">Колледж сгорел.</p>' in text
    assert Standing.objects.get(action=school, period__number=1).light == "at_risk"


def test_override_without_a_reason_is_refused_and_the_choice_stays(
    as_mayor: Client, page: str
) -> None:
    text = as_mayor.post(page, {"light": "at_risk", "reason": " "}).content.decode()

    assert "Напишите причину" in text
    assert 'value="at_risk"' in text
    assert not Override.objects.exists()


def test_withdrawn_override_stays_to_be_read(as_mayor: Client, page: str, school: Action) -> None:
    as_mayor.post(page, {"light": "at_risk", "reason": "Колледж сгорел."})
    as_mayor.post(f"/gori/ru/plan/reports/lights/{Override.objects.get().pk}/withdraw/")
    text = as_mayor.get(page).content.decode()

    assert "Отменено" in text
    assert "Колледж сгорел." in text
    assert Standing.objects.get(action=school, period__number=1).light == "silent"


def test_officer_reads_lights_but_overrules_none(as_clerk: Client, page: str) -> None:
    assert as_clerk.get(page).status_code == 200
    assert as_clerk.post(page, {"light": "done", "reason": "!"}).status_code == 404
    assert as_clerk.get("/gori/ka/plan/reports/lights/").status_code == 200


def test_owner_does_not_come_in(as_nino: Client, page: str) -> None:
    assert as_nino.get(page).status_code == 404
