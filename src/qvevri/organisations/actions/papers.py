"""Certificates of a seller."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from qvevri.core.errors import Refused
from qvevri.core.text import clean_line, is_wordless
from qvevri.history import actions as history
from qvevri.organisations import registry
from qvevri.organisations.models import Certificate, Organisation
from qvevri.organisations.permissions import may_act_for, may_judge
from qvevri.people.models import Person
from qvevri.vocabulary.models import Concept


class NotACertificate(Refused):
    """The concept is something else."""


class CertificateNumberMissing(Refused):
    """Without its number nobody can look a certificate up."""


class CertificateThere(Refused):
    """This very certificate is entered already."""


@transaction.atomic
def add_certificate(
    organisation: Organisation,
    concept: Concept,
    number: str,
    *,
    by: Person,
    issuer: str = "",
    expires_on: date | None = None,
) -> Certificate:
    """The seller shows this paper; one that an officer enters counts as seen.

    Raises PermissionDenied, NotACertificate, CertificateNumberMissing, CertificateThere.
    """
    if not may_act_for(by, organisation):
        raise PermissionDenied
    if concept.kind != Concept.Kind.CERTIFICATE:
        raise NotACertificate(_("Choose the kind of certificate from the list."))
    number = clean_line(number)[:80]
    if is_wordless(number):
        raise CertificateNumberMissing(_("Write the number that stands on the certificate."))
    certificate, created = Certificate.objects.get_or_create(
        organisation=organisation,
        concept=concept,
        number=number,
        defaults={
            "issuer": clean_line(issuer)[:200],
            "expires_on": expires_on,
            "was_seen": may_judge(by, organisation),
        },
    )
    if not created:
        raise CertificateThere(_("This certificate is already there."))
    _tell(certificate, "certificate_added", by)
    return certificate


@transaction.atomic
def confirm_certificate(certificate: Certificate, *, by: Person) -> None:
    """An officer has seen the paper. Raises PermissionDenied."""
    if not may_judge(by, certificate.organisation):
        raise PermissionDenied
    if not certificate.was_seen:
        certificate.was_seen = True
        certificate.save(update_fields=["was_seen"])
        _tell(certificate, "certificate_seen", by)


@transaction.atomic
def remove_certificate(certificate: Certificate, *, by: Person) -> None:
    """The seller shows this paper no more. Raises PermissionDenied."""
    if not may_act_for(by, certificate.organisation):
        raise PermissionDenied
    _tell(certificate, "certificate_removed", by)
    certificate.delete()


def _tell(certificate: Certificate, verb: str, by: Person) -> None:
    organisation = certificate.organisation
    facts = {"certificate": certificate.concept.code}
    history.record(by, verb, organisation, municipality=organisation.municipality, facts=facts)
    registry.tell_changed(organisation)
