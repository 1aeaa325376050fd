"""An article's attributions as Web Annotations, held to what the model requires.

The requirements are those of the W3C's "Web Annotation Data Model" (2017), sections 3, 4.2 and 5.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from tests.reader import articles
from tui.export.annotations import annotation_collection
from tui.model import Attribution, Span

MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing",
    "highlighting", "identifying", "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip
IRI = re.compile(r"(https?://\S+|urn:[a-z0-9-]{2,}:[!-~]+)")


def collection(**changes: object) -> dict[str, Any]:
    made = annotation_collection(articles.article(**changes), articles.analysis(), "On Record 1")
    whole: dict[str, Any] = json.loads(json.dumps(made))
    return whole


def items(**changes: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = collection(**changes)["first"]["items"]
    return found


def selector(item: dict[str, Any], kind: str) -> dict[str, Any]:
    (found,) = [one for one in item["target"]["selector"] if one["type"] == kind]
    selected: dict[str, Any] = found
    return selected


def test_the_collection_has_what_is_required_of_one() -> None:
    whole = collection()
    assert whole["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert whole["type"] == "AnnotationCollection"
    assert IRI.fullmatch(whole["id"])
    assert whole["total"] == len(articles.analysis().quotations)
    page = whole["first"]
    assert page["type"] == "AnnotationPage"
    assert page["partOf"] == whole["id"]
    assert IRI.fullmatch(page["id"])
    assert page["startIndex"] == 0


def test_each_annotation_has_what_is_required_of_one() -> None:
    found = items()
    assert len({item["id"] for item in found}) == len(found)
    for item in found:
        assert item["type"] == "Annotation"
        assert IRI.fullmatch(item["id"])
        assert item["motivation"] in MOTIVATIONS
        assert item["target"]["type"] == "SpecificResource"
        assert IRI.fullmatch(item["target"]["source"])
        for body in item["body"]:
            # A body is text that stands in the annotation, or a resource with an address.
            if body["type"] == "TextualBody":
                assert body["value"]
                assert body["purpose"] in MOTIVATIONS
            else:
                assert IRI.fullmatch(body["id"])
                assert "purpose" not in body


def test_both_selectors_select_the_quotation() -> None:
    text = articles.TEXT
    for item, quotation in zip(items(), articles.analysis().quotations, strict=True):
        place = selector(item, "TextPositionSelector")
        assert Span(place["start"], place["end"]) == quotation.span
        quoted = selector(item, "TextQuoteSelector")
        assert quoted["exact"] == quotation.span.of(text)
        around = quoted["prefix"] + quoted["exact"] + quoted["suffix"]
        assert text.count(around) == 1
        assert text.index(around) + len(quoted["prefix"]) == place["start"]


def test_the_body_says_who_spoke_and_how_sure_that_is() -> None:
    words, link = items()[0]["body"]
    assert words["value"] == "Anna Berg, City Engineer"
    assert link["speaker"] == {
        "type": "schema:Person", "name": "Anna Berg", "role": "City Engineer",
    }  # fmt: skip
    assert link["confidence"] == 0.98
    assert link["quotationKind"] == "direct"
    assert items()[4]["body"][1]["speaker"]["members"] == ["Anna Berg", "Bernd Maier-Larsen"]


def test_cue_and_mention_are_there_where_they_are_known() -> None:
    analysis = articles.analysis()
    first = replace(
        analysis.quotations[0],
        attribution=Attribution(articles.span_of("Anna Berg"), articles.span_of("said"), 0, 0.9),
    )
    made: Any = annotation_collection(
        articles.article(), replace(analysis, quotations=(first,)), "On Record 1"
    )
    link = made["first"]["items"][0]["body"][1]
    assert link["cue"] == "said"
    mention = Span(link["mention"]["start"], link["mention"]["end"])
    assert mention.of(articles.TEXT) == "Anna Berg"


def test_a_quotation_of_nobody_known_says_so_by_leaving_the_speaker_out() -> None:
    (link,) = items()[5]["body"]
    assert "speaker" not in link


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "https://a.example/with space"])
def test_an_article_without_an_address_is_named_by_a_urn(url: str) -> None:
    source = items(url=url)[0]["target"]["source"]
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", source)
    assert source == items(url=url)[1]["target"]["source"]
    assert source != items(url=url, key="other.md")[0]["target"]["source"] or url
    assert items()[0]["target"]["source"] == "https://harbour.example/bridge"


def test_an_article_without_quotations_is_an_empty_collection() -> None:
    empty = replace(articles.analysis(), quotations=())
    made = annotation_collection(articles.article(), empty, "On Record 1")
    assert made["total"] == 0
    assert "first" not in made


def test_terms_that_are_not_the_model_s_are_in_the_context() -> None:
    whole = collection()
    known = set(whole["@context"][1])
    own = {key for item in whole["first"]["items"] for body in item["body"] for key in body}
    own |= {key for item in items() for body in item["body"] for key in body.get("speaker", {})}
    model = {"id", "type", "purpose", "format", "language", "value", "name"}
    assert own - model <= known


def test_the_reader_s_own_word_is_marked_as_such() -> None:
    found = articles.analysis()
    own = Attribution(None, None, 0, 1.0, corrected=True)
    corrected = replace(found, quotations=(replace(found.quotations[0], attribution=own),))
    whole = annotation_collection(articles.article(), corrected, "On Record 1")
    (item,) = json.loads(json.dumps(whole))["first"]["items"]
    assert item["body"][-1]["corrected"] is True
    assert item["body"][-1]["confidence"] == 1.0
    assert all("corrected" not in each["body"][-1] for each in items())
