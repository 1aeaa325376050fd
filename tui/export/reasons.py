"""Why a quotation has its speaker, in words: what the program found, and what the reader said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.analysis.telling import Told, percent, told
from tui.export.citing import day

if TYPE_CHECKING:
    from tui.analysis.explain import Explanation
    from tui.library.corrections import Correction


def reasons(
    explanation: Explanation | None, correction: Correction | None, text: str
) -> tuple[Told, ...]:
    """Return what there is to tell of one quotation of the article ``text``.

    ``explanation`` is the program's, None where it finds no such quotation by itself; the reader's
    ``correction`` comes first where there is one.
    """
    found = () if explanation is None else told(explanation, text)
    if correction is None:
        return found or (Told("Speaker", "The program finds no quotation here by itself."),)
    speaker = correction.speaker
    if speaker is None:
        who = correction.said_by.capitalize()
    else:
        who = ", ".join(filter(None, (speaker.name, speaker.role)))
    return (
        Told("Speaker", f"{who} ✎"),
        Told("Now", f"It is your own word, of {day(correction.made)}."),
        Told("The program", f"By itself, it finds {_thought(correction)}."),
        *(part for part in found if part.title not in {"Speaker", "How sure"}),
    )


def _thought(correction: Correction) -> str:
    if correction.thought is None:
        return "nobody who said it"
    return f"{correction.thought} ({percent(correction.confidence)})"
