// requires: package.json
// judges: W3C Web Annotation
//
// Reads exported Web Annotations with Recogito's own adapter, by the code of the data card, and holds them
// against what was to be written. Called as `node w3c_recogito.mjs EXPORT EXPECTED_JSON` in a folder with
// `node_modules`.
//
// Links stand in a file of their own: they are read as Annotorious's connectors read them, by body and
// target.

import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { compare, expectedFrom, fact, fail, filesOf, versionOf } from "./w3c_export.mjs";

const version = versionOf("@recogito/text-annotator");
const [, , exported, expected] = process.argv;
const files = filesOf(exported);
const found = new Map();
const spans = new Map();

/** What the code of the data card loads, and the version of Recogito's annotator. */
async function loaded() {
  const code = files.get("README.md").match(/\n## Loading\n[^]*?\n```javascript\n([^]*?)\n```\n/)?.[1];
  if (code === undefined) fail("the data card has no code in JavaScript");
  // It finds its packages beside itself, and the files of the export in the working directory.
  const module = join(process.cwd(), `card-${process.pid}.mjs`);
  writeFileSync(module, `${code}\nexport { documents };\n`);
  process.chdir(exported);
  try {
    return (await import(pathToFileURL(module).href)).documents;
  } finally {
    rmSync(module);
  }
}

for (const { name, annotations } of await loaded()) {
  const source = name.replace(/\.jsonld$/, ".txt");
  const text = files.get(source);
  if (text === undefined) fail(`${source} is missing`);
  const there = { spans: [], links: [] };
  found.set(text, there);
  const points = Array.from(text);
  for (const annotation of annotations) {
    if (!annotation) fail(`${name} has what the adapter does not take for an annotation`);
    const { selector } = annotation.target;
    for (const { quote, start, end } of selector) {
      const words = points.slice(start, end).join("");
      if (words !== quote) fail(`${annotation.id}: ${start} to ${end} is ${words}, not ${quote}`);
    }
    const label = annotation.bodies.find((body) => body.purpose === "tagging").value;
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
