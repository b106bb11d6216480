"""A seller for search engines: schema.org's LocalBusiness, without phone number and e-mail."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from qvevri.core.languages import current, in_language
from qvevri.organisations.models import Organisation

# As in django.utils.html.json_script: nothing of a text can end the script element.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def local_business(organisation: Organisation, url: str, images: list[str]) -> dict[str, Any]:
    """The seller at its page's whole address, with whole addresses of its photos."""
    language = current()
    place = in_language(organisation.settlement.name, language)
    region = in_language(organisation.municipality.full_name, language)
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "LocalBusiness",
        "@id": url,
        "url": url,
        "name": in_language(organisation.name, language),
        "address": {
            "@type": "PostalAddress",
            "addressLocality": place,
            "addressRegion": region,
            "addressCountry": "GE",
        },
        "knowsLanguage": list(organisation.languages),
    }
    if organisation.story:
        said["description"] = organisation.story[:500]
    if images:
        said["image"] = images
    if organisation.tax_code:
        said["taxID"] = organisation.tax_code
    if organisation.shows_exact_place:
        said["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": organisation.latitude,
            "longitude": organisation.longitude,
        }
    return said


def as_script(said: Mapping[str, Any]) -> SafeString:
    """The element to put into a page's head; a data block, which the policy lets through."""
    text = json.dumps(said, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308
