"""The activities file: the plan as one activity, each of its actions as another below it."""

from collections.abc import Sequence
from datetime import date, datetime
from xml.etree.ElementTree import Element

from django.utils import timezone

from qvevri.core.languages import CODES
from qvevri.monitoring.opendata.gathering import Told, Whole
from qvevri.monitoring.opendata.iati import codes, results, spending
from qvevri.monitoring.opendata.iati.markup import LANG, child, day, narrate, told, written
from qvevri.monitoring.opendata.iati.places import locate
from qvevri.monitoring.opendata.iati.publishing import Publisher, publisher
from qvevri.monitoring.opendata.licensing import licence
from qvevri.monitoring.reporting.lights import Light
from qvevri.notices.links import absolute
from qvevri.plan.programme.blocks import blocks
from qvevri.plan.programme.content import Action, Objective, Role, Text
from qvevri.plan.programme.models import Plan

PLAN_STATUS = {
    Plan.Status.CONSULTATION: codes.Status.PIPELINE,
    Plan.Status.ADOPTED: codes.Status.IMPLEMENTATION,
    Plan.Status.CLOSED: codes.Status.CLOSED,
}
BEGUN = {
    "ka": "პირველი დამტკიცებული ანგარიშის პერიოდი",
    "en": "Period of the first approved report",
    "ru": "Период первого утверждённого отчёта",
}
DONE = {"ka": "ანგარიში, რომლითაც დასრულდა", "en": "Reported complete", "ru": "По отчёту завершено"}


def activities(whole: Whole) -> bytes:
    """The file; of a plan that may be read by everybody."""
    made_at = timezone.now().replace(microsecond=0).isoformat()
    root = Element("iati-activities", {"version": codes.VERSION, "generated-datetime": made_at})
    house = _House(whole)
    house.plan(root)
    for objective in whole.content.objectives:
        for action in objective.actions:
            house.action(root, action, objective)
    for action in whole.dropped:
        house.action(root, action, None)
    return written(root, licence().page)


class _House:
    """What all activities of one file share."""

    def __init__(self, whole: Whole) -> None:
        self.whole = whole
        self.publisher: Publisher = publisher(whole.plan.municipality)
        self.changed_at: datetime = whole.plan.changed_at.replace(microsecond=0)

    def _begin(self, root: Element, identifier: str, level: int) -> Element:
        activity = child(
            root,
            "iati-activity",
            default_currency=self.whole.plan.municipality.currency,
            last_updated_datetime=self.changed_at.isoformat(),
            hierarchy=str(level),
        )
        activity.set(LANG, "ka")
        child(activity, "iati-identifier").text = identifier
        self._organisation(activity, "reporting-org")
        return activity

    def _organisation(self, activity: Element, tag: str, **more: str) -> None:
        ref, kind = self.publisher.reference, codes.LOCAL_GOVERNMENT
        told(activity, tag, self.publisher.name, ref=ref, type=kind, **more)

    def plan(self, root: Element) -> None:
        """The plan as a whole."""
        whole, content = self.whole, self.whole.content
        activity = self._begin(root, self.publisher.of_plan(whole.plan.pk), 1)
        told(activity, "title", content.title, str(whole.plan.pk))
        told(activity, "description", content.vision or content.title, str(whole.plan), type="1")
        self._organisation(activity, "participating-org", role=codes.Part.ACCOUNTABLE)
        child(activity, "activity-status", code=PLAN_STATUS[Plan.Status(whole.plan.status)])
        day(activity, "activity-date", content.starts, type=codes.Day.PLANNED_START)
        day(activity, "activity-date", content.finishes, type=codes.Day.PLANNED_END)
        child(activity, "recipient-country", code=codes.COUNTRY, percentage="100")
        locate(activity, whole.plan.municipality, ())
        child(activity, "sector", vocabulary=codes.DAC, code=codes.sector_of(""))
        self._plan_documents(activity)
        for action in (*content.actions, *whole.dropped):
            below = self.publisher.of_action(whole.plan.pk, action.code)
            child(activity, "related-activity", ref=below, type=codes.CHILD)
        for objective in content.objectives:
            results.of_objective(activity, objective, whole)

    def _plan_documents(self, activity: Element) -> None:
        plan, town = self.whole.plan, self.whole.plan.municipality
        title = self.whole.content.title
        for language in CODES:
            paper = absolute(town, language, "papers:plan", pk=plan.pk)
            _document(activity, paper, title, codes.Document.PLAN, language)
            page = absolute(town, language, "plan:plan", pk=plan.pk)
            _document(activity, page, title, codes.Document.WEB_PAGE, language)
        for period in {one.period.number for one in self.whole.told}:
            paper = absolute(town, "ka", "papers:report", pk=plan.pk, number=period)
            _document(activity, paper, title, codes.Document.RESULTS, "ka")

    def action(self, root: Element, action: Action, objective: Objective | None) -> None:
        """One action; of no objective when it was dropped from the plan."""
        whole = self.whole
        reports = whole.told_of(action.code)
        activity = self._begin(root, self.publisher.of_action(whole.plan.pk, action.code), 2)
        told(activity, "title", action.title, action.code)
        told(activity, "description", action.text or action.title, action.code, type="1")
        if objective is not None:
            told(activity, "description", objective.title, objective.code, type="2")
        self._organisation(activity, "participating-org", role=codes.Part.ACCOUNTABLE)
        _partners(activity, action)
        spending.funders(activity, action)
        child(activity, "activity-status", code=_status(whole, action, objective is None))
        _days(activity, action, whole, reports)
        child(activity, "recipient-country", code=codes.COUNTRY, percentage="100")
        locate(activity, whole.plan.municipality, action.settlements)
        _sectors(activity, action.block)
        spending.planned(activity, action, whole)
        spending.spent(activity, reports)
        if objective is not None:
            for language in CODES:
                page = self._page(action.code, language)
                _document(activity, page, action.title, codes.Document.WEB_PAGE, language)
        above = self.publisher.of_plan(whole.plan.pk)
        child(activity, "related-activity", ref=above, type=codes.PARENT)
        results.of_action(activity, action, whole)

    def _page(self, code: str, language: str) -> str:
        plan = self.whole.plan
        return absolute(plan.municipality, language, "plan:action", pk=plan.pk, code=code)


