"""An officer takes words and files of an approval that counts no more from public view."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from qvevri.files.models import Document
from qvevri.files.tests import papers
from qvevri.files.tests.pictures import upload
from qvevri.history import queries as history
from qvevri.monitoring.reporting import actions, refusals
from qvevri.monitoring.reporting.inputs import ReportInput
from qvevri.monitoring.reporting.models import Approval, Period, Report
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme.models import Action


@pytest.fixture
def approval(school: Action, periods: list[Period], nino: Person, clerk: Person) -> Approval:
    """Somebody was named in it; it was sent back."""
    said = ReportInput(happened="ლელა ბ. ავად იყო.", links=("https://gori.example/lela",))
    draft = actions.save(school, periods[0], said, version=0, by=nino)
    actions.add_evidence(school, periods[0], upload(papers.pdf(), "lela.pdf"), by=nino)
    report = actions.approve(actions.submit(draft, by=nino), by=clerk)
    actions.send_back(report, "სახელი წაშალეთ.", by=clerk)
    return report.approvals.get()


def test_officer_withholds_words_and_files_on_the_page(
    as_clerk: Client, client: Client, approval: Approval, gori: Municipality
) -> None:
    review = f"/gori/en/plan/reports/review/{approval.report_id}/"
    document = f"/gori/en/plan/reports/documents/{Document.objects.get().pk}/"
    before = client.get(document)
    address = f"/gori/en/plan/reports/approvals/{approval.pk}/withhold/"
    page = as_clerk.post(address, {"reason": "It names a child."}, follow=True).content.decode()

    assert "Take its words and files" not in page
    assert "taken from public view on" in page
    assert as_clerk.get(review).status_code == 200
    assert (before.status_code, client.get(document).status_code) == (200, 404)
    approval.refresh_from_db()
    assert (approval.happened, approval.links) == ("", [])
    before.close()


def test_withheld_words_are_no_quiet_change(
    approval: Approval, clerk: Person, gori: Municipality
) -> None:
    actions.withhold(approval, "It names a child.", by=clerk)

    assert list(history.differing(gori)) == []


@pytest.mark.parametrize(
    "quietly", [{"withheld_at": None}, {"happened": "სხვა"}, {"values": {"1.1.1": "40"}}]
)
def test_words_that_come_back_quietly_are_named(
    approval: Approval, clerk: Person, gori: Municipality, quietly: dict[str, object]
) -> None:
    actions.withhold(approval, "It names a child.", by=clerk)
    Approval.objects.update(**quietly)

    assert [one.number > 0 for one in history.differing(gori)] == [True] * len(quietly)


def test_words_withheld_without_an_entry_are_named(approval: Approval, gori: Municipality) -> None:
    Approval.objects.update(withheld_at=approval.withdrawn_at)

    assert len(list(history.differing(gori))) == 1


def test_file_that_was_withheld_can_be_taken_out(
    approval: Approval, nino: Person, clerk: Person
) -> None:
    with pytest.raises(refusals.EvidenceCounted):
        actions.remove_evidence(approval.report, Document.objects.get(), by=nino)
    actions.withhold(approval, "It names a child.", by=clerk)
    actions.remove_evidence(approval.report, Document.objects.get(), by=nino)

    assert not Document.objects.exists()


def test_what_counts_is_not_withheld(report: Report, clerk: Person) -> None:
    with pytest.raises(refusals.ApprovalCounts):
        actions.withhold(report.approvals.get(), "Why not", by=clerk)


def test_withholding_needs_a_reason(approval: Approval, clerk: Person) -> None:
    with pytest.raises(refusals.ReasonWanted):
        actions.withhold(approval, " ", by=clerk)


def test_author_withholds_nothing(approval: Approval, nino: Person, as_nino: Client) -> None:
    address = f"/gori/en/plan/reports/approvals/{approval.pk}/withhold/"

    with pytest.raises(PermissionDenied):
        actions.withhold(approval, "Mine", by=nino)
    assert as_nino.post(address, {"reason": "Mine"}).status_code in (302, 403, 404)
    approval.refresh_from_db()
    assert approval.withheld_at is None
