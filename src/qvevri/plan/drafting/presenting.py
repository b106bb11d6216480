"""Chapters, versions and comments made ready for pages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from qvevri.core.languages import CODES, OWN_NAMES, current
from qvevri.files import queries as files
from qvevri.files.pictures import Picture, picture
from qvevri.people.models import Person
from qvevri.plan.drafting import queries
from qvevri.plan.drafting.markup import Block, count_words, photos_in, read
from qvevri.plan.drafting.models import Comment
from qvevri.plan.drafting.outline import Part, parts, writable
from qvevri.plan.programme.content import Content
from qvevri.plan.programme.models import Chapter, Plan, Version

FAR_TOO_LONG = 1.25


def name_of(part: Part) -> str:
    """The name of a chapter in the reader's language, its number before it."""
    name = part.names.get(current(), part.names[CODES[0]])
    return name if part.is_annex else f"{part.number}. {name}"


def changed_chapters(before: Content, after: Content) -> list[tuple[str, str]]:
    """Code and name of each chapter that two states of a plan say differently, in order."""
    old = {one.code: one.text for one in before.chapters}
    new = {one.code: one.text for one in after.chapters}
    return [
        (code, name_of(part))
        for code, part in parts().items()
        if old.get(code, {}) != new.get(code, {})
    ]


def text_in(content: Content, code: str, language: str) -> str:
    """What a state of a plan says in a chapter, in one language."""
    texts = {one.code: one.text for one in content.chapters}
    return texts.get(code, {}).get(language, "")


@dataclass(frozen=True)
class Gauge:
    """How long a text is beside the advised length."""

    words: int
    advised: int

    @property
    def most(self) -> int:
        """The end of the scale."""
        return max(self.words, self.advised)

    @property
    def is_long(self) -> bool:
        """Is it far longer than advised?"""
        return self.words > self.advised * FAR_TOO_LONG


def gauge_of(part: Part, text: str) -> Gauge:
    """The length of a chapter in one language."""
    return Gauge(count_words(text), part.words)


@dataclass(frozen=True)
class Cell:
    """A chapter in one language: how long, by whom last, who writes there now."""

    language: str
    named: str
    gauge: Gauge
    head: Version | None
    busy: str


@dataclass(frozen=True)
class Row:
    """A chapter in all languages."""

    part: Part
    name: str
    cells: Sequence[Cell]
    waiting: int


def rows_of(plan: Plan, person: Person, now: datetime) -> list[Row]:
    """The chapters that one can write, for their writers: two queries."""
    heads = queries.heads(plan)
    busy = queries.at_it(heads, person, now)
    said = [one.chapter for one in queries.unanswered(plan)]
    return [
        Row(
            part,
            name_of(part),
            [_cell(part, language, heads, busy) for language in CODES],
            said.count(part.code),
        )
        for part in writable()
    ]


def _cell(
    part: Part,
    language: str,
    heads: Mapping[queries.Place, Version],
    busy: Mapping[queries.Place, Version],
) -> Cell:
    head, other = heads.get((part.code, language)), busy.get((part.code, language))
    gauge = gauge_of(part, head.text if head else "")
    return Cell(language, OWN_NAMES[language], gauge, head, writer_of(other) if other else "")


def writer_of(version: Version) -> str:
    """Who wrote a version, as far as it is known."""
    name = version.written_by.called(current()) if version.written_by else ""
    return name or "–"


@dataclass(frozen=True)
class Figure:
    """A photo of a chapter, and what a writer types to show it."""

    pk: int
    picture: Picture
    typed: str


def figures_of(chapter: Chapter | None) -> list[Figure]:
    """The photos that a chapter's writers may show. One query."""
    if chapter is None:
        return []
    shows = _("What it shows")
    return [
        Figure(
            photo.pk,
            picture(photo, _("Photo %(number)s") % {"number": place}, "8rem"),
            f"![{shows}](photo:{photo.pk})",
        )
        for place, photo in enumerate(files.photos_about(chapter), 1)
    ]


@dataclass(frozen=True)
class Shown:
    """A block with the pictures it needs, for `drafting/_blocks.html`."""

    block: Block
    items: Sequence[Sequence["Shown"]]
    picture: Picture | None


def shown(blocks: Iterable[Block], pictures: Mapping[int, Picture]) -> list[Shown]:
    """Blocks with their pictures; a photo that is gone leaves its caption."""
    return [
        Shown(
            block,
            [shown(item, pictures) for item in block.items],
            _described(block, pictures.get(block.photo)),
        )
        for block in blocks
    ]


def _described(block: Block, found: Picture | None) -> Picture | None:
    if found is None:
        return None
    return {**found, "alt": "".join(run.text for run in block.runs)}


def preview(text: str, chapter: Chapter | None) -> list[Shown]:
    """A chapter's text as its readers will see it."""
    blocks = read(text)
    wanted = photos_in(blocks)
    photos = files.photos_about(chapter) if chapter and wanted else []
    return shown(blocks, {one.pk: picture(one, "") for one in photos if one.pk in wanted})


@dataclass(frozen=True)
class Thread:
    """A comment, what it is about, and its answer."""

    comment: Comment
    about: str
    answer: str
    answer_language: str
    by: str


def thread_of(comment: Comment) -> Thread:
    """A comment made ready."""
    language, answer = _answer_of(comment)
    return Thread(comment, about(comment), answer, language, comment.name)


def about(comment: Comment) -> str:
    """What a comment is about."""
    if comment.chapter in parts():
        return name_of(parts()[comment.chapter])
    return str(comment.action) if comment.action else _("The whole plan")


def _answer_of(comment: Comment) -> tuple[str, str]:
    """The answer in the reader's language, else in one in which it was written."""
    data = getattr(comment.answer, "data", comment.answer)
    told = data if isinstance(data, dict) else {CODES[0]: data or ""}
    for language in (current(), *CODES):
        if told.get(language):
            return language, str(told[language])
    return current(), ""


def groups_of(comments: Iterable[Comment]) -> list[tuple[str, list[Thread]]]:
    """Comments by what they are about: the whole plan, chapters in order, then actions."""
    order = {code: place for place, code in enumerate(parts(), 1)}

    def place(one: Comment) -> tuple[int, int, int]:
        if one.action is not None:
            return (len(order) + 1, one.action.place, one.pk)
        return (order.get(one.chapter, 0), 0, one.pk)

    found: dict[str, list[Thread]] = {}
    for one in sorted(comments, key=place):
        found.setdefault(about(one), []).append(thread_of(one))
    return list(found.items())
