"""A closed plan in the editor: nothing to fill in, and ways on from each page."""

import pytest
from django.test import Client

from qvevri.people.models import Person
from qvevri.plan.editing.tests.pages import HOME, html
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.models import Plan

PARTS = {
    "actions/1.1/": "actions/1.1/",
    "actions/1.1/money/": "actions/1.1/",
    "actions/1.1/people/": "actions/1.1/",
    "indicators/1.1.1/": "indicators/1.1.1/",
    "objectives/1/": "text/",
    "head/": "text/",
}


@pytest.fixture
def closed(adopted: Plan, mayor: Person) -> Plan:
    """The plan, closed."""
    return programme.close(adopted, by=mayor)


@pytest.mark.parametrize("part", PARTS)
def test_part_leads_back_to_the_plan_and_on_to_its_public_page(
    as_clerk: Client, closed: Plan, part: str
) -> None:
    main = html(as_clerk, f"{HOME}{closed.pk}/{part}").split("<main", 1)[1]
    public = f"/gori/en/plan/{closed.pk}/{PARTS[part]}"

    assert f'class="button" href="{public}"' in main
    assert "Back to the plan" in main
    assert as_clerk.get(public).status_code == 200


@pytest.mark.parametrize("part", PARTS)
def test_part_has_nothing_to_fill_in(as_clerk: Client, closed: Plan, part: str) -> None:
    main = html(as_clerk, f"{HOME}{closed.pk}/{part}").split("<main", 1)[1].split("</main>")[0]

    assert '<button class="button" type="submit"' not in main
    assert "<textarea" not in main
    assert 'type="text"' not in main
    assert "indicators/new/" not in main
