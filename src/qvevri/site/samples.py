"""What the page that shows the look is filled with: invented listings in three languages."""

from typing import Any

from django.templatetags.static import static

from qvevri.core.look_card import Card
from qvevri.search.wording import Reading

Words = dict[str, str]

CARDS: list[dict[str, Any]] = [
    {
        "title": {
            "ka": "სტარკინგის ვაშლი, I ხარისხი, 2 ტონა",
            "en": "Starking apples, class I, 2 t",
            "ru": "Яблоки Старкинг, I сорт, 2 т",
        },
        "price_text": {"ka": "1,50 ₾/კგ", "en": "1.50 ₾/kg", "ru": "1,50 ₾/кг"},
        "place_text": {"ka": "სკრა", "en": "Skra", "ru": "Скра"},
        "distance_text": {"ka": "7 კმ გორიდან", "en": "7 km from Gori", "ru": "7 км от Гори"},
        "season": "now",
        "season_text": {"ka": "ახლა სეზონია", "en": "in season", "ru": "сейчас сезон"},
        "freshness_text": {
            "ka": "დადასტურდა 3 დღის წინ",
            "en": "confirmed 3 days ago",
            "ru": "подтверждено 3 дня назад",
        },
        "is_verified": True,
        "pictogram": "apple",
    },
    {
        "title": {
            "ka": "წითელი ლობიო „შულავერი“, ტომარა 25 კგ",
            "en": "Red beans “Shulaveri”, 25 kg sacks",
            "ru": "Красная фасоль «Шулавери», мешок 25 кг",
        },
        "price_text": {
            "ka": "150 ₾ ტომარა",
            "en": "150 ₾ per sack",
            "ru": "150 ₾ за мешок",
        },
        "per_base_text": {"ka": "6,00 ₾/კგ", "en": "6.00 ₾/kg", "ru": "6,00 ₾/кг"},
        "place_text": {"ka": "ტირძნისი", "en": "Tirdznisi", "ru": "Тирдзниси"},
        "distance_text": {"ka": "14 კმ გორიდან", "en": "14 km from Gori", "ru": "14 км от Гори"},
        "freshness_text": {
            "ka": "დღეს დადასტურდა",
            "en": "confirmed today",
            "ru": "подтверждено сегодня",
        },
        "pictogram": "beans",
    },
    {
        "title": {
            "ka": "ქვევრის ღვინო, ჩინური, 2025 წლის მოსავალი",
            "en": "Qvevri wine, Chinuri, harvest of 2025",
            "ru": "Квеври-вино Чинури, урожай 2025 года",
        },
        "price_text": {
            "ka": "18–22 ₾ ბოთლი",
            "en": "18–22 ₾ per bottle",
            "ru": "18–22 ₾ за бутылку",
        },
        "per_base_text": {
            "ka": "24,00–29,33 ₾/ლ",
            "en": "24.00–29.33 ₾/l",
            "ru": "24,00–29,33 ₾/л",
        },
        "place_text": {"ka": "ატენი", "en": "Ateni", "ru": "Атени"},
        "distance_text": {"ka": "11 კმ გორიდან", "en": "11 km from Gori", "ru": "11 км от Гори"},
        "freshness_text": {
            "ka": "დადასტურდა გუშინ",
            "en": "confirmed yesterday",
            "ru": "подтверждено вчера",
        },
        "is_verified": True,
        "pictogram": "qvevri",
    },
    {
        "title": {
            "ka": "ჩურჩხელა ნიგვზით",
            "en": "Churchkhela with walnuts",
            "ru": "Чурчхела с грецким орехом",
        },
        "price_text": {"ka": "5 ₾ ცალი", "en": "5 ₾ each", "ru": "5 ₾ за штуку"},
        "place_text": {"ka": "ვარიანი", "en": "Variani", "ru": "Вариани"},
        "season": "soon",
        "season_text": {
            "ka": "ოქტომბრიდან",
            "en": "from October",
            "ru": "с октября",
        },
        "freshness_text": {
            "ka": "დადასტურდა 12 დღის წინ",
            "en": "confirmed 12 days ago",
            "ru": "подтверждено 12 дней назад",
        },
        "pictogram": "churchkhela",
    },
    {
        "title": {
            "ka": "თაფლი, აკაცია, ქილა 1 კგ",
            "en": "Acacia honey, 1 kg jar",
            "ru": "Акациевый мёд, банка 1 кг",
        },
        "price_text": {"ka": "25 ₾ ქილა", "en": "25 ₾ per jar", "ru": "25 ₾ за банку"},
        "per_base_text": {"ka": "25,00 ₾/კგ", "en": "25.00 ₾/kg", "ru": "25,00 ₾/кг"},
        "place_text": {"ka": "ბერბუკი", "en": "Berbuki", "ru": "Бербуки"},
        "freshness_text": {
            "ka": "დადასტურდა 2 დღის წინ",
            "en": "confirmed 2 days ago",
            "ru": "подтверждено 2 дня назад",
        },
        "pictogram": "honey",
        "status_text": {"ka": "გაყიდულია", "en": "sold out", "ru": "продано"},
    },
    {
        "title": {
            "ka": "ტრაქტორით ხვნა და კულტივაცია, გორი და ახლომახლო სოფლები",
            "en": "Ploughing and cultivating by tractor, Gori and the villages around it",
            "ru": "Вспашка и культивация трактором, Гори и ближние сёла",
        },
        "price_text": {"ka": "შეთანხმებით", "en": "by agreement", "ru": "по договорённости"},
        "place_text": {"ka": "შინდისი", "en": "Shindisi", "ru": "Шиндиси"},
        "distance_text": {"ka": "9 კმ გორიდან", "en": "9 km from Gori", "ru": "9 км от Гори"},
        "freshness_text": {
            "ka": "დღეს დადასტურდა",
            "en": "confirmed today",
            "ru": "подтверждено сегодня",
        },
        "pictogram": "tractor",
    },
]

