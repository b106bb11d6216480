"""The network's front page, the texts of the house, what browsers and robots ask for."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qvevri.core.errors import Refused
from qvevri.core.languages import current
from qvevri.core.page_cache import cacheable
from qvevri.core.text import clean_line
from qvevri.market.shopfront import feeds
from qvevri.places import queries as places
from qvevri.site import samples, texts
from qvevri.site.forms import SampleFilterForm, SampleForm, SampleMoreForm
from qvevri.site.manifest import manifest
from qvevri.site.network import entries, found, front_address


def _text(request: HttpRequest, text: texts.Text) -> HttpResponse:
    context = {
        "text": text,
        "description": text.description,
        "share_title": text.title,
        "files": text.templates(current()),
        "all_texts": [(one, reverse(f"site:{one.name}")) for one in texts.ALL],
    }
    return cacheable(render(request, "site/text.html", context))


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return _text(request, texts.ABOUT)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return _text(request, texts.PRIVACY)


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    return _text(request, texts.TERMS)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return _text(request, texts.ACCESSIBILITY)


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    return _text(request, texts.SOURCES)


@require_safe
def look(request: HttpRequest) -> HttpResponse:
    wish = request.GET.get("theme", "")
    theme = f"theme-{wish}" if wish in ("light", "dark") else ""
    form = (
        SampleForm({"name": "", "amount": "1,5 lari"}) if "errors" in request.GET else SampleForm()
    )
    context = {
        "theme": theme,
        "form": form,
        "more": SampleMoreForm(auto_id="more_%s"),
        "narrow": SampleFilterForm(auto_id="narrow_%s"),
        "robots": "noindex",
        **samples.all_of(current()),
    }
    return render(request, "site/look.html", context)


@require_safe
def network(request: HttpRequest) -> HttpResponse:
    context = {
        "municipalities": [
            {"name": one.full_name, "agency": one.agency, "address": front_address(one)}
            for one in places.open_municipalities()
        ],
        "description": _("Local producers of Georgian municipalities and what they sell."),
    }
    return cacheable(render(request, "site/network.html", context))


def _said(request: HttpRequest) -> dict[str, str]:
    """What a search over all markets asks for, as its address says it."""
    said = {"q": clean_line(request.GET.get("q", "")[:800])[:200]}
    return said | {"typed": "on"} if request.GET.get("typed") else said


@require_safe
def network_rss(request: HttpRequest) -> HttpResponse:
    said = _said(request)
    market = _("All markets")
    title = f"{market}: {said['q']}" if said["q"] else market
    link = request.build_absolute_uri(f"{reverse('site:network_search')}?{urlencode(said)}")
    return cacheable(feeds.written(request, title, link, entries(**_asked(said))))


def _asked(said: dict[str, str]) -> dict[str, Any]:
    return {"text": said["q"], "as_typed": "typed" in said}


@require_safe
def network_search(request: HttpRequest) -> HttpResponse:
    here, said = reverse("site:network_search"), _said(request)
    text = said["q"]
    try:
        page = found(cursor=request.GET.get("cursor", ""), **_asked(said))
    except Refused:
        return redirect(f"{here}?{urlencode(said)}")
    context = {
        "query": text,
        "found": page,
        "typed_url": f"{here}?{urlencode(said | {'typed': 'on'})}",
        "concepts": [(name, f"{here}?{urlencode({'q': name})}") for name in page.concepts],
        "rss_url": f"{reverse('site:network_rss')}?{urlencode(said)}",
        "robots": "noindex",
        "next_url": f"{here}?{urlencode(said | {'cursor': page.next})}" if page.next else "",
        "first_url": f"{here}?{urlencode(said)}" if request.GET.get("cursor") else "",
    }
    return cacheable(render(request, "site/network_search.html", context))


@require_safe
def web_manifest(request: HttpRequest) -> HttpResponse:
    municipality = getattr(request, "municipality", None)
    name = str(municipality.full_name) if municipality else "Qvevri"
    answer = JsonResponse(
        manifest(name, str(municipality or name), current()),
        content_type="application/manifest+json",
        json_dumps_params={"ensure_ascii": False},
    )
    return cacheable(answer)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        *(f"Disallow: /*/{place}/" for place in ("me", "desk", "sign-in", "inbox", "look")),
        f"Sitemap: {request.scheme}://{request.get_host()}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
