"""What is wrong with a plan as sentences, and where each is mended."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from qvevri.plan.editing.parts import Kind, Part
from qvevri.plan.editing.queries import Work
from qvevri.plan.editing.wording import title_of
from qvevri.plan.programme.checking import Found, Problem

SENTENCES: Mapping[Problem, Promise | str] = {
    Problem.NO_ACTIONS: _("The plan has no actions."),
    Problem.PLAN_ENDS_BEFORE_START: _("The plan ends before it begins."),
    Problem.SAME_CODE: _("Two things have this code."),
    Problem.NO_BLOCK: _("No building block is chosen."),
    Problem.NO_PERIOD: _("No period is given."),
    Problem.ENDS_BEFORE_START: _("The end lies before the beginning."),
    Problem.OUTSIDE_PLAN: _("The period lies outside the plan."),
    Problem.NO_LEAD: _("No partner leads."),
    Problem.NEGATIVE_MONEY: _("An amount cannot be negative."),
    Problem.LINES_OVER_COST: _("The sources promise more than the action costs."),
    Problem.MIXED_CURRENCIES: _(
        "Sources are in another currency than the cost: they are not added together."
    ),
    Problem.NO_INDICATOR: _("No indicator shows whether the promise is kept."),
    Problem.NO_TARGET: _("The indicator has no target."),
    Problem.TARGET_AFTER_PLAN: _("A target lies after the end of the plan."),
    Problem.WRONG_WAY: _("The target lies behind the baseline: check the direction."),
    Problem.PARTS_OVER_WHOLE: _("The groups add up to more than the target."),
    Problem.SHARE_IN_PERCENT: _(
        "A ratio is a share, 0.95 and not 95 %: leave its unit empty and write the targets so too."
    ),
    Problem.MILESTONE_OUTSIDE: _("A milestone lies outside the plan."),
    Problem.UNTRANSLATED: _("A title is not written in all languages."),
}
OF_MONEY = (Problem.NEGATIVE_MONEY, Problem.LINES_OVER_COST, Problem.MIXED_CURRENCIES)
OF_INDICATOR = (
    Problem.NO_TARGET,
    Problem.TARGET_AFTER_PLAN,
    Problem.WRONG_WAY,
    Problem.PARTS_OVER_WHOLE,
    Problem.SHARE_IN_PERCENT,
)


@dataclass(frozen=True)
class Pitfall:
    """A problem in words, with the page where it is mended."""

    title: str
    sentence: str
    url: str
    blocks: bool


def pitfalls_of(work: Work) -> list[Pitfall]:
    """All of them, those that keep the plan from being adopted first."""
    told = [_told(found, work) for found in work.problems()]
    return sorted(told, key=lambda one: not one.blocks)


def _told(found: Found, work: Work) -> Pitfall:
    part = _where(found, work)
    url = address_of(work, part)
    if found.problem is Problem.NO_INDICATOR:
        url = reverse("editing:action_indicator_new", args=[work.plan.pk, found.code])
    sentence = str(SENTENCES.get(found.problem, found.problem))
    return Pitfall(title_of(work.content, part), sentence, url, found.blocks)


def _where(found: Found, work: Work) -> Part:
    if not found.code:
        return Part(Kind.HEAD)
    if found.problem in OF_MONEY:
        return Part(Kind.MONEY, found.code)
    if found.problem in OF_INDICATOR:
        return Part(Kind.INDICATOR, found.code)
    is_action = any(one.code == found.code for one in work.content.actions)
    return Part(Kind.ACTION if is_action else Kind.INDICATOR, found.code)


def address_of(work: Work, part: Part) -> str:
    """The page on which a part is written."""
    arguments = [work.plan.pk, part.code] if part.code else [work.plan.pk]
    return reverse(f"editing:{part.kind}", args=arguments)
