//! Annotations and their texts as a project.

use std::collections::BTreeMap;

use super::annotation::{Annotation, Target, annotations};
use super::describe::describe;
use super::link::{Link, links};
use super::texts::Texts;
use super::{WebAnnotations, has_annotations};
use crate::formats::json::{LONGEST_QUOTE, broken};
use crate::formats::reading::{
    At, Intake, NewSpan, Quotable, Quoted, SourceText, fitting_units, texts_beside,
};
use crate::formats::{
    FoundUnit, Import, OffsetUnit, ReadContext, ReadError, ReadErrorKind, Reader, SourceFile,
    encoding,
};
use crate::model::{Fragments, Name, SpanId, UnknownFields};
use crate::text::{Anchored, Quote, TextRange, counted, shortened};

impl Reader for WebAnnotations {
    fn read(
        &self,
        file: &SourceFile,
        text: &str,
        context: ReadContext<'_>,
    ) -> Result<Import, ReadError> {
        let (beside, told) = (context.beside, context.unit);
        let mut all = annotations(file.stem(), text)
            .map_err(|problem| broken(&file.name, text, 1, &problem))?;
        let mut faults = Vec::new();
        let is_another = |other: &&&SourceFile| {
            other.folder() == file.folder() && other.name != file.name && has_annotations(other)
        };
        for other in beside.iter().filter(is_another) {
            match parsed(other) {
                Ok(found) => all.extend(found),
                Err(reason) => faults.push(format!("“{}” is left out. {reason}", other.name)),
            }
        }
        let (links, rest) = links(all);
        let texts = texts_beside(beside, |other| {
            other.name == file.name || has_annotations(other) || other.folder() != file.folder()
        });
        let mut reading = Reading {
            intake: Intake::new(file, context),
            texts: Texts::new(&texts),
            spans: BTreeMap::new(),
        };
        for fault in faults {
            reading.intake.warn(At::default(), fault);
        }
        let items = reading.items(rest);
        let others = beside.iter().filter(|other| has_annotations(other));
        let stems = others.map(|other| other.stem()).chain([file.stem()]);
        for stem in stems {
            reading.texts.take_alone(&mut reading.intake, stem);
        }
        if reading.texts.found.is_empty() {
            let needed = format!("{}.txt", file.stem());
            return Err(ReadError::of_file(file, ReadErrorKind::alone(&needed)));
        }
        let unit = reading.unit(&items, told);
        reading.spans(&items, unit.unit);
        reading.links(&links);
        let mut import = reading.intake.finish();
        import.offsets = Some(unit);
        Ok(import)
    }
}

fn parsed(file: &SourceFile) -> Result<Vec<Annotation>, String> {
    let text = encoding::decode(&file.bytes, None).map_err(|kind| kind.to_string())?;
    annotations(file.stem(), &text).map_err(|problem| format!("It is broken JSON: {problem}."))
}

/// An annotation whose text is there.
struct Item {
    annotation: Annotation,
    text: usize,
}

struct Reading<'c, 't> {
    intake: Intake<'c>,
    texts: Texts<'t>,
    spans: BTreeMap<String, SpanId>,
}

impl Reading<'_, '_> {
    /// The annotations whose texts are there; the others are told.
    fn items(&mut self, annotations: Vec<Annotation>) -> Vec<Item> {
        let mut items = Vec::new();
        let mut missing: BTreeMap<String, usize> = BTreeMap::new();
        for annotation in annotations {
            let Some(first) = annotation.targets.first() else {
                self.warn(&annotation, "It is left out: it has no target.");
                continue;
            };
            if !first.is_in_a_text() {
                let message = "It is left out: it marks no words, but a text as a whole.";
                self.warn(&annotation, message);
                continue;
            }
            match self.texts.of(&mut self.intake, first, &annotation.stem) {
                Some(text) => items.push(Item { annotation, text }),
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

    fn unit(&self, items: &[Item], told: Option<OffsetUnit>) -> FoundUnit {
        if let Some(unit) = told {
            return FoundUnit {
                unit,
                is_certain: true,
            };
        }
        let mut quoted = Vec::new();
        for item in items {
            let Some((_, text)) = self.texts.found.get(item.text) else {
                continue;
            };
            quoted.extend(item.annotation.targets.iter().filter_map(|target| {
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
        let found = std::mem::take(&mut self.texts.found);
        let mut quotable: Vec<Quotable<'_>> = found
            .iter()
            .map(|(_, text)| Quotable::new(text.text()))
            .collect();
        for item in items {
            let text = found.get(item.text).zip(quotable.get_mut(item.text));
            let Some(((article, source), quotable)) = text else {
                continue;
            };
            let places = item.annotation.targets.iter();
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
                annotator: item.annotation.creator.clone(),
                unknown: UnknownFields::new(),
            };
            describe(&mut span, &item.annotation);
            let span = self.intake.span(span);
            self.spans.insert(item.annotation.id.clone(), span);
        }
        self.texts.found = found;
    }

    /// Where a target lies; none, with a warning, if it is not found for sure.
    fn range(
        &mut self,
        annotation: &Annotation,
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

    fn warn(&mut self, annotation: &Annotation, message: impl Into<String>) {
        let record = annotation.id.as_str();
        let at = At {
            line: None,
            record: (!record.is_empty()).then_some(record),
        };
        self.intake.warn(at, message);
    }
}
