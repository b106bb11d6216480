"""Questions about chapters and comments."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Exists, Min, OuterRef, QuerySet, Subquery
from django.http import Http404

from qvevri.files.models import Photo
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.drafting.models import Comment
from qvevri.plan.drafting.outline import Part, parts
from qvevri.plan.programme import content as said
from qvevri.plan.programme.contents import text_of
from qvevri.plan.programme.models import (
    Action,
    Chapter,
    Edition,
    Plan,
    Version,
    VersionQuerySet,
)

# Whoever saved within this time is taken to be still at it.
AT_IT = timedelta(minutes=5)
Place = tuple[str, str]


def unanswered(plan: Plan) -> list[Comment]:
    """The comments on a plan that everybody sees and nobody has answered, the oldest first."""
    return list(Comment.objects.filter(plan=plan).unanswered().order_by("pk"))


def waiting(municipality: Municipality) -> list[tuple[int, int, datetime]]:
    """Number of each plan with comments nobody has answered, how many, and since when."""
    rows = Comment.objects.of(municipality).unanswered().exclude(plan__status=Plan.Status.CLOSED)
    counted = rows.values("plan").annotate(count=Count("pk"), since=Min("made_at"))
    return list(counted.order_by("plan").values_list("plan", "count", "since"))


def comments_on(plan: Plan) -> list[Comment]:
    """All comments on a plan, hidden ones too, each with its action: one query."""
    rows = Comment.objects.filter(plan=plan).select_related("action", "answered_by")
    return list(rows.order_by("pk"))


def open_to_comments(plan: Plan) -> Plan | None:
    """Another plan of the same municipality that is in public consultation now."""
    rows = Plan.objects.filter(municipality=plan.municipality_id, status=Plan.Status.CONSULTATION)
    return rows.exclude(pk=plan.pk).order_by("-starts", "-pk").first()


def counted_comments(plan: Plan) -> int:
    """How many comments on a plan everybody sees."""
    return Comment.objects.filter(plan=plan).shown().count()


def photos_of(plan: Plan, numbers: Collection[int]) -> dict[int, Photo]:
    """Photos by number, of the plan's own chapters only: whatever number somebody types, no other
    photo of the house is shown. No query where there are none."""
    if not numbers:
        return {}
    kind = ContentType.objects.get_for_model(Chapter)
    rows = Photo.objects.filter(pk__in=numbers, thing_type=kind)
    own = Chapter.objects.filter(plan=plan).values("pk")
    return {photo.pk: photo for photo in rows.filter(thing_id__in=own)}


def locked_editions_naming(chapter: Chapter, words: str) -> list[Edition]:
    """What was decided of a chapter's plan with these words anywhere in it, the earliest first.
    Nothing is decided of the plan until the transaction ends."""
    Plan.objects.select_for_update().get(pk=chapter.plan_id)
    return editions_naming(chapter, words)


def editions_naming(chapter: Chapter, words: str) -> list[Edition]:
    """What was decided of a chapter's plan with these words anywhere in it, the earliest first."""
    rows = Edition.objects.filter(plan=chapter.plan_id, content__contains=words)
    return list(rows.order_by("number"))


def comment_in(municipality: Municipality, pk: int) -> Comment:
    """A comment on one of a municipality's plans, or Http404."""
    rows = Comment.objects.of(municipality).select_related("plan__municipality", "action", "person")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def comment_by_key(municipality: Municipality, key: str) -> Comment:
    """The comment that a secret address opens, or Http404."""
    rows = Comment.objects.of(municipality).select_related("plan__municipality", "person")
    found = rows.filter(key=key).first()
    if found is None:
        raise Http404
    return found


def comments_by(person: Person) -> QuerySet[Comment]:
    """What somebody said of plans while signed in."""
    return Comment.objects.filter(person=person)


def plan_in(municipality: Municipality, pk: int) -> Plan:
    """A plan of a municipality, drafts too: for its writers. Or Http404."""
    plan = Plan.objects.of(municipality).select_related("municipality").filter(pk=pk).first()
    if plan is None:
        raise Http404
    return plan


def plan_to_write(municipality: Municipality) -> Plan | None:
    """The plan whose text is most likely meant: the newest that is not closed."""
    rows = Plan.objects.of(municipality).exclude(status=Plan.Status.CLOSED)
    return rows.order_by("-starts", "-pk").first()


def part_called(code: str) -> Part:
    """A chapter in which one can write, or Http404."""
    part = parts().get(code)
    if part is None or not part.words:
        raise Http404
    return part


