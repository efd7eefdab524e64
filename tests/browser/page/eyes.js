// What a test sees of the page. Nothing in here changes anything: it reads rectangles, texts and
// attributes, in the words of the automation contract.

const article = () => document.querySelector("main [data-article-text]");
const openDialog = () => document.querySelector("dialog[open]");
const box = ({ left, top, right, bottom }) => ({ left, top, right, bottom });
const isShown = (element) =>
  element.getClientRects().length > 0 && getComputedStyle(element).visibility !== "hidden";

/** The name that assistive technology gives to a control, as far as this page needs it. */
function nameOf(element) {
  const name = element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent;
  return (name ?? contentOf(element)).trim();
}

/** The text of an element, without what is hidden from assistive technology. */
function contentOf(element) {
  const parts = [...element.childNodes].filter((node) => node.ariaHidden !== "true");
  return parts.map((node) => (node.childElementCount ? contentOf(node) : node.textContent)).join("");
}

/** Everything of a kind that is on the screen; an open dialog hides the page behind it. */
function controls(kind, within) {
  const selectors = {
    button: "button",
    link: "a[href]",
    radio: "input[type=radio]",
    field: "input:not([type=radio], [type=file]), textarea",
    checkbox: "input[type=checkbox]",
  };
  const scope = within ? document.querySelector(within) : openDialog() || document;
  if (!scope) return [];
  return [...scope.querySelectorAll(selectors[kind])].filter(isShown);
}

function control(kind, name, within) {
  return controls(kind, within)
    .filter((element) => nameOf(element) === name)
    .map((element) => ({
      ...whereIs(element),
      isChecked: element.checked === true,
      isDisabled: element.disabled === true,
      value: element.value ?? "",
      keys: element.getAttribute("aria-keyshortcuts") ?? "",
    }));
}

/** Where an element is, and what lies over its middle, if anything does. */
function whereIs(element) {
  const place = element.getBoundingClientRect();
  const top = document.elementFromPoint(
    (place.left + place.right) / 2,
    (place.top + place.bottom) / 2,
  );
  const isReachable = top && (element.contains(top) || top.contains(element));
  return { box: box(place), coveredBy: isReachable ? null : describe(top) };
}

function one(selector) {
  const element = document.querySelector(selector);
  return element && isShown(element) ? whereIs(element) : null;
}

function describe(element) {
  if (!element) return "nothing";
  const name = element.getAttribute("aria-label") ?? element.textContent.trim().slice(0, 40);
  return `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}"> ${name}`;
}

/** The articles of the list, from top to bottom. */
function articles() {
  return [...document.querySelectorAll('nav[aria-label="Articles"] a')].map((link) => ({
    title: nameOf(link),
    place: link.getAttribute("href"),
    isOpen: link.getAttribute("aria-current") === "page",
    words: link.innerText,
  }));
}

/** The spans that are marked in the text, in the order in which they begin. */
function spans() {
  const found = new Map();
  for (const mark of article()?.querySelectorAll("mark") ?? []) {
    const labels = mark.dataset.label.split(" ");
    mark.dataset.span.split(" ").forEach((id, place) => {
      const span = found.get(id) ?? { id, label: labels[place], text: "" };
      span.text += mark.textContent;
      found.set(id, span);
    });
  }
  return [...found.values()];
}

/** The marks as they stand in the text. */
function marks() {
  return [...article().querySelectorAll("mark")].map((mark) => ({
    spans: mark.dataset.span.split(" "),
    labels: mark.dataset.label.split(" "),
    text: mark.textContent,
    lanes: lanesOf(mark),
    tints: getComputedStyle(mark).backgroundPosition.split(", ").filter((place) => place === "0px 0px").length,
    color: getComputedStyle(mark).backgroundColor,
  }));
}

/** How many heights underlines are drawn at; tints begin at the top left. */
function lanesOf(mark) {
  const places = getComputedStyle(mark).backgroundPosition.split(", ");
  return new Set(places.filter((place) => place !== "0px 0px")).size;
}

/** The rectangles of some words of the article, line by line; null if they are not in it. */
function rectanglesOf(words) {
  const start = article().textContent.indexOf(words);
  return start < 0 ? null : rectangles(start, start + words.length);
}

/** The view, how far down in it words stand, and whether in a paragraph: null if they do not occur. */
function standing(words) {
  const [first] = rectanglesOf(words) ?? [];
  return first ? [view(), first.top, isInLine(words)] : null;
}

/** Whether words that occur stand in a paragraph rather than in text that is far away. */
function isInLine(words) {
  const walker = document.createTreeWalker(article(), NodeFilter.SHOW_TEXT);
  let rest = article().textContent.indexOf(words);
  while (rest >= 0 && walker.nextNode()) {
    const { length, parentElement } = walker.currentNode;
    if (rest < length) return parentElement.closest(".line") !== null;
    rest -= length;
  }
  return false;
}

