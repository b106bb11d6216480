"""Photos and documents show that a report is true, and everybody sees them once it is approved."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from qvevri.files.documents import DocumentLocked
from qvevri.files.models import Document, Photo
from qvevri.files.tests import papers
from qvevri.files.tests.pictures import photo, upload
from qvevri.history.models import Entry
from qvevri.monitoring.reporting import actions, queries, refusals
from qvevri.monitoring.reporting.inputs import ReportInput
from qvevri.monitoring.reporting.models import Period, Report
from qvevri.people.models import Person
from qvevri.plan.programme.models import Action

SAID = ReportInput(happened="12 მოსწავლე სწავლობს.", links=("https://gori.example/skola",))


@pytest.fixture
def report(school: Action, periods: list[Period], nino: Person) -> Report:
    report = actions.save(school, periods[0], SAID, version=0, by=nino)
    actions.add_evidence(school, periods[0], upload(papers.pdf(), "აქტი.pdf"), by=nino)
    return report


@pytest.fixture
def address(report: Report) -> str:
    return f"/gori/ka/plan/reports/{report.action_id}/{report.period.number}/"


def counted(report: Report, nino: Person, clerk: Person) -> Report:
    return actions.approve(actions.submit(report, by=nino), by=clerk)


def test_report_has_photos_documents_and_links(
    report: Report, school: Action, periods: list[Period], nino: Person
) -> None:
    actions.add_evidence(school, periods[0], upload(photo(), "IMG_1.jpg"), by=nino)
    evidence = queries.evidence_of([report])[report.pk]

    assert [one.name for one in evidence.documents] == ["აქტი.pdf"]
    assert len(evidence.photos) == 1
    assert evidence.links == ["https://gori.example/skola"]


def test_file_sent_before_the_first_word_begins_the_report(
    as_nino: Client, school: Action, periods: list[Period]
) -> None:
    page = f"/gori/ka/plan/reports/{school.pk}/1/files/"
    answer = as_nino.post(
        page, {"files": [upload(papers.CSV, "სია.csv")]}, headers={"HX-Request": "true"}
    )

    assert "სია.csv" in answer.content.decode()
    assert Report.objects.get().status == Report.Status.DRAFT


def test_document_is_for_those_who_work_on_it_until_it_is_approved(
    client: Client, as_nino: Client, report: Report, nino: Person, clerk: Person
) -> None:
    page = f"/gori/ka/plan/reports/documents/{Document.objects.get().pk}/"
    stranger, owner = client.get(page), as_nino.get(page)
    counted(report, nino, clerk)
    answer = client.get(page)
    for one in (owner, answer):
        one.close()

    assert (stranger.status_code, owner.status_code, answer.status_code) == (404, 200, 200)
    assert answer.headers["Content-Disposition"].startswith("attachment;")


def test_document_of_another_municipality_is_not_there(
    client: Client, zestaponi: object, report: Report, nino: Person, clerk: Person
) -> None:
    counted(report, nino, clerk)
    number = Document.objects.get().pk

    assert client.get(f"/zestaponi/ka/plan/reports/documents/{number}/").status_code == 404


def test_evidence_goes_before_approval_and_stays_after(
    report: Report, school: Action, periods: list[Period], nino: Person, clerk: Person
) -> None:
    actions.remove_evidence(report, Document.objects.get(), by=nino)
    assert not Document.objects.exists()

    actions.add_evidence(school, periods[0], upload(papers.xlsx(), "b.xlsx"), by=nino)
    counted(report, nino, clerk)
    with pytest.raises(refusals.ReportApproved):
        actions.remove_evidence(report, Document.objects.get(), by=nino)
    actions.send_back(report, "კიდევ ერთი ფოტო დაურთეთ.", by=clerk)
    with pytest.raises(refusals.EvidenceCounted):
        actions.remove_evidence(report, Document.objects.get(), by=nino)


def test_log_holds_the_hashes_of_what_was_approved(
    report: Report, nino: Person, clerk: Person
) -> None:
    counted(report, nino, clerk)

    entry = Entry.objects.filter(verb="approved").latest("number")
    assert entry.facts["evidence"] == [Document.objects.get().digest]


def test_locked_document_is_refused_and_no_word_is_lost(
    as_nino: Client, report: Report, address: str
) -> None:
    said = {"version": report.version, "happened": "ახალი სიტყვები", "obstacles": "წვიმს"}
    page = as_nino.post(f"{address}files/", {**said, "files": [upload(papers.pdf("1"), "x.pdf")]})
    text = page.content.decode()

    assert "x.pdf: დოკუმენტი პაროლითაა დაცული" in text
    assert "ახალი სიტყვები" in text
    assert Report.objects.get().obstacles == "წვიმს"


def test_film_of_60_megabytes_is_refused_in_words_and_no_word_is_lost(
    as_nino: Client, report: Report, address: str
) -> None:
    film = SimpleUploadedFile("film.mp4", papers.FILM + b"\0" * 60_000_000)
    said = {"version": report.version, "happened": "სიტყვები რჩება", "files": [film]}
    page = as_nino.post(f"{address}files/", said).content.decode()

    assert "25 მბ-ზე დიდია" in page
    assert "სიტყვები რჩება" in page
    assert Document.objects.count() == 1


def test_stranger_adds_no_evidence(report: Report, giorgi: Person) -> None:
    with pytest.raises(PermissionDenied):
        actions.add_evidence(report.action, report.period, upload(papers.pdf()), by=giorgi)

    assert Document.objects.count() == 1


def test_locked_period_takes_no_evidence(report: Report, mayor: Person, nino: Person) -> None:
    actions.set_period(report.period, Period.Status.LOCKED, by=mayor)

    with pytest.raises(refusals.PeriodLocked):
        actions.add_evidence(report.action, report.period, upload(photo()), by=nino)
    assert not Photo.objects.exists()


def test_refused_file_leaves_the_report_as_it_was(report: Report, nino: Person) -> None:
    with pytest.raises(DocumentLocked):
        actions.add_evidence(report.action, report.period, upload(papers.pdf("1")), by=nino)

    assert Report.objects.get().happened == SAID.happened
