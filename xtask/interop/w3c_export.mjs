// What both judges of Web Annotations need: the files of an export, and what was to be written.
//
// Packages are looked for in `node_modules` of the working directory, whatever folder this file is in.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const installed = createRequire(join(process.cwd(), "judge.js"));

/** The version of a package. */
export function versionOf(name) {
  return JSON.parse(readFileSync(join("node_modules", name, "package.json"), "utf8")).version;
}

/** Loads a package. */
export async function load(name) {
  return await import(pathToFileURL(installed.resolve(name)));
}

/** Ends with what is wrong. */
export function fail(message) {
  console.error(message);
  process.exit(1);
}

/** The files of an export by name. */
export function filesOf(folder) {
  const names = readdirSync(folder);
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

/** What was to be written: for each text its spans, and its links from span to span, as sorted strings. */
export function expectedFrom(path) {
  const { articles } = JSON.parse(readFileSync(path, "utf8"));
  const expected = new Map();
  for (const article of articles) {
    const spans = article.spans.map((one) => fact(one.label, one.fragments, one.text));
    const links = (article.relations ?? []).map((one) =>
      JSON.stringify([one.type, spans[one.from], spans[one.to]]),
    );
    expected.set(article.text, { spans: [...spans].sort(), links: links.sort() });
  }
  return expected;
}

/** What a span says, as a string. */
export function fact(label, fragments, words) {
  const places = fragments.map((place, number) => [place, words[number]]);
  places.sort(([one], [other]) => one[0] - other[0]);
  return JSON.stringify([label, places]);
}

/** Ends with the first difference between what was to be written and what was found. */
export function compare(expected, found) {
  if (expected.size !== found.size) fail(`${found.size} articles instead of ${expected.size}`);
  for (const [text, wanted] of expected) {
    const there = found.get(text);
    if (!there) fail(`no article has the text ${JSON.stringify(text.slice(0, 60))}`);
    for (const kind of ["spans", "links"]) {
      const seen = [...there[kind]].sort();
      for (let number = 0; number < Math.max(seen.length, wanted[kind].length); number++) {
        if (seen[number] !== wanted[kind][number]) {
          fail(`${kind}: ${seen[number]} instead of ${wanted[kind][number]}`);
        }
      }
    }
  }
}
