"""What is open, once for the page that explains it and once for the catalogue of machines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from qvevri.core.languages import current
from qvevri.monitoring.opendata.tables import TABLES
from qvevri.notices.links import absolute
from qvevri.places.models import Municipality
from qvevri.plan.programme.models import Plan

Words = Promise | str
LISTINGS = "api/v1/listings"
MEDIA: Mapping[str, str] = {
    "JSON": "application/json",
    "CSV": "text/csv",
    "XLSX": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "XML": "application/xml",
    "ICS": "text/calendar",
    "JSONL": "application/x-ndjson",
    "TXT": "text/plain",
}


@dataclass(frozen=True)
class Way:
    """One file or address: its form ("CSV"), what it holds ("actions"; empty for all), where."""

    form: str
    holds: str
    url: str


@dataclass(frozen=True)
class Dataset:
    """What is open, in plain words, and the ways to it. `often` is a code of the EU's frequencies;
    `key` names it for good; `has_moments`: its files tell earlier states of the plan too."""

    key: str
    title: Words
    about: Words
    often: str
    ways: Sequence[Way]
    plan: Plan | None = None
    has_moments: bool = False

    @property
    def kind(self) -> str:
        """What it is, whichever plan it is of."""
        return self.key.split("-")[0]


@dataclass(frozen=True)
class Group:
    """The same of several plans: explained once."""

    kind: str
    datasets: Sequence[Dataset]

    @property
    def title(self) -> Words:
        """What all of them are called."""
        return self.datasets[0].title

    @property
    def about(self) -> Words:
        """What all of them hold."""
        return self.datasets[0].about


def grouped(found: Sequence[Dataset]) -> list[Group]:
    """The datasets by what they are, in their order."""
    kinds = dict.fromkeys(one.kind for one in found)
    return [Group(kind, [one for one in found if one.kind == kind]) for kind in kinds]


def datasets(municipality: Municipality, plans: Sequence[Plan]) -> list[Dataset]:
    """All of a municipality, those of each public plan first."""
    found = [one for plan in plans for one in _of_plan(municipality, plan)]
    root = absolute(municipality, current(), "opendata:page").rsplit(f"/{current()}/plan/", 1)[0]
    start = root.removesuffix(f"/{municipality.slug}")
    listings = f"{start}/{LISTINGS}?municipality={municipality.slug}"
    log = absolute(municipality, current(), "history:download")
    return [
        *found,
        Dataset(
            "market",
            _("What is on the market"),
            _("Every listing that is for sale now: product, price, village, season."),
            "UPDATE_CONT",
            (Way("JSON", "", listings),),
        ),
        Dataset(
            "history",
            _("The log of decisions"),
            _(
                "Who decided what and when, each entry sealed to the one before. What concerns "
                "people is in it by its fingerprint only."
            ),
            "UPDATE_CONT",
            (Way("JSONL", "", log),),
        ),
        Dataset(
            "seals",
            _("The seals of the log, day by day"),
            _(
                "One line for each day. Whoever keeps this small file can show later that the past "
                "was not changed."
            ),
            "DAILY",
            (Way("TXT", "", absolute(municipality, current(), "history_heads")),),
        ),
    ]


def _of_plan(municipality: Municipality, plan: Plan) -> list[Dataset]:
    def at(viewname: str, **more: str) -> str:
        return absolute(municipality, current(), f"opendata:{viewname}", pk=plan.pk, **more)

    csv = [Way("CSV", name, at("csv", name=name)) for name in TABLES]
    return [
        Dataset(
            f"plan-{plan.pk}",
            _("The plan and what became of it"),
            _(
                "Actions, milestones, money, indicators, lights and approved reports. The workbook "
                "holds everything; each table is there by itself too."
            ),
            "UPDATE_CONT",
            (Way("XLSX", "", at("book")), *csv, Way("JSON", "", at("json"))),
            plan,
            has_moments=True,
        ),
        Dataset(
            f"aid-{plan.pk}",
            _("The plan for donors"),
            _("The same in the form that donors exchange among themselves: IATI 2.03."),
            "UPDATE_CONT",
            (Way("XML", "", at("iati")),),
            plan,
        ),
        Dataset(
            f"days-{plan.pk}",
            _("Deadlines for your calendar"),
            _(
                "Milestones, last days of actions and of reports. Subscribe once, and the calendar "
                "of your phone keeps itself up to date."
            ),
            "UPDATE_CONT",
            (Way("ICS", "", at("feed")),),
            plan,
        ),
    ]
