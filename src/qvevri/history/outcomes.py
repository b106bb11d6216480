"""What came of checks of the log, in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qvevri.core.languages import current
from qvevri.history import queries
from qvevri.history.models import Check
from qvevri.history.wording import why_entry

ICONS: Mapping[str, str] = {
    "success": "circle-check",
    "error": "circle-alert",
    "warning": "triangle-alert",
    "info": "info",
}


@dataclass(frozen=True)
class Outcome:
    """A check with what is said of it: `level` is that of a notice."""

    check: Check
    level: str
    text: str

    @property
    def icon(self) -> str:
        """The picture that stands for the level, beside the words."""
        return ICONS[self.level]

    @property
    def is_running(self) -> bool:
        """May its outcome still be awaited?"""
        return self.level == "info"


def shown(check: Check) -> Outcome:
    """The check as its page shows it; one query where an entry is broken."""
    if check.is_stuck(timezone.now()):
        return Outcome(check, "warning", _("The check stopped before its end. Start it again."))
    if check.finished_at is None:
        return Outcome(check, "info", _("The log is being read. You may leave this page."))
    if check.broken is not None:
        return Outcome(check, "error", f"{_broken(check, check.broken)} {_tell()}")
    if check.differing:
        what = check.differing.get(current()) or next(iter(check.differing.values()))
        said = _("The log holds, but something is not what it says: %(what)s") % {"what": what}
        return Outcome(check, "error", f"{said} {_tell()}")
    return Outcome(check, "success", _whole(check.entries))


def _whole(entries: int) -> str:
    said = ngettext(
        "Checked: the %(total)s entry is as it was written.",
        "Checked: all %(total)s entries are as they were written.",
        entries,
    )
    return said % {"total": number_format(entries, force_grouping=True)}


def _broken(check: Check, number: int) -> str:
    entry = queries.entry_numbered(check.municipality, number)
    if entry is None:
        return _("Entry %(number)d was changed or follows a gap.") % {"number": number}
    return _("The log does not hold: %(what)s") % {"what": why_entry(entry)}


def _tell() -> str:
    return _("Tell the operator at once.")
