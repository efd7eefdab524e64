"""What all judges in Python need: the loading code of a data card is run as it stands there."""

import os
import re
import tempfile
from pathlib import Path

# Hugging Face's library keeps what it has loaded once; here it is to load anew.
_CACHE = tempfile.TemporaryDirectory()
os.environ["HF_HOME"] = _CACHE.name
os.environ["HF_HUB_OFFLINE"] = "1"


def loaded(export):
    """Runs the code in the folder of the export, and returns what it leaves under which names."""
    card = Path(export, "README.md").read_text(encoding="utf-8")
    code = re.search(r"\n## Loading\n.*?\n```python\n(.*?)\n```\n", card, re.DOTALL)
    if code is None:
        raise SystemExit("the data card has no code in Python")
    os.chdir(export)
    names = {}
    exec(compile(code.group(1), "the code of the data card", "exec"), names)
    return names
