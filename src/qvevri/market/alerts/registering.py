"""What alerts bring to rooms below: the button on a seller's own page."""


def register() -> None:
    """Called once when the program starts."""
