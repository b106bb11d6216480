"""Two officers write at once: nothing is lost, and different things never collide."""

from django.test import Client

from qvevri.history.models import Entry
from qvevri.plan.editing.tests.pages import HOME, filled, save
from qvevri.plan.programme.contents import content_of
from qvevri.plan.programme.models import Plan


def place(plan: Plan) -> str:
    return f"{HOME}{plan.pk}/"


def titles(plan: Plan) -> list[str]:
    return [one.title["en"] for one in content_of(plan).actions]


def test_the_same_thing_changed_meanwhile_shows_both_and_saves_nothing(
    as_clerk: Client, as_mayor: Client, draft: Plan
) -> None:
    url = f"{place(draft)}actions/1.1/"
    read = filled(as_mayor, url)
    save(as_clerk, url, {"title_en": "The clerk's"})
    page = as_mayor.post(url, {**read, "title_en": "The mayor's"}).content.decode()

    assert "Both, side by side" in page
    assert "The clerk&#x27;s" in page
    assert 'value="The mayor&#x27;s"' in page
    assert titles(draft)[0] == "The clerk's"


def test_choosing_ones_own_after_seeing_both_saves_it(
    as_clerk: Client, as_mayor: Client, draft: Plan
) -> None:
    url = f"{place(draft)}actions/1.1/"
    read = filled(as_mayor, url)
    save(as_clerk, url, {"title_en": "The clerk's"})
    answer = as_mayor.post(url, {**read, "title_en": "The mayor's"})
    as_mayor.post(url, {**read, "title_en": "The mayor's", "read_as": answer.context["read_as"]})

    assert titles(draft)[0] == "The mayor's"


def test_money_and_words_of_one_action_do_not_collide(
    as_clerk: Client, as_mayor: Client, draft: Plan
) -> None:
    read = filled(as_mayor, f"{place(draft)}actions/1.1/money/")
    save(as_clerk, f"{place(draft)}actions/1.1/", {"title_en": "The clerk's"})
    as_mayor.post(f"{place(draft)}actions/1.1/money/", {**read, "cost": "30 000"})

    first = next(content_of(draft).actions)
    assert first.cost is not None
    assert (first.title["en"], first.cost.amount) == ("The clerk's", 3_000_000)


def test_second_click_changes_nothing(as_clerk: Client, draft: Plan) -> None:
    url = f"{place(draft)}objectives/new/"
    typed = {**filled(as_clerk, url), "title_en": "Third"}
    as_clerk.post(url, typed)
    written = Entry.objects.filter(verb="written").count()
    answer = as_clerk.post(url, typed)

    assert answer.status_code == 302
    assert len(content_of(draft).objectives) == 3
    assert Entry.objects.filter(verb="written").count() == written


def test_plan_begun_by_two_clicks_is_one(as_clerk: Client, draft: Plan) -> None:
    head = {"title_en": "New", "starts": "2028-01-01", "finishes": "2029-12-31"}
    typed = {**filled(as_clerk, f"{HOME}new/"), **head}
    answers = [as_clerk.post(f"{HOME}new/", typed) for _click in range(2)]

    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert Plan.objects.count() == 2


def test_what_was_removed_meanwhile_is_said_and_can_be_added_again(
    as_clerk: Client, as_mayor: Client, draft: Plan
) -> None:
    url = f"{place(draft)}indicators/1.1.1/"
    read = filled(as_mayor, url)
    as_clerk.post(f"{place(draft)}indicator/1.1.1/remove/")
    page = as_mayor.post(url, read).content.decode()

    assert "Somebody removed this meanwhile" in page
    assert [one.code for one in content_of(draft).indicators] == ["2.1.1"]
