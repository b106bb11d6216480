"""The plan given back in the form that tables are brought in: the same columns, present values.

A cell keeps the words of the table it came from for as long as they still say what the plan says.
"""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt
from docx.table import _Cell
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from qvevri.plan.programme.blocks import blocks
from qvevri.plan.programme.content import Action, BudgetLine, Content, Money, Objective, Role
from qvevri.plan.tables import partners, periods, results, sums
from qvevri.plan.tables.figures import currency_in
from qvevri.plan.tables.headings import MONEY_OF, Column, title_of
from qvevri.plan.tables.merging import shown
from qvevri.plan.tables.results import Result

C = Column
USUAL = (C.CODE, C.BLOCK, C.OBJECTIVE, C.ACTION, C.PERIOD, C.PARTNERS, C.COST, C.SOURCES, C.RESULTS)
WIDTHS = {
    C.CODE: 7,
    C.BLOCK: 24,
    C.OBJECTIVE: 28,
    C.ACTION: 36,
    C.PERIOD: 20,
    C.PARTNERS: 28,
    C.COST: 18,
    C.SOURCES: 26,
    C.RESULTS: 34,
    C.REMARK: 30,
}
GROUPED = (C.BLOCK, C.OBJECTIVE)
SOURCES: Mapping[str, Mapping[str, str]] = {
    "local_budget": {"ka": "ადგილობრივი ბიუჯეტი", "en": "Local budget", "ru": "Местный бюджет"},
    "higher_budget": {
        "ka": "ზედა დონის ბიუჯეტი",
        "en": "Higher-level budget",
        "ru": "Бюджет вышестоящего уровня",
    },
    "private": {"ka": "კერძო სექტორი", "en": "Private sector", "ru": "Частный сектор"},
    "donor": {"ka": "დონორი", "en": "Donors", "ru": "Доноры"},
    "bank_ifi": {
        "ka": "ბანკი",
        "en": "Banks and IFIs",
        "ru": "Банки и международные финансовые институты",
    },
    "gap": {"ka": "დასაფინანსებელი ნაწილი", "en": "Not yet covered", "ru": "Непокрытая часть"},
}
CURRENCIES: Mapping[str, Mapping[str, str]] = {
    "GEL": {"ka": "ლარი", "en": "GEL", "ru": "лари"},
    "EUR": {"ka": "ევრო", "en": "EUR", "ru": "евро"},
    "USD": {"ka": "დოლარი", "en": "USD", "ru": "долларов"},
}
FEMALE = {"ka": "მათ შორის ქალი", "en": "of them women", "ru": "из них женщин"}
MALE = {"ka": "მათ შორის კაცი", "en": "of them men", "ru": "из них мужчин"}
YOUTH = {"ka": "მათ შორის ახალგაზრდა", "en": "of them young people", "ru": "из них молодёжи"}
GROUPS = {("sex", "female"): FEMALE, ("sex", "male"): MALE, ("age", "youth"): YOUTH}
# What a table program would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Shape:
    """The columns of a table from left to right, each with its title."""

    language: str
    titles: Mapping[Column, str]

    @property
    def columns(self) -> list[Column]:
        """The columns in order."""
        return list(self.titles)


def usual(language: str) -> Shape:
    """The shape of a table when nobody brought one."""
    return Shape(language, {column: title_of(column, language) for column in USUAL})


def rows_of(content: Content, shape: Shape) -> list[dict[Column, str]]:
    """Each action as the cells of its row, in the plan's order."""
    home = {one.code: objective for objective in content.objectives for one in objective.actions}
    return [_cells(action, home[action.code], shape) for action in content.actions]


def _cells(action: Action, objective: Objective, shape: Shape) -> dict[Column, str]:
    language = shape.language
    has_currency = C.CURRENCY in shape.titles
    cells = {
        C.CODE: action.code,
        C.BLOCK: blocks()[action.block][language] if action.block in blocks() else "",
        C.OBJECTIVE: shown(objective.title, language),
        C.ACTION: shown(action.title, language),
        C.PERIOD: _period(action),
        **_two_days(action),
        C.PARTNERS: _partners(action, language),
        C.COST: _cost(action, language, has_currency=has_currency),
        C.CURRENCY: action.cost.currency if action.cost else action.written.get("currency", ""),
        C.SOURCES: _sources(action, language),
        **_by_source(action, language),
        C.RESULTS: _results(action, language),
        C.REMARK: action.written.get("remark", ""),
    }
    return {column: cells[column] for column in shape.columns}


def _kept(action: Action, column: Column, is_true: Callable[[str], bool]) -> str | None:
    """The words of the table, if they still say what the plan says."""
    words = action.written.get(column.value)
    return words if words is not None and is_true(words) else None


def _period(action: Action) -> str:
    said = (action.starts, action.finishes, action.is_open_ended)

    def is_true(words: str) -> bool:
        read = periods.read_period(words)
        return (read.starts, read.finishes, read.is_open_ended) == said

    kept = _kept(action, C.PERIOD, is_true)
    if kept is not None:
        return kept
    if action.is_open_ended:
        return "მუდმივად" if action.starts is None else f"{action.starts:%m.%Y} – მუდმივად"
    return periods.written(action.starts, action.finishes)


def _two_days(action: Action) -> dict[Column, str]:
    start, finish = (action.written.get(column.value, "") for column in (C.START, C.FINISH))
    read = periods.read_two(start, finish)
    said = (action.starts, action.finishes, action.is_open_ended)
    if (read.starts, read.finishes, read.is_open_ended) == said:
        return {C.START: start, C.FINISH: finish}
    end = "მუდმივად" if action.is_open_ended else periods.day(action.finishes)
    return {C.START: periods.day(action.starts), C.FINISH: end}


