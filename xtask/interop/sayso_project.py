# requires: tools.txt
# judges: Sayso project
"""Loads a project file with Python's own library, by the code of the data card, and compares."""

import json
import sys
from collections import Counter

from card import loaded

exported, expected_file = sys.argv[1:]
names = loaded(exported)
project, texts = names["project"], names["text"]
with open(expected_file, encoding="utf-8") as file:
    articles = json.load(file)["articles"]
if sorted(texts.values()) != sorted(article["text"] for article in articles):
    sys.exit("the texts differ")


def known(span):
    text = texts[span["article"]]
    places = tuple((one["start"], one["end"]) for one in span["fragments"])
    words = tuple(text[start:end] for start, end in places)
    if words != tuple(one["text"] for one in span["fragments"]):
        sys.exit(f"{span['id']}: {words!r} stand there")
    return (text, span["label"], places, words)


spans = {span["id"]: known(span) for span in project["spans"]}
links = Counter((one["type"], spans[one["from"]], spans[one["to"]]) for one in project["relations"])
wanted, wanted_links = Counter(), Counter()
for article in articles:
    there = [
        (article["text"], one["label"], tuple(map(tuple, one["fragments"])), tuple(one["text"]))
        for one in article["spans"]
    ]
    wanted.update(there)
    wanted_links.update(
        (one["type"], there[one["from"]], there[one["to"]]) for one in article["relations"]
    )
for expected, found in ((wanted, Counter(spans.values())), (wanted_links, links)):
    for one in (expected - found) + (found - expected):
        sys.exit(f"{one}: {found[one]} times instead of {expected[one]}")
print(
    f"Python {sys.version.split()[0]}: {len(texts)} articles, {len(spans)} spans, "
    f"{links.total()} relations"
)
