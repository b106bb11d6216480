"""Figures as tables, and how they grow as a drawing of letters."""

import math
from collections.abc import Iterable, Mapping, Sequence

# A bar begins at a hundredth of a millisecond; so many letters for ten times as much.
LEAST, TENFOLD = 0.01, 8


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table as Markdown."""
    lines = [heads, ["---"] + ["---:"] * (len(heads) - 1), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(value: object) -> str:
    if isinstance(value, float):
        return "–" if math.isnan(value) else f"{value:,.2f}" if value < 10 else f"{value:,.0f}"
    return f"{value:,}" if isinstance(value, int) else "–" if value is None else str(value)


def growth(times: Mapping[str, Mapping[int, float]]) -> str:
    """A bar for each size, on a scale of tens: what does not grow stays as long."""
    wide = max(map(len, times), default=0)
    lines = []
    for name, sizes in times.items():
        for place, (size, ms) in enumerate(sorted(sizes.items())):
            bar = "█" * max(1, round(TENFOLD * math.log10(max(ms, LEAST) / LEAST)))
            lines.append(f"{name if place == 0 else '':{wide}} {size:>9,} {bar} {ms:.2f} ms")
    return "\n".join(lines)
