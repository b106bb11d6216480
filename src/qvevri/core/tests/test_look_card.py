"""A card says what it was given, and nothing that is given can write into the page."""

from dataclasses import replace

from django.utils.translation import override

from qvevri.core.look_card import Card, card_html

EVIL = '"><script>'
PLAIN = Card(url="/a", title="Apples", price_text="1.50 ₾/kg", place_text="Skra")


def drawn(**fields: object) -> str:
    with override("en"):
        return card_html(replace(PLAIN, **fields))  # type: ignore[arg-type]


def test_card_leads_to_its_page_by_its_title() -> None:
    assert '<h3 class="card-title"><a class="card-link" href="/a">Apples</a></h3>' in drawn()


def test_what_is_not_known_leaves_no_empty_place() -> None:
    html = drawn()

    assert not any(part in html for part in ("price-base", "verified", "tag", "·", "<input"))


def test_every_text_is_escaped() -> None:
    photo = {"src": EVIL, "avif": EVIL, "jpeg": EVIL, "width": 4, "height": 3, "alt": EVIL}
    texts = ("url", "title", "price_text", "place_text", "per_base_text", "distance_text")
    more = ("season_text", "freshness_text", "status_text")
    html = drawn(**dict.fromkeys((*texts, *more), EVIL), photo=photo, tick=1)

    assert "<script>" not in html
    assert html.count("&lt;script&gt;") == 14


def test_picture_stands_in_where_a_photo_is_missing() -> None:
    assert 'class="drawn tint-red"' in drawn(pictogram="apple")


def test_thing_not_to_be_had_is_marked_in_words() -> None:
    html = drawn(status_text="reserved")

    assert 'class="card is-gone"' in html
    assert ">reserved</span>" in html


def test_tick_chooses_the_thing_for_the_form_of_the_page() -> None:
    assert 'name="listing" value="7" form="ticked" aria-label="Choose to ask: Apples"' in drawn(
        tick=7
    )
