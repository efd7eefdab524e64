// requires: @recogito/text-annotator@4.1.1
// judges: W3C Web Annotation
//
// Reads exported Web Annotations with Recogito's own adapter and holds them against what was to be
// written. Called as `node w3c_recogito.mjs EXPORT EXPECTED_JSON` in a folder with `node_modules`.
//
// Links stand in a file of their own: they are read as Annotorious's connectors read them, by body and
// target.

import { compare, expectedFrom, fact, fail, filesOf, load } from "./w3c_export.mjs";

const { module: recogito, version } = await load("@recogito/text-annotator");
const [, , exported, expected] = process.argv;
const files = filesOf(exported);
const found = new Map();
const spans = new Map();

for (const [name, json] of files) {
  if (!name.endsWith(".jsonld") || name === "links.jsonld") continue;
  const source = name.replace(/\.jsonld$/, ".txt");
  const text = files.get(source);
  if (text === undefined) fail(`${source} is missing`);
  const there = { spans: [], links: [] };
  found.set(text, there);
  const points = Array.from(text);
  const { parse } = recogito.W3CTextFormat(source);
  for (const annotation of JSON.parse(json)) {
    const { parsed, error } = parse(annotation);
    if (error) fail(`${annotation.id}: ${error.message}`);
    const { selector } = parsed.target;
    for (const { quote, start, end } of selector) {
      const words = points.slice(start, end).join("");
      if (words !== quote) fail(`${annotation.id}: ${start} to ${end} is ${words}, not ${quote}`);
    }
    const label = parsed.bodies.find((body) => body.purpose === "tagging").value;
    const places = selector.map(({ start, end }) => [start, end]);
    const one = fact(label, places, selector.map(({ quote }) => quote));
    there.spans.push(one);
    spans.set(annotation.id, { one, text });
  }
}

const links = JSON.parse(files.get("links.jsonld") ?? "[]");
const types = new Map(
  links.filter((one) => one.motivation === "tagging").map((one) => [one.target, one.body[0].value]),
);
let count = 0;
for (const { id, motivation, body, target } of links) {
  if (motivation !== "linking") continue;
  const [from, to] = [spans.get(target), spans.get(body)];
  if (!from || !to) fail(`${id}: an end of it is missing`);
  count += 1;
  if (from.text === to.text) {
    found.get(from.text).links.push(JSON.stringify([types.get(id), from.one, to.one]));
  }
}

compare(expectedFrom(expected), found);
console.log(
  `@recogito/text-annotator ${version}: ${found.size} articles, ${spans.size} spans, ${count} relations`,
);
