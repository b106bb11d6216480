"""The command line: where the house is, and how its servers begin."""

import os

import pytest

from qvevri.config.command import needs_small_code, take_home


@pytest.mark.parametrize("given", [["--home", "x"], ["--home=x"]])
def test_home_is_taken_out_of_any_command(
    given: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QVEVRI_HOME", "before")

    assert take_home(["qvevri", *given, "check"]) == ["qvevri", "check"]
    assert os.environ["QVEVRI_HOME"] == "x"


def test_servers_begin_once_more_with_small_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONNODEBUGRANGES", raising=False)
    assert needs_small_code(["qvevri", "serve", "--workers=2"])
    assert not needs_small_code(["qvevri", "reindex"])
    assert not needs_small_code(["qvevri"])

    monkeypatch.setenv("PYTHONNODEBUGRANGES", "1")
    assert not needs_small_code(["qvevri", "demo"])
