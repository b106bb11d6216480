"""Somebody with the database's password changes one figure; the check names it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import translation

from qvevri.history import queries
from qvevri.history.actions import record
from qvevri.history.comparing import DATED
from qvevri.history.models import Entry
from qvevri.history.sealing import moment
from qvevri.monitoring.reporting import actions
from qvevri.monitoring.reporting.inputs import ReadingInput, ValueInput
from qvevri.monitoring.reporting.lights import Light
from qvevri.monitoring.reporting.models import Override, Period, Reading, Report
from qvevri.monitoring.reporting.standings import refresh
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.editing import actions as editing
from qvevri.plan.editing.parts import Head, Kind, Part, digest, found
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.contents import content_of
from qvevri.plan.programme.models import Action, Edition, Plan
from qvevri.plan.programme.tests.contents import indicator

REPORT = "The report of action 1.1 for period 1"
READING = "The figure of indicator 1.0.1 for period 1"
LIGHT = "The overruled light of action 1.1 for period 1"


def run(statement: str) -> None:
    """As somebody with the database's password would."""
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.fixture
def amended(plan: Plan, mayor: Person) -> Edition:
    """The first objective has an indicator of its own."""
    content = content_of(plan)
    aim, *others = content.objectives
    aim = replace(aim, indicators=(indicator("1.0.1"),))
    decision = programme.Decision("N 30", date(2026, 3, 1))
    changed = replace(content, objectives=(aim, *others))
    return programme.amend(plan, changed, decision, "რომ ჩანდეს", by=mayor)


@pytest.fixture
def reading(amended: Edition, periods: list[Period], nino: Person, clerk: Person) -> Reading:
    """The first objective's figure, told by Nino and approved."""
    row = amended.plan.indicators.get(code="1.0.1")
    row.owner = nino
    row.save()
    figure = ValueInput(Decimal(66))
    said = ReadingInput(figure, "ჩანაწერები", link="https://geostat.example/")
    told = actions.tell_reading(row, periods[0], said, version=0, by=nino)
    return actions.approve_reading(told, by=clerk)


@pytest.fixture
def house(
    report: Report,
    reading: Reading,
    school: Action,
    periods: list[Period],
    mayor: Person,
    clerk: Person,
) -> None:
    """A report, a reading, an overruled light, a draft amendment, and a period that was locked."""
    actions.overrule(school, periods[0], Light.LATE, "ნახეს", by=mayor)
    actions.set_period(periods[1], Period.Status.CLOSED, by=mayor)
    plan = school.plan
    head = found(content_of(plan), Part(Kind.HEAD))
    assert isinstance(head, Head)
    said = editing.Written(replace(head, vision={"ka": "სხვა"}), digest(head))
    editing.write(plan, Part(Kind.HEAD), said, by=clerk)


def first(municipality: Municipality) -> str:
    with translation.override("en"):
        return next((one.about for one in queries.differing(municipality)), "")


def test_untouched_house_is_whole(house: None, gori: Municipality) -> None:
    assert first(gori) == ""


