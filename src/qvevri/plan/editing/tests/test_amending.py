"""An adopted plan is changed in a draft amendment, which is decided, discarded or laid anew."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from qvevri.history.models import Entry
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.drafting import queries as drafting
from qvevri.plan.drafting.actions import writing
from qvevri.plan.drafting.models import Comment
from qvevri.plan.editing.models import Proposal
from qvevri.plan.editing.tests.pages import HOME, html, save
from qvevri.plan.editing.todos import amendments
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.actions import Decision
from qvevri.plan.programme.content import Content, Target
from qvevri.plan.programme.contents import content_of
from qvevri.plan.programme.models import Plan
from qvevri.plan.programme.tests import contents

DECIDED = {"number": "N 31", "on": "2026-07-03", "reason": "Fewer applied."}
AIM = "indicators/1.1.1/"


def place(plan: Plan) -> str:
    return f"{HOME}{plan.pk}/"


def due(content: Content, day: date, value: int) -> Content:
    """The plan whose first indicator has a target for this day."""
    first = content.objectives[0].actions[0]
    aim = replace(first.indicators[0], targets=(Target(day, Decimal(value)),))
    objective = replace(content.objectives[0], actions=(replace(first, indicators=(aim,)),))
    return replace(content, objectives=(objective, *content.objectives[1:]))


def test_adopted_plan_stays_while_its_draft_amendment_is_written(
    as_clerk: Client, adopted: Plan
) -> None:
    save(as_clerk, f"{place(adopted)}{AIM}", {"targets-0-value": "30"})
    save(as_clerk, f"{place(adopted)}objectives/1/", {"title_en": "Craft"})

    assert content_of(adopted) == contents.content()
    page = html(as_clerk, f"{place(adopted)}amendment/")
    assert "40 → 30" in page
    assert "1 target moves" in page
    assert "Craft" in page


def test_decided_amendment_is_in_force_and_its_draft_is_gone(
    as_clerk: Client, as_mayor: Client, adopted: Plan
) -> None:
    save(as_clerk, f"{place(adopted)}{AIM}", {"targets-0-value": "30"})
    for _click in range(2):
        as_mayor.post(f"{place(adopted)}amendment/decide/", DECIDED)

    assert next(content_of(adopted).indicators).target == 30
    assert [one.reason for one in adopted.editions.all()] == ["", "Fewer applied."]
    assert not Proposal.objects.exists()


def test_discarded_amendment_leaves_the_plan_as_it_was(as_clerk: Client, adopted: Plan) -> None:
    save(as_clerk, f"{place(adopted)}{AIM}", {"targets-0-value": "30"})
    for _click in range(2):
        as_clerk.post(f"{place(adopted)}amendment/discard/")

    assert content_of(adopted) == contents.content()
    assert Entry.objects.filter(verb="discarded").count() == 1


def test_officer_who_is_no_administrator_decides_nothing(as_clerk: Client, adopted: Plan) -> None:
    save(as_clerk, f"{place(adopted)}{AIM}", {"targets-0-value": "30"})

    assert as_clerk.post(f"{place(adopted)}amendment/decide/", DECIDED).status_code == 404
    assert "An administrator records the decision" in html(as_clerk, f"{place(adopted)}amendment/")


def test_plan_amended_meanwhile_is_said_and_the_draft_is_laid_on_it(
    as_clerk: Client, as_mayor: Client, adopted: Plan, mayor: Person
) -> None:
    save(as_clerk, f"{place(adopted)}objectives/1/", {"title_en": "Craft"})
    other = due(contents.content(), contents.FINISHES, 25)
    programme.amend(adopted, other, Decision("N 20", date(2026, 5, 2)), "Why.", by=mayor)
    refused = as_mayor.post(f"{place(adopted)}amendment/decide/", DECIDED).content.decode()
    as_clerk.post(f"{place(adopted)}amendment/renew/")
    as_mayor.post(f"{place(adopted)}amendment/decide/", DECIDED)

    assert "The plan was amended meanwhile" in refused
    content = content_of(adopted)
    assert content.objectives[0].title["en"] == "Craft"
    assert next(content.indicators).target == 25


def test_target_is_not_moved_after_its_day(
    gori: Municipality, clerk: Person, mayor: Person, as_clerk: Client
) -> None:
    content = due(contents.content(), date(2026, 3, 31), 40)
    plan = programme.begin(content, municipality=gori, by=clerk)
    programme.adopt(plan, Decision("N 14", date(2026, 1, 20)), by=mayor)
    page = save(as_clerk, f"{place(plan)}{AIM}", {"targets-0-value": "30"})
    later = {"targets-1-due": "2027-12-31", "targets-1-value": "60"}

    assert "stays as it was decided: 1.1.1" in page
    assert save(as_clerk, f"{place(plan)}{AIM}", later).endswith(f"{place(plan)}{AIM}")


def test_adopted_code_stays(as_clerk: Client, adopted: Plan) -> None:
    save(as_clerk, f"{place(adopted)}actions/1.1/", {"code": "9.9", "title_en": "Renamed"})
    page = html(as_clerk, f"{place(adopted)}amendment/")

    assert "Renamed" in page
    assert "9.9" not in page


def test_code_of_a_dropped_action_is_not_given_again(
    as_clerk: Client, as_mayor: Client, adopted: Plan
) -> None:
    as_clerk.post(f"{place(adopted)}action/1.1/remove/")
    as_mayor.post(f"{place(adopted)}amendment/decide/", DECIDED)
    typed = {"code": "1.1", "title_en": "New"}
    page = save(as_clerk, f"{place(adopted)}objectives/1/actions/new/", typed)

    assert "The code 1.1 already belongs" in page


def test_partner_that_is_gone_does_not_break_a_waiting_amendment(
    as_clerk: Client, as_mayor: Client, adopted: Plan, farm: Organisation
) -> None:
    url = f"{place(adopted)}actions/1.1/"
    save(as_clerk, url, {"partners-2-name_en": "Ninos bagi"})
    Organisation.objects.all().delete()
    as_mayor.post(f"{place(adopted)}amendment/decide/", DECIDED)

    partner = next(content_of(adopted).actions).partners[2]
    assert (partner.organisation, partner.name["en"]) == (None, "Ninos bagi")


def test_closed_plan_takes_no_change(as_clerk: Client, adopted: Plan, mayor: Person) -> None:
    programme.close(adopted, by=mayor)
    url = f"{place(adopted)}objectives/1/"
    page = as_clerk.post(url, {"code": "1", "title_en": "Late", "read_as": "x"}).content.decode()

    assert "This plan is closed and stays as it is." in page
    assert content_of(adopted) == contents.content()


def test_draft_amendment_waits_on_the_officers_list(
    as_clerk: Client, clerk: Person, giorgi: Person, adopted: Plan
) -> None:
    save(as_clerk, f"{place(adopted)}{AIM}", {"targets-0-value": "30"})

    [todo] = amendments(clerk, adopted.municipality)
    assert todo.url.endswith(f"/plan/edit/{adopted.pk}/amendment/")
    assert list(amendments(giorgi, adopted.municipality)) == []


def test_plan_whose_chapters_were_adopted_has_no_draft_amendment(
    as_mayor: Client, clerk: Person, draft: Plan
) -> None:
    writing.save(draft, "swot", "en", writing.Draft("Few guests come."), by=clerk)
    save(as_mayor, f"{place(draft)}adopt/", {"number": "N 14", "on": "2026-01-20"})

    assert "There is no draft amendment" in html(as_mayor, f"{place(draft)}amendment/")
    assert list(amendments(clerk, draft.municipality)) == []


def test_amendment_of_a_chapter_alone_waits_is_shown_and_is_decided(
    as_mayor: Client, clerk: Person, adopted: Plan
) -> None:
    writing.save(adopted, "swot", "en", writing.Draft("Few guests come."), by=clerk)
    [todo] = amendments(clerk, adopted.municipality)

    assert todo.url.endswith(f"/{adopted.pk}/amendment/")
    assert "Few guests come." in html(as_mayor, f"{place(adopted)}amendment/")
    as_mayor.post(f"{place(adopted)}amendment/decide/", DECIDED)
    assert content_of(adopted).chapters[0].text == {"en": "Few guests come."}
    assert list(amendments(clerk, adopted.municipality)) == []


def test_todo_of_a_plan_with_both_says_since_when_it_was_last_changed(
    as_clerk: Client, clerk: Person, adopted: Plan
) -> None:
    save(as_clerk, f"{place(adopted)}{AIM}", {"targets-0-value": "30"})
    saved = writing.save(adopted, "swot", "en", writing.Draft("New."), by=clerk)

    [todo] = amendments(clerk, adopted.municipality)
    assert saved.version is not None
    assert todo.since == saved.version.written_at


def test_discarded_chapter_says_what_is_in_force_and_keeps_what_was_proposed(
    as_clerk: Client, clerk: Person, adopted: Plan
) -> None:
    writing.save(adopted, "swot", "en", writing.Draft("Few guests come."), by=clerk)
    as_clerk.post(f"{place(adopted)}amendment/discard/")

    assert list(amendments(clerk, adopted.municipality)) == []
    texts = [one.text for one in drafting.versions_of(adopted, "swot", "en")]
    assert texts == ["", "Few guests come."]
    assert Entry.objects.filter(verb="discarded").count() == 1


def test_change_that_was_taken_back_leaves_no_amendment(
    as_clerk: Client, clerk: Person, adopted: Plan
) -> None:
    save(as_clerk, f"{place(adopted)}{AIM}", {"targets-0-value": "30"})
    save(as_clerk, f"{place(adopted)}{AIM}", {"targets-0-value": "40"})

    assert not Proposal.objects.exists()
    assert list(amendments(clerk, adopted.municipality)) == []


def test_unanswered_comments_are_passed_over_only_knowingly(
    as_mayor: Client, draft: Plan, mayor: Person
) -> None:
    programme.open_to_comments(draft, by=mayor)
    Comment.objects.create(plan=draft, text="Where is the bus?", language="en", key="k1")
    decision = {"number": "N 14", "on": "2026-01-20"}
    page = save(as_mayor, f"{place(draft)}adopt/", decision)

    assert "1 comment has no answer yet" in page
    assert "Where is the bus?" in page
    save(as_mayor, f"{place(draft)}adopt/", {**decision, "knowingly": "on"})
    assert Plan.objects.get().status == Plan.Status.ADOPTED


def test_blocking_problems_are_listed_with_the_page_that_mends_them(
    as_mayor: Client, gori: Municipality, clerk: Person
) -> None:
    content = contents.content()
    plan = programme.begin(replace(content, finishes=date(2026, 6, 1)), municipality=gori, by=clerk)
    page = save(as_mayor, f"{place(plan)}adopt/", {"number": "1", "on": "2026-01-20"})

    assert "2 places in the plan must be corrected first" in page
    assert f'href="{place(plan)}actions/1.1/"' in page
    assert Plan.objects.get().status == Plan.Status.DRAFT


@pytest.mark.parametrize("language", ["ka", "en", "ru"])
@pytest.mark.parametrize("page", ["", "head/", "actions/1.1/", "amendment/", "close/", "adopt/"])
def test_pages_open_in_every_language(
    as_mayor: Client, adopted: Plan, page: str, language: str
) -> None:
    url = f"{place(adopted)}{page}".replace("/en/", f"/{language}/")

    assert as_mayor.get(url).status_code == 200
