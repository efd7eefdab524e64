// react-text-annotate: the whole text as one row of elements, drawn by React.
//
// It takes spans that do not overlap and have one part: of two that overlap it gets the first, of two
// parts each as a span of its own.

import React from "react";
import ReactDOM from "react-dom";
import { TextAnnotator } from "react-text-annotate";
import { dependencies } from "../package.json";

export const name = "react-text-annotate";
export const kind = "annotator";
export const version = dependencies["react-text-annotate"];

const COLORS = { Claim: "#cfe3fb", Denial: "#fbdccd", Attribution: "#d3efdc" };

let container;
let content;
let value;
let added = null;

const asValue = (start, end, label) => ({ start, end, tag: label, color: COLORS[label] });

export function prepare(element, { text, spans }) {
  container = element;
  content = text;
  value = [];
  const parts = spans.flatMap(({ label, fragments }) =>
    fragments.map(([start, end]) => asValue(start, end, label)),
  );
  parts.sort((a, b) => a.start - b.start);
  for (const part of parts) {
    if (part.start >= (value.at(-1)?.end ?? 0)) value.push(part);
  }
}

function render() {
  const onChange = () => {};
  ReactDOM.render(React.createElement(TextAnnotator, { content, value, onChange }), container);
}

export const show = render;

export function isShown() {
  return container.querySelector("mark") !== null;
}

export function label(start, end, label) {
  added = start;
  value = [...value, asValue(start, end, label)];
  render();
}

export function isLabelled() {
  return container.querySelector(`mark[data-start="${added}"]`) !== null;
}

export const scroller = () => container.parentElement;

export function destroy() {
  ReactDOM.unmountComponentAtNode(container);
}
