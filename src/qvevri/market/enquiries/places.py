"""Where goods go: towns and ways that read in every language, countries by their codes."""

from collections.abc import Mapping
from functools import cache

from babel import Locale

from qvevri.vocabulary.folding import fold

CITIES: Mapping[str, tuple[str, str, str, str]] = {
    "tbilisi": ("GE", "თბილისი", "Tbilisi", "Тбилиси"),
    "batumi": ("GE", "ბათუმი", "Batumi", "Батуми"),
    "poti": ("GE", "ფოთი", "Poti", "Поти"),
    "kutaisi": ("GE", "ქუთაისი", "Kutaisi", "Кутаиси"),
    "rustavi": ("GE", "რუსთავი", "Rustavi", "Рустави"),
    "gori": ("GE", "გორი", "Gori", "Гори"),
    "zestaponi": ("GE", "ზესტაფონი", "Zestaponi", "Зестафони"),
    "telavi": ("GE", "თელავი", "Telavi", "Телави"),
    "zugdidi": ("GE", "ზუგდიდი", "Zugdidi", "Зугдиди"),
    "yerevan": ("AM", "ერევანი", "Yerevan", "Ереван"),
    "baku": ("AZ", "ბაქო", "Baku", "Баку"),
    "istanbul": ("TR", "სტამბოლი", "Istanbul", "Стамбул"),
    "kyiv": ("UA", "კიევი", "Kyiv", "Киев"),
    "odesa": ("UA", "ოდესა", "Odesa", "Одесса"),
    "warsaw": ("PL", "ვარშავა", "Warsaw", "Варшава"),
    "riga": ("LV", "რიგა", "Riga", "Рига"),
    "vilnius": ("LT", "ვილნიუსი", "Vilnius", "Вильнюс"),
    "tallinn": ("EE", "ტალინი", "Tallinn", "Таллин"),
    "berlin": ("DE", "ბერლინი", "Berlin", "Берлин"),
    "hamburg": ("DE", "ჰამბურგი", "Hamburg", "Гамбург"),
    "munich": ("DE", "მიუნხენი", "Munich", "Мюнхен"),
    "vienna": ("AT", "ვენა", "Vienna", "Вена"),
    "prague": ("CZ", "პრაღა", "Prague", "Прага"),
    "rotterdam": ("NL", "როტერდამი", "Rotterdam", "Роттердам"),
    "amsterdam": ("NL", "ამსტერდამი", "Amsterdam", "Амстердам"),
    "paris": ("FR", "პარიზი", "Paris", "Париж"),
    "london": ("GB", "ლონდონი", "London", "Лондон"),
    "almaty": ("KZ", "ალმათი", "Almaty", "Алматы"),
    "astana": ("KZ", "ასტანა", "Astana", "Астана"),
    "moscow": ("RU", "მოსკოვი", "Moscow", "Москва"),
    "minsk": ("BY", "მინსკი", "Minsk", "Минск"),
    "dubai": ("AE", "დუბაი", "Dubai", "Дубай"),
    "tel-aviv": ("IL", "თელ-ავივი", "Tel Aviv", "Тель-Авив"),
}
HOME = "GE"
LANGUAGES = ("ka", "en", "ru")
# CLDR's names are official and long; people write these.
SHORT = {
    "US": ("აშშ", "USA", "США"),
    "GB": ("დიდი ბრიტანეთი", "United Kingdom", "Великобритания"),
    "AE": ("საემიროები", "UAE", "ОАЭ"),
    "TR": ("თურქეთი", "Türkiye", "Турция"),
}
NOT_COUNTRIES = frozenset(
    ["EU", "EZ", "UN", "XA", "XB", "XK", "ZZ", "QO", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"]
)
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


@cache
def _city_by_fold() -> Mapping[str, str]:
    return {fold(name): code for code, (_, *names) in CITIES.items() for name in (*names, code)}


@cache
def _country_by_fold() -> Mapping[str, str]:
    named = ((code, name) for lang in LANGUAGES for code, name in countries(lang).items())
    return {fold(name): code for code, name in named}


def read_place(text: str) -> dict[str, str]:
    """A town, and the country where one is named: "Ulm, Germany", „ბათუმი“.

    A town we have names for brings its own country; any other is kept as it was written.
    """
    town, _comma, land = (part.strip() for part in text.rpartition(","))
    country = _country_by_fold().get(fold(land), "")
    town = town if country and town else text.strip(" ,")
    code = _city_by_fold().get(fold(town), "")
    if code and country in ("", CITIES[code][0]):
        return {"city": code, "country": CITIES[code][0]}
    return {"city": town, "country": country} if country else {"city": town}


def place_text(city: str, country: str, language: str) -> str:
    """ "Berlin, Germany": the town as the language has it, else as the buyer wrote it."""
    known = CITIES.get(city)
    town = known[1 + LANGUAGES.index(language)] if known else city
    land = countries(language).get(country, "") if country != HOME else ""
    return ", ".join(part for part in (town, land) if part)
