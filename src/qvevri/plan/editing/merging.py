"""Changes of a plan laid on another state of it, part by part; what both changed is named."""

from dataclasses import dataclass

from qvevri.plan.editing.parts import Kind, Part, Said, parts_of, put, without
from qvevri.plan.programme.content import Content


@dataclass(frozen=True)
class Clash:
    """A part that both changed, each otherwise; None where one of them removed it."""

    part: Part
    mine: Said | None
    theirs: Said | None


@dataclass(frozen=True)
class Laid:
    """The plan with both changes; where they clash it says what `mine` did."""

    content: Content
    clashes: tuple[Clash, ...]


def laid_on(base: Content, mine: Content, theirs: Content) -> Laid:
    """What `mine` changed of `base`, done to `theirs`; chapters stay those of `theirs`."""
    was, now, other = dict(parts_of(base)), dict(parts_of(mine)), dict(parts_of(theirs))
    content, clashes = theirs, []
    for part, said in now.items():
        before, there = was.get(part), other.get(part)
        if said in (before, there):
            continue
        if there != before:
            clashes.append(Clash(part, said, there))
        content = put(content, part, said)
    for part in reversed([one for one in was if one not in now and one in other]):
        if other[part] != was[part]:
            clashes.append(Clash(part, None, other[part]))
        if part.kind is not Kind.MONEY:
            content = without(content, part)
    return Laid(content, tuple(clashes))
