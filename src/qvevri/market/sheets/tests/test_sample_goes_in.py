"""The agency's sheet of producers goes in as it is."""

from qvevri.market.listings.models import Listing
from qvevri.market.sheets import actions
from qvevri.market.sheets.answers import answer_of
from qvevri.market.sheets.planning import plan
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality


def test_sample_is_understood_with_one_cell_in_doubt(market: Municipality, sample: bytes) -> None:
    answer = answer_of(plan(market, sample), written=False)

    assert (answer["rows"], answer["new"], answer["refused"]) == (44, 44, [])
    assert [(one["row"], one["column"]) for one in answer["warnings"]] == [(18, "description")]
    assert "მეორე ფასი" in answer["warnings"][0]["reason"]


def test_sample_founds_fifteen_trusted_sellers(
    market: Municipality, sample: bytes, clerk: Person
) -> None:
    actions.write_content(sample, municipality=market, by=clerk)

    sellers = Organisation.objects.of(market)
    assert sellers.count() == 15
    assert set(sellers.values_list("trust", flat=True)) == {Organisation.Trust.TRUSTED}


def test_every_row_of_the_sample_is_published(
    market: Municipality, sample: bytes, clerk: Person
) -> None:
    actions.write_content(sample, municipality=market, by=clerk)

    assert Listing.objects.of(market).published().count() == 44


def test_the_same_sample_twice_changes_nothing(
    market: Municipality, sample: bytes, clerk: Person
) -> None:
    actions.write_content(sample, municipality=market, by=clerk)

    again = actions.write_content(sample, municipality=market, by=clerk)

    assert again.count("unchanged") == 44
    assert Listing.objects.of(market).count() == 44
