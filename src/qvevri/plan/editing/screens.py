"""One screen for each part of a plan: its form and rows filled from the plan, and read back."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _

from qvevri.core.languages import current, in_language
from qvevri.organisations.models import Organisation
from qvevri.places import queries as places
from qvevri.plan.editing import forms, queries
from qvevri.plan.editing.parts import Aim, Deed, Funds, Gauge, Head, Kind, Part, Said, free_code
from qvevri.plan.editing.queries import Work
from qvevri.plan.editing.row_forms import (
    GROUP_NAMES,
    PatientForm,
    RowSet,
    row_set,
    with_half_years,
    with_one_more,
)
from qvevri.plan.editing.sums import Sums, sums_of
from qvevri.plan.programme.content import (
    Action,
    BudgetLine,
    Combine,
    Direction,
    Frequency,
    Indicator,
    Level,
    Milestone,
    Money,
    Partner,
    Role,
    Source,
    Target,
)
from qvevri.plan.programme.content import Part as Share
from qvevri.vocabulary import queries as vocabulary


@dataclass(frozen=True)
class Block:
    """Some fields, or the rows of a name; `is_folded` behind a heading until it is opened."""

    fields: Sequence[BoundField] = ()
    rows: RowSet | None = None
    name: str = ""
    is_folded: bool = False


@dataclass
class Screen:
    """A form with its rows; `said` reads the valid ones as a part of the plan."""

    kind: Kind
    form: PatientForm
    said: Callable[[], Said]
    rows: Mapping[str, RowSet] = field(default_factory=dict)

    def is_valid(self) -> bool:
        """Is everything on it valid? All is judged, so that all errors show at once."""
        judged = [self.form.is_valid(), *(rows.is_valid() for rows in self.rows.values())]
        return all(judged) and self._adds_up()

    def _adds_up(self) -> bool:
        funds = self.said() if self.kind is Kind.MONEY else None
        if isinstance(funds, Funds) and sums_of(funds, None).over is not None:
            self.form.add_error("cost", _("The sources promise more than the action costs."))
            return False
        return True

    def sums(self, rate: Decimal | None) -> Sums | None:
        """What the money adds up to as typed, whatever of it can be read already."""
        if self.kind is not Kind.MONEY:
            return None
        lines = self.rows["lines"]
        if self.form.is_bound:
            # What was judged already keeps its errors.
            for one in (self.form, *lines.forms):
                if one.is_patient:
                    one.full_clean()
            typed = [row.cleaned_data for row in lines.forms]
            kept = [one for one in typed if one.get("amount") and not one.get("DELETE")]
            return sums_of(funds_of(self.form.cleaned_data, kept), rate)
        return sums_of(
            funds_of(self.form.initial, [row.initial for row in lines.initial_forms]), rate
        )

    @property
    def blocks(self) -> list[Block]:
        """Fields and rows in the order of the page; seldom used ones folded."""
        folded = FOLDED.get(self.kind, ())
        main = [one for one in self.form.visible_fields() if one.name not in folded]
        rest = [one for one in self.form.visible_fields() if one.name in folded]
        is_wrong = any(one.errors for one in rest)
        told = [Block(main), *(Block(rows=rows, name=name) for name, rows in self.rows.items())]
        return [*told, Block(rest, is_folded=not is_wrong)] if rest else told


FOLDED: Mapping[Kind, Sequence[str]] = {
    Kind.ACTION: ("text", "risks", "weight"),
    Kind.MONEY: ("cost_also", "currency_also"),
    Kind.INDICATOR: (
        "baseline_source",
        "verification",
        "frequency",
        "note",
        "measure",
        "settlement",
        "concept",
        "sex",
        "since",
        "until",
    ),
}


@dataclass(frozen=True)
class Asked:
    """Which screen: of a part or of what is added to `owner`, and what was typed if anything."""

    part: Part
    owner: Part | None = None
    typed: QueryDict | None = None
    is_patient: bool = False
    staying: Collection[str] = ()
    """Codes that do not change any more."""

    def of(self) -> str:
        """The code under which something is to be added."""
        return self.owner.code if self.owner else ""


def asked(wanted: Asked, work: Work) -> Asked:
    """What was asked for; the buttons that ask for more rows or for a count are heard here."""
    typed = wanted.typed
    if typed is None:
        return wanted
    more = typed.get("more", "")
    if more == "halves":
        typed = with_half_years(typed, (work.content.starts, work.content.finishes))
    elif more:
        typed = with_one_more(typed, more)
    return replace(wanted, typed=typed, is_patient=bool(more) or "count" in typed)


def screen_for(work: Work, wanted: Asked) -> Screen:
    """The screen of a part."""
    staying = work.codes_in_force() if wanted.part.code else set()
    return MAKERS[wanted.part.kind](work, replace(wanted, staying=staying))


def _filled(
    kind: type[PatientForm],
    wanted: Asked,
    initial: Mapping[str, Any],
    **more: Any,  # noqa: ANN401
) -> PatientForm:
    form = kind(wanted.typed, initial=dict(initial), **more)
    form.is_patient = wanted.is_patient
    code = form.fields.get("code")
    if code is not None and initial.get("code") in wanted.staying:
        code.disabled = True
        code.help_text = _("It was adopted and stays: reports and figures belong to it.")
    return form


def _rows(name: str, wanted: Asked, initial: list[dict[str, Any]]) -> RowSet:
    return row_set(name, wanted.typed, initial, is_patient=wanted.is_patient)


def _head(work: Work, wanted: Asked) -> Screen:
    now = work.said(wanted.part)
    form = _filled(forms.HeadForm, wanted, vars(now))
    return Screen(Kind.HEAD, form, lambda: Head(**form.cleaned_data))


def _aim(work: Work, wanted: Asked) -> Screen:
    now = work.said(wanted.part)
    fresh = {"code": free_code(work.content, "", Kind.OBJECTIVE)}
    form = _filled(forms.ObjectiveForm, wanted, vars(now) if now else fresh)
    return Screen(Kind.OBJECTIVE, form, lambda: Aim(**form.cleaned_data))


def _deed(work: Work, wanted: Asked) -> Screen:
    now = work.said(wanted.part)
    named = {one.code: in_language(one.title, current()) for one in work.content.objectives}
    initial: dict[str, Any] = {
        "objective": wanted.of(),
        "code": free_code(work.content, wanted.of(), Kind.ACTION),
    }
    old = now.action if isinstance(now, Deed) else Action("", {})
    if isinstance(now, Deed):
        initial = {**vars(old), "objective": now.objective, "settlements": list(old.settlements)}
    form = _filled(
        forms.ActionForm,
        wanted,
        initial,
        objectives=[(code, f"{code}. {title}") for code, title in named.items()],
        places=places.settlements_by_slug(work.plan.municipality),
        days=(work.content.starts, work.content.finishes),
    )
    partners = _rows("partners", wanted, [vars(one) for one in old.partners])
    milestones = _rows("milestones", wanted, [vars(one) for one in old.milestones])
    rows = {"partners": partners, "milestones": milestones}
    return Screen(Kind.ACTION, form, lambda: _read_deed(work, form, rows, old), rows)


def _read_deed(work: Work, form: PatientForm, rows: Mapping[str, RowSet], old: Action) -> Deed:
    said = dict(form.cleaned_data)
    objective = said.pop("objective")
    known = queries.organisations_by_name(work.plan.municipality)
    steps = [Milestone(one["title"], one["due"]) for one in rows["milestones"].said()]
    action = Action(
        **{**said, "settlements": tuple(said["settlements"])},
        partners=tuple(_partner(one, known, old) for one in rows["partners"].said()),
        milestones=tuple(sorted(steps, key=lambda step: step.due)),
        written=old.written,
    )
    return Deed(objective, action)


def _partner(row: Mapping[str, Any], known: Mapping[str, Organisation], old: Action) -> Partner:
    """A name of the platform's organisation stands for it; a known link stays with its name."""
    name, role = row["name"], Role(row["role"])
    before = {(tuple(one.name.items()), one.organisation) for one in old.partners}
    if (tuple(name.items()), row["organisation"]) in before:
        return Partner(name, role, row["organisation"])
    found = next(
        (known[said.casefold()] for said in name.values() if said.casefold() in known), None
    )
    if found is None:
        return Partner(name, role)
    return Partner({**found.names(), **name}, role, found.pk)


