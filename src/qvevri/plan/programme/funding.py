"""A plan's content with nothing but what its money needs: light enough for every page."""

from collections import defaultdict

from qvevri.plan.programme.content import Action, BudgetLine, Content, Money, Objective, Source
from qvevri.plan.programme.contents import text_of
from qvevri.plan.programme.models import Action as ActionRow
from qvevri.plan.programme.models import BudgetLine as LineRow
from qvevri.plan.programme.models import Plan

FIELDS = ("pk", "code", "title", "block", "starts", "finishes", "cost", "currency")


def funded(plan: Plan) -> Content:
    """Codes, titles, blocks, periods, costs and lines of the actions as they stand: two queries."""
    lines: dict[int, list[BudgetLine]] = defaultdict(list)
    rows = LineRow.objects.filter(action__plan=plan, action__is_dropped=False)
    told = rows.order_by("action_id", "place", "pk")
    for pk, source, amount, currency, year in told.values_list(
        "action_id", "source", "amount", "currency", "year"
    ):
        lines[pk].append(BudgetLine(Source(source), Money(amount, currency), year))
    actions = ActionRow.objects.promised().filter(plan=plan).order_by("place", "pk")
    found = tuple(
        Action(
            code=code,
            title=text_of(title),
            place=place,
            block=block,
            starts=starts,
            finishes=finishes,
            cost=None if cost is None else Money(cost, currency),
            lines=tuple(lines[pk]),
        )
        for place, (pk, code, title, block, starts, finishes, cost, currency) in enumerate(
            actions.values_list(*FIELDS)
        )
    )
    return Content(
        title=text_of(plan.title),
        starts=plan.starts,
        finishes=plan.finishes,
        rate=plan.rate,
        rate_on=plan.rate_on,
        objectives=(Objective("", {}, actions=found),),
    )
