"""``onrecord speaker``: one speaker's page."""

from __future__ import annotations

import shutil
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from tui.charts import bar, columns
from tui.clean import clean, clean_line
from tui.commands.finding import speakers_called
from tui.commands.messages import TaskFailed, counted
from tui.commands.options import row_format, sources
from tui.commands.quotes import write_quotations
from tui.commands.rows import as_json, write_line
from tui.commands.updating import open_library
from tui.commands.width import cells, padded, wrapped
from tui.commands.wording import CORRECTED, day, iso, source
from tui.export.quotations import FIELDS
from tui.export.records import record
from tui.library.profile import Gathering
from tui.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from tui.commands.sources import Sources
    from tui.library import Library, QuotationRow, SpeakerRow
    from tui.library.profile import Profile, RoleUse, Share

_MEASURE = 100
_WIDEST_NAME = 40
_BAR = 20
_HEIGHT = 7
_LISTED = 15


@click.command()
@click.argument("name", nargs=-1, required=True)
@row_format
@sources()
def command(given: Sources, name: tuple[str, ...], form: str) -> None:
    """Print a speaker's page: roles, a timeline, outlets, and all that was said.

    NAME is matched without regard to case and accents; a surname will do where only one speaker
    bears it. The formats json (the whole page), jsonl, csv and md (the quotations) are for others
    to read.

    \b
    Examples:
      onrecord speaker pevkur
      onrecord speaker "Hanno Pevkur" --format json
      onrecord speaker pevkur --format md > pevkur.md
    """
    with open_library(given) as (table, library):
        speaker = _speaker_called(" ".join(name), library)
        gathering = Gathering(speaker.name)
        for appearance in library.appearances(speaker.name):
            gathering.add(appearance)
        if form == "json":
            write_line(as_json(_object(speaker, gathering), indent=2))
        elif form == "table":
            width = min(shutil.get_terminal_size().columns, _MEASURE)
            for line in _page(
                speaker, gathering, max(width, 40), table.config.confidence_threshold
            ):
                write_line(line)
        else:
            write_quotations(gathering.rows, form, table.config.confidence_threshold)


def _speaker_called(name: str, library: Library) -> SpeakerRow:
    """Return the one speaker meant by ``name``; raises ``TaskFailed`` for none and for several."""
    (found, *others) = speakers_called((name,), library, says_which=False)
    if others:
        raise TaskFailed(
            f"{name!r} may be {', '.join((found, *others)[:_LISTED])}. Give the whole name."
        )
    return next(row for row in library.speakers() if row.name == found)


def _object(speaker: SpeakerRow, gathering: Gathering) -> dict[str, object]:
    profile = gathering.profile()
    line = timeline(profile.days or {})
    return {
        "name": clean(speaker.name),
        "role": clean(speaker.role),
        "aliases": list(map(clean, speaker.aliases)),
        "members": list(map(clean, speaker.members)),
        "articles": profile.articles,
        "direct": profile.direct,
        "indirect": profile.quotations - profile.direct,
        "joint": profile.joint,
        "undated": profile.undated,
        "roles": [
            {
                "role": clean(use.role),
                "articles": use.articles,
                "first": iso(use.first),
                "last": iso(use.last),
            }
            for use in profile.roles
        ],
        "timeline": {
            "unit": str(line.unit),
            "periods": [
                {"first": iso(each.first), "last": iso(each.last), "quotations": each.count}
                for each in line.periods
            ],
        },
        "outlets": list(map(_share, profile.outlets)),
        "beside": list(map(_share, profile.beside)),
        "quotations": [record(row, FIELDS) for row in gathering.rows],
    }


def _share(share: Share) -> dict[str, object]:
    return {**asdict(share), "name": clean(share.name)}


def _page(speaker: SpeakerRow, gathering: Gathering, width: int, threshold: float) -> Iterator[str]:
    profile = gathering.profile()
    yield clean_line(speaker.name)
    about = [clean_line(speaker.role), *map(clean_line, speaker.members or speaker.aliases)]
    yield from wrapped(" · ".join(filter(None, about)), width) if any(about) else ()
    yield from wrapped(summary(profile), width)
    if profile.roles:
        yield from _section("Roles", _roles(profile.roles))
    if profile.days:
        line = timeline(profile.days, width)
        drawn = columns(
            [each.count for each in line.periods],
            [line.label(each) for each in line.periods],
            width=width,
            height=_HEIGHT,
        )
        yield from _section(f"Quotations by {line.unit}", map(str.rstrip, drawn))
    yield from _section("Outlets", _shares(profile.outlets, "quotation", "unknown outlet"))
    if profile.beside:
        yield from _section("Quoted beside", _shares(profile.beside, "article", ""))
    yield from _section("Quotations, the newest first", _said(gathering.rows, width, threshold))


def summary(profile: Profile) -> str:
    """Return how often the speaker is quoted, and how."""
    kinds = f"{profile.direct:,} direct, {profile.quotations - profile.direct:,} indirect"
    joint = f", {profile.joint:,} of them joint" if profile.joint else ""
    undated = f", {profile.undated:,} undated" if profile.undated else ""
    return (
        f"{counted(profile.quotations, 'quotation')} ({kinds}{joint}{undated}) "
        f"in {counted(profile.articles, 'article')}"
    )


def _section(title: str, lines: Iterator[str] | map[str]) -> Iterator[str]:
    yield ""
    yield title
    for line in lines:
        yield f"  {line}" if line else ""


def _roles(roles: Sequence[RoleUse]) -> Iterator[str]:
    widest = min(_WIDEST_NAME, max(cells(clean_line(use.role)) for use in roles))
    for use in roles[:_LISTED]:
        dates = _dates(use.first, use.last)
        yield f"{padded(clean_line(use.role), widest)}  {counted(use.articles, 'article')}{dates}"


def _dates(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return ""
    return f", {day(first)}" if day(first) == day(last) else f", {day(first)} – {day(last)}"


def _shares(shares: Sequence[Share], noun: str, nameless: str) -> Iterator[str]:
    by_articles = noun == "article"
    names = [clean_line(share.name) or nameless for share in shares[:_LISTED]]
    numbers = [share.articles if by_articles else share.quotations for share in shares]
    widest = min(_WIDEST_NAME, max(map(cells, names)))
    for name, number in zip(names, numbers, strict=False):
        drawn = bar(number, max(numbers), _BAR)
        yield f"{padded(name, widest)}  {drawn}  {counted(number, noun)}"
    if len(shares) > _LISTED:
        yield f"and {len(shares) - _LISTED:,} more"


def _said(rows: Sequence[QuotationRow], width: int, threshold: float) -> Iterator[str]:
    for number, row in enumerate(rows):
        if number:
            yield ""
        words = clean_line(row.text)
        yield from wrapped(f"“{words}”" if row.kind == "direct" else words, width - 2)
        notes = [
            str(row.kind),
            f"joint: {clean_line(row.speaker or '')}" if row.members else "",
            "speaker uncertain" if row.confidence < threshold else "",
            f"corrected {CORRECTED}" if row.corrected else "",
        ]
        about = f"{source(clean_line(row.outlet), row.published)}: {clean_line(row.headline)}"
        for line in wrapped(f"{about} ({'; '.join(filter(None, notes))})", width - 6):
            yield f"    {line}"
