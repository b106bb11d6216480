"""An owner reports on a phone, an officer reads and decides."""

import pytest
from django.test import Client

from qvevri.monitoring.reporting import actions
from qvevri.monitoring.reporting.inputs import ReportInput
from qvevri.monitoring.reporting.models import Period, Report
from qvevri.people.models import Person
from qvevri.plan.programme.models import Action
from qvevri.todos.queries import todos_for


@pytest.fixture
def address(school: Action, periods: list[Period]) -> str:
    return f"/gori/ka/plan/reports/{school.pk}/{periods[0].number}/"


def typed(school: Action, **more: str) -> dict[str, str]:
    aim = school.indicators.get().pk
    return {"version": "0", "happened": "12 მოსწავლე სწავლობს.", f"value_{aim}": "12", **more}


def test_owner_finds_the_report_to_write(as_nino: Client, school: Action, address: str) -> None:
    page = as_nino.get("/gori/ka/plan/reports/").content.decode()

    assert address in page
    assert str(school) in page


def test_form_shows_last_times_answer_beside_the_field(
    as_nino: Client, school: Action, periods: list[Period], clerk: Person, nino: Person
) -> None:
    as_nino.post(f"/gori/ka/plan/reports/{school.pk}/1/send/", typed(school))
    actions.approve(Report.objects.get(), by=clerk)

    page = as_nino.get(f"/gori/ka/plan/reports/{school.pk}/2/").content.decode()
    assert "წინა ჯერზე: 12" in page
    assert 'წინა ჯერზე: <span lang="ka">12 მოსწავლე სწავლობს.</span>' in page
    assert "მიზანი 40" in page


def test_form_says_of_a_figure_that_it_is_measured_once_a_year(
    as_nino: Client, school: Action, address: str
) -> None:
    school.indicators.update(frequency="year")

    assert "წელიწადში ერთხელ" in as_nino.get(address).content.decode()


def test_report_is_saved_as_typed_and_keeps_what_stands(
    as_nino: Client, school: Action, address: str
) -> None:
    saved = as_nino.post(address, typed(school), headers={"HX-Request": "true"})
    again = as_nino.get(address).content.decode()

    assert "შენახულია" in saved.content.decode()
    assert 'value="12"' in again
    assert Report.objects.get().status == Report.Status.DRAFT


def test_what_was_typed_after_the_session_ended_is_kept_over_the_sign_in(
    as_nino: Client, school: Action, address: str
) -> None:
    stranger = Client()
    here = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{address}"}
    answer = stranger.post(f"{address}send/", typed(school), headers=here)

    assert answer.headers["HX-Redirect"].startswith("/gori/ka/sign-in/?next=")
    session = as_nino.session
    session["unsent"] = stranger.session["unsent"]
    session.save()
    assert "12 მოსწავლე სწავლობს." in as_nino.get(address).text
    assert "12 მოსწავლე სწავლობს." not in as_nino.get(address).text


def test_sent_report_waits_for_an_officer(
    as_nino: Client, school: Action, address: str, clerk: Person
) -> None:
    as_nino.post(f"{address}send/", typed(school, progress="30"))

    assert Report.objects.get().status == Report.Status.SUBMITTED
    kinds = [todo.kind for todo in todos_for(clerk, school.plan.municipality)]
    assert "reporting.waiting" in kinds


def test_saving_as_typed_hands_nothing_in(as_nino: Client, school: Action, address: str) -> None:
    as_nino.post(f"{address}send/", typed(school), headers={"HX-Request": "true"})

    assert Report.objects.get().status == Report.Status.DRAFT


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("progress", "150", "0-დან 100-მდე"),
        ("progress", "ბევრი", "ციფრებით"),
        ("happened", "", "ერთი წინადადებით"),
        ("links", "not a link", "გადაამოწმეთ ბმული"),
    ],
)
def test_wrong_field_gets_its_sentence_and_keeps_what_was_typed(
    as_nino: Client, school: Action, address: str, field: str, text: str, sentence: str
) -> None:
    said = {"version": "0", "happened": "12 მოსწავლე სწავლობს.", "obstacles": "წვიმს", field: text}
    page = as_nino.post(f"{address}send/", said).content.decode()

    assert sentence in page
    assert "წვიმს" in page


def test_somebody_elses_action_is_not_there(as_nino: Client, address: str, school: Action) -> None:
    school.responsible = None
    school.save()

    assert as_nino.get(address).status_code == 404
    assert as_nino.post(f"{address}send/", typed(school)).status_code == 404


def test_two_who_write_at_once_see_both_texts(
    as_nino: Client, as_clerk: Client, school: Action, address: str
) -> None:
    as_nino.post(address, typed(school, happened="ნინოს ტექსტი"))
    page = as_clerk.post(address, typed(school, happened="ოფიცრის ტექსტი")).content.decode()

    assert "ნინოს ტექსტი" in page
    assert "ოფიცრის ტექსტი" in page
    assert Report.objects.get().happened == "ნინოს ტექსტი"


def test_who_has_seen_both_texts_saves_again(
    as_nino: Client, as_clerk: Client, school: Action, address: str
) -> None:
    as_nino.post(address, typed(school, happened="ნინოს ტექსტი"))
    page = as_clerk.post(address, typed(school, happened="ოფიცრის ტექსტი")).content.decode()
    as_clerk.post(address, typed(school, happened="ორივე ტექსტი", version="1"))

    assert 'name="version" value="1"' in page
    assert Report.objects.get().happened == "ორივე ტექსტი"


def test_officer_approves_and_sends_back(
    as_clerk: Client, school: Action, periods: list[Period], nino: Person
) -> None:
    said = ReportInput(progress=30, happened="Begun.")
    report = actions.save(school, periods[0], said, version=0, by=nino)
    actions.submit(report, by=nino)
    page = f"/gori/ka/plan/reports/review/{report.pk}/"

    assert "Begun." in as_clerk.get(page).content.decode()
    as_clerk.post(f"{page}back/", {"reason": "სად არის სია?"})
    report.refresh_from_db()
    assert (report.status, report.reason) == (Report.Status.RETURNED, "სად არის სია?")
    actions.submit(report, by=nino)
    as_clerk.post(f"{page}approve/")
    report.refresh_from_db()
    assert report.status == Report.Status.APPROVED


def test_officers_list_says_whose_turn_it_is(
    as_clerk: Client, school: Action, nino: Person
) -> None:
    page = as_clerk.get("/gori/ka/plan/reports/waiting/").content.decode()

    assert str(school) in page
    assert nino.name in page
