"""The vocabulary in the database, and the officer's browser."""

import pytest


@pytest.fixture
def vocabulary(db: None) -> None:
    """Every shipped concept: they are there from the start."""
