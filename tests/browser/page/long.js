// What a test sees of a text that is too long to be looked at whole, and the bar that it is scrolled
// by. Offsets count code points.

/** The blocks of the text that are in the window, each with what is marked in it. */
function inWindow() {
  const window = view().box;
  const isIn = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > window.top && top < window.bottom;
  };
  const sections = [...article().children].filter(isIn);
  const blocks = sections.flatMap((section) =>
    section.hasAttribute("data-start") ? [section] : [...section.children].filter(isIn),
  );
  return blocks.map((block) => ({
    start: Number(block.dataset.start),
    text: block.textContent,
    box: box(block.getBoundingClientRect()),
    isShown: block.checkVisibility({ contentVisibilityAuto: true }),
    marks: marksIn(block),
  }));
}

/** What is marked in an element: ids and the stretch, counted from the element's start. */
function marksIn(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found = [];
  let start = 0;
  while (walker.nextNode()) {
    const end = start + [...walker.currentNode.data].length;
    const mark = walker.currentNode.parentElement.closest("mark");
    if (mark) found.push({ spans: mark.dataset.span?.split(" ") ?? [], start, end });
    start = end;
  }
  return found;
}

const frame = () => new Promise((done) => requestAnimationFrame(done));

/** The element that the text scrolls in. */
function scroller() {
  let element = article().parentElement;
  while (!["auto", "scroll"].includes(getComputedStyle(element).overflowY)) {
    element = element.parentElement;
  }
  return element;
}

/** Draws the scroll bar to a part of its way, and looks at the window in each frame after that. */
async function jump(part, frames) {
  const { furthest } = view();
  scroller().scrollTop = part * furthest;
  const seen = [];
  while (seen.length < frames) {
    await frame();
    seen.push(inWindow());
  }
  return seen;
}

/** Draws the scroll bar on in frame after frame, and looks at the window in each, and in some more. */
async function rush(part, times, frames) {
  const distance = part * view().furthest;
  const [rushing, resting] = [[], []];
  while (rushing.length < times) {
    // In a task between two frames, as a hand does it.
    await new Promise((done) => setTimeout(done));
    scroller().scrollTop += distance;
    await frame();
    rushing.push(inWindow());
  }
  while (resting.length < frames) {
    await frame();
    resting.push(inWindow());
  }
  return [rushing, resting];
}

/** How far the text is scrolled, in each of some frames. */
async function scrolledInFrames(frames) {
  const seen = [];
  while (seen.length < frames) {
    await frame();
    seen.push(scroller().scrollTop);
  }
  return seen;
}

/** Waits until the text is scrolled elsewhere, for so many frames at most, and says whether it is. */
async function scrollsFrom(scrolled, frames) {
  for (let left = frames; left > 0 && scroller().scrollTop === scrolled; left -= 1) await frame();
  return scroller().scrollTop !== scrolled;
}

/** How many nodes there are in the text. */
function nodesInText() {
  const walker = document.createTreeWalker(article(), NodeFilter.SHOW_ALL);
  let count = 1;
  while (walker.nextNode()) count += 1;
  return count;
}

/** Notes every change of the text from now on. */
function watchText() {
  globalThis.changesOfText = [];
  const note = ({ type, target, attributeName }) => {
    // Which mark the pointer is over is no matter of the text.
    if (attributeName === "data-hovered") return;
    const block = (target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement)?.closest(
      ".line",
    );
    globalThis.changesOfText.push(
      block && article().contains(block)
        ? { start: Number(block.dataset.start), what: type }
        : { start: null, what: `${type} of ${describe(target)}` },
    );
  };
  new MutationObserver((changes) => changes.forEach(note)).observe(article(), {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
}

/** What has changed since it was asked last. */
function changesOfText() {
  return globalThis.changesOfText.splice(0);
}

/** Notes in every frame how far the bar of the open dialog has come, if there is one. */
function watchBar() {
  globalThis.barSeen = [];
  const start = performance.now();
  const look = () => {
    const bar = document.querySelector("dialog[open] progress");
    const part = bar?.hasAttribute("value") ? bar.value / bar.max : null;
    if (bar) globalThis.barSeen.push({ at: Math.round(performance.now() - start), part });
    requestAnimationFrame(look);
  };
  look();
}

/** What in the text, or around it, is kept from a screen reader or stands out of its order. */
function keptFromScreenReaders() {
  const around = [];
  for (let parent = article(); parent; parent = parent.parentElement) around.push(parent);
  const isKept = (element) => {
    const { display, visibility, contentVisibility } = getComputedStyle(element);
    return (
      element.matches("[aria-hidden=true], [hidden], [inert]") ||
      display === "none" ||
      visibility !== "visible" ||
      contentVisibility === "hidden"
    );
  };
  const kept = [...around, ...article().querySelectorAll("*")].filter(isKept);
  const sections = [...article().children].map((each) => each.getBoundingClientRect().top);
  const above = sections.slice(1).filter((top, place) => top < sections[place]);
  return [...kept.map(describe), ...above.map((top) => `a section out of order at ${top}`)];
}

/** What is printed: its text, and where in it something is marked. */
function sheet() {
  const element = document.querySelector(".print-sheet");
  return {
    text: element.textContent,
    marks: marksIn(element).map(({ start, end }) => [start, end]),
    tags: [...element.querySelectorAll("mark[data-tag]")].flatMap((mark) =>
      mark.dataset.tag.split(" "),
    ),
  };
}

/** Labels the word before the caret and takes it back, so many times. Keys come as the page gets
    them from the keyboard; each is waited for. */
async function labelAndUndo(rounds) {
  const count = () => article().querySelectorAll("mark").length;
  const before = count();
  for (let round = 0; round < rounds; round += 1) {
    key("ArrowLeft", "ArrowLeft", { shiftKey: true });
    key("1", "Digit1");
    await turns(() => count() === before + 1, `round ${round}: the word is labelled`);
    key("z", "KeyZ", { ctrlKey: true });
    await turns(() => count() === before, `round ${round}: the label is taken back`);
  }
  return count();
}

/** Opens the next article and comes back, so many times. */
async function thereAndBack(rounds) {
  const here = article().dataset.articleId;
  for (let round = 0; round < rounds; round += 1) {
    key("j", "KeyJ");
    await turns(() => article().dataset.articleId !== here, `round ${round}: the next is open`);
    key("k", "KeyK");
    await turns(() => article().dataset.articleId === here, `round ${round}: the first is open`);
  }
}

function key(name, code, held = {}) {
  const target = document.activeElement ?? document.body;
  for (const kind of ["keydown", "keyup"]) {
    const event = { key: name, code, bubbles: true, cancelable: true, ...held };
    target.dispatchEvent(new KeyboardEvent(kind, event));
  }
}

/** Lets the page work until something is so, without waiting for frames. */
async function turns(isSo, what) {
  const { port1, port2 } = new MessageChannel();
  const start = performance.now();
  while (!isSo()) {
    if (performance.now() - start > 10_000) throw new Error(`waited in vain: ${what}`);
    const turn = new Promise((done) => (port1.onmessage = done));
    port2.postMessage(null);
    await turn;
  }
  port1.close();
}
