# requires: tools.txt
# judges: UIMA CAS XMI, UIMA JSON CAS
"""Holds CAS files, in XMI or in JSON, against what should be in them, with dkpro-cassis, by the code of
the data card."""

import collections
import importlib.metadata
import json
import pathlib
import sys

from card import loaded

SPAN = "webanno.custom.Span"
RELATION = "webanno.custom.Relation"


def fail(message):
    print(message, file=sys.stderr)
    sys.exit(1)


def main():
    expected = json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"))["articles"]
    wanted = {}
    for article in expected:
        keys = [
            (span["label"], tuple(span["fragments"][0]), span["text"][0])
            for span in article["spans"]
        ]
        relations = [
            (one["type"], keys[one["from"]], keys[one["to"]]) for one in article["relations"]
        ]
        wanted[article["text"]] = (collections.Counter(keys), collections.Counter(relations))
    spans_found = relations_found = 0
    for cas in loaded(sys.argv[1])["documents"]:

        def key(annotation):
            # cassis counts code points once a file is loaded, whatever the file counts.
            return (annotation.label, (annotation.begin, annotation.end), annotation.get_covered_text())

        text = cas.sofa_string
        if text not in wanted:
            fail(f"there should be no text {text!r}")
        spans, relations = wanted.pop(text)
        found = collections.Counter(key(one) for one in cas.select(SPAN))
        if found != spans:
            fail(f"the spans of {text[:60]!r} are {found}, not {spans}")
        spans_found += sum(found.values())
        found = collections.Counter(
            (one.label, key(one.Governor), key(one.Dependent)) for one in cas.select(RELATION)
        )
        if found != relations:
            fail(f"the relations of {text[:60]!r} are {found}, not {relations}")
        relations_found += sum(found.values())
        # What was loaded can be written again. (XML cannot have all that JSON can.)
        cas.to_json()
    if wanted:
        fail(f"the text {next(iter(wanted))!r} is missing")
    version = importlib.metadata.version("dkpro-cassis")
    print(
        f"dkpro-cassis {version}: {len(expected)} articles, {spans_found} spans, "
        f"{relations_found} relations"
    )


main()
