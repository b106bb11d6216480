"""A plan's content, changes and indicators made ready for pages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from qvevri.core.languages import current, in_language
from qvevri.monitoring.dashboard import wording
from qvevri.monitoring.reporting import words
from qvevri.plan.drafting.presenting import changed_chapters
from qvevri.plan.programme.blocks import blocks
from qvevri.plan.programme.comparing import Change, What, changes, moved_targets
from qvevri.plan.programme.content import Action, Content, Indicator, Money, Text
from qvevri.plan.programme.contents import content_of, content_of_edition
from qvevri.plan.programme.models import Edition, Plan
from qvevri.plan.tables.exporting import as_book, as_document
from qvevri.plan.tables.queries import shape_of

FORMS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
WHAT: Mapping[What, Promise | str] = {
    What.ADDED: _("Added"),
    What.DROPPED: _("Dropped"),
    What.TITLE: _("Wording"),
    What.PERIOD: _("Period"),
    What.COST: _("Cost"),
    What.MONEY: _("Sources of money"),
    What.PARTNERS: _("Partners"),
    What.BASELINE: _("Baseline"),
    What.TARGET: _("Target"),
    What.OTHER: _("Other"),
}


def said(text: Text) -> str:
    """A text of a plan's content in the reader's language, else in any."""
    return in_language(text, current())


@dataclass(frozen=True)
class Page:
    """An objective of a plan's content, made ready."""

    title: str
    actions: Sequence["Row"]
    aims: Sequence[str] = ()


@dataclass(frozen=True)
class Row:
    """An action of a plan's content, made ready."""

    code: str
    title: str
    block: str
    starts: date | None
    finishes: date | None
    is_open_ended: bool
    partners: str
    cost: str
    aims: Sequence[str]


def pages_of(content: Content) -> list[Page]:
    """The objectives with their actions."""
    return [
        Page(
            said(objective.title),
            [_row(action) for action in objective.actions],
            [_aim(one) for one in objective.indicators],
        )
        for objective in content.objectives
    ]


def _row(action: Action) -> Row:
    names = blocks().get(action.block, {})
    return Row(
        action.code,
        said(action.title),
        names.get(current(), ""),
        action.starts,
        action.finishes,
        action.is_open_ended,
        "; ".join(said(partner.name) for partner in action.partners),
        _money(action.cost),
        [_aim(one) for one in action.indicators],
    )


def _money(money: Money | None) -> str:
    return "–" if money is None else wording.money(money.amount, money.currency)


def _aim(one: Indicator) -> str:
    way = f"{wording.figure(one.baseline)} → {wording.figure(one.target)}"
    return f"{said(one.name)}: {way}" if one.target is not None else said(one.name)


@dataclass(frozen=True)
class Told:
    """One change in words."""

    what: str
    code: str
    name: str
    before: str
    after: str


@dataclass(frozen=True)
class ToldEdition:
    """A decision and what it changed."""

    edition: Edition
    changes: Sequence[Told]
    chapters: Sequence[tuple[str, str]] = ()


def told_editions(editions: Sequence[Edition]) -> list[ToldEdition]:
    """Every decision, the latest first, each with what it changed from the one before."""
    contents = [content_of_edition(edition) for edition in editions]
    found = [ToldEdition(edition, []) for edition in editions[:1]]
    for edition, before, after in zip(editions[1:], contents, contents[1:], strict=False):
        told = ToldEdition(edition, list(_told(before, after)), changed_chapters(before, after))
        found.append(told)
    return found[::-1]


def _told(before: Content, after: Content) -> Iterator[Told]:
    yield from _of_plan(before, after)
    yield from _of_objectives(before, after)
    names = {one.code: said(one.title) for one in (*before.actions, *after.actions)}
    names |= {one.code: said(one.name) for one in (*before.indicators, *after.indicators)}
    for change in changes(before, after):
        code = change.indicator or change.action
        yield Told(
            str(WHAT[change.what]),
            code,
            names.get(code, ""),
            _value(change, change.before),
            _value(change, change.after),
        )


def _of_plan(before: Content, after: Content) -> Iterator[Told]:
    """What the plan says of itself: neither its vision nor its rate is changed unseen."""
    named = str(_("The plan itself"))
    for what, was, now in (
        (str(WHAT[What.TITLE]), said(before.title), said(after.title)),
        (str(_("Vision")), said(before.vision), said(after.vision)),
        (str(WHAT[What.PERIOD]), _days(before), _days(after)),
        (str(_("Lari for one euro")), _rate(before), _rate(after)),
    ):
        if was != now:
            yield Told(what, "", named, was, now)


