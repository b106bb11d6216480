"""Protected names and marks: only where the law lets them stand."""

from django.utils import timezone

from qvevri.organisations.models import Organisation


def certificates_of(organisation: Organisation) -> set[str]:
    """Codes of the certificates and protected names the seller holds valid papers for today."""
    today = timezone.localdate()
    held = organisation.certificates.select_related("concept")
    return {paper.concept.code for paper in held if paper.is_valid(today)}
