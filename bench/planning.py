"""A large plan inside one house: its pages, its lights, its tables and its papers.

Milliseconds of CPU, the database's own process too. Nothing is kept: neither page nor card.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.db import transaction
from django.test import Client
from django.utils import translation

from bench.searching import browser
from bench.timing import busy, percentile, tries
from bench.watching import watched
from qvevri.core.languages import CODES
from qvevri.monitoring.reporting import standings
from qvevri.people.models import Person, Role
from qvevri.places.models import Municipality
from qvevri.plan.programme.contents import content_of
from qvevri.plan.programme.models import Plan
from qvevri.plan.tables.answers import import_plan
from qvevri.plan.tables.exporting import as_book, as_document, usual

ROUNDS, SECONDS = 20, 8.0
HEAVY_ROUNDS = 4
ACTIONS = 60
MOST_QUERIES = 6
Work = Callable[[], Any]


@dataclass(frozen=True)
class Took:
    """What a thing takes, and at most should: milliseconds, and queries where they are counted."""

    name: str
    p50: float
    p95: float
    most: float
    queries: int | None = None
    most_queries: int | None = None


def measure() -> list[dict[str, Any]]:
    """Everything of the first synthetic plan of Gori, whatever else is in the house."""
    plans = Plan.objects.filter(municipality__slug="gori", editions__decision="N 7")
    plan = plans.select_related("municipality").order_by("pk")[0]
    settings.ALLOWED_HOSTS = ["*"]
    # A house that was kept may hold lights as an older version kept them.
    standings.refresh(plan)
    took = [*_pages(plan), *_lights(plan), *_tables(plan), *_papers(plan)]
    return [asdict(one) for one in took]


def _took(name: str, works: Sequence[Work], most: float, rounds: int = ROUNDS) -> Took:
    times = tries(works, rounds, SECONDS)
    p50, p95 = (round(percentile(times, share), 1) for share in (0.5, 0.95))
    return Took(name, p50, p95, most)


def _asked(client: Client, address: str) -> None:
    caches["pages"].clear()
    answer = client.get(address)
    size = len(b"".join(answer)) if answer.streaming else len(answer.content)
    assert answer.status_code == 200, (address, answer.status_code)
    assert size > 1000, address


def _page(name: str, addresses: Sequence[str], most: float, most_queries: int | None) -> Took:
    client = browser()
    took = _took(name, [partial(_asked, client, one) for one in addresses], most)
    counts = []
    for address in addresses:
        with watched() as seen:
            _asked(client, address)
        counts.append(len(seen.statements))
    return Took(name, took.p50, took.p95, most, max(counts), most_queries)


def _pages(plan: Plan) -> Iterator[Took]:
    home = f"/gori/en/plan/{plan.pk}/"
    codes = list(plan.actions.order_by("place").values_list("code", flat=True)[:ACTIONS])
    yield _page("the dashboard", [home], 60, MOST_QUERIES)
    yield _page("the page of an action", [f"{home}actions/{code}/" for code in codes], 40, None)


def _undone(work: Work) -> None:
    with transaction.atomic():
        work()
        transaction.set_rollback(True)


def _lights(plan: Plan) -> Iterator[Took]:
    work = partial(_undone, partial(standings.refresh, plan))
    yield _took("all lights anew", [work], 1000, HEAVY_ROUNDS)


def _tables(plan: Plan) -> Iterator[Took]:
    """The whole plan's table as a new draft."""
    content, municipality = content_of(plan), plan.municipality
    officer = _officer(municipality)
    for form, made in (("DOCX", as_document), ("XLSX", as_book)):
        file = made(content, usual("ka"))
        work = partial(_brought, file, municipality, officer, len(list(content.actions)))
        yield _took(f"import, {form}", [partial(_undone, work)], 5000, HEAVY_ROUNDS)


def _brought(file: bytes, municipality: Municipality, officer: Person, actions: int) -> None:
    with translation.override("ka"):
        answer = import_plan(file, "table", municipality=municipality, by=officer)
    assert (answer["written"], answer["new"]) == (True, actions), answer["refused"][:3]


def _officer(municipality: Municipality) -> Person:
    roles = Role.objects.filter(municipality=municipality, kind=Role.Kind.OFFICER)
    return roles.select_related("person").order_by("pk")[0].person


def _once(work: Work) -> float:
    begun = busy()
    work()
    return busy() - begun


def _papers(plan: Plan) -> Iterator[Took]:
    """The first time counts too: later ones find their typesetting half done."""
    number = plan.periods.count()
    papers = (
        ("the plan, PDF", "plan.pdf", 3000),
        ("the mayor's page, PDF", "mayor.pdf", 1000),
        ("the report, PDF", f"report-{number}.pdf", 1000),
        ("everything, XLSX", "everything.xlsx", 3000),
    )
    client = browser()
    for name, file, most in papers:
        for language in CODES:
            address = f"/gori/{language}/plan/{plan.pk}/{file}"
            times = [_once(partial(_asked, client, address)) for _ in range(HEAVY_ROUNDS)]
            p50, p95 = (round(percentile(times, share), 1) for share in (0.5, 0.95))
            yield Took(f"{name}, {language}", p50, p95, most)
