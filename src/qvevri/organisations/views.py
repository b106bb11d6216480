"""What a stranger sees of a seller: the page and its QR code."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qvevri.core.page_cache import cacheable
from qvevri.files.pictures import Picture, picture, source
from qvevri.files.queries import photos_about
from qvevri.organisations import card, queries, registry, structured, wording
from qvevri.organisations.addresses import page_of, slug_of
from qvevri.organisations.models import Organisation
from qvevri.organisations.permissions import may_act_for
from qvevri.places.http import MunicipalRequest

KEEP_CODE_SECONDS = 24 * 3600


def _sections(
    request: HttpRequest, organisation: Organisation, place: str
) -> list[tuple[str, Any]]:
    asked = (
        (section.template, section.context(request, organisation))
        for section in registry.sections(place)
    )
    return [(template, context) for template, context in asked if context is not None]


def _may_edit(request: HttpRequest, organisation: Organisation) -> bool:
    # A stranger's page is kept for all strangers: not even the session is looked at.
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    return may_act_for(request.user, organisation)


def _pictures(organisation: Organisation) -> tuple[list[Picture], list[str]]:
    photos = photos_about(organisation)
    alt = _("%(seller)s, %(place)s: photo %(number)s")
    words = {"seller": str(organisation), "place": str(organisation.settlement)}
    sizes = "(width < 60rem) 100vw, 760px"
    shown = [
        picture(photo, alt % (words | {"number": number}), sizes)
        for number, photo in enumerate(photos, start=1)
    ]
    return shown, [source(photo, 1280) for photo in photos]


@require_safe
def seller(request: MunicipalRequest, pk: int, slug: str) -> HttpResponse:
    organisation = queries.public_organisation(request.municipality, pk)
    organisation.municipality = request.municipality
    if slug != slug_of(organisation):
        return redirect(page_of(organisation), permanent=True)
    today = timezone.localdate()
    contact = _sections(request, organisation, "contact")
    # The ways to reach a seller say languages and hours themselves.
    spoken = [] if contact else wording.reachable(organisation)
    pictures, addresses = _pictures(organisation)
    url = request.build_absolute_uri(request.path)
    images = [request.build_absolute_uri(address) for address in addresses]
    context = {
        "organisation": organisation,
        "pictures": pictures,
        "facts": wording.facts(organisation) + spoken,
        "mark": wording.verification_text(organisation),
        "consumer": wording.consumer_text(organisation),
        "papers": wording.papers(queries.certificates_of(organisation), today),
        "sections": _sections(request, organisation, "main"),
        "contact": contact,
        "may_edit": _may_edit(request, organisation),
        "share_title": str(organisation),
        "description": wording.description(organisation),
        "share_image": images[0] if images else "",
        "og_type": "profile",
        "linked_data": structured.as_script(structured.local_business(organisation, url, images)),
    }
    return cacheable(render(request, "organisations/seller.html", context))


@require_safe
def seller_by_number(request: MunicipalRequest, pk: int) -> HttpResponse:
    organisation = queries.public_organisation(request.municipality, pk)
    return redirect(page_of(organisation))


@require_safe
def qr(request: MunicipalRequest, pk: int, ending: str) -> HttpResponse:
    organisation = queries.public_organisation(request.municipality, pk)
    organisation.municipality = request.municipality
    if ending == "svg":
        response = HttpResponse(card.code_svg(organisation), content_type="image/svg+xml")
    else:
        response = HttpResponse(card.code_png(organisation), content_type="image/png")
    response.headers["Cache-Control"] = f"public, max-age={KEEP_CODE_SECONDS}"
    return response
