"""The answer of every import, as the contract has it: for people and for machines."""

from collections.abc import Iterator
from typing import TypedDict


class Refusal(TypedDict):
    """One cell, and what is the matter with it."""

    row: int
    column: str
    value: str
    reason: str


class Answer(TypedDict):
    """What became of a file. Any refusal means that nothing was written."""

    rows: int
    new: int
    changed: int
    unchanged: int
    written: bool
    refused: list[Refusal]
    warnings: list[Refusal]


def answer_of_unreadable(name: str, reason: str) -> Answer:
    """The answer about a file that cannot be read at all."""
    refusal = Refusal(row=1, column="", value=name, reason=reason)
    return Answer(
        rows=0, new=0, changed=0, unchanged=0, written=False, refused=[refusal], warnings=[]
    )


def counts_of(answer: Answer) -> str:
    """The figures of an answer in one line."""
    written = "written" if answer["written"] else "not written"
    return (
        f"{answer['rows']} rows: {answer['new']} new, {answer['changed']} changed, "
        f"{answer['unchanged']} unchanged; {written}"
    )


def lines_of(remarks: list[Refusal]) -> Iterator[str]:
    """One line for each cell: its row (0 is none), its column, what stands there, the reason."""
    for one in remarks:
        where = ", ".join(part for part in (str(one["row"] or ""), one["column"]) if part)
        value = f" „{one['value']}“" if one["value"] else ""
        yield f"{where}{value}: {one['reason']}"
