"""The open tables of a plan: one row for each thing, figures and days as such, words as written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from qvevri.core.languages import current, in_language
from qvevri.monitoring.dashboard.wording import reason_text
from qvevri.monitoring.opendata import headings
from qvevri.monitoring.opendata.adding import Sums, money_by_source
from qvevri.monitoring.opendata.gathering import Lit, Whole
from qvevri.monitoring.reporting.words import light_text, source_name
from qvevri.places.queries import settlements_by_slug
from qvevri.plan.drafting.models import Comment
from qvevri.plan.programme.blocks import blocks
from qvevri.plan.programme.comparing import moved_targets
from qvevri.plan.programme.content import Action, Indicator, Role, Text
from qvevri.plan.programme.finance import cost_of

Cell = str | int | Decimal | date | bool | None
Row = Sequence[Cell]


@dataclass(frozen=True)
class Table:
    """A table by its name ("actions"): the names of its columns, and its rows."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Row]

    def headed(self) -> list[str]:
        """The headings in the reader's language."""
        return [headings.column(name, current()) for name in self.columns]


def said(text: Text) -> str:
    """The words in the reader's language, else in any."""
    return in_language(text, current())


def _word(code: str) -> str:
    return headings.word(code, current())


def _lari(amount: int) -> Decimal:
    return Decimal(amount) / 100


def _actions(whole: Whole) -> Iterator[Row]:
    for objective in whole.content.objectives:
        for one in objective.actions:
            cost, lit = cost_of(one), whole.lights.get(one.code)
            names = [[said(p.name) for p in one.partners if p.role is role] for role in Role]
            share = Fraction(lit.share) if lit and lit.share else None
            yield (
                one.code,
                said(objective.title),
                said(one.title),
                blocks().get(one.block, {}).get(current(), ""),
                one.starts,
                one.finishes,
                *("; ".join(some) for some in names),
                _where(whole, one),
                _lari(cost.amount) if cost else None,
                cost.currency if cost else "",
                one.weight,
                light_text(lit.light) if lit else "",
                light_text(lit.rule_light) if lit else "",
                None if share is None else Decimal(round(share * 1000)) / 10,
                said(one.risks),
            )


def _where(whole: Whole, action: Action) -> str:
    known = settlements_by_slug(whole.plan.municipality)
    return ", ".join(str(known[slug]) for slug in action.settlements if slug in known)


def _milestones(whole: Whole) -> Iterator[Row]:
    for code, steps in whole.steps.items():
        for step in steps:
            yield code, said(step.title), step.due, step.reached_on


def _owned(whole: Whole) -> Iterator[tuple[str, Indicator]]:
    """Each indicator with the code of its action; an objective's own with none."""
    for objective in whole.content.objectives:
        yield from (("", one) for one in objective.indicators)
        for action in objective.actions:
            yield from ((action.code, one) for one in action.indicators)


def _indicators(whole: Whole) -> Iterator[Row]:
    for code, one in _owned(whole):
        yield (
            one.code,
            code,
            said(one.name),
            said(one.unit),
            *(_word(str(choice)) for choice in (one.level, one.direction, one.combine)),
            one.baseline,
            one.baseline_year,
            one.target,
            one.targets[-1].due if one.targets else None,
            said(one.verification),
        )


def _values(whole: Whole) -> Iterator[Row]:
    """Targets by their day, and what approved reports gave for a period."""
    for code, one in _owned(whole):
        name = one.code, code, said(one.name), said(one.unit)
        for target in one.targets:
            yield *name, None, None, target.due, target.value, None, None, None
        for report in whole.told:
            figure = report.figures.get(one.code)
            if figure is not None:
                days = report.period.starts, report.period.finishes
                parts = figure.value, figure.numerator, figure.denominator
                yield *name, *days, None, None, *parts


def _money(whole: Whole) -> Iterator[Row]:
    for action in whole.content.actions:
        sums: Mapping[tuple[str, str], Sums] = money_by_source(action, whole.told_of(action.code))
        for (source, currency), one in sums.items():
            amounts = (_lari(part) for part in (one.planned, one.committed, one.paid))
            yield action.code, said(action.title), source_name(source), *amounts, currency


