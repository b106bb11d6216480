"""`qvevri import-listings` and `export-listings` answer as the contract says."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from qvevri.market.listings.models import Listing
from qvevri.market.sheets.tests.conftest import NINO, SAMPLE, sheet_of
from qvevri.places.models import Municipality


def run(*arguments: object) -> Any:
    out = io.StringIO()
    call_command(*map(str, arguments), stdout=out)
    return json.loads(out.getvalue()) if "--json" in arguments else out.getvalue()


def test_the_answer_has_the_fields_of_the_contract(market: Municipality) -> None:
    answer = run("import-listings", SAMPLE, "--municipality", "gori", "--json")

    assert [*answer] == ["rows", "new", "changed", "unchanged", "written", "refused", "warnings"]
    assert (answer["rows"], answer["new"], answer["written"]) == (44, 44, True)


def test_a_dry_run_writes_nothing(market: Municipality) -> None:
    answer = run("import-listings", SAMPLE, "--municipality", "gori", "--dry-run", "--json")

    assert (answer["new"], answer["written"]) == (44, False)
    assert not Listing.objects.exists()


def test_a_refusal_ends_with_code_one_and_its_reason(market: Municipality, tmp_path: Path) -> None:
    file = tmp_path / "bad.xlsx"
    file.write_bytes(sheet_of(NINO, price="0"))

    with pytest.raises(CommandError, match="2, price") as refusal:
        run("import-listings", file, "--municipality", "gori")

    assert refusal.value.returncode == 1


@pytest.mark.parametrize("name", ["letter.pdf", "missing.xlsx"])
def test_a_file_that_is_no_sheet_ends_with_code_one(
    market: Municipality, tmp_path: Path, name: str
) -> None:
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.7")

    with pytest.raises(CommandError) as refusal:
        run("import-listings", tmp_path / name, "--municipality", "gori", "--json")

    assert refusal.value.returncode == 1


def test_a_municipality_that_is_not_there_ends_with_code_one(market: Municipality) -> None:
    with pytest.raises(CommandError, match="atlantis") as refusal:
        run("import-listings", SAMPLE, "--municipality", "atlantis")

    assert refusal.value.returncode == 1


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_what_is_exported_goes_in_unchanged(
    market: Municipality, tmp_path: Path, ending: str
) -> None:
    run("import-listings", SAMPLE, "--municipality", "gori")
    file = tmp_path / f"market.{ending}"
    run("export-listings", file, "--municipality", "gori")

    answer = run("import-listings", file, "--municipality", "gori", "--json")

    assert (answer["unchanged"], answer["new"], answer["changed"]) == (44, 0, 0)
