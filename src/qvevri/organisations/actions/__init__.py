"""What can be done with sellers."""

from qvevri.organisations.actions.founding import (
    change_organisation,
    found_many,
    found_organisation,
    hide,
    show,
)
from qvevri.organisations.actions.judging import set_trust, verify
from qvevri.organisations.actions.papers import (
    CertificateNumberMissing,
    CertificateThere,
    NotACertificate,
    add_certificate,
    confirm_certificate,
    remove_certificate,
)
from qvevri.organisations.actions.people import (
    AlreadyMember,
    LastOwner,
    NotYours,
    TooManyInvitations,
    accept_invitation,
    add_member,
    forget_old_invitations,
    invite,
    leave_all,
    remove_member,
    take_over,
    withdraw_invitation,
)

__all__ = [
    "AlreadyMember",
    "CertificateNumberMissing",
    "CertificateThere",
    "LastOwner",
    "NotACertificate",
    "NotYours",
    "TooManyInvitations",
    "accept_invitation",
    "add_certificate",
    "add_member",
    "change_organisation",
    "confirm_certificate",
    "forget_old_invitations",
    "found_many",
    "found_organisation",
    "hide",
    "invite",
    "leave_all",
    "remove_certificate",
    "remove_member",
    "set_trust",
    "show",
    "take_over",
    "verify",
    "withdraw_invitation",
]
