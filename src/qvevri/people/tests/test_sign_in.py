"""A person signs in with a phone number or an e-mail address and a code, known before or not."""

from datetime import timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from qvevri.people.models import Person
from qvevri.people.registry import Code
from qvevri.people.tests.conftest import Ask, errors, tell_code
from qvevri.places.models import Municipality


def signed_in(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def test_known_number_signs_in_with_the_code_from_the_message(
    nino: Person, client: Client, ask: Ask, carried: list[Code]
) -> None:
    ask("599 10 01 01")
    tell_code(client, carried[-1].code)

    assert carried[-1].to.phone == nino.phone
    assert signed_in(client) == str(nino.pk)


@pytest.mark.parametrize("language", ["ka", "en", "ru"])
def test_unknown_number_gets_an_account_in_the_language_of_the_page(
    client: Client, ask: Ask, carried: list[Code], language: str
) -> None:
    ask("+995 599 77 88 99", language)
    tell_code(client, carried[-1].code, language)

    person = Person.objects.get(phone="+995599778899")
    assert signed_in(client) == str(person.pk)
    assert (person.language, person.phone_is_verified) == (language, True)
    assert not person.has_usable_password()


def test_address_signs_in_whatever_its_case(
    clerk: Person, client: Client, ask: Ask, carried: list[Code]
) -> None:
    Person.objects.filter(pk=clerk.pk).update(email="ana@gori.example")
    clerk.roles.all().delete()

    ask("Ana@Gori.Example")
    tell_code(client, carried[-1].code)

    assert signed_in(client) == str(clerk.pk)


def test_known_and_unknown_numbers_get_the_same_answer(
    nino: Person, ask: Ask, client: Client, carried: list[Code]
) -> None:
    known = ask("599100101")
    unknown = Client().post("/gori/ka/sign-in/", {"contact": "599778899"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [len(code.code) for code in carried[-2:]] == [6, 6]


def test_code_comes_in_the_language_of_the_person_not_of_the_page(
    nino: Person, ask: Ask, carried: list[Code]
) -> None:
    ask("599100101", "en")

    assert carried[-1].language == "ka"


def test_next_page_and_what_was_drafted_survive_signing_in(
    nino: Person, client: Client, ask: Ask, carried: list[Code]
) -> None:
    session = client.session
    session["draft"] = "500 კგ ვაშლი"
    session.save()

    ask("599100101", following="/gori/ka/me/name/")
    response = tell_code(client, carried[-1].code, following="/gori/ka/me/name/")

    assert response["Location"] == "/gori/ka/me/name/"
    assert client.session["draft"] == "500 კგ ვაშლი"


def test_address_of_another_site_is_not_followed(
    nino: Person, client: Client, ask: Ask, carried: list[Code]
) -> None:
    ask("599100101", following="https://evil.example/")
    response = tell_code(client, carried[-1].code, following="https://evil.example/")

    assert response["Location"] == "/gori/ka/me/"


def test_new_person_is_asked_for_a_name_and_may_skip_it(
    client: Client, ask: Ask, carried: list[Code]
) -> None:
    ask("599778899", following="/gori/ka/me/name/")
    response = tell_code(client, carried[-1].code, following="/gori/ka/me/name/")
    welcome = client.get(response["Location"])

    assert response["Location"].startswith("/gori/ka/me/welcome/")
    assert 'href="/gori/ka/me/name/"' in welcome.text


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "ჩაწერეთ"),
        ("12345", "ეს ტელეფონის ნომერი არ არის"),
        ("nino@", "ეს ელფოსტის მისამართი არ არის"),
        ("ა" * 250, "ეს ტელეფონის ნომერი არ არის"),
        ("<script>alert(1)</script>", "ეს ტელეფონის ნომერი არ არის"),
    ],
)
def test_what_is_neither_number_nor_address_is_said_and_kept(
    ask: Ask, carried: list[Code], typed: str, words: str
) -> None:
    response = ask(typed)

    assert words in errors(response)
    assert "<script>alert" not in response.text
    assert not carried


def test_wrong_code_is_said_and_the_right_one_still_works(
    nino: Person, client: Client, ask: Ask, carried: list[Code]
) -> None:
    ask("599100101")
    wrong = "000000" if carried[-1].code != "000000" else "111111"

    assert "კოდი არ არის სწორი" in errors(tell_code(client, wrong))
    tell_code(client, f" {carried[-1].code[:3]} {carried[-1].code[3:]} ")
    assert signed_in(client) == str(nino.pk)


