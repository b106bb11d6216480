"""A figure in a field is written as its reader writes it; sent again unchanged, it is the same."""

from decimal import Decimal

import pytest
from django.utils import translation

from qvevri.monitoring.reporting.fields import FigureField, typed_figure


@pytest.mark.parametrize("language", ["ka", "ru", "en"])
@pytest.mark.parametrize(
    "figure", ["0", "31", "1900", "1234567", "0.25", "0.7812", "12.3456", "1.125", "1900.5", "-2.5"]
)
def test_a_figure_shown_in_its_field_is_read_as_the_same(figure: str, language: str) -> None:
    with translation.override(language):
        assert FigureField().clean(typed_figure(Decimal(figure))) == Decimal(figure)


@pytest.mark.parametrize(
    ("language", "shown"), [("ka", "1900,25"), ("ru", "1900,25"), ("en", "1900.25")]
)
def test_a_figure_is_written_as_its_reader_writes_it(language: str, shown: str) -> None:
    with translation.override(language):
        assert typed_figure(Decimal("1900.2500")) == shown


@pytest.mark.parametrize(
    ("language", "typed", "figure"),
    [
        ("en", "1,900", "1900"),
        ("en", "1,234,567", "1234567"),
        ("en", "1,234,567.5", "1234567.5"),
        ("en", "0,125", "0.125"),
        ("en", "77,5", "77.5"),
        ("ka", "1,900", "1.9"),
        ("ka", "1 900,5", "1900.5"),
        ("ru", "77.5", "77.5"),
    ],
)
def test_a_figure_is_read_as_people_of_its_language_type_it(
    language: str, typed: str, figure: str
) -> None:
    with translation.override(language):
        assert FigureField().clean(typed) == Decimal(figure)
