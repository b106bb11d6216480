"""What was looked for and not found, by concept and month: the agency's figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import Count, DecimalField, F, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Least, TruncMonth

from qvevri.market.wanted.models import Answer, Wanted
from qvevri.market.wanted.queries import SILENCE
from qvevri.places.models import Municipality

MONTHS_BACK = 24
AMOUNT: DecimalField[Decimal, Decimal] = DecimalField(max_digits=24, decimal_places=6)


@dataclass(frozen=True)
class Demand:
    """One concept in one month, its amounts in `base`.

    `unmet` counts requests that nobody had after 72 hours, or at all once they were over; `missing`
    is how much more was wanted than sellers offered.
    """

    month: date
    code: str
    base: str
    requests: int
    unmet: int
    wanted: Decimal
    missing: Decimal


def demand(municipality: Municipality, now: datetime) -> list[Demand]:
    """The last two years, the newest month first, in it the most unmet first. One query."""
    since = now - timedelta(days=31 * MONTHS_BACK)
    given = Answer.objects.filter(asked__wanted=OuterRef("pk")).order_by()
    sums = given.values("asked__wanted").annotate(total=Sum("amount_base")).values("total")
    zero = Value(Decimal(0), output_field=AMOUNT)
    offered = Coalesce(Subquery(sums, output_field=AMOUNT), zero)
    rows = Wanted.objects.of(municipality).public().filter(sent_at__gte=since)
    rows = rows.annotate(offered=offered, covered=Least(offered, F("amount_base")))
    is_due = ~Q(status=Wanted.Status.OPEN) | Q(sent_at__lte=now - SILENCE)
    counted = (
        rows.annotate(month=TruncMonth("sent_at"))
        .values("month", "concept__code", "base")
        .annotate(
            requests=Count("pk"),
            unmet=Count("pk", filter=Q(offered=0) & is_due),
            wanted=Sum("amount_base"),
            met=Sum("covered", output_field=AMOUNT),
        )
        .order_by("-month", "-unmet", "-requests", "concept__code")
    )
    return list(_rows(counted))


def _rows(counted: Iterable[dict[str, object]]) -> Iterable[Demand]:
    for row in counted:
        month, wanted = row["month"], row["wanted"]
        assert isinstance(month, datetime)
        assert isinstance(wanted, Decimal)
        met = Decimal(str(row["met"] or 0))
        yield Demand(
            month=month.date(),
            code=str(row["concept__code"]),
            base=str(row["base"]),
            requests=int(str(row["requests"])),
            unmet=int(str(row["unmet"])),
            wanted=wanted,
            missing=max(wanted - met, Decimal(0)),
        )
