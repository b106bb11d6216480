"""The code lists of IATI 2.03, as far as a plan needs them. Source: iatistandard.org, codelists."""

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

from qvevri.plan.programme.content import Source

VERSION = "2.03"
COUNTRY = "GE"
SECTORS = Path(__file__).with_name("sectors.toml")
DAC, OWN = "1", "99"
LOCAL_GOVERNMENT = "11"
PARENT, CHILD = "1", "2"
WGS84 = "http://www.opengis.net/def/crs/EPSG/0/4326"
_PLAIN = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]*")

# Who a group of sources is; "donor" and "bank" may be several kinds, and nothing is said of them.
ORGANISATION_TYPE: Mapping[Source, str] = {
    Source.LOCAL: "11",
    Source.HIGHER: "10",
    Source.PRIVATE: "70",
}


class Status(StrEnum):
    """ActivityStatus."""

    PIPELINE = "1"
    IMPLEMENTATION = "2"
    CLOSED = "4"
    CANCELLED = "5"


class Day(StrEnum):
    """ActivityDateType."""

    PLANNED_START = "1"
    ACTUAL_START = "2"
    PLANNED_END = "3"
    ACTUAL_END = "4"


class Part(StrEnum):
    """OrganisationRole."""

    FUNDING = "1"
    ACCOUNTABLE = "2"
    IMPLEMENTING = "4"


class Paid(StrEnum):
    """TransactionType."""

    COMMITMENT = "2"
    EXPENDITURE = "4"


class Document(StrEnum):
    """DocumentCategory."""

    RESULTS = "A08"
    WEB_PAGE = "A12"
    PLAN = "A02"


@cache
def _sectors() -> Mapping[str, str]:
    return tomllib.loads(SECTORS.read_text("utf-8"))


def sector_of(block: str) -> str:
    """The DAC purpose code of a building block; that of no block for one we do not know."""
    return _sectors().get(block, _sectors()["other"])


def part_of_identifier(code: str) -> str:
    """An action's code as part of an identifier: signs that IATI does not take are written as
    their numbers, so that two codes never become one."""
    if _PLAIN.fullmatch(code) and not code.startswith("x-"):
        return code
    return f"x-{code.encode().hex()}"
