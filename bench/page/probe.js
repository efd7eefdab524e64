// What the driver measures with, the same in every page. It runs before any script of the page.
//
// An act begins in a task of its own right after a frame, as input does, and ends with the second
// animation frame after its effect is there: the first is the one that paints it, so the second says
// that it is painted. Two frames, 33 ms, are therefore the least. The effect is looked for once per
// frame and without forcing a layout, so that looking costs nothing.

globalThis.bench = (() => {
  /** After this many milliseconds an act is given up. */
  const PATIENCE = 120_000;

  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const task = () =>
    new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        done();
      };
      port2.postMessage(null);
    });

  /** Changes of `data-save` of the page, with their moments. */
  const saves = [];
  new MutationObserver(() => {
    saves.push([performance.now(), document.documentElement.dataset.save]);
  }).observe(document, { subtree: true, attributeFilter: ["data-save"] });

  /** When the page said that it was ready, in milliseconds since the navigation began. */
  let readyAt = null;
  new MutationObserver((_, observer) => {
    if (document.documentElement?.dataset.app === "ready") {
      readyAt = performance.now();
      observer.disconnect();
    }
  }).observe(document, { subtree: true, attributeFilter: ["data-app"] });

  /** The memory of the WebAssembly program of the page, if it has one. */
  let wasm = null;
  addEventListener("TrunkApplicationStarted", (event) => {
    wasm = event.detail.wasm;
  });

  /** Times an act until its effect is painted. */
  async function time(act, isDone) {
    await frame();
    await task();
    const start = performance.now();
    act();
    return { start, painted: (await painted(isDone, start)) - start };
  }

  /** Waits for an effect and for the second frame from then on. */
  async function painted(isDone, start) {
    do {
      await frame();
      if (performance.now() - start > PATIENCE) throw new Error("timeout: no effect");
    } while (!isDone());
    await frame();
    return performance.now();
  }

  /** Waits until everything is on disk, and returns the moment when it was. */
  async function saved(since) {
    while (
      document.documentElement.dataset.save !== "saved" ||
      !saves.some(([moment, state]) => moment >= since && state === "saved")
    ) {
      if (performance.now() - since > PATIENCE) throw new Error("timeout: never saved");
      await frame();
    }
    return saves.findLast(([, state]) => state === "saved")[0];
  }

  /** Waits until the page has had nothing left to save for some frames. */
  async function settled() {
    const start = performance.now();
    for (let calm = 0; calm < 10; ) {
      await frame();
      calm = document.documentElement.dataset.save === "saved" ? calm + 1 : 0;
      if (performance.now() - start > PATIENCE) throw new Error("timeout: never saved");
    }
  }

  /** Waits until nothing has been left to do for some frames. */
  async function quiet() {
    for (let calm = 0; calm < 5; ) {
      const start = performance.now();
      await frame();
      calm = performance.now() - start < 25 ? calm + 1 : 0;
    }
  }

  /** Calls a method of the subject until another says that it is done: `("show", "isShown")`. */
  async function act(method, isDone, ...parameters) {
    const { subject } = bench;
    const { start, painted } = await time(
      () => subject[method](...parameters),
      () => subject[isDone](),
    );
    bench.lastStart = start;
    return painted;
  }

  /** What looking costs: an act that does nothing. */
  const idle = () => time(() => {}, () => true);

  /** The longest time between two frames until `isOver`. */
  async function longestFrame(isOver) {
    let longest = 0;
    let before = performance.now();
    while (!isOver()) {
      await frame();
      const now = performance.now();
      longest = Math.max(longest, now - before);
      before = now;
    }
    return longest;
  }

  /** How often a text is scrolled through for the times of frames: the longest of one pass is a single one. */
  const TIMED_PASSES = 3;

  /** After this many milliseconds there is no further one: whoever is that slow is not hard to time. */
  const TIMED_ENOUGH = 15_000;

  /**
   * Scrolls from the start to the end, a step per frame, several times, and times the frames. Each step is
   * made in a task between two frames, as a wheel makes it. A last pass counts how many places down the middle
   * of the view show no text, and in how many steps there are no marks, since looking takes time.
   */
  async function scroll(steps) {
    const frames = [];
    const longest = [];
    const start = performance.now();
    for (let number = 0; number < TIMED_PASSES; number += 1) {
      if (number > 0 && performance.now() - start > TIMED_ENOUGH) break;
      const times = [];
      let before = null;
      await pass(steps, () => {
        const now = performance.now();
        if (before !== null) times.push(now - before);
        before = now;
      });
      if (times.length > 0) longest.push(Math.max(...times));
      frames.push(...times);
    }
    let [rows, blank, looks, unmarked] = [0, 0, 0, 0];
    const isMarked = bench.subject.isMarked ?? bench.subject.isShown;
    await pass(steps, async () => {
      await task();
      looks += 1;
      if (!isMarked()) unmarked += 1;
      const seen = blankRows(bench.subject.scroller(), bench.subject.content());
      rows += seen.rows;
      blank += seen.blank;
    });
    frames.sort((a, b) => a - b);
    return {
      longest,
      median: frames[Math.floor(frames.length / 2)] ?? null,
      blank: rows === 0 ? 0 : (100 * blank) / rows,
      unmarked: looks === 0 ? 0 : (100 * unmarked) / looks,
    };
  }

  /** Scrolls through the text once, and looks after the frame of each step. */
  async function pass(steps, look) {
    const scroller = bench.subject.scroller();
    const view = scroller.clientHeight;
    scroller.scrollTop = 0;
    await quiet();
    const step = Math.max(view, (scroller.scrollHeight - view) / steps);
    const start = performance.now();
    // Heights that were estimated may change on the way.
    for (let number = 0; number < 2 * steps; number += 1) {
      if (scroller.scrollTop + view >= scroller.scrollHeight - 1) break;
      if (performance.now() - start > PATIENCE) throw new Error("timeout: scrolling");
      await task();
      scroller.scrollTop += step;
      await frame();
      await look();
    }
  }

  /** The height of a line, more or less. */
  const LINE = 37;

  /** How many places down the middle of the view have no text within a line of them. */
  function blankRows(scroller, content) {
    const view = scroller.getBoundingClientRect();
    const column = content.getBoundingClientRect();
    const x = column.left + Math.min(column.width, view.width) * 0.3;
    const top = Math.max(view.top, column.top);
    const bottom = Math.min(view.bottom, column.bottom, innerHeight);
    const found = { rows: 0, blank: 0 };
    for (let y = top + 2 * LINE; y < bottom - 2 * LINE; y += LINE) {
      found.rows += 1;
      // Between paragraphs there may be an empty line, which is none of the blank rows.
      if (![y, y - LINE, y + LINE].some((y) => hasText(x, y, content))) found.blank += 1;
    }
    return found;
  }

  function hasText(x, y, content) {
    const caret = document.caretPositionFromPoint(x, y);
    const node = caret?.offsetNode;
    if (node?.nodeType !== Node.TEXT_NODE || !content.contains(node)) return false;
    const range = document.createRange();
    const start = Math.max(0, Math.min(caret.offset, node.length) - 1);
    range.setStart(node, start);
    range.setEnd(node, Math.min(node.length, start + 1));
    return [...range.getClientRects()].some(
      ({ top, bottom, height }) => height > 0 && top - LINE <= y && y <= bottom + LINE,
    );
  }

  /** How many nodes the content has: elements and texts. */
  function nodes() {
    const walker = document.createTreeWalker(bench.subject.content());
    let count = 1;
    while (walker.nextNode()) count += 1;
    return count;
  }

  return {
    subject: null,
    lastStart: 0,
    frame,
    time,
    painted,
    saved,
    settled,
    quiet,
    act,
    idle,
    longestFrame,
    scroll,
    nodes,
    readyAt: () => readyAt,
    wasmBytes: () => wasm?.memory.buffer.byteLength ?? 0,
  };
})();
