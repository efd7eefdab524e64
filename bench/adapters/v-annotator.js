// v-annotator, the text view of doccano: lines measured and broken by itself, drawn as SVG, those in
// the view alone.
//
// It is mounted in advance and given its width half a second later; showing gives it the text and the
// spans. Of spans with two parts it gets each part as a span of its own. It gets no relations, which
// it would draw as arcs. Offsets are UTF-16 units, as in doccano without its mode for graphemes.

import Vue from "vue";
import * as annotator from "v-annotator";
import css from "v-annotator/dist/v-annotator.css";
import { dependencies } from "../package.json";

export const name = "v-annotator";
export const kind = "annotator";
export const version = dependencies["v-annotator"];

// A CommonJS module, whose default export is a field of its exports.
const VAnnotator = annotator.default.default;

const LABELS = [
  { id: 0, text: "Claim", color: "#1f5fae" },
  { id: 1, text: "Denial", color: "#b04a1c" },
  { id: 2, text: "Attribution", color: "#1b7a44" },
];
const labelOf = (name) => LABELS.findIndex(({ text }) => text === name);

/** It waits so long before it measures its width, in milliseconds. */
const WAIT = 700;

let container;
let app;
let text;
let entities = [];
let before = 0;

export async function prepare(element, data) {
  container = element;
  text = data.text;
  for (const { label, fragments } of data.spans) {
    for (const [startOffset, endOffset] of fragments) {
      entities.push({ id: entities.length, label: labelOf(label), startOffset, endOffset });
    }
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);

  app = new Vue({
    data: { text: "", entities: [] },
    render(create) {
      const props = {
        text: this.text,
        entities: this.entities,
        entityLabels: LABELS,
        allowOverlapping: true,
        graphemeMode: false,
      };
      return create(VAnnotator, { props });
    },
  });
  app.$mount(container.appendChild(document.createElement("div")));
  await new Promise((done) => setTimeout(done, WAIT));
}

export function show() {
  app.entities = entities;
  app.text = text;
}

/** Each span has a line under its words, in the color of its label. */
const marks = () => container.querySelectorAll("line").length;

export function isShown() {
  return container.querySelector("line") !== null;
}

export function label(startOffset, endOffset, label) {
  before = marks();
  app.entities = [
    ...app.entities,
    { id: app.entities.length, label: labelOf(label), startOffset, endOffset },
  ];
}

export function isLabelled() {
  return marks() > before;
}

export const scroller = () => container.parentElement;

export function destroy() {
  app.$destroy();
}
