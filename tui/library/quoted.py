"""The quotations of an article that a selection asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.candidates import has_phrase, sequence
from tui.library.query import Flag, Is, Not, Or, Phrase, Scope, parse
from tui.library.rows import QuotationRow
from tui.library.tokens import all_names, name_key
from tui.model import QuotationKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.library.query import Node
    from tui.library.rows import Selection
    from tui.model import Analysis, Article, Entity, Quotation


def quotation_rows(
    article_id: int, article: Article, analysis: Analysis, selection: Selection
) -> Iterator[QuotationRow]:
    """Yield the quotations of an article of the selection, as far as it asks for them."""
    tree = parse(selection.query, selection.today)
    nodes = [node for node in tree.nodes if _is_about_quotations(node)]
    wanted = {name_key(name) for name in selection.speakers}
    for quotation in analysis.quotations:
        speaker = analysis.speaker_of(quotation)
        if wanted and not (speaker and wanted & _keys(speaker)):
            continue
        if all(_holds(node, quotation, speaker, article.text) for node in nodes):
            yield quotation_row(article_id, article, quotation, speaker)


def chooses_quotations(selection: Selection) -> bool:
    """Tell whether a selection asks for some of an article's quotations, not for all of them."""
    tree = parse(selection.query, selection.today)
    return bool(selection.speakers) or any(map(_is_about_quotations, tree.nodes))


def _is_about_quotations(node: Node) -> bool:
    match node:
        case Phrase(scope=scope):
            return scope in {Scope.SAID, Scope.SPEAKER}
        case Is(flag):
            return flag in {Flag.DIRECT, Flag.INDIRECT}
        case Not(inner):
            return _is_about_quotations(inner)
        case Or(nodes):
            return all(map(_is_about_quotations, nodes))
        case _:
            return False


def _holds(node: Node, quotation: Quotation, speaker: Entity | None, text: str) -> bool:
    match node:
        case Phrase(scope=Scope.SAID):
            return has_phrase(sequence([quotation.span.of(text)]), node)
        case Phrase():
            return speaker is not None and has_phrase(sequence(all_names(speaker)), node)
        case Is(flag):
            return quotation.kind is QuotationKind(flag.value)
        case Not(inner):
            return not _holds(inner, quotation, speaker, text)
        case Or(nodes):
            return any(_holds(inner, quotation, speaker, text) for inner in nodes)
        case _:
            return True


def _keys(speaker: Entity) -> set[str]:
    return {name_key(name) for name in (speaker.name, *speaker.members)}


def quotation_row(
    article_id: int, article: Article, quotation: Quotation, speaker: Entity | None
) -> QuotationRow:
    """Return the quotation, said by ``speaker``, with what is known of its article."""
    attribution = quotation.attribution
    mention = attribution.mention if attribution else None
    cue = attribution.cue if attribution else None
    return QuotationRow(
        article=article.key,
        headline=article.headline,
        outlet=article.outlet,
        published=article.published,
        start=quotation.span.start,
        end=quotation.span.end,
        text=quotation.span.of(article.text),
        kind=quotation.kind,
        fragment=quotation.fragment,
        speaker=speaker.name if speaker else None,
        members=speaker.members if speaker else (),
        mention=mention.of(article.text) if mention else None,
        cue=cue.of(article.text) if cue else None,
        confidence=attribution.confidence if attribution else 0.0,
        article_id=article_id,
        role=speaker.role if speaker else "",
        url=article.url,
        corrected=attribution is not None and attribution.corrected,
    )
