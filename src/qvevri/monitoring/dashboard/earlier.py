"""A plan as adopted, or as of a day: the same rule over what was promised and known then."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone

from qvevri.core.languages import current, in_language
from qvevri.monitoring.dashboard.boards import Aim, Board, Coming, Shown
from qvevri.monitoring.dashboard.moments import Moment, Then, i18n, then_of
from qvevri.monitoring.dashboard.queries import SOON, combined_of, periods_of
from qvevri.monitoring.dashboard.steps import (
    Row,
    numbered,
    promised_in,
    promised_in_text,
    said_of,
)
from qvevri.monitoring.dashboard.timeline import Beside, Step
from qvevri.monitoring.reporting.lights import Light
from qvevri.monitoring.reporting.loading import (
    Line,
    Loaded,
    aim_of,
    keep_promises,
    load_overrides,
)
from qvevri.monitoring.reporting.models import Period
from qvevri.monitoring.reporting.queries import Read
from qvevri.monitoring.reporting.recalling import Recalled, readings_then, recall, tell
from qvevri.monitoring.reporting.standing import Stand
from qvevri.monitoring.reporting.standings import figures_of, judged
from qvevri.plan.programme.content import Action, Indicator, Milestone, Text
from qvevri.plan.programme.contents import content_of_edition, text_of
from qvevri.plan.programme.finance import by_source
from qvevri.plan.programme.models import Action as ActionRow
from qvevri.plan.programme.models import Objective, Plan


@dataclass(frozen=True)
class Earlier:
    """A plan's earlier state, judged; `stands` by the number of a period and of an action."""

    then: Then
    loaded: Loaded
    begun: Sequence[Period]
    stands: Mapping[int, Mapping[int, Stand]]
    recalled: Sequence[Recalled] = ()

    @property
    def now(self) -> Mapping[int, Stand]:
        """How each action stood in the period that ran then."""
        return self.stands[self.begun[-1].number] if self.begun else {}

    @cached_property
    def board(self) -> Board:
        """The dashboard of that state: one query more where objectives have own indicators."""
        content, number = self.then.content, self.begun[-1].number if self.begun else None
        figures = figures_of(self.loaded, self.begun, self.stands, by_source(content))
        titles = {action.code: _said(action.title) for action in content.actions}
        actions = [_shown(one, titles[one.code], self.now.get(one.pk)) for one in self.loaded.lines]
        objectives = objectives_then(self.then)
        coming = list(self._coming(actions))
        names, aims = self.names, _aims(self.then)
        periods = self.loaded.periods
        plan = self.then.plan
        return Board(plan, actions, objectives, periods, coming, figures, number, names, aims)

    @property
    def names(self) -> dict[str, str]:
        """Indicators by code and milestones by number, for the sentences of the rule."""
        names = {one.code: _said(one.name) for one in self.then.content.indicators}
        for line, action in self._pairs():
            for (pk, _due), step in zip(line.steps, _in_order(action), strict=True):
                names[str(pk)] = _said(step.title)
        return names

    @property
    def beside(self) -> Beside:
        """Partners, settlements and milestones of the actions, by their numbers."""
        pairs = list(self._pairs())
        return Beside(
            {line.pk: [_said(one.name) for one in action.partners] for line, action in pairs},
            {line.pk: list(action.settlements) for line, action in pairs},
            {line.pk: _steps(line, action) for line, action in pairs},
        )

    def _pairs(self) -> Iterable[tuple[Line, Action]]:
        said = {action.code: action for action in self.then.content.actions}
        return ((line, said[line.code]) for line in self.loaded.lines)

    def reached(self, code: str) -> dict[str, date]:
        """When each milestone of an action was reached, by its title, as was approved by then."""
        days: dict[int, date] = {}
        for step in (step for one in self.recalled if one.code == code for step in one.reached):
            days[step.milestone] = max(step.on, days.get(step.milestone, step.on))
        return {
            _said(step.title): days[pk]
            for line, action in self._pairs()
            if line.code == code
            for (pk, _due), step in zip(line.steps, _in_order(action), strict=True)
            if pk in days
        }

    def _coming(self, actions: Sequence[Shown], limit: int = 8) -> Sequence[Coming]:
        day = self.then.day
        found = [
            Coming(step.due, line.code, step.title, is_end=False)
            for line, action in self._pairs()
            for step in _steps(line, action)
            if not step.is_reached and day <= step.due <= day + SOON
        ]
        found += [
            Coming(one.finishes, one.code, one.title, is_end=True)
            for one in actions
            if one.finishes and day <= one.finishes <= day + SOON and one.light != Light.DONE
        ]
        return sorted(found, key=lambda one: (one.day, one.code))[:limit]


def earlier_of(then: Then, code: str = "") -> Earlier:
    """An earlier state of a plan, or of its action of that code: six queries."""
    recalled = recall(then.plan, then.until, code)
    loaded = _loaded(then, recalled, code)
    return Earlier(then, loaded, *judged(loaded, then.day), recalled)


