"""What a part of a plan says, what differs and what is wrong, in the reader's words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from qvevri.core.languages import OWN_NAMES, current, in_language
from qvevri.measures.registry import measure_of
from qvevri.organisations.models import Organisation
from qvevri.places import queries as places
from qvevri.plan.drafting.outline import parts
from qvevri.plan.editing.forms import DIRECTIONS, FREQUENCIES, LEVELS
from qvevri.plan.editing.merging import Clash
from qvevri.plan.editing.parts import (
    Aim,
    Deed,
    Funds,
    Gauge,
    Head,
    Kind,
    Part,
    Said,
    found,
    parts_of,
)
from qvevri.plan.editing.row_forms import GROUP_NAMES, GROUPS, ROLES, SOURCES
from qvevri.plan.programme.blocks import blocks
from qvevri.plan.programme.comparing import Change, What, moved_targets
from qvevri.plan.programme.content import Combine, Content, Indicator, Money, Text
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.numerals import number_text
from qvevri.vocabulary.prices import money_text

# The rest of a chapter is read in its versions.
LONGEST_SHOWN = 400
COMBINED: Mapping[Combine, Promise | str] = {
    Combine.SUM: gettext_lazy("sum"),
    Combine.LAST: gettext_lazy("last value"),
    Combine.MEAN: gettext_lazy("mean"),
    Combine.RATIO: gettext_lazy("ratio"),
}


@dataclass(frozen=True)
class Difference:
    """One thing that differs: before and after, or theirs and mine."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Changed:
    """A part that differs, with everything in it that does; `is_new` or `is_gone` as a whole. A
    chapter of the text is no part."""

    part: Part | None
    title: str
    rows: tuple[Difference, ...]
    is_new: bool = False
    is_gone: bool = False


def money(one: Money | None) -> str:
    """An amount with its sign: "24 000 ₾"; a dash for none."""
    return "–" if one is None else money_text(one.amount, one.currency, current())


def figure(value: object) -> str:
    """A figure or a dash."""
    if not isinstance(value, Decimal | int):
        return "–"
    number = Decimal(value)
    return ("-" if number < 0 else "") + number_text(abs(number), current())


def day(value: date | None) -> str:
    """A day with its month as a word, or a dash."""
    return date_format(value, "j E Y") if value else "–"


def name_of(text: Text) -> str:
    """A text in the reader's language, else in any."""
    return in_language(text, current())


def _texts(label: str, text: Text) -> Iterator[tuple[str, str]]:
    for code, own in OWN_NAMES.items():
        # The languages of one text are compared each for itself.
        if text.get(code):
            yield f"{label} ({own})", text[code]


def told(said: Said | None) -> dict[str, str]:
    """Everything a part says: label → words."""
    match said:
        case Head():
            return dict(_of_head(said))
        case Aim():
            return dict(_of_aim(said))
        case Deed():
            return dict(_of_deed(said))
        case Funds():
            return dict(_of_funds(said))
        case Gauge():
            return dict(_of_gauge(said.indicator))
    return {}


def _of_head(said: Head) -> Iterator[tuple[str, str]]:
    yield from _texts(_("Title of the plan"), said.title)
    yield _("First day"), day(said.starts)
    yield _("Last day"), day(said.finishes)
    yield from _texts(_("Vision"), said.vision)
    yield _("Lari for one euro"), figure(said.rate)
    yield _("The National Bank's rate of which day"), day(said.rate_on)


def _of_aim(said: Aim) -> Iterator[tuple[str, str]]:
    yield _("Code"), said.code
    yield from _texts(_("Objective"), said.title)
    yield from _texts(_("More about it"), said.text)


def _of_deed(said: Deed) -> Iterator[tuple[str, str]]:
    one = said.action
    yield _("Code"), one.code
    yield from _texts(_("Action"), one.title)
    yield _("Objective"), said.objective
    yield _("Building block"), blocks().get(one.block, {}).get(current(), "–")
    yield _("Starts"), day(one.starts)
    yield _("Finishes"), _("without end") if one.is_open_ended else day(one.finishes)
    yield from _texts(_("What is done"), one.text)
    yield from _texts(_("Risks"), one.risks)
    yield _("Weight"), str(one.weight)
    yield _("Where"), ", ".join(_place(slug) for slug in one.settlements) or "–"
    roles = {role.value: str(name) for role, name in ROLES}
    partners = (f"{name_of(partner.name)} ({roles[partner.role]})" for partner in one.partners)
    yield _("Partners"), "; ".join(partners) or "–"
    steps = (f"{name_of(step.title)} – {day(step.due)}" for step in one.milestones)
    yield _("Milestones"), "; ".join(steps) or "–"


def _of_funds(said: Funds) -> Iterator[tuple[str, str]]:
    yield _("Cost of the action"), money(said.cost)
    if said.cost_also:
        yield _("The same in another currency"), money(said.cost_also)
    names = {source.value: str(name) for source, name in SOURCES}
    lines = []
    for line in said.lines:
        words = [names[line.source], name_of(line.name), money(line.money)]
        words.append(str(line.year) if line.year else "")
        lines.append(" ".join(word for word in words if word))
    yield _("Sources of money"), "; ".join(lines) or "–"


