// The model of the two lower bounds: each paragraph with its own text and its own stretches.

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text) => text.replace(/[&<>]/g, (each) => ESCAPES[each]);

/** The paragraphs of a text, each with the stretches of the spans in it, in reading order. */
export function model({ text, spans }) {
  const paragraphs = [];
  let start = 0;
  for (const part of text.split("\n\n")) {
    paragraphs.push({ start, end: start + part.length, text: part, stretches: [] });
    start += part.length + 2;
  }
  for (const { id, label, fragments } of spans) {
    for (const [from, to] of fragments) {
      const paragraph = paragraphs[paragraphOf(paragraphs, from)];
      paragraph.stretches.push({ id, label, start: from, end: to });
    }
  }
  return paragraphs;
}

/** The number of the paragraph that an offset lies in. */
export function paragraphOf(paragraphs, offset) {
  let [low, high] = [0, paragraphs.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (paragraphs[middle].start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

let count = 0;

/** Adds a stretch to a paragraph, and returns its id. */
export function insert(paragraph, start, end, label) {
  count += 1;
  const id = `added-${count}`;
  paragraph.stretches.push({ id, label, start, end });
  return id;
}

/** A paragraph as HTML: cut at every edge of a stretch, marked where stretches lie. */
export function html({ start, end, text, stretches }) {
  const edges = new Set([start, end]);
  for (const stretch of stretches) edges.add(stretch.start).add(stretch.end);
  const cuts = [...edges].sort((a, b) => a - b);
  const begins = [...stretches].sort((a, b) => a.start - b.start);
  let next = 0;
  let open = [];
  let written = "";
  for (let place = 0; place + 1 < cuts.length; place += 1) {
    const [from, to] = [cuts[place], cuts[place + 1]];
    open = open.filter((stretch) => stretch.end > from);
    while (next < begins.length && begins[next].start === from) open.push(begins[next++]);
    const words = escaped(text.slice(from - start, to - start));
    written += open.length === 0 ? words : mark(open, words);
  }
  return written;
}

function mark(open, words) {
  const ids = open.map(({ id }) => id).join(" ");
  const labels = open.map(({ label }) => `label-${label}`).join(" ");
  return `<mark class="${labels}" data-span="${ids}">${words}</mark>`;
}