def _money(work: Work, wanted: Asked) -> Screen:
    now = work.said(wanted.part)
    old = now if isinstance(now, Funds) else Funds(None, None, ())
    initial = {
        **({"cost": old.cost.amount, "currency": old.cost.currency} if old.cost else {}),
        **(
            {"cost_also": old.cost_also.amount, "currency_also": old.cost_also.currency}
            if old.cost_also
            else {}
        ),
    }
    form = _filled(forms.MoneyForm, wanted, initial)
    lines = [
        {**vars(one), "amount": one.money.amount, "currency": one.money.currency}
        for one in old.lines
    ]
    rows = {"lines": _rows("lines", wanted, lines)}
    return Screen(Kind.MONEY, form, lambda: funds_of(form.cleaned_data, rows["lines"].said()), rows)


def funds_of(said: Mapping[str, Any], lines: list[dict[str, Any]]) -> Funds:
    """The money as typed; an amount that is not there is left out."""
    cost, also = said.get("cost"), said.get("cost_also")
    return Funds(
        cost=None if cost is None else Money(cost, said["currency"]),
        cost_also=None if also is None else Money(also, said["currency_also"]),
        lines=tuple(
            BudgetLine(
                Source(one["source"]),
                Money(one["amount"], one["currency"]),
                one.get("year"),
                one.get("name") or {},
            )
            for one in lines
        ),
    )


