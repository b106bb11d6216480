"""What strangers see: requests that are open, one by one, as a feed; and saying what is wrong."""

from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from qvevri.core.antispam import sender_key, stranger_post
from qvevri.core.errors import Refused
from qvevri.core.languages import current
from qvevri.core.page_cache import cacheable
from qvevri.market.wanted import actions, browsing, presenting, queries, structured, wording
from qvevri.market.wanted.facts import facts_of
from qvevri.organisations.structured import as_script
from qvevri.places.http import MunicipalRequest


@require_safe
def home(request: MunicipalRequest) -> HttpResponse:
    chosen = browsing.chosen(request.GET)
    before = request.GET.get("before", "")[:12]
    found = queries.open_wanted(
        request.municipality, chosen.codes, int(before) if before.isdecimal() else None
    )
    context = browsing.page(request.municipality, chosen, found, is_first=not before)
    return cacheable(render(request, "wanted/home.html", context))


@require_safe
def one(request: MunicipalRequest, pk: int, slug: str) -> HttpResponse:
    wanted = queries.public_wanted(request.municipality, pk)
    card, facts, language = presenting.card(wanted), facts_of(wanted), current()
    if slug != wording.slug(facts, language):
        return HttpResponsePermanentRedirect(card.url)
    whole = request.build_absolute_uri(card.url)
    context = {
        "card": card,
        "wanted": wanted,
        "lines": presenting.facts(wanted),
        "description": wording.summary(facts, language),
        "share_title": card.title,
        "linked_data": [as_script(structured.demand(facts, whole, language))],
        "is_reported": "reported" in request.GET,
        "refused": request.GET.get("refused") == "often",
        "robots": "" if card.is_open else "noindex",
        "crumbs": [
            (pgettext("requests of buyers", "Wanted"), reverse("wanted:home")),
            (card.title, ""),
        ],
    }
    return cacheable(render(request, "wanted/one.html", context))


@stranger_post
@require_POST
def report(request: MunicipalRequest, pk: int) -> HttpResponse:
    """One tap; an officer looks at it."""
    wanted = queries.public_wanted(request.municipality, pk)
    try:
        actions.complain(wanted, sender=sender_key(request))
    except Refused:
        return redirect(f"{presenting.address_of(wanted)}?refused=often")
    return redirect(f"{presenting.address_of(wanted)}?reported=yes")


@require_safe
def rss(request: MunicipalRequest) -> HttpResponse:
    """The newest requests, as RSS 2.0."""
    chosen, language = browsing.chosen(request.GET), current()
    feed = Rss201rev2Feed(
        title=_("Wanted: %(place)s") % {"place": request.municipality},
        link=request.build_absolute_uri(reverse("wanted:home")),
        description=_("What buyers look for"),
        language=language,
        feed_url=request.build_absolute_uri(),
    )
    for wanted in queries.open_wanted(request.municipality, chosen.codes):
        facts = facts_of(wanted)
        feed.add_item(
            title=wording.title(facts, language),
            link=request.build_absolute_uri(presenting.address_of(wanted)),
            description=wording.summary(facts, language),
            pubdate=wanted.sent_at,
            unique_id=f"{request.municipality.slug}-wanted-{wanted.pk}",
            unique_id_is_permalink=False,
        )
    response = HttpResponse(content_type="application/rss+xml; charset=utf-8")
    feed.write(response, "utf-8")
    return cacheable(response)
