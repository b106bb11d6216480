"""A plan's rows as one value, in as many queries however long the plan is."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from operator import itemgetter

from django.db.models import Prefetch
from i18nfield.strings import LazyI18nString

from qvevri.plan.programme import content as said
from qvevri.plan.programme.content import Content, Money, Text
from qvevri.plan.programme.models import (
    Action,
    BudgetLine,
    Edition,
    Indicator,
    Objective,
    Plan,
    Whole,
)


def content_of(plan: Plan) -> Content:
    """The plan as it stands now: nine queries."""
    found = Indicator.objects.promised().prefetch_related("targets")
    actions = Action.objects.promised().prefetch_related(
        "partners", "lines", "milestones", Prefetch("indicators", found)
    )
    objectives = plan.objectives.promised().prefetch_related(
        Prefetch("actions", actions), Prefetch("indicators", found)
    )
    return Content(
        title=text_of(plan.title),
        starts=plan.starts,
        finishes=plan.finishes,
        vision=text_of(plan.vision),
        rate=plain(plan.rate),
        rate_on=plan.rate_on,
        objectives=tuple(_objective(row) for row in objectives),
        chapters=chapters_of(plan),
    )


def whole_of(plan: Plan) -> Content:
    """The plan as it stands now, from the one row that its last writing left: no query besides if
    the plan brings `whole` along, one for the chapters of a plan that was not adopted yet.

    A partner may be named whose organisation is gone (`actions.with_known_partners`).
    """
    kept: Whole | None = getattr(plan, "whole", None)
    if kept is None:
        return content_of(plan)
    content = said.from_json(kept.content)
    is_written = plan.status in (Plan.Status.DRAFT, Plan.Status.CONSULTATION)
    # Writers of chapters do not lay the whole plan down with every sentence.
    return replace(content, chapters=chapters_of(plan)) if is_written else content


def chapters_of(plan: Plan) -> tuple[said.Chapter, ...]:
    """What the plan's chapters say now, in the order of their codes: one query."""
    told = ((row.code, text_of(row.text)) for row in plan.chapters.all())
    return tuple(said.Chapter(code, text) for code, text in sorted(told, key=itemgetter(0)) if text)


def content_of_edition(edition: Edition) -> Content:
    """The plan as it was decided."""
    return said.from_json(edition.content)


def text_of(stored: LazyI18nString | str | None) -> Text:
    """Text of a field as a mapping of the languages that are written."""
    data = stored.data if isinstance(stored, LazyI18nString) else stored
    if isinstance(data, str) or data is None:
        return {"ka": data} if data else {}
    return {code: str(words) for code, words in sorted(data.items()) if words}


def plain(value: Decimal | None) -> Decimal | None:
    """A figure without the zeros that its column added: 12.0000 is 12."""
    if value is None:
        return None
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def _objective(row: Objective) -> said.Objective:
    return said.Objective(
        code=row.code,
        title=text_of(row.title),
        text=text_of(row.text),
        actions=tuple(action_of(action) for action in row.actions.all()),
        indicators=_indicators(row.indicators.all()),
    )


def _money(amount: int | None, currency: str) -> Money | None:
    return None if amount is None else Money(amount, currency)


def action_of(row: Action) -> said.Action:
    """An action with all that belongs to it, which the row should bring along."""
    return said.Action(
        code=row.code,
        title=text_of(row.title),
        place=row.place,
        block=row.block,
        text=text_of(row.text),
        starts=row.starts,
        finishes=row.finishes,
        is_open_ended=row.is_open_ended,
        weight=row.weight,
        cost=_money(row.cost, row.currency),
        cost_also=_money(row.cost_also, row.currency_also),
        partners=tuple(
            said.Partner(text_of(one.name), said.Role(one.role), one.organisation_id)
            for one in row.partners.all()
        ),
        lines=tuple(_line(line) for line in row.lines.all()),
        milestones=tuple(
            said.Milestone(text_of(one.title), one.due) for one in row.milestones.all()
        ),
        indicators=_indicators(row.indicators.all()),
        risks=text_of(row.risks),
        settlements=tuple(row.settlements),
        written=dict(sorted(row.written.items())),
    )


def _line(row: BudgetLine) -> said.BudgetLine:
    money = Money(row.amount, row.currency)
    return said.BudgetLine(said.Source(row.source), money, row.year, text_of(row.name))


def _indicators(rows: Iterable[Indicator]) -> tuple[said.Indicator, ...]:
    return tuple(indicator_of(row) for row in rows)


def indicator_of(row: Indicator) -> said.Indicator:
    """An indicator with its targets, which the row should bring along."""
    return said.Indicator(
        code=row.code,
        name=text_of(row.name),
        unit=text_of(row.unit),
        level=said.Level(row.level),
        direction=said.Direction(row.direction),
        combine=said.Combine(row.combine),
        baseline=plain(row.baseline),
        baseline_year=row.baseline_year,
        baseline_source=text_of(row.baseline_source),
        targets=tuple(
            said.Target(one.due, plain(one.value) or Decimal(0)) for one in row.targets.all()
        ),
        parts=tuple(
            said.Part(str(one["of"]), str(one["value"]), Decimal(str(one["target"])))
            for one in row.parts
        ),
        verification=text_of(row.verification),
        note=text_of(row.note),
        frequency=said.Frequency(row.frequency),
        measure=row.measure,
        narrowing=dict(sorted(row.narrowing.items())),
    )
