"""The columns of an action table, and the words towns head them with in three languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from qvevri.plan.tables.grids import Grid, NoTable, Row, Unreadable
from qvevri.vocabulary.folding import fold

HEADER_WITHIN = 12


class Column(StrEnum):
    """What a column of an action table holds."""

    CODE = "code"
    BLOCK = "block"
    OBJECTIVE = "objective"
    ACTION = "action"
    PERIOD = "period"
    START = "start"
    FINISH = "finish"
    PARTNERS = "partners"
    COST = "cost"
    CURRENCY = "currency"
    SOURCES = "sources"
    LOCAL = "local_budget"
    HIGHER = "higher_budget"
    PRIVATE = "private"
    DONOR = "donor"
    BANK = "bank_ifi"
    GAP = "gap"
    RESULTS = "results"
    REMARK = "remark"


C = Column
# What a town told of its own titles: key of the title → column.
Learnt = Mapping[str, Column]
NOTHING: Learnt = {}
REQUIRED = (C.ACTION,)
MONEY_OF = (C.LOCAL, C.HIGHER, C.PRIVATE, C.DONOR, C.BANK, C.GAP)

# The first word of each language heads the column of a table that we write ourselves.
WORDS: Mapping[Column, Mapping[str, str]] = {
    C.CODE: {
        "ka": "კოდი|№|ნომერი|#|N",
        "en": "Code|No|No.|Number|#",
        "ru": "Код|№|Номер|п/п|№ п/п",
    },
    C.BLOCK: {
        "ka": "სამშენებლო ბლოკი|ბლოკი|თემატური სფერო|სფერო|მიმართულება",
        "en": "Building block|Block|Thematic area|Area",
        "ru": "Строительный блок|Блок|Тематический блок|Направление|Сфера",
    },
    C.OBJECTIVE: {
        "ka": "მთავარი მიზანი|მიზანი|ამოცანა|სტრატეგიული მიზანი|ძირითადი მიზნები",
        "en": "Key objective|Objective|Key objectives|Goal|Objectives",
        "ru": "Ключевая цель|Цель|Ключевые цели|Задача|Основная цель",
    },
    C.ACTION: {
        "ka": "ქმედება / საპროექტო იდეა|ქმედება|ქმედებები|საქმიანობა|აქტივობა|ღონისძიება|"
        "პროექტი|საპროექტო იდეა|ქმედებები / საპროექტო იდეები",
        "en": "Action / project idea|Action|Actions|Activity|Activities|Project|Project idea|"
        "Actions / project ideas|Measure",
        "ru": "Действие / проектная идея|Действие|Действия|Мероприятие|Мероприятия|Проект|"
        "Действия / проектные идеи|Проектная идея",
    },
    C.PERIOD: {
        "ka": "ხანგრძლივობა (დაწყება / დასრულება)|ხანგრძლივობა|პერიოდი|ვადა|ვადები|"
        "დაწყება / დასრულება",
        "en": "Duration (start / finish)|Duration|Period|Timeframe|Timing|Start / finish",
        "ru": "Продолжительность (начало / окончание)|Продолжительность|Период|Срок|Сроки",
    },
    C.START: {
        "ka": "დაწყება|დასაწყისი|დაწყების თარიღი",
        "en": "Start|Start date|From|Begins",
        "ru": "Начало|Дата начала|С",
    },
    C.FINISH: {
        "ka": "დასრულება|დასასრული|დასრულების თარიღი",
        "en": "Finish|End|End date|Finish date|Until|To",
        "ru": "Окончание|Завершение|Конец|Дата окончания|По",
    },
    C.PARTNERS: {
        "ka": "მონაწილე პარტნიორები|პარტნიორები|პარტნიორი|პასუხისმგებელი|შემსრულებელი|"
        "პასუხისმგებელი და პარტნიორები",
        "en": "Participating partners|Partners|Partner|Responsible|Partners involved|"
        "Responsible and partners",
        "ru": "Участвующие партнёры|Партнёры|Партнер|Ответственные|Исполнители|Ответственный",
    },
    C.COST: {
        "ka": "სავარაუდო ღირებულება|ღირებულება|ბიუჯეტი|ხარჯი|სავარაუდო ბიუჯეტი",
        "en": "Estimated cost|Cost|Budget|Estimated budget|Estimated cost (EUR)|Total cost",
        "ru": "Ориентировочная стоимость|Стоимость|Бюджет|Затраты|Оценочная стоимость",
    },
    C.CURRENCY: {"ka": "ვალუტა", "en": "Currency", "ru": "Валюта"},
    C.SOURCES: {
        "ka": "დაფინანსების წყარო|დაფინანსების წყაროები|წყარო|დაფინანსება",
        "en": "Source of funding|Sources of funding|Funding|Funding source|Source|"
        "Sources of finance",
        "ru": "Источник финансирования|Источники финансирования|Источник|Финансирование",
    },
    C.LOCAL: {
        "ka": "ადგილობრივი ბიუჯეტი|მუნიციპალური ბიუჯეტი",
        "en": "Local budget|Municipal budget",
        "ru": "Местный бюджет|Муниципальный бюджет",
    },
    C.HIGHER: {
        "ka": "ზედა დონის ბიუჯეტი|სახელმწიფო ბიუჯეტი|ზედა დონის (სახელმწიფო) ბიუჯეტი",
        "en": "Higher-level budget|State budget|Higher-level (state) budget|National budget",
        "ru": "Бюджет вышестоящего уровня|Государственный бюджет|Вышестоящий бюджет",
    },
    C.PRIVATE: {
        "ka": "კერძო სექტორი|კერძო",
        "en": "Private|Private sector|Business",
        "ru": "Частный сектор|Частные|Частные средства",
    },
    C.DONOR: {"ka": "დონორი|დონორები", "en": "Donors|Donor", "ru": "Доноры|Донор"},
    C.BANK: {
        "ka": "ბანკი|ბანკები|ბანკი, საერთაშორისო ფინანსური ინსტიტუტი",
        "en": "Banks and IFIs|Banks|Bank|IFIs|Loans",
        "ru": "Банки и международные финансовые институты|Банки и МФО|Банки|Банк|Кредиты",
    },
    C.GAP: {
        "ka": "დასაფინანსებელი ნაწილი|დეფიციტი",
        "en": "Not yet covered|Gap|Funding gap",
        "ru": "Непокрытая часть|Дефицит",
    },
    C.RESULTS: {
        "ka": "შედეგი / ინდიკატორი (საბაზისო → სამიზნე)|შედეგი / ინდიკატორი|შედეგი|ინდიკატორი|"
        "ინდიკატორები|მოსალოდნელი შედეგი|შედეგები",
        "en": "Output / result indicators (baseline → target)|Outputs|Output / result indicators|"
        "Output|Results|Indicators|Expected results|Indicator",
        "ru": "Результат / индикатор (база → цель)|Результат / индикатор|Результат|Результаты|"
        "Индикаторы|Индикатор|Ожидаемые результаты",
    },
    C.REMARK: {
        "ka": "შენიშვნა|კომენტარი|წყარო ფაქტებისა",
        "en": "Source of the facts|Remark|Remarks|Note|Notes|Comment",
        "ru": "Примечание|Комментарий|Источник сведений",
    },
}


@dataclass(frozen=True)
class Heading:
    """The row that heads the table: the place of each known column, the titles as written, the
    language they are in, and titles that nobody knows."""

    row: int
    places: Mapping[Column, int]
    titles: Mapping[Column, str]
    language: str
    unknown: tuple[str, ...] = ()


def _known() -> dict[str, tuple[Column, str]]:
    known: dict[str, tuple[Column, str]] = {}
    for column, words_of in WORDS.items():
        for language, words in words_of.items():
            for word in words.split("|"):
                known.setdefault(fold(word) or word, (column, language))
    return known


KNOWN = _known()


def key_of(title: str) -> str:
    """By what a title is known, however it is spaced or spelled."""
    whole = " ".join(title.split())
    return fold(whole) or whole


def column_of(title: str, learnt: Learnt = NOTHING) -> tuple[Column, str] | None:
    """Which column a title heads and in which language; None for a title we do not know. What a
    town told once of its own titles goes before; of which language they are nobody said."""
    whole = " ".join(title.split())
    told = learnt.get(key_of(title))
    if told is not None:
        return told, ""
    bare = whole.partition("(")[0].strip()
    for asked in (whole, bare, *(part.strip() for part in bare.split("/"))):
        found = KNOWN.get(fold(asked) or asked)
        if found is not None:
            return found
    return None


def _heading_at(row: Row, learnt: Learnt) -> Heading:
    places: dict[Column, int] = {}
    titles: dict[Column, str] = {}
    unknown: list[str] = []
    languages: list[str] = []
    for place, title in enumerate(row.cells):
        found = column_of(title, learnt) if title else None
        if found is None or found[0] in places:
            unknown += [title] if title and title not in titles.values() else []
            continue
        places[found[0]], titles[found[0]] = place, title
        languages += [found[1]] if found[1] else []
    language = max(sorted(set(languages)), key=languages.count, default="ka")
    return Heading(row.number, places, titles, language, tuple(unknown))


def heading_of(grid: Grid, learnt: Learnt = NOTHING) -> Heading | None:
    """The likeliest heading among the first rows: the one with most known columns, at least three
    and the action among them; None if there is none."""
    early = [_heading_at(row, learnt) for row in grid.rows if row.number <= HEADER_WITHIN]
    best = max(early, key=lambda heading: len(heading.places), default=None)
    if best is None or len(best.places) < 3 or Column.ACTION not in best.places:
        return None
    return best


def chosen(grids: list[Grid], learnt: Learnt = NOTHING) -> tuple[Grid, Heading]:
    """The first table with a heading. Raises NoTable, naming a column that is missing."""
    for grid in grids:
        heading = heading_of(grid, learnt)
        if heading is not None:
            return grid, heading
    early = [_heading_at(row, learnt) for grid in grids for row in grid.rows[:HEADER_WITHIN]]
    best = max(early, key=lambda heading: len(heading.places), default=None)
    is_close = best is not None and len(best.places) >= 3
    raise NoTable(Unreadable.NO_HEADER, (Column.ACTION.value,) if is_close else ())


def title_of(column: Column, language: str) -> str:
    """The words that head the column in a table we write."""
    return WORDS[column][language].partition("|")[0]
