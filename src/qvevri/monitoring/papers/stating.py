"""The plan at the moment that a paper tells of: its dashboard, what it promised, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.utils import timezone

from qvevri.monitoring.dashboard import boarding, queries
from qvevri.monitoring.dashboard.boards import Board, Shown
from qvevri.monitoring.dashboard.earlier import Earlier, earlier_of
from qvevri.monitoring.dashboard.moments import Opened
from qvevri.monitoring.dashboard.wording import moment_text, reason_text
from qvevri.monitoring.papers.queries import kept_reasons
from qvevri.monitoring.reporting.standing import Stand
from qvevri.plan.programme.content import Content
from qvevri.plan.programme.models import Edition, Plan

Reasons = Mapping[int, Sequence[str]]


@dataclass(frozen=True)
class Stated:
    """A plan that had been adopted by its moment; `number` is that of a period whose lights to
    tell, the one that ran then if left out."""

    at: Opened
    number: int | None = None

    @property
    def plan(self) -> Plan:
        """The plan with the title, time and rate that it had then."""
        return self.at.plan

    @cached_property
    def _earlier(self) -> Earlier | None:
        return earlier_of(self.at.then) if self.at.then else None

    @cached_property
    def content(self) -> Content:
        """What the plan promised then."""
        return boarding.there(boarding.content_at(self.at))

    @cached_property
    def board(self) -> Board:
        """The dashboard, with the lights of the period that is told of."""
        if self._earlier is None:
            return queries.board_of(self.at.row, self.number)
        board = self._earlier.board
        if self.number is None:
            return board
        stands = self._earlier.stands.get(self.number, {})
        lit = [_lit(one, stands[one.pk]) for one in board.actions if one.pk in stands]
        return replace(board, actions=lit, number=self.number)

    @cached_property
    def reasons(self) -> Reasons:
        """The sentences behind each action's light, by the number of the action."""
        if self._earlier is None:
            return kept_reasons(self.board)
        number, names = self.board.number, self._earlier.names
        stands = {} if number is None else self._earlier.stands.get(number, {})
        return {
            pk: [reason_text(reason, names) for reason in stand.reasons()]
            for pk, stand in stands.items()
        }

    @property
    def edition(self) -> Edition | None:
        """The decision that the plan held by; None for a draft that everybody may read."""
        if self.at.then:
            return next(reversed(self.at.then.editions), None)
        return self.at.row.editions.defer("content").order_by("-number").first()

    @property
    def said(self) -> str:
        """The moment as the paper prints it; empty for now."""
        return moment_text(self.at.moment, None if self.at.moment.is_now else self.edition)


def _lit(one: Shown, stand: Stand) -> Shown:
    heard = stand.heard_at
    return replace(
        one,
        light=str(stand.light),
        share=stand.share,
        heard_on=timezone.localtime(heard).date() if heard else None,
        is_overruled=stand.light != stand.rule_light,
    )
