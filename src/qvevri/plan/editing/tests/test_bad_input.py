"""What cannot be right is refused in a sentence, in each language, and nothing is written."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from qvevri.organisations.models import Organisation
from qvevri.plan.editing.tests.pages import HOME, html, save
from qvevri.plan.programme.contents import content_of
from qvevri.plan.programme.models import Plan

ACTION, MONEY, AIM = "actions/1.1/", "actions/1.1/money/", "indicators/1.1.1/"
WRONG = [
    (ACTION, {"finishes": "2025-12-31", "starts": "2026-02-01"}, "runs from 1 January 2026"),
    (ACTION, {"starts": "2026-05-01", "finishes": "2026-04-01"}, "end lies before"),
    (ACTION, {"starts": "2025-05-01"}, "runs from 1 January 2026 to 31 December 2027"),
    (ACTION, {"starts": "31.13.2026"}, "Write the day like"),
    (ACTION, {"code": "2.1"}, "already belongs to something else"),
    (ACTION, {"code": "a/b"}, "letters, digits, dots"),
    (ACTION, {"title_en": "x" * 100_000}, "100000 characters"),
    (ACTION, {"title_en": "", "title_ka": "", "title_ru": ""}, "at least one language"),
    (ACTION, {"weight": "0"}, "from 1 to 100"),
    (ACTION, {"objective": "9"}, "9"),
    (MONEY, {"cost": "-5"}, "cannot be negative"),
    (MONEY, {"cost": "99 999 999 999 999"}, "below ten billion"),
    (MONEY, {"cost": "many"}, "in figures"),
    (MONEY, {"cost": "10.005"}, "at most two decimals"),
    (MONEY, {"cost": "20 000"}, "promise more than the action costs"),
    (MONEY, {"lines-0-year": "20266"}, "a year such as"),
    (AIM, {"targets-0-value": "forty"}, "in figures"),
    (AIM, {"targets-1-due": "2027-12-31", "targets-1-value": "5"}, "have the same day"),
    (AIM, {"measure": "market.sellers", "concept": "qqqqq"}, "was not recognised"),
    ("head/", {"finishes": "2025-01-01"}, "end lies before"),
    ("head/", {"rate": "400"}, "how many lari one euro"),
    ("head/", {"rate_on": ""}, "of which day this rate is"),
    ("objectives/1/", {"code": "2"}, "already belongs to something else"),
]


@pytest.mark.parametrize(("where", "typed", "sentence"), WRONG)
def test_wrong_input_has_its_sentence(
    as_clerk: Client, draft: Plan, where: str, typed: dict[str, str], sentence: str
) -> None:
    before = content_of(draft)
    page = save(as_clerk, f"{HOME}{draft.pk}/{where}", typed)

    assert sentence in page
    assert content_of(draft) == before


@pytest.mark.parametrize("language", ["ka", "ru"])
@pytest.mark.parametrize(("where", "typed", "sentence"), WRONG[:2] + WRONG[4:5] + WRONG[10:15])
def test_sentence_is_in_the_readers_language(
    as_clerk: Client, draft: Plan, where: str, typed: dict[str, str], sentence: str, language: str
) -> None:
    url = f"{HOME}{draft.pk}/{where}".replace("/en/", f"/{language}/")
    page = save(as_clerk, url, typed)

    assert "error-summary" in page
    assert sentence not in page


def test_two_currencies_are_shown_side_by_side_and_added_at_the_plans_rate_only(
    as_clerk: Client, draft: Plan
) -> None:
    url = f"{HOME}{draft.pk}/{MONEY}"
    save(as_clerk, url, {"lines-0-currency": "EUR", "lines-0-amount": "1000"})
    page = html(as_clerk, url)

    assert "Different currencies are not added together" in page
    assert "€1,000 + 6,000\u00a0₾" in page
    assert "9,125\u00a0₾ = €2,920" in page


def test_money_of_an_action_is_named_in_the_readers_language(as_clerk: Client, draft: Plan) -> None:
    save(as_clerk, f"{HOME}{draft.pk}/{MONEY}", {"lines-0-currency": "USD"})
    page = html(as_clerk, f"{HOME}{draft.pk}/".replace("/en/", "/ka/"))

    assert "School 1.1 (ქა) – თანხები" in page
    assert "– money" not in page


def test_markup_is_shown_as_typed(as_clerk: Client, draft: Plan) -> None:
    save(as_clerk, f"{HOME}{draft.pk}/{ACTION}", {"title_en": "<script>alert(1)</script>"})
    page = html(as_clerk, f"{HOME}{draft.pk}/")

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_partner_named_like_an_organisation_is_linked_and_keeps_its_name_when_that_is_gone(
    as_clerk: Client, draft: Plan, farm: Organisation
) -> None:
    url = f"{HOME}{draft.pk}/{ACTION}"
    save(as_clerk, url, {"partners-2-name_en": "ninos bagi"})
    linked = next(content_of(draft).actions).partners[2]
    Organisation.objects.all().delete()
    save(as_clerk, url, {"title_en": "Another"})
    kept = next(content_of(draft).actions).partners[2]

    assert (linked.organisation, linked.name["ka"]) == (farm.pk, "ნინოს ბაღი")
    assert (kept.organisation, kept.name["ka"]) == (None, "ნინოს ბაღი")


def test_objective_with_actions_cannot_be_removed(as_clerk: Client, draft: Plan) -> None:
    page = as_clerk.post(f"{HOME}{draft.pk}/objective/1/remove/").content.decode()

    assert "still belong to this objective" in page
    assert len(content_of(draft).objectives) == 2


def test_decision_of_tomorrow_is_none(as_mayor: Client, draft: Plan) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    page = save(as_mayor, f"{HOME}{draft.pk}/adopt/", {"number": "1", "on": tomorrow.isoformat()})

    assert "still to come" in page


def test_one_more_row_loses_nothing_and_judges_nothing(as_clerk: Client, draft: Plan) -> None:
    url = f"{HOME}{draft.pk}/{ACTION}"
    page = save(as_clerk, url, {"title_en": "Half", "starts": "x", "more": "partners"})

    assert 'name="partners-3-name_en"' in page
    assert 'value="Half"' in page
    assert "error-summary" not in page


def test_half_years_of_the_plan_are_added_as_rows_of_targets(as_clerk: Client, draft: Plan) -> None:
    page = save(as_clerk, f"{HOME}{draft.pk}/{AIM}", {"more": "halves"})

    due = [f"{year}-{end}" for year in (2026, 2027) for end in ("06-30", "12-31")]
    assert [page.count(f'value="{one}"') for one in due] == [1, 1, 1, 1]


def test_row_in_which_only_a_role_is_chosen_is_empty(as_clerk: Client, draft: Plan) -> None:
    url = f"{HOME}{draft.pk}/{ACTION}"
    save(as_clerk, url, {"partners-2-role": "lead"})

    assert len(next(content_of(draft).actions).partners) == 2


def test_stranger_and_seller_find_no_such_page(
    client: Client, as_nino: Client, draft: Plan
) -> None:
    assert client.get(f"{HOME}{draft.pk}/").status_code == 302
    assert as_nino.get(f"{HOME}{draft.pk}/").status_code == 404
