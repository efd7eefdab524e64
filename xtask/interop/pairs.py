# requires: tools.txt
# judges: Pairs JSONL
"""Loads pairs of statements with Hugging Face datasets, by the code of the data card, and holds each against the articles and spans that
should be in the project; the file itself is written only, so not every span and article is in it."""

import json
import pathlib
import sys

import datasets
from card import loaded


def fail(message):
    print(message, file=sys.stderr)
    sys.exit(1)


def main():
    path = pathlib.Path(sys.argv[1], "data.jsonl")
    expected = json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"))["articles"]
    texts = [article["text"] for article in expected]
    spans = {
        (span["label"], tuple(map(tuple, span["fragments"])), tuple(span["text"]))
        for article in expected
        for span in article["spans"]
    }
    statements, pairs, articles = set(), 0, set()
    if path.stat().st_size:
        for row in loaded(sys.argv[1])["dataset"]["train"]:
            pairs += 1
            for statement in (row["from"], row["to"]):
                fragments = statement["fragments"]
                places = tuple((one["start"], one["end"]) for one in fragments)
                words = tuple(one["text"] for one in fragments)
                if (statement["label"], places, words) not in spans:
                    fail(f"there should be no {statement['label']} {words} at {places}")
                if not any(
                    all(text[start:end] == one for (start, end), one in zip(places, words))
                    for text in texts
                ):
                    fail(f"{words} stands at {places} of no article")
                if statement["text"] != " … ".join(words):
                    fail(f"the text of {statement['span']} is not that of its fragments")
                statements.add(statement["span"])
                articles.add(statement["article"]["id"])
    print(
        f"datasets {datasets.__version__}: {len(articles)} articles, {len(statements)} spans, "
        f"{pairs} relations"
    )


main()
