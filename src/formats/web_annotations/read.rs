//! Annotations and their texts as a project.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::annotation::{Body, Target, annotations, bodies, creator, id, motivations, targets};
use super::link::{Annotations, Link, links};
use super::{WebAnnotations, has_annotations};
use crate::formats::json::{LONGEST_QUOTE, broken};
use crate::formats::reading::{
    At, Intake, NewArticle, NewSpan, Quotable, Quoted, SourceText, TextBeside, fitting_units,
    texts_beside,
};
use crate::formats::{
    FoundUnit, Import, OffsetUnit, ReadContext, ReadError, ReadErrorKind, Reader, SourceFile,
    encoding,
};
use crate::model::{ArticleId, Fragments, Name, SpanId, UnknownFields, Value};
use crate::text::{Anchored, Quote, TextRange, counted, shortened};

/// The value that further tags become.
const TAGS: &str = "tags";

/// The label of what has none.
const UNLABELLED: &str = "annotation";

impl Reader for WebAnnotations {
    fn read(
        &self,
        file: &SourceFile,
        text: &str,
        context: ReadContext<'_>,
    ) -> Result<Import, ReadError> {
        let (beside, told) = (context.beside, context.unit);
        let json: Json =
            serde_json::from_str(text).map_err(|problem| broken(&file.name, text, 1, &problem))?;
        let mut all: Annotations = with_stem(file, json).collect();
        let mut faults = Vec::new();
        let is_another = |other: &&&SourceFile| {
            other.folder() == file.folder() && other.name != file.name && has_annotations(other)
        };
        for other in beside.iter().filter(is_another) {
            match parsed(other) {
                Ok(json) => all.extend(with_stem(other, json)),
                Err(reason) => faults.push(format!("“{}” is left out. {reason}", other.name)),
            }
        }
        let (links, rest) = links(all);
        let texts = texts_beside(beside, |other| {
            other.name == file.name || has_annotations(other) || other.folder() != file.folder()
        });
        let mut reading = Reading {
            intake: Intake::new(file, context),
            texts: &texts,
            articles: BTreeMap::new(),
            taken: BTreeMap::new(),
            found: Vec::new(),
            spans: BTreeMap::new(),
        };
        for fault in faults {
            reading.intake.warn(At::default(), fault);
        }
        let items = reading.items(rest);
        reading.texts_alone(file, beside);
        if reading.found.is_empty() {
            let needed = format!("{}.txt", file.stem());
            return Err(ReadError::of_file(file, ReadErrorKind::Alone { needed }));
        }
        let unit = reading.unit(&items, told);
        reading.spans(&items, unit.unit);
        reading.links(&links);
        let mut import = reading.intake.finish();
        import.offsets = Some(unit);
        Ok(import)
    }
}

/// Annotations with the stem of the name of their file.
fn with_stem(file: &SourceFile, json: Json) -> impl Iterator<Item = (String, Json)> {
    let stem = file.stem().to_owned();
    let annotations = annotations(json).into_iter();
    annotations.map(move |annotation| (stem.clone(), annotation))
}

fn parsed(file: &SourceFile) -> Result<Json, String> {
    let text = encoding::decode(&file.bytes, None).map_err(|kind| kind.to_string())?;
    serde_json::from_str(&text).map_err(|problem| format!("It is broken JSON: {problem}."))
}

/// An annotation whose text is there.
struct Item {
    annotation: Json,
    text: usize,
    targets: Vec<Target>,
}

struct Reading<'c, 't> {
    intake: Intake<'c>,
    texts: &'t [TextBeside],
    /// The texts that were taken in, by file of annotations and address.
    articles: BTreeMap<(String, String), Option<usize>>,
    /// The texts that were taken in, by their number among those that came along.
    taken: BTreeMap<usize, usize>,
    found: Vec<(ArticleId, SourceText)>,
    spans: BTreeMap<String, SpanId>,
}

impl Reading<'_, '_> {
    /// The annotations whose texts are there; the others are told.
    fn items(&mut self, annotations: Annotations) -> Vec<Item> {
        let mut items = Vec::new();
        let mut missing: BTreeMap<String, usize> = BTreeMap::new();
        for (stem, annotation) in annotations {
            let targets = targets(&annotation);
            let Some(first) = targets.first() else {
                self.warn(&annotation, "It is left out: it has no target.");
                continue;
            };
            if first.position.is_none() && first.quote.is_none() {
                let message = "It is left out: it marks no words, but a text as a whole.";
                self.warn(&annotation, message);
                continue;
            }
            match self.text(first, &stem) {
                Some(text) => items.push(Item {
                    annotation,
                    text,
                    targets,
                }),
                None => *missing.entry(first.source.clone()).or_default() += 1,
            }
        }
        for (source, count) in missing {
            let message = format!(
                "{} of “{source}” left out: its text did not come along. Choose the text, as .txt or \
                 as a saved page, together with its annotations.",
                counted(count, "annotation")
            );
            self.intake.warn(At::default(), message);
        }
        items
    }