def action_called(plan: Plan, code: str) -> Action | None:
    """An action of the plan as it stands."""
    return Action.objects.promised().filter(plan=plan, code=code).first()


def chapter_of(plan: Plan, code: str) -> Chapter | None:
    """The row of a chapter; None while nobody has written in it."""
    return Chapter.objects.filter(plan=plan, code=code).first()


def heads(plan: Plan) -> Mapping[Place, Version]:
    """The newest version of each chapter in each language, with its writer: one query."""
    found = _heads().filter(chapter__plan=plan).select_related("chapter", "written_by")
    return {(one.chapter.code, one.language): one for one in found}


def _heads() -> VersionQuerySet:
    newer = Version.objects.counting().filter(
        chapter=OuterRef("chapter"), language=OuterRef("language"), number__gt=OuterRef("number")
    )
    return Version.objects.counting().filter(~Exists(newer))


def proposed_heads(plan: Plan) -> list[Version]:
    """The newest versions that say something else than the plan in force: one query."""
    return _differing(_heads().filter(chapter__plan=plan).select_related("chapter"))


def plans_with_proposed_chapters(municipality: Municipality) -> dict[int, datetime]:
    """Adopted plans of which chapters wait for the next amendment, and since when they do, by
    number. One query."""
    decided = Edition.objects.filter(plan=OuterRef("chapter__plan")).order_by("-number")
    rows = _heads().of(municipality).filter(chapter__plan__status=Plan.Status.ADOPTED)
    # What was written before the last decision is part of it or was replaced by it.
    rows = rows.filter(written_at__gt=Subquery(decided.values("recorded_at")[:1]))
    found: dict[int, datetime] = {}
    for one in _differing(rows.select_related("chapter").order_by("-written_at")):
        found.setdefault(one.chapter.plan_id, one.written_at)
    return found


def _differing(found: Iterable[Version]) -> list[Version]:
    return [one for one in found if text_of(one.chapter.text).get(one.language, "") != one.text]


def proposed_chapters(plan: Plan, in_force: Iterable[said.Chapter]) -> tuple[said.Chapter, ...]:
    """The chapters in force with what writers wrote since: for the next amendment. One query."""
    texts = {one.code: dict(one.text) for one in in_force}
    for (code, language), head in heads(plan).items():
        texts.setdefault(code, {})[language] = head.text
    told = {code: {k: v for k, v in sorted(one.items()) if v} for code, one in texts.items()}
    return tuple(said.Chapter(code, text) for code, text in sorted(told.items()) if text)


def at_it(found: Mapping[Place, Version], person: Person, now: datetime) -> dict[Place, Version]:
    """Where somebody else writes at this moment."""
    return {
        place: one
        for place, one in found.items()
        if one.sitting and one.written_by_id != person.pk and now - one.written_at < AT_IT
    }


def version_saying(chapter: Chapter, language: str, text: str) -> Version | None:
    """The last version with exactly these words."""
    rows = Version.objects.filter(chapter=chapter, language=language, text=text)
    return rows.order_by("-number").first()


def versions_of(plan: Plan, code: str, language: str) -> list[Version]:
    """All versions of a chapter in a language, the newest first, each with its writer."""
    rows = Version.objects.filter(chapter__plan=plan, chapter__code=code, language=language)
    return list(rows.select_related("written_by", "chapter").order_by("-number"))


def version(versions: Sequence[Version], number: int) -> Version:
    """The version of this number, or Http404."""
    found = next((one for one in versions if one.number == number), None)
    if found is None:
        raise Http404
    return found


def last_of_sitting(
    chapter: Chapter, language: str, sitting: str, person: Person
) -> Version | None:
    """The newest version that one page saved; None for a page that saved nothing yet."""
    return _of_sitting(chapter, language, sitting, person).counting().last()


def aside_of_sitting(
    chapter: Chapter, language: str, sitting: str, person: Person
) -> Version | None:
    """What one page wrote and did not fit."""
    rows = _of_sitting(chapter, language, sitting, person)
    return rows.filter(way=Version.Way.ASIDE).last()


def _of_sitting(chapter: Chapter, language: str, sitting: str, person: Person) -> VersionQuerySet:
    rows = Version.objects.filter(chapter=chapter, language=language, written_by=person)
    return (rows.filter(sitting=sitting) if sitting else rows.none()).order_by("number")


def versions_by(person: Person) -> QuerySet[Version]:
    """What somebody wrote of plans."""
    return Version.objects.filter(written_by=person)
