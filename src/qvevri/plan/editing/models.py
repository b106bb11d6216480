"""What is proposed of an adopted plan until it is decided or discarded."""

from typing import ClassVar, Self

from django.db import models

from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme.models import Edition, Plan


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def of(self, municipality: Municipality) -> Self:
        """Those about one municipality's plans."""
        return self.filter(plan__municipality=municipality)


class Proposal(models.Model):
    """A draft amendment: the whole plan as it would be. A plan has at most one at a time."""

    plan = models.OneToOneField(Plan, models.CASCADE, related_name="proposal")
    edition = models.ForeignKey(
        Edition, models.PROTECT, related_name="+", help_text="What held when it was begun"
    )
    content = models.TextField(help_text="The whole plan as JSON, as `content.to_json` wrote it")
    begun_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    begun_at = models.DateTimeField(auto_now_add=True)
    changed_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.plan} ({self.edition.number + 1})"