TILES: list[tuple[str, Words, int]] = [
    ("apple", {"ka": "ხილი", "en": "Fruit", "ru": "Фрукты"}, 48),
    ("potato", {"ka": "ბოსტნეული", "en": "Vegetables", "ru": "Овощи"}, 31),
    ("wine", {"ka": "ღვინო და სასმელი", "en": "Wine and drinks", "ru": "Вино и напитки"}, 22),
    ("cheese", {"ka": "ყველი და რძე", "en": "Cheese and milk", "ru": "Сыр и молоко"}, 17),
    ("honey", {"ka": "თაფლი", "en": "Honey", "ru": "Мёд"}, 12),
    ("cow", {"ka": "ცხოველები", "en": "Animals", "ru": "Животные"}, 9),
    ("ketsi", {"ka": "თიხის ნაწარმი", "en": "Pottery", "ru": "Гончарные изделия"}, 8),
    ("tractor", {"ka": "მომსახურება", "en": "Services", "ru": "Услуги"}, 14),
]

FACTS: list[tuple[str, Words, Words]] = [
    (
        "scale",
        {"ka": "რაოდენობა", "en": "Quantity", "ru": "Количество"},
        {"ka": "2 ტ (მინიმუმ 100 კგ)", "en": "2 t (100 kg at least)", "ru": "2 т (от 100 кг)"},
    ),
    (
        "award",
        {"ka": "ხარისხი", "en": "Class", "ru": "Сорт"},
        {"ka": "სტანდარტი, Ø 70–85 მმ", "en": "Standard, Ø 70–85 mm", "ru": "Стандарт, Ø 70–85 мм"},
    ),
    (
        "package",
        {"ka": "შეფუთვა", "en": "Packing", "ru": "Упаковка"},
        {"ka": "ხის ყუთი, 18 კგ", "en": "Wooden crate, 18 kg", "ru": "Деревянный ящик, 18 кг"},
    ),
    (
        "truck",
        {"ka": "მიწოდება", "en": "Delivery", "ru": "Доставка"},
        {"ka": "გორში და ხაშურში", "en": "To Gori and Khashuri", "ru": "В Гори и Хашури"},
    ),
]

MONTHS: dict[str, list[str]] = {
    "ka": ["იან", "თებ", "მარ", "აპრ", "მაი", "ივნ", "ივლ", "აგვ", "სექ", "ოქტ", "ნოე", "დეკ"],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    "ru": ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"],
}

