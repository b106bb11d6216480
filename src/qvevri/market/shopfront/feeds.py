"""A feed of any list: the same filters, the newest first."""

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _

from qvevri.core.languages import current
from qvevri.market.shopfront import cards
from qvevri.market.shopfront.filters import Filters, label_of
from qvevri.search.queries import documents, search

LENGTH = 50


def rss(request: HttpRequest, asked: Filters) -> HttpResponse:
    """The newest listings that pass the filters, as RSS 2.0."""
    asked = Filters({**asked.given, "sort": "newest"}, asked.municipality)
    language, page = current(), search(asked.query(limit=LENGTH))
    feed = Rss201rev2Feed(
        title=_title(asked),
        link=request.build_absolute_uri(asked.address({"sort": None})),
        description=_("New listings"),
        language=language,
        feed_url=request.build_absolute_uri(),
    )
    shown = documents(row.pk for row in page.items)
    for document in (shown[row.pk] for row in page.items if row.pk in shown):
        words = document.card[language]
        address = cards.address(document.thing_id, document.card, language)
        feed.add_item(
            title=f"{words['title']} · {words['price']}",
            link=request.build_absolute_uri(address),
            description=words["summary"],
            pubdate=document.published_at,
            unique_id=f"{asked.municipality.slug}-listing-{document.thing_id}",
            unique_id_is_permalink=False,
        )
    response = HttpResponse(content_type="application/rss+xml; charset=utf-8")
    feed.write(response, "utf-8")
    return response


def _title(asked: Filters) -> str:
    """ "Market of Gori: apples · ≤ 2 ₾"."""
    market = _("Market of %(place)s") % {"place": asked.municipality}
    chips = [label_of(asked, name) for name in asked.said if name != "sort"]
    return f"{market}: {' · '.join(chips)}" if chips else market
