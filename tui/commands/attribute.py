"""``onrecord attribute``: the engine alone, JSON Lines in and out."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from tui.analysis import analyse
from tui.commands.messages import TaskFailed, say
from tui.commands.options import sources
from tui.garbage import look_seldom
from tui.model import Roster

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.commands.sources import Sources
    from tui.model import Analysis, Quotation


@click.command()
@click.argument("file", type=click.File("rb"), default="-")
@sources(index=False)
def command(given: Sources, file: BinaryIO) -> None:
    """Say who said what in texts, and who and what is named: JSON Lines in, JSON Lines out.

    Each line of FILE, or of stdin, is {"id": …, "text": …}. Each answer is {"id": …, "quotes":
    [{"start", "end", "kind", "fragment", "text", "speaker_mention", "cue", "speaker",
    "confidence"}], "entities": [{"start", "end", "kind", "name"}]} in the same order and as soon as
    it is done. Quotes of the kind "indirect" are also the words that a text puts down to somebody
    without quoting them: beliefs, plans, the name of what was said. Entities are the places where a
    person, organisation, place, agreement, group or event stands by name. Offsets count the
    characters of the text exactly as given. A line that cannot be used is named on stderr and left
    out, and the exit status is then 1.

    No library and no configuration are read; --config FILE brings in that file's roster.

    \b
    Example:
      echo '{"id": 1, "text": "“We are ready,” Ada Berg said."}' | onrecord attribute
    """
    # NumPy would start a thread a core, and the arrays here are small.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    roster = _roster(given)
    bad = 0
    is_settled = False
    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        try:
            article_id, text = _read(line)
            analysis = analyse(text, roster)
            answer = {
                "id": article_id,
                "quotes": list(quotes(text, analysis)),
                "entities": entities(text, analysis),
            }
            written = json.dumps(answer, allow_nan=False)
        except OSError:
            raise
        except Exception as error:  # noqa: BLE001 - one text must not cost the others theirs
            bad += 1
            say(f"line {number}: {error or type(error).__name__}")
            continue
        sys.stdout.write(f"{written}\n")
        sys.stdout.flush()
        if not is_settled:
            is_settled = True
            look_seldom()  # models and lexicons are there to stay
    if bad:
        raise TaskFailed(f"{bad} of the lines could not be used; the others are done.")


def quotes(text: str, analysis: Analysis) -> Iterator[dict[str, Any]]:
    """Yield the quotations and what else is ascribed as they go out, in the order of the text."""
    both = (*analysis.quotations, *analysis.ascribed)
    for quotation in sorted(both, key=lambda each: each.span):
        yield _quote(text, analysis, quotation)


def entities(text: str, analysis: Analysis) -> list[dict[str, Any]]:
    """Return where entities are named, as it goes out, in the order of the text."""
    return [
        {"start": span.start, "end": span.end, "kind": str(entity.kind), "name": entity.name}
        for span, entity in analysis.named(text)
    ]


def _quote(text: str, analysis: Analysis, quotation: Quotation) -> dict[str, Any]:
    attribution = quotation.attribution
    speaker = analysis.speaker_of(quotation)
    start, end = quotation.span
    return {
        "start": start,
        "end": end,
        "kind": str(quotation.kind),
        "fragment": quotation.fragment,
        "text": text[start:end],
        "speaker_mention": attribution and attribution.mention,
        "cue": attribution and attribution.cue,
        "speaker": speaker and speaker.name,
        "confidence": round(attribution.confidence, 4) if attribution else 0.0,
    }


def _read(line: bytes) -> tuple[object, str]:
    """Return id and text of a line; raises ``ValueError`` with what is wrong."""
    try:
        item = json.loads(line.decode("utf-8-sig", "surrogatepass"))
    except UnicodeDecodeError as error:
        raise ValueError(f"is not UTF-8 (byte {error.start})") from error
    except RecursionError as error:
        raise ValueError("is nested too deeply") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"is not JSON ({error.msg}, column {error.colno})") from error
    if not isinstance(item, dict):
        raise TypeError("is not an object with id and text")
    if not isinstance(item.get("text"), str):
        raise TypeError("has no text")
    return item.get("id"), item["text"]


def _roster(given: Sources) -> Roster:

    if given.config is None:
        return Roster()

    from tui.config import load  # noqa: PLC0415 - only a roster needs YAML

    return load(given.config, environ={}, cwd=Path.cwd()).roster
