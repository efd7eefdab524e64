# requires: tools.txt
# judges: Label Studio JSON
"""Reads the configuration with Label Studio's own parser and validates tasks and annotations against it,
converts the tasks with its converter, by the code of the data card, and compares what the converter
gives."""

import json
import sys
from collections import Counter
from importlib.metadata import version
from pathlib import Path

from card import loaded, told
from label_studio_sdk.label_interface import LabelInterface


def difference(expected, found, what):
    for one in (expected - found) + (found - expected):
        sys.exit(f"{what} {one}: {found[one]} times instead of {expected[one]}")


def main(export, expected):
    folder = Path(export)
    config = (folder / "config.xml").read_text(encoding="utf-8")
    tasks = json.loads((folder / "tasks.json").read_text(encoding="utf-8"))
    with open(expected, encoding="utf-8") as file:
        articles = json.load(file)["articles"]

    interface = LabelInterface(config)
    interface.validate()
    links, spans = Counter(), Counter()
    for task in tasks:
        text = task["data"]["text"]
        regions = {}
        for annotation in task["annotations"]:
            for result in annotation["result"]:
                if result["type"] == "relation":
                    continue
                control = interface.get_control(result["from_name"])
                if control.to_name != [result["to_name"]]:
                    sys.exit(f"{result} is about no text of the configuration")
                if control.tag.lower() != result["type"]:
                    sys.exit(f"{result} is no result of {control.tag}")
                chosen = result["value"].get("labels") or result["value"].get("choices") or []
                if set(chosen) - set(control.labels):
                    sys.exit(f"{result} has a label that the configuration lacks")
                if result["type"] == "labels":
                    value = result["value"]
                    place = (value["start"], value["end"])
                    words = text[slice(*place)]
                    if words != value["text"]:
                        sys.exit(f"{value} does not quote the text, which has {words!r}")
                    regions[result["id"]] = (place, value["labels"][0], words)
            for result in annotation["result"]:
                if result["type"] == "relation":
                    ends = (regions[result["from_id"]], regions[result["to_id"]])
                    links[(text, result["labels"][0], *ends)] += 1

    # The converter's own view: an item for each annotation of a task.
    for item in loaded(export)["tasks"]:
        text = item["input"]["text"]
        for results in item["output"].values():
            for result in results:
                if result["type"].lower() == "labels":
                    place = (result["start"], result["end"])
                    for label in result["labels"]:
                        spans[(text, place, label, text[slice(*place)])] += 1

    told_spans, told_links = told(articles)
    texts = sorted(task["data"]["text"] for task in tasks)
    if texts != sorted(article["text"] for article in articles):
        sys.exit("the texts differ")
    difference(told_spans, spans, "span")
    difference(told_links, links, "relation")
    print(
        f"label-studio-sdk {version('label-studio-sdk')}: {len(texts)} articles, "
        f"{spans.total()} spans, {links.total()} relations"
    )


main(sys.argv[1], sys.argv[2])
