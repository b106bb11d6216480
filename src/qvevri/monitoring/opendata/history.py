"""What of the log everybody may read, and what must still be as the log says."""

from qvevri.history.registry import compare_with, make_public
from qvevri.monitoring.opendata import witnessing

make_public("programme.plan", "programme.edition", "reporting.report", "reporting.override")
compare_with(witnessing.editions)
compare_with(witnessing.reports)
compare_with(witnessing.overrides)
