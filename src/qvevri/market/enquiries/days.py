"""Days as the three languages say them: on a day, by a day."""

from collections.abc import Mapping
from datetime import date

_KA = (
    "იანვ|არი|არს|რამდე თებერვ|ალი|ალს|ლამდე მარტ|ი|ს|ამდე აპრილ|ი|ს|ამდე მაის|ი|ს|ამდე "
    "ივნის|ი|ს|ამდე ივლის|ი|ს|ამდე აგვისტო||ს|მდე სექტემბ|ერი|ერს|რამდე "
    "ოქტომბ|ერი|ერს|რამდე ნოემბ|ერი|ერს|რამდე დეკემბ|ერი|ერს|რამდე"
)
# Stem, then what the subject, "on" and "by" add to it.
KA_MONTHS = tuple(tuple(month.split("|")) for month in _KA.split())
EN_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
RU_MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)
RU_TO = {2: "ко"}


def _ka(day: date, ending: int) -> str:
    month = KA_MONTHS[day.month - 1]
    return f"{day.year} წლის {day.day} {month[0]}{month[ending]}"


def on_day(day: date, language: str) -> str:
    """ "on 10 December 2026" · „2026 წლის 10 დეკემბერს“ · «10 декабря 2026 года»."""
    forms: Mapping[str, str] = {
        "ka": _ka(day, 2),
        "en": f"on {day.day} {EN_MONTHS[day.month - 1]} {day.year}",
        "ru": f"{day.day} {RU_MONTHS[day.month - 1]} {day.year} года",
    }
    return forms[language]


def by_day(day: date, language: str) -> str:
    """ "by 10 December 2026" · „2026 წლის 10 დეკემბრამდე“ · «к 10 декабря 2026 года»."""
    if language == "ka":
        return _ka(day, 3)
    if language == "en":
        return f"by {day.day} {EN_MONTHS[day.month - 1]} {day.year}"
    return f"{RU_TO.get(day.day, 'к')} {on_day(day, 'ru')}"


def day_text(day: date, language: str) -> str:
    """The day by itself: "10 December 2026" · „10 დეკემბერი, 2026“ · «10 декабря 2026 года»."""
    if language == "ka":
        return f"{day.day} {KA_MONTHS[day.month - 1][0]}{KA_MONTHS[day.month - 1][1]}, {day.year}"
    return on_day(day, language).removeprefix("on ")
