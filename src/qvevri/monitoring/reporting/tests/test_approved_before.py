"""An older house is brought up to date: what is approved in it gets its approval."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from qvevri.monitoring.reporting.models import Approval, Report
from qvevri.monitoring.reporting.statements import of_approval


def bring_up_to_date() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes("reporting"))


@pytest.fixture
def _left_as_it_was(transactional_db: None) -> Iterator[None]:
    yield
    bring_up_to_date()


@pytest.mark.usefixtures("_left_as_it_was")
def test_report_approved_before_has_the_approval_it_would_have_had(
    report: Report,
) -> None:
    told = of_approval(report.approvals.get())
    MigrationExecutor(connection).migrate([("reporting", "0004_salt_of_names")])
    bring_up_to_date()

    assert of_approval(Approval.objects.get(report=report)) == told