def _budget(whole: Whole) -> Iterator[Row]:
    for action in whole.content.actions:
        for line in action.lines:
            yield (
                action.code,
                said(action.title),
                source_name(line.source),
                said(line.name),
                line.year,
                _lari(line.money.amount),
                line.money.currency,
            )


def _spending(whole: Whole) -> Iterator[Row]:
    for report in whole.told:
        days = report.period.starts, report.period.finishes
        for one in report.spent:
            amounts = _lari(one.committed), _lari(one.paid)
            yield report.action, *days, source_name(one.source), *amounts, one.currency


def _lights(whole: Whole) -> Iterator[Row]:
    names = {one.code: said(one.name) for one in whole.content.indicators}
    names |= {str(step.pk): said(step.title) for some in whole.steps.values() for step in some}
    for one in whole.lit:
        yield (
            one.action,
            one.period.starts,
            one.period.finishes,
            light_text(one.light),
            light_text(one.rule_light),
            one.version,
            _why(one, names),
        )


def _why(one: Lit, names: Mapping[str, str]) -> str:
    return " ".join(reason_text(reason, names) for reason in one.reasons)


def _reports(whole: Whole) -> Iterator[Row]:
    for one in whole.told:
        yield (
            one.action,
            one.period.starts,
            one.period.finishes,
            one.progress,
            _word("yes" if one.is_complete else "no"),
            one.happened,
            one.obstacles,
            one.language,
            one.approved_on,
        )


def _comments(whole: Whole) -> Iterator[Row]:
    for one in whole.remarks:
        outcome = str(Comment.Outcome(one.outcome).label) if one.outcome else ""
        told = one.day, one.action, one.name, one.text, one.language
        yield *told, outcome, said(one.answer)


def _moved(whole: Whole) -> Iterator[Row]:
    pairs = zip(whole.editions[1:], whole.contents, whole.contents[1:], strict=False)
    for edition, before, after in pairs:
        names = {one.code: said(one.name) for one in (*before.indicators, *after.indicators)}
        for change in moved_targets(before, after):
            if isinstance(change.before or change.after, Decimal):
                values = (
                    value if isinstance(value, Decimal) else None
                    for value in (change.before, change.after)
                )
                name = names.get(change.indicator, "")
                told = edition.decision, edition.decided_on
                yield *told, change.indicator, name, change.due, *values


DAYS = ("period_starts", "period_finishes")
Rows = Callable[[Whole], Iterator[Row]]
TABLES: Mapping[str, tuple[Sequence[str], Rows]] = {
    "actions": (
        (
            *("code", "objective", "title", "block", "starts", "finishes", "lead", "partners"),
            *("places", "cost", "currency", "weight", "light", "rule_light", "progress", "risks"),
        ),
        _actions,
    ),
    "milestones": (("action", "milestone", "due", "reached_on"), _milestones),
    "indicators": (
        (
            *("indicator", "action", "name", "unit", "level", "direction", "combine"),
            *("baseline", "baseline_year", "target", "due", "verification"),
        ),
        _indicators,
    ),
    "values": (
        (
            *("indicator", "action", "name", "unit", *DAYS, "due"),
            *("target", "value", "numerator", "denominator"),
        ),
        _values,
    ),
    "money": (
        ("action", "action_title", "source", "planned", "committed", "paid", "currency"),
        _money,
    ),
    "budget": (
        ("action", "action_title", "source", "source_name", "year", "planned", "currency"),
        _budget,
    ),
    "spending": (("action", *DAYS, "source", "committed", "paid", "currency"), _spending),
    "lights": (("action", *DAYS, "light", "rule_light", "rule_version", "why"), _lights),
    "reports": (
        (
            *("action", *DAYS, "progress", "is_complete"),
            *("happened", "obstacles", "language", "approved_on"),
        ),
        _reports,
    ),
    "comments": (("day", "place", "by", "text", "language", "outcome", "answer"), _comments),
    "moved": (("decision", "day", "indicator", "name", "due", "before", "after"), _moved),
}


def table(name: str, whole: Whole) -> Table:
    """One table of a plan; `name` is a key of TABLES."""
    columns, rows = TABLES[name]
    return Table(name, columns, list(rows(whole)))


def tables(whole: Whole) -> list[Table]:
    """All of them, in the order of the sheets."""
    return [table(name, whole) for name in TABLES]
