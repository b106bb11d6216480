"""Who approved, and who put a light by hand, can be read in the reader's letters."""

from datetime import date

import pytest
from django.core.cache import caches

from qvevri.monitoring.dashboard.tests.conftest import Read
from qvevri.monitoring.reporting import actions as reporting
from qvevri.monitoring.reporting.lights import Light
from qvevri.monitoring.reporting.models import Period, Report
from qvevri.organisations.models import Organisation
from qvevri.people.actions import introduce
from qvevri.people.models import Person
from qvevri.plan.programme.models import Action

NAME = "ქეთევან ყიფიანი"


@pytest.mark.parametrize(
    ("language", "name"), [("ka", NAME), ("en", "Ketevan Qipiani"), ("ru", "Кетеван Кипиани")]
)
def test_approver_is_named_in_the_readers_letters(
    read: Read, told: Report, clerk: Person, language: str, name: str
) -> None:
    introduce(clerk, name=NAME, language="ka")

    assert name in read(f"/gori/{language}/plan/{told.action.plan_id}/actions/1.1/")


def test_own_spelling_stands_beside_a_light_put_by_hand(
    read: Read, told: Report, periods: list[Period], mayor: Person
) -> None:
    introduce(mayor, name=NAME, language="ka", latin_name="Keti Kipiani")
    begun = [one for one in periods if one.starts <= date.today()]  # noqa: DTZ011
    reporting.overrule(told.action, begun[-1], Light.LATE, "The roof fell in.", by=mayor)

    assert "Keti Kipiani put this light here" in read(
        f"/gori/en/plan/{told.action.plan_id}/actions/1.1/"
    )


def test_partner_that_is_here_leads_to_its_page_while_it_has_one(
    read: Read, school: Action, farm: Organisation
) -> None:
    school.partners.filter(role="partner").update(organisation=farm)
    address = f"/gori/en/plan/{school.plan_id}/actions/1.1/"
    link = f'<a href="/gori/en/sellers/{farm.pk}-ninos-bagi">Potters</a>'

    assert link in read(address)
    Organisation.objects.filter(pk=farm.pk).update(is_public=False)
    caches["pages"].clear()
    assert link not in read(address)
