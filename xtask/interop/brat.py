# requires: tools.txt
# judges: brat standoff
"""Loads a folder of brat standoff with pybrat, by the code of the data card, and compares."""

import json
import sys
from collections import Counter
from importlib.metadata import version

from card import loaded

folder, expected_file = sys.argv[1:]
examples = loaded(folder)["documents"]
with open(expected_file, encoding="utf-8") as file:
    expected = {article["text"]: article for article in json.load(file)["articles"]}

spans = relations = 0
for example in examples:
    article = expected.pop(example.text, None)
    if article is None:
        sys.exit(f"a text that should not be there: {example.text[:60]!r}")

    def found(entity):
        places = tuple((span.start, span.end) for span in entity.spans)
        for place in places:
            if not 0 <= place[0] < place[1] <= len(example.text):
                sys.exit(f"{entity.id} lies outside of its text")
        words = tuple(example.text[start:end] for start, end in places)
        if " ".join(words) != entity.mention:
            sys.exit(f"{entity.id} says {entity.mention!r} where {words!r} stand")
        return (entity.type, places, words)

    wanted = [
        (span["label"], tuple(map(tuple, span["fragments"])), tuple(span["text"]))
        for span in article["spans"]
    ]
    seen = Counter(found(entity) for entity in example.entities)
    if seen != Counter(wanted):
        sys.exit(f"{example.id}: {(seen - Counter(wanted)) or (Counter(wanted) - seen)}")
    links = Counter((one.type, found(one.arg1), found(one.arg2)) for one in example.relations)
    wanted_links = Counter(
        (one["type"], wanted[one["from"]], wanted[one["to"]]) for one in article["relations"]
    )
    if links != wanted_links:
        sys.exit(f"{example.id}: relations {links} instead of {wanted_links}")
    spans += len(wanted)
    relations += len(article["relations"])
if expected:
    sys.exit(f"a text is missing: {next(iter(expected))[:60]!r}")
print(f"pybrat {version('pybrat')}: {len(examples)} articles, {spans} spans, {relations} relations")