def _days(plan: Content) -> str:
    return " – ".join(date_format(day, "j E Y") for day in (plan.starts, plan.finishes))


def _rate(plan: Content) -> str:
    if plan.rate is None:
        return ""
    told = wording.rate_text(plan.rate)
    return f"{told} ({date_format(plan.rate_on, 'j E Y')})" if plan.rate_on else told


def _of_objectives(before: Content, after: Content) -> Iterator[Told]:
    """What objectives say, and what they themselves are measured by."""
    old = {one.code: one for one in before.objectives}
    for now in after.objectives:
        was = old.pop(now.code, None)
        if was is None:
            yield Told(str(WHAT[What.ADDED]), now.code, said(now.title), "", "")
            continue
        if was.title != now.title:
            title = said(now.title)
            yield Told(str(WHAT[What.TITLE]), now.code, title, said(was.title), title)
        if was.text != now.text:
            what = str(WHAT[What.OTHER])
            yield Told(what, now.code, said(now.title), said(was.text), said(now.text))
    for one in old.values():
        yield Told(str(WHAT[What.DROPPED]), one.code, said(one.title), "", "")
    yield from _of_own(before, after)


def _of_own(before: Content, after: Content) -> Iterator[Told]:
    was, now = _own(before), _own(after)
    names = {code: said(one.name) for code, one in (was | now).items()}
    for change in moved_targets(before, after):
        code = change.indicator
        if code in names:
            values = _value(change, change.before), _value(change, change.after)
            yield Told(str(WHAT[change.what]), code, names[code], *values)
    for code in was.keys() & now.keys():
        left = replace(was[code], targets=now[code].targets, baseline=now[code].baseline)
        if left != now[code]:
            yield Told(str(WHAT[What.OTHER]), code, names[code], said(was[code].name), names[code])


def _own(plan: Content) -> dict[str, Indicator]:
    return {one.code: one for objective in plan.objectives for one in objective.indicators}


@dataclass(frozen=True)
class Moved:
    """A target or baseline that a decision moved."""

    edition: Edition
    what: str
    code: str
    name: str
    action: str
    due: date | None
    before: str
    after: str
    is_there: bool


def moved_since_adoption(editions: Sequence[Edition]) -> list[Moved]:
    """Every moved target and baseline, the latest decision first; `is_there` unless it was dropped
    later."""
    contents = [content_of_edition(edition) for edition in editions]
    left = {one.code for one in contents[-1].indicators} if contents else set()
    found = []
    for edition, before, after in zip(editions[1:], contents, contents[1:], strict=False):
        names = {one.code: said(one.name) for one in (*before.indicators, *after.indicators)}
        owners = {
            one.code: f"{action.code} {said(action.title)}"
            for content in (before, after)
            for action in content.actions
            for one in action.indicators
        }
        found += [
            Moved(
                edition,
                str(WHAT[change.what]),
                change.indicator,
                names[change.indicator],
                owners.get(change.indicator, ""),
                change.due,
                _figure(change.before),
                _figure(change.after),
                change.indicator in left,
            )
            for change in moved_targets(before, after)
            if change.what is not What.OTHER
        ]
    return found[::-1]


def _figure(value: object) -> str:
    if isinstance(value, Indicator):
        return wording.figure(value.target)
    return wording.figure(value) if isinstance(value, Decimal) else ""


def _value(change: Change, value: object) -> str:
    if isinstance(value, Decimal):
        return wording.figure(value)
    if change.what is What.PERIOD and isinstance(value, tuple):
        return " – ".join(date_format(day, "j E Y") for day in value[:2] if day)
    if change.what is What.COST and isinstance(value, tuple):
        return _money(value[0])
    if change.what is What.MONEY and isinstance(value, tuple):
        return "; ".join(
            f"{words.source_name(line.source)} {_money(line.money)}" for line in value[0]
        )
    if change.what is What.PARTNERS and isinstance(value, tuple):
        return "; ".join(said(partner.name) for partner in value[0])
    if change.what is What.TITLE and isinstance(value, tuple):
        return said(value[0])
    return ""


def file_of(plan: Plan, form: str, content: Content | None = None) -> bytes:
    """The action table as a file, in the reader's language; of the plan as it stands if no other
    content is given."""
    write = {"docx": as_document, "xlsx": as_book}[form]
    return write(content or content_of(plan), shape_of(plan, current()))
