"""`/metrics`: what the database knows of the house, as Prometheus reads it; only counts."""

import hmac
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from qvevri.config import jobs
from qvevri.core.addresses import address_of
from qvevri.history.models import Entry
from qvevri.market.enquiries.models import Enquiry
from qvevri.market.listings.models import Listing
from qvevri.market.moderation.models import Report
from qvevri.notices.models import Message
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person

KEPT = "metrics"
KEPT_SECONDS = 15
MUNICIPALITY = "municipality__slug"
LOOPBACK = ("127.0.0.1", "::1")


def _grouped(name: str, told: str, rows: QuerySet[Any, Any], *fields: str) -> GaugeMetricFamily:
    labels = ["municipality" if field == MUNICIPALITY else field for field in fields]
    family = GaugeMetricFamily(f"qvevri_{name}", told, labels=labels)
    for row in rows.order_by().values_list(*fields).annotate(Count("pk")):
        family.add_metric([str(value).lower() for value in row[:-1]], row[-1])
    return family


def _single(name: str, told: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"qvevri_{name}", told, value=value)


class House(Collector):
    """Everything that is counted, asked for at the moment of reading."""

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """The families of counts, those of the market first."""
        yield from _of_the_market()
        yield from _of_the_machine()


def _of_the_market() -> Iterator[GaugeMetricFamily]:
    place = MUNICIPALITY
    yield _grouped("listings", "Listings by status.", Listing.objects.all(), place, "status")
    yield _grouped("enquiries", "Enquiries by status.", Enquiry.objects.all(), place, "status")
    yield _grouped("sellers", "Sellers by trust.", Organisation.objects.all(), place, "trust")
    undecided = Report.objects.open()
    yield _grouped("reports_open", "Reports nobody has decided.", undecided, place)
    yield _grouped("history_entries", "Entries of the log.", Entry.objects.all(), place)
    yield _single("people", "People who have an account.", Person.objects.count())


def _of_the_machine() -> Iterator[GaugeMetricFamily]:
    sent = Message.objects.filter(sent_at__isnull=False)
    failed = Message.objects.filter(sent_at=None, failed_at__isnull=False)
    waiting = Message.objects.all().waiting()
    yield _grouped("messages_sent", "Messages that left.", sent, "channel")
    yield _grouped("messages_failed", "Messages given up.", failed, "channel")
    yield _grouped("messages_waiting", "Messages on their way.", waiting, "channel")
    yield _grouped("jobs", "Jobs by status.", DBTaskResult.objects.all(), "status")
    beat = jobs.seconds_since_heartbeat()
    if beat is not None:
        told = "Seconds since the job worker gave a sign."
        yield _single("worker_heartbeat_age_seconds", told, beat)


def _may_read(request: HttpRequest) -> bool:
    """Who knows the token; without one, a reader on this machine that no proxy stands before."""
    token = settings.METRICS_TOKEN
    if token:
        said = request.headers.get("Authorization", "")
        return hmac.compare_digest(said.encode(), f"Bearer {token}".encode())
    return "X-Forwarded-For" not in request.headers and address_of(request) in LOOPBACK


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The counts, at most some seconds old; 404 for whoever may not read them."""
    if not _may_read(request):
        raise Http404
    text = caches["pages"].get(KEPT)
    if text is None:
        registry = CollectorRegistry()
        registry.register(House())
        text = generate_latest(registry)
        caches["pages"].set(KEPT, text, KEPT_SECONDS)
    return HttpResponse(text, content_type=CONTENT_TYPE_LATEST)
