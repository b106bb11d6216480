"""What the public says of a plan while it may still change, and what it is answered."""

from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import pgettext_lazy
from i18nfield.fields import I18nTextField

from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme.models import Action, Plan

LINK_LASTS = timedelta(days=7)


class CommentQuerySet(models.QuerySet["Comment"]):
    def of(self, municipality: Municipality) -> Self:
        """Those on one municipality's plans."""
        return self.filter(plan__municipality=municipality)

    def shown(self) -> Self:
        """Those that no officer has hidden."""
        return self.filter(hidden_at=None)

    def unanswered(self) -> Self:
        """Those that everybody sees and that nobody has answered yet."""
        return self.shown().filter(answered_at=None)

    def known_sender(self) -> Self:
        """Those of which it is still kept who sent them without an account."""
        return self.exclude(sender="", email="")


class Comment(models.Model):
    """What somebody says of a chapter, of an action or of the whole plan, and the answer."""

    class Outcome(models.TextChoices):
        TAKEN = "taken", pgettext_lazy("comment on a plan", "taken up")
        PARTLY = "partly", pgettext_lazy("comment on a plan", "taken up in part")
        NOT_TAKEN = "not_taken", pgettext_lazy("comment on a plan", "not taken up")

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="comments")
    chapter = models.CharField(max_length=60, blank=True, help_text="Code; empty: not of a chapter")
    action = models.ForeignKey(Action, models.SET_NULL, null=True, related_name="+")
    text = models.TextField()
    language = models.CharField(max_length=8, help_text="In which it was written")
    name = models.CharField(max_length=80, blank=True, help_text="As its writer wants to be shown")
    salt = models.CharField(
        max_length=40, blank=True, help_text="The log hashes the name with it; erased with the name"
    )
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    email = models.EmailField(blank=True, help_text="To be told of the answer")
    is_confirmed = models.BooleanField(default=False, help_text="Its writer opened the link")
    key = models.CharField(max_length=40, unique=True)
    sender = models.CharField(max_length=64, blank=True, help_text="Hashed address of a stranger")
    made_at = models.DateTimeField(auto_now_add=True)
    answer = I18nTextField(blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    hidden_at = models.DateTimeField(null=True)
    hidden_because = models.CharField(max_length=300, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["plan_id", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(chapter="") | models.Q(action=None),
                name="comment_on_one_thing",
            ),
            models.CheckConstraint(
                condition=models.Q(answered_at=None) | ~models.Q(outcome=""),
                name="answer_says_what_became_of_the_comment",
            ),
        ]

    def __str__(self) -> str:
        return f"comment {self.pk}"

    def has_good_link(self, now: datetime) -> bool:
        """Can its address still be confirmed?"""
        return now < self.made_at + LINK_LASTS