function rectangles(start, end) {
  const walker = document.createTreeWalker(article(), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const found = [];
  let offset = 0;
  while (walker.nextNode() && offset < end) {
    const { length } = walker.currentNode;
    const [from, to] = [Math.max(start - offset, 0), Math.min(end - offset, length)];
    if (from < to) {
      range.setStart(walker.currentNode, from);
      range.setEnd(walker.currentNode, to);
      found.push(...[...range.getClientRects()].filter((each) => each.width > 0).map(box));
    }
    offset += length;
  }
  return found;
}

/** The rectangles of what is selected in the article. */
function selectionRectangles() {
  const selection = getSelection();
  if (selection.isCollapsed || !article().contains(selection.anchorNode)) return [];
  const range = selection.getRangeAt(0);
  const before = document.createRange();
  before.setStart(article(), 0);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  return rectangles(start, start + range.toString().length);
}

/** What reaches over the left or the right edge of the window, in the open dialog or else anywhere. */
function cutOff() {
  const scope = openDialog() ?? document.body;
  const parts = [...scope.querySelectorAll("button, input, p, h1, h2, li, .line")];
  return parts
    .filter(isShown)
    .filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 1 && (left < -1 || right > innerWidth + 1);
    })
    .map(describe);
}

/** What is on top at a point: the text, or something that lies over it. */
function coversText(x, y) {
  const top = document.elementFromPoint(x, y);
  return article().contains(top) ? null : describe(top);
}

/** The view that the text scrolls in, and how far it is scrolled. */
function view() {
  let scroller = article().parentElement;
  while (scroller && !["auto", "scroll"].includes(getComputedStyle(scroller).overflowY)) {
    scroller = scroller.parentElement;
  }
  return {
    box: box(scroller.getBoundingClientRect()),
    scrolled: scroller.scrollTop,
    furthest: scroller.scrollHeight - scroller.clientHeight,
  };
}

/** The page in a few words, for the messages of failing tests. */
function glance() {
  return {
    app: document.documentElement.dataset.app,
    save: document.documentElement.dataset.save,
    said: announcement(),
    open: articles().find((each) => each.isOpen)?.title ?? null,
    dialog: openDialog()?.innerText ?? null,
    selected: String(getSelection()),
    focus: describe(document.activeElement),
    spans: spans().map(({ label, text }) => `${label}: ${text}`),
    inspector: document.querySelector('[role=complementary]')?.innerText.slice(0, 300) ?? null,
  };
}

function announcement() {
  return document.querySelector('[role=status][aria-live=polite]')?.textContent ?? "";
}

/** The controls that are smaller than a finger needs, but for links in running text. */
function smallTargets() {
  const scope = openDialog() ?? document.body;
  const targets = [...scope.querySelectorAll("button, a[href], input, select, textarea, [role=option]")];
  return targets
    .filter((each) => isShown(each) && each.checkVisibility({ visibilityProperty: true }))
    .filter((each) => getComputedStyle(each).display !== "inline" && !each.closest("[inert]"))
    .map((each) => ({ each, place: (each.closest("label") ?? each).getBoundingClientRect() }))
    .filter(({ place: { width, height } }) => width > 1 && (width < 23.9 || height < 23.9))
    .map(({ each, place: { width, height } }) => `${describe(each)}: ${width} by ${height}`);
}

/** What has the focus: its name, what it is in, and whether one can see it. */
function focused() {
  const element = document.activeElement;
  window.seen ??= [];
  if (!window.seen.includes(element)) window.seen.push(element);
  const parts = [];
  for (let part = element.parentElement; part; part = part.parentElement) {
    if (part.ariaLabel) parts.push(part.ariaLabel);
  }
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const isWithin = left >= -1 && right <= innerWidth + 1 && top >= -1 && bottom <= innerHeight + 1;
  const isHigh = bottom - top > innerHeight / 2;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return {
    number: window.seen.indexOf(element),
    isPage: element === document.body,
    name: nameOf(element).slice(0, 80),
    parts,
    isSeen: isHigh || (isWithin && whereIs(element).coveredBy === null),
    isMarked: outlineStyle !== "none" && parseFloat(outlineWidth) >= 1,
  };
}

/** How the marks of a label are underlined. */
function underlineOf(label) {
  const mark = [...article().querySelectorAll("mark")].find((each) => each.dataset.label === label);
  if (!mark) return "";
  const { backgroundImage, backgroundSize, backgroundPosition, backgroundRepeat } = getComputedStyle(mark);
  return [backgroundImage, backgroundSize, backgroundPosition, backgroundRepeat].join(" | ");
}
