"""The import answer of the contract, for people and for machines."""

from collections.abc import Iterable

from qvevri.core.import_answers import Answer, Refusal
from qvevri.market.sheets.planning import CHANGED, NEW, UNCHANGED, Plan
from qvevri.market.sheets.remarks import Remark, sentence


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


def _told(remarks: Iterable[Remark]) -> list[Refusal]:
    return [
        Refusal(row=one.row, column=one.column, value=one.value, reason=sentence(one))
        for one in remarks
    ]
