// @recogito/text-annotator: a layer of highlights over text that stands in the document.
//
// Showing puts the text into the document, a block for each paragraph, and hands over the annotations;
// it keeps offsets in UTF-16 units, and spans of two parts as they are.

import { createTextAnnotator } from "@recogito/text-annotator";
import css from "@recogito/text-annotator/text-annotator.css";
import { dependencies } from "../package.json";

export const name = "recogito";
export const kind = "annotator";
export const version = dependencies["@recogito/text-annotator"];

let container;
let content;
let source;
let paragraphs;
let annotations;
let annotator;
let added = null;

const asAnnotation = (text, id, label, fragments) => ({
  id,
  bodies: [{ id: `${id}-body`, annotation: id, purpose: "tagging", value: label }],
  target: {
    annotation: id,
    selector: fragments.map(([start, end]) => ({ start, end, quote: text.slice(start, end) })),
  },
});

export function prepare(element, { text, spans }) {
  container = element;
  source = text;
  // The text with its empty lines, so that offsets stay what they are.
  paragraphs = text.split(/(?<=\n\n)/);
  annotations = spans.map(({ id, label, fragments }) => asAnnotation(text, id, label, fragments));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}

export function show() {
  content = document.createElement("div");
  content.append(
    ...paragraphs.map((paragraph) => {
      const block = document.createElement("div");
      block.textContent = paragraph;
      return block;
    }),
  );
  container.append(content);
  annotator = createTextAnnotator(content);
  annotator.setAnnotations(annotations);
}

const mark = (id) => container.querySelector(`.r6o-annotation[data-annotation="${id}"]`);

export function isShown() {
  return mark(annotations[0].id) !== null;
}

export function label(start, end, label) {
  added = `added-${start}`;
  annotator.addAnnotation(asAnnotation(source, added, label, [[start, end]]));
}

export function isLabelled() {
  return mark(added) !== null;
}

export const scroller = () => container.parentElement;

export function destroy() {
  annotator.destroy();
  content.remove();
}
