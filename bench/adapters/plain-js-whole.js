// A lower bound, written for this benchmark: plain JavaScript that builds the marks of the whole text
// at once, paragraph by paragraph. It can do nothing else that an annotator does.

import { html, model, paragraphOf, insert } from "./plain/paragraphs.js";

export const name = "plain-js-whole";
export const kind = "bound";
export const version = "";

let view;
let content;
let paragraphs;
let added = null;

export function prepare(container, data) {
  view = container.parentElement;
  content = container;
  paragraphs = model(data);
}

export function show() {
  content.innerHTML = paragraphs.map((paragraph) => `<p>${html(paragraph)}</p>`).join("");
}

export function isShown() {
  return content.querySelector("mark") !== null;
}

export function label(start, end, label) {
  const number = paragraphOf(paragraphs, start);
  added = insert(paragraphs[number], start, end, label);
  content.children[number].innerHTML = html(paragraphs[number]);
}

export function isLabelled() {
  return content.querySelector(`mark[data-span~="${added}"]`) !== null;
}

export const scroller = () => view;

export function destroy() {
  content.replaceChildren();
}
