"""The first sheet of the workbook: what this is, of which day, under which licence."""

from collections.abc import Iterator, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from qvevri.core.languages import current, in_language
from qvevri.history.queries import head
from qvevri.monitoring.dashboard.wording import moment_text
from qvevri.monitoring.opendata import headings
from qvevri.monitoring.opendata.cells import Cell, Table
from qvevri.monitoring.opendata.gathering import Whole
from qvevri.monitoring.opendata.licensing import licence
from qvevri.monitoring.opendata.workbook import About, Sheet
from qvevri.monitoring.opendata.workbook_parts import Look
from qvevri.notices.links import absolute

Line = tuple[Cell, Cell, str]
WIDTHS = (34, 80)


def about(whole: Whole) -> About:
    """What the workbook says of itself to a table program."""
    town = in_language(whole.plan.municipality.full_name, current())
    return About(str(whole.plan), town, current(), timezone.now())


def cover(whole: Whole, tables: Sequence[Table]) -> Sheet:
    """The sheet; each table's line leads to its sheet."""
    lines = [*_facts(whole), (None, None, ""), *_sheets(tables)]
    titled: list[Line] = [(str(whole.plan), None, ""), *lines]
    links = {f"{_column(one)}{n}": one[2] for n, one in enumerate(titled, 1) if one[2]}
    looks = dict.fromkeys(links, Look.LINK) | {"A1": Look.TITLE}
    rows = [one[:2] for one in titled]
    name = headings.sheet("about", current())
    return Sheet(name, rows, widths=WIDTHS, links=links, looks=looks)


def _column(line: Line) -> str:
    return "A" if line[2].startswith("#") else "B"


def _facts(whole: Whole) -> Iterator[Line]:
    plan, under = whole.plan, licence()
    yield in_language(plan.municipality.full_name, current()), None, ""
    said = moment_text(whole.moment, whole.editions[-1] if whole.editions else None)
    if said:
        yield said, None, ""
    if plan.is_illustrative:
        yield _("An example: actions and figures are invented."), None, ""
    yield _("State of the plan"), str(plan.get_status_display()), ""
    yield _("Begins"), plan.starts, ""
    yield _("Ends"), plan.finishes, ""
    if plan.rate and plan.rate_on:
        yield _("Lari for one euro, at the National Bank"), plan.rate, ""
        yield _("Rate of the day"), plan.rate_on, ""
    yield _("This file is of"), whole.day, ""
    page = absolute(plan.municipality, current(), "plan:plan", pk=plan.pk) + whole.moment.query
    yield _("Page of the plan"), page, page
    yield _("What you may do with it"), str(under.rule), ""
    yield _("Licence"), under.name, under.page
    last = head(plan.municipality)
    if last is not None:
        yield _("The newest entry of the log"), last.number, ""
        yield _("Seal of the log:").rstrip(":"), last.seal, ""


def _sheets(tables: Sequence[Table]) -> Iterator[Line]:
    yield _("Sheet"), _("Rows"), ""
    for table in tables:
        name = headings.sheet(table.name, current())
        yield name, len(table.rows), f"#{name}"
