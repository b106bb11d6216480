"""What goes wrong is said in the reader's language, with a way on."""

import logging

import pytest
from django.db import connection
from django.test import Client, RequestFactory

from qvevri.core.look_errors import PROBLEMS, problem
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.site import errors

NOT_THERE = {
    "ka": "ასეთი გვერდი არ არის",
    "en": "There is no such page",
    "ru": "Такой страницы нет",
}
BROKEN = ("ჩვენთან რაღაც გაფუჭდა", "Something went wrong on our side", "У нас что-то сломалось")


@pytest.mark.parametrize("language", NOT_THERE)
def test_missing_page_answers_in_the_language_of_its_address(
    client: Client, gori: Municipality, language: str
) -> None:
    answer = client.get(f"/gori/{language}/no/such/page/")

    assert answer.status_code == 404
    assert NOT_THERE[language] in answer.content.decode()


def test_missing_page_is_not_shown_to_search_engines(client: Client, gori: Municipality) -> None:
    page = client.get("/gori/en/nothing/").content.decode()

    assert '<meta name="robots" content="noindex">' in page
    assert 'rel="canonical"' not in page


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ka", "ეს გვერდი ცალკე არ იხსნება"),
        ("en", "This page cannot be opened directly"),
        ("ru", "Отдельно эта страница не открывается"),
    ],
)
def test_address_of_a_button_opened_by_hand_shows_a_way_on(
    client: Client, gori: Municipality, language: str, words: str
) -> None:
    answer = client.get(f"/gori/{language}/market/listings/post/again/")

    page = answer.content.decode()
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert words in page
    assert f'href="/gori/{language}/"' in page


def test_missing_municipality_leads_to_the_network(client: Client, gori: Municipality) -> None:
    answer = client.get("/atlantis/en/", follow=True)

    assert answer.status_code == 404
    assert 'href="/en/"' in answer.content.decode()


def test_foreign_host_is_told_so_in_every_language(client: Client, gori: Municipality) -> None:
    answer = client.get("/", headers={"host": "not-ours.example"})

    page = answer.content.decode()
    assert answer.status_code == 400
    assert "This address is not ours" in page
    assert "ეს მისამართი ჩვენი არ არის" in page


def test_foreign_host_leaves_no_line_in_the_log() -> None:
    # Python itself prints what a logger without any handler is told.
    assert logging.getLogger("django.security.DisallowedHost").hasHandlers()


@pytest.mark.django_db
def test_broken_house_speaks_without_its_database(rf: RequestFactory) -> None:
    with connection.execute_wrapper(_refuse):
        answer = errors.server_error(rf.get("/"))

    page = answer.content.decode()
    assert answer.status_code == 500
    assert all(words in page for words in BROKEN)


def _refuse(*args: object) -> None:
    raise AssertionError("a query was sent")


@pytest.mark.django_db
def test_form_without_its_token_gets_a_sentence(gori: Municipality) -> None:
    browser = Client(enforce_csrf_checks=True)

    answer = browser.post("/gori/en/sign-in/", {"login": "599100101"})

    assert answer.status_code == 403
    assert "The page was open for too long" in answer.content.decode()


@pytest.mark.parametrize("status", PROBLEMS)
def test_each_problem_keeps_its_status(rf: RequestFactory, status: int) -> None:
    assert problem(rf.get("/"), status).status_code == status


SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def strict() -> Client:
    return Client(enforce_csrf_checks=True)


def test_form_of_an_old_page_is_sent_once_more_with_all_that_was_typed(
    strict: Client, gori: Municipality
) -> None:
    typed = {"contact": '\n"599" <b>', "next": "/gori/en/me/"}

    answer = strict.post("/gori/en/sign-in/", typed, headers=SAME_ORIGIN)

    assert answer.status_code == 403
    assert "Nothing you wrote is lost" in answer.text
    assert '<textarea name="contact" hidden>\n\n&quot;599&quot; &lt;b&gt;</textarea>' in answer.text


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "cross-site"}])
def test_form_from_elsewhere_is_not_offered_for_sending(
    strict: Client, gori: Municipality, headers: dict[str, str]
) -> None:
    answer = strict.post("/gori/en/sign-in/", {"contact": "599100101"}, headers=headers)

    assert answer.status_code == 403
    assert "599100101" not in answer.text


def test_who_signed_in_in_another_tab_goes_on_from_the_old_one(
    strict: Client, gori: Municipality, nino: Person
) -> None:
    strict.force_login(nino)

    answer = strict.post("/gori/en/sign-in/code/", {"code": "123456"}, headers=SAME_ORIGIN)

    assert (answer.status_code, answer["Location"]) == (302, "/gori/en/sign-in/code/")


def test_where_nothing_was_typed_nothing_is_sent_again(strict: Client, gori: Municipality) -> None:
    answer = strict.post("/gori/en/sign-in/", {}, headers=SAME_ORIGIN)

    assert "Nothing you wrote is lost" not in answer.text
