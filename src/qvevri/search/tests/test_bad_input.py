"""Whatever is typed: never an error, never more than a few queries."""

import string
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qvevri.places.models import Municipality
from qvevri.search.queries import Query, search
from qvevri.search.tests.conftest import Put

BAD = [
    *(
        "",
        " ",
        '"',
        "*",
        ":",
        "NEAR",
        "NEAR(a b)",
        "a AND",
        "OR",
        "NOT",
        "&",
        "|",
        "!",
        "<->",
        "a <-> b",
    ),
    *(
        "' OR 1=1 --",
        "'; DROP TABLE search_searchdoc; --",
        "%",
        "_",
        "\\",
        "\x00",
        "a\x00b",
        "{}",
        "%s",
    ),
    *(
        "🍎",
        "👩‍🌾",
        "\u200b",
        "ვა\u200bშლი",
        "ва\u0301шли",
        "\u0301" * 50,
        "vаshli",
        "аpplеs",
        "ⅦⅧ",
        "ﬁ",
    ),
    *(
        "123",
        "0",
        "-1",
        "1e309",
        "9" * 400,
        "under " + "9" * 400,
        "5 " + "ტონა " * 50,
        "30-",
        "-",
        "—",
    ),
    *(
        "zzzz",
        "zzm1",
        "zzklisting",
        "zzcapple",
        "w" * 5000,
        "ვაშლი " * 900,
        "a b c d e f g h i j k l m n",
    ),
    *(
        string.ascii_lowercase
        + "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"
        + "абвгдежзийклмнопрстуфхцчшщъыьэюя"
    ),
]
LETTERS = st.sampled_from("აბგშჩaбя \"*:&|!<>-()'%_\\\x00\u200b\u0301🍎15₾.,zÄßი")
QUERIES = st.text(LETTERS, max_size=60) | st.text(max_size=60)


@pytest.mark.parametrize("text", BAD)
def test_bad_input_is_answered_in_few_queries(
    put: Put, gori: Municipality, text: str, django_assert_max_num_queries: Any
) -> None:
    put("ვაჟა ლომიძე")
    search(Query(municipality=gori, text="თაფლი"))

    with django_assert_max_num_queries(3):
        page = search(Query(municipality=gori, text=text, facets=True))

    assert page.count == len(page.items) <= 1


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(text=QUERIES)
def test_no_text_is_an_error(put: Put, gori: Municipality, text: str) -> None:
    assert search(Query(municipality=gori, text=text)).count <= 1


@pytest.mark.parametrize("text", ["zzm1", "zzklisting", "zzcapple", "zzd", "zz"])
def test_marks_cannot_be_typed(put: Put, text: str) -> None:
    put("", delivers=True)

    assert search(Query(text=text)).count == 0


@pytest.mark.parametrize("text", ["z", "zzzz", "ი", "а", "12"])
def test_one_letter_is_no_beginning_of_a_word(put: Put, text: str) -> None:
    put("zurab ინა ана 1234")

    assert search(Query(text=text)).count == 0


def test_price_that_no_database_can_hold_narrows_nothing_away(put: Put) -> None:
    put(base_price=5)

    assert search(Query(text="under " + "9" * 300)).count <= 1
