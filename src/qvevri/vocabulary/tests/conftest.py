"""The vocabulary in the database, and the officer's browser."""

import pytest

from qvevri.vocabulary.actions import load_vocabulary


@pytest.fixture
def vocabulary(db: None) -> None:
    """Every shipped concept."""
    load_vocabulary()
