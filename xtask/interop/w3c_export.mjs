// What both judges of Web Annotations need: the files of an export, and what was to be written.
//
// Packages are looked for in `node_modules` of the working directory, whatever folder this file is in.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";

const installed = createRequire(join(process.cwd(), "judge.js"));

/** Loads a package, and tells its version. */
export async function load(name) {
  const found = installed.resolve(name);
  const within = join("node_modules", name);
  const folder = found.slice(0, found.lastIndexOf(within) + within.length);
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const entry = about.module ? join(folder, about.module) : found;
  return { module: await import(entry), version: about.version };
}

/** Ends with what is wrong. */
export function fail(message) {
  console.error(message);
  process.exit(1);
}

/** The files of an export by name: of a folder, or of a zip archive. */
export function filesOf(path) {
  const files = new Map();
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path)) files.set(name, readFileSync(join(path, name), "utf8"));
    return files;
  }
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let at = bytes.readUInt32LE(end + 16);
  for (let number = bytes.readUInt16LE(end + 10); number > 0; number--) {
    const [packed, nameLength] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)];
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(start, start + packed);
    const isPacked = bytes.readUInt16LE(at + 10) !== 0;
    files.set(name, (isPacked ? inflateRawSync(data) : data).toString("utf8"));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
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
