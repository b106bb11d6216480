"""Each approval as it was given, of whatever day, held against the entry that sealed it."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from qvevri.history.comparing import by_another, dated
from qvevri.history.models import Entry
from qvevri.history.sealing import moment
from qvevri.monitoring.reporting.models import Approval, ReadingApproval
from qvevri.monitoring.reporting.statements import of_approval, of_reading_approval
from qvevri.monitoring.reporting.witnessing.wording import how_differs

Row = TypeVar("Row", Approval, ReadingApproval)
Found = tuple[Entry | None, str]


def of_approvals(rows: Iterable[Approval], entries: list[Entry]) -> Found:
    """The first approval of a report that is not what was sealed, and what is wrong with it."""
    return _first(rows, entries, of_approval)


def of_reading_approvals(rows: Iterable[ReadingApproval], entries: list[Entry]) -> Found:
    """The same of an objective's figure."""
    return _first(rows, entries, of_reading_approval)


def _first(
    rows: Iterable[Row], entries: list[Entry], statement: Callable[[Row], dict[str, Any]]
) -> Found:
    given, withdrawn = _told(entries, "approved"), _told(entries, "returned")
    withheld = _told(entries, "withheld")
    for row in rows:
        entry = given.pop(row.pk, None) or _unnumbered(row, entries)
        if entry is None:
            return None, _("an approval of it is kept that the log does not tell of")
        said = statement(row)
        if _is_withheld(row) != (row.pk in withheld):
            return entry, _("its words were withheld, or shown again, without an entry")
        if _is_withheld(row) and not _has_words(row):
            del said["texts"]
        how = _of_row(row, entry, {**entry.facts, **dated(entries, entry)}, said)
        how = how or _of_withdrawal(row, withdrawn.get(row.pk), entry)
        if how:
            return entry, how
    if given:
        return next(iter(given.values())), _("what was approved is no longer kept")
    return None, ""


def _is_withheld(row: Approval | ReadingApproval) -> bool:
    return isinstance(row, Approval) and row.withheld_at is not None


def _has_words(row: Approval | ReadingApproval) -> bool:
    """Those of an approval that was withheld are erased."""
    return isinstance(row, Approval) and bool(row.happened or row.obstacles or row.links)


def _told(entries: list[Entry], verb: str) -> dict[int, Entry]:
    return {
        entry.facts["approval"]: entry
        for entry in entries
        if entry.verb == verb and "approval" in entry.facts
    }


def _unnumbered(row: Approval | ReadingApproval, entries: list[Entry]) -> Entry | None:
    """The entry of an approval that was given before approvals were kept: that of its moment."""
    at = moment(row.approved_at)
    old = (one for one in entries if one.verb == "approved" and "approval" not in one.facts)
    return next((one for one in old if _when(one, entries) == at), None)


def _when(entry: Entry, entries: list[Entry]) -> object:
    told = {**entry.facts, **dated(entries, entry)}
    return told.get("decided_at") or moment(entry.happened_at)


def _of_row(
    row: Approval | ReadingApproval, entry: Entry, sealed: dict[str, Any], now: dict[str, Any]
) -> str:
    if by_another(entry, row.approved_by_id):
        return _("it names another person than the log")
    return how_differs(sealed, now)


def _of_withdrawal(row: Approval | ReadingApproval, back: Entry | None, given: Entry) -> str:
    if "approval" not in given.facts:
        return ""
    if (back is None) != (row.withdrawn_at is None):
        return _("it counts, or does not, without an entry")
    if back is None or row.withdrawn_at is None:
        return ""
    return how_differs(back.facts, {"withdrawn_at": moment(row.withdrawn_at)})
