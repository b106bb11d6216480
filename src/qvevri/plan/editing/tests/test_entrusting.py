"""An officer says who answers for what, with no amendment; who is new is invited."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from qvevri.history.models import Entry
from qvevri.notices.models import Message
from qvevri.people.actions import forget_passers_by
from qvevri.people.models import Person
from qvevri.plan.editing.tests.pages import HOME, filled, html, save
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.models import Plan
from qvevri.plan.programme.refusals import PlanClosed


def page(plan: Plan) -> str:
    return f"{HOME}{plan.pk}/actions/1.1/people/"


def test_adopted_action_gets_its_people_at_once_and_history_says_so(
    as_clerk: Client, adopted: Plan, nino: Person
) -> None:
    typed = {"responsible-contact": "599 10 01 01", "deputy-contact": "dato@gori.example"}
    for _click in range(2):
        save(as_clerk, page(adopted), {**typed, "deputy-name": "Dato"})

    action = adopted.actions.get(code="1.1")
    assert action.responsible == nino
    assert action.deputy is not None
    assert action.deputy.name == "Dato"
    assert Entry.objects.get(verb="entrusted").facts["code"] == "1.1"


def test_who_is_new_is_invited_by_email_and_by_sms(as_clerk: Client, adopted: Plan) -> None:
    typed = {"responsible-contact": "599 10 01 77", "deputy-contact": "dato@gori.example"}
    save(as_clerk, page(adopted), typed)

    sent = {one.to: one for one in Message.objects.filter(kind="editing.entrusted")}
    assert set(sent) == {"+995599100177", "dato@gori.example"}
    assert "School 1.1" in sent["dato@gori.example"].text


def test_nobody_is_told_twice(as_clerk: Client, adopted: Plan) -> None:
    save(as_clerk, page(adopted), {"responsible-contact": "dato@gori.example"})
    save(as_clerk, page(adopted), {"deputy-contact": "eka@gori.example"})

    assert Message.objects.filter(kind="editing.entrusted").count() == 2


def test_two_who_name_somebody_else_see_what_the_other_did(
    as_clerk: Client, as_mayor: Client, adopted: Plan
) -> None:
    read = filled(as_mayor, page(adopted))
    save(as_clerk, page(adopted), {"responsible-contact": "dato@gori.example"})
    typed = {**read, "responsible-contact": "eka@gori.example"}
    answer = as_mayor.post(page(adopted), typed).content.decode()

    assert "now dato@gori.example answers" in answer


def test_who_left_answers_for_nothing(as_clerk: Client, adopted: Plan, nino: Person) -> None:
    Person.objects.filter(pk=nino.pk).update(is_active=False)
    answer = save(as_clerk, page(adopted), {"responsible-contact": "599 10 01 01"})

    assert "account is closed" in answer
    assert adopted.actions.get(code="1.1").responsible is None


def test_owner_who_left_is_named_on_the_plan(as_clerk: Client, adopted: Plan, nino: Person) -> None:
    adopted.actions.update(responsible=nino)
    before = html(as_clerk, f"{HOME}{adopted.pk}/")
    Person.objects.filter(pk=nino.pk).update(is_active=False)

    assert "nobody answers for it" not in before
    assert html(as_clerk, f"{HOME}{adopted.pk}/").count("nobody answers for it") == 2
    assert "The account of the one who answered is closed" in html(as_clerk, page(adopted))


def test_indicator_gets_its_owner(as_clerk: Client, adopted: Plan) -> None:
    url = f"{HOME}{adopted.pk}/indicators/1.1.1/owner/"
    save(as_clerk, url, {"contact": "dato@gori.example"})

    owner = adopted.indicators.get(code="1.1.1").owner
    assert owner is not None
    assert owner.email == "dato@gori.example"


def test_two_who_name_another_owner_see_what_the_other_did_and_may_choose(
    as_clerk: Client, as_mayor: Client, adopted: Plan
) -> None:
    url = f"{HOME}{adopted.pk}/indicators/1.1.1/owner/"
    read = {**filled(as_mayor, url), "contact": "eka@gori.example"}
    save(as_clerk, url, {"contact": "dato@gori.example"})
    answer = as_mayor.post(url, read)

    assert "now dato@gori.example answers" in answer.content.decode()
    assert adopted.indicators.get(code="1.1.1").owner == Person.objects.get(
        email="dato@gori.example"
    )
    as_mayor.post(url, {**read, "read_as": answer.context["read_as"]})
    assert adopted.indicators.get(code="1.1.1").owner == Person.objects.get(
        email="eka@gori.example"
    )


def test_owner_taken_away_meanwhile_is_said(
    as_clerk: Client, as_mayor: Client, adopted: Plan, nino: Person
) -> None:
    adopted.indicators.filter(code="1.1.1").update(owner=nino)
    url = f"{HOME}{adopted.pk}/indicators/1.1.1/owner/"
    read = {**filled(as_mayor, url), "contact": "eka@gori.example"}
    save(as_clerk, url, {"contact": ""})

    assert "now nobody answers" in as_mayor.post(url, read).content.decode()


def test_renamed_action_of_a_draft_keeps_its_people(
    as_clerk: Client, draft: Plan, nino: Person
) -> None:
    draft.actions.filter(code="1.1").update(responsible=nino)
    save(as_clerk, f"{HOME}{draft.pk}/actions/1.1/", {"code": "1.5"})

    assert draft.actions.get(code="1.5").responsible == nino


def test_closed_plan_entrusts_nobody(adopted: Plan, mayor: Person, nino: Person) -> None:
    programme.close(adopted, by=mayor)
    action = adopted.actions.get(code="1.1")

    with pytest.raises(PlanClosed):
        programme.entrust(action, responsible=nino, deputy=None, by=mayor)


def test_who_was_named_and_has_not_come_is_not_forgotten_with_passers_by(
    as_clerk: Client, adopted: Plan
) -> None:
    Person.objects.create_person(phone="+995599100178")
    save(as_clerk, page(adopted), {"responsible-contact": "599 10 01 77"})
    Person.objects.never_came().update(joined_at=timezone.now() - timedelta(days=30))

    assert forget_passers_by(timezone.now() - timedelta(days=7)) == 1
    action = adopted.actions.get(code="1.1")
    assert action.responsible is not None
    assert action.responsible.phone == "+995599100177"
