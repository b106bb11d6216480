"""Every doubt and fault as a sentence for the one who brought the table."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from qvevri.plan.tables.doubts import Doubt, Fault
from qvevri.plan.tables.grids import LARGEST_FILE, MOST_ROWS, NoTable, Unreadable
from qvevri.plan.tables.headings import Column, Heading
from qvevri.plan.tables.rows import Remark

SENTENCES: Mapping[Doubt | Fault, Promise | str] = {
    Doubt.OPEN_ENDED: _("The action has no end. It is followed until the plan ends."),
    Doubt.RECURRING: _("The action comes back. The first and the last time were taken."),
    Doubt.NO_PERIOD: _("No period is given."),
    Doubt.TWO_DATES: _("More than one date is given. The last one was taken."),
    Doubt.UNREAD_PERIOD: _("The period was not understood. Write it as 03.2026 – 09.2027."),
    Doubt.OUTSIDE_PLAN: _("The period lies outside the plan."),
    Doubt.NO_COST: _("No cost is given. The action is left out of every sum."),
    Doubt.UNREAD_COST: _("The cost was not understood. Write it as 10 000 GEL."),
    Doubt.OTHER_RATE: _("The two amounts do not fit each other at the plan's rate."),
    Doubt.NO_CURRENCY: _("No currency is given. The amount was taken as lari."),
    Doubt.SOURCE_WITHOUT_SUM: _("A source stands without an amount. It was given what is left."),
    Doubt.SHARE: _("A share in percent was changed into that part of the cost."),
    Doubt.SOURCE_TO_AGREE: _("The source is still to be agreed."),
    Doubt.UNKNOWN_SOURCE: _("The group of this source was not recognised."),
    Doubt.OVER_COST: _("The sources promise more than the action costs."),
    Doubt.MIXED_CURRENCIES: _(
        "Two currencies stand in one sum. They are not added: write each sum for itself."
    ),
    Doubt.REPEATED_SUMS: _("The same amounts stand in several rows, as if they were a total."),
    Doubt.NO_TARGET: _("The result has no figure to reach."),
    Doubt.NO_RESULT: _("No result is given."),
    Doubt.FOOTNOTE: _("The cell has a footnote. Its text was kept with the indicator."),
    Doubt.UNKNOWN_BLOCK: _("The building block was not recognised."),
    Doubt.NO_OBJECTIVE: _("No objective is given, or only an aside in brackets."),
    Doubt.NO_PARTNER: _("No partner is given."),
    Doubt.SAME_ACTION: _(
        "Another row names the same action. What the last of them says was taken: give each action "
        "a name or code of its own."
    ),
    Doubt.TOTAL_DIFFERS: _("The printed total is not what the rows add up to."),
    Fault.FINISH_BEFORE_START: _("The end lies before the beginning."),
    Fault.NEGATIVE: _("An amount cannot be negative."),
    Fault.ABSURD: _("The amount is too large to be true."),
    Fault.NO_TITLE: _("The row has no action."),
    Fault.SAME_CODE: _("Two actions have the same code."),
}

WHY_UNREADABLE: Mapping[Unreadable, Promise | str] = {
    Unreadable.EMPTY: _("The file is empty."),
    Unreadable.TOO_LARGE: _("The file is too large: at most %(megabytes)s MB."),
    Unreadable.OLD_OR_LOCKED: _(
        "The file is in an old format or locked with a password. "
        "Save it as DOCX or XLSX without one."
    ),
    Unreadable.NOT_A_TABLE: _("Bring the action table as a DOCX or XLSX file."),
    Unreadable.DAMAGED: _("The file is damaged and cannot be opened."),
    Unreadable.TOO_MANY_ROWS: _("The table is too long: at most %(rows)s rows."),
    Unreadable.NO_HEADER: _(
        "No action table was found. Its head must name at least "
        "the action, the period and the cost."
    ),
}


def sentence(remark: Remark) -> str:
    """What is the matter, in the reader's language."""
    return str(SENTENCES[remark.note.why])


def why_unreadable(error: NoTable) -> str:
    """Why the file was not read, in the reader's language."""
    if error.missing:
        return str(_("The table has no column for the actions."))
    figures = {"megabytes": LARGEST_FILE // 1024**2, "rows": MOST_ROWS}
    return str(WHY_UNREADABLE[error.why]) % figures


def name_of(column: Column | None, heading: Heading) -> str:
    """The column as the table itself heads it."""
    return "" if column is None else heading.titles.get(column, column.value)
