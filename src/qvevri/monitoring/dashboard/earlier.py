"""A plan as adopted, or as of a day: the same rule over what was promised and known then."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from qvevri.core.languages import current, in_language
from qvevri.monitoring.dashboard.boards import Board, Coming, Shown
from qvevri.monitoring.dashboard.moments import Moment, content_at
from qvevri.monitoring.dashboard.queries import objectives_of
from qvevri.monitoring.reporting.lights import Light
from qvevri.monitoring.reporting.loading import Aim, Line, Loaded, load_overrides, load_reports
from qvevri.monitoring.reporting.models import Period
from qvevri.monitoring.reporting.standing import Stand
from qvevri.monitoring.reporting.standings import figures_of, judged
from qvevri.plan.programme.content import Action, Content, Direction, Indicator
from qvevri.plan.programme.contents import text_of
from qvevri.plan.programme.finance import by_source
from qvevri.plan.programme.models import Action as ActionRow
from qvevri.plan.programme.models import Indicator as IndicatorRow
from qvevri.plan.programme.models import Milestone, Plan


def earlier_board(plan: Plan, moment: Moment, today: date) -> Board | None:
    """The dashboard of another state of the plan; None when it was not adopted by then.

    Twelve queries.
    """
    content = content_at(plan, moment)
    if content is None:
        return None
    day = min(moment.day or today, today)
    loaded = loaded_as(plan, content, moment.day)
    begun, stands = judged(loaded, day)
    figures = figures_of(loaded, begun, stands, by_source(content))
    now = stands[begun[-1].number] if begun else {}
    plan.rate, plan.rate_on = content.rate, content.rate_on
    titles = {action.code: in_language(action.title, current()) for action in content.actions}
    actions = [_shown(line, titles[line.code], now.get(line.pk)) for line in loaded.lines]
    coming: list[Coming] = []
    objectives = objectives_of(plan)
    names = _names(content, loaded)
    number = figures["period"]
    return Board(plan, actions, objectives, loaded.periods, coming, figures, number, names)


def _names(content: Content, loaded: Loaded) -> dict[str, str]:
    names = {one.code: in_language(one.name, current()) for one in content.indicators}
    pks = {line.code: line for line in loaded.lines}
    for action in content.actions:
        for step, (pk, _due) in zip(action.milestones, pks[action.code].steps, strict=True):
            names[str(pk)] = in_language(step.title, current())
    return names


def loaded_as(plan: Plan, content: Content, until: date | None = None) -> Loaded:
    """What the rule looks at, with the promises of `content` and reports approved by `until`."""
    rows = {row[0]: row[1:] for row in _rows(plan)}
    aims = dict(IndicatorRow.objects.filter(plan=plan).values_list("code", "pk"))
    steps = _steps(plan)
    lines = {
        rows[action.code][0]: _line(action, rows[action.code], aims, steps)
        for action in content.actions
        if action.code in rows
    }
    spent = load_reports(plan, lines, until)
    load_overrides(plan, lines)
    periods = list(Period.objects.filter(plan=plan).order_by("number"))
    return Loaded(list(lines.values()), periods, spent)


def _rows(plan: Plan) -> Iterable[tuple[str, int, int]]:
    return ActionRow.objects.filter(plan=plan).values_list("code", "pk", "objective_id")


def _steps(plan: Plan) -> Mapping[int, Mapping[tuple[str, date], int]]:
    found: dict[int, dict[tuple[str, date], int]] = defaultdict(dict)
    rows = Milestone.objects.filter(action__plan=plan).values_list("pk", "action", "title", "due")
    for pk, action, title, due in rows:
        found[action][str(sorted(text_of(title).items())), due] = pk
    return found


def _line(
    action: Action,
    row: tuple[int, int],
    aims: Mapping[str, int],
    steps: Mapping[int, Mapping[tuple[str, date], int]],
) -> Line:
    pk, objective = row
    known = steps.get(pk, {})
    # A milestone that no row holds any more has a number of its own: nothing was reported of it.
    return Line(
        pk,
        action.code,
        objective,
        action.block,
        action.starts,
        action.finishes,
        action.weight,
        action.cost.amount if action.cost else None,
        action.cost.currency if action.cost else "",
        aims=[_aim(one, aims[one.code]) for one in action.indicators if one.code in aims],
        steps=[
            (known.get((str(sorted(step.title.items())), step.due), -(pk * 100 + at)), step.due)
            for at, step in enumerate(action.milestones)
        ],
    )


def _aim(one: Indicator, pk: int) -> Aim:
    targets = tuple((target.due, Fraction(target.value)) for target in one.targets)
    baseline = None if one.baseline is None else Fraction(Decimal(one.baseline))
    is_down = one.direction is Direction.DOWN
    return Aim(pk, one.code, baseline, is_down, str(one.combine), targets)


def _shown(line: Line, title: str, stand: Stand | None) -> Shown:
    light = stand.light if stand else Light.NOT_BEGUN
    heard = stand.heard_at if stand else None
    return Shown(
        line.pk,
        line.code,
        title,
        line.block,
        line.objective,
        line.starts,
        line.finishes,
        str(light),
        stand.share if stand else None,
        heard.date() if heard else None,
        is_overruled=stand is not None and light != stand.judgement.light,
    )