def _document(activity: Element, url: str, title: Text, category: str, language: str) -> None:
    kind = "application/pdf" if url.endswith(".pdf") else "text/html"
    link = child(activity, "document-link", url=url, format=kind)
    told(link, "title", title, url)
    child(link, "category", code=category)
    child(link, "language", code=language)


def _partners(activity: Element, action: Action) -> None:
    ordered = sorted(action.partners, key=lambda one: one.role is not Role.LEAD)
    for partner in ordered:
        told(activity, "participating-org", partner.name, "–", role=codes.Part.IMPLEMENTING)


def _status(whole: Whole, action: Action, is_dropped: bool) -> codes.Status:  # noqa: FBT001
    if is_dropped:
        return codes.Status.CANCELLED
    if PLAN_STATUS[Plan.Status(whole.plan.status)] is not codes.Status.IMPLEMENTATION:
        return PLAN_STATUS[Plan.Status(whole.plan.status)]
    lit = whole.lights.get(action.code)
    if lit is None or lit.light == Light.NOT_BEGUN:
        return codes.Status.PIPELINE
    return codes.Status.CLOSED if lit.light == Light.DONE else codes.Status.IMPLEMENTATION


def _days(activity: Element, action: Action, whole: Whole, reports: Sequence[Told]) -> None:
    """Planned days as the plan has them; the actual ones as far as approved reports show them."""
    starts = action.starts or whole.content.starts
    day(activity, "activity-date", starts, type=codes.Day.PLANNED_START)
    if reports:
        first = _not_after(max(reports[0].period.starts, starts), reports[0])
        narrate(day(activity, "activity-date", first, type=codes.Day.ACTUAL_START), BEGUN)
    if action.finishes is not None:
        day(activity, "activity-date", action.finishes, type=codes.Day.PLANNED_END)
    done = next((one for one in reports if one.is_complete), None)
    if done is not None:
        last = _not_after(done.period.finishes, done)
        narrate(day(activity, "activity-date", last, type=codes.Day.ACTUAL_END), DONE)


def _not_after(on: date, report: Told) -> date:
    """What has happened is never later than the day somebody confirmed it."""
    return min(on, report.approved_on or timezone.localdate())


def _sectors(activity: Element, block: str) -> None:
    code = codes.sector_of(block)
    child(activity, "sector", vocabulary=codes.DAC, code=code, percentage="100")
    if block in blocks():
        own = child(activity, "sector", vocabulary=codes.OWN, code=block, percentage="100")
        narrate(own, blocks()[block])