@pytest.mark.parametrize(
    ("statement", "about"),
    [
        ("reporting_value SET value = 40", f"{REPORT}: its figures are not those"),
        ("reporting_value SET numerator = 4, denominator = 5", f"{REPORT}: numerator and"),
        ('reporting_value SET parts = \'{"sex": {"female": "9"}}\'', f"{REPORT}: its figures by"),
        ("reporting_value SET counted = '{\"moment\": 1}'", f"{REPORT}: what the house counted"),
        ("reporting_spending SET paid = paid + 1", f"{REPORT}: its money is not"),
        ("reporting_spending SET committed = 0", f"{REPORT}: its money is not"),
        ("reporting_spending SET source = 'bank_ifi'", f"{REPORT}: its money is not"),
        ("reporting_spending SET contract = 'N 7'", f"{REPORT}: its text is not"),
        ("reporting_reached SET \"on\" = '2026-05-01'", f"{REPORT}: its milestones are not"),
        ("reporting_report SET happened = 'ყველაფერი მზადაა'", f"{REPORT}: its text is not"),
        ("reporting_report SET obstacles = '…'", f"{REPORT}: its text is not"),
        ("reporting_report SET links = '[\"https://a.example/\"]'", f"{REPORT}: its text is not"),
        ("reporting_report SET progress = 90", f"{REPORT}: its progress is not"),
        ("reporting_report SET is_complete = true", f"{REPORT}: it says otherwise whether"),
        ("reporting_report SET status = 'returned'", f"{REPORT}: its state is “Sent back”"),
        ("reporting_report SET decided_by_id = written_by_id", f"{REPORT}: it names another"),
        ("reporting_report SET written_by_id = decided_by_id", f"{REPORT}: it names another"),
        ("reporting_report SET submitted_at = '2026-01-01'", f"{REPORT}: it was handed in at"),
        ("reporting_report SET decided_at = '2026-01-01'", f"{REPORT}: it was decided at"),
        (
            "reporting_report SET period_id = (SELECT max(id) FROM reporting_period)",
            "The report of action 1.1 for period 4: it is of another period",
        ),
        ("reporting_reading SET value = 99", f"{READING}: its figure is not"),
        (
            'reporting_reading SET parts = \'{"sex": {"female": "9"}}\'',
            f"{READING}: its figures by group",
        ),
        ("reporting_reading SET numerator = 1, denominator = 2", f"{READING}: numerator and"),
        ("reporting_reading SET note = 'სხვა'", f"{READING}: its text is not"),
        ("reporting_reading SET status = 'submitted'", f"{READING}: its state is"),
        ("reporting_reading SET decided_by_id = written_by_id", f"{READING}: it names another"),
        ("reporting_override SET light = 'done'", f"{LIGHT}: it is not the light"),
        ("reporting_override SET reason = 'სხვა'", f"{LIGHT}: its reason is not"),
        ("reporting_override SET by_name = 'Giorgi'", f"{LIGHT}: it names another"),
        ("reporting_override SET by_name = ''", f"{LIGHT}: it names another"),
        ("reporting_override SET at = '2026-01-01'", f"{LIGHT}: it was put at another time"),
        ("reporting_override SET withdrawn_at = '2026-01-01'", f"{LIGHT}: it was taken back"),
        ("reporting_approval SET progress = 90", f"{REPORT}: its progress is not"),
        ("reporting_approval SET happened = '…'", f"{REPORT}: its text is not"),
        ("reporting_approval SET spending = '[]'", f"{REPORT}: its money is not"),
        ("reporting_approval SET evidence = '[\"a\"]'", f"{REPORT}: its files are not"),
        ("reporting_approval SET \"values\" = '{}'", f"{REPORT}: its figures are not those"),
        ("reporting_approval SET reached = '[]'", f"{REPORT}: its milestones are not"),
        ("reporting_approval SET approved_at = '2026-01-01'", f"{REPORT}: it was decided at"),
        ("reporting_approval SET withdrawn_at = '2027-01-01'", f"{REPORT}: it counts, or does not"),
        ("reporting_approval SET approved_by_id = written_by_id", f"{REPORT}: it names another"),
        ("reporting_readingapproval SET value = 9", f"{READING}: its figure is not"),
        ("programme_edition SET decided_on = '2026-01-02'", "its decision is not the one"),
        ("programme_edition SET reason = 'სხვა'", "its decision is not the one"),
        ("programme_edition SET decision = 'N 99'", "its decision is not the one"),
        (
            "programme_edition SET recorded_by_id = (SELECT min(id) FROM people_person)",
            "it names another person than the log",
        ),
        ("programme_plan SET status = 'closed'", "its state is “Closed”"),
        ("programme_plan SET is_illustrative = true", "whether it is an invented example"),
        ("programme_target SET value = value + 1", "is not what was decided"),
        ("programme_budgetline SET amount = amount + 1", "what it says of 1.1 is not"),
        ("programme_action SET finishes = '2027-12-01'", "what it says of 1.1 is not"),
        ("programme_indicator SET baseline = 7", "is not what was decided"),
        ('programme_plan SET vision = \'{"ka": "სხვა"}\'', "it is not what was decided"),
        ("editing_proposal SET content = '{}'", "its text is not the one that was recorded"),
        ("reporting_period SET due = '2027-12-31'", "their days are not those"),
        ("reporting_period SET status = 'locked' WHERE number = 1", "its state is “Locked”"),
        ("reporting_period SET status = 'open' WHERE number = 2", "its state is “Open for"),
    ],
)
def test_quiet_update_is_named(house: None, gori: Municipality, statement: str, about: str) -> None:
    run(f"UPDATE {statement}")

    assert about in first(gori)


