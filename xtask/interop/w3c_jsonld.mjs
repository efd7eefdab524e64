// requires: package.json
// judges: W3C Web Annotation
//
// Expands exported Web Annotations with a JSON-LD processor: every field has to be a term of the
// vocabulary, and the quotations of the expanded annotations have to be those that were to be written.
// Called as `node w3c_jsonld.mjs EXPORT EXPECTED_JSON` in a folder with `node_modules`.
//
// The context of the W3C is on its server; here stand the terms of it that an export uses, so that the
// judge needs no network. A field beyond them fails.

import { compare, expectedFrom, fact, fail, filesOf, load, versionOf } from "./w3c_export.mjs";

const OA = "http://www.w3.org/ns/oa#";
const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const address = (id) => ({ "@id": id, "@type": "@id" });
const word = (id) => ({ "@id": id, "@type": "@vocab" });
const number = (id) => ({ "@id": id, "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger" });
const names = (list) => Object.fromEntries(list.map((name) => [name, OA + name]));
const CONTEXT = {
  id: "@id",
  type: "@type",
  ...names(["Annotation", "TextualBody", "TextQuoteSelector", "TextPositionSelector"]),
  ...names(["tagging", "classifying", "commenting", "linking", "exact", "prefix", "suffix"]),
  Person: "http://xmlns.com/foaf/0.1/Person",
  name: "http://xmlns.com/foaf/0.1/name",
  value: `${RDF}value`,
  label: "http://www.w3.org/2000/01/rdf-schema#label",
  body: address(`${OA}hasBody`),
  target: address(`${OA}hasTarget`),
  source: address(`${OA}hasSource`),
  selector: address(`${OA}hasSelector`),
  creator: address("http://purl.org/dc/terms/creator"),
  created: {
    "@id": "http://purl.org/dc/terms/created",
    "@type": "http://www.w3.org/2001/XMLSchema#dateTime",
  },
  motivation: word(`${OA}motivatedBy`),
  purpose: word(`${OA}hasPurpose`),
  start: number(`${OA}start`),
  end: number(`${OA}end`),
};

const module = await load("jsonld");
const version = versionOf("jsonld");
const jsonld = module.default ?? module;
const documentLoader = async (url) => {
  if (url !== "http://www.w3.org/ns/anno.jsonld") fail(`${url} is no context of annotations`);
  return { contextUrl: null, documentUrl: url, document: { "@context": CONTEXT } };
};
const [, , exported, expected] = process.argv;
const files = filesOf(exported);
const found = new Map();
const spans = new Map();
const links = new Map();
const base = "https://example.org/export/";
const valueOf = (node, term) => node[term]?.[0]?.["@value"];

for (const [name, json] of files) {
  if (!name.endsWith(".jsonld")) continue;
  // `safe` makes what the context does not know an error instead of dropping it.
  const expanded = await jsonld
    .expand(JSON.parse(json), { documentLoader, base, safe: true })
    .catch((error) => fail(`${name}: ${error.message}`));
  const text = files.get(name.replace(/\.jsonld$/, ".txt"));
  if (text !== undefined) found.set(text, { spans: [], links: [] });
  for (const node of expanded) add(name, text, node);
}

function add(name, text, node) {
  const body = node[`${OA}hasBody`];
  const targets = node[`${OA}hasTarget`];
  if (text === undefined) {
    const link = links.get(targets[0]["@id"]) ?? {};
    const isLink = node[`${OA}motivatedBy`][0]["@id"] === `${OA}linking`;
    const id = isLink ? node["@id"] : targets[0]["@id"];
    const more = isLink
      ? { from: targets[0]["@id"], to: body[0]["@id"] }
      : { type: valueOf(body[0], `${RDF}value`) };
    links.set(id, { ...link, ...links.get(id), ...more });
    return;
  }
  const points = Array.from(text);
  const [places, quotes] = [[], []];
  for (const target of targets) {
    const source = target[`${OA}hasSource`][0]["@id"];
    const beside = new URL(name.replace(/\.jsonld$/, ".txt"), base).href;
    if (new URL(source).href !== beside) fail(`${node["@id"]}: its source is ${source}`);
    const selectors = target[`${OA}hasSelector`];
    const value = (term) => selectors.map((one) => valueOf(one, OA + term)).find((one) => one !== undefined);
    places.push([value("start"), value("end")]);
    quotes.push(value("exact"));
    if (points.slice(value("start"), value("end")).join("") !== value("exact")) {
      fail(`${node["@id"]}: its offsets do not give its quotation`);
    }
  }
  const tag = body.find((one) => one[`${OA}hasPurpose`][0]["@id"] === `${OA}tagging`);
  const one = fact(valueOf(tag, `${RDF}value`), places, quotes);
  found.get(text).spans.push(one);
  spans.set(node["@id"], { one, text });
}

for (const [id, { type, from, to }] of links) {
  const [start, end] = [spans.get(from), spans.get(to)];
  if (!start || !end) fail(`${id}: an end of it is missing`);
  if (start.text === end.text) {
    found.get(start.text).links.push(JSON.stringify([type, start.one, end.one]));
  }
}
compare(expectedFrom(expected), found);
console.log(`jsonld ${version}: ${found.size} articles, ${spans.size} spans, ${links.size} relations`);
