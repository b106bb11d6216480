"""Who must know that the rates have changed: rooms above that show prices in lari."""

from collections.abc import Callable

_changed: list[Callable[[], object]] = []


def register_changed(changed: Callable[[], object]) -> None:
    """Call `changed()` after new rates were written. For `apps.ready()` of the room above."""
    if changed not in _changed:
        _changed.append(changed)


def tell_changed() -> None:
    """New rates are there: what is shown by them must be made again."""
    for changed in _changed:
        changed()
