"""A plan's value laid down in its rows; a row keeps its number as long as its code stays."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Model
from i18nfield.strings import LazyI18nString

from qvevri.plan.programme import content as said
from qvevri.plan.programme.chapters import lay_down_chapters
from qvevri.plan.programme.content import Content, Text, to_json
from qvevri.plan.programme.contents import text_of
from qvevri.plan.programme.models import (
    Action,
    BudgetLine,
    Indicator,
    Milestone,
    Objective,
    Partner,
    Plan,
    Target,
    Whole,
)

AT_ONCE = 500


def lay_down(plan: Plan, content: Content) -> None:
    """The plan's rows say what the content says: a fixed number of queries besides one for each
    new or changed objective, action and indicator. To be called inside a transaction."""
    plan.title, plan.vision = _text(content.title), _text(content.vision)
    plan.starts, plan.finishes = content.starts, content.finishes
    plan.rate, plan.rate_on = content.rate, content.rate_on
    plan.save()
    objectives = _objectives(plan, content)
    actions = _actions(plan, content, objectives)
    _drop(plan, content, objectives)
    _details(content, actions)
    _milestones(content, actions)
    _indicators(plan, content, objectives, actions)
    lay_down_chapters(plan, content.chapters)
    keep_whole(plan, content)


def keep_whole(plan: Plan, content: Content) -> None:
    """What the plan's rows say is kept in one piece, too. To be called inside a transaction."""
    Whole.objects.update_or_create(plan=plan, defaults={"content": to_json(content)})


def _text(text: Text) -> LazyI18nString:
    return LazyI18nString(dict(text))


def _objectives(plan: Plan, content: Content) -> dict[str, Objective]:
    return {
        one.code: Objective.objects.update_or_create(
            plan=plan,
            code=one.code,
            defaults={
                "place": place,
                "title": _text(one.title),
                "text": _text(one.text),
                "is_dropped": False,
            },
        )[0]
        for place, one in enumerate(content.objectives)
    }


def _actions(
    plan: Plan, content: Content, objectives: Mapping[str, Objective]
) -> dict[str, Action]:
    rows = {row.code: row for row in plan.actions.all()}
    changed = []
    for objective in content.objectives:
        for one in objective.actions:
            row = rows.setdefault(one.code, Action(plan=plan, code=one.code))
            if _takes(row, {**_fields_of(one), "objective_id": objectives[objective.code].pk}):
                changed.append(row)
    _keep(Action, changed)
    return {one.code: rows[one.code] for one in content.actions}


def _takes(row: Model, values: Mapping[str, Any]) -> bool:
    """Give the row these values; was it another before? Those that are not stay unwritten."""
    is_another = row.pk is None
    for name, value in values.items():
        was = getattr(row, name)
        is_text = isinstance(value, LazyI18nString)
        is_another |= text_of(was) != text_of(value) if is_text else was != value
        setattr(row, name, value)
    return is_another


def _keep(model: type[Model], rows: Sequence[Model]) -> None:
    """Write these rows, which are new or changed: old ones by their number, many at once, since
    Django's own bulk update takes a hundred times as long."""
    old = [row for row in rows if row.pk]
    names = [one.name for one in model._meta.concrete_fields if not one.primary_key]
    model._default_manager.bulk_create([row for row in rows if row.pk is None], batch_size=AT_ONCE)
    model._default_manager.bulk_create(
        old, AT_ONCE, update_conflicts=True, unique_fields=["pk"], update_fields=names
    )


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
        "settlements": list(one.settlements),
        "written": dict(one.written),
        "is_dropped": False,
    }


def _drop(plan: Plan, content: Content, objectives: Mapping[str, Objective]) -> None:
    """What the content no longer holds is gone from a draft; of a plan that was decided its rows
    stay, since there may be reports of them."""
    indicators = plan.indicators.exclude(code__in=[one.code for one in content.indicators])
    actions = plan.actions.exclude(code__in=[one.code for one in content.actions])
    gone = plan.objectives.exclude(pk__in=[row.pk for row in objectives.values()])
    if plan.editions.exists():
        for rows in (indicators, actions, gone):
            rows.update(is_dropped=True)
        return
    indicators.delete()
    actions.delete()
    gone.delete()


def _milestones(content: Content, actions: Mapping[str, Action]) -> None:
    """A milestone keeps its row, and so what was reported of it, while title or day stays."""
    rows = Milestone.objects.filter(action__in=[row.pk for row in actions.values()])
    pool: dict[int, list[Milestone]] = {}
    for row in rows:
        pool.setdefault(row.action_id, []).append(row)
    kept: list[Milestone] = []
    new: list[Milestone] = []
    for one in content.actions:
        action = actions[one.code]
        there = pool.get(action.pk, [])
        for place, step in enumerate(one.milestones):
            row = _same(there, step) or Milestone(action=action)
            if row in there:
                there.remove(row)
            row.title, row.due, row.place = _text(step.title), step.due, place
            (kept if row.pk else new).append(row)
    Milestone.objects.filter(pk__in=[row.pk for left in pool.values() for row in left]).delete()
    Milestone.objects.bulk_update(kept, ["title", "due", "place"], batch_size=100)
    Milestone.objects.bulk_create(new)


def _same(rows: Iterable[Milestone], step: said.Milestone) -> Milestone | None:
    titled = (row for row in rows if text_of(row.title) == dict(step.title))
    dated = (row for row in rows if row.due == step.due)
    return next(titled, None) or next(dated, None)


def _details(content: Content, actions: Mapping[str, Action]) -> None:
    """Partners and lines have no life of their own: they are laid down anew."""
    ids = [row.pk for row in actions.values()]
    for model in (Partner, BudgetLine):
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
    kept, changed = [], []
    for place, (one, objective, action) in enumerate(_owned(content, objectives, actions)):
        row = rows.setdefault(one.code, Indicator(plan=plan, code=one.code))
        of = {"objective_id": objective and objective.pk, "action_id": action and action.pk}
        if _takes(row, {**_measured(one), **of, "place": place}):
            changed.append(row)
        kept.append((row, one))
    _keep(Indicator, changed)
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
        "frequency": one.frequency,
        "measure": one.measure,
        "narrowing": dict(one.narrowing),
        "is_dropped": False,
    }
