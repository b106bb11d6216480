"""A feed of any list: the same filters, the newest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _

from qvevri.core.languages import current
from qvevri.market.shopfront import cards
from qvevri.market.shopfront.filters import Filters, label_of
from qvevri.places.models import Municipality
from qvevri.search.models import SearchDoc
from qvevri.search.queries import documents, search

LENGTH = 50


@dataclass(frozen=True)
class Entry:
    """One thing in a feed; its address is whole."""

    title: str
    link: str
    text: str
    moment: datetime
    number: str


def rss(request: HttpRequest, asked: Filters) -> HttpResponse:
    """The newest listings that pass the filters, as RSS 2.0."""
    asked = Filters({**asked.given, "sort": "newest"}, asked.municipality)
    link = request.build_absolute_uri(asked.address({"sort": None}))
    return written(request, _title(asked), link, _entries(request, asked))


def _entries(request: HttpRequest, asked: Filters) -> Iterator[Entry]:
    page = search(asked.query(limit=LENGTH))
    shown = documents(row.pk for row in page.items)
    for one in (shown[row.pk] for row in page.items if row.pk in shown):
        address = cards.address(one.thing_id, one.card, current())
        yield entry(one, request.build_absolute_uri(address), asked.municipality)


def entry(document: SearchDoc, link: str, municipality: Municipality) -> Entry:
    """What a feed says of a listing, in the language in force."""
    words = document.card[current()]
    return Entry(
        title=f"{words['title']} · {words['price']}",
        link=link,
        text=words["summary"],
        moment=document.published_at,
        number=f"{municipality.slug}-listing-{document.thing_id}",
    )


def written(request: HttpRequest, title: str, link: str, entries: Iterable[Entry]) -> HttpResponse:
    """A feed of these, as RSS 2.0."""
    feed = Rss201rev2Feed(
        title=title,
        link=link,
        description=_("New listings"),
        language=current(),
        feed_url=request.build_absolute_uri(),
    )
    for one in entries:
        feed.add_item(
            title=one.title,
            link=one.link,
            description=one.text,
            pubdate=one.moment,
            unique_id=one.number,
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
