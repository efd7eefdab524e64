// Times the loading code of a data card in JavaScript without its imports: `read`, the library, seconds, and
// kilobytes that were added at the most. Called as `node measure.mjs EXPORT` in a folder with `node_modules`.

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { fail, load, versionOf } from "./w3c_export.mjs";

const [, , exported] = process.argv;

/** A line of what Linux tells about this process, in kilobytes. */
function kilobytes(line) {
  try {
    const status = readFileSync("/proc/self/status", "utf8");
    return Number(status.match(new RegExp(`^${line}:\\s+(\\d+)`, "m"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

const card = readFileSync(join(exported, "README.md"), "utf8");
const [, install, code] =
  card.match(/\n## Loading\n\nAfter `([^`]+)`:\n\n```javascript\n([^]*?)\n```\n/) ?? fail("the data card has no code in JavaScript");
const library = install.split(" ").at(-1);
const told = `${library} ${versionOf(library)}`;
await load(library);
// It finds its packages beside itself, and the files of the export in the working directory.
const module = join(process.cwd(), `card-${process.pid}.mjs`);
writeFileSync(module, code);
process.chdir(exported);
try {
  // The most memory so far is forgotten.
  writeFileSync("/proc/self/clear_refs", "5");
} catch {
  // Other systems tell no memory.
}
const before = kilobytes("VmRSS");
const started = performance.now();
try {
  await import(pathToFileURL(module).href);
} finally {
  rmSync(module);
}
const seconds = (performance.now() - started) / 1000;
const added = Math.max(0, kilobytes("VmHWM") - before);
console.log(`read\t${told}\t${seconds.toFixed(3)}\t${added}`);