def _of_gauge(one: Indicator) -> Iterator[tuple[str, str]]:
    yield _("Code"), one.code
    yield from _texts(_("What is measured"), one.name)
    yield from _texts(_("Unit"), one.unit)
    yield _("Output or result"), str(dict(LEVELS)[one.level])
    yield _("Direction"), str(dict(DIRECTIONS)[one.direction])
    yield _("How periods make one figure"), str(COMBINED[one.combine])
    yield _("Baseline"), figure(one.baseline)
    yield _("Year of the baseline"), str(one.baseline_year or "–")
    yield from _texts(_("Where the baseline is from"), one.baseline_source)
    for target in one.targets:
        yield _("Target for %(day)s") % {"day": day(target.due)}, figure(target.value)
    groups = {code: str(name) for code, name in GROUPS}
    shares = (
        f"{groups.get(part.of, part.of)}: {GROUP_NAMES.get(part.value, part.value)}"
        f" – {figure(part.target)}"
        for part in one.parts
    )
    yield _("Targets of groups"), "; ".join(shares) or "–"
    yield from _texts(_("Means of verification"), one.verification)
    yield _("How often it is measured"), str(dict(FREQUENCIES)[one.frequency])
    yield from _texts(_("Note"), one.note)
    counted = measure_of(one.measure)
    yield _("Counted by the platform"), str(counted.title) if counted else "–"
    yield _("Counted only"), ", ".join(_narrowed(one.narrowing)) or "–"


def _place(slug: str) -> str:
    """A settlement's name; in the network slugs are those of one country."""
    named = (known[slug] for known in places.settlements_of_network() if slug in known)
    return str(next(named, slug))


def _narrowed(narrowing: Mapping[str, str | int]) -> Iterator[str]:
    """What a count is narrowed to: the name of a product or settlement, a day as it stands."""
    for name, value in narrowing.items():
        if name == "concept" and str(value) in vocabulary.terms():
            yield vocabulary.term(str(value)).name(current())
        elif name == "settlement":
            yield str(places.settlement_by_key(int(value)) or value)
        elif name == "sex":
            yield str(dict(Organisation.LedBy.choices).get(str(value), value))
        else:
            yield str(value)


def differences(before: Said | None, after: Said | None) -> tuple[Difference, ...]:
    """Everything in which two states of a part differ."""
    was, now = told(before), told(after)
    return tuple(
        Difference(label, was.get(label, "–"), now.get(label, "–"))
        for label in [*was, *(label for label in now if label not in was)]
        if was.get(label, "–") != now.get(label, "–")
    )


def title_of(content: Content, part: Part) -> str:
    """What a part is called on a page."""
    said = found(content, part)
    if isinstance(said, Aim):
        return f"{said.code}. {name_of(said.title)}"
    if isinstance(said, Deed):
        return f"{said.code} {name_of(said.action.title)}"
    if isinstance(said, Gauge):
        return f"{said.code} {name_of(said.indicator.name)}"
    if isinstance(said, Funds):
        deed = title_of(content, Part(Kind.ACTION, part.code))
        return pgettext("of an action", "%(action)s – money") % {"action": deed}
    return _("The plan itself")


def all_changes(before: Content, after: Content) -> list[Changed]:
    """Every part that differs, in the order of the later plan; what is gone at the end."""
    was, now = dict(parts_of(before)), dict(parts_of(after))
    found_changes = []
    for part, said in now.items():
        rows = differences(was.get(part), said)
        if rows:
            title = title_of(after, part)
            found_changes.append(Changed(part, title, rows, is_new=part not in was))
    gone = [part for part in was if part not in now and part.kind is not Kind.MONEY]
    return [
        *found_changes,
        *(Changed(part, title_of(before, part), (), is_gone=True) for part in gone),
        *_chapters(before, after),
    ]


def _chapters(before: Content, after: Content) -> Iterator[Changed]:
    was = {one.code: one.text for one in before.chapters}
    now = {one.code: one.text for one in after.chapters}
    for code, part in parts().items():
        old, new = was.get(code, {}), now.get(code, {})
        rows = tuple(
            Difference(own, shortened(old.get(language)), shortened(new.get(language)))
            for language, own in OWN_NAMES.items()
            if old.get(language, "") != new.get(language, "")
        )
        if rows:
            yield Changed(None, f"{part.number}. {part.names[current()]}", rows)


def shortened(text: str | None) -> str:
    """The beginning of a long text; a dash for none."""
    return Truncator(text).chars(LONGEST_SHOWN) if text else "–"


def moved(before: Content, after: Content) -> list[Difference]:
    """Every target and baseline that is no longer what it was, by the name of its indicator."""
    names = {one.code: one for one in (*before.indicators, *after.indicators)}
    return [
        _moved(change, name_of(names[change.indicator].name))
        for change in moved_targets(before, after)
        if change.what in (What.TARGET, What.BASELINE, What.DROPPED)
    ]


def _moved(change: Change, name: str) -> Difference:
    label = f"{change.indicator} {name}"
    if change.what is What.DROPPED:
        gone = change.before.target if isinstance(change.before, Indicator) else None
        return Difference(label, figure(gone), _("dropped"))
    about = _("baseline") if change.what is What.BASELINE else day(change.due)
    return Difference(f"{label} ({about})", figure(change.before), figure(change.after))


def clashes_told(clashes: tuple[Clash, ...], content: Content) -> list[Changed]:
    """What both changed: theirs before, the draft's own after."""
    return [
        Changed(
            one.part,
            title_of(content, one.part),
            differences(one.theirs, one.mine),
            is_gone=one.mine is None,
        )
        for one in clashes
    ]
