"""Who has things to be found: each room above names a kind and gives all its documents."""

from collections.abc import Callable, Iterable, Mapping

from qvevri.search.docs import Doc

Source = Callable[[], Iterable[Doc]]
_sources: dict[str, Source] = {}


def register(kind: str, source: Source) -> None:
    """`source` gives every document of a kind; asked when the index is built anew."""
    _sources[kind] = source


def sources() -> Mapping[str, Source]:
    """All kinds with their sources."""
    return _sources


def forget(kind: str) -> None:
    """Nobody has things of this kind any more."""
    _sources.pop(kind, None)
