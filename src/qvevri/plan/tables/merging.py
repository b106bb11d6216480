"""What a table says, laid over the plan as it stands: what is new, changed or as it was.

An action is the same by its code, else by its title in the table's language. What the table has no
column for, and what the plan says in other languages, stays.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from qvevri.plan.programme.content import (
    Action,
    BudgetLine,
    Content,
    Indicator,
    Objective,
    Part,
    Partner,
    Target,
    Text,
)
from qvevri.plan.tables.headings import Column
from qvevri.plan.tables.results import Result
from qvevri.plan.tables.rows import Understood
from qvevri.plan.tables.understanding import Understanding
from qvevri.vocabulary.folding import fold

C = Column
NEW, CHANGED, UNCHANGED = "new", "changed", "unchanged"
T = TypeVar("T", Action, Objective, Indicator)


@dataclass(frozen=True)
class Merged:
    """The plan with the table in it, and what became of each row (by its number)."""

    content: Content
    states: Mapping[int, str]

    def count(self, state: str) -> int:
        """How many rows have this state."""
        return sum(found == state for found in self.states.values())


def span_of(table: Understanding, year: int) -> tuple[date, date]:
    """First and last day that a table's rows name; the two years from `year` if they name none."""
    starts = [row.period.starts for row in table.rows if row.period.starts]
    finishes = [row.period.finishes for row in table.rows if row.period.finishes]
    days = [*starts, *finishes]
    if not days:
        return date(year, 1, 1), date(year + 1, 12, 31)
    return date(min(days).year, 1, 1), date(max(days).year, 12, 31)


def shown(text: Text, language: str) -> str:
    """The words a table shows in a language: its own, else those of the first that has any."""
    return text.get(language) or next(iter(text.values()), "")


def merged(table: Understanding, plan: Content, known: Mapping[str, int]) -> Merged:
    """The plan after the table; `known` are our organisations: folded name → number."""
    return _Merging(table, plan, known).done()


