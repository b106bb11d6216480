"""The text of a demo's plan, its versions, and what people said of it: as if written then."""

import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from PIL import Image, ImageDraw

from qvevri.core.languages import CODES
from qvevri.demo.dating import seal_moments
from qvevri.demo.people import Staff, employ_staff
from qvevri.files.actions import take_photo
from qvevri.files.tasks import develop_renditions
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.drafting.actions import commenting, writing
from qvevri.plan.drafting.models import Comment
from qvevri.plan.drafting.queries import action_called
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme import content as promised
from qvevri.plan.programme.content import (
    Action,
    BudgetLine,
    Content,
    Indicator,
    Money,
    Objective,
    Source,
    Target,
)
from qvevri.plan.programme.contents import chapters_of
from qvevri.plan.programme.models import Chapter, Plan, Version

DATA = Path(__file__).resolve().parent / "data"
# The text was ready so many days before the plan was adopted, and was commented on after that.
BEFORE = 60
PAPER = (251, 248, 243)
PARTS = ((168, 69, 42), (110, 31, 53), (47, 107, 58), (31, 95, 139))


def write_text(plan: Plan, staff: Staff, adopted_on: date) -> None:
    """Chapters, comments and answers of the plan's file, if its municipality has one."""
    file = DATA / f"text_{plan.municipality.slug}.toml"
    if not file.exists():
        return
    said = tomllib.loads(file.read_text(encoding="utf-8"))
    comments = said.pop("comment", [])
    said.pop("amendment", None)
    begun = datetime.combine(adopted_on - timedelta(days=BEFORE), time(11, 0))
    moment = timezone.make_aware(begun)
    for day, (code, chapter) in enumerate(said.items()):
        for place, made in enumerate(_write(plan, code, chapter, staff)):
            at = moment + timedelta(days=day, minutes=35 * place)
            Version.objects.filter(pk=made.pk).update(begun_at=at, written_at=at)
    moment += timedelta(days=len(said))
    for one in comments:
        moment += timedelta(days=3)
        _comment(plan, one, staff, moment)


def amended_chapters(plan: Plan) -> tuple[promised.Chapter, ...]:
    """The plan's chapters with those that its amendment changes."""
    file = DATA / f"text_{plan.municipality.slug}.toml"
    said = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    now = {one.code: one.text for one in chapters_of(plan)}
    now |= {code: _texts(texts) for code, texts in said.get("amendment", {}).items()}
    return tuple(promised.Chapter(code, now[code]) for code in sorted(now))


@transaction.atomic
def begin_next(municipality: Municipality) -> None:
    """The municipality's next plan in public consultation, if it has a file for it; once."""
    file = DATA / f"next_{municipality.slug}.toml"
    if not file.exists():
        return
    said = tomllib.loads(file.read_text(encoding="utf-8"))
    content, staff = _content(said), employ_staff(municipality)
    if Plan.objects.of(municipality).filter(starts=content.starts).exists():
        return
    plan = programme.begin(
        content, municipality=municipality, by=staff.officer, is_illustrative=True
    )
    programme.open_to_comments(plan, by=staff.officer)
    for code, texts in said["chapter"].items():
        list(_write(plan, code, {"text": texts}, staff))
    for place, one in enumerate(said["comment"], 1):
        _comment(plan, one, staff, timezone.now() - timedelta(days=3 * place))
    seal_moments(plan)


def _content(said: dict[str, Any]) -> Content:
    first, last = said["years"]
    starts, finishes = date(first, 1, 1), date(last, 12, 31)
    actions = tuple(
        Action(
            code=one["code"],
            title=_texts(one["name"]),
            place=place,
            block=one["block"],
            starts=starts,
            finishes=finishes,
            cost=Money(one["cost"] * 100, "GEL"),
            lines=tuple(
                BudgetLine(Source(who), Money(amount * 100, "GEL"))
                for who, amount in one["pay"].items()
            ),
            indicators=(
                Indicator(
                    code=f"{one['code']}.1",
                    name=_texts(one["aim"][:3]),
                    baseline=Decimal(0),
                    targets=(Target(finishes, Decimal(one["aim"][3])),),
                ),
            ),
        )
        for place, one in enumerate(said["action"])
    )
    objective = Objective("1", _texts(said["objective"]), actions=actions)
    return Content(
        title=_texts(said["title"]),
        starts=starts,
        finishes=finishes,
        vision=_texts(said["vision"]),
        objectives=(objective,),
    )


def _texts(names: Sequence[str]) -> dict[str, str]:
    """Names stand in the order ka, en, ru."""
    return {code: text.strip() for code, text in sorted(zip(CODES, names, strict=True))}


def _write(plan: Plan, code: str, said: dict[str, Any], staff: Staff) -> Iterator[Version]:
    writers: dict[str, Person] = {"officer": staff.officer, "administrator": staff.administrator}
    base = ""
    for who, text in said.get("earlier", ()):
        yield _saved(plan, code, CODES[0], writing.Draft(text, base), writers[who])
        base = text
    figure = f"photo:{_figure(plan, code, staff.officer)}" if "figure" in said else ""
    for place, language in enumerate(CODES):
        text = said["text"][place]
        if figure:
            text = f"{text}\n![{said['figure'][place]}]({figure})"
        draft = writing.Draft(text, base if language == CODES[0] else "")
        yield _saved(plan, code, language, draft, staff.officer)


def _figure(plan: Plan, code: str, by: Person) -> int:
    """Number of a drawn picture of the chapter: a circle of four equal parts."""
    image = Image.new("RGB", (960, 640), PAPER)
    pen = ImageDraw.Draw(image)
    for part, colour in enumerate(PARTS):
        pen.pieslice((200, 40, 760, 600), 90 * part, 90 * part + 90, fill=colour, outline=PAPER)
    out = BytesIO()
    image.save(out, "JPEG", quality=85)
    upload = ContentFile(out.getvalue(), name="partnership.jpg")
    chapter, _is_new = Chapter.objects.get_or_create(plan=plan, code=code)
    photo = take_photo(upload, municipality=plan.municipality, by=by, thing=chapter)
    develop_renditions(photo)
    return photo.pk


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
