"""What a reader is told when a log does not hold."""

from collections.abc import Iterator, Mapping

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qvevri.core.languages import CODES
from qvevri.history import registry
from qvevri.history.chain import Broken, Why
from qvevri.history.heads import NoHeads
from qvevri.history.models import Entry

# Of the file as a whole.
OF_FILE: Mapping[Why, Promise] = {
    Why.EMPTY: gettext_lazy("the file is empty."),
    Why.NO_CHAIN: gettext_lazy("this is not a log as it is downloaded from a municipality's page."),
    Why.NO_TEXT: gettext_lazy(
        "line %(line)s is not text in UTF-8. Check the file as it was downloaded, without opening "
        "and saving it in between."
    ),
    Why.SEAL_MISSING: gettext_lazy(
        "no entry has the seal %(about)s: the log was cut off or written anew since it was noted."
    ),
    Why.HEAD_MISSING: gettext_lazy(
        "on %(day)s the last entry was %(number)s, with the seal %(about)s. It is not there any "
        "more: the log was cut off or written anew since."
    ),
    Why.ANOTHER_TOWN: gettext_lazy("these heads are of another log: %(about)s."),
}
# Of one entry.
OF_ENTRY: Mapping[Why, Promise] = {
    Why.TOO_LONG: gettext_lazy("the line is too long for an entry."),
    Why.UNREADABLE: gettext_lazy("the line cannot be read."),
    Why.OUT_OF_ORDER: gettext_lazy("it does not follow the entry before: one is missing or moved."),
    Why.CHANGED: gettext_lazy("what it says is not what was sealed."),
    Why.REWRITTEN: gettext_lazy("its line is not written as the log writes it."),
    Why.CUT_OFF: gettext_lazy("it is missing: the file ends before what its first line promises."),
}


def why_file(broken: Broken) -> str:
    """The sentence about a file, without the file's name."""
    if broken.why in OF_FILE:
        return str(OF_FILE[broken.why]) % vars(broken)
    number, line = {"number": broken.number}, {"line": broken.line}
    entry = _("entry %(number)s") % number if broken.number else _("line %(line)s") % line
    more = ", ".join(part for part in (broken.day, broken.about) if part)
    return f"{entry}{f' ({more})' if more else ''}: {OF_ENTRY[broken.why]}"


def why_heads(trouble: NoHeads) -> str:
    """The sentence about a file that holds no heads, without the file's name."""
    if trouble.line:
        return _("line %(line)s is not a day with its entry and seal.") % {"line": trouble.line}
    return _("this is not a file of the seals of all days, as it is downloaded here.")


def explained() -> Iterator[str]:
    """What somebody reads who opens a file of heads, in each language."""
    for code in CODES:
        with translation.override(code):
            yield _(
                "Each line is a day: its date, the number of its last entry and that entry's seal, "
                "which stands for all that was written by then. Keep this file. Should a line of "
                "it ever be missing in the log, the past was changed."
            )


def why_entry(entry: Entry) -> str:
    """The sentence about an entry of the database that was changed or follows a gap."""
    kind = f"{entry.thing_type.app_label}.{entry.thing_type.model}"
    thing = registry.named(kind, [entry.thing_id]).get(entry.thing_id)
    said = {
        "number": entry.number,
        "day": date_format(timezone.localtime(entry.happened_at), registry.DAY),
        "deed": registry.sentence(kind, entry.verb, entry.facts),
        "thing": thing.title if thing and thing.title else f"{kind} {entry.thing_id}",
    }
    return _("entry %(number)s (%(day)s, %(deed)s, %(thing)s) was changed or follows a gap.") % said
