"""The plan of the reports' tests, with one approved report and with an amendment."""

from qvevri.monitoring.reporting.tests.conftest import (
    amendment,
    mayor,
    periods,
    plan,
    report,
    school,
    without,
)

__all__ = ["amendment", "mayor", "periods", "plan", "report", "school", "without"]
