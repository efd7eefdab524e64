// CodeMirror 6 as a text view with a window: spans are mark decorations, in its own set of ranges.
// It is an editor, not an annotator: it has the marks and nothing else.

import { EditorState, RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";
import { dependencies } from "../package.json";

export const name = "codemirror";
export const kind = "view";
export const version = dependencies["@codemirror/view"];

let container;
let state;
let view;
let added = 0;

const marks = {};
for (const label of ["Claim", "Denial", "Attribution"]) {
  marks[label] = Decoration.mark({ tagName: "mark", class: `label-${label}` });
}

const addSpan = StateEffect.define();

export function prepare(element, { text, spans }) {
  container = element;
  const ranges = spans.flatMap(({ label, fragments }) =>
    fragments.map(([from, to]) => ({ from, to, label })),
  );
  ranges.sort((a, b) => a.from - b.from);
  const builder = new RangeSetBuilder();
  for (const { from, to, label } of ranges) builder.add(from, to, marks[label]);
  const decorations = builder.finish();
  const field = StateField.define({
    create: () => decorations,
    update(current, transaction) {
      const spans = transaction.effects.filter((effect) => effect.is(addSpan));
      const add = spans.map(({ value }) => value);
      return current.map(transaction.changes).update({ add });
    },
    provide: (field) => EditorView.decorations.from(field),
  });
  state = EditorState.create({
    doc: text,
    extensions: [
      field,
      EditorState.readOnly.of(true),
      EditorView.lineWrapping,
      EditorView.theme({
        "&": { height: "100%" },
        ".cm-scroller": { fontFamily: "inherit", lineHeight: "inherit" },
      }),
    ],
  });
  // It scrolls by itself, and so needs a height.
  container.style.height = "100vh";
}

export function show() {
  view = new EditorView({ state, parent: container });
}

export function isShown() {
  return container.querySelector("mark") !== null;
}

export function label(start, end, label) {
  added += 1;
  const mark = Decoration.mark({
    tagName: "mark",
    class: `label-${label}`,
    attributes: { "data-added": String(added) },
  });
  view.dispatch({ effects: addSpan.of(mark.range(start, end)) });
}

export function isLabelled() {
  return container.querySelector(`mark[data-added="${added}"]`) !== null;
}

export const scroller = () => view.scrollDOM;
export const content = () => view.contentDOM;

export function destroy() {
  view.destroy();
}