def test_code_is_good_no_more_after_five_wrong_ones(
    nino: Person, client: Client, ask: Ask, carried: list[Code]
) -> None:
    ask("599100101")
    wrong = "000000" if carried[-1].code != "000000" else "111111"
    last = [tell_code(client, wrong) for _try in range(5)][-1]
    tell_code(client, carried[-1].code)

    assert last["Location"] == "/gori/ka/sign-in/"
    assert "კოდი რამდენჯერმე არასწორად" in client.get(last["Location"]).text
    assert signed_in(client) is None


def test_code_is_too_old_after_ten_minutes(
    nino: Person, client: Client, ask: Ask, carried: list[Code]
) -> None:
    start = timezone.now()
    with time_machine.travel(start, tick=False):
        ask("599100101")
    with time_machine.travel(start + timedelta(minutes=10, seconds=1), tick=False):
        response = tell_code(client, carried[-1].code)
        page = client.get(response["Location"])

    assert "კოდი უკვე ძველია" in page.text
    assert 'value="+995 599 10 01 01"' in page.text
    assert signed_in(client) is None


def test_code_works_in_the_browser_that_asked_for_it_only(
    nino: Person, ask: Ask, carried: list[Code]
) -> None:
    ask("599100101")
    other = Client()
    response = tell_code(other, carried[-1].code)

    assert response["Location"] == "/gori/ka/sign-in/"
    assert signed_in(other) is None


def test_used_code_is_good_no_more(
    nino: Person, client: Client, ask: Ask, carried: list[Code]
) -> None:
    ask("599100101")
    tell_code(client, carried[-1].code)
    client.post("/gori/ka/sign-out/")
    tell_code(client, carried[-1].code)

    assert signed_in(client) is None


def test_codes_asked_for_too_often_are_refused(
    nino: Person, ask: Ask, client: Client, carried: list[Code]
) -> None:
    for _time in range(5):
        Client().post("/gori/ka/sign-in/", {"contact": "599100101"})

    assert "ზედიზედ ძალიან ბევრი ცდა" in errors(ask("599100101"))
    assert len(carried) == 5


def test_guessing_is_stopped_over_many_browsers(
    nino: Person, gori: Municipality, carried: list[Code]
) -> None:
    def guess(browser: Client) -> HttpResponse:
        wrong = "000000" if carried[-1].code != "000000" else "111111"
        return tell_code(browser, wrong)

    browsers = [Client() for _one in range(5)]
    for browser in browsers[:4]:
        browser.post("/gori/ka/sign-in/", {"contact": "599100101"})
        answers = [guess(browser) for _try in range(5)]
        assert answers[0].status_code == 200
    browsers[4].post("/gori/ka/sign-in/", {"contact": "599100101"})

    assert guess(browsers[4])["Location"] == "/gori/ka/sign-in/"
    tell_code(browsers[4], carried[-1].code)
    assert signed_in(browsers[4]) is None


def test_another_number_can_be_typed_while_a_code_is_on_its_way(
    nino: Person, giorgi: Person, client: Client, ask: Ask, carried: list[Code]
) -> None:
    ask("599100101")
    client.post("/gori/ka/sign-in/again/")
    ask("599100102")
    tell_code(client, carried[-1].code)

    assert signed_in(client) == str(giorgi.pk)


def test_another_code_can_be_had_after_a_while_and_the_first_is_good_no_more(
    nino: Person, client: Client, ask: Ask, carried: list[Code]
) -> None:
    start = timezone.now()
    with time_machine.travel(start, tick=False):
        ask("599100101")
        client.post("/gori/ka/sign-in/resend/")
        assert len(carried) == 1
    with time_machine.travel(start + timedelta(seconds=46), tick=False):
        client.post("/gori/ka/sign-in/resend/")
        tell_code(client, carried[-1].code)

    assert len(carried) == 2
    assert signed_in(client) == str(nino.pk)


def test_closed_account_does_not_sign_in(
    nino: Person, client: Client, ask: Ask, carried: list[Code]
) -> None:
    Person.objects.filter(pk=nino.pk).update(is_active=False)
    ask("599100101")
    response = client.get(tell_code(client, carried[-1].code)["Location"])

    assert response.status_code == 403
    assert signed_in(client) is None


