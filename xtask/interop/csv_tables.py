# requires: tools.txt
# judges: CSV tables
"""Loads exported CSV tables with pandas, by the code of the data card, and holds them against what was to
be written."""

import json
import pathlib
import sys
from collections import Counter

import pandas
from card import loaded


def main():
    expected = json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"))["articles"]
    names = loaded(sys.argv[1])
    articles, spans, relations = names["articles"], names["spans"], names["relations"]
    texts = dict(zip(articles["id"], articles["text"]))

    found, of_span = {text: Counter() for text in texts.values()}, {}
    for span, rows in spans.groupby("span", sort=False):
        rows = rows.sort_values("start")
        text = texts[rows["article"].iloc[0]]
        places = tuple(zip(rows["start"].tolist(), rows["end"].tolist()))
        for (start, end), words in zip(places, rows["text"]):
            if text[start:end] != words:
                sys.exit(f"span {span}: {start} to {end} is {text[start:end]!r}, not {words!r}")
        fact = (rows["label"].iloc[0], places, tuple(rows["text"]))
        found[text][fact] += 1
        of_span[span] = (text, fact)

    links = {text: Counter() for text in texts.values()}
    for _, relation in relations.iterrows():
        start, end = of_span[relation["from"]], of_span[relation["to"]]
        if start[0] == end[0]:
            links[start[0]][(relation["type"], start[1], end[1])] += 1

    if len(expected) != len(texts):
        sys.exit(f"{len(texts)} articles instead of {len(expected)}")
    for article in expected:
        text = article["text"]
        if text not in found:
            sys.exit(f"no article has the text {text[:60]!r}")
        facts = [
            (span["label"], tuple(map(tuple, span["fragments"])), tuple(span["text"]))
            for span in article["spans"]
        ]
        compare(Counter(facts), found[text])
        wanted = Counter(
            (one["type"], facts[one["from"]], facts[one["to"]]) for one in article.get("relations", [])
        )
        compare(wanted, links[text])
    print(
        f"pandas {pandas.__version__}: {len(texts)} articles, {len(of_span)} spans, "
        f"{len(relations)} relations"
    )


def compare(expected, found):
    """Ends with the first difference."""
    for fact in sorted(set(expected) | set(found), key=repr):
        if expected[fact] != found[fact]:
            sys.exit(f"{fact!r} is there {found[fact]} times instead of {expected[fact]}")


if __name__ == "__main__":
    main()
