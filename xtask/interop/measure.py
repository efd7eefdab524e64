"""Times the loading code of a data card without its imports, and what writes the same again where the library
has it: `write` or `read`, the library, seconds, and kilobytes that were added at the most."""

import gc
import json
import sys
import tempfile
import time
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from card import code_of


def kilobytes(line):
    """A line of what Linux tells about this process."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return 0
    return next(int(one.split()[1]) for one in status.splitlines() if one.startswith(line))


def measured(what, library, work):
    gc.collect()
    try:
        # The most memory so far is forgotten.
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        pass
    before = kilobytes("VmRSS")
    started = time.perf_counter()
    work()
    seconds = time.perf_counter() - started
    print(f"{what}\t{library}\t{seconds:.3f}\t{max(0, kilobytes('VmHWM') - before)}")


def written(names, folder):
    """Writes what was loaded; nothing if the library cannot."""
    if "dataset" in names:
        return lambda: names["dataset"]["train"].to_json(folder / "data.jsonl")
    if "articles" in names:
        return lambda: [
            names[name].to_csv(folder / f"{name}.csv", index=False)
            for name in ("articles", "spans", "relations")
        ]
    if "docs" in names and "tasks" not in names:
        lines = lambda: (json.dumps(doc.to_json()) for doc in names["docs"])
        return lambda: (folder / "data.jsonl").write_text("\n".join(lines()), encoding="utf-8")
    if "load_cas_from_xmi" in names:
        documents = enumerate(names["documents"])
        return lambda: [one.to_xmi(folder / f"{number}.xmi") for number, one in documents]
    if "load_cas_from_json" in names:
        documents = enumerate(names["documents"])
        return lambda: [one.to_json(folder / f"{number}.json") for number, one in documents]
    return None


def main():
    code, install = code_of(sys.argv[1])
    if find_spec("backend"):
        # doccano: a program to upload to, and no library.
        from doccano_import import imported

        is_linked = '"entities":' in Path("data.jsonl").read_text(encoding="utf-8")
        told = f"doccano {version('doccano')}"
        measured("read", told, lambda: imported("data.jsonl", is_linked))
        return
    library = install.split()[-1] if install else None
    told = f"{library} {version(library)}" if library else f"Python {sys.version.split()[0]}"
    names = {}
    is_import = lambda line: line.startswith(("import ", "from "))
    exec("\n".join(filter(is_import, code.split("\n"))), names)
    measured("read", told, lambda: exec(code, names))
    with tempfile.TemporaryDirectory() as folder:
        write = written(names, Path(folder))
        if write:
            measured("write", told, write)


main()
