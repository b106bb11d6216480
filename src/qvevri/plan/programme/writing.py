"""A plan's value laid down in its rows; a row keeps its number as long as its code stays."""

from collections.abc import Iterable, Mapping
from typing import Any

from i18nfield.strings import LazyI18nString

from qvevri.plan.programme import content as said
from qvevri.plan.programme.content import Content, Text
from qvevri.plan.programme.models import (
    Action,
    BudgetLine,
    Indicator,
    Milestone,
    Objective,
    Partner,
    Plan,
    Target,
)


def lay_down(plan: Plan, content: Content) -> None:
    """The plan's rows say what the content says: a fixed number of queries besides one for each
    new or changed objective, action and indicator. To be called inside a transaction."""
    plan.title, plan.vision = _text(content.title), _text(content.vision)
    plan.starts, plan.finishes = content.starts, content.finishes
    plan.rate, plan.rate_on = content.rate, content.rate_on
    plan.save()
    objectives = _objectives(plan, content)
    actions = _actions(plan, content, objectives)
    # What is gone goes before what it hung on.
    plan.indicators.exclude(code__in=[one.code for one in content.indicators]).delete()
    plan.actions.exclude(pk__in=[row.pk for row in actions.values()]).delete()
    plan.objectives.exclude(pk__in=[row.pk for row in objectives.values()]).delete()
    _details(content, actions)
    _indicators(plan, content, objectives, actions)


def _text(text: Text) -> LazyI18nString:
    return LazyI18nString(dict(text))


def _objectives(plan: Plan, content: Content) -> dict[str, Objective]:
    return {
        one.code: Objective.objects.update_or_create(
            plan=plan,
            code=one.code,
            defaults={"place": place, "title": _text(one.title), "text": _text(one.text)},
        )[0]
        for place, one in enumerate(content.objectives)
    }


def _actions(
    plan: Plan, content: Content, objectives: Mapping[str, Objective]
) -> dict[str, Action]:
    rows = {row.code: row for row in plan.actions.all()}
    for objective in content.objectives:
        for one in objective.actions:
            row = rows.setdefault(one.code, Action(plan=plan, code=one.code))
            for name, value in _fields_of(one).items():
                setattr(row, name, value)
            row.objective = objectives[objective.code]
    kept = [rows[one.code] for one in content.actions]
    names = [*_fields_of(next(content.actions)), "objective"] if kept else []
    Action.objects.bulk_create([row for row in kept if row.pk is None])
    Action.objects.bulk_update([row for row in kept if row.pk], names, batch_size=100)
    return {row.code: row for row in kept}


def _fields_of(one: said.Action) -> dict[str, Any]:
    cost, also = one.cost, one.cost_also
    return {
        "title": _text(one.title),
        "place": one.place,
        "text": _text(one.text),
        "block": one.block,
        "starts": one.starts,
        "finishes": one.finishes,
        "is_open_ended": one.is_open_ended,
        "weight": one.weight,
        "cost": cost.amount if cost else None,
        "currency": cost.currency if cost else "",
        "cost_also": also.amount if also else None,
        "currency_also": also.currency if also else "",
        "risks": _text(one.risks),
        "written": dict(one.written),
    }


def _details(content: Content, actions: Mapping[str, Action]) -> None:
    """Partners, lines and milestones have no life of their own: they are laid down anew."""
    ids = [row.pk for row in actions.values()]
    for model in (Partner, BudgetLine, Milestone):
        model._default_manager.filter(action__in=ids).delete()
    pairs = [(actions[one.code], one) for one in content.actions]
    Partner.objects.bulk_create(
        Partner(
            action=row,
            organisation_id=partner.organisation,
            name=_text(partner.name),
            role=partner.role,
            place=place,
        )
        for row, one in pairs
        for place, partner in enumerate(one.partners)
    )
    BudgetLine.objects.bulk_create(
        BudgetLine(
            action=row,
            source=line.source,
            amount=line.money.amount,
            currency=line.money.currency,
            year=line.year,
            name=_text(line.name),
            place=place,
        )
        for row, one in pairs
        for place, line in enumerate(one.lines)
    )
    Milestone.objects.bulk_create(
        Milestone(action=row, title=_text(step.title), due=step.due, place=place)
        for row, one in pairs
        for place, step in enumerate(one.milestones)
    )


def _owned(
    content: Content, objectives: Mapping[str, Objective], actions: Mapping[str, Action]
) -> Iterable[tuple[said.Indicator, Objective | None, Action | None]]:
    for objective in content.objectives:
        for one in objective.indicators:
            yield one, objectives[objective.code], None
        for action in objective.actions:
            for one in action.indicators:
                yield one, None, actions[action.code]


def _indicators(
    plan: Plan,
    content: Content,
    objectives: Mapping[str, Objective],
    actions: Mapping[str, Action],
) -> None:
    rows = {row.code: row for row in plan.indicators.all()}
    kept = []
    for place, (one, objective, action) in enumerate(_owned(content, objectives, actions)):
        row = rows.setdefault(one.code, Indicator(plan=plan, code=one.code))
        for name, value in _measured(one).items():
            setattr(row, name, value)
        row.objective, row.action, row.place = objective, action, place
        kept.append((row, one))
    Indicator.objects.bulk_create([row for row, _one in kept if row.pk is None])
    old = [row for row, _one in kept if row.pk]
    if old:
        names = [*_measured(kept[0][1]), "objective", "action", "place"]
        Indicator.objects.bulk_update(old, names, batch_size=100)
    Target.objects.filter(indicator__plan=plan).delete()
    Target.objects.bulk_create(
        Target(indicator=row, due=target.due, value=target.value)
        for row, one in kept
        for target in one.targets
    )


def _measured(one: said.Indicator) -> dict[str, Any]:
    return {
        "name": _text(one.name),
        "unit": _text(one.unit),
        "level": one.level,
        "direction": one.direction,
        "combine": one.combine,
        "baseline": one.baseline,
        "baseline_year": one.baseline_year,
        "baseline_source": _text(one.baseline_source),
        "parts": [
            {"of": part.of, "value": part.value, "target": str(part.target)} for part in one.parts
        ],
        "verification": _text(one.verification),
        "note": _text(one.note),
    }