class _Merging:
    def __init__(self, table: Understanding, plan: Content, known: Mapping[str, int]) -> None:
        self.table, self.plan, self.known = table, plan, known
        self.language = table.language
        self.objectives = list(plan.objectives)
        self.states: dict[int, str] = {}
        self.places = 1 + max((action.place for action in plan.actions), default=-1)

    def done(self) -> Merged:
        for row in self.table.rows:
            self._put(row)
        content = replace(self.plan, objectives=tuple(self.objectives))
        return Merged(content, self.states)

    def _put(self, row: Understood) -> None:
        was = self._action_of(row)
        at = self._objective_of(row, was)
        objective = self.objectives[at]
        if was is None:
            code = row.code or self._free_code(objective)
            new = Action(code=code, title={self.language: row.title}, place=self.places)
            self.places += 1
            now = self._said(new, row)
            actions = (*objective.actions, now)
            self.states[row.number] = NEW
        else:
            now = self._said(was, row)
            if replace(now, written=was.written) == was:
                # Other words for the same promise are no change.
                now = was
            self.states[row.number] = UNCHANGED if now is was else CHANGED
            self._take_out(was)
            objective = self.objectives[at]
            both = (*objective.actions, now)
            actions = tuple(sorted(both, key=lambda action: action.place))
        self.objectives[at] = replace(objective, actions=actions)

    def _take_out(self, was: Action) -> None:
        for at, objective in enumerate(self.objectives):
            left = tuple(one for one in objective.actions if one.code != was.code)
            self.objectives[at] = replace(objective, actions=left)

    def _action_of(self, row: Understood) -> Action | None:
        actions = [action for objective in self.objectives for action in objective.actions]
        if row.code:
            return next((one for one in actions if one.code == row.code), None)
        alike = [one for one in actions if self._is(one.title, row.title)]
        # Two actions of one title are told apart by their objective.
        for one in alike:
            home = next(o for o in self.objectives if one in o.actions)
            if self._is(home.title, row.objective):
                return one
        return alike[0] if len(alike) == 1 else None

    def _is(self, text: Text, words: str) -> bool:
        return fold(shown(text, self.language)) == fold(words)

    def _objective_of(self, row: Understood, was: Action | None) -> int:
        """The place of the row's objective, which is made if nobody named it before."""
        homes = [at for at, one in enumerate(self.objectives) if was and was in one.actions]
        # Its home comes first: two objectives may have one title.
        everywhere: list[int] = [*homes, *range(len(self.objectives))]
        for at in everywhere:
            is_named = bool(row.objective) and self._is(self.objectives[at].title, row.objective)
            if is_named or (not row.objective and at in homes):
                return at
        taken = {objective.code for objective in self.objectives}
        code = next(str(n) for n in range(1, len(taken) + 2) if str(n) not in taken)
        title = {self.language: row.objective} if row.objective else {}
        self.objectives.append(Objective(code=code, title=title))
        return len(self.objectives) - 1

    def _free_code(self, objective: Objective) -> str:
        taken = {action.code for one in self.objectives for action in one.actions}
        numbers = range(1, len(taken) + 2)
        return next(code for n in numbers if (code := f"{objective.code}.{n}") not in taken)

    def _said(self, was: Action, row: Understood) -> Action:
        has = self.table.heading.places
        now = replace(was, title=self._text(was.title, row.title))
        if C.BLOCK in has and row.block:
            now = replace(now, block=row.block)
        if C.PERIOD in has or C.START in has or C.FINISH in has:
            now = replace(
                now,
                starts=row.period.starts,
                finishes=row.period.finishes,
                is_open_ended=row.period.is_open_ended,
            )
        if C.PARTNERS in has:
            now = replace(now, partners=self._partners(was, row))
        if C.COST in has:
            now = replace(now, cost=row.cost, cost_also=row.cost_also)
        if row.lines or C.SOURCES in has:
            now = replace(now, lines=_lines(was, row))
        if C.RESULTS in has:
            now = replace(now, indicators=self._indicators(now, row))
        kept = {name: words for name, words in was.written.items() if C(name) not in has}
        return replace(now, written=dict(sorted({**kept, **row.written}.items())))

    def _text(self, was: Text, words: str) -> Text:
        """What a table borrowed from another language, for want of its own, is no translation."""
        if not words or words == shown(was, self.language):
            return was
        return dict(sorted({**was, self.language: words}.items()))

    def _partners(self, was: Action, row: Understood) -> tuple[Partner, ...]:
        before = {fold(shown(one.name, self.language)): one for one in was.partners}
        found = []
        for named in row.partners:
            old = before.get(fold(named.name))
            number = self.known.get(fold(named.name), old.organisation if old else None)
            text = self._text(old.name if old else {}, named.name)
            found.append(Partner(text, named.role, number))
        return tuple(found)

    def _indicators(self, action: Action, row: Understood) -> tuple[Indicator, ...]:
        before = {fold(shown(one.name, self.language)): one for one in action.indicators}
        taken = {one.code for one in action.indicators}
        found: list[Indicator] = []
        for result in row.results:
            old = before.get(fold(result.name))
            if old is None:
                numbers = range(1, len(taken) + 2)
                code = next(c for n in numbers if (c := f"{action.code}.{n}") not in taken)
                taken.add(code)
                old = Indicator(code=code, name={})
            found.append(self._measured(old, result, action))
        return tuple(found)

    def _measured(self, was: Indicator, result: Result, action: Action) -> Indicator:
        due = action.finishes or self.plan.finishes
        now = replace(was, name=self._text(was.name, result.name))
        note = self.table.footnotes.get(result.footnote, "")
        now = replace(now, note=self._text(was.note, note))
        if result.baseline is not None:
            is_level = result.baseline == result.target
            way = was.direction if is_level else result.direction
            now = replace(now, baseline=result.baseline, direction=way)
        if result.target != was.target:
            early = tuple(target for target in was.targets[:-1] if target.due < due)
            last = () if result.target is None else (Target(due, result.target),)
            now = replace(now, targets=(*early, *last))
        if result.shares:
            parts = {(one.of, one.value): one for one in was.parts}
            parts |= {
                (one.of, one.value): Part(one.of, one.value, one.target) for one in result.shares
            }
            now = replace(now, parts=tuple(parts.values()))
        return now


def _lines(was: Action, row: Understood) -> tuple[BudgetLine, ...]:
    """The row's sums; a line that was there keeps what tables do not say of it, such as its year:
    the one of the same source and sum, else, with another sum, the one of the same source."""
    left = list(was.lines)
    kept: dict[int, BudgetLine] = {}
    for is_alike in (_is_same, _is_of_source):
        for at in [at for at in range(len(row.lines)) if at not in kept]:
            old = next((one for one in left if is_alike(one, row.lines[at])), None)
            if old is not None:
                left.remove(old)
                kept[at] = replace(old, money=row.lines[at].money)
    return tuple(kept.get(at, line) for at, line in enumerate(row.lines))


def _is_same(one: BudgetLine, other: BudgetLine) -> bool:
    return one.source is other.source and one.money == other.money


def _is_of_source(one: BudgetLine, other: BudgetLine) -> bool:
    return one.source is other.source
