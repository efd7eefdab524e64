# requires: doccano.txt
# judges: doccano JSONL, doccano JSONL with relations
"""Imports the examples with doccano's own code into a database in memory, into a project that allows
overlapping spans, and reads them from there. doccano's page counts offsets in UTF-16 units. What the code of
the data card loads has to say the same."""

import json
import logging
import os
import sys
import tempfile
from collections import Counter
from importlib.metadata import version
from pathlib import Path

import backend
from card import loaded

sys.path.insert(0, list(backend.__path__)[0])
WORK = Path(tempfile.mkdtemp())
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.production"
os.environ["DATABASE_URL"] = f"sqlite:///{WORK}/doccano.sqlite3"
os.environ["STANDALONE"] = "True"
os.environ["SECRET_KEY"] = "none"
logging.disable(logging.CRITICAL)

import django

django.setup()

from django.contrib.auth import get_user_model
from django.core.management import call_command

call_command("migrate", verbosity=0, interactive=False)

from data_import.datasets import load_dataset
from data_import.pipeline.catalog import JSONL, RELATION_EXTRACTION
from data_import.pipeline.readers import FileName
from examples.models import Example
from labels.models import Relation, Span
from projects.models import ProjectType, SequenceLabelingProject


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
    user = get_user_model().objects.create(username="judge")
    project = SequenceLabelingProject.objects.create(
        name="judged",
        description="",
        project_type=ProjectType.SEQUENCE_LABELING,
        allow_overlapping=True,
        use_relation=is_linked,
        created_by=user,
    )
    name = FileName(full_path=path, generated_name="export.jsonl", upload_name="export.jsonl")
    task = RELATION_EXTRACTION if is_linked else ProjectType.SEQUENCE_LABELING
    dataset = load_dataset(task, JSONL, [name], project, encoding="utf_8")
    dataset.save(user)
    if dataset.errors:
        sys.exit(str(dataset.errors[0].dict()))

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

    told_spans, told_links = Counter(), Counter()
    for article in articles:
        all_spans = [
            (tuple(span["fragments"][0]), span["label"], span["text"][0])
            for span in article["spans"]
        ]
        told_spans.update((article["text"], *one) for one in all_spans)
        if is_linked:
            told_links.update(
                (article["text"], one["type"], all_spans[one["from"]], all_spans[one["to"]])
                for one in article["relations"]
            )
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