def earlier_board(plan: Plan, moment: Moment, today: date) -> Board | None:
    """The dashboard of another state of the plan; None when it was not adopted by then."""
    then = then_of(plan, moment, today)
    return earlier_of(then).board if then else None


def _loaded(then: Then, recalled: Iterable[Recalled], code: str) -> Loaded:
    """What the rule looks at, with the promises of that time and what had been approved by then."""
    known, numbers = _known(then, recalled, code)
    lines: dict[int, Line] = {}
    for place, objective in enumerate(then.content.objectives):
        for action in objective.actions:
            if action.code in known:
                pk = known[action.code]
                lines[pk] = _line(pk, place, action, numbers[action.code])
    places = {action.code: at for at, action in enumerate(then.content.actions)}
    spent = tell(lines, recalled)
    load_overrides(then.plan, lines, then.until)
    periods = periods_of(then.plan)
    _promised_before(then, lines, periods)
    ordered = sorted(lines.values(), key=lambda line: places[line.code])
    return Loaded(ordered, periods, spent)


def _known(
    then: Then, recalled: Iterable[Recalled], code: str
) -> tuple[Mapping[str, int], Mapping[str, Sequence[int]]]:
    """The number of each action, and of its milestones in the order of that state. One query."""
    rows = ActionRow.objects.filter(plan=then.plan)
    rows = rows.filter(code=code) if code else rows
    fields = ("code", "pk", "milestones", "milestones__title", "milestones__due")
    ordered = rows.order_by("pk", "milestones__place", "milestones")
    known: dict[str, int] = {}
    there: list[Row] = []
    for name, pk, step, title, due in ordered.values_list(*fields):
        known[name] = pk
        if step is not None:
            there.append(Row(name, step, said_of(text_of(title), due.isoformat())))
    named = (
        Row(one.code, step.milestone, said_of(step.title, step.due))
        for one in recalled
        for step in one.reached
    )
    before, after = (
        [promised_in_text(one.content) for one in editions]
        for editions in (then.editions[:-1], then.later)
    )
    states = [*before, promised_in(then.content), *after]
    return known, numbered(states, len(before), there, named)


def _promised_before(then: Then, lines: Mapping[int, Line], periods: Sequence[Period]) -> None:
    """What had been promised at the end of each period that ended before the last decision of that
    time: a target that moved later makes no light better or worse."""
    last = then.editions[-1] if then.editions else None
    earlier: dict[int, list[int]] = defaultdict(list)
    for period in periods if len(then.editions) > 1 else ():
        held = [at for at, one in enumerate(then.editions) if one.decided_on <= period.finishes]
        earlier[held[-1] if held else 0].append(period.number)
    said = {action.code: action for action in then.content.actions}
    for at, numbers in earlier.items():
        if then.editions[at] is not last:
            before = content_of_edition(then.editions[at]).actions
            others = (action for action in before if action != said.get(action.code))
            keep_promises(lines.values(), others, numbers)


def _line(pk: int, objective: int, action: Action, steps: Sequence[int]) -> Line:
    cost = action.cost
    return Line(
        pk,
        action.code,
        objective,
        action.block,
        action.starts,
        action.finishes,
        action.weight,
        cost.amount if cost else None,
        cost.currency if cost else "",
        aims=[aim_of(one) for one in action.indicators],
        steps=[(number, step.due) for number, step in _numbered(action, steps)],
    )


def _numbered(action: Action, steps: Sequence[int]) -> list[tuple[int, Milestone]]:
    """The milestones with their numbers, in order of their days."""
    return sorted(zip(steps, action.milestones, strict=True), key=lambda one: one[1].due)


def _in_order(action: Action) -> Sequence[Milestone]:
    return sorted(action.milestones, key=lambda step: step.due)


def _steps(line: Line, action: Action) -> list[Step]:
    reached = {pk for told in line.told for pk in told.reached}
    return [
        Step(step.due, _said(step.title), pk in reached)
        for (pk, _due), step in zip(line.steps, _in_order(action), strict=True)
    ]


def objectives_then(then: Then) -> list[Objective]:
    """The objectives as they were said then, numbered in their order."""
    return [
        Objective(pk=at, code=one.code, title=i18n(one.title), text=i18n(one.text), place=at)
        for at, one in enumerate(then.content.objectives)
    ]


def _aims(then: Then) -> list[Aim]:
    """The objectives' own indicators with what had been read of them by then."""
    own = [
        (at, one)
        for at, objective in enumerate(then.content.objectives)
        for one in objective.indicators
    ]
    read = readings_then(then.plan, then.until) if own else {}
    return [_aim(at, one, read.get(one.code, ())) for at, one in own]


def _aim(objective: int, one: Indicator, read: Sequence[Read]) -> Aim:
    actual = combined_of(read, one.combine)
    named = (one.code, _said(one.name), _said(one.unit))
    return Aim(objective, *named, one.baseline, one.target, actual)


def _said(text: Text) -> str:
    return in_language(text, current())


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
        timezone.localtime(heard).date() if heard else None,
        is_overruled=stand is not None and light != stand.judgement.light,
    )
