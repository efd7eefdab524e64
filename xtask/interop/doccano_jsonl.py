# requires: doccano.txt
# judges: doccano JSONL, doccano JSONL with relations
"""Imports the examples with doccano's own code, and reads them from its database. doccano's page counts offsets
in UTF-16 units. What the code of the data card loads has to say the same."""

import json
import sys
from collections import Counter
from importlib.metadata import version
from pathlib import Path

from card import loaded, told
from doccano_import import imported

from examples.models import Example
from labels.models import Relation, Span


def in_code_points(text, offset):
    return len(text.encode("utf-16-le")[: 2 * offset].decode("utf-16-le"))


def difference(expected, found, what):
    for one in (expected - found) + (found - expected):
        sys.exit(f"{what} {one}: {found[one]} times instead of {expected[one]}")


def by_card(examples):
    """The spans that stand in the examples themselves."""
    for example in examples:
        text = example["text"]
        for span in example.get("label", example.get("entities")):
            if isinstance(span, dict):
                span = (span["start_offset"], span["end_offset"], span["label"])
            start, end = in_code_points(text, span[0]), in_code_points(text, span[1])
            yield (text, (start, end), span[2], text[start:end])


def main(export, expected):
    path = str(Path(export) / "data.jsonl")
    examples = loaded(export)["examples"]
    is_linked = "entities" in examples[0]
    with open(expected, encoding="utf-8") as file:
        articles = json.load(file)["articles"]
    imported(path, is_linked)

    spans, links = Counter(), Counter()
    for example in Example.objects.all():
        text, places = example.text, {}
        for span in Span.objects.filter(example=example):
            start = in_code_points(text, span.start_offset)
            end = in_code_points(text, span.end_offset)
            places[span.id] = ((start, end), span.label.text, text[start:end])
            spans[(text, *places[span.id])] += 1
        for link in Relation.objects.filter(example=example):
            ends = (places[link.from_id.id], places[link.to_id.id])
            links[(text, link.type.text, *ends)] += 1

    told_spans, told_links = told(articles)
    if not is_linked:
        told_links = Counter()
    texts = sorted(example.text for example in Example.objects.all())
    if texts != sorted(article["text"] for article in articles):
        sys.exit("the texts differ")
    difference(told_spans, spans, "span")
    difference(told_spans, Counter(by_card(examples)), "span in the file")
    difference(told_links, links, "relation")
    print(
        f"doccano {version('doccano')}: {len(texts)} articles, {spans.total()} spans, "
        f"{links.total()} relations"
    )


main(sys.argv[1], sys.argv[2])
