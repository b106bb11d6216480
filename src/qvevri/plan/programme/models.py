"""A plan as it stands now, row by row, and its editions as they were decided."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from i18nfield.fields import I18nCharField, I18nTextField

from qvevri.core.languages import current, in_language
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality


class PlanQuerySet(models.QuerySet["Plan"]):
    def of(self, municipality: Municipality) -> Self:
        """Those of one municipality."""
        return self.filter(municipality=municipality)

    def public(self) -> Self:
        """Those a stranger may read: in consultation, adopted or closed."""
        return self.exclude(status=Plan.Status.DRAFT)

    def in_force(self) -> Self:
        """Those that were adopted and still run."""
        return self.filter(status=Plan.Status.ADOPTED)


class Plan(models.Model):
    """A local economic development plan."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        CONSULTATION = "consultation", _("In public consultation")
        ADOPTED = "adopted", _("Adopted")
        CLOSED = "closed", _("Closed")

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="plans")
    title = I18nCharField(max_length=300)
    vision = I18nTextField(blank=True)
    starts = models.DateField()
    finishes = models.DateField()
    status = models.CharField(max_length=20, choices=Status, default=Status.DRAFT)
    rate = models.DecimalField(
        max_digits=12, decimal_places=6, null=True, blank=True, help_text="Lari for one euro"
    )
    rate_on = models.DateField(null=True, blank=True, help_text="The National Bank's day")
    is_illustrative = models.BooleanField(default=False, help_text="Invented for the demo")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["municipality_id", "-starts", "-id"]

    def __str__(self) -> str:
        return in_language(self.title, current())


class ObjectiveQuerySet(models.QuerySet["Objective"]):
    def promised(self) -> Self:
        """Those that no amendment has dropped."""
        return self.filter(is_dropped=False)


class Objective(models.Model):
    """What the plan wants to reach."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="objectives")
    code = models.CharField(max_length=20)
    place = models.PositiveIntegerField(default=0)
    title = I18nTextField()
    text = I18nTextField(blank=True)

    is_dropped = models.BooleanField(
        default=False, help_text="Amended away; its row stays for its dropped actions"
    )

    objects = ObjectiveQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["plan_id", "place", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "code"], name="objective_code_once_per_plan"),
        ]

    def __str__(self) -> str:
        return f"{self.code}. {in_language(self.title, current())}"


class Chapter(models.Model):
    """A chapter of the plan's text, as the plan says it now."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="chapters")
    code = models.CharField(max_length=60)
    text = I18nTextField(blank=True, help_text="Markdown")

    class Meta:
        ordering: ClassVar = ["plan_id", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "code"], name="chapter_code_once_per_plan"),
        ]

    def __str__(self) -> str:
        return self.code


class VersionQuerySet(models.QuerySet["Version"]):
    def of(self, municipality: Municipality) -> Self:
        """Those of one municipality's plans."""
        return self.filter(chapter__plan__municipality=municipality)

    def counting(self) -> Self:
        """Those that followed one on another; not what was put aside because it did not fit."""
        return self.exclude(way=Version.Way.ASIDE)


class Version(models.Model):
    """What one person made of a chapter in one language in one sitting. None is ever lost. After
    the plan was adopted, versions are proposals for the next amendment."""

    class Way(models.TextChoices):
        WRITTEN = "written", pgettext_lazy("version of a text", "written")
        JOINED = "joined", pgettext_lazy("version of a text", "joined with another's text")
        ASIDE = "aside", pgettext_lazy("version of a text", "kept aside")
        RESTORED = "restored", pgettext_lazy("version of a text", "an earlier one restored")
        BROUGHT = "brought", pgettext_lazy("version of a text", "brought in with the plan")

    chapter = models.ForeignKey(Chapter, models.CASCADE, related_name="versions")
    language = models.CharField(max_length=8)
    number = models.PositiveIntegerField(help_text="From 1 in each language of a chapter")
    text = models.TextField(blank=True)
    way = models.CharField(max_length=20, choices=Way, default=Way.WRITTEN)
    began_from = models.PositiveIntegerField(default=0, help_text="Number of the version before")
    restored = models.PositiveIntegerField(null=True, help_text="Number of the version put back")
    sitting = models.CharField(
        max_length=40, blank=True, help_text="Secret of the page on which it is being written"
    )
    sent = models.TextField(
        blank=True, help_text="What that page held when it was last saved, before any joining"
    )
    written_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    begun_at = models.DateTimeField()
    written_at = models.DateTimeField(help_text="When it was last saved")

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["chapter_id", "language", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["chapter", "language", "number"], name="version_number_once_per_chapter"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.number}"


class ActionQuerySet(models.QuerySet["Action"]):
    def promised(self) -> Self:
        """Those that no amendment has dropped."""
        return self.filter(is_dropped=False)