    /// Takes in texts beside annotation files in which there is no annotation.
    fn texts_alone(&mut self, file: &SourceFile, beside: &[&SourceFile]) {
        let mut stems = vec![file.stem().to_owned()];
        let others = beside.iter().filter(|other| has_annotations(other));
        stems.extend(others.map(|other| other.stem().to_owned()));
        for stem in stems {
            let name = format!("{stem}.txt");
            if let Some(number) = self.texts.iter().position(|text| text.name == name) {
                self.taken(number);
            }
        }
    }

    /// The text that a target lies in: the one that it brings, the one of its address's name, the one
    /// that is called like the file of annotations, or the only one.
    fn text(&mut self, target: &Target, stem: &str) -> Option<usize> {
        let key = (stem.to_owned(), target.source.clone());
        if let Some(known) = self.articles.get(&key) {
            return *known;
        }
        let text = match &target.text {
            Some(text) => SourceText::new(text).ok().map(|text| {
                let article = self
                    .intake
                    .article(At::default(), &text, NewArticle::default());
                self.found.push((article, text));
                self.found.len() - 1
            }),
            None => self
                .beside(&target.source, stem)
                .map(|text| self.taken(text)),
        };
        self.articles.insert(key, text);
        text
    }

    fn beside(&self, source: &str, stem: &str) -> Option<usize> {
        let path = source.split(['?', '#']).next().unwrap_or(source);
        let name = path.trim_end_matches('/').rsplit('/').next();
        let name = name.map(percent_decoded).unwrap_or_default();
        let called = |wanted: &str| {
            let mut texts = self.texts.iter();
            texts.position(|text| {
                text.name == wanted
                    || text
                        .name
                        .rsplit_once('.')
                        .is_some_and(|(stem, _)| stem == wanted)
            })
        };
        let only = (self.texts.len() == 1).then_some(0);
        called(&name).or_else(|| called(stem)).or(only)
    }

    /// Takes a text in, once.
    fn taken(&mut self, number: usize) -> usize {
        if let Some(known) = self.taken.get(&number) {
            return *known;
        }
        if let Some(beside) = self.texts.get(number) {
            let article = self.article(beside);
            self.found.push((article, beside.text.clone()));
        }
        let place = self.found.len().saturating_sub(1);
        self.taken.insert(number, place);
        place
    }

    fn article(&mut self, beside: &TextBeside) -> ArticleId {
        let record = beside.name.clone();
        let at = At {
            line: None,
            record: Some(&record),
        };
        self.intake
            .article(at, &beside.text, beside.article.clone())
    }

    fn unit(&self, items: &[Item], told: Option<OffsetUnit>) -> FoundUnit {
        if let Some(unit) = told {
            return FoundUnit {
                unit,
                is_certain: true,
            };
        }
        let mut quoted = Vec::new();
        for item in items {
            let Some((_, text)) = self.found.get(item.text) else {
                continue;
            };
            quoted.extend(item.targets.iter().filter_map(|target| {
                let (start, end) = target.position?;
                Some(Quoted {
                    text,
                    start,
                    end,
                    words: target.quote.as_ref().map(|quote| quote.exact.as_str()),
                })
            }));
        }
        let units = fitting_units(&OffsetUnit::ALL, &quoted);
        FoundUnit {
            unit: units.first().copied().unwrap_or(OffsetUnit::CodePoints),
            is_certain: units.len() == 1,
        }
    }

    fn spans(&mut self, items: &[Item], unit: OffsetUnit) {
        let found = std::mem::take(&mut self.found);
        let mut quotable: Vec<Quotable<'_>> = found
            .iter()
            .map(|(_, text)| Quotable::new(text.text()))
            .collect();
        for item in items {
            let text = found.get(item.text).zip(quotable.get_mut(item.text));
            let Some(((article, source), quotable)) = text else {
                continue;
            };
            let places = item.targets.iter();
            let ranges: Option<Vec<TextRange>> = places
                .map(|target| self.range(&item.annotation, target, source, quotable, unit))
                .collect();
            let Some(fragments) = ranges.and_then(Fragments::new) else {
                continue;
            };
            let mut span = NewSpan {
                article: *article,
                fragments,
                label: Name::from(""),
                attributes: BTreeMap::new(),
                note: Name::from(""),
                annotator: creator(&item.annotation),
                unknown: UnknownFields::new(),
            };
            describe(&mut span, &item.annotation);
            let span = self.intake.span(span);
            self.spans.insert(id(&item.annotation).to_owned(), span);
        }
        self.found = found;
    }