SELLER: dict[str, Any] = {
    "name": {"ka": "ნინოს ბაღი", "en": "Nino’s garden", "ru": "Сад Нино"},
    "kind_text": {"ka": "კერძო პირი", "en": "private person", "ru": "частное лицо"},
    "place_text": {"ka": "სკრა", "en": "Skra", "ru": "Скра"},
    "languages_text": {
        "ka": "ქართული, რუსული",
        "en": "Georgian, Russian",
        "ru": "грузинский, русский",
    },
    "hours_text": {"ka": "18:00-ის შემდეგ", "en": "after 18:00", "ru": "после 18:00"},
    "initial": {"ka": "ნ", "en": "N", "ru": "Н"},
    "is_verified": True,
    "url": "#",
    "tint": "green",
}

TABLE: list[tuple[Words, str, Words, str]] = [
    (
        {"ka": "სტარკინგის ვაშლი", "en": "Starking apples", "ru": "Яблоки Старкинг"},
        "1.50",
        {"ka": "გეგმით", "en": "on track", "ru": "по плану"},
        "on-track",
    ),
    (
        {"ka": "ჩურჩხელა", "en": "Churchkhela", "ru": "Чурчхела"},
        "5.00",
        {"ka": "საფრთხის ქვეშ", "en": "at risk", "ru": "под угрозой"},
        "at-risk",
    ),
    (
        {"ka": "აკაციის თაფლი", "en": "Acacia honey", "ru": "Акациевый мёд"},
        "25.00",
        {"ka": "იგვიანებს", "en": "late", "ru": "опаздывает"},
        "late",
    ),
    (
        {"ka": "იმერული ყველი", "en": "Imeretian cheese", "ru": "Имеретинский сыр"},
        "14.00",
        {"ka": "ცნობა არ არის", "en": "silent", "ru": "нет сведений"},
        "silent",
    ),
    (
        {"ka": "ქვევრი, 500 ლ", "en": "Qvevri, 500 l", "ru": "Квеври, 500 л"},
        "900.00",
        {"ka": "დასრულდა", "en": "done", "ru": "сделано"},
        "done",
    ),
]

COLUMNS: list[Words] = [
    {"ka": "განცხადება", "en": "Listing", "ru": "Объявление"},
    {"ka": "ფასი, ₾", "en": "Price, ₾", "ru": "Цена, ₾"},
    {"ka": "მდგომარეობა", "en": "State", "ru": "Состояние"},
]

TOKENS = [
    "paper",
    "surface",
    "sunken",
    "ink",
    "ink-2",
    "line",
    "edge",
    "clay",
    "wine",
    "vine",
    "amber",
    "red",
    "sky",
    "grey",
]
ICONS = (
    "search phone message-circle messages-square mail map-pin store plus camera truck package "
    "scale calendar clock leaf badge-check share-2 printer flag sliders-horizontal languages "
    "qr-code user-round"
)


def _in(language: str, row: dict[str, Any]) -> dict[str, Any]:
    return {
        key: value.get(language) or value["en"] if isinstance(value, dict) else value
        for key, value in row.items()
    }


def _table(language: str) -> dict[str, Any]:
    rows = [
        {
            "url": "#",
            "cells": [
                {"text": name[language]},
                {"text": price, "is_number": True},
                {"text": words[language], "light": light},
            ],
        }
        for name, price, words, light in TABLE
    ]
    columns = [
        {"label": words[language], "is_number": index == 1} for index, words in enumerate(COLUMNS)
    ]
    return {"columns": columns, "rows": rows}


def _photo(words: str) -> dict[str, Any]:
    return {"src": static("core/img/sample.webp"), "width": 640, "height": 480, "alt": words}


def all_of(language: str) -> dict[str, Any]:
    """Every component's context in one language."""
    months = [
        {"name": short, "short": short, "is_in": number >= 8, "is_now": number == 9}
        for number, short in enumerate(MONTHS[language])
    ]
    return {
        "cards": [Card(**_in(language, {"url": "#", **card})) for card in CARDS],
        "tiles": [
            {"stem": stem, "label": label[language], "count": count} for stem, label, count in TILES
        ],
        "facts": [
            {"icon": icon, "label": label[language], "value": value[language]}
            for icon, label, value in FACTS
        ],
        "months": months,
        "photo": _photo(CARDS[0]["title"][language]),
        "chosen": [{"label": TILES[0][1][language], "href": "#look-cards"}],
        "crumbs": [(TILES[0][1][language], "#look-listing"), (CARDS[2]["title"][language], "")],
        "seller": _in(language, SELLER),
        "reading": Reading(either=tuple(label[language] for _stem, label, _count in TILES[:2])),
        "table": _table(language),
        "tokens": TOKENS,
        "icons": ICONS.split(),
    }
