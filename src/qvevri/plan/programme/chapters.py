"""The rows of a plan's text: what its chapters say now, and every version of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from i18nfield.strings import LazyI18nString

from qvevri.core.languages import CODES
from qvevri.people.models import Person
from qvevri.plan.programme import content as said
from qvevri.plan.programme.contents import text_of
from qvevri.plan.programme.models import Chapter, Plan, Version


@dataclass(frozen=True)
class Written:
    """What a version says, how it came about, and the number it began from."""

    text: str
    way: Version.Way
    began_from: int = 0
    restored: int | None = None
    sitting: str = ""
    sent: str = ""


def newest(chapter: Chapter, language: str) -> Version | None:
    """The version to go on from; what was kept aside does not count."""
    rows = Version.objects.counting().filter(chapter=chapter, language=language)
    return rows.order_by("-number").first()


def add_version(
    chapter: Chapter, language: str, written: Written, *, by: Person | None, now: datetime
) -> Version:
    """One more version. To be called with the chapter locked."""
    rows = Version.objects.filter(chapter=chapter, language=language)
    last = rows.order_by("-number").values_list("number", flat=True).first()
    return Version.objects.create(
        chapter=chapter,
        language=language,
        number=(last or 0) + 1,
        text=written.text,
        way=written.way,
        began_from=written.began_from,
        restored=written.restored,
        sitting=written.sitting,
        sent=written.sent,
        written_by=by,
        begun_at=now,
        written_at=now,
    )


def say(chapter: Chapter, language: str, text: str) -> None:
    """From now on this is what the plan says in the chapter, in one language."""
    words = {**text_of(chapter.text), language: text}
    chapter.text = LazyI18nString({code: one for code, one in sorted(words.items()) if one})
    chapter.save(update_fields=["text"])


def lay_down_chapters(plan: Plan, chapters: Iterable[said.Chapter]) -> None:
    """The plan's chapters say this and nothing else. One query, and a few for each changed one.
    A text that is not yet the newest version becomes one. To be called inside a transaction."""
    rows = {row.code: row for row in plan.chapters.all()}
    wanted = {one.code: dict(one.text) for one in chapters}
    for code in {**wanted, **rows}:
        row, text = rows.get(code), wanted.get(code, {})
        if row is None:
            row = Chapter.objects.create(plan=plan, code=code, text=LazyI18nString({}))
        if text_of(row.text) != text:
            _lay_down(row, text)


def _lay_down(row: Chapter, text: dict[str, str]) -> None:
    was, now = text_of(row.text), timezone.now()
    for language in (*CODES, *(code for code in text if code not in CODES)):
        words = text.get(language, "")
        if words == was.get(language, ""):
            continue
        head = newest(row, language)
        if head is None or head.text != words:
            written = Written(words, Version.Way.BROUGHT, head.number if head else 0)
            add_version(row, language, written, by=None, now=now)
    row.text = LazyI18nString(dict(sorted(text.items())))
    row.save(update_fields=["text"])