def _by_source(action: Action, language: str) -> dict[Column, str]:
    home = action.cost.currency if action.cost else "GEL"
    added: dict[Column, list[str]] = {column: [] for column in MONEY_OF}
    for line in action.lines:
        is_home = line.money.currency == home
        added[C(line.source.value)].append(amount(line.money, language, bare=is_home))
    return {column: " + ".join(told) for column, told in added.items()}


def _partners(action: Action, language: str) -> str:
    said = [(shown(one.name, language), one.role) for one in action.partners]

    def is_true(words: str) -> bool:
        return [(one.name, one.role) for one in partners.read_partners(words)[0]] == said

    kept = _kept(action, C.PARTNERS, is_true)
    if kept is not None:
        return kept
    lead = {"ka": "წამყვანი", "en": "lead", "ru": "координатор"}[language]
    several = len(said) > 1
    named = (f"{name} ({lead})" if role is Role.LEAD and several else name for name, role in said)
    return "; ".join(named) or "—"


def amount(money: Money, language: str, *, bare: bool = False) -> str:
    """ "10 000 ლარი", "3 200.50 EUR"."""
    whole, rest = divmod(abs(money.amount), 100)
    text = f"{whole:,}".replace(",", "\u00a0") + (f".{rest:02}" if rest else "")
    text = f"-{text}" if money.amount < 0 else text
    return text if bare else f"{text} {CURRENCIES[money.currency][language]}"


def _cost(action: Action, language: str, *, has_currency: bool) -> str:
    said = (action.cost, action.cost_also)
    home = action.cost.currency if action.cost and has_currency else ""

    def is_true(words: str) -> bool:
        read = sums.read_cost(words, home)
        names = bool(home) or action.cost is None or bool(currency_in(words))
        return names and (read.money, read.also) == said

    kept = _kept(action, C.COST, is_true)
    if kept is not None:
        return kept
    monies = [money for money in said if money is not None]
    told = [amount(money, language, bare=money.currency == home) for money in monies]
    return " / ".join(told) or ("" if has_currency else "—")


def _sources(action: Action, language: str) -> str:
    kept = _kept(
        action,
        C.SOURCES,
        lambda words: sums.read_lines(words, action.cost).lines == action.lines,
    )
    if kept is not None:
        return kept
    return sources(action.lines, action.cost.currency if action.cost else "", language)


def sources(lines: Sequence[BudgetLine], home: str, language: str) -> str:
    """Who pays how much; sums in the currency `home` stand without its name."""
    told = []
    for line in lines:
        bare = line.money.currency == home
        told.append(f"{SOURCES[line.source][language]} {amount(line.money, language, bare=bare)}")
    return "; ".join(told) or "—"


def _results(action: Action, language: str) -> str:
    said = [(shown(one.name, language), one.baseline, one.target) for one in action.indicators]

    def is_true(words: str) -> bool:
        found = results.read_results(words)[0]
        return [(one.name, one.baseline, one.target) for one in found] == said

    kept = _kept(action, C.RESULTS, is_true)
    if kept is not None:
        return kept
    told = []
    for one, (name, baseline, target) in zip(action.indicators, said, strict=True):
        groups = [part for part in one.parts if (part.of, part.value) in GROUPS]
        aside = ", ".join(f"{GROUPS[p.of, p.value][language]} {p.target:f}" for p in groups)
        told.append(results.written(Result(name, baseline, target), aside))
    return "; ".join(told) or "—"


def as_book(content: Content, shape: Shape) -> bytes:
    """The table as XLSX."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = {"ka": "სამოქმედო გეგმა", "en": "Action plan", "ru": "План действий"}[
        shape.language
    ]
    page.append([_safe(title) for title in shape.titles.values()])
    for row in rows_of(content, shape):
        page.append([_safe(words) for words in row.values()])
    for place, column in enumerate(shape.columns, 1):
        page.column_dimensions[get_column_letter(place)].width = WIDTHS.get(column, 14)
    for cells in page.iter_rows():
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=cell.row == 1)
    page.freeze_panes = "A2"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _safe(words: str) -> str:
    return f"'{words}" if words.startswith(FORMULA) else words


def as_document(content: Content, shape: Shape) -> bytes:
    """The table as DOCX, on landscape paper; blocks and objectives merged over their rows."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.5)
    document.styles["Normal"].font.size = Pt(9)
    document.add_heading(shown(content.title, shape.language), level=1)
    rows = rows_of(content, shape)
    table = document.add_table(rows=1 + len(rows), cols=len(shape.titles), style="Table Grid")
    # python-docx walks the whole table for each cell asked by place: ask once for each row.
    lines = [row.cells for row in table.rows]
    for cell, title in zip(lines[0], shape.titles.values(), strict=True):
        cell.text = title
        cell.paragraphs[0].runs[0].bold = True
    for cells, row in zip(lines[1:], rows, strict=True):
        for cell, words in zip(cells, row.values(), strict=True):
            cell.text = words
    for column in GROUPED:
        if column in shape.titles:
            _merge(lines, rows, column, shape.columns)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _merge(
    lines: Sequence[Sequence[_Cell]],
    rows: Sequence[Mapping[Column, str]],
    column: Column,
    columns: Sequence[Column],
) -> None:
    """Cells of one column that say the same below each other become one."""
    place = columns.index(column)
    told = [one for one in GROUPED[: GROUPED.index(column) + 1] if one in columns]
    at = 1
    for _key, run in groupby(rows, key=lambda row: [row[one] for one in told]):
        length = len(list(run))
        words = rows[at - 1][column]
        if length > 1 and words:
            lines[at][place].merge(lines[at + length - 1][place]).text = words
        at += length
