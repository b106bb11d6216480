"""The columns of a sheet of producers, and the words people head them with in three languages."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qvevri.vocabulary.folding import fold

HEADER_WITHIN = 10


class Column(StrEnum):
    """What a column of the sheet holds; the values are the names of the contract."""

    SELLER_NAME = "seller_name"
    SELLER_PHONE = "seller_phone"
    SETTLEMENT = "settlement"
    PRODUCT = "product"
    VARIETY = "variety"
    CLASS = "class"
    QUANTITY = "quantity"
    UNIT = "unit"
    PRICE = "price"
    PRICE_MAX = "price_max"
    PRICE_FORM = "price_form"
    PRICE_UNIT = "price_unit"
    CURRENCY = "currency"
    AVAILABLE_FROM = "available_from"
    AVAILABLE_UNTIL = "available_until"
    DELIVERY = "delivery"
    DESCRIPTION = "description"
    LANGUAGE = "language"


C = Column
REQUIRED = (C.SELLER_NAME, C.SELLER_PHONE, C.SETTLEMENT, C.PRODUCT)
# A first name and a family name, or two columns of notes, are read as one.
JOINED = (C.SELLER_NAME, C.DESCRIPTION)
# Only heads of these may go on with a unit or a currency: "ფასი კგ", "Price, GEL".
MEASURED = (C.QUANTITY, C.PRICE, C.PRICE_MAX)

# The first word of each language heads the column of a sheet that we write ourselves.
WORDS: Mapping[Column, Mapping[str, str]] = {
    C.SELLER_NAME: {
        "ka": "გამყიდველი|მწარმოებელი|ფერმერი|სახელი|გვარი|სახელი და გვარი|სახელი, გვარი|"
        "სახელი გვარი|გვარი სახელი|გვარი, სახელი|მეწარმე|მეურნეობა|ორგანიზაცია|კომპანია|"
        "მიმწოდებელი|"
        "გამყიდველის სახელი|ფერმერის სახელი|მწარმოებლის სახელი|მესაკუთრე|დასახელება მეურნეობის",
        "en": "Seller|seller name|name|first name|last name|surname|full name|producer|"
        "farmer|farm|company|organisation|organization|supplier|name of seller|"
        "name of producer|vendor|who",
        "ru": "Продавец|имя|фамилия|фио|имя и фамилия|фамилия имя|фамилия, имя|"
        "производитель|фермер|хозяйство|организация|компания|поставщик|имя продавца|"
        "наименование продавца",
    },
    C.SELLER_PHONE: {
        "ka": "ტელეფონი|ტელ|ტელ.|ტელეფონის ნომერი|მობილური|მობილურის ნომერი|ნომერი|საკონტაქტო|"
        "საკონტაქტო ნომერი|საკონტაქტო ტელეფონი|კონტაქტი|მობ",
        "en": "Phone|phone number|telephone|tel|mobile|mobile number|mobile phone|contact|"
        "contact number|contact phone|seller phone|cell",
        "ru": "Телефон|тел|номер телефона|мобильный|моб|контакт|контактный телефон|номер|сотовый",
    },
    C.SETTLEMENT: {
        "ka": "სოფელი|დასახლება|დასახლებული პუნქტი|ქალაქი|სოფელი/ქალაქი|სოფელი ან ქალაქი|მისამართი|"
        "ადგილი|თემი|ადგილმდებარეობა|სად",
        "en": "Settlement|village|town|place|location|village/town|village or town|address|where",
        "ru": "Село|населённый пункт|деревня|город|посёлок|место|адрес|село/город|где|нас. пункт",
    },
    C.PRODUCT: {
        "ka": "პროდუქტი|პროდუქცია|პროდუქტის დასახელება|პროდუქციის დასახელება|დასახელება|კულტურა|"
        "საქონელი|მომსახურება|რას ყიდის|პროდუქტი ან მომსახურება|პროდუქტი/მომსახურება|"
        "პროდუქტის სახელი",
        "en": "Product|product name|name of product|goods|crop|item|service|product or service|"
        "product/service|produce|what",
        "ru": "Продукт|продукция|товар|наименование|наименование товара|название|культура|услуга|"
        "название продукта|товар или услуга|товар/услуга|что",
    },
    C.VARIETY: {
        "ka": "ჯიში|სახეობა|სახე|სორტი|ჯიში/სახეობა|ჯიში ან სახეობა",
        "en": "Variety|kind|sort|type|breed|variety or kind|cultivar",
        "ru": "Сорт|вид|порода|разновидность|сорт или вид|сорт/вид",
    },
    C.CLASS: {
        "ka": "ხარისხი|კლასი|კატეგორია|ხარისხის კლასი",
        "en": "Class|quality|quality class|grade|category",
        "ru": "Класс|качество|категория|класс качества",
    },
    C.QUANTITY: {
        "ka": "რაოდენობა|ოდენობა|მოცულობა|რამდენი|მარაგი|რ-ბა|რაოდ|რაოდ.",
        "en": "Quantity|amount|qty|volume|how much|stock|available quantity",
        "ru": "Количество|объём|кол-во|колво|сколько|запас",
    },
    C.UNIT: {
        "ka": "ერთეული|ზომის ერთეული|საზომი ერთეული|საზომი|განზომილება|ერთ|ერთ.|რაოდენობის ერთეული",
        "en": "Unit|units|measure|unit of measure|unit of measurement|uom|quantity unit",
        "ru": "Единица|ед|ед.|ед. изм.|единица измерения|ед. измерения|мера|единица количества",
    },
    C.PRICE: {
        "ka": "ფასი|ღირებულება|ერთეულის ფასი|ფასი ლარში|ფასი ლარებში|ფასი (ლარი)|მინიმალური ფასი|"
        "ფასი მინ|ფასი დან|რა ღირს",
        "en": "Price|unit price|cost|price per unit|price gel|min price|minimum price|price from",
        "ru": "Цена|стоимость|цена за единицу|цена в лари|цена от|минимальная цена",
    },
    C.PRICE_MAX: {
        "ka": "ფასი მაქსიმუმ|მაქსიმალური ფასი|ფასი მაქს|ფასი მაქს.|ფასი მდე|ფასი-მდე|ზედა ფასი",
        "en": "Price max|maximum price|max price|price to|price up to|highest price",
        "ru": "Цена до|максимальная цена|цена макс|цена макс.|макс. цена",
    },
    C.PRICE_FORM: {
        "ka": "ფასის სახე|ფასის ფორმა|ფასის ტიპი|ფასის პირობა",
        "en": "Price form|price type|kind of price|type of price|pricing",
        "ru": "Вид цены|форма цены|тип цены|условие цены",
    },
    C.PRICE_UNIT: {
        "ka": "ფასის ერთეული|რისი ფასია|ფასი რაზე|ფასი ერთეულზე",
        "en": "Price unit|price per|unit of price|per",
        "ru": "Единица цены|цена за|ед. цены|за что",
    },
    C.CURRENCY: {
        "ka": "ვალუტა|ფასის ვალუტა",
        "en": "Currency|price currency",
        "ru": "Валюта|валюта цены",
    },
    C.AVAILABLE_FROM: {
        "ka": "გაყიდვის დასაწყისი|ხელმისაწვდომია საიდან|როდიდან|საიდან|მზადაა|თარიღი დან|"
        "სეზონი დან",
        "en": "Available from|from|from date|start|ready from|availability from|season from",
        "ru": "Доступно с|с|с даты|с какого числа|начало|готово с|сезон с",
    },
    C.AVAILABLE_UNTIL: {
        "ka": "გაყიდვის დასასრული|ხელმისაწვდომია სანამდე|როდემდე|სანამდე|თარიღი მდე|სეზონი მდე",
        "en": "Available until|until|available to|to|till|end|availability until|season until",
        "ru": "Доступно до|до|до даты|по какое число|конец|сезон до",
    },
    C.DELIVERY: {
        "ka": "მიწოდება|მიტანა|ტრანსპორტირება|მიწოდების პირობა|მიტანის პირობა",
        "en": "Delivery|shipping|transport|delivery terms",
        "ru": "Доставка|условия доставки|транспорт",
    },
    C.DESCRIPTION: {
        "ka": "შენიშვნა|აღწერა|კომენტარი|დამატებითი ინფორმაცია|სხვა|შენიშვნები|აღწერილობა|"
        "დამატებით|ინფორმაცია",
        "en": "Description|note|notes|comment|comments|remark|remarks|additional information|"
        "details",
        "ru": "Описание|примечание|примечания|комментарий|дополнительно|заметка|подробности",
    },
    C.LANGUAGE: {
        "ka": "ენა|აღწერის ენა|ტექსტის ენა",
        "en": "Language|language of text|text language",
        "ru": "Язык|язык текста|язык описания",
    },
}

BRACKETS = re.compile(r"[(\[{]([^)\]}]*)[)\]}]")


@dataclass(frozen=True)
class Head:
    """The head of a column: which it is, its place from 0, the unit or currency named in it."""

    column: Column
    place: int
    title: str
    hint: str = ""


@dataclass(frozen=True)
class Header:
    """The row that heads the sheet; `unknown` are places and titles of other columns."""

    row: int
    heads: tuple[Head, ...]
    unknown: tuple[tuple[int, str], ...] = ()

    @property
    def columns(self) -> frozenset[Column]:
        """The columns that the sheet has."""
        return frozenset(head.column for head in self.heads)

    @property
    def missing(self) -> tuple[Column, ...]:
        """Required columns that it has not."""
        return tuple(column for column in REQUIRED if column not in self.columns)


def _folded_words() -> dict[str, Column]:
    known: dict[str, Column] = {fold(column.value): column for column in Column}
    for column, words_of in WORDS.items():
        for words in words_of.values():
            for word in words.split("|"):
                known.setdefault(fold(word), column)
    return known


KNOWN = _folded_words()


def column_of(title: str) -> tuple[Column, str] | None:
    """Which column a title heads, and the rest of the title; None for a word we do not know."""
    bare = BRACKETS.sub(" ", title)
    hint = " ".join(BRACKETS.findall(title)).strip()
    for whole in (title, bare, *bare.split("/")):
        column = KNOWN.get(fold(whole))
        if column is not None:
            return column, hint if column in MEASURED else ""
    return _measured(bare)


def _measured(title: str) -> tuple[Column, str] | None:
    words = re.split(r"[\s,;:]+", title.strip())
    for end in range(len(words) - 1, 0, -1):
        column = KNOWN.get(fold(" ".join(words[:end])))
        if column in MEASURED:
            return column, " ".join(words[end:])
    return None


def header_at(row: int, cells: Sequence[str]) -> Header:
    """The row read as a header; of two columns with one meaning the first counts, unless JOINED."""
    heads: list[Head] = []
    unknown: list[tuple[int, str]] = []
    for place, title in enumerate(cells):
        found = column_of(title) if title else None
        if title and (found is None or _is_taken(found[0], heads)):
            unknown.append((place, title))
        elif found is not None:
            heads.append(Head(found[0], place, title, found[1]))
    return Header(row, tuple(heads), tuple(unknown))


def _is_taken(column: Column, heads: list[Head]) -> bool:
    return column not in JOINED and any(head.column is column for head in heads)


def find_header(rows: Iterable[tuple[int, Sequence[str]]]) -> Header | None:
    """The likeliest header among the first HEADER_WITHIN rows: the one with most known columns.

    None when no row has three known columns, or two with the product.
    """
    early = (header_at(row, cells) for row, cells in rows if row <= HEADER_WITHIN)
    best = max(early, key=lambda header: len(header.columns), default=None)
    if best is None or len(best.columns) < (2 if Column.PRODUCT in best.columns else 3):
        return None
    return best


def title_of(column: Column, language: str) -> str:
    """The word that heads the column in a sheet we write."""
    return WORDS[column][language].partition("|")[0]
