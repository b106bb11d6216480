"""A feed of any list: the same address parameters, the newest first."""

from dataclasses import replace

from django.http import HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qvevri.core.languages import current
from qvevri.core.page_cache import cacheable
from qvevri.market.shopfront import cards
from qvevri.market.shopfront.forms import FilterForm
from qvevri.places.http import MunicipalRequest
from qvevri.search.queries import documents, search

LENGTH = 50


@require_safe
def rss(request: MunicipalRequest) -> HttpResponse:
    """The newest listings that pass the filters, as RSS 2.0."""
    language = current()
    said = request.GET.dict() | {"sort": "newest"}
    query = FilterForm(said, municipality=request.municipality).query(limit=LENGTH)
    seller = request.GET.get("seller", "")[:12]
    if seller.isdecimal():
        query = replace(query, seller=int(seller))
    page = search(query)
    feed = Rss201rev2Feed(
        title=_("Market of %(place)s") % {"place": request.municipality},
        link=request.build_absolute_uri(reverse("shopfront:listings")),
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
            unique_id=f"{request.municipality.slug}-listing-{document.thing_id}",
            unique_id_is_permalink=False,
        )
    response = HttpResponse(content_type="application/rss+xml; charset=utf-8")
    feed.write(response, "utf-8")
    return cacheable(response)
