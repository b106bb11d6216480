"""A small town hall writes its plan on screen: begun, consulted, adopted, amended, closed."""

from decimal import Decimal

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from qvevri.history.models import Entry
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.editing.tests.pages import HOME, html, save
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.content import Frequency
from qvevri.plan.programme.contents import content_of
from qvevri.plan.programme.models import Plan
from qvevri.plan.programme.tests import contents

HEAD = {
    "title_ka": "გორის გეგმა",
    "title_en": "Plan of Gori",
    "starts": "2026-01-01",
    "finishes": "2027-12-31",
    "vision_en": "A place to live, work and trade.",
    "rate": "3,125",
    "rate_on": "2025-12-31",
}
ACTION = {
    "title_en": "A school of pottery",
    "block": "skills_human_capital",
    "starts": "2026-03-01",
    "finishes": "2027-06-30",
    "partners-0-name_en": "Public college",
    "partners-0-role": "lead",
    "milestones-0-title_en": "First group",
    "milestones-0-due": "2026-09-15",
}
MONEY = {
    "cost": "24 000",
    "lines-0-source": "donor",
    "lines-0-amount": "18000",
    "lines-0-year": "2026",
}
INDICATOR = {
    "name_en": "Young people trained",
    "baseline": "0",
    "targets-0-due": "2027-06-30",
    "targets-0-value": "40",
}


def begun(client: Client) -> str:
    """The address of a plan with one objective and one action with money and an indicator."""
    place = save(client, f"{HOME}new/", HEAD)
    save(client, f"{place}objectives/new/", {"title_en": "Skills"})
    save(client, f"{place}objectives/1/actions/new/", ACTION)
    save(client, f"{place}actions/1.1/money/", MONEY)
    save(client, f"{place}actions/1.1/indicators/new/", INDICATOR)
    return place


def test_everything_of_a_plan_is_written_on_screen(as_clerk: Client, gori: Municipality) -> None:
    begun(as_clerk)

    content = content_of(Plan.objects.get())
    [action] = content.actions
    assert (content.rate, content.title["ka"]) == (Decimal("3.125"), "გორის გეგმა")
    assert (action.code, action.partners[0].role) == ("1.1", "lead")
    assert action.cost is not None
    assert (action.cost.amount, action.lines[0].money.amount) == (2_400_000, 1_800_000)
    assert action.indicators[0].code == "1.1.1"
    assert action.indicators[0].target == 40


def test_plan_goes_all_its_way_on_screen(
    as_clerk: Client, as_mayor: Client, gori: Municipality
) -> None:
    place = begun(as_clerk)
    save(as_clerk, f"{place}open/", {})
    assert save(as_mayor, f"{place}adopt/", {"number": "N 14", "on": "2026-01-20"}) == place
    moved = {"targets-0-value": "30"}
    save(as_clerk, f"{place}indicators/1.1.1/", moved)
    assert "40 → 30" in html(as_clerk, f"{place}amendment/")
    decision = {"number": "N 31", "on": "2026-07-03", "reason": "Fewer applied."}
    assert as_mayor.post(f"{place}amendment/decide/", decision).headers["Location"] == place
    save(as_mayor, f"{place}close/", {"is_sure": "on"})

    plan = Plan.objects.get()
    assert (plan.status, plan.editions.count()) == (Plan.Status.CLOSED, 2)
    verbs = set(Entry.objects.values_list("verb", flat=True))
    assert verbs >= {"begun", "written", "opened", "adopted", "proposed", "amended", "closed"}


def test_women_are_one_group_in_whatever_language_they_are_typed(
    as_clerk: Client, draft: Plan
) -> None:
    url = f"{HOME}{draft.pk}/indicators/1.1.1/"
    save(as_clerk, url, {"parts-0-value": "ქალები", "parts-0-target": "20"})
    save(as_clerk, url.replace("/en/", "/ru/"), {"note_ru": "x"})

    [part] = next(content_of(draft).indicators).parts
    assert (part.of, part.value, part.target) == ("sex", "female", Decimal(20))


def test_indicator_says_how_often_it_is_measured(as_clerk: Client, draft: Plan) -> None:
    save(as_clerk, f"{HOME}{draft.pk}/indicators/1.1.1/", {"frequency": "year"})

    assert next(content_of(draft).indicators).frequency is Frequency.YEAR


def test_page_of_a_long_plan_asks_no_more_than_that_of_a_short_one(
    as_clerk: Client, gori: Municipality, clerk: Person, draft: Plan
) -> None:
    long = programme.begin(contents.content(30, 3), municipality=gori, by=clerk)
    as_clerk.get(f"{HOME}{draft.pk}/")
    with CaptureQueriesContext(connection) as short_asks:
        as_clerk.get(f"{HOME}{draft.pk}/")
    with CaptureQueriesContext(connection) as long_asks:
        as_clerk.get(f"{HOME}{long.pk}/")

    assert len(long_asks) == len(short_asks) <= 20