class Action(models.Model):
    """What will be done, by whom, by when and for how much."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="actions")
    objective = models.ForeignKey(Objective, models.PROTECT, related_name="actions")
    code = models.CharField(max_length=20)
    place = models.PositiveIntegerField(default=0)
    title = I18nTextField()
    text = I18nTextField(blank=True)
    block = models.CharField(max_length=60, blank=True, help_text="Code of the building block")
    starts = models.DateField(null=True, blank=True)
    finishes = models.DateField(null=True, blank=True)
    is_open_ended = models.BooleanField(default=False)
    weight = models.PositiveSmallIntegerField(default=1, help_text="In every roll-up; public")
    cost = models.BigIntegerField(null=True, blank=True, help_text="Minor units")
    currency = models.CharField(max_length=3, blank=True)
    cost_also = models.BigIntegerField(
        null=True, blank=True, help_text="The same as printed in another currency"
    )
    currency_also = models.CharField(max_length=3, blank=True)
    risks = I18nTextField(blank=True)
    settlements = models.JSONField(
        default=list, help_text="Slugs of where it happens; none: the whole municipality"
    )
    written = models.JSONField(default=dict, help_text="A table's own words: {column: words}")
    responsible = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="actions_to_report"
    )
    deputy = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    is_dropped = models.BooleanField(
        default=False, help_text="Amended away; its row stays for what was reported of it"
    )

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["plan_id", "place", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "code"], name="action_code_once_per_plan"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {in_language(self.title, current())}"


class Partner(models.Model):
    """Who takes part in an action; one of our organisations where it is known here."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    name = I18nCharField(max_length=300)
    role = models.CharField(max_length=20)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["action_id", "place", "id"]

    def __str__(self) -> str:
        return in_language(self.name, current())


class BudgetLine(models.Model):
    """Money from one source for one action."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="lines")
    source = models.CharField(max_length=20)
    amount = models.BigIntegerField(help_text="Minor units")
    currency = models.CharField(max_length=3)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    name = I18nCharField(max_length=300, blank=True)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["action_id", "place", "id"]

    def __str__(self) -> str:
        return f"{self.source} {self.amount / 100:.2f} {self.currency}"


class Milestone(models.Model):
    """A step on the way."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="milestones")
    title = I18nCharField(max_length=300)
    due = models.DateField()
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["action_id", "place", "id"]

    def __str__(self) -> str:
        return in_language(self.title, current())


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    def promised(self) -> Self:
        """Those that no amendment has dropped."""
        return self.filter(is_dropped=False)


class Indicator(models.Model):
    """How it will be seen that a promise was kept; of an action, or of an objective as a whole."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="indicators")
    objective = models.ForeignKey(
        Objective, models.CASCADE, null=True, blank=True, related_name="indicators"
    )
    action = models.ForeignKey(
        Action, models.CASCADE, null=True, blank=True, related_name="indicators"
    )
    code = models.CharField(max_length=24)
    place = models.PositiveIntegerField(default=0)
    name = I18nTextField()
    unit = I18nCharField(max_length=100, blank=True)
    level = models.CharField(max_length=10)
    direction = models.CharField(max_length=10)
    combine = models.CharField(max_length=10)
    baseline = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    baseline_year = models.PositiveSmallIntegerField(null=True, blank=True)
    baseline_source = I18nCharField(max_length=300, blank=True)
    parts = models.JSONField(default=list, help_text='[{"of": "sex", "value": …, "target": "20"}]')
    verification = I18nTextField(blank=True)
    note = I18nTextField(blank=True)
    frequency = models.CharField(max_length=10, default="period", help_text="How often measured")
    measure = models.CharField(
        max_length=60, blank=True, help_text="Code of the count that feeds it"
    )
    narrowing = models.JSONField(default=dict, help_text="What the count is narrowed to")
    owner = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    is_dropped = models.BooleanField(default=False, help_text="Amended away")

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["plan_id", "place", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "code"], name="indicator_code_once_per_plan"),
            models.CheckConstraint(
                condition=models.Q(objective=None) | models.Q(action=None),
                name="indicator_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return in_language(self.name, current())


class Target(models.Model):
    """What an indicator should have reached by a day."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="targets")
    due = models.DateField()
    value = models.DecimalField(max_digits=20, decimal_places=4)

    class Meta:
        ordering: ClassVar = ["indicator_id", "due"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["indicator", "due"], name="target_once_per_day"),
        ]

    def __str__(self) -> str:
        return f"{self.value} by {self.due}"


class EditionQuerySet(models.QuerySet["Edition"]):
    def of(self, municipality: Municipality) -> Self:
        """Those of one municipality's plans."""
        return self.filter(plan__municipality=municipality)


class Edition(models.Model):
    """A plan as it was decided: the first is the baseline, each later one an amendment."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField(help_text="0 is the plan as adopted")
    decision = models.CharField(max_length=100, help_text="Number of the decision")
    decided_on = models.DateField()
    reason = models.TextField(blank=True, help_text="Why it was amended")
    language = models.CharField(max_length=2, default="ka", help_text="Of the reason")
    content = models.TextField(help_text="The whole plan as JSON, as `content.to_json` wrote it")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the content")
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["plan_id", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="edition_once_per_plan"),
        ]

    def __str__(self) -> str:
        return f"{self.plan} ({self.decision})"


class Whole(models.Model):
    """A plan as it was last laid down in its rows, in one piece: whoever writes a long plan waits
    for one row and not for thousands. The rows count; without this one they are read."""

    plan = models.OneToOneField(Plan, models.CASCADE, related_name="whole")
    content = models.TextField(help_text="The whole plan as JSON, as `content.to_json` wrote it")

    def __str__(self) -> str:
        return str(self.plan)