def test_signing_out_needs_a_click_not_a_link(as_nino: Client, gori: Municipality) -> None:
    as_nino.get("/gori/ka/sign-out/")
    assert signed_in(as_nino)

    response = as_nino.post("/gori/ka/sign-out/")
    assert signed_in(as_nino) is None
    assert response["Location"] == "/gori/ka/"


def test_code_field_lets_the_phone_fill_it_in(ask: Ask, client: Client, nino: Person) -> None:
    ask("599100101")
    page = client.get("/gori/ka/sign-in/code/").text

    assert 'autocomplete="one-time-code"' in page
    assert 'inputmode="numeric"' in page


def test_sign_in_page_works_without_a_municipality(db: None, client: Client) -> None:
    assert client.get("/ka/sign-in/").status_code == 200


@pytest.mark.parametrize(
    ("language", "words"),
    [("ka", "ეს ქალაქის ტელეფონია"), ("en", "This is a landline"), ("ru", "Это городской номер")],
)
def test_landline_is_refused_before_a_code_is_wasted_on_it(
    ask: Ask, carried: list[Code], language: str, words: str
) -> None:
    page = ask("0370 27 00 00", language)

    assert words in errors(page)
    assert 'value="0370 27 00 00"' in page.text
    assert carried == []


def test_number_is_offered_again_once_when_its_code_is_good_no_more(
    client: Client, ask: Ask, carried: list[Code]
) -> None:
    ask("599778899", "en")
    wrong = "000000" if carried[-1].code != "000000" else "111111"
    for _attempt in range(5):
        answer = tell_code(client, wrong, "en")

    assert 'value="+995 599 77 88 99"' in client.get(answer["Location"]).text
    assert "599 77 88 99" not in client.get("/gori/en/sign-in/").text


def test_mistyped_number_is_offered_once_to_be_mended(
    client: Client, ask: Ask, carried: list[Code]
) -> None:
    ask("599778899", "en")

    mending = client.post("/gori/en/sign-in/again/", follow=True)

    assert 'value="+995 599 77 88 99"' in mending.text
    assert "599 77 88 99" not in client.get("/gori/en/sign-in/").text


@pytest.mark.parametrize(
    "typed", ["\u202a+995 599 10 01 01\u202c", "599\u200f100101", "599100101\xa0"]
)
def test_number_copied_with_its_invisible_signs_is_read(
    nino: Person, ask: Ask, carried: list[Code], typed: str
) -> None:
    ask(typed)

    assert carried[-1].to.phone == nino.phone


@pytest.mark.parametrize("typed", ["12345", "1234567", "abcdef", "1" * 100_000])
def test_digit_too_few_is_no_wrong_guess(
    client: Client, ask: Ask, carried: list[Code], typed: str
) -> None:
    ask("599778899", "en")
    for _attempt in range(6):
        answer = tell_code(client, typed, "en")

    assert "The code has six digits" in errors(answer)
    assert f'value="{typed}"' in answer.text
    assert signed_in(client) is None
    tell_code(client, carried[-1].code, "en")
    assert signed_in(client) is not None


def test_who_left_before_typing_the_code_is_led_back_to_it(
    client: Client, ask: Ask, carried: list[Code]
) -> None:
    ask("599778899", "en")

    page = client.get("/gori/en/sign-in/").text

    assert "A code was sent to" in page
    assert "599 77 88 99" not in page
    assert 'href="/gori/en/sign-in/code/"' in page
    assert "A code was sent to" not in Client().get("/gori/en/sign-in/").text


def test_longer_text_than_any_address_is_kept_whole(ask: Ask) -> None:
    assert "a" * 5_000 in ask("a" * 5_000 + "@example.com").text


@pytest.mark.parametrize("following", ["abc", "-1", "me:me", "account_login", "\x00"])
@pytest.mark.parametrize("page", ["sign-in/", "sign-in/code/", "me/second-factor/needed/"])
def test_word_that_is_no_address_is_not_followed(
    nino: Person, gori: Municipality, client: Client, page: str, following: str
) -> None:
    client.force_login(nino)

    answer = client.get(f"/gori/en/{page}", {"next": following}, follow=True)

    assert answer.status_code == 200
