"""The whole plan on paper, in the guideline's order: the JSON its template sets."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qvevri.core.languages import READERS_NAMES
from qvevri.files.models import Photo
from qvevri.monitoring.dashboard import changing, wording
from qvevri.monitoring.dashboard.document import Document, Line, Section, document_of
from qvevri.monitoring.dashboard.wording import day_text as day
from qvevri.monitoring.papers.stating import Stated
from qvevri.monitoring.papers.telling import common
from qvevri.plan.drafting.queries import photos_of

# Beyond these a figure keeps its caption alone: the paper stays quick to make and to send.
MOST_PICTURES = 24
WIDTH = "640"


def whole_plan(stated: Stated) -> dict[str, Any]:
    """What was written of the plan and what its rows say, chapter by chapter."""
    document = document_of(stated.content)
    photos = list(photos_of(stated.plan, document.photos).values())[:MOST_PICTURES]
    return {
        **common(stated),
        "state": _state(stated),
        "sections": [_section(one) for one in document.sections],
        "pictures": {str(photo.pk): list(_jpeg(photo)) for photo in photos},
        "vision": document.vision,
        "objectives": [
            _objective(one.code, page)
            for one, page in zip(stated.content.objectives, document.objectives, strict=True)
        ],
        "scheme": _scheme(document),
        "measured": _measured(document),
    }


def _section(one: Section) -> dict[str, Any]:
    written = _("Written in: %(language)s") % {"language": READERS_NAMES.get(one.language, "")}
    return {
        "code": one.part.code,
        "name": one.name,
        "level": 2 if one.part.within else 1,
        "language": one.language,
        "note": written if one.is_foreign else "",
        "blocks": [asdict(block) for block in one.blocks],
    }


def _jpeg(photo: Photo) -> bytes:
    made: Mapping[str, str] = photo.renditions.get("jpeg", {})
    path = made.get(WIDTH) or next(iter(made.values()), str(photo.original.name))
    with default_storage.open(path) as file:
        return bytes(file.read())


def _objective(code: str, page: changing.Page) -> dict[str, Any]:
    return {
        "title": f"{code}. {page.title}",
        "aims": list(page.aims),
        "actions": [_action(row) for row in page.actions],
    }


def _action(row: changing.Row) -> dict[str, Any]:
    facts = (row.block, _period(row.starts, row.finishes), row.cost, row.partners)
    return {
        "code": row.code,
        "title": row.title,
        "facts": " · ".join(fact for fact in facts if fact.strip("–")),
        "aims": list(row.aims),
    }


def _period(starts: date | None, finishes: date | None) -> str:
    return " – ".join(one.strftime("%m.%Y") for one in (starts, finishes) if one)


def _scheme(document: Document) -> dict[str, Any]:
    scheme = document.scheme
    rate = ""
    if document.rate:
        told = {"day": day(document.rate_on), "rate": wording.rate_text(document.rate)}
        rate = (
            _("Sums were changed at the National Bank's rate of %(day)s: 1 € = %(rate)s ₾.") % told
        )
    return {
        "tables": [
            _table(_("By source"), scheme.sources),
            _table(_("By year"), scheme.years),
        ],
        "total": [scheme.total.name, scheme.total.home, scheme.total.euro],
        "rate": rate,
    }


def _table(head: str, lines: Iterable[Line]) -> dict[str, Any]:
    rows: Sequence[Sequence[str]] = [[one.name, one.home, one.euro, one.share] for one in lines]
    return {"head": head, "rows": rows}


def _measured(document: Document) -> str:
    return ngettext(
        "The plan is measured by %(n)s indicator; it stands under its action above.",
        "The plan is measured by %(n)s indicators; they stand under their actions above.",
        document.indicators,
    ) % {"n": document.indicators}


def _state(stated: Stated) -> str:
    last = stated.edition
    if last is None:
        return str(stated.plan.get_status_display())
    if stated.at.moment.is_adopted:
        return ""
    told = {"decision": last.decision, "day": day(last.decided_on)}
    return _("Decision %(decision)s of %(day)s.") % told
