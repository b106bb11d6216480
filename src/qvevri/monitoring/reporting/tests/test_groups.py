"""A figure by groups of people: held against the whole, stored, and added up by its own rule."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.test import Client

from qvevri.monitoring.reporting import actions, queries, refusals
from qvevri.monitoring.reporting.inputs import ReportInput, ValueInput
from qvevri.monitoring.reporting.models import Period, Report
from qvevri.people.models import Person
from qvevri.plan.programme.models import Action, Indicator

SAID = ReportInput(happened="სწავლობენ.")


@pytest.fixture
def aim(school: Action) -> Indicator:
    """The school's indicator, to be told by sex."""
    row = school.indicators.get()
    row.parts = [{"of": "sex", "value": "female", "target": "20"}]
    row.combine = "sum"
    row.save()
    return row


def told(aim: Indicator, whole: int | None, **groups: int) -> ReportInput:
    parts = {"sex": {name: Decimal(number) for name, number in groups.items()}}
    value = ValueInput(None if whole is None else Decimal(whole), parts=parts)
    return replace(SAID, values={aim.pk: value})


def saved(aim: Indicator, period: Period, said: ReportInput, nino: Person) -> Report:
    assert aim.action is not None
    return actions.save(aim.action, period, said, version=0, by=nino)


def test_groups_that_do_not_make_the_whole_are_named(
    aim: Indicator, periods: list[Period], nino: Person
) -> None:
    with pytest.raises(refusals.PartsUnequal) as refused:
        saved(aim, periods[0], told(aim, 30, female=12, male=19), nino)

    assert str(refused.value) == "ქალი 12 + კაცი 19 = 31, სულ კი ჩაწერილია 30."


@pytest.mark.parametrize(
    ("whole", "groups"),
    [(31, {"female": 12, "male": 19}), (31, {"female": 12}), (31, {}), (12, {"female": 12})],
)
def test_groups_may_be_told_in_full_in_part_or_not(
    aim: Indicator, periods: list[Period], nino: Person, whole: int, groups: dict[str, int]
) -> None:
    report = saved(aim, periods[0], told(aim, whole, **groups), nino)

    parts = report.values.get().parts
    assert parts == ({"sex": {k: str(v) for k, v in groups.items()}} if groups else {})


def test_one_group_is_not_more_than_all(
    aim: Indicator, periods: list[Period], nino: Person
) -> None:
    with pytest.raises(refusals.PartsUnequal):
        saved(aim, periods[0], told(aim, 10, female=12), nino)


def test_whole_is_made_of_its_groups_when_only_they_are_told(
    aim: Indicator, periods: list[Period], nino: Person
) -> None:
    report = saved(aim, periods[0], told(aim, None, female=12, male=19), nino)

    assert report.values.get().value == 31


def test_groups_of_a_mean_need_not_add_up(
    aim: Indicator, periods: list[Period], nino: Person
) -> None:
    Indicator.objects.filter(pk=aim.pk).update(combine="mean")
    report = saved(aim, periods[0], told(aim, 30, female=28, male=32), nino)

    assert report.values.get().value == 30


def test_groups_of_a_ratio_make_its_numerator(
    aim: Indicator, periods: list[Period], nino: Person
) -> None:
    Indicator.objects.filter(pk=aim.pk).update(combine="ratio")
    parts = {"sex": {"female": Decimal(12), "male": Decimal(20)}}
    value = ValueInput(None, Decimal(31), Decimal(40), parts)

    with pytest.raises(refusals.PartsUnequal):
        saved(aim, periods[0], replace(SAID, values={aim.pk: value}), nino)


@pytest.mark.parametrize(
    ("groups", "refusal"),
    [({"female": -1}, refusals.PartNegative), ({"children": 3}, refusals.NotOfThisAction)],
)
def test_impossible_group_is_refused(
    aim: Indicator, periods: list[Period], nino: Person, groups: dict[str, int], refusal: type
) -> None:
    with pytest.raises(refusal):
        saved(aim, periods[0], told(aim, 30, **groups), nino)


def test_groups_of_approved_reports_add_up_by_the_indicators_rule(
    aim: Indicator, periods: list[Period], nino: Person, clerk: Person
) -> None:
    for period, female in zip(periods[:2], (7, 5), strict=True):
        report = saved(aim, period, told(aim, 12, female=female), nino)
        actions.approve(actions.submit(report, by=nino), by=clerk)

    [group] = queries.groups_of(aim.plan)[aim.pk]
    assert group.value == "female"
    assert group.reached.value == 12
    assert group.target == 20


def test_form_has_a_field_for_each_group(
    as_nino: Client, aim: Indicator, periods: list[Period]
) -> None:
    address = f"/gori/ka/plan/reports/{aim.action_id}/1/"
    said = {f"value_{aim.pk}": "30", f"part_{aim.pk}_0_0": "12", f"part_{aim.pk}_0_1": "19"}
    page = as_nino.post(f"{address}send/", {"version": 0, "happened": "ა", **said}).content.decode()

    assert "აქედან ქალი" in page
    assert "ქალი 12 + კაცი 19 = 31, სულ კი ჩაწერილია 30." in page
    assert 'value="19"' in page
