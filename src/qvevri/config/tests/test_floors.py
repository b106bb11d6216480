"""The floors hold: each contract is seen to break when somebody breaks it."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]
PACKAGE = ROOT / "src" / "qvevri"
FLOORS = (
    ("core",),
    ("places", "money"),
    ("people",),
    ("notices", "todos", "history", "files", "measures"),
    ("vocabulary",),
    ("search",),
    ("organisations",),
    ("plan",),
    ("monitoring",),
    ("market",),
    ("site", "desk", "demo", "townhall"),
    ("config",),
)
LEVEL = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}
ROOM_OF_LABEL = {
    "listings": "market",
    "programme": "plan",
    "reporting": "monitoring",
    "dashboard": "monitoring",
    "papers": "monitoring",
    "opendata": "monitoring",
    "tables": "plan",
    "drafting": "plan",
    "editing": "plan",
    "enquiries": "market",
    "moderation": "market",
    "sheets": "market",
    "shopfront": "market",
    "wanted": "market",
    "alerts": "market",
    "account": "people",
}
TEMPLATE = re.compile(r"""{%\s*(?:include|extends)\s+["']([\w-]+)/""")
FOREIGN_KEY = re.compile(r"""(?:ForeignKey|OneToOneField|ManyToManyField)\(\s*["']([a-z]+)\.""")


def room_of(file: Path, package: Path) -> str:
    return file.relative_to(package).parts[0]


def is_above(label: str, room: str) -> bool:
    """Does `label` name a room on a floor above `room`?"""
    other = ROOM_OF_LABEL.get(label, label)
    return other in LEVEL and LEVEL[other] > LEVEL[room]


def borrowed_upwards(package: Path) -> Iterator[str]:
    """Templates that include or extend one of a floor above, and string keys that point up."""
    for pattern, expression in (
        ("**/templates/**/*.html", TEMPLATE),
        ("**/models.py", FOREIGN_KEY),
        ("**/models/*.py", FOREIGN_KEY),
    ):
        for file in sorted(package.glob(pattern)):
            for label in expression.findall(file.read_text()):
                if is_above(label, room_of(file, package)):
                    yield f"{file.relative_to(package)} borrows from {label}"


def queries_in_views(package: Path) -> Iterator[str]:
    """Views that ask the database themselves."""
    for file in sorted(package.glob("**/views.py")):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Attribute) and node.attr == "objects":
                yield f"{file.relative_to(package)}:{node.lineno}"


def lint(copy: Path, contract: str) -> int:
    """import-linter's exit code for one contract in a copy of the house."""
    program = Path(sys.executable).parent / "lint-imports"
    command = [str(program), "--config", str(copy / "pyproject.toml"), "--contract", contract]
    answer = subprocess.run(  # noqa: S603
        [*command, "--no-cache"],
        cwd=copy,
        env={"PYTHONPATH": str(copy / "src")},
        capture_output=True,
        check=False,
    )
    return answer.returncode


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The house's Python files, free to be spoilt."""
    folder = tmp_path_factory.mktemp("house")
    for file in PACKAGE.glob("**/*.py"):
        target = folder / "src" / "qvevri" / file.relative_to(PACKAGE)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, target)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.mark.parametrize(
    ("contract", "file", "line"),
    [
        ("floors", "places/queries.py", "from qvevri.market.listings import models"),
        ("market", "market/listings/queries.py", "from qvevri.market.enquiries import models"),
        ("plan", "plan/programme/models.py", "from qvevri.plan.tables import models"),
        (
            "monitoring",
            "monitoring/reporting/models/__init__.py",
            "from qvevri.monitoring.dashboard import wording",
        ),
        (
            "reading",
            "vocabulary/reading/words.py",
            "from qvevri.vocabulary.reading import recognising",
        ),
        ("pure", "vocabulary/units.py", "import django.conf"),
    ],
)
def test_contract_holds_and_breaks_when_broken(
    copy: Path, contract: str, file: str, line: str
) -> None:
    spoilt = copy / "src" / "qvevri" / file
    whole = spoilt.read_text()
    before = lint(copy, contract)
    spoilt.write_text(f"{whole}\n{line}\n")
    after = lint(copy, contract)
    spoilt.write_text(whole)

    assert (before, after) == (0, 1)


def test_templates_and_keys_borrow_only_from_below() -> None:
    assert list(borrowed_upwards(PACKAGE)) == []


def test_borrowing_from_above_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "places" / "templates" / "places" / "page.html"
    page.parent.mkdir(parents=True)
    page.write_text('{% include "listings/_card.html" %}')
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "models.py").write_text('models.ForeignKey("listings.Listing")')

    assert len(list(borrowed_upwards(tmp_path))) == 2


def test_views_ask_no_database() -> None:
    assert list(queries_in_views(PACKAGE)) == []


def test_view_that_asks_the_database_is_seen(tmp_path: Path) -> None:
    (tmp_path / "views.py").write_text("rows = Listing.objects.all()\n")

    assert list(queries_in_views(tmp_path)) == ["views.py:1"]