@pytest.mark.parametrize(
    ("statement", "about"),
    [
        ("standing SET light = 'done'", "The light of action 1.1 for period 1: it is not the one"),
        ("standing SET rule_light = 'done'", "The light of action 1.1 for period 1: it is not"),
        ("standing SET share = '1'", "The light of action 1.1 for period 1: it is not the one"),
        ('snapshot SET figures = \'{"judged_on": "2026-07-01"}\'', "The sums of plan"),
    ],
)
def test_quiet_update_of_what_is_computed_is_named(
    house: None, gori: Municipality, school: Action, statement: str, about: str
) -> None:
    refresh(school.plan, date(2026, 7, 1))
    assert first(gori) == ""

    run(f"UPDATE reporting_{statement}")

    assert about in first(gori)


def test_lights_of_an_earlier_day_are_no_quiet_change(
    house: None, gori: Municipality, school: Action
) -> None:
    refresh(school.plan, date(2026, 4, 1))

    with time_machine.travel(date(2027, 8, 1)):
        assert first(gori) == ""


@pytest.mark.parametrize(
    ("statement", "about"),
    [
        ("reporting_value", f"{REPORT}: its figures are not those"),
        ("reporting_spending", f"{REPORT}: its money is not"),
        ("reporting_reached", f"{REPORT}: its milestones are not"),
        ("reporting_approval", f"{REPORT}: what was approved is no longer kept"),
        ("reporting_readingapproval", f"{READING}: what was approved is no longer kept"),
        ("reporting_override", "Overruled light"),
        ("editing_proposal", "The draft amendment of plan"),
        ("reporting_period WHERE number = 4", "their days are not those"),
        ("programme_target", "is not what was decided"),
    ],
)
def test_quiet_delete_is_named(house: None, gori: Municipality, statement: str, about: str) -> None:
    run(f"DELETE FROM {statement}")  # noqa: S608

    assert about in first(gori)


def test_reading_that_is_gone_is_named(house: None, gori: Municipality) -> None:
    run("DELETE FROM reporting_readingapproval")
    run("DELETE FROM reporting_reading")

    assert "of an objective: the log tells of it, and it is not there" in first(gori)


def test_quietly_inserted_money_is_named(house: None, gori: Municipality, report: Report) -> None:
    report.spending.create(source="local_budget", committed=1, paid=1)

    assert first(gori) == f"{REPORT}: its money is not the money that was approved"


def test_quietly_inserted_reading_is_named(
    house: None, gori: Municipality, reading: Reading, periods: list[Period]
) -> None:
    Reading.objects.create(indicator=reading.indicator, period=periods[1], value=Decimal(70))

    assert first(gori) == f"{READING[:-1]}2: the log does not tell of it"


def test_earlier_approval_changed_after_a_newer_one_is_named(
    report: Report, clerk: Person, nino: Person, gori: Municipality
) -> None:
    again = actions.submit(actions.send_back(report, "რატომ 12?", by=clerk), by=nino)
    actions.approve(again, by=clerk)
    assert first(gori) == ""

    earliest = report.approvals.order_by("pk")[0]
    report.approvals.filter(pk=earliest.pk).update(withdrawn_at=earliest.approved_at)

    assert first(gori) == f"{REPORT}: it stopped counting at another time"


def test_approval_that_nobody_gave_is_named(report: Report, gori: Municipality) -> None:
    given = report.approvals.get()
    given.pk, given.withdrawn_at = None, given.approved_at
    given.approved_at = given.submitted_at or given.approved_at
    given.save()

    assert first(gori) == f"{REPORT}: an approval of it is kept that the log does not tell of"


def test_approval_of_before_approvals_were_kept_is_that_of_its_moment(
    report: Report, gori: Municipality
) -> None:
    entry = Entry.objects.get(verb="approved")
    without = {key: said for key, said in entry.facts.items() if key != "approval"}
    Entry.objects.filter(pk=entry.pk).update(facts=without)
    assert first(gori) == ""

    run("UPDATE reporting_approval SET progress = 90")

    assert first(gori) == f"{REPORT}: its progress is not the one that was approved"


