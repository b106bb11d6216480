"""On which tint a drawing stands where a photo is missing: one that lets its own colours speak."""

TINTS = (
    "sand",
    "red",
    "rose",
    "green",
    "straw",
    "cream",
    "amber",
    "wine",
    "sky",
    "stone",
    "clay",
)

_STEMS: dict[str, str] = {
    "red": "apple cherries strawberry tomato chilli bell-pepper meat watermelon",
    "rose": "peach pig worm tulip yarn",
    "green": (
        "apple-green pear kiwi cucumber cabbage pea-pod salad herb seedling tree potted-plant "
        "tractor garden-house sunflower tea shield duck"
    ),
    "straw": "wheat corn chick handshake farmer cheese bread butter",
    "cream": "egg milk bowl garlic goose chicken sheep rabbit salt mushroom jar melon",
    "amber": "honey bee orange onion carrot pumpkin juice candle poultry-leg meat-bone package",
    "wine": "grapes wine aubergine beans blueberries churchkhela tklapi sparkling",
    "sky": "fish droplet spray snowflake bed flask speech stethoscope truck",
    "stone": "tools scissors barrel factory plate certificate sparkles",
    "clay": "qvevri ketsi tone amphora turkey",
    "sand": "potato chestnut peanuts basket cow goat horse dog bird spirit",
}
_TINT_OF_STEM = {stem: tint for tint, stems in _STEMS.items() for stem in stems.split()}


def tint_of(stem: str) -> str:
    """One of TINTS for a pictogram's stem; "sand" for one that is not known."""
    return _TINT_OF_STEM.get(stem, "sand")
