"""An action says where it takes place: settlements are ticked, found by any of their names."""

import re

from django.test import Client

from qvevri.places.models import Settlement
from qvevri.plan.editing.tests.pages import HOME, html, save
from qvevri.plan.programme.contents import content_of
from qvevri.plan.programme.models import Plan


def test_action_is_bound_to_settlements_that_are_found_by_any_of_their_names(
    as_clerk: Client, draft: Plan, skra: Settlement, ateni: Settlement
) -> None:
    url = f"{HOME}{draft.pk}/actions/1.1/"
    save(as_clerk, url, {"settlements": skra.slug})
    page = html(as_clerk, url)

    assert next(content_of(draft).actions).settlements == (skra.slug,)
    assert re.search(rf'value="{skra.slug}"[^>]* checked', page)
    assert page.index(f'value="{skra.slug}"') < page.index(f'value="{ateni.slug}"')
    assert set(re.findall(r'data-words="([^"]*)"', page)) == {"ateni ატენი атени", "skra სკრა скра"}


def test_settlement_of_another_municipality_is_refused(
    as_clerk: Client, draft: Plan, sviri: Settlement
) -> None:
    page = save(as_clerk, f"{HOME}{draft.pk}/actions/1.1/", {"settlements": sviri.slug})

    assert "error-summary" in page
    assert next(content_of(draft).actions).settlements == ()