def _gauge(work: Work, wanted: Asked) -> Screen:
    now = work.said(wanted.part)
    old = now.indicator if isinstance(now, Gauge) else None
    fresh = {
        "code": free_code(work.content, wanted.of(), Kind.INDICATOR),
        "level": Level.OUTPUT,
        "direction": Direction.UP,
        "combine": Combine.SUM,
    }
    initial = {**vars(old), **old.narrowing} if old else fresh
    concept = vocabulary.terms().get(str(initial.get("concept", "")))
    if concept is not None:
        initial["concept"] = concept.name(current())
    form = _filled(
        forms.IndicatorForm,
        wanted,
        initial,
        places=places.settlements_by_slug(work.plan.municipality),
    )
    rows = {
        "targets": _rows("targets", wanted, [vars(one) for one in old.targets] if old else []),
        "parts": _rows("parts", wanted, [_share(one) for one in old.parts] if old else []),
    }
    owner = wanted.owner or Part(Kind.ACTION)
    objective = owner.code if owner.kind is Kind.OBJECTIVE else ""
    action = owner.code if owner.kind is Kind.ACTION else ""
    if isinstance(now, Gauge):
        objective, action = now.objective, now.action
    return Screen(
        Kind.INDICATOR, form, lambda: Gauge(_read_indicator(form, rows), objective, action), rows
    )


def _share(one: Share) -> dict[str, Any]:
    """A group as its row: women and men by the reader's words."""
    return {**vars(one), "value": str(GROUP_NAMES.get(one.value, one.value))}


def _read_indicator(form: PatientForm, rows: Mapping[str, RowSet]) -> Indicator:
    assert isinstance(form, forms.IndicatorForm)
    said = form.cleaned_data
    targets = [Target(one["due"], one["value"]) for one in rows["targets"].said()]
    return Indicator(
        code=said["code"],
        name=said["name"],
        unit=said["unit"],
        level=Level(said["level"]),
        direction=Direction(said["direction"]),
        combine=Combine(said["combine"]),
        baseline=said["baseline"],
        baseline_year=said["baseline_year"],
        baseline_source=said["baseline_source"],
        targets=tuple(sorted(targets, key=lambda one: one.due)),
        parts=tuple(Share(one["of"], one["value"], one["target"]) for one in rows["parts"].said()),
        verification=said["verification"],
        note=said["note"],
        frequency=Frequency(said["frequency"] or Frequency.PERIOD),
        measure=said["measure"],
        narrowing=form.narrowing(),
    )


MAKERS: Mapping[Kind, Callable[[Work, Asked], Screen]] = {
    Kind.HEAD: _head,
    Kind.OBJECTIVE: _aim,
    Kind.ACTION: _deed,
    Kind.MONEY: _money,
    Kind.INDICATOR: _gauge,
}
