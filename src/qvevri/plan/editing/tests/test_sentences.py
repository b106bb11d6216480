"""What is decided wrongly is refused in the reader's language, near where it is mended."""

from collections.abc import Mapping
from datetime import date

import pytest
from django.test import Client

from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.editing.tests.pages import HOME, save
from qvevri.plan.editing.tests.test_amending import due
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.actions import Decision
from qvevri.plan.programme.models import Edition, Plan
from qvevri.plan.programme.tests import contents

LANGUAGES = ("en", "ka", "ru")
DECIDED = {"number": "N 99", "on": "2026-07-03", "reason": "Why."}


def where(plan: Plan, language: str, page: str) -> str:
    return f"{HOME}{plan.pk}/{page}".replace("/en/", f"/{language}/")


UNNAMED = {
    "en": "Write the number of the decision.",
    "ka": "დაწერეთ გადაწყვეტილების ნომერი.",
    "ru": "Напишите номер решения.",
}
TOMORROW = {
    "en": "This day is still to come.",
    "ka": "ეს დღე ჯერ არ დამდგარა.",
    "ru": "Этот день ещё не наступил.",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"number": "", "on": "2026-01-20"}, UNNAMED),
        ({"number": " \u200b ", "on": "2026-01-20"}, UNNAMED),
        ({"number": "N 14", "on": "2099-01-20"}, TOMORROW),
    ],
)
def test_adoption_needs_a_number_and_a_day_that_has_come(
    as_mayor: Client,
    draft: Plan,
    typed: Mapping[str, str],
    told: Mapping[str, str],
    language: str,
) -> None:
    page = as_mayor.post(where(draft, language, "adopt/"), typed).content.decode()

    assert told[language] in page
    assert not Edition.objects.exists()


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "changes only by a decided amendment"),
        ("ka", "მას მხოლოდ გადაწყვეტილებით მიღებული ცვლილება შეცვლის"),
        ("ru", "меняется только по решению о внесении изменений"),
    ],
)
def test_plan_is_not_adopted_again_by_another_decision(
    as_mayor: Client, adopted: Plan, language: str, told: str
) -> None:
    page = as_mayor.post(where(adopted, language, "adopt/"), DECIDED).content.decode()

    assert told in page
    assert Edition.objects.count() == 1


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "This plan is closed and stays as it is."),
        ("ka", "ეს გეგმა დახურულია და უცვლელი რჩება."),
        ("ru", "Этот план закрыт и остаётся как есть."),
    ],
)
def test_closed_plan_is_not_amended(
    as_clerk: Client, as_mayor: Client, adopted: Plan, mayor: Person, language: str, told: str
) -> None:
    save(as_clerk, where(adopted, "en", "objectives/1/"), {"title_en": "Craft"})
    programme.close(adopted, by=mayor)
    page = as_mayor.post(where(adopted, language, "amendment/decide/"), DECIDED).content.decode()

    assert told in page
    assert Edition.objects.count() == 1


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "The day of a target is over"),
        ("ka", "მიზნობრივი მაჩვენებლის ვადა გასულია"),
        ("ru", "Срок целевого показателя прошёл"),
    ],
)
def test_target_of_a_day_that_is_over_stays(
    as_clerk: Client, gori: Municipality, mayor: Person, language: str, told: str
) -> None:
    content = due(contents.content(), date(2026, 3, 31), 40)
    plan = programme.begin(content, municipality=gori, by=mayor)
    programme.adopt(plan, Decision("N 14", date(2026, 1, 20)), by=mayor)

    url = where(plan, language, "indicators/1.1.1/")
    assert told in save(as_clerk, url, {"targets-0-value": "30"})


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "The plan was amended after this draft was begun"),
        ("ka", "ამ პროექტის დაწყების შემდეგ გეგმა შეიცვალა"),
        ("ru", "План изменили после того, как этот проект был начат"),
    ],
)
def test_amendment_begun_before_another_was_decided_is_laid_on_that_first(
    as_clerk: Client, as_mayor: Client, adopted: Plan, mayor: Person, language: str, told: str
) -> None:
    save(as_clerk, where(adopted, "en", "objectives/1/"), {"title_en": "Craft"})
    other = due(contents.content(), contents.FINISHES, 25)
    programme.amend(adopted, other, Decision("N 20", date(2026, 5, 2)), "Why.", by=mayor)

    url = where(adopted, language, "amendment/decide/")
    assert told in as_mayor.post(url, DECIDED).content.decode()
    assert Edition.objects.count() == 2
