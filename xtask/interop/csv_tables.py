# requires: pandas==3.1.1
# judges: CSV tables
"""Loads exported CSV tables with pandas and holds them against what was to be written.

Called as `python documents-web_csv.py EXPORT EXPECTED_JSON`, where EXPORT is the archive or its folder.
"""

import io
import json
import pathlib
import sys
import zipfile
from collections import Counter

import pandas


def table(export, name):
    """A table of the export, with every cell as text: empty cells stay empty."""
    if export.is_dir():
        data = (export / name).read_bytes()
    else:
        with zipfile.ZipFile(export) as archive:
            data = archive.read(name)
    return pandas.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False)


def main():
    export = pathlib.Path(sys.argv[1])
    expected = json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"))["articles"]
    articles, spans = table(export, "articles.csv"), table(export, "spans.csv")
    relations = table(export, "relations.csv")
    texts = dict(zip(articles["id"], articles["text"]))

    found, of_span = {text: Counter() for text in texts.values()}, {}
    for span, rows in spans.groupby("span", sort=False):
        rows = rows.sort_values("start", key=lambda column: column.astype(int))
        text = texts[rows["article"].iloc[0]]
        places = tuple((int(start), int(end)) for start, end in zip(rows["start"], rows["end"]))
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
