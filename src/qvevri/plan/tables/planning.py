"""What a table would change in a plan, before anything is written."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from qvevri.organisations.models import Organisation
from qvevri.places.models import Municipality
from qvevri.plan.programme.content import Content
from qvevri.plan.programme.contents import content_of, text_of
from qvevri.plan.programme.models import Plan
from qvevri.plan.tables.doubts import Doubt, Note
from qvevri.plan.tables.grids import grids_of
from qvevri.plan.tables.headings import Column, chosen
from qvevri.plan.tables.merging import Merged, merged, span_of
from qvevri.plan.tables.queries import titles_of
from qvevri.plan.tables.rows import Remark
from qvevri.plan.tables.understanding import Understanding, understand
from qvevri.vocabulary.folding import fold

TITLES = {
    "ka": "ადგილობრივი ეკონომიკური განვითარების გეგმა {years}",
    "en": "Local Economic Development Plan {years}",
    "ru": "План местного экономического развития {years}",
}


@dataclass(frozen=True)
class Planned:
    """A table understood, laid over the plan (None: it makes a new one), with all remarks."""

    table: Understanding
    plan: Plan | None
    merged: Merged
    remarks: tuple[Remark, ...]

    @property
    def is_refused(self) -> bool:
        """Is there a cell that keeps it from being written?"""
        return any(remark.is_refusal for remark in self.remarks)


def plan_of_table(municipality: Municipality, table: Understanding) -> Plan | None:
    """The plan that a table is laid over: the newest not decided yet in whose years an action lies.

    A table without any day goes onto the newest; one of other years alone makes a plan of its own.
    """
    open_ones = (Plan.Status.DRAFT, Plan.Status.CONSULTATION)
    drafts = Plan.objects.of(municipality).filter(status__in=open_ones).order_by("-pk")
    days = [day for row in table.rows for day in (row.period.starts, row.period.finishes) if day]
    fitting = (
        plan
        for plan in drafts
        if not days or any(plan.starts <= day <= plan.finishes for day in days)
    )
    return next(fitting, None)


def planned(content: bytes, municipality: Municipality, today: date | None = None) -> Planned:
    """What the file would change. Raises NoTable."""
    grid, heading = chosen(grids_of(content), titles_of(municipality))
    table = understand(grid, heading)
    plan = plan_of_table(municipality, table)
    if plan is not None and plan.rate:
        table = understand(grid, heading, plan.rate)
    if plan is None:
        before, remarks = _new(table, (today or timezone.localdate()).year), table.remarks
    else:
        before = content_of(plan)
        remarks = (*table.remarks, *_outside(table, before))
    return Planned(table, plan, merged(table, before, _known(municipality)), remarks)


def _new(table: Understanding, year: int) -> Content:
    starts, finishes = span_of(table, year)
    years = str(starts.year) if starts.year == finishes.year else f"{starts:%Y}–{finishes:%Y}"
    title = {code: words.format(years=years) for code, words in sorted(TITLES.items())}
    return Content(title=title, starts=starts, finishes=finishes)


def _outside(table: Understanding, plan: Content) -> list[Remark]:
    heading = table.heading
    column = Column.PERIOD if Column.PERIOD in heading.places else Column.START
    found = []
    for row in table.rows:
        days = [day for day in (row.period.starts, row.period.finishes) if day]
        if any(not plan.starts <= day <= plan.finishes for day in days):
            words = row.cells.get(column, "")
            found.append(Remark(row.number, column, Note(Doubt.OUTSIDE_PLAN, words)))
    return found


def _known(municipality: Municipality) -> dict[str, int]:
    """Folded name in any language → number of the organisation; a name of two is nobody's."""
    known: dict[str, int] = {}
    twice: set[str] = set()
    for pk, name in Organisation.objects.of(municipality).values_list("pk", "name"):
        for words in set(map(fold, text_of(name).values())):
            if known.setdefault(words, pk) != pk:
                twice.add(words)
    return {words: pk for words, pk in known.items() if words not in twice}
