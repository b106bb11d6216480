"""People who sign in, and the roles they hold for a municipality."""

from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from qvevri.core.languages import CODES, OWN_NAMES
from qvevri.people import naming
from qvevri.places.models import Municipality


class PersonQuerySet(models.QuerySet["Person"]):
    def reached_by(self, phone: str, email: str) -> Self:
        """Who signs in with this number (E.164) or this address; an empty one is nobody's."""
        if phone:
            return self.filter(phone=phone)
        return self.filter(email__iexact=email) if email else self.none()

    def works_for(self, municipality: Municipality) -> Self:
        """Who holds a role there, and the operator."""
        return self.filter(
            models.Q(roles__municipality=municipality) | models.Q(is_operator=True)
        ).distinct()

    def never_came(self) -> Self:
        """Those whose number or address somebody typed in, but who never read a code there."""
        return self.filter(last_login=None, phone_is_verified=False, roles=None, is_operator=False)


class PersonManager(BaseUserManager["Person"]):
    def get_queryset(self) -> PersonQuerySet:
        return PersonQuerySet(self.model, using=self._db)

    def reached_by(self, phone: str, email: str) -> PersonQuerySet:
        """See PersonQuerySet."""
        return self.get_queryset().reached_by(phone, email)

    def works_for(self, municipality: Municipality) -> PersonQuerySet:
        """See PersonQuerySet."""
        return self.get_queryset().works_for(municipality)

    def never_came(self) -> PersonQuerySet:
        """See PersonQuerySet."""
        return self.get_queryset().never_came()

    def create_person(self, **fields: Any) -> "Person":  # noqa: ANN401
        """A person without a password: sign-in is by one-time code."""
        person = self.model(**fields)
        person.set_unusable_password()
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(models.Q(phone=username) | models.Q(email__iexact=username))


class Person(AbstractBaseUser):
    """Somebody with a phone number or an e-mail address, or both."""

    phone = models.CharField(
        max_length=20, unique=True, null=True, blank=True, help_text="E.164, such as +995555123456"
    )
    phone_is_verified = models.BooleanField(default=False)
    email = models.EmailField(unique=True, null=True, blank=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    latin_name = models.CharField(
        max_length=120, blank=True, help_text="As they write it themselves; empty: romanised"
    )
    language = models.CharField(
        max_length=2, choices=[(code, OWN_NAMES[code]) for code in CODES], default="ka"
    )
    is_active = models.BooleanField(default=True)
    is_operator = models.BooleanField(default=False, help_text="Runs the whole installation")
    joined_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "id"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("person")

    def __str__(self) -> str:
        return self.name or self.phone or self.email or f"#{self.pk}"

    def called(self, language: str) -> str:
        """The name in the letters of that language, as far as that is certain; never a contact."""
        return naming.called(self.name, language, self.latin_name)

    def has_signed_in(self) -> bool:
        """Did they ever prove that the number or address is theirs?"""
        return self.last_login is not None or self.phone_is_verified


class RoleQuerySet(models.QuerySet["Role"]):
    def of(self, municipality: Municipality) -> Self:
        """Those held for one municipality."""
        return self.filter(municipality=municipality)


class Role(models.Model):
    """What a person may do for a municipality."""

    class Kind(models.TextChoices):
        MODERATOR = "moderator", _("moderator")
        OFFICER = "officer", _("officer")
        ADMINISTRATOR = "administrator", _("administrator")

    person = models.ForeignKey(Person, models.CASCADE, related_name="roles")
    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="roles")
    kind = models.CharField(max_length=20, choices=Kind)

    objects = RoleQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "municipality", "kind"], name="a_role_is_held_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.kind}"
