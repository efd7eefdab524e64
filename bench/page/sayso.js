// Sayso as a subject: it is driven from outside, by what its users do, through the automation
// contract of `docs/architecture.md`. Runs in Sayso's page before its program, after `probe.js`.
//
// Keys are pressed as events, in the page, so that they can be timed there.

bench.subject = (() => {
  const article = () => document.querySelector("main [data-article-text]");
  const articleLinks = () => document.querySelectorAll('nav[aria-label="Articles"] a');
  const inspector = () => document.querySelector('[role=complementary][aria-label="Inspector"]');
  const firstMark = () => article()?.querySelector("mark") ?? null;
  const button = (name) =>
    [...document.querySelectorAll("button")].find(
      (each) => (each.getAttribute("aria-label") ?? each.textContent).trim() === name,
    );
  const holds = (mark, id) => mark?.dataset.span.split(" ").includes(id) ?? false;

  let wanted = null;
  let chosen = [0, 0];
  let hovered = null;
  let colored = null;
  let found = "";
  let marks = 0;
  let links = 0;
  let hasChanged = false;
  let observer = null;

  function press(key, code, control = false, shift = false) {
    const event = { key, code, ctrlKey: control, shiftKey: shift, bubbles: true, cancelable: true };
    article().dispatchEvent(new KeyboardEvent("keydown", event));
    article().dispatchEvent(new KeyboardEvent("keyup", event));
  }

  function point(type, clientX) {
    const event = { clientX, isPrimary: true, pointerType: "mouse", button: 0, bubbles: true };
    article().dispatchEvent(new PointerEvent(type, event));
  }

  /** The text node and the place in it that an offset of the article lies at. */
  function placeOf(offset) {
    const walker = document.createTreeWalker(article(), NodeFilter.SHOW_TEXT);
    let before = 0;
    while (walker.nextNode()) {
      const { length } = walker.currentNode;
      if (offset <= before + length) return [walker.currentNode, offset - before];
      before += length;
    }
    throw new Error(`the article has no offset ${offset}`);
  }

  /** The mark that begins where the last selection began and is no longer than it. */
  function newMark() {
    const [node] = placeOf(chosen[0] + 1);
    return node.parentElement.closest("mark");
  }

  const searchField = () => document.querySelector('[aria-label="Search the text"]');
  const searchStatus = () => document.querySelector('[aria-label="Search"] [role=status]').textContent;
  const countLinks = () => document.querySelectorAll("svg.curves g, .links .chip").length;
  const countMarks = () => article().querySelectorAll("mark").length;

  function watch(element) {
    hasChanged = false;
    observer?.disconnect();
    observer = new MutationObserver(() => {
      hasChanged = true;
    });
    observer.observe(element, { subtree: true, childList: true, characterData: true });
  }

  return {
    /** Says which article is meant by `show`: the number of its link, and the id of its first span. */
    prepare(place, firstSpan) {
      wanted = { link: articleLinks()[place], firstSpan };
    },
    show() {
      wanted.link.click();
    },
    isShown() {
      const id = article()?.dataset.articleId;
      const isOpen = wanted.link === null || wanted.link.hash.endsWith(`/${id}`);
      const mark = firstMark();
      return isOpen && (wanted.firstSpan ? holds(mark, wanted.firstSpan) : mark !== null);
    },

    /** Whether anything is marked. */
    isMarked: () => firstMark() !== null,

    /** Selects as a mouse does: pressed at one place, let go at another. */
    select(start, end) {
      chosen = [start, end];
      const [from, to] = [placeOf(start), placeOf(end)];
      point("pointerdown", 0);
      getSelection().setBaseAndExtent(...from, ...to);
      point("pointerup", 100);
    },
    isSelected() {
      const purpose = document.querySelector('[role=toolbar][aria-label="Labels"] .purpose');
      return purpose?.textContent === "Label as";
    },

    label() {
      press("1", "Digit1");
    },
    isLabelled: () => newMark() !== null,

    /** Moves the pointer over a mark that does not stand out yet. */
    hover() {
      hovered = article().querySelector("mark:not([data-hovered])");
      const event = { bubbles: true, isPrimary: true, pointerType: "mouse" };
      hovered.dispatchEvent(new PointerEvent("pointermove", event));
    },
    isHovered: () => "hovered" in hovered.dataset,

    undo() {
      press("z", "KeyZ", true);
    },
    isUndone: () => newMark() === null,

    next() {
      watch(inspector());
      press("n", "KeyN");
    },
    isNext: () => hasChanged,

    previous() {
      watch(inspector());
      press("p", "KeyP");
    },

    /** Imports a file with nothing in it but another colour for a label. */
    recolor(project) {
      colored = firstMark().className;
      const files = new DataTransfer();
      files.items.add(new File([project], "colour.json", { type: "application/json" }));
      const field = document.querySelector('input[type=file][aria-label="Import files"]');
      field.files = files.files;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    },
    isRecolored: () => firstMark() !== null && firstMark().className !== colored,

    /** Draws the links of all spans in view, or those of the selected and the hovered one alone. */
    links() {
      links = countLinks();
      press("l", "KeyL");
    },
    isLinked: () => countLinks() > links,
    isUnlinked: () => countLinks() < links,

    /** Opens the search of the open article or of all. */
    openSearch(everywhere) {
      press(everywhere ? "F" : "f", "KeyF", true, everywhere);
    },
    isSearchOpen: () => searchField() !== null,
    search(words) {
      found = searchStatus();
      searchField().value = words;
      searchField().dispatchEvent(new InputEvent("input", { bubbles: true }));
    },
    isFound: () => searchStatus() !== found && searchStatus().includes("hit"),
    hits: () => Number(searchStatus().replace(/[^0-9]/g, "")),

    /** Labels all hits with the first label. */
    labelAll() {
      marks = countMarks();
      document.querySelector('[aria-label="Label all"] button').click();
    },
    isAllLabelled: () => countMarks() > marks,
    isAllUndone: () => countMarks() === marks,

    /** How long a regular expression of the browser takes for the same words in the same texts. */
    async searchByBrowser(path, words) {
      const project = await (await fetch(path)).json();
      const texts = project.articles.map(({ text }) => text);
      const expression = new RegExp(words, "giu");
      const start = performance.now();
      let hits = 0;
      for (const text of texts) for (const _ of text.matchAll(expression)) hits += 1;
      bench.lastHits = hits;
      return performance.now() - start;
    },

    export() {
      button("Export").click();
    },
    canDownload() {
      const download = document.querySelector("dialog[open]") && button("Download");
      return Boolean(download) && !download.disabled;
    },

    /** Chooses the native format and downloads it; how long until the file is made. */
    async download() {
      const radio = document.querySelector('dialog[open] input[aria-label="Sayso project"]');
      if (!radio.checked) {
        radio.click();
        await bench.quiet();
      }
      const make = URL.createObjectURL;
      const made = new Promise((done) => {
        URL.createObjectURL = (blob) => {
          done({ at: performance.now(), bytes: blob.size });
          URL.createObjectURL = make;
          return make.call(URL, blob);
        };
      });
      const start = performance.now();
      button("Download").click();
      const { at, bytes } = await made;
      return { time: at - start, bytes };
    },

    /** Waits for files to be chosen, and times their way to the screen and to the disk. */
    expectImport(firstSpan) {
      wanted = { link: null, firstSpan };
      let imported;
      bench.imported = new Promise((done) => {
        imported = done;
      });
      const field = document.querySelector('input[type=file][aria-label="Import files"]');
      const measure = async () => {
        const start = performance.now();
        let isOver = false;
        const longest = bench.longestFrame(() => isOver);
        const painted = await bench.painted(() => bench.subject.isShown(), start);
        const stored = await bench.saved(start);
        isOver = true;
        imported({
          painted: painted - start,
          stored: Math.max(stored, painted) - start,
          longest: await longest,
        });
      };
      field.addEventListener("change", () => measure().catch((error) => imported({ error: String(error) })), {
        capture: true,
        once: true,
      });
    },

    /** How long the browser takes to parse the same file. */
    async parse(path) {
      const bytes = await (await fetch(path)).arrayBuffer();
      const start = performance.now();
      JSON.parse(new TextDecoder().decode(bytes));
      return performance.now() - start;
    },

    articles: () => articleLinks().length,
    scroller() {
      let scroller = article().parentElement;
      while (!["auto", "scroll"].includes(getComputedStyle(scroller).overflowY)) {
        scroller = scroller.parentElement;
      }
      return scroller;
    },
    content: article,
  };
})();
