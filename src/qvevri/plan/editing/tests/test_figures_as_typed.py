"""A figure in a field is written as its reader writes it; sent again unchanged, it is the same."""

from decimal import Decimal

import pytest
from django.utils import translation

from qvevri.plan.editing.fields import AmountField, FigureField


@pytest.mark.parametrize(
    ("language", "shown"), [("ka", "1 500,50"), ("ru", "1 500,50"), ("en", "1 500.50")]
)
def test_an_amount_is_written_as_its_reader_writes_it(language: str, shown: str) -> None:
    with translation.override(language):
        assert AmountField().prepare_value(150_050) == shown


@pytest.mark.parametrize("language", ["ka", "ru", "en"])
@pytest.mark.parametrize("amount", [5, 100, 150_050, 123_456_789])
def test_an_amount_shown_in_its_field_is_read_as_the_same(amount: int, language: str) -> None:
    field = AmountField()
    with translation.override(language):
        assert field.clean(field.prepare_value(amount)) == amount


@pytest.mark.parametrize("language", ["ka", "ru", "en"])
@pytest.mark.parametrize("figure", ["0.25", "2.7315", "1.125", "1900", "77.5"])
def test_a_figure_shown_in_its_field_is_read_as_the_same(figure: str, language: str) -> None:
    field = FigureField()
    with translation.override(language):
        assert field.clean(field.prepare_value(Decimal(figure))) == Decimal(figure)


def test_english_thousands_are_thousands() -> None:
    with translation.override("en"):
        assert AmountField().clean("1,234,567.50") == 123_456_750
