"""The import answer of the contract, for people and for machines."""

from collections.abc import Iterable
from typing import TypedDict

from qvevri.market.sheets.planning import CHANGED, NEW, UNCHANGED, Plan
from qvevri.market.sheets.reading import Unreadable
from qvevri.market.sheets.remarks import Remark, sentence, why_unreadable


class Refusal(TypedDict):
    """One cell, and what is the matter with it."""

    row: int
    column: str
    value: str
    reason: str


class Answer(TypedDict):
    """What became of a sheet. Any refusal means that nothing was written."""

    rows: int
    new: int
    changed: int
    unchanged: int
    written: bool
    refused: list[Refusal]
    warnings: list[Refusal]


def answer_of(plan: Plan, *, written: bool) -> Answer:
    """The answer about a plan, its sentences in the reader's language."""
    remarks = plan.all_remarks
    return Answer(
        rows=len(plan.rows),
        new=plan.count(NEW),
        changed=plan.count(CHANGED),
        unchanged=plan.count(UNCHANGED),
        written=written,
        refused=_told(remark for remark in remarks if remark.is_refusal),
        warnings=_told(remark for remark in remarks if not remark.is_refusal),
    )


def answer_of_unreadable(why: Unreadable, name: str) -> Answer:
    """The answer about a file that is no sheet."""
    refusal = Refusal(row=1, column="", value=name, reason=why_unreadable(why))
    return Answer(
        rows=0, new=0, changed=0, unchanged=0, written=False, refused=[refusal], warnings=[]
    )


def _told(remarks: Iterable[Remark]) -> list[Refusal]:
    return [
        Refusal(row=one.row, column=one.column, value=one.value, reason=sentence(one))
        for one in remarks
    ]
