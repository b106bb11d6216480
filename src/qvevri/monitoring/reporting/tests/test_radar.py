"""Owners are reminded in time, once for each stage; then the deputy."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from qvevri.monitoring.reporting import actions
from qvevri.monitoring.reporting.inputs import ReportInput
from qvevri.monitoring.reporting.lights import Light
from qvevri.monitoring.reporting.models import Period, Reminder
from qvevri.monitoring.reporting.radar import Stage, stage_of
from qvevri.notices.models import Message
from qvevri.people.models import Person
from qvevri.people.registry import links_of
from qvevri.plan.programme.models import Action
from qvevri.todos.queries import todos_for

DUE = date(2026, 7, 30)


@pytest.mark.parametrize(
    ("days", "stage"),
    [
        (-8, None),
        (-7, Stage.SOON),
        (0, Stage.SOON),
        (1, Stage.LATE),
        (14, Stage.LATE),
        (15, Stage.VERY_LATE),
        (400, Stage.VERY_LATE),
    ],
)
def test_stage_follows_the_day(days: int, stage: Stage | None) -> None:
    assert stage_of(DUE, DUE + timedelta(days=days)) is stage


def told() -> list[tuple[str, str]]:
    return [(one.kind, one.to) for one in Message.objects.order_by("pk")]


def test_owner_is_told_once_for_each_stage_and_the_deputy_when_it_is_very_late(
    school: Action, periods: list[Period], nino: Person, giorgi: Person
) -> None:
    school.deputy = giorgi
    school.save()
    for days in (-3, -2, 2, 3, 20, 21):
        actions.remind(school.plan, periods[0].due + timedelta(days=days))

    assert [one for one in told() if one[1] in (nino.phone, giorgi.phone)] == [
        ("reporting.soon", nino.phone),
        ("reporting.late", nino.phone),
        ("reporting.very_late", nino.phone),
        ("reporting.very_late", giorgi.phone),
    ]


def test_who_has_sent_the_report_hears_nothing(
    school: Action, periods: list[Period], nino: Person
) -> None:
    said = ReportInput(happened="სწავლა დაიწყო.")
    report = actions.save(school, periods[0], said, version=0, by=nino)
    actions.submit(report, by=nino)

    assert actions.remind(school.plan, periods[0].due + timedelta(days=2)) == 0


def test_report_that_comes_back_brings_its_reason(
    school: Action, periods: list[Period], nino: Person, clerk: Person
) -> None:
    said = ReportInput(happened="სწავლა დაიწყო.")
    report = actions.save(school, periods[0], said, version=0, by=nino)
    actions.send_back(actions.submit(report, by=nino), "დაურთეთ სია.", by=clerk)

    [message] = Message.objects.filter(kind="reporting.returned")
    assert "დაბრუნდა" in message.text
    assert f"/plan/reports/{school.pk}/1/" in message.text


def test_owner_finds_the_way_to_own_reports(
    school: Action, periods: list[Period], nino: Person, giorgi: Person
) -> None:
    for person, ways in ((nino, 1), (giorgi, 0)):
        links = links_of(person, school.plan.municipality)
        assert [link.url for link in links].count(reverse("reporting:mine")) == ways


def test_erased_person_leaves_no_name_at_an_overruled_light(
    school: Action, periods: list[Period], mayor: Person, clerk: Person
) -> None:
    override = actions.overrule(school, periods[0], Light.LATE, "Why", by=mayor)
    actions.forget_author(mayor)
    override.refresh_from_db()

    assert override.by_name == ""


def test_deputy_is_asked_when_the_owner_left(
    school: Action, periods: list[Period], nino: Person, giorgi: Person
) -> None:
    Action.objects.filter(pk=school.pk).update(deputy=giorgi)
    Person.objects.filter(pk=nino.pk).update(is_active=False)
    actions.remind(school.plan, periods[0].due + timedelta(days=1))

    told = Reminder.objects.filter(action=school, period=periods[0])
    assert [one.person for one in told] == [giorgi]
    kinds = [todo.kind for todo in todos_for(giorgi, school.plan.municipality)]
    assert "reporting.mine" in kinds


def test_deputy_hears_nothing_while_the_owner_has_time(
    school: Action, periods: list[Period], giorgi: Person
) -> None:
    Action.objects.filter(pk=school.pk).update(deputy=giorgi)
    Period.objects.filter(pk=periods[0].pk).update(due=timezone.localdate() + timedelta(days=9))
    Period.objects.exclude(pk=periods[0].pk).delete()

    assert todos_for(giorgi, school.plan.municipality) == []


def test_action_without_anybody_stands_in_the_officers_list(
    school: Action, periods: list[Period], nino: Person, clerk: Person
) -> None:
    Person.objects.filter(pk=nino.pk).update(is_active=False)

    titles = [todo.title for todo in todos_for(clerk, school.plan.municipality)]
    assert "2 ქმედებას პასუხისმგებელი არ ჰყავს" in titles
