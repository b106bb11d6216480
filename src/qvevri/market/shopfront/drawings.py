"""The drawing of a concept as pixels, for pictures that hold no vectors."""

from functools import lru_cache
from io import BytesIO
from pathlib import Path

import typst
from PIL import Image

import qvevri.core

PICTOGRAMS = Path(qvevri.core.__file__).parent / "static" / "core" / "pictograms"
UNKNOWN = "basket"
# As the cards have them, in the light theme.
TINTS = {
    **{"sand": "#F0E8DA", "red": "#F8E0D8", "rose": "#F6E1E8", "green": "#E4EFD9"},
    **{"straw": "#F8EDC9", "cream": "#FBF3DE", "amber": "#FBE7C0", "wine": "#EFDCE4"},
    **{"sky": "#DFECF4", "stone": "#E8E7E3", "clay": "#F5DFD1"},
}


@lru_cache(maxsize=64)
def pictogram(stem: str, side: int) -> Image.Image:
    """The pictogram as a square of `side` pixels on nothing."""
    name = stem if (PICTOGRAMS / f"{stem}.svg").is_file() else UNKNOWN
    source = (
        f"#set page(width: {side}pt, height: {side}pt, margin: 0pt, fill: none)\n"
        f'#image("/{name}.svg", width: 100%)'
    )
    # Its types want the root to be bytes as well, which it refuses.
    png = typst.compile(source.encode(), root=PICTOGRAMS, format="png", ppi=72)  # type: ignore[call-overload]
    assert isinstance(png, bytes)
    return Image.open(BytesIO(png)).convert("RGBA")


def drawn_card(stem: str, tint: str, size: tuple[int, int]) -> Image.Image:
    """The pictogram in the middle of its tint, as on a card without a photo."""
    card = Image.new("RGB", size, TINTS.get(tint, TINTS["sand"]))
    floor = Image.new("RGB", (size[0], size[1] // 3), "#000000")
    mask = Image.new("L", floor.size, 14)
    card.paste(floor, (0, size[1] - floor.size[1]), mask)
    drawing = pictogram(stem, min(size) * 6 // 10)
    place = ((size[0] - drawing.width) // 2, (size[1] - drawing.height) // 2)
    card.paste(drawing, place, drawing)
    return card
