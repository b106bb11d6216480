"""What synthetic sellers are called and say."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

from qvevri.core.names import display_name
from qvevri.vocabulary.phrases import MONTHS

SHIPPED = Path(__file__).resolve().parent.parent / "data" / "synth.toml"
VOWELS = "აეიოუ"
MOST_SENTENCES = 4
# Which sentences stand beside the things of a group; those of no row are things.
FAMILIES = {
    "plants": "fruit grapes berries nuts vegetables greens grain seedlings feed",
    "food": "dairy eggs meat fish honey wine-drinks processed",
    "animals": "livestock poultry bees",
    "services": "services",
}
FAMILY = {group: family for family, groups in FAMILIES.items() for group in groups.split()}


@dataclass(frozen=True)
class Words:
    """The file of words, as it was read."""

    common: tuple[str, ...]
    first_names: tuple[str, ...]
    surnames: tuple[str, ...]
    houses: tuple[str, ...]
    farms: Mapping[str, tuple[str, ...]]
    sentences: Mapping[str, Mapping[str, tuple[str, ...]]]


@cache
def words() -> Words:
    """The words that came with the house."""
    read = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
    rows = {name: tuple(read.pop(name)) for name in ("common", "first_names", "surnames", "houses")}
    farms = {kind: tuple(patterns) for kind, patterns in read.pop("farms").items()}
    said = {
        family: {language: tuple(row) for language, row in rows_of.items()}
        for family, rows_of in read.items()
    }
    return Words(**rows, farms=farms, sentences=said)


def name_of_seller(kind: str, chance: Random) -> str:
    """An invented name in Georgian that fits the kind of seller."""
    known = words()
    first = chance.choice(known.first_names)
    return chance.choice(known.farms[kind]).format(
        name=first,
        surname=chance.choice(known.surnames),
        of=f"{first}ს" if first[-1] in VOWELS else f"{first}ის",
        house=chance.choice(known.houses),
    )


def free_text(group: str, language: str, today: date, chance: Random) -> str:
    """A few sentences as a seller of such goods would add them."""
    known = words()
    own = known.sentences[FAMILY.get(group, "things")][language]
    row = (*own, *known.sentences["any"][language])
    picked = chance.sample(row, chance.randint(1, MOST_SENTENCES))
    return " ".join(picked).format(
        name=_name(language, chance),
        # Five to twenty: all of them take the same form in Russian.
        number=chance.randint(5, 20),
        year=today.year - chance.randint(0, 2),
        month=chance.choice(MONTHS[language]),
        lot=_lot(chance),
    )


def _name(language: str, chance: Random) -> str:
    return display_name(chance.choice(words().first_names), language)


def _lot(chance: Random) -> str:
    letters = "".join(chance.choice("abdegklmnprstvz") for _ in range(2))
    return f"{letters}{chance.randint(1000, 9999)}"
