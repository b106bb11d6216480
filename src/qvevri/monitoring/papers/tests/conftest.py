"""The plan of the reports' tests, on paper."""

from qvevri.monitoring.reporting.tests.conftest import mayor, periods, plan, school

__all__ = ["mayor", "periods", "plan", "school"]
