"""Is the process alive, and is everything it needs there?"""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from qvevri.config import jobs


@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def readyz(_request: HttpRequest) -> HttpResponse:
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    beat = jobs.seconds_since_heartbeat()
    is_working = beat is not None and beat < jobs.HEARTBEAT_SECONDS * 4
    checks = {"database": True, "migrations": not missing, "jobs": is_working}
    return JsonResponse(checks, status=200 if all(checks.values()) else 503)
