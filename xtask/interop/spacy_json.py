# requires: tools.txt
# judges: Prodigy JSONL, spaCy JSON
"""Loads documents with spaCy's own Doc.from_json, and Prodigy's tasks as Prodigy does: a Doc of the tokens, on
which Doc.char_span must find each span with the tokens that the task names. Both by the code of the data
card."""

import json
import sys
from collections import Counter

import spacy
from card import loaded, told


def spacy_document(doc):
    spans = [((span.start_char, span.end_char), span.label_, span.text) for span in doc.spans["sc"]]
    return doc.text, spans, []


def prodigy_task(record, doc):
    tokens = record["tokens"]
    assert doc.text == record["text"], "the tokens do not make up the text"
    for token, told in zip(doc, tokens):
        assert (token.idx, token.idx + len(token)) == (told["start"], told["end"]), told

    def found(span):
        place = doc.char_span(span["start"], span["end"], label=span["label"])
        assert place is not None, f"no tokens begin and end with {span}"
        assert (place.start, place.end - 1) == (span["token_start"], span["token_end"]), span
        return ((span["start"], span["end"]), span["label"], place.text)

    spans = [found(span) for span in record["spans"]]
    grouped = [((span.start_char, span.end_char), span.label_, span.text) for span in doc.spans["sc"]]
    assert Counter(grouped) == Counter(spans), "the spans of the document are not those of the task"
    links = []
    for link in record.get("relations", []):
        head, child = link["head_span"], link["child_span"]
        assert (link["head"], link["child"]) == (head["token_end"], child["token_end"]), link
        links.append((link["label"], found(head), found(child)))
    return record["text"], spans, links


def difference(expected, found, what):
    for one in (expected - found) + (found - expected):
        sys.exit(f"{what} {one}: {found[one]} times instead of {expected[one]}")


def main(export, expected):
    with open(expected, encoding="utf-8") as file:
        articles = json.load(file)["articles"]
    spans, links, texts = Counter(), Counter(), set()
    names = loaded(export)
    is_prodigy = "tasks" in names
    if is_prodigy:
        found = map(prodigy_task, names["tasks"], names["docs"])
    else:
        found = map(spacy_document, names["docs"])
    for text, own, linked in found:
        texts.add(text)
        spans.update((text, *one) for one in own)
        links.update((text, *one) for one in linked)
    told_spans, told_links = told(articles)
    if texts != {article["text"] for article in articles}:
        sys.exit("the texts differ")
    difference(told_spans, spans, "span")
    if is_prodigy:
        difference(told_links, links, "relation")
    print(
        f"spaCy {spacy.__version__}: {len(texts)} articles, {spans.total()} spans, "
        f"{links.total()} relations"
    )


main(sys.argv[1], sys.argv[2])
