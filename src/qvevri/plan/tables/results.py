"""What an action should bring, as tables say it: "გამყიდველი: 12 → 60; სტუმარი: 800 → 3 000"."""

import re
from dataclasses import dataclass
from decimal import Decimal

from qvevri.plan.programme.content import Direction
from qvevri.plan.tables.doubts import Doubt, Note
from qvevri.plan.tables.figures import FIGURE, figure

NONE = re.compile(r"^[\s\u2010-\u2015.\-/]*$")
ARROW = r"\s*(?:→|->|=>|–>|➔)\s*"
NUMBER = FIGURE.pattern
SPAN = re.compile(rf"(?P<before>{NUMBER}){ARROW}(?P<after>{NUMBER})")
FOOTNOTE = re.compile(r"[\u00b9\u00b2\u00b3\u2070-\u2079*†‡]+")
ASIDE = re.compile(r"\(([^()]*)\)")
# What of a target is for whom: group and value by the stem of the word.
GROUPS = (
    ("sex", "female", r"ქალ|wom[ae]n|female|женщин"),
    ("sex", "male", r"კაც|მამაკაც|\bm[ae]n\b|male|мужчин"),
    ("age", "youth", r"ახალგაზრდ|youth|young|молод"),
)
WITHIN = re.compile(rf"(?P<n>{NUMBER})")


@dataclass(frozen=True)
class Share:
    """The share of a target for a group of people."""

    of: str
    value: str
    target: Decimal


@dataclass(frozen=True)
class Result:
    """One indicator as the table has it."""

    name: str
    baseline: Decimal | None = None
    target: Decimal | None = None
    direction: Direction = Direction.UP
    shares: tuple[Share, ...] = ()
    footnote: str = ""


def read_results(text: str) -> tuple[tuple[Result, ...], tuple[Note, ...]]:
    """All indicators of a cell, parted by ";" or lines, and what is doubtful about them."""
    if NONE.match(text):
        return (), (Note(Doubt.NO_RESULT, text.strip()),)
    results, notes = [], []
    for part in re.split(r"\s*[;\n]\s*", text.strip()):
        if not part:
            continue
        result = _result(part)
        results.append(result)
        if result.footnote:
            notes.append(Note(Doubt.FOOTNOTE, part))
        if result.target is None:
            notes.append(Note(Doubt.NO_TARGET, part))
    return tuple(results), tuple(notes)


def _result(part: str) -> Result:
    footnote = "".join(FOOTNOTE.findall(part))
    plain = FOOTNOTE.sub("", part)
    shares = tuple(share for aside in ASIDE.findall(plain) for share in _shares(aside))
    bare = ASIDE.sub("", plain).strip() if shares else plain.strip()
    span = SPAN.search(bare)
    if span is not None:
        name = _name(bare[: span.start()], bare[span.end() :])
        before, after = figure(span["before"]), figure(span["after"])
        way = Direction.DOWN if after < before else Direction.UP
        return Result(name, before, after, way, shares, footnote)
    found = FIGURE.search(bare)
    # "1 laboratory" begins with its figure, "Visitors: 300" ends with it.
    if found is not None and (found.start() == 0 or bare[: found.start()].rstrip().endswith(":")):
        name = _name(bare[: found.start()], bare[found.end() :])
        return Result(name, None, figure(found.group()), shares=shares, footnote=footnote)
    return Result(bare.strip(" :"), shares=shares, footnote=footnote)


def _shares(aside: str) -> list[Share]:
    """Each group of an aside with its figure: "of them women 12, of them young people 5"."""
    told = ((piece, WITHIN.search(piece)) for piece in re.split(r",\s+|;", aside))
    return [
        Share(*group, figure(found["n"]))
        for piece, found in told
        if found is not None and (group := _group(piece)) is not None
    ]


def _group(words: str) -> tuple[str, str] | None:
    named = (group for *group, stem in GROUPS if re.search(stem, words, re.I))
    of, value = next(named, (None, None))
    return (of, value) if of and value else None


def _name(before: str, after: str) -> str:
    return " ".join(f"{before.strip(' :')} {after.strip(' :')}".split())


def written(result: Result, plain: str = "") -> str:
    """The same indicator in the table's way: "name: 12 → 60 (…)"."""
    if result.target is None:
        return result.name
    if result.baseline is None:
        return f"{_figure(result.target)} {result.name}"
    aside = f" ({plain})" if plain else ""
    return f"{result.name}: {_figure(result.baseline)} → {_figure(result.target)}{aside}"


def _figure(value: Decimal) -> str:
    whole = f"{value.normalize():,f}" if value else "0"
    return whole.replace(",", "\u00a0")
