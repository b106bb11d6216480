"""What the documents say of the house is what stands in it."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]
PACKAGE = ROOT / "src" / "qvevri"
ROOMS = sorted(file.parent for file in PACKAGE.glob("**/apps.py"))
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)\)")


def sentence_of(room: Path) -> str:
    """The docstring of the room's package."""
    return ast.get_docstring(ast.parse((room / "__init__.py").read_text())) or ""


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_architecture_lists_every_room_with_its_own_sentence(room: Path) -> None:
    name = ".".join(("qvevri", *room.relative_to(PACKAGE).parts))

    assert f"| `{name}` | {sentence_of(room)} |" in (ROOT / "ARCHITECTURE.md").read_text()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_documents_lead_to_what_is_there(document: Path) -> None:
    targets = LINK.findall(document.read_text())

    assert [target for target in targets if not (document.parent / target).exists()] == []
