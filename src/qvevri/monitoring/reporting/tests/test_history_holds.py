"""What was decided and approved is changed behind the log's back, and the check names it."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import translation
from pytest_django import DjangoCaptureOnCommitCallbacks

from qvevri.history import chain, queries
from qvevri.history.models import Entry
from qvevri.monitoring.reporting import actions
from qvevri.monitoring.reporting.lights import Light
from qvevri.monitoring.reporting.models import Override, Period, Report
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme.models import Action, Edition


def run(statement: str, *facts: str | int) -> None:
    """As somebody with the database's password would."""
    with connection.cursor() as cursor:
        cursor.execute(statement, facts)


def differing(municipality: Municipality) -> list[str]:
    with translation.override("en"):
        return [one.about for one in queries.differing(municipality)]


def test_untouched_house_is_whole(
    report: Report, amendment: Edition, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("verify-history")

    assert "gori: whole" in capsys.readouterr().out


def test_edition_changed_behind_the_logs_back_is_seen(amendment: Edition) -> None:
    run("UPDATE programme_edition SET content = %s WHERE id = %s", "{}", amendment.pk)

    with pytest.raises(CommandError, match=r"entry \d+ .*Edition 1 of plan \d+: its text is not"):
        call_command("verify-history")


def test_digest_that_goes_with_a_changed_text_does_not_hide_it(
    amendment: Edition, gori: Municipality
) -> None:
    Edition.objects.update(content="{}", digest="44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e83")

    assert [about.rpartition(": ")[2] for about in differing(gori)] == [
        "its text is not the one that was recorded",
        "its text is not the one that was recorded",
        "the edition that was decided last cannot be read",
    ]


def test_decision_of_an_edition_changed_is_seen(amendment: Edition, gori: Municipality) -> None:
    run("UPDATE programme_edition SET decision = 'N 31' WHERE id = %s", amendment.pk)

    [about] = differing(gori)

    assert about.endswith("its decision is not the one that was recorded")


def test_value_changed_after_its_approval_is_seen(report: Report, gori: Municipality) -> None:
    run("UPDATE reporting_value SET value = 40 WHERE report_id = %s", report.pk)

    assert differing(gori)[0] == (
        "The report of action 1.1 for period 1: its figures are not those that were approved"
    )


def test_approval_that_nobody_gave_is_seen(report: Report, gori: Municipality) -> None:
    run("DELETE FROM history_entry WHERE verb = 'approved'")

    assert differing(gori) == [
        "The report of action 1.1 for period 1: its state is “Approved”, which the log does not say"
    ]


def test_report_that_is_gone_is_seen(report: Report, gori: Municipality) -> None:
    pk = report.pk
    report.delete()

    assert differing(gori)[0] == f"Report {pk}: the log tells of it, and it is not there"


def test_officer_is_told_on_the_page_too(
    as_clerk: Client,
    amendment: Edition,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    run("UPDATE programme_edition SET content = %s WHERE id = %s", "{}", amendment.pk)

    with django_capture_on_commit_callbacks(execute=True):
        as_clerk.post("/gori/en/history/verify/")
    page = as_clerk.get("/gori/en/history/checks/").content.decode()

    assert "Edition 1 of plan" in page


def test_light_put_by_hand_and_changed_is_seen(
    school: Action, periods: list[Period], mayor: Person, gori: Municipality
) -> None:
    light = actions.overrule(school, periods[0], Light.LATE, "ნახეს", by=mayor)

    run("UPDATE reporting_override SET light = 'done' WHERE id = %s", light.pk)

    assert differing(gori)[0] == (
        "The overruled light of action 1.1 for period 1: it is not the light that was recorded"
    )


def test_light_withdrawn_and_put_back_is_seen(
    school: Action, periods: list[Period], mayor: Person, gori: Municipality
) -> None:
    light = actions.overrule(school, periods[0], Light.LATE, "ნახეს", by=mayor)
    actions.withdraw_override(light, by=mayor)
    assert differing(gori) == []

    Override.objects.update(withdrawn_at=None)

    assert "taken back, or put again, without an entry" in differing(gori)[0]


@pytest.mark.parametrize(
    "statement",
    [
        'UPDATE history_entry SET facts = \'{"decision": "N 15"}\' WHERE number = 2',
        "DELETE FROM history_entry WHERE number = 1",
        "UPDATE history_entry SET verb = 'amended' WHERE number = 2",
        "UPDATE history_entry SET number = number + 100 WHERE number = 2",
    ],
    ids=["changed", "removed", "renamed", "reordered"],
)
def test_entry_touched_by_raw_sql_is_named(report: Report, statement: str) -> None:
    run(statement)

    with pytest.raises(
        CommandError, match=r"gori: entry [23] \(\d+ \w+ \d{4}, .* was changed or follows"
    ):
        call_command("verify-history")


def test_adoption_and_approval_are_in_the_downloaded_log(
    report: Report, gori: Municipality, nino: Person
) -> None:
    found = chain.verify(queries.chain(gori))

    assert isinstance(found, chain.Held)
    assert (found.entries, found.in_full) == (Entry.objects.count(), Entry.objects.count())
