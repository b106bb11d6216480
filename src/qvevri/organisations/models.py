"""Organisations, the people who act for them, and their certificates."""

from datetime import date, datetime
from typing import ClassVar, Self

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField
from i18nfield.strings import LazyI18nString

from qvevri.core.languages import current, in_language
from qvevri.files.models import Photo
from qvevri.people.models import Person
from qvevri.people.phones import takes_sms
from qvevri.places.models import Municipality, Settlement
from qvevri.vocabulary.models import Concept

SHOWN = models.Q(is_public=True) & ~models.Q(trust="blocked")


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def of(self, municipality: Municipality) -> Self:
        """Those of one municipality."""
        return self.filter(municipality=municipality)

    def public(self) -> Self:
        """Those a stranger may see."""
        return self.filter(is_public=True).exclude(trust=Organisation.Trust.BLOCKED)

    def verified(self) -> Self:
        """Those whose documents or farm the agency itself has seen."""
        seen = [Organisation.Verification.DOCUMENTS, Organisation.Verification.VISIT]
        # Not `in`: SQLite would not see that an index of these holds them.
        return self.filter(models.Q(verification=seen[0]) | models.Q(verification=seen[1]))

    def acted_for_by(self, person: Person) -> Self:
        """Those this person acts for."""
        return self.filter(memberships__person=person)

    def of_nobody(self) -> Self:
        """Those nobody acts for: entered by the agency for one who telephoned, or from a sheet."""
        return self.filter(memberships=None)

    def reached_at(self, phone: str) -> Self:
        """Those with this number (E.164); none for an empty one."""
        return self.filter(phone=phone) if phone else self.none()


class Organisation(models.Model):
    """A farm, winery, pottery, restaurant, firm or cooperative; a lone farmer is one too."""

    class Kind(models.TextChoices):
        PRIVATE_PERSON = "private", _("Private person")
        ENTREPRENEUR = "entrepreneur", _("Individual entrepreneur")
        COOPERATIVE = "cooperative", _("Cooperative")
        COMPANY = "company", _("Company")
        PUBLIC_BODY = "public", _("Public body")
        NGO = "ngo", _("Non-governmental organisation")

    class Verification(models.TextChoices):
        NONE = "none", _("Not verified")
        PHONE = "phone", _("Phone confirmed")
        DOCUMENTS = "documents", _("Documents seen by the agency")
        VISIT = "visit", _("Visited by the agency")

    class LedBy(models.TextChoices):
        WOMAN = "female", _("A woman")
        MAN = "male", _("A man")

    class Trust(models.TextChoices):
        NEW = "new", _("New: listings wait for approval")
        TRUSTED = "trusted", _("Trusted: listings appear at once")
        BLOCKED = "blocked", _("Blocked")

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="organisations")
    settlement = models.ForeignKey(Settlement, models.PROTECT, related_name="organisations")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.PRIVATE_PERSON)
    name = I18nCharField(max_length=200, help_text="As the owner writes it; others transliterated")
    led_by = models.CharField(
        max_length=10, choices=LedBy, blank=True, help_text="If they like to say; counted only"
    )
    tax_code = models.CharField(max_length=9, blank=True, help_text="Nine digits, companies only")
    story = models.TextField(blank=True)
    story_language = models.CharField(max_length=2, default="ka")
    phone = models.CharField(max_length=20, blank=True, help_text="E.164; never on a public page")
    email = models.EmailField(blank=True, help_text="Never on a public page")
    messengers = models.JSONField(default=list, help_text='["whatsapp", "viber", "telegram"]')
    languages = models.JSONField(default=list, help_text='Spoken: ["ka", "ru"]')
    call_from = models.TimeField(null=True, blank=True, help_text="Best hours to call")
    call_until = models.TimeField(null=True, blank=True)
    latitude = models.FloatField(
        null=True, blank=True, help_text="Only if the seller wants it shown"
    )
    longitude = models.FloatField(null=True, blank=True)
    shows_exact_place = models.BooleanField(default=False)
    verification = models.CharField(max_length=20, choices=Verification, default=Verification.NONE)
    verified_on = models.DateField(null=True, blank=True)
    trust = models.CharField(max_length=20, choices=Trust, default=Trust.NEW)
    is_public = models.BooleanField(default=True)
    founded_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    photos = GenericRelation(Photo, "thing_id", "thing_type")

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["municipality", "phone"]),
            # How many there are in each settlement is read from it alone, of strangers too.
            models.Index(
                fields=["municipality", "settlement", "is_public", "trust"], name="seller_there"
            ),
            # In the words of `public()`, `verified()`: SQLite takes them for the same words only.
            models.Index(fields=["municipality", "id"], condition=SHOWN, name="seller_shown"),
            models.Index(
                fields=["municipality", "id"],
                condition=SHOWN
                & (models.Q(verification="documents") | models.Q(verification="visit")),
                name="seller_verified",
            ),
        ]

    def __str__(self) -> str:
        return in_language(self.name, current())

    def names(self) -> dict[str, str]:
        """The name by language, only those that are there."""
        names = self.name.data if isinstance(self.name, LazyI18nString) else self.name
        return {"ka": names} if isinstance(names, str) else {k: v for k, v in names.items() if v}

    def has_landline(self) -> bool:
        """Is the number one that takes neither an SMS nor a messenger?"""
        return bool(self.phone) and not takes_sms(self.phone)

    def usable_messengers(self) -> list[str]:
        """The messengers a buyer can reach the number by."""
        return [] if self.has_landline() else list(self.messengers)

    def is_verified(self) -> bool:
        """Did the agency itself see this seller's documents or farm?"""
        return self.verification in (self.Verification.DOCUMENTS, self.Verification.VISIT)


class Membership(models.Model):
    """A person acts for an organisation."""

    class Role(models.TextChoices):
        OWNER = "owner", _("owner")
        MEMBER = "member", _("member")

    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role, default=Role.OWNER)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "organisation"], name="a_person_is_a_member_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.organisation}"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def older_than(self, moment: datetime) -> Self:
        """Those sent before `moment`."""
        return self.filter(invited_at__lt=moment)


class Invitation(models.Model):
    """Somebody with this number is asked to act for an organisation."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="invitations")
    phone = models.CharField(max_length=20, help_text="E.164")
    invited_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    invited_at = models.DateTimeField(auto_now_add=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "phone"], name="a_number_is_invited_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["phone"])]

    def __str__(self) -> str:
        return f"{self.organisation} #{self.pk}"


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def valid(self, today: date) -> Self:
        """Those not expired on `today`."""
        return self.filter(models.Q(expires_on=None) | models.Q(expires_on__gte=today))


class Certificate(models.Model):
    """A paper that says something about the produce, with its number and expiry."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="certificates")
    concept = models.ForeignKey(Concept, models.PROTECT, related_name="+")
    number = models.CharField(max_length=80)
    issuer = models.CharField(max_length=200, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    was_seen = models.BooleanField(default=False, help_text="An officer has seen the paper")

    objects = CertificateQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "concept", "number"], name="a_certificate_is_entered_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.concept}: {self.number}"

    def is_valid(self, today: date) -> bool:
        """Has it not expired on `today`?"""
        return self.expires_on is None or self.expires_on >= today
