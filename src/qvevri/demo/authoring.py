"""The text of a demo's plan, its versions, and what people said of it: as if written then."""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from qvevri.core.languages import CODES
from qvevri.demo.people import Staff
from qvevri.people.models import Person
from qvevri.plan.drafting.actions import commenting, writing
from qvevri.plan.drafting.models import Comment
from qvevri.plan.drafting.queries import action_called
from qvevri.plan.programme.models import Plan, Version

DATA = Path(__file__).resolve().parent / "data"
# The text was ready so many days before the plan was adopted, and was commented on after that.
BEFORE = 60


def write_text(plan: Plan, staff: Staff, adopted_on: date) -> None:
    """Chapters, comments and answers of the plan's file, if its municipality has one."""
    file = DATA / f"text_{plan.municipality.slug}.toml"
    if not file.exists():
        return
    said = tomllib.loads(file.read_text(encoding="utf-8"))
    comments = said.pop("comment", [])
    begun = datetime.combine(adopted_on - timedelta(days=BEFORE), time(11, 0))
    moment = timezone.make_aware(begun)
    for code, chapter in said.items():
        for made in _write(plan, code, chapter, staff):
            moment += timedelta(hours=5)
            Version.objects.filter(pk=made.pk).update(begun_at=moment, written_at=moment)
    for one in comments:
        moment += timedelta(days=3)
        _comment(plan, one, staff, moment)


def _write(plan: Plan, code: str, said: dict[str, Any], staff: Staff) -> Iterator[Version]:
    writers: dict[str, Person] = {"officer": staff.officer, "administrator": staff.administrator}
    base = ""
    for who, text in said.get("earlier", ()):
        yield _saved(plan, code, CODES[0], writing.Draft(text, base), writers[who])
        base = text
    for language, text in zip(CODES, said["text"], strict=True):
        draft = writing.Draft(text, base if language == CODES[0] else "")
        yield _saved(plan, code, language, draft, staff.officer)


def _saved(plan: Plan, code: str, language: str, draft: writing.Draft, by: Person) -> Version:
    made = writing.save(plan, code, language, draft, by=by).version
    assert made is not None
    return made


def _comment(plan: Plan, said: dict[str, Any], staff: Staff, moment: datetime) -> None:
    spoken = commenting.Said(
        text=said["text"],
        language=said["language"],
        chapter=said.get("chapter", ""),
        action=action_called(plan, said["action"]) if "action" in said else None,
        name=said.get("name", ""),
    )
    made = commenting.comment(plan, spoken, by=None, sender=f"demo-{plan.pk}")
    kept = Comment.objects.filter(pk=made.pk)
    kept.update(made_at=moment)
    if "answer" in said:
        answer = dict(zip(CODES, said["answer"], strict=True))
        commenting.answer(made, answer, said["outcome"], by=staff.officer)
        kept.update(answered_at=moment + timedelta(days=2))
