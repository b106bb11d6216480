"""The two sample tables, as towns would send them."""

from pathlib import Path

import pytest

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture
def georgian() -> bytes:
    """The Georgian table in DOCX."""
    return (SAMPLES / "ledp_action_table_ka.docx").read_bytes()


@pytest.fixture
def english() -> bytes:
    """The English table in XLSX."""
    return (SAMPLES / "ledp_action_table_en.xlsx").read_bytes()
