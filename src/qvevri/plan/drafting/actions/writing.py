"""Writing chapters, several people at once: nothing that anybody wrote is lost."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from qvevri.core.text import clean_line
from qvevri.history import actions as history
from qvevri.people.models import Person
from qvevri.plan.drafting import queries
from qvevri.plan.drafting.joining import join
from qvevri.plan.drafting.refusals import LONGEST_CHAPTER, ChapterTooLong
from qvevri.plan.programme.chapters import Written, add_version, newest, say
from qvevri.plan.programme.contents import text_of
from qvevri.plan.programme.models import Chapter, Plan, Version
from qvevri.plan.programme.permissions import may_write
from qvevri.plan.programme.refusals import PlanClosed

# Whoever writes on the same page for longer begins a new version.
SITTING = timedelta(hours=1)
_BLANK_LINES = re.compile(r"\n{3,}")
OPEN = (Plan.Status.DRAFT, Plan.Status.CONSULTATION)


@dataclass(frozen=True)
class Draft:
    """What a writer's page holds, the text and version it began from, and the page's secret."""

    text: str
    base: str = ""
    began_from: int = 0
    sitting: str = ""


@dataclass(frozen=True)
class Saved:
    """The version that holds what was written; `other` is the one it was joined with, or which it
    did not fit, if somebody else had saved meanwhile. None: there was nothing to save."""

    version: Version | None
    other: Version | None = None

    @property
    def is_aside(self) -> bool:
        """Did both change the same sentence, so that both texts are kept side by side?"""
        return self.version is not None and self.version.way == Version.Way.ASIDE


@transaction.atomic
def save(plan: Plan, code: str, language: str, draft: Draft, *, by: Person) -> Saved:
    """The chapter says what was written, joined with what others saved since the writer began.

    Of an adopted plan it is a proposal for its next amendment. Where both changed the same
    sentence, the writer's text is kept aside as a version of its own. Sent twice it counts once.
    Raises PermissionDenied, PlanClosed, ChapterTooLong.
    """
    plan = _locked(plan, by)
    text = tidy(draft.text)
    if len(text) > LONGEST_CHAPTER:
        raise ChapterTooLong(len(text))
    chapter, _is_new = Chapter.objects.get_or_create(plan=plan, code=code)
    return _Saving(plan, chapter, language, by, timezone.now()).save(text, draft)


@transaction.atomic
def restore(plan: Plan, version: Version, *, by: Person) -> Version:
    """An earlier text is the newest one again, as a new version. The newest is left as it is.

    Raises PermissionDenied, PlanClosed.
    """
    plan = _locked(plan, by)
    chapter, language = version.chapter, version.language
    head = newest(chapter, language)
    if head is not None and head.text == version.text:
        return head
    made = _put_back(chapter, language, version, by)
    if plan.status in OPEN:
        say(chapter, language, made.text)
    _record(plan, made, by, "restored")
    return made


def _put_back(chapter: Chapter, language: str, version: Version | None, by: Person) -> Version:
    """The words of an earlier version, or none, once more as the newest version."""
    head = newest(chapter, language)
    written = Written(
        version.text if version else "",
        Version.Way.RESTORED if version else Version.Way.WRITTEN,
        began_from=head.number if head else 0,
        restored=version.number if version else None,
    )
    return add_version(chapter, language, written, by=by, now=timezone.now())


@transaction.atomic
def discard_proposed(plan: Plan, *, by: Person) -> int:
    """Chapters of an adopted plan say again what is in force; what was proposed stays among their
    versions. Returns in how many texts something was discarded.

    Raises PermissionDenied, PlanClosed.
    """
    plan = _locked(plan, by)
    found = queries.proposed_heads(plan)
    for head in found:
        chapter, language = head.chapter, head.language
        words = text_of(chapter.text).get(language, "")
        there = queries.version_saying(chapter, language, words)
        made = _put_back(chapter, language, there, by)
        _record(plan, made, by, "restored" if there else "written")
    return len(found)


@transaction.atomic
def forget_author(person: Person) -> None:
    """Nothing tells any more who wrote these versions."""
    queries.versions_by(person).update(written_by=None)


def tidy(text: str) -> str:
    """`text` without invisible characters; lines keep their shift, which lists need."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    shifts = [len(line) - len(line.lstrip(" \t")) for line in lines]
    told = [f"{' ' * n}{clean_line(line)}".rstrip() for n, line in zip(shifts, lines, strict=True)]
    return _BLANK_LINES.sub("\n\n", "\n".join(told)).strip("\n")


def _locked(plan: Plan, by: Person) -> Plan:
    if not may_write(by, plan.municipality):
        raise PermissionDenied
    rows = Plan.objects.select_for_update(of=("self",)).select_related("municipality")
    plan = rows.get(pk=plan.pk)
    if plan.status == Plan.Status.CLOSED:
        raise PlanClosed
    return plan


def _record(plan: Plan, version: Version, by: Person, verb: str) -> None:
    facts = {
        "code": version.chapter.code,
        "language": version.language,
        "number": version.number,
        "restored": version.restored,
    }
    history.record(by, verb, version.chapter, municipality=plan.municipality, facts=facts)


@dataclass(frozen=True)
class _Saving:
    """One saving of a locked chapter."""

    plan: Plan
    chapter: Chapter
    language: str
    by: Person
    now: datetime

    def save(self, text: str, draft: Draft) -> Saved:
        head = newest(self.chapter, self.language)
        own = queries.last_of_sitting(self.chapter, self.language, draft.sitting, self.by)
        # What this page sent last is known here, even if the answer never reached it.
        base = own.sent if own else tidy(draft.base)
        theirs = head.text if head else ""
        joined = join(base, text, theirs)
        other = head if head and theirs != base and head != own else None
        if joined is None:
            return Saved(self._aside(text, draft), head)
        if joined == theirs:
            return Saved(head)
        if head and head == own and self.now - own.begun_at < SITTING:
            return Saved(self._go_on(own, joined, text), None)
        return Saved(self._next(joined, text, draft, head), other)

    def _go_on(self, own: Version, joined: str, sent: str) -> Version:
        own.text, own.sent, own.written_at = joined, sent, self.now
        own.save(update_fields=["text", "sent", "written_at"])
        self._say(joined)
        return own

    def _next(self, joined: str, sent: str, draft: Draft, head: Version | None) -> Version:
        was_joined = joined != sent
        written = Written(
            joined,
            Version.Way.JOINED if was_joined else Version.Way.WRITTEN,
            began_from=head.number if head else 0,
            sitting=draft.sitting,
            sent=sent,
        )
        made = add_version(self.chapter, self.language, written, by=self.by, now=self.now)
        self._say(joined)
        _record(self.plan, made, self.by, "joined" if was_joined else "written")
        return made

    def _say(self, text: str) -> None:
        if self.plan.status in OPEN:
            say(self.chapter, self.language, text)

    def _aside(self, text: str, draft: Draft) -> Version:
        kept = queries.aside_of_sitting(self.chapter, self.language, draft.sitting, self.by)
        if kept is not None:
            return self._keep(kept, text)
        written = Written(
            text, Version.Way.ASIDE, draft.began_from, sitting=draft.sitting, sent=text
        )
        made = add_version(self.chapter, self.language, written, by=self.by, now=self.now)
        _record(self.plan, made, self.by, "kept_aside")
        return made

    def _keep(self, kept: Version, text: str) -> Version:
        kept.text, kept.sent, kept.written_at = text, text, self.now
        kept.save(update_fields=["text", "sent", "written_at"])
        return kept
