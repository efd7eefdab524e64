# requires: tools.txt
# judges: Token classification JSONL
"""Loads lines of tokens and tags with Hugging Face datasets, by the code of the data card, makes the tags a
ClassLabel, and asks seqeval which spans they mean."""

import collections
import importlib.metadata
import json
import pathlib
import sys

import datasets
from card import loaded
from seqeval.metrics import f1_score
from seqeval.scheme import IOB2, Entities


def fail(message):
    print(message, file=sys.stderr)
    sys.exit(1)


def main():
    expected = json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"))["articles"]
    rows = loaded(sys.argv[1])["dataset"]["train"]
    names = sorted({tag for tags in rows["ner_tags"] for tag in tags} | {"O"})
    labels = datasets.ClassLabel(names=names)
    numbered = rows.cast_column("ner_tags", datasets.Sequence(labels))
    wanted = {}
    for article in expected:
        wanted[article["text"]] = collections.Counter(
            (span["label"], tuple(span["fragments"][0])) for span in article["spans"]
        )
    count = 0
    for row in numbered:
        tags = [labels.int2str(number) for number in row["ner_tags"]]
        text = " ".join(row["tokens"])
        if text not in wanted:
            fail(f"there should be no text {text!r}")
        starts, at = [], 0
        for token in row["tokens"]:
            starts.append(at)
            at += len(token) + 1
        spans = collections.Counter()
        for entity in Entities([tags], IOB2).entities[0]:
            end = starts[entity.end - 1] + len(row["tokens"][entity.end - 1])
            spans[(entity.tag, (starts[entity.start], end))] += 1
        if spans != wanted.pop(text):
            fail(f"the spans of {text[:60]!r} are {spans}")
        if spans and f1_score([tags], [tags], mode="strict", scheme=IOB2) != 1.0:
            fail("seqeval does not agree with itself about these tags")
        count += sum(spans.values())
    if wanted:
        fail(f"the text {next(iter(wanted))!r} is missing")
    print(
        f"datasets {datasets.__version__} and seqeval {importlib.metadata.version('seqeval')}: "
        f"{len(expected)} articles, {count} spans, 0 relations"
    )


main()
