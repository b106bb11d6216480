"""The open tables of a plan: one row for each thing, figures and days as such, words as written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from qvevri.core.languages import current
from qvevri.monitoring.dashboard.wording import reason_text
from qvevri.monitoring.opendata import figure_tables
from qvevri.monitoring.opendata.adding import Sums, money_by_source
from qvevri.monitoring.opendata.cells import Row, Table, major, said, word
from qvevri.monitoring.opendata.chapters import chapters_of
from qvevri.monitoring.opendata.figure_tables import DAYS, owned
from qvevri.monitoring.opendata.gathering import Lit, Whole
from qvevri.monitoring.reporting.words import frequency_text, light_text, source_name
from qvevri.people.naming import called
from qvevri.places.queries import settlements_by_slug
from qvevri.plan.drafting.models import Comment
from qvevri.plan.programme.blocks import blocks
from qvevri.plan.programme.comparing import moved_targets
from qvevri.plan.programme.content import Action, Role
from qvevri.plan.programme.finance import cost_of


def _objectives(whole: Whole) -> Iterator[Row]:
    for one in whole.content.objectives:
        yield one.code, said(one.title), said(one.text)


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
                major(cost.amount) if cost else None,
                cost.currency if cost else "",
                one.weight,
                light_text(lit.light) if lit else "",
                light_text(lit.rule_light) if lit else "",
                None if share is None else Decimal(round(share * 1000)) / 10,
                said(one.risks),
                said(one.text),
            )


def _where(whole: Whole, action: Action) -> str:
    known = settlements_by_slug(whole.plan.municipality)
    return ", ".join(str(known[slug]) for slug in action.settlements if slug in known)


def _milestones(whole: Whole) -> Iterator[Row]:
    for code, steps in whole.steps.items():
        for step in steps:
            yield code, said(step.title), step.due, step.reached_on


def _indicators(whole: Whole) -> Iterator[Row]:
    for code, one in owned(whole):
        yield (
            one.code,
            code,
            said(one.name),
            said(one.unit),
            *(word(str(choice)) for choice in (one.level, one.direction, one.combine)),
            one.baseline,
            one.baseline_year,
            one.target,
            one.targets[-1].due if one.targets else None,
            said(one.verification),
            frequency_text(one.frequency),
        )


def _money(whole: Whole) -> Iterator[Row]:
    for action in whole.content.actions:
        sums: Mapping[tuple[str, str], Sums] = money_by_source(action, whole.told_of(action.code))
        for (source, currency), one in sums.items():
            amounts = (major(part) for part in (one.planned, one.committed, one.paid))
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
                major(line.money.amount),
                line.money.currency,
            )


def _spending(whole: Whole) -> Iterator[Row]:
    for report in whole.told:
        days = report.period.starts, report.period.finishes
        for one in report.spent:
            amounts = major(one.committed), major(one.paid)
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
            word("yes" if one.is_complete else "no"),
            one.happened,
            one.obstacles,
            one.language,
            "\n".join(one.links),
            one.approved_on,
            one.approved_by,
            called(one.approved_by, current(), one.approver_latin),
        )


def _overrides(whole: Whole) -> Iterator[Row]:
    for one in whole.overruled:
        days = one.period.starts, one.period.finishes
        why = light_text(one.light), one.reason, one.language
        by = one.by, called(one.by, current(), one.by_latin)
        yield one.action, *days, *why, *by, one.on, one.withdrawn_on


def _decisions(whole: Whole) -> Iterator[Row]:
    for one in whole.editions:
        yield one.number, one.decision, one.decided_on, one.reason, one.digest


def _chapters(whole: Whole) -> Iterator[Row]:
    for one in chapters_of(whole.content):
        for language, words in one.texts.items():
            yield one.number, one.names[current()], language, words


def _comments(whole: Whole) -> Iterator[Row]:
    for one in whole.remarks:
        outcome = str(Comment.Outcome(one.outcome).label) if one.outcome else ""
        by = one.name, called(one.name, current())
        told = one.day, one.action, *by, one.text, one.language
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


Rows = Callable[[Whole], Iterator[Row]]
TABLES: Mapping[str, tuple[Sequence[str], Rows]] = {
    "objectives": (("code", "title", "text"), _objectives),
    "actions": (
        (
            *("code", "objective", "title", "block", "starts", "finishes", "lead", "partners"),
            *(
                "places",
                "cost",
                "currency",
                "weight",
                "light",
                "rule_light",
                "progress",
                "risks",
                "text",
            ),
        ),
        _actions,
    ),
    "milestones": (("action", "milestone", "due", "reached_on"), _milestones),
    "indicators": (
        (
            *("indicator", "action", "name", "unit", "level", "direction", "combine"),
            *("baseline", "baseline_year", "target", "due", "verification", "frequency"),
        ),
        _indicators,
    ),
    "values": (figure_tables.VALUES, figure_tables.values),
    "groups": (figure_tables.GROUPS, figure_tables.groups),
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
    "overrides": (
        ("action", *DAYS, "light", "why", "language", "by", "name_here", "day", "withdrawn_on"),
        _overrides,
    ),
    "reports": (
        (
            *("action", *DAYS, "progress", "is_complete"),
            *("happened", "obstacles", "language", "links"),
            *("approved_on", "approved_by", "name_here"),
        ),
        _reports,
    ),
    "comments": (
        ("day", "place", "by", "name_here", "text", "language", "outcome", "answer"),
        _comments,
    ),
    "decisions": (("number", "decision", "day", "reason", "digest"), _decisions),
    "moved": (("decision", "day", "indicator", "name", "due", "before", "after"), _moved),
    "chapters": (("number", "chapter", "language", "text"), _chapters),
}


def table(name: str, whole: Whole) -> Table:
    """One table of a plan; `name` is a key of TABLES."""
    columns, rows = TABLES[name]
    return Table(name, columns, list(rows(whole)))


def tables(whole: Whole) -> list[Table]:
    """All of them, in the order of the sheets."""
    return [table(name, whole) for name in TABLES]
