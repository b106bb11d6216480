"""A paper as PDF: text selectable, the house's own font embedded."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

from qvevri import core

TEMPLATES = Path(__file__).parent / "typst"
FONTS = Path(core.__file__).parent / "fonts"


def printed(template: str, paper: Mapping[str, Any]) -> bytes:
    """The PDF of a template ("mayor", "report", "plan") with these words and figures."""
    made = typst.compile(
        str(TEMPLATES / f"{template}.typ"),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(paper, ensure_ascii=False)},
    )
    assert isinstance(made, bytes)
    return made
