"""The short names that stand beside quotations."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tui.clean import clean_line
from tui.model import EntityKind
from tui.reader.wording import CORRECTED, UNATTRIBUTED, cut

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.model import Analysis, Attribution, Entity

JOINT = "joint"
UNKNOWN = "?"
REACH = " ×"
WIDEST = 18
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def quotation_labels(
    analysis: Analysis, chosen: Sequence[str] = (), threshold: float = 0.0
) -> tuple[str, ...]:
    """Return what to write beside each quotation of ``analysis``, in their order.

    That is the speaker's short name in angle marks, with a question mark where the confidence is
    below ``threshold``, with a pencil where it is the reader's own word, or ``unattributed`` where
    nobody is known to have said it.
    """
    speakers = [analysis.speaker_of(quotation) for quotation in analysis.quotations]
    counts = Counter(id(speaker) for speaker in speakers)
    spoken = {id(speaker): speaker for speaker in speakers if speaker is not None}
    loudest = sorted(spoken.values(), key=lambda speaker: -counts[id(speaker)])
    by_speaker = dict(zip(map(id, loudest), short_names(loudest, chosen), strict=True))
    labels = []
    for quotation in analysis.quotations:
        speaker = analysis.speaker_of(quotation)
        attribution = quotation.attribution
        if attribution is None or speaker is None:
            own = attribution is not None and attribution.corrected
            labels.append(f"‹{UNATTRIBUTED}{CORRECTED if own else ''}›")
        else:
            labels.append(f"‹{by_speaker[id(speaker)]}{sign_of(attribution, threshold)}›")
    return tuple(labels)


def with_reach(
    labels: Sequence[str], analysis: Analysis, outlets: Mapping[int, int]
) -> tuple[str, ...]:
    """Return the labels, with ``×4`` behind those of quotations that four outlets carry.

    ``outlets`` says by how many a quotation is carried, by the offset at which it begins.
    """
    carried = (outlets.get(quotation.span.start, 0) for quotation in analysis.quotations)
    return tuple(
        f"{label}{REACH}{number}" if number > 1 else label
        for label, number in zip(labels, carried, strict=True)
    )


def sign_of(attribution: Attribution, threshold: float) -> str:
    """Return what stands behind a speaker's name: doubt, the reader's own word, or nothing."""
    if attribution.corrected:
        return CORRECTED
    return UNKNOWN if attribution.confidence < threshold else ""


def short_names(speakers: Sequence[Entity], chosen: Sequence[str] = ()) -> list[str]:
    """Return a short name for each of ``speakers``, in their order, at most ``WIDEST`` cells wide.

    A person is called by the surname, with an initial where two share one. A group is ``joint`` if
    it is the first one among them, or one of its members is ``chosen``.
    """
    first_group = next((speaker for speaker in speakers if speaker.members), None)
    shared = Counter(surname(speaker.name) for speaker in speakers if _is_named_person(speaker))
    names = []
    for speaker in speakers:
        name = clean_line(speaker.name)
        if speaker.members and (
            speaker is first_group or any(each in speaker.members for each in chosen)
        ):
            name = JOINT
        elif _is_named_person(speaker):
            last = surname(speaker.name)
            name = f"{name[0]}. {last}" if shared[last] > 1 and last != name else last
        names.append(cut(name, WIDEST) or UNKNOWN)
    return names


def surname(name: str) -> str:
    """Return the last name in ``name``, with the small words that belong to it.

    >>> surname("Maria van den Berg")
    'van den Berg'
    """
    words = clean_line(name).split()
    while len(words) > 1 and words[-1].rstrip(".").lower() in _SUFFIXES:
        words.pop()
    first = len(words) - 1
    while first > 1 and words[first - 1].islower():
        first -= 1
    return " ".join(words[max(first, 0) :]).rstrip(",")


def _is_named_person(speaker: Entity) -> bool:
    return speaker.kind is EntityKind.PERSON and speaker.named
