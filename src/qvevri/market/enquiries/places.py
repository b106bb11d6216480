"""Where goods go: towns and ways that read in every language, countries by their codes."""

from collections.abc import Mapping
from functools import cache

from babel import Locale

from qvevri.vocabulary.folding import fold

CITIES: Mapping[str, tuple[str, str, str]] = {
    "tbilisi": ("თბილისი", "Tbilisi", "Тбилиси"),
    "batumi": ("ბათუმი", "Batumi", "Батуми"),
    "poti": ("ფოთი", "Poti", "Поти"),
    "kutaisi": ("ქუთაისი", "Kutaisi", "Кутаиси"),
    "rustavi": ("რუსთავი", "Rustavi", "Рустави"),
    "gori": ("გორი", "Gori", "Гори"),
    "zestaponi": ("ზესტაფონი", "Zestaponi", "Зестафони"),
    "telavi": ("თელავი", "Telavi", "Телави"),
    "zugdidi": ("ზუგდიდი", "Zugdidi", "Зугдиди"),
    "yerevan": ("ერევანი", "Yerevan", "Ереван"),
    "baku": ("ბაქო", "Baku", "Баку"),
    "istanbul": ("სტამბოლი", "Istanbul", "Стамбул"),
    "kyiv": ("კიევი", "Kyiv", "Киев"),
    "odesa": ("ოდესა", "Odesa", "Одесса"),
    "warsaw": ("ვარშავა", "Warsaw", "Варшава"),
    "riga": ("რიგა", "Riga", "Рига"),
    "vilnius": ("ვილნიუსი", "Vilnius", "Вильнюс"),
    "tallinn": ("ტალინი", "Tallinn", "Таллин"),
    "berlin": ("ბერლინი", "Berlin", "Берлин"),
    "hamburg": ("ჰამბურგი", "Hamburg", "Гамбург"),
    "munich": ("მიუნხენი", "Munich", "Мюнхен"),
    "vienna": ("ვენა", "Vienna", "Вена"),
    "prague": ("პრაღა", "Prague", "Прага"),
    "rotterdam": ("როტერდამი", "Rotterdam", "Роттердам"),
    "amsterdam": ("ამსტერდამი", "Amsterdam", "Амстердам"),
    "paris": ("პარიზი", "Paris", "Париж"),
    "london": ("ლონდონი", "London", "Лондон"),
    "almaty": ("ალმათი", "Almaty", "Алматы"),
    "astana": ("ასტანა", "Astana", "Астана"),
    "moscow": ("მოსკოვი", "Moscow", "Москва"),
    "minsk": ("მინსკი", "Minsk", "Минск"),
    "dubai": ("დუბაი", "Dubai", "Дубай"),
    "tel-aviv": ("თელ-ავივი", "Tel Aviv", "Тель-Авив"),
}
LANGUAGES = ("ka", "en", "ru")
# CLDR's names are official and long; people write these.
SHORT = {
    "US": ("აშშ", "USA", "США"),
    "GB": ("დიდი ბრიტანეთი", "United Kingdom", "Великобритания"),
    "AE": ("საემიროები", "UAE", "ОАЭ"),
    "TR": ("თურქეთი", "Türkiye", "Турция"),
}
FIRST_COUNTRIES = ("GE", "AM", "AZ", "TR", "UA", "DE", "PL", "LT", "LV", "KZ")


@cache
def countries(language: str) -> Mapping[str, str]:
    """Names of all countries by ISO 3166-1 code: the usual buyers' first, then by name."""
    names = {
        code: name
        for code, name in Locale(language).territories.items()
        if len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES
    }
    names |= {code: three[LANGUAGES.index(language)] for code, three in SHORT.items()}
    rest = sorted((name, code) for code, name in names.items() if code not in FIRST_COUNTRIES)
    return {code: names[code] for code in FIRST_COUNTRIES} | {code: name for name, code in rest}


NOT_COUNTRIES = (
    "EU",
    "EZ",
    "UN",
    "XA",
    "XB",
    "XK",
    "ZZ",
    "QO",
    "AC",
    "CP",
    "CQ",
    "DG",
    "EA",
    "IC",
    "TA",
)


@cache
def _city_by_fold() -> Mapping[str, str]:
    return {fold(name): code for code, names in CITIES.items() for name in (*names, code)}


def city_code(text: str) -> str:
    """The code of a town we have names for, however it is written; empty for any other."""
    return _city_by_fold().get(fold(text), "")


def place_text(city: str, country: str, language: str) -> str:
    """ "Berlin, Germany": the town as the language has it, else as the buyer wrote it."""
    code = city_code(city)
    town = CITIES[code][LANGUAGES.index(language)] if code else city
    land = countries(language).get(country, "") if country and country != "GE" else ""
    return ", ".join(part for part in (town, land) if part)
