"""The map of all public pages for search engines: an index, and parts by municipality."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar
from urllib.parse import urljoin
from xml.sax.saxutils import escape

from django.conf import settings
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import get_script_prefix, get_urlconf, reverse, set_script_prefix, set_urlconf
from django.utils.translation import override
from django.views.decorators.http import require_safe

from qvevri.core.languages import CODES
from qvevri.market.shopfront import queries
from qvevri.organisations.addresses import page_at, slug_of
from qvevri.places import public_pages
from qvevri.places.models import Municipality
from qvevri.places.public_pages import PublicPage
from qvevri.places.queries import by_slug, open_municipalities

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
# More would keep a worker busy for longer than a page may.
MOST = 3000
Thing = TypeVar("Thing", bound=Model)
Page = tuple[dict[str, str], str]
DEFAULT = "en"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Under a municipality's own host its part alone; else a part for each municipality."""
    own = getattr(request, "municipality", None)
    here = [own] if isinstance(own, Municipality) else open_municipalities()
    lines = [
        f"<sitemap><loc>{escape(request.build_absolute_uri(path))}</loc></sitemap>"
        for one in here
        for path in _part_paths(one)
    ]
    body = f'{HEAD}<sitemapindex xmlns="{SPACE}">{"".join(lines)}</sitemapindex>'
    return HttpResponse(body, content_type="application/xml")


def _part_paths(municipality: Municipality) -> list[str]:
    """The first part holds the pages, each further one `MOST` sellers or listings."""
    start = f"/sitemap-{municipality.slug}"
    sellers = _parts(queries.sellers_on_map(municipality))
    listings = _parts(queries.current_documents(municipality))
    return [
        f"{start}.xml",
        *(f"{start}-sellers-{number}.xml" for number in sellers),
        *(f"{start}-{number}.xml" for number in listings),
    ]


def _parts(things: QuerySet[Thing]) -> range:
    return range(1, -(-things.order_by().count() // MOST) + 1)


@require_safe
def part(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """Public pages of one municipality but those of listings and sellers."""
    return _answer(request, slug, _pages)


@require_safe
def sellers(request: HttpRequest, slug: str, number: str) -> StreamingHttpResponse:
    """One part of the pages of a municipality's sellers."""
    return _answer(request, slug, partial(_sellers, number=int(number)))


@require_safe
def listings(request: HttpRequest, slug: str, number: str) -> StreamingHttpResponse:
    """One part of a municipality's listings."""
    return _answer(request, slug, partial(_listings, number=int(number)))


def _answer(
    request: HttpRequest, slug: str, pages: Callable[[Municipality], Iterable[Page]]
) -> StreamingHttpResponse:
    """Each page in all languages, with the other ones beside it."""
    municipality = by_slug(slug)
    own = getattr(request, "municipality", None)
    if municipality is None or own not in (None, municipality):
        raise Http404
    prefix = "/" if own else f"/{slug}/"
    lines = _lines(pages(municipality), request.build_absolute_uri("/"), prefix)
    return StreamingHttpResponse(lines, content_type="application/xml")


def _lines(pages: Iterable[Page], root: str, prefix: str) -> Iterator[str]:
    before = get_script_prefix()
    urlconf = get_urlconf()
    # On the bare host the addresses in force are the network's: these are the municipality's.
    set_urlconf(settings.ROOT_URLCONF)
    set_script_prefix(prefix)
    try:
        yield f'{HEAD}<urlset xmlns="{SPACE}" xmlns:xhtml="{XHTML}">\n'
        for paths, changed in pages:
            yield _entry(root, paths, changed)
        yield "</urlset>"
    finally:
        set_script_prefix(before)
        set_urlconf(urlconf)


def _pages(municipality: Municipality) -> Iterator[Page]:
    for name in ("shopfront:home", "shopfront:listings", "shopfront:map"):
        yield _in_each(partial(_reversed, name)), ""
    for counted in queries.counts_by_group(municipality):
        yield _in_each(partial(_reversed, "shopfront:category", counted.term.code)), ""
    for place in queries.places_with_sellers(municipality):
        yield _in_each(partial(_reversed, "shopfront:settlement", place.settlement.slug)), ""
    for page in public_pages.pages(municipality):
        changed = page.changed.isoformat() if page.changed else ""
        yield _in_each(partial(_of_room, page)), changed


def _listings(municipality: Municipality, number: int) -> Iterator[Page]:
    start = _start_of(partial(_reversed, "shopfront:listing", 1, "x"))
    documents = queries.current_documents(municipality).only("thing_id", "card", "changed_at")
    for one in documents[(number - 1) * MOST : number * MOST].iterator(chunk_size=500):
        paths = {
            code: f"{before}{one.thing_id}-{one.card[code]['slug']}"
            for code, before in start.items()
        }
        yield paths, one.changed_at.isoformat()


def _sellers(municipality: Municipality, number: int) -> Iterator[Page]:
    start = _start_of(lambda _language: page_at(1, "x"))
    sellers = queries.sellers_on_map(municipality).select_related(None).only("name", "changed_at")
    for one in sellers[(number - 1) * MOST : number * MOST].iterator(chunk_size=500):
        slug = slug_of(one)
        paths = {code: f"{before}{one.pk}-{slug}" for code, before in start.items()}
        yield paths, one.changed_at.isoformat()


def _start_of(sample: Callable[[str], str]) -> dict[str, str]:
    """What addresses begin with that end in a key and a slug: there are ten thousands of them, so
    that they are put together from one `reverse` a language."""
    return {code: path.removesuffix("1-x") for code, path in _in_each(sample).items()}


def _reversed(name: str, *args: str | int) -> str:
    # The language in force decides; the code comes last and is not needed.
    return reverse(name, args=args[:-1])


def _of_room(page: PublicPage, _language: str) -> str:
    return page.address()


def _in_each(address: Callable[[str], str]) -> dict[str, str]:
    found = {}
    for code in CODES:
        with override(code):
            found[code] = address(code)
    return found


def _entry(root: str, paths: dict[str, str], changed: str) -> str:
    whole = {code: escape(urljoin(root, path)) for code, path in paths.items()}
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{url}"/>'
        for code, url in (*whole.items(), ("x-default", whole[DEFAULT]))
    )
    moment = f"<lastmod>{changed}</lastmod>" if changed else ""
    return "".join(f"<url><loc>{url}</loc>{moment}{links}</url>\n" for url in whole.values())
