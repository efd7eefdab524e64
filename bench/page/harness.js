// Prepares one adapter with one workload, untimed, and then leaves it to the driver
// (`xtask/src/bench`), which acts through `bench`, the probe of `probe.js`.
//
// An adapter is one file in `bench/adapters/`, bundled by itself. It exports:
//   name                   that of the file;
//   version                for the table; none for what is no package;
//   kind                   "bound", "view" or "annotator";
//   prepare(container, data)   puts the data into its own model in memory; may be async, is not timed;
//   show()                 starts showing it;
//   isShown()              whether its marks are there; must not force a layout;
//   isMarked()             whether anything is marked, where that is something else;
//   label(start, end, label)   the call of its interface that adds one span, in UTF-16 offsets;
//   isLabelled()           whether the new mark is there; must not force a layout;
//   scroller()             the element that scrolls;
//   content()              the element whose nodes are counted, where it is not the container;
//   destroy()              takes everything away.
// `data` is {text, spans: [{id, label, fragments: [[start, end]…]}], relations}; spans are in
// reading order. An adapter keeps what it needs of it, and no more.

const query = new URLSearchParams(location.search);
const container = document.getElementById("container");

try {
  const adapter = await import(`./adapters/${query.get("adapter")}.js`);
  const response = await fetch(`workloads/${query.get("workload")}.json`);
  const data = await response.json();
  document.title = adapter.name;
  await adapter.prepare(container, data);
  bench.subject = {
    ...adapter,
    content: adapter.content ?? (() => container),
  };
  document.documentElement.dataset.app = "ready";
} catch (error) {
  document.documentElement.dataset.app = "failed";
  document.documentElement.dataset.problem = String(error?.stack ?? error);
}
