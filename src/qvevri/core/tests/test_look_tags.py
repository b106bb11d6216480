"""The tags from which templates are made: ways, icons, drawings, forms."""

from collections.abc import Iterator

import pytest
from django import forms
from django.template import Context, Template
from django.urls import get_script_prefix, set_script_prefix
from django.utils.translation import override

from qvevri.core.frame import is_signed_in
from qvevri.core.look import LookRenderer


def drawn(text: str, **context: object) -> str:
    return Template("{% load look %}" + text).render(Context(context))


@pytest.fixture
def restored_prefix() -> Iterator[None]:
    before = get_script_prefix()
    yield
    set_script_prefix(before)


def test_way_to_a_page_that_does_not_exist_is_empty() -> None:
    assert drawn("{% way 'nowhere:at_all' %}") == ""


@pytest.mark.usefixtures("restored_prefix")
def test_way_is_another_under_each_municipality() -> None:
    set_script_prefix("/gori/")
    in_gori = drawn("{% way 'site:about' %}")
    set_script_prefix("/zestaponi/")

    assert (in_gori, drawn("{% way 'site:about' %}")) == ("/gori/ka/about/", "/zestaponi/ka/about/")


def test_way_is_another_in_each_language() -> None:
    with override("ru"):
        assert drawn("{% way 'site:about' %}") == "/ru/about/"


def test_icon_beside_a_word_is_silent() -> None:
    assert 'aria-hidden="true"' in drawn('{% icon "phone" %}')


def test_icon_alone_speaks() -> None:
    assert 'role="img" aria-label="Call"' in drawn('{% icon "phone" "" "Call" %}')


def test_name_of_an_icon_cannot_write_into_the_page() -> None:
    assert "<script>" not in drawn("{% icon name %}", name='"><script>')


def test_unknown_drawing_is_a_basket() -> None:
    assert "core/pictograms/basket.svg" in drawn('{% pictogram "no-such-thing" %}')


def test_template_without_a_request_knows_nobody() -> None:
    assert not is_signed_in(Context())


@pytest.mark.parametrize(("code", "name"), [("ka", "ქართული"), ("ru", "Русский"), ("hy", "hy")])
def test_language_is_called_by_its_own_name(code: str, name: str) -> None:
    assert drawn("{{ code|own_name }}", code=code) == name


class _Form(forms.Form):
    default_renderer = LookRenderer
    name = forms.CharField(label="name of the seller", help_text="as buyers call you")
    words = forms.CharField(label="words", required=False)


def test_field_has_label_help_and_error_in_this_order() -> None:
    with override("en"):
        page = str(_Form({"name": ""}))

    order = ["name of the seller</label>", "id_name_helptext", "<input", 'id="id_name_error"']
    places = [page.index(part, page.index('class="field')) for part in order]
    assert places == sorted(places)


def test_mistake_is_linked_from_the_top() -> None:
    assert 'href="#id_name"' in str(_Form({"name": ""}))


def test_label_keeps_its_first_letter() -> None:
    assert "name of the seller" in str(_Form())


def test_field_that_may_stay_empty_says_so() -> None:
    with override("en"):
        assert str(_Form()).count("(not required)") == 1
