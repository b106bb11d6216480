"""Who takes part, as tables say it: "Gori Municipality (lead), local SMEs", "მერია; მეთუნეები"."""

import re
from dataclasses import dataclass

from qvevri.plan.programme.content import Role
from qvevri.plan.tables.doubts import Doubt, Note

NONE = re.compile(r"^[\s\u2010-\u2015.\-/]*$")
LEAD = re.compile(
    r"\(?\b(?:lead(?:er|ing)?|coordinator|წამყვანი|პასუხისმგებელი|координатор|ведущий|ответственный)\)?",
    re.I,
)


@dataclass(frozen=True)
class Named:
    """One partner by name, and whether the table says that it leads."""

    name: str
    role: Role = Role.PARTNER


def read_partners(text: str) -> tuple[tuple[Named, ...], tuple[Note, ...]]:
    """The partners of a cell, parted by ";" or lines, else by commas; brackets stay whole.

    A lone partner leads; of several only the one that is said to.
    """
    if NONE.match(text):
        return (), (Note(Doubt.NO_PARTNER, text.strip()),)
    parts = _parted(text, ";\n")
    if len(parts) == 1:
        parts = _parted(text, ",")
    named = [_named(part) for part in parts]
    if len(named) == 1:
        return (Named(named[0].name, Role.LEAD),), ()
    return tuple(named), ()


def _parted(text: str, signs: str) -> list[str]:
    parts, depth = [""], 0
    for sign in text:
        depth += (sign == "(") - (sign == ")" and depth > 0)
        if sign in signs and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts if part.strip()]


def _named(part: str) -> Named:
    if not LEAD.search(part):
        return Named(part)
    name = re.sub(r"\(\s*\)", "", LEAD.sub("", part)).strip(" ,-–:")
    return Named(name or part, Role.LEAD)
