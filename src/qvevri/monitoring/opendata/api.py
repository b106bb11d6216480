"""A plan's text and approved figures, for machines."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from qvevri.core.languages import CODES, in_language
from qvevri.monitoring.dashboard.api_moments import At, MomentItem, moment_item, open_plan
from qvevri.monitoring.dashboard.boarding import content_at, there
from qvevri.monitoring.opendata.chapters import Chapter, chapters_of
from qvevri.monitoring.opendata.recalling import figures_at
from qvevri.monitoring.opendata.whole_json import figure_told
from qvevri.places.api import Language, Problem

router = Router(tags=["plan"])
ANSWERS = {404: Problem, 422: Problem}
Limit = Annotated[int, Query(500, ge=1, le=1000, description="Items on a page.")]
Cursor = Annotated[int, Query(0, ge=0, description="`next` of the page before.")]


class ChapterItem(Schema):
    """A chapter of the plan's document, as everybody reads it."""

    code: str = Field(examples=["vision"])
    number: str = Field(examples=["5"], description="Empty for what the outline does not know.")
    name: str
    within: str | None = Field(description="Code of the chapter that it is a part of.")
    language: str = Field(description="Of the text: `lang` if it is written in it.")
    languages: list[str] = Field(examples=[["ka", "ru"]], description="In which it is written.")
    text: str = Field(description="Markdown.")


class Chapters(Schema):
    """The chapters in the order of the document; those nobody wrote are left out."""

    moment: MomentItem
    items: list[ChapterItem]
    next: str | None = None


class FigureItem(Schema):
    """An approved figure: of an indicator, for a period, with its groups and where it is from."""

    indicator: str = Field(examples=["1.1.1"])
    action: str | None = Field(examples=["1.1"], description="Null for an objective's own.")
    period: int
    starts: date
    finishes: date
    value: str | None = Field(examples=["31"])
    numerator: str | None
    denominator: str | None
    groups: Mapping[str, Mapping[str, str]] = Field(
        examples=[{"sex": {"female": "21", "male": "10"}}],
        description="Groups of a ratio are counted in its numerator.",
    )
    source: str = Field(
        examples=["reported"],
        description="reported: of its action; read: given for an objective; counted: by the house",
    )
    measure: str | None = Field(description="What the house counted.")
    note: str
    language_of_note: str | None
    links: list[str]
    approved_on: date | None
    approved_by: str
    approved_by_in_latin_letters: str


class Figures(Schema):
    """Approved figures, the earliest period first."""

    moment: MomentItem
    items: list[FigureItem]
    next: int | None = None


@router.get("/plans/{plan_id}/chapters", response={200: Chapters, **ANSWERS}, summary="Its text")
def chapters(
    request: HttpRequest,  # noqa: ARG001
    plan_id: int,
    lang: Language,
    at: Query[At],
) -> Chapters:
    """The document chapter by chapter: of an adopted plan what had been decided last by then."""
    opened = open_plan(plan_id, at)
    found = chapters_of(there(content_at(opened)))
    return Chapters(moment=moment_item(opened), items=[_chapter(one, lang) for one in found])


def _chapter(one: Chapter, language: str) -> ChapterItem:
    order = (language, *(code for code in CODES if code != language))
    written = [code for code in CODES if one.texts.get(code)]
    said = next((code for code in order if code in written), next(iter(one.texts)))
    return ChapterItem(
        code=one.code,
        number=one.number,
        name=in_language(dict(one.names), language),
        within=one.within or None,
        language=said,
        languages=written or list(one.texts),
        text=one.texts[said],
    )


@router.get(
    "/plans/{plan_id}/figures",
    response={200: Figures, **ANSWERS},
    summary="All approved figures",
)
def figures(
    request: HttpRequest,  # noqa: ARG001
    plan_id: int,
    limit: Limit,
    cursor: Cursor,
    at: Query[At],
) -> Figures:
    """Of actions and of objectives, with their groups, source, approval, as known at the moment."""
    opened = open_plan(plan_id, at)
    found = figures_at(opened)
    shown = found[cursor : cursor + limit]
    after = cursor + limit
    items = [FigureItem(**figure_told(one)) for one in shown]
    following = after if after < len(found) else None
    return Figures(moment=moment_item(opened), items=items, next=following)
