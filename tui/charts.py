"""Draw numbers with block characters, readable without any colour."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_EIGHTHS_UP = " ▁▂▃▄▅▆▇█"
_EIGHTHS_RIGHT = " ▏▎▍▌▋▊▉█"
_BASE = "─"
_WIDEST = 12


def bar(number: float, greatest: float, width: int) -> str:
    """Return a bar from the left, ``width`` cells long for ``greatest``, filled up with spaces.

    What is more than nothing has at least the thinnest bar.
    """
    if width <= 0:
        return ""
    eighths = round(8 * width * number / greatest) if greatest > 0 else 0
    if number > 0:
        eighths = max(1, min(eighths, 8 * width))
    full, rest = divmod(eighths, 8)
    drawn = "█" * full + (_EIGHTHS_RIGHT[rest] if rest else "")
    return drawn.ljust(width)


def column_width(columns: int, width: int) -> int:
    """Return how many cells each of so many columns gets, the space beside it included."""
    return max(1, min(_WIDEST, width // max(columns, 1)))


def columns(numbers: Sequence[int], labels: Sequence[str], *, width: int, height: int) -> list[str]:
    """Return lines of ``width`` cells: a column for each number, and below a line of labels.

    ``height`` counts all lines, at least four. Each column has its number above it where the
    columns are wide enough for all of them; else the greatest stands at the left of the first
    line. As many ``labels`` are shown as have room, the first and the last before others. Where
    there are more numbers than cells, the last ones are left out.
    """
    each = column_width(len(numbers), width)
    numbers, labels = numbers[: width // each], labels[: width // each]
    greatest = max(numbers, default=0)
    widest = max((len(f"{number:,}") for number in numbers), default=0)
    shows_numbers = each > widest + 1 and each > 3
    levels = max(1, height - 3)
    eighths = [_eighths(number, greatest, levels) for number in numbers]
    lines = []
    top = levels if shows_numbers else levels - 1
    for level in range(top, -1, -1):
        cells = []
        for number, filled in zip(numbers, eighths, strict=True):
            here = max(0, min(8, filled - 8 * level))
            if shows_numbers and number and level == (filled + 7) // 8:
                cells.append(f"{number:,}".ljust(each))
            else:
                cells.append((_EIGHTHS_UP[here] * max(1, each - 1)).ljust(each))
        lines.append("".join(cells).ljust(width))
    if not shows_numbers:
        lines.insert(0, f"{greatest:,} at most"[:width].ljust(width))
    lines.append((_BASE * (each * len(numbers))).ljust(width))
    lines.append(_label_line(labels, each, width))
    return lines


def _eighths(number: int, greatest: int, levels: int) -> int:
    if number <= 0:
        return 0
    return max(1, round(8 * levels * number / greatest))


def _label_line(labels: Sequence[str], each: int, width: int) -> str:
    """Return the labels below the columns, each from where its column begins."""
    line = list(repeat(" ", width))
    order = [0, len(labels) - 1, *range(1, len(labels) - 1)] if len(labels) > 1 else [0]
    taken: list[range] = []
    for at in order if labels else ():
        label = labels[at]
        start = max(0, min(at * each, width - len(label)))
        place = range(start, start + len(label))
        if len(label) > width or any(
            place.start < other.stop + 2 and other.start < place.stop + 2 for other in taken
        ):
            continue
        taken.append(place)
        line[place.start : place.stop] = label
    return "".join(line)
