# requires: seqeval==1.2.2 spacy==3.8.18
# judges: CoNLL-2002, CoNLL-2003, BIO, IOB1, BILOU
"""Holds a file of the CoNLL family against what should be in it.

seqeval says which spans a sequence of tags means, in the strict sense of its own scheme; of CoNLL-2003,
`spacy convert` is asked as well.
"""

import collections
import importlib.metadata
import json
import pathlib
import sys

import seqeval.scheme
import spacy
from spacy.training.converters import conll_ner_to_docs


def fail(message):
    print(message, file=sys.stderr)
    sys.exit(1)


def the_file(path):
    path = pathlib.Path(path)
    if path.is_file():
        return path
    return next(one for one in sorted(path.rglob("*")) if one.is_file())


def documents(text):
    """Each document as sentences of rows."""
    found = []
    sentence = None
    for line in text.split("\n"):
        if line.startswith("-DOCSTART-"):
            found.append([])
            sentence = None
        elif not line:
            sentence = None
        else:
            if sentence is None:
                sentence = []
                found[-1].append(sentence)
            sentence.append(line.split("\t") if "\t" in line else line.split(" "))
    return found


def scheme_of(rows):
    prefixes = {row[-1][0] for row in rows}
    if prefixes & {"L", "U"}:
        return seqeval.scheme.BILOU
    before, bare = "O", False
    for row in rows:
        tag = row[-1]
        bare |= tag.startswith("I-") and before[2:] != tag[2:]
        before = tag
    return seqeval.scheme.IOB1 if bare else seqeval.scheme.IOB2


def by_seqeval(document, scheme):
    """The text of a document and the spans in it."""
    text, spans = [], collections.Counter()
    at = 0
    for sentence in document:
        starts, ends = [], []
        for row in sentence:
            starts.append(at)
            ends.append(at + len(row[0]))
            at = ends[-1] + 1
        text.append(" ".join(row[0] for row in sentence))
        entities = seqeval.scheme.Entities([[row[-1] for row in sentence]], scheme).entities
        for entity in entities[0]:
            start, end = starts[entity.start], ends[entity.end - 1]
            spans[(entity.tag, ((start, end),))] += 1
    return "\n".join(text), spans


def by_spacy(text):
    """The words of the spans that spaCy finds, by label."""
    found = collections.Counter()
    for doc in conll_ner_to_docs(text, n_sents=1, no_print=True):
        for entity in doc.ents:
            words = " ".join(token.text for token in entity)
            found[(entity.label_, words)] += 1
    return found


def main():
    path = the_file(sys.argv[1])
    text = path.read_text(encoding="utf-8")
    expected = json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"))["articles"]
    found = documents(text)
    rows = [row for document in found for sentence in document for row in sentence]
    scheme = scheme_of(rows)
    wanted = {}
    for article in expected:
        spans = collections.Counter()
        for span in article["spans"]:
            spans[(span["label"], tuple(map(tuple, span["fragments"])))] += 1
        wanted[article["text"]] = spans
    count = 0
    for document in found:
        words, spans = by_seqeval(document, scheme)
        if words not in wanted:
            fail(f"seqeval: there should be no text {words!r}")
        if spans != wanted.pop(words):
            fail(f"seqeval: the spans of {words[:60]!r} are {spans}")
        count += sum(spans.values())
    if wanted:
        fail(f"seqeval: the text {next(iter(wanted))!r} is missing")
    tool = f"seqeval {importlib.metadata.version('seqeval')}"
    if rows and len(rows[0]) == 4:
        words = collections.Counter()
        for article in expected:
            for span in article["spans"]:
                words[(span["label"], span["text"][0])] += 1
        if by_spacy(text) != words:
            fail(f"spaCy: {by_spacy(text)} should be {words}")
        tool += f" and spaCy {spacy.__version__}"
    print(f"{tool}: {len(expected)} articles, {count} spans, 0 relations")


main()
