"""A person says how their name is written in Latin letters, and pages follow."""

import pytest
from django.template import engines
from django.test import Client
from django.utils.translation import override

from qvevri.people import actions
from qvevri.people.models import Person
from qvevri.people.queries import held_about
from qvevri.places.models import Municipality

PAGE = "/gori/en/me/name/"


def shown(who: Person | str | None, language: str) -> str:
    """As a page shows it."""
    template = engines["django"].from_string("{% load people %}{{ who|called|default:'–' }}")
    with override(language):
        return template.render({"who": who})


def test_own_spelling_is_kept_and_shown_in_english(
    gori: Municipality, as_nino: Client, nino: Person
) -> None:
    fields = {"name": "ნინო ყიფიანი", "latin_name": " Nino  Kipiani ", "language": "ka"}
    as_nino.post(PAGE, fields)

    nino.refresh_from_db()
    assert [shown(nino, code) for code in ("ka", "en", "ru")] == [
        *("ნინო ყიფიანი", "Nino Kipiani", "Нино Кипиани")
    ]
    assert "Nino Kipiani" in as_nino.get("/gori/ka/me/").text


def test_page_tells_what_is_shown_while_nothing_is_said(
    gori: Municipality, as_nino: Client, nino: Person
) -> None:
    actions.introduce(nino, name="ნინო ყიფიანი", language="ka")

    assert "readers of English see: Nino Qipiani" in as_nino.get(PAGE).text


@pytest.mark.parametrize("typed", ["ნინო", "Нино", "Nino ყიფიანი", "77"])
def test_other_letters_are_refused_and_kept_in_the_field(
    gori: Municipality, as_nino: Client, nino: Person, typed: str
) -> None:
    fields = {"name": "ნინო", "latin_name": typed, "language": "ka"}
    response = as_nino.post(PAGE, fields)

    assert "Write it in Latin letters, or leave it empty." in response.text
    assert f'value="{typed}"' in response.text
    nino.refresh_from_db()
    assert nino.latin_name == ""


def test_own_spelling_survives_the_page_that_does_not_ask_for_it(nino: Person) -> None:
    actions.introduce(nino, name="ნინო", language="ka", latin_name="Nina")

    actions.introduce(nino, name="ნინო ბ.", language="ru")

    assert nino.latin_name == "Nina"


def test_own_spelling_is_given_out_and_erased_with_the_person(giorgi: Person) -> None:
    actions.introduce(giorgi, name="გიორგი", language="ka", latin_name="George")
    assert held_about(giorgi)["person"]["name_in_latin_letters"] == "George"

    actions.erase(giorgi)

    assert not Person.objects.filter(latin_name="George").exists()


def test_foreign_name_is_marked_as_foreign() -> None:
    assert shown("John <b>", "ka") == '<span lang="en">John &lt;b&gt;</span>'
    assert shown("John", "en") == "John"


@pytest.mark.parametrize("nobody", [None, "", Person(phone="+995599100101")])
def test_nobody_and_a_nameless_person_are_a_dash_and_never_a_number(nobody: Person | None) -> None:
    assert shown(nobody, "en") == "–"
