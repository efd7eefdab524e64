#!/usr/bin/env python3
"""Reads what Sayso exports, as a stranger to Sayso would: from docs/format.md alone.

    read_export.py FILE.json|FILE.jsonl ...

Checks of every span that its offsets, applied to the article's text, give its quotation, and of
every article that its checksum is that of its text. Prints what it has read as JSON: one object
with "articles" and "spans", the spans by article and place. Ends with status 1 and says what is
wrong otherwise.
"""

import hashlib
import json
import sys

CONTEXT = 32


class Wrong(Exception):
    """Something in the file is not as the format says."""


def require(condition, message):
    if not condition:
        raise Wrong(message)


def check_fragment(text, fragment, span):
    start, end, quote = fragment["start"], fragment["end"], fragment["text"]
    where = f"span {span['id']}, {start}-{end}"
    require(0 <= start < end <= len(text), f"{where}: no such place in {len(text)} characters")
    require(text[start:end] == quote, f"{where}: {text[start:end]!r} is not {quote!r}")
    if "before" in fragment:
        require(text[max(0, start - CONTEXT):start].endswith(fragment["before"]), f"{where}: before")
        require(text[end:end + CONTEXT].startswith(fragment["after"]), f"{where}: after")


def check_article(article):
    text = article["text"]
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    require(article["sha256"] == digest, f"article {article['id']}: the checksum is not its text's")
    require("\r" not in text, f"article {article['id']}: a carriage return")


def read_span(article, span):
    fragments = span["fragments"]
    require(fragments, f"span {span['id']}: no fragments")
    for fragment in fragments:
        check_fragment(article["text"], fragment, span)
    ends = [(fragment["start"], fragment["end"]) for fragment in fragments]
    require(all(a[1] < b[0] for a, b in zip(ends, ends[1:])), f"span {span['id']}: order")
    return {
        "article": article["title"],
        "label": span["label"],
        "start": ends[0][0],
        "end": ends[-1][1],
        "text": "".join(fragment["text"] for fragment in fragments),
        "attributes": span["attributes"],
        "note": span["note"],
    }


def read_project(content):
    project = json.loads(content)
    require(project["format"] == "sayso", "the format is not sayso")
    require(project["version"] == 1, "the version is not 1")
    require(project["offsets"] == "code points", "the offsets are not code points")
    labels = {label["name"] for label in project["scheme"]["labels"]}
    articles = {article["id"]: article for article in project["articles"]}
    for article in articles.values():
        check_article(article)
    for span in project["spans"]:
        require(span["label"] in labels, f"span {span['id']}: {span['label']} is not in the scheme")
        require(span["article"] in articles, f"span {span['id']}: no such article")
    ids = {span["id"] for span in project["spans"]}
    require(len(ids) == len(project["spans"]), "two spans have one id")
    for relation in project["relations"]:
        require({relation["from"], relation["to"]} <= ids, f"relation {relation['id']}: its ends")
    spans = [read_span(articles[span["article"]], span) for span in project["spans"]]
    return list(articles.values()), spans


def read_lines(content):
    articles, spans = [], []
    for line in filter(None, content.split("\n")):
        article = json.loads(line)
        check_article(article)
        articles.append(article)
        for span in article["spans"]:
            check_fragment(article["text"], span, span)
            spans.append(read_span(article, span))
    return articles, spans


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        content = file.read()
    articles, spans = read_lines(content) if path.endswith(".jsonl") else read_project(content)
    order = {article["title"]: place for place, article in enumerate(articles)}
    spans.sort(key=lambda span: (order[span["article"]], span["start"], span["end"], span["label"]))
    return {"articles": [article["title"] for article in articles], "spans": spans}


def main(paths):
    for path in paths:
        try:
            print(json.dumps(read(path), ensure_ascii=False))
        except (Wrong, KeyError, ValueError) as problem:
            print(f"{path}: {type(problem).__name__}: {problem}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
