"""Message catalogues: compiled from the .po files beside the code, without outside programs."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).resolve().parent.parent


def catalogues() -> list[Path]:
    """Every .po file of the house."""
    return sorted(PACKAGE.glob("**/locale/*/LC_MESSAGES/*.po"))


def compile_one(po: Path) -> bool:
    """Write the .mo beside `po` unless it is newer already. Says whether it was written."""
    mo = po.with_suffix(".mo")
    if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
        return False
    with po.open("rb") as source:
        catalogue = read_po(source, locale=po.parent.parent.name)
    unfinished = mo.with_suffix(".mo.new")
    with unfinished.open("wb") as target:
        write_mo(target, catalogue)
    unfinished.replace(mo)
    return True


def compile_all() -> int:
    """Compile what changed; gives the number written."""
    return sum(compile_one(po) for po in catalogues())
