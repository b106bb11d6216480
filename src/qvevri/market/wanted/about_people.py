"""What requests know about a person: ways on their own page, exported and erased with them."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from qvevri.market.wanted import actions, queries, wording
from qvevri.market.wanted.facts import facts_of
from qvevri.market.wanted.models import Answer, Wanted
from qvevri.people.models import Person
from qvevri.people.registry import Holding, Link, holds, link
from qvevri.places.models import Municipality


@link
def my_requests(person: Person, municipality: Municipality | None) -> Iterable[Link]:
    """The way to what one's sellers were asked and to one's own requests."""
    if municipality is None:
        return []
    has_sellers = bool(queries.sellers_of(person, municipality))
    if not has_sellers and not queries.of_buyer(municipality, person):
        return []
    return [Link(_("Requests of buyers"), reverse("wanted:mine"), icon="megaphone")]


def _export(person: Person) -> list[dict[str, Any]]:
    rows = queries.erasable(person).select_related(*queries.BROUGHT)
    return [_request(wanted, person.language) for wanted in rows.order_by("pk")]


def _request(wanted: Wanted, language: str) -> dict[str, Any]:
    return {
        "asked_at": wanted.created_at.isoformat(),
        "municipality": wanted.municipality.slug,
        "wanted": wording.summary(facts_of(wanted), language),
        "text": wanted.text,
        "name": wanted.buyer_name,
        "phone": wanted.buyer_phone,
        "email": wanted.buyer_email,
        "status": wanted.status,
    }


def _export_answers(person: Person) -> list[dict[str, Any]]:
    rows = queries.answers_of_alone(person).select_related("asked")
    return [_answer(answer) for answer in rows.order_by("pk")]


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "request": answer.asked.wanted_id,
        "seller": answer.asked.organisation_id,
        "amount": str(answer.amount),
        "unit": answer.unit,
        "price_in_tetri": answer.price,
        "text": answer.text,
        "given_at": answer.given_at.isoformat(),
    }


holds(Holding("requests", export=_export, erase=actions.forget_buyer))
holds(Holding("answers_to_requests", export=_export_answers, erase=actions.erase_answers))
