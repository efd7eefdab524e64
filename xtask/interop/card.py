"""What all judges in Python need: the loading code of a data card is run as it stands there."""

import os
import re
import tempfile
from collections import Counter
from pathlib import Path

# Hugging Face's library keeps what it has loaded once; here it is to load anew.
_CACHE = tempfile.TemporaryDirectory()
os.environ["HF_HOME"] = _CACHE.name
os.environ["HF_HUB_OFFLINE"] = "1"


def code_of(export):
    """The code of the card of an export, and the command that installs what it needs, if there is one. The
    folder of the export becomes the one that the code runs in."""
    card = Path(export, "README.md").read_text(encoding="utf-8")
    head = r"\n## Loading\n\n(?:After `([^`]+)`:\n\n)?"
    code = re.search(head + r"```python\n(.*?)\n```\n", card, re.DOTALL)
    if code is None:
        raise SystemExit("the data card has no code in Python")
    os.chdir(export)
    return code.group(2), code.group(1)


def loaded(export):
    """Runs the code in the folder of the export, and returns what it leaves under which names."""
    names = {}
    exec(compile(code_of(export)[0], "the code of the data card", "exec"), names)
    return names


def told(articles):
    """The spans of articles as Sayso tells them, each with its text, and the relations between them."""
    spans, links = Counter(), Counter()
    for article in articles:
        all_spans = [
            (tuple(span["fragments"][0]), span["label"], span["text"][0])
            for span in article["spans"]
        ]
        spans.update((article["text"], *one) for one in all_spans)
        links.update(
            (article["text"], one["type"], all_spans[one["from"]], all_spans[one["to"]])
            for one in article["relations"]
        )
    return spans, links
