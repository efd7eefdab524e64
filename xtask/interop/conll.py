# requires: tools.txt
# judges: CoNLL-2002, CoNLL-2003, BIO, IOB1, BILOU
"""Holds a file of the CoNLL family against what should be in it.

seqeval says which spans a sequence of tags means, in the strict sense of its own scheme, by the code of the
data card; of CoNLL-2003, `spacy convert` is asked as well.
"""

import collections
import importlib.metadata
import json
import pathlib
import sys

import spacy
from card import loaded
from spacy.training.converters import conll_ner_to_docs


def fail(message):
    print(message, file=sys.stderr)
    sys.exit(1)


def documents(sentences, spans):
    """The text of each document, and the spans in it."""
    found = []
    for rows, entities in zip(sentences, spans):
        if rows[0][0] == "-DOCSTART-":
            found.append(([], collections.Counter(), 0))
            continue
        lines, places, at = found[-1]
        starts, ends = [], []
        for row in rows:
            starts.append(at)
            ends.append(at + len(row[0]))
            at = ends[-1] + 1
        lines.append(" ".join(row[0] for row in rows))
        for entity in entities:
            place = (starts[entity.start], ends[entity.end - 1])
            places[(entity.tag, (place,))] += 1
        found[-1] = (lines, places, at)
    return [("\n".join(lines), places) for lines, places, _ in found]


def by_spacy(text):
    """The words of the spans that spaCy finds, by label."""
    found = collections.Counter()
    for doc in conll_ner_to_docs(text, n_sents=1, no_print=True):
        for entity in doc.ents:
            words = " ".join(token.text for token in entity)
            found[(entity.label_, words)] += 1
    return found


def main():
    names = loaded(sys.argv[1])
    sentences = names["sentences"]
    expected = json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"))["articles"]
    wanted = {}
    for article in expected:
        spans = collections.Counter()
        for span in article["spans"]:
            spans[(span["label"], tuple(map(tuple, span["fragments"])))] += 1
        wanted[article["text"]] = spans
    count = 0
    for words, spans in documents(sentences, names["spans"]):
        if words not in wanted:
            fail(f"seqeval: there should be no text {words!r}")
        if spans != wanted.pop(words):
            fail(f"seqeval: the spans of {words[:60]!r} are {spans}")
        count += sum(spans.values())
    if wanted:
        fail(f"seqeval: the text {next(iter(wanted))!r} is missing")
    tool = f"seqeval {importlib.metadata.version('seqeval')}"
    if sentences and len(sentences[0][0]) == 4:
        text = pathlib.Path("data.conll").read_text(encoding="utf-8")
        words = collections.Counter()
        for article in expected:
            for span in article["spans"]:
                words[(span["label"], span["text"][0])] += 1
        if by_spacy(text) != words:
            fail(f"spaCy: {by_spacy(text)} should be {words}")
        tool += f" and spaCy {spacy.__version__}"
    print(f"{tool}: {len(expected)} articles, {count} spans, 0 relations")


main()
