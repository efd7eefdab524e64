# requires: tools.txt
# judges: Sayso JSONL
"""Loads Sayso JSONL with `datasets`, by the code of the data card, and compares."""

import json
import sys
from collections import Counter

import datasets
from card import loaded

exported, expected_file = sys.argv[1:]
rows = list(loaded(exported)["dataset"]["train"])
with open(expected_file, encoding="utf-8") as file:
    expected = {article["text"]: article for article in json.load(file)["articles"]}

spans = relations = 0
for row in rows:
    article = expected.pop(row["text"], None)
    if article is None:
        sys.exit(f"a text that should not be there: {row['text'][:60]!r}")
    seen = Counter()
    for span in row["spans"]:
        places = tuple((one["start"], one["end"]) for one in span["fragments"])
        words = tuple(row["text"][start:end] for start, end in places)
        if words != tuple(one["text"] for one in span["fragments"]):
            sys.exit(f"{span['id']}: {words!r} stand there")
        seen[(span["label"], places, words)] += 1
    wanted = Counter(
        (span["label"], tuple(map(tuple, span["fragments"])), tuple(span["text"]))
        for span in article["spans"]
    )
    if seen != wanted:
        sys.exit(f"{row['title']}: {(seen - wanted) or (wanted - seen)}")
    spans += sum(wanted.values())
    relations += len(row["relations"])
if expected:
    sys.exit(f"a text is missing: {next(iter(expected))[:60]!r}")
print(f"datasets {datasets.__version__}: {len(rows)} articles, {spans} spans, {relations} relations")
