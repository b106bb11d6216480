"""A plan that is being written, made ready for the page that leads to each of its parts."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from qvevri.plan.editing import queries
from qvevri.plan.editing.parts import Kind, Part, parts_of
from qvevri.plan.editing.queries import Work
from qvevri.plan.editing.wording import money, name_of
from qvevri.plan.programme.content import Action, Content, Indicator, Role, Text
from qvevri.plan.programme.finance import cost_of

# A plan with more actions shows one objective with all that is in it, and the others in short.
MOST_AT_ONCE = 60


@dataclass(frozen=True)
class Gauge:
    """An indicator on the page; `at` is its code as it stands in addresses."""

    code: str
    at: str
    name: str
    missing: Sequence[str]
    is_changed: bool


@dataclass(frozen=True)
class Row:
    """An action on the page."""

    code: str
    at: str
    title: str
    starts: date | None
    finishes: date | None
    is_open_ended: bool
    cost: str
    lead: str
    missing: Sequence[str]
    is_unowned: bool
    is_changed: bool
    gauges: Sequence[Gauge]


@dataclass(frozen=True)
class Section:
    """An objective on the page."""

    code: str
    at: str
    title: str
    missing: Sequence[str]
    is_changed: bool
    rows: Sequence[Row]
    gauges: Sequence[Gauge]
    is_open: bool


def missing_in(text: Text, languages: Collection[str]) -> list[str]:
    """The languages in which a text is not written though it is in others."""
    return [code for code in languages if text and code not in text]


def missing_languages(content: Content, languages: Collection[str]) -> dict[str, int]:
    """For each language in how many titles it is missing; languages that miss nowhere left out."""
    texts = [content.title, content.vision, *(one.title for one in content.objectives)]
    texts += [one.title for one in content.actions]
    texts += [one.name for one in content.indicators]
    told = {code: sum(bool(text) and code not in text for text in texts) for code in languages}
    return {code: count for code, count in told.items() if count}


def sections_of(work: Work, chosen: str = "") -> list[Section]:
    """The objectives with their actions; of a long plan only the one with the chosen code is open,
    else the first. One query."""
    page = _Page(work, queries.codes_without_owner(work.plan), set(_changed_codes(work)))
    codes = [one.code for one in work.content.objectives]
    is_long = sum(len(one.actions) for one in work.content.objectives) > MOST_AT_ONCE
    opened = ([chosen] if chosen in codes else codes[:1]) if is_long else codes
    return [
        Section(
            code=one.code,
            at=quote(one.code),
            title=name_of(one.title),
            missing=missing_in(one.title, work.languages),
            is_changed=one.code in page.changed,
            rows=[page.row(action) for action in sorted(one.actions, key=lambda a: a.place)],
            gauges=[page.gauge(gauge) for gauge in one.indicators],
            is_open=one.code in opened,
        )
        for one in work.content.objectives
    ]


def _changed_codes(work: Work) -> Iterator[str]:
    if work.proposal is None or work.in_force is None:
        return
    before = dict(parts_of(work.in_force))
    for part, said in parts_of(work.content):
        if before.get(Part(part.kind, part.code)) != said:
            yield part.code


@dataclass(frozen=True)
class _Page:
    work: Work
    unowned: Collection[str]
    changed: Collection[str]

    def row(self, one: Action) -> Row:
        lead = next((who for who in one.partners if who.role is Role.LEAD), None)
        return Row(
            code=one.code,
            at=quote(one.code),
            title=name_of(one.title),
            starts=one.starts,
            finishes=one.finishes,
            is_open_ended=one.is_open_ended,
            cost=money(cost_of(one)),
            lead=name_of(lead.name) if lead else "",
            missing=missing_in(one.title, self.work.languages),
            is_unowned=one.code in self.unowned,
            is_changed=one.code in self.changed,
            gauges=[self.gauge(gauge) for gauge in one.indicators],
        )

    def gauge(self, one: Indicator) -> Gauge:
        missing = missing_in(one.name, self.work.languages)
        is_changed = one.code in self.changed
        return Gauge(one.code, quote(one.code), name_of(one.name), missing, is_changed)


def place_of(content: Content, part: Part | None) -> str:
    """The end of the overview's address that opens the objective of a part, there where the part
    stands: "?o=1#a-1.1"; empty for what stands in no objective."""
    for one in content.objectives:
        actions = [action.code for action in one.actions]
        if part == Part(Kind.OBJECTIVE, one.code):
            return f"?o={quote(one.code)}#o-{quote(one.code)}"
        if part is not None and part.kind in (Kind.ACTION, Kind.MONEY) and part.code in actions:
            return f"?o={quote(one.code)}#a-{quote(part.code)}"
    return ""
