"""Who may write a plan is led there from its pages; who may not is not led to a wall."""

import pytest
from django.test import Client

from qvevri.people.models import Person, Role
from qvevri.places.models import Municipality
from qvevri.plan.editing.tests.pages import HOME, html
from qvevri.plan.programme.models import Plan

PAGES = ("", "actions/1.1/")


@pytest.mark.parametrize("page", PAGES)
def test_officer_is_led_from_a_plans_page_to_where_it_is_written(
    as_clerk: Client, adopted: Plan, page: str
) -> None:
    part = f"{HOME}{adopted.pk}/{page}"

    assert f'href="{part}"' in html(as_clerk, f"/gori/en/plan/{adopted.pk}/{page}")
    assert as_clerk.get(part).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_moderator_is_led_to_no_page_that_is_closed_to_moderators(
    client: Client, gori: Municipality, giorgi: Person, adopted: Plan, page: str
) -> None:
    Role.objects.create(person=giorgi, municipality=gori, kind=Role.Kind.MODERATOR)
    client.force_login(giorgi)

    assert "/plan/edit/" not in html(client, f"/gori/en/plan/{adopted.pk}/{page}")
    assert client.get(f"{HOME}{adopted.pk}/").status_code == 404
