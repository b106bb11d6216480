"""The heads of a municipality's log, for machines that keep them."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from qvevri.history import queries
from qvevri.places.api import Problem, open_municipality

router = Router(tags=["history"])
Before = Annotated[date | None, Query(None, description="Days before this one only.")]


class HeadItem(Schema):
    """The last entry of a day. Keep its seal, and nothing that stood before it can be changed."""

    day: date
    number: int = Field(examples=[214], description="Of the entry, within the municipality.")
    seal: str = Field(description="SHA-256, chained to the entry before.")


class Heads(Schema):
    """The latest days first; `next` is the day to ask `before` for more."""

    items: list[HeadItem]
    next: date | None = None


@router.get(
    "/history", response={200: Heads, 404: Problem, 422: Problem}, summary="The log's heads by day"
)
def history(request: HttpRequest, municipality: str, before: Before) -> Heads:  # noqa: ARG001
    found = queries.heads(open_municipality(municipality), before)
    items = [HeadItem(day=one.day, number=one.number, seal=one.seal) for one in found]
    return Heads(items=items, next=found[-1].day if len(found) == queries.DAYS else None)
