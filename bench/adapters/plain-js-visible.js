// A lower bound, written for this benchmark: plain JavaScript that builds the marks of the visible
// paragraphs alone, half a screen above and below included, and follows the scrolling. Everything
// outside is empty space of an estimated height. It can do nothing else that an annotator does.

import { html, model, paragraphOf, insert } from "./plain/paragraphs.js";

export const name = "plain-js-visible";
export const kind = "bound";
export const version = "";

/** Estimated sizes of the column, in pixels and characters. */
const LINE = 37;
const CHARACTERS_IN_LINE = 72;

let view;
let content;
let paragraphs;
/** Where each paragraph begins, in pixels; one more for the end. */
let tops;
let shown = [0, 0];
let added = null;

export function prepare(container, data) {
  view = container.parentElement;
  content = container;
  paragraphs = model(data);
  tops = new Float64Array(paragraphs.length + 1);
  paragraphs.forEach(({ text }, number) => {
    const lines = Math.ceil(text.length / CHARACTERS_IN_LINE);
    tops[number + 1] = tops[number] + lines * LINE + 19;
  });
}

export function show() {
  view.addEventListener("scroll", follow);
  follow();
}

/** The paragraph at a height. */
function at(height) {
  let [low, high] = [0, paragraphs.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (tops[middle] <= height) low = middle;
    else high = middle - 1;
  }
  return low;
}

function follow() {
  const { scrollTop, clientHeight } = view;
  const first = at(scrollTop - clientHeight / 2);
  const last = at(scrollTop + 1.5 * clientHeight) + 1;
  if (first !== shown[0] || last !== shown[1]) paint(first, last);
}

function paint(first, last) {
  shown = [first, last];
  const above = tops[first];
  const below = tops[paragraphs.length] - tops[last];
  content.innerHTML =
    `<div style="height:${above}px"></div>` +
    paragraphs.slice(first, last).map((paragraph) => `<p>${html(paragraph)}</p>`).join("") +
    `<div style="height:${below}px"></div>`;
}

export function isShown() {
  return content.querySelector("mark") !== null;
}

export function label(start, end, label) {
  const number = paragraphOf(paragraphs, start);
  added = insert(paragraphs[number], start, end, label);
  content.children[1 + number - shown[0]].innerHTML = html(paragraphs[number]);
}

export function isLabelled() {
  return content.querySelector(`mark[data-span~="${added}"]`) !== null;
}

export const scroller = () => view;

export function destroy() {
  view.removeEventListener("scroll", follow);
  content.replaceChildren();
}
