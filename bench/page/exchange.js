// Files of other tools in Sayso's page, timed through the automation contract of `docs/architecture.md`. Runs
// in the page before its program, after `probe.js`.
//
// Of each act two longest frames are told: of all frames, and of those at whose beginning no bar was shown
// that can be cancelled.

globalThis.exchange = (() => {
  const FIELD = 'input[type=file][aria-label="Import files"]';

  const dialog = (name) => document.querySelector(`dialog[open][aria-label="${name}"]`);
  const buttonOf = (parent, name) =>
    [...(parent?.querySelectorAll("button") ?? [])].find((each) => (each.getAttribute("aria-label") ?? each.textContent).trim() === name);
  const hasBar = () => document.querySelector("dialog[open] progress") !== null;
  const report = () => dialog("Export")?.querySelector('[aria-label="Report"] .report') ?? null;

  /** Does something and waits for its end: how long that took, and the longest frames meanwhile. */
  async function watched(act, end) {
    let isOver = false;
    let [longest, longestBare] = [0, 0];
    const watching = (async () => {
      let before = performance.now();
      let wasBare = !hasBar();
      while (!isOver) {
        await bench.frame();
        const now = performance.now();
        longest = Math.max(longest, now - before);
        if (wasBare) longestBare = Math.max(longestBare, now - before);
        [before, wasBare] = [now, !hasBar()];
      }
    })();
    const start = performance.now();
    act();
    const painted = await end(start);
    isOver = true;
    await watching;
    return { time: painted - start, longest, longestBare };
  }

  let looked = null;

  return {
    /** Waits for a file to be chosen, and times its way to the look at what it would bring. */
    expectFile() {
      looked = new Promise((done) => {
        const isShown = () => buttonOf(dialog("Import"), "Import")?.disabled === false;
        const measure = () => watched(() => {}, (start) => bench.painted(isShown, start));
        const begin = () => measure().then(done, (error) => done({ error: String(error) }));
        document.querySelector(FIELD).addEventListener("change", begin, { capture: true, once: true });
      });
    },
    looked: () => looked,

    /** Says yes to what was looked at, and waits until all of it is on disk. */
    takeIn: () => watched(() => buttonOf(dialog("Import"), "Import").click(), bench.saved),

    /** Opens the dialog, and waits until its first report is there. */
    async open() {
      buttonOf(document, "Export").click();
      await bench.painted(() => report() !== null, performance.now());
      await bench.quiet();
    },

    /** Chooses a format, and waits for its report. */
    async choose(format) {
      await bench.quiet();
      const before = report();
      const radio = dialog("Export").querySelector(`input[type=radio][aria-label="${format}"]`);
      const isThere = () => {
        const problem = dialog("Export").querySelector('[role="alert"]');
        if (problem) throw new Error(problem.textContent);
        return report() !== null && report() !== before;
      };
      return watched(() => radio.click(), (start) => bench.painted(isThere, start));
    },
  };
})();
