"""Who publishes, and what each activity is called."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings

from qvevri.core.languages import CODES, in_language
from qvevri.monitoring.opendata.iati.codes import part_of_identifier
from qvevri.places.models import Municipality
from qvevri.plan.programme.contents import text_of


@dataclass(frozen=True)
class Publisher:
    """A municipality as IATI knows it. `is_registered` when the operator named its reference."""

    reference: str
    name: Mapping[str, str]
    is_registered: bool

    def of_plan(self, plan: int) -> str:
        """The identifier of a plan as a whole."""
        return f"{self.reference}-PLAN-{plan}"

    def of_action(self, plan: int, code: str) -> str:
        """The identifier of an action; it never changes as long as its code stays."""
        return f"{self.of_plan(plan)}-{part_of_identifier(code)}"


def publisher(municipality: Municipality) -> Publisher:
    """After the setting IATI_ORGANISATIONS; without one a provisional reference of our own."""
    named = settings.IATI_ORGANISATIONS.get(municipality.slug, "")
    reference = named or f"GE-QVEVRI-{municipality.slug.upper()}"
    names = text_of(municipality.full_name) or text_of(municipality.name)
    name = {code: names.get(code) or in_language(dict(names), code) for code in CODES}
    return Publisher(reference, name, bool(named))
