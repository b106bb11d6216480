"""Requests as the agency's staff see them: who was asked and why, what was not found."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from qvevri.core.languages import current, in_language
from qvevri.history import queries as history
from qvevri.history.registry import sentence
from qvevri.market.wanted import presenting, queries, reasoning
from qvevri.market.wanted.demand import Demand
from qvevri.market.wanted.models import Asked, Wanted
from qvevri.market.wanted.tables import demand_heads
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.units import quantity_text


@dataclass(frozen=True)
class AskedRow:
    """One asked seller with every reason and its points."""

    pk: int
    seller: str
    seller_url: str
    place: str
    score: int
    reasons: list[tuple[str, int]]
    state: str
    light: str
    asked_at: str


def list_of(found: Sequence[Wanted], *, is_first: bool) -> dict[str, Any]:
    """What the staff's list of requests shows."""
    shown, has_more = found[: queries.PAGE], len(found) > queries.PAGE
    home = reverse("wanted:staff")
    return {
        "table": {
            "columns": [
                {"label": _("Request")},
                {"label": _("Sent")},
                {"label": _("Status")},
                {"label": _("Asked"), "is_number": True},
                {"label": _("Have it"), "is_number": True},
            ],
            "rows": [_line(one) for one in shown],
        },
        "next_url": f"{home}?before={shown[-1].pk}" if has_more else "",
        "first_url": "" if is_first else home,
        "robots": "noindex",
    }


def _line(wanted: Wanted) -> dict[str, Any]:
    counts = vars(wanted)
    return {
        "url": reverse("wanted:staff_one", kwargs={"pk": wanted.pk}),
        "cells": [
            {"text": presenting.card(wanted).title},
            {"text": presenting.moment(wanted.sent_at)},
            {
                "text": wanted.get_status_display(),
                "light": presenting.LIGHTS[wanted.status],
            },
            {"text": counts["sellers"], "is_number": True},
            {"text": counts["has_it"], "is_number": True},
        ],
    }


def one(wanted: Wanted) -> dict[str, Any]:
    """What the staff's page of one request shows."""
    entries = history.entries_about(wanted)
    return {
        "wanted": wanted,
        "card": presenting.card(wanted),
        "lines": presenting.facts(wanted),
        "asked": [_asked(row) for row in queries.asked_sellers(wanted)],
        "complaints": queries.complaints_about(wanted),
        "is_hidden": wanted.status == Wanted.Status.HIDDEN,
        "is_open": wanted.status == Wanted.Status.OPEN,
        "entries": [
            (
                presenting.moment(entry.happened_at),
                sentence("wanted.wanted", entry.verb, entry.facts),
            )
            for entry in entries
        ],
        "robots": "noindex",
    }


def _asked(row: Asked) -> AskedRow:
    seller, language = row.organisation, current()
    return AskedRow(
        pk=row.pk,
        seller=in_language(seller.name, language),
        seller_url=reverse("wanted:asked", kwargs={"pk": row.pk}),
        place=in_language(seller.settlement.name, language),
        score=row.score,
        reasons=[(reasoning.reason_text(reason), int(reason["points"])) for reason in row.reasons],
        state=row.get_state_display(),
        light=presenting.STATE_LIGHTS[row.state],
        asked_at=presenting.moment(row.asked_at),
    )


def demand_page(rows: Sequence[Demand]) -> dict[str, Any]:
    """What the page of unmet demand shows."""
    terms, units, language = vocabulary.terms(), vocabulary.units(), current()
    heads = demand_heads()[:-1]
    return {
        "caption": _("Unmet demand"),
        "columns": [{"label": label, "is_number": place > 1} for place, label in enumerate(heads)],
        "rows": [
            {
                "cells": [
                    {"text": date_format(row.month, "YEAR_MONTH_FORMAT")},
                    {"text": terms[row.code].name(language)},
                    {"text": row.requests, "is_number": True},
                    {"text": row.unmet, "is_number": True},
                    {
                        "text": quantity_text(row.wanted, units[row.base], language),
                        "is_number": True,
                    },
                    {
                        "text": quantity_text(row.missing, units[row.base], language),
                        "is_number": True,
                    },
                ]
            }
            for row in rows
        ],
        "requests": sum(row.requests for row in rows),
        "unmet": sum(row.unmet for row in rows),
        "robots": "noindex",
    }
