//! A file of INCEpTION as a project.

use std::collections::BTreeMap;

use super::WebAnnoTsv;
use super::found::{Found, FoundRelation, FoundSpan};
use super::layers::{Layer, layers};
use super::rows::{Row, Sentence, joined, sentences};
use crate::formats::reading::{At, Intake, NewArticle, NewSpan, SourceText, Stretch};
use crate::formats::uima::{ANNOTATOR, LABEL, NOTE, RELATION, SPAN};
use crate::formats::{
    FoundUnit, Import, OffsetUnit, ReadContext, ReadError, ReadErrorKind, Reader, SourceFile,
};
use crate::model::{ArticleId, Name, SpanId, UnknownFields, Value};

/// The layer of an annotation that is not Sayso's own, as a JSON string.
const LAYER: &str = "webanno_layer";

impl Reader for WebAnnoTsv {
    fn read(
        &self,
        file: &SourceFile,
        text: &str,
        context: ReadContext<'_>,
    ) -> Result<Import, ReadError> {
        let (layers, first_line) = layers(text);
        let (sentences, stray) = sentences(text, first_line);
        let told = context.unit;
        let (unit, is_certain, source) =
            unit(&sentences, told).ok_or_else(|| ReadError::of_file(file, too_large(text)))?;
        if sentences.is_empty() {
            let reason = "There is no sentence in the file.".to_owned();
            return Err(ReadError::of_file(file, ReadErrorKind::Unusable { reason }));
        }
        let mut intake = Intake::new(file, context);
        for line in stray {
            let message = "It is left out: it is neither the text of a sentence nor a token.";
            intake.warn(At::line(line), message);
        }
        let article = intake.article(At::default(), &source, NewArticle::default());
        let rows: Vec<&Row<'_>> = sentences.iter().flat_map(|one| &one.rows).collect();
        let found = Found::of(&layers, &rows, &mut intake);
        let mut adding = Adding {
            intake,
            source,
            unit,
            article,
            spans: Vec::new(),
        };
        adding.all(&found);
        let mut import = adding.intake.finish();
        import.offsets = Some(FoundUnit { unit, is_certain });
        Ok(import)
    }
}

fn too_large(text: &str) -> ReadErrorKind {
    ReadErrorKind::TooLarge {
        bytes: text.len(),
        limit: u32::MAX as usize,
    }
}

/// What the offsets of a file count, whether that is certain, and the text that they then make.
/// INCEpTION counts UTF-16 units; scripts in Python are known to write code points.
fn unit(
    sentences: &[Sentence<'_>],
    told: Option<OffsetUnit>,
) -> Option<(OffsetUnit, bool, SourceText)> {
    if let Some(unit) = told {
        return Some((unit, true, SourceText::new(&joined(sentences, unit)).ok()?));
    }
    let made = |unit| SourceText::new(&joined(sentences, unit)).ok();
    let fitting = |unit: OffsetUnit, text: &SourceText| {
        let rows = sentences.iter().flat_map(|sentence| &sentence.rows);
        let fits = |row: &&Row<'_>| {
            let range = text.range(row.start, row.end, unit);
            range.is_some_and(|range| text.text().slice(range) == row.word)
        };
        rows.filter(fits).count()
    };
    let [utf16, code_points] = [made(OffsetUnit::Utf16)?, made(OffsetUnit::CodePoints)?];
    let by_utf16 = fitting(OffsetUnit::Utf16, &utf16);
    let by_code_points = fitting(OffsetUnit::CodePoints, &code_points);
    Some(if by_code_points > by_utf16 {
        (OffsetUnit::CodePoints, true, code_points)
    } else {
        (OffsetUnit::Utf16, by_utf16 > by_code_points, utf16)
    })
}

/// What a file says as it is added to a project.
struct Adding<'c> {
    intake: Intake<'c>,
    source: SourceText,
    unit: OffsetUnit,
    article: ArticleId,
    /// The spans that were added, by their numbers in the file.
    spans: Vec<Option<SpanId>>,
}

impl Adding<'_> {
    fn all(&mut self, found: &Found<'_>) {
        for span in &found.spans {
            let added = self.span(span);
            self.spans.push(added);
        }
        for relation in &found.relations {
            self.relation(found, relation);
        }
    }

    fn span(&mut self, span: &FoundSpan<'_>) -> Option<SpanId> {
        let at = at(span.first);
        let stretch = Stretch {
            start: span.first.start,
            end: span.end,
            words: span.has_one_row.then_some(span.first.word),
        };
        let fragments = self
            .intake
            .fragments(at, &self.source, &[stretch], self.unit)?;
        let (label, feature) = name(span.layer, &span.values);
        let others = span.values.iter().filter(|(name, words)| {
            Some(**name) != feature && ![NOTE, ANNOTATOR].contains(*name) && !words.is_empty()
        });
        let value = |words: &String| Value::Text(Name::from(words.as_str()));
        let attributes = others.map(|(name, words)| (Name::from(*name), value(words)));
        let text = |feature| span.values.get(feature).map_or("", String::as_str);
        Some(self.intake.span(NewSpan {
            article: self.article,
            fragments,
            label,
            attributes: attributes.collect(),
            note: Name::from(text(NOTE)),
            annotator: text(ANNOTATOR).to_owned(),
            unknown: layer_of(span.layer, SPAN),
        }))
    }

    fn relation(&mut self, found: &Found<'_>, relation: &FoundRelation<'_>) {
        let at = at(relation.row);
        let end = |number: Option<usize>| self.spans.get(number?).copied().flatten();
        let ends = end(found.source(relation)).zip(end(found.target(relation)));
        let Some(ends) = ends else {
            let message = "A relation is left out: not both of the annotations that it links were \
                           found.";
            return self.intake.warn(at, message);
        };
        let (name, feature) = name(relation.layer, &relation.values);
        let annotator = relation.values.get(ANNOTATOR).map_or("", String::as_str);
        let unknown = layer_of(relation.layer, RELATION);
        self.intake.relation(ends, &name, annotator, unknown);
        let others: Vec<&str> = relation
            .values
            .keys()
            .copied()
            .filter(|name| Some(*name) != feature && *name != ANNOTATOR)
            .collect();
        if !others.is_empty() {
            self.intake.warn(
                at,
                format!(
                    "The values of a relation are left out, since Sayso keeps none there: {}.",
                    others.join(", ")
                ),
            );
        }
    }
}

/// What an annotation is called, and the feature that says so.
fn name(layer: &Layer, values: &BTreeMap<&str, String>) -> (Name, Option<&'static str>) {
    let features = [LABEL, "value", "DependencyType", "identifier"];
    let named = features
        .into_iter()
        .find_map(|feature| Some((feature, values.get(feature)?)));
    match named {
        Some((feature, name)) => (Name::from(name.as_str()), Some(feature)),
        None => (Name::from(layer.short_name()), None),
    }
}

fn layer_of(layer: &Layer, own: &str) -> UnknownFields {
    if layer.type_name == own {
        return UnknownFields::new();
    }
    let name = serde_json::to_string(&layer.type_name).unwrap_or_default();
    UnknownFields::from([(LAYER.into(), name.into())])
}

fn at<'r>(row: &'r Row<'_>) -> At<'r> {
    At {
        line: Some(row.line),
        record: Some(row.id),
    }
}
