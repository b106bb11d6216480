"""The catalogue that machines of other portals read: DCAT-AP 3 as JSON-LD."""

from collections.abc import Sequence
from typing import Any

from django.utils import translation
from django.utils.functional import Promise

from qvevri.core.languages import CODES, in_language
from qvevri.monitoring.opendata.datasets import MEDIA, Dataset, Way
from qvevri.monitoring.opendata.licensing import licence
from qvevri.notices.links import absolute
from qvevri.places.models import Municipality

EU = "http://publications.europa.eu/resource/authority/"
LANGUAGES = {"ka": "KAT", "en": "ENG", "ru": "RUS"}
FILE_TYPES = {
    "JSON": "JSON",
    "CSV": "CSV",
    "XLSX": "XLSX",
    "XML": "XML",
    "JSONL": "JSON",
    "TXT": "TXT",
}
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
Node = dict[str, Any]


def catalogue(municipality: Municipality, datasets: Sequence[Dataset]) -> Node:
    """The catalogue of a municipality, in three languages."""
    page = absolute(municipality, "ka", "opendata:page")
    publisher: Node = {
        "@id": f"{page}#publisher",
        "@type": "foaf:Agent",
        "foaf:name": [_text(in_language(municipality.full_name, code), code) for code in CODES],
    }
    return {
        "@context": CONTEXT,
        "@id": page,
        "@type": "dcat:Catalog",
        "dct:title": publisher["foaf:name"],
        "dct:description": publisher["foaf:name"],
        "dct:publisher": publisher,
        "dct:license": _node(licence().iri),
        "dct:language": _languages(),
        "foaf:homepage": _node(page),
        "dcat:dataset": [_dataset(one, municipality, publisher["@id"]) for one in datasets],
    }


def _text(words: str, language: str) -> Node:
    return {"@value": words, "@language": language}


def _node(iri: str) -> Node:
    return {"@id": iri}


def _languages() -> list[Node]:
    return [_node(f"{EU}language/{LANGUAGES[code]}") for code in CODES]


def _each(words: Promise | str, more: str = "") -> list[Node]:
    texts = []
    for code in CODES:
        with translation.override(code):
            texts.append(_text(f"{words}{more}", code))
    return texts


def _dataset(one: Dataset, municipality: Municipality, publisher: str) -> Node:
    page = absolute(municipality, "ka", "opendata:page")
    described: Node = {
        "@id": f"{page}#{one.key}",
        "@type": "dcat:Dataset",
        "dct:identifier": one.key,
        "dct:title": _titles(one),
        "dct:description": _each(one.about),
        "dct:publisher": _node(publisher),
        "dct:language": _languages(),
        "dct:accrualPeriodicity": _node(f"{EU}frequency/{one.often}"),
        "dct:spatial": _node(f"{EU}country/GEO"),
        "dcat:theme": [_node(f"{EU}data-theme/ECON"), _node(f"{EU}data-theme/GOVE")],
        "dcat:landingPage": _node(page),
        "dcat:distribution": [_distribution(way) for way in one.ways],
    }
    if one.plan is not None:
        described["dct:temporal"] = {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": {"@value": one.plan.starts.isoformat(), "@type": "xsd:date"},
            "dcat:endDate": {"@value": one.plan.finishes.isoformat(), "@type": "xsd:date"},
        }
    if municipality.email:
        described["dcat:contactPoint"] = {
            "@type": "vcard:Organization",
            "vcard:hasEmail": _node(f"mailto:{municipality.email}"),
        }
    return described


def _titles(one: Dataset) -> list[Node]:
    if one.plan is None:
        return _each(one.title)
    texts = []
    for code in CODES:
        with translation.override(code):
            texts.append(_text(f"{in_language(one.plan.title, code)}: {one.title}", code))
    return texts


def _distribution(way: Way) -> Node:
    described: Node = {
        "@id": way.url,
        "@type": "dcat:Distribution",
        "dct:title": _text(" ".join(filter(None, (way.form, way.holds))), "en"),
        "dcat:accessURL": _node(way.url),
        "dcat:downloadURL": _node(way.url),
        "dcat:mediaType": _node(f"https://www.iana.org/assignments/media-types/{MEDIA[way.form]}"),
        "dct:license": _node(licence().iri),
    }
    if way.form in FILE_TYPES:
        described["dct:format"] = _node(f"{EU}file-type/{FILE_TYPES[way.form]}")
    return described