def test_quietly_inserted_edition_is_named(house: None, gori: Municipality, plan: Plan) -> None:
    last = plan.editions.get(number=1)
    Edition.objects.create(
        plan=plan, number=2, decision="N 2", decided_on=date(2026, 5, 1), content=last.content
    )

    assert first(gori).endswith("the log does not tell of it")


def test_report_changed_between_handing_in_and_approval_is_named(
    report: Report, clerk: Person, nino: Person, gori: Municipality
) -> None:
    again = actions.submit(actions.send_back(report, "რატომ 12?", by=clerk), by=nino)
    assert first(gori) == ""

    again.values.update(value=40)

    assert first(gori) == f"{REPORT}: it is not what was handed in"


def test_reason_of_a_return_changed_is_named(
    report: Report, clerk: Person, gori: Municipality
) -> None:
    actions.send_back(report, "რატომ 12?", by=clerk)

    run("UPDATE reporting_report SET reason = 'კარგია'")

    assert first(gori) == f"{REPORT}: its reason is not the one that was recorded"


def test_moments_of_an_invented_story_are_those_the_log_tells(
    report: Report, gori: Municipality
) -> None:
    run("UPDATE reporting_report SET submitted_at = '2026-07-01', decided_at = '2026-07-02'")
    report.refresh_from_db()
    assert report.submitted_at
    assert report.decided_at
    told = {"submitted_at": moment(report.submitted_at), "decided_at": moment(report.decided_at)}

    run("UPDATE reporting_approval SET submitted_at = '2026-07-01', approved_at = '2026-07-02'")

    record(None, DATED, report, municipality=gori, facts=told)
    refresh(report.action.plan)
    assert first(gori) == ""

    run("UPDATE reporting_report SET decided_at = '2026-07-03'")
    assert first(gori) == f"{REPORT}: it was decided at another time"


def test_moment_of_an_overruled_light_is_the_one_that_the_log_tells(
    house: None, gori: Municipality
) -> None:
    run("UPDATE reporting_override SET at = '2026-07-01'")
    light = Override.objects.get()

    record(None, DATED, light, municipality=gori, facts={"at": moment(light.at)})

    assert first(gori) == ""


def test_moments_of_an_example_are_compared_too(
    report: Report, gori: Municipality, plan: Plan
) -> None:
    Entry.objects.filter(verb="adopted").update(facts={})
    run("UPDATE programme_plan SET is_illustrative = true")

    run("UPDATE reporting_report SET decided_at = '2026-07-03'")

    assert first(gori) == f"{REPORT}: it was decided at another time"


def test_erased_person_is_no_quiet_change(
    house: None, gori: Municipality, mayor: Person, clerk: Person
) -> None:
    for person in (mayor, clerk):
        actions.forget_author(person)
        person.delete()

    assert first(gori) == ""


def test_milestone_that_an_amendment_dropped_is_no_quiet_change(
    report: Report, plan: Plan, mayor: Person, gori: Municipality
) -> None:
    content = content_of(plan)
    first_of_all = replace(content.objectives[0].actions[0], milestones=())
    objective = replace(content.objectives[0], actions=(first_of_all,))
    programme.amend(
        plan,
        replace(content, objectives=(objective, *content.objectives[1:])),
        programme.Decision("N 31", date(2026, 10, 1)),
        "აღარ არის საჭირო",
        by=mayor,
    )

    assert first(gori) == ""


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ka", "თანხები სხვაა, ვიდრე დამტკიცდა"),
        ("en", "its money is not the money"),
        ("ru", "суммы не те, что были утверждены"),
    ],
)
def test_sentence_is_in_the_readers_language(
    house: None, gori: Municipality, language: str, sentence: str
) -> None:
    run("UPDATE reporting_spending SET paid = 0")

    with translation.override(language):
        assert sentence in str(next(queries.differing(gori)))


def test_command_speaks_the_operators_language(house: None) -> None:
    run("UPDATE reporting_spending SET paid = 0")

    with pytest.raises(CommandError, match="Отчёт по действию"):
        call_command("verify-history", "--language", "ru")