    /// Where a target lies; none, with a warning, if it is not found for sure.
    fn range(
        &mut self,
        annotation: &Json,
        target: &Target,
        source: &SourceText,
        quotable: &mut Quotable<'_>,
        unit: OffsetUnit,
    ) -> Option<TextRange> {
        let expected = target
            .position
            .and_then(|(start, end)| source.range(start, end, unit))
            .filter(|range| !range.is_empty());
        let Some(quote) = &target.quote else {
            if expected.is_none() {
                self.warn(
                    annotation,
                    "It is left out: its offsets are no stretch of the text.",
                );
            }
            return expected;
        };
        let words = |words: &str| words.replace("\r\n", "\n").replace('\r', "\n");
        let (exact, before, after) = (
            words(&quote.exact),
            words(&quote.before),
            words(&quote.after),
        );
        let wanted = Quote {
            exact: &exact,
            before: &before,
            after: &after,
        };
        let shown = shortened(&exact, LONGEST_QUOTE);
        match quotable.find(expected, &wanted) {
            Anchored::AtPosition(range) => Some(range),
            Anchored::Moved(range) => {
                if target.position.is_some() {
                    let message = format!(
                        "“{shown}” does not stand where its offsets lead, counted in {unit}. It \
                         stands at one other place and was moved there."
                    );
                    self.warn(annotation, message);
                }
                Some(range)
            }
            Anchored::Ambiguous { candidates } => {
                let message = format!(
                    "It is left out: “{shown}” stands at {candidates} places that fit equally well."
                );
                self.warn(annotation, message);
                None
            }
            Anchored::NotFound => {
                let message = format!("It is left out: “{shown}” does not stand in the text.");
                self.warn(annotation, message);
                None
            }
        }
    }

    fn links(&mut self, links: &[Link]) {
        for link in links {
            let end = |id: &str| self.spans.get(id).copied();
            match end(&link.from).zip(end(&link.to)) {
                Some(ends) => {
                    let unknown = UnknownFields::new();
                    self.intake
                        .relation(ends, &link.kind, &link.creator, unknown);
                }
                None => {
                    let at = At {
                        line: None,
                        record: Some(&link.id),
                    };
                    let message = "It is left out: not both of what it links were read.";
                    self.intake.warn(at, message);
                }
            }
        }
    }

    fn warn(&mut self, annotation: &Json, message: impl Into<String>) {
        let record = id(annotation);
        let at = At {
            line: None,
            record: (!record.is_empty()).then_some(record),
        };
        self.intake.warn(at, message);
    }
}

/// Takes over what the bodies of an annotation say.
fn describe(span: &mut NewSpan, annotation: &Json) {
    let mut label: Option<Name> = None;
    let mut tags: Vec<Name> = Vec::new();
    let mut notes: Vec<String> = Vec::new();
    for Body {
        purpose,
        value,
        label: of,
    } in bodies(annotation)
    {
        let value = Name::from(value);
        match (purpose.as_str(), of) {
            ("classifying", Some(attribute)) => {
                span.attributes.insert(attribute.into(), Value::Text(value));
            }
            ("tagging" | "classifying", _) if label.is_none() => label = Some(value),
            ("tagging" | "classifying", _) => tags.push(value),
            ("commenting" | "replying" | "", _) => notes.push(value.to_string()),
            (purpose, _) => {
                span.attributes.insert(purpose.into(), Value::Text(value));
            }
        }
    }
    if !tags.is_empty() {
        span.attributes.insert(TAGS.into(), Value::Choices(tags));
    }
    let motivation = motivations(annotation).next().unwrap_or(UNLABELLED);
    span.label = label.unwrap_or_else(|| motivation.into());
    span.note = notes.join("\n").into();
}

/// A part of an address with its `%20` as what they stand for.
fn percent_decoded(part: &str) -> String {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let byte = (*first == b'%')
            .then(|| after.split_at_checked(2))
            .flatten()
            .and_then(|(digits, after)| {
                let digits = std::str::from_utf8(digits).ok()?;
                Some((u8::from_str_radix(digits, 16).ok()?, after))
            });
        let (byte, after) = byte.unwrap_or((*first, after));
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
