//! A project as files of INCEpTION.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::fit::{HOLDS, fit, is_visible};
use super::{HEAD, TEXT, WebAnnoTsv, escapes};
use crate::formats::uima::{LABEL, NOTE, RELATION, SPAN};
use crate::formats::writing::tokens::{edges, tokens};
use crate::formats::writing::{
    ExchangeWriter, FileNames, Fitted, Holds, in_order_of_text, in_words,
};
use crate::formats::{OffsetUnit, SourceFile, WriteError};
use crate::model::{Article, Name, Project, Relation, Span, SpanId};
use crate::text::{ByteOffset, Text, TextRange};

impl ExchangeWriter for WebAnnoTsv {
    fn holds(&self) -> Holds {
        HOLDS
    }

    fn fit(&self, project: &Project) -> Fitted {
        fit(project)
    }

    fn files(&self, project: &Project, unit: OffsetUnit) -> Result<Vec<SourceFile>, WriteError> {
        let mut stems = FileNames::default();
        let files = project.articles().map(|article| SourceFile {
            name: format!("{}.tsv", stems.of(article)),
            bytes: File::of(project, article, unit).text.into_bytes(),
        });
        Ok(files.collect())
    }
}

/// A token with what is on its line.
struct Row<'p> {
    /// `2-5`: the fifth token of the second sentence.
    id: String,
    place: TextRange,
    /// The spans over it, in the order of the text.
    spans: Vec<&'p Span>,
}

/// A file that is being written.
struct File<'p> {
    project: &'p Project,
    unit: OffsetUnit,
    rows: Vec<Row<'p>>,
    /// What tells spans apart that have several tokens or share one.
    ids: BTreeMap<SpanId, usize>,
    /// The number of the row that each span begins in.
    first: BTreeMap<SpanId, usize>,
    attributes: BTreeSet<&'p Name>,
    has_notes: bool,
    has_relations: bool,
    text: String,
}

impl<'p> File<'p> {
    fn of(project: &'p Project, article: &'p Article, unit: OffsetUnit) -> Self {
        let spans = in_order_of_text(project, article);
        let text = &article.text;
        let sentences = sentences(text, &spans);
        let mut file = Self {
            project,
            unit,
            rows: rows(&sentences),
            ids: BTreeMap::new(),
            first: BTreeMap::new(),
            attributes: spans
                .iter()
                .flat_map(|span| span.attributes.keys())
                .collect(),
            has_notes: spans.iter().any(|span| !span.note.is_empty()),
            has_relations: spans
                .iter()
                .any(|span| project.relations_of(span.id).next().is_some()),
            text: String::new(),
        };
        file.place(&spans);
        file.header(!spans.is_empty());
        let mut number = 0;
        for sentence in &sentences {
            let Some((first, last)) = sentence.first().zip(sentence.last()) else {
                continue;
            };
            let words = escapes::text(text.slice(first.cover(*last)));
            file.add(format_args!("\n{TEXT}{words}\n"));
            for _ in sentence {
                file.row(text, number);
                number += 1;
            }
        }
        file
    }

    /// Notes which rows spans are on, and which of them need an id of their own.
    fn place(&mut self, spans: &[&'p Span]) {
        let mut lengths: BTreeMap<SpanId, usize> = BTreeMap::new();
        for span in spans {
            let place = span.fragments.extent();
            let first = self
                .rows
                .partition_point(|row| row.place.end() <= place.start());
            let rows = self.rows.iter_mut().skip(first);
            for row in rows.take_while(|row| row.place.start() < place.end()) {
                row.spans.push(span);
                *lengths.entry(span.id).or_default() += 1;
            }
            self.first.insert(span.id, first);
        }
        let shared: BTreeSet<SpanId> = self
            .rows
            .iter()
            .filter(|row| row.spans.len() > 1)
            .flat_map(|row| row.spans.iter().map(|span| span.id))
            .collect();
        for span in spans {
            if shared.contains(&span.id) || lengths.get(&span.id).is_some_and(|rows| *rows > 1) {
                self.ids.insert(span.id, self.ids.len() + 1);
            }
        }
    }

    fn header(&mut self, has_spans: bool) {
        self.add(format_args!("{HEAD}.3\n"));
        if has_spans {
            self.add(format_args!("#T_SP={SPAN}|{LABEL}"));
            if self.has_notes {
                self.add(format_args!("|{NOTE}"));
            }
            for attribute in self.attributes.clone() {
                self.add(format_args!("|{attribute}"));
            }
            self.text.push('\n');
        }
        if self.has_relations {
            self.add(format_args!("#T_RL={RELATION}|{LABEL}|BT_{SPAN}\n"));
        }
        self.text.push('\n');
    }

    fn add(&mut self, more: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _never_fails = self.text.write_fmt(more);
    }

    fn row(&mut self, text: &Text, number: usize) {
        let Some(row) = self.rows.get(number) else {
            return;
        };
        let place = row.place;
        let mut cells = vec![
            row.id.clone(),
            format!(
                "{}-{}",
                self.offset(text, place.start()),
                self.offset(text, place.end())
            ),
            text.slice(place).to_owned(),
        ];
        if !self.ids.is_empty() || !self.first.is_empty() {
            cells.push(self.cell(&row.spans, |span| Some(Name::clone(&span.label))));
            if self.has_notes {
                cells.push(self.cell(&row.spans, |span| Some(Name::clone(&span.note))));
            }
            for attribute in &self.attributes {
                cells.push(self.cell(&row.spans, |span| {
                    in_words(self.project, span.attributes.get(*attribute)?)
                }));
            }
        }
        if self.has_relations {
            cells.extend(self.relations(row, number));
        }
        let line = cells.join("\t");
        self.add(format_args!("{line}\t\n"));
    }

    fn offset(&self, text: &Text, place: ByteOffset) -> u32 {
        match self.unit {
            OffsetUnit::CodePoints => text.code_point(place).get(),
            OffsetUnit::Utf16 => text.utf16(place).get(),
            OffsetUnit::Bytes => place.get(),
        }
    }

    /// What the spans over a token have for a feature.
    fn cell(&self, spans: &[&Span], value: impl Fn(&Span) -> Option<Name>) -> String {
        if spans.is_empty() {
            return "_".to_owned();
        }
        let values: Vec<String> = spans
            .iter()
            .map(|span| {
                let words = value(span).filter(|words| !words.is_empty());
                let words = words.map_or_else(|| "*".to_owned(), |words| escapes::value(&words));
                match self.ids.get(&span.id) {
                    Some(id) => format!("{words}[{id}]"),
                    None => words,
                }
            })
            .collect();
        values.join("|")
    }

    /// The relations that lead to a span that begins in a row: their types and where they start.
    fn relations(&self, row: &Row<'_>, number: usize) -> [String; 2] {
        let begin_here = row
            .spans
            .iter()
            .filter(|span| self.first.get(&span.id) == Some(&number));
        let mut here: Vec<&Relation> = begin_here
            .flat_map(|span| {
                let relations = self.project.relations_of(span.id).map(|one| &**one);
                relations.filter(|relation| relation.to == span.id)
            })
            .collect();
        here.sort_by_key(|relation| relation.id);
        if here.is_empty() {
            return ["_".to_owned(), "_".to_owned()];
        }
        let types: Vec<String> = here
            .iter()
            .map(|relation| escapes::value(&relation.relation_type))
            .collect();
        let sources: Vec<String> = here.iter().map(|relation| self.source(relation)).collect();
        [types.join("|"), sources.join("|")]
    }

    fn source(&self, relation: &Relation) -> String {
        let row = self
            .first
            .get(&relation.from)
            .and_then(|row| self.rows.get(*row));
        let row = row.map_or("_", |row| row.id.as_str());
        let [from, to] = [relation.from, relation.to].map(|id| self.ids.get(&id).copied());
        if from.is_none() && to.is_none() {
            return row.to_owned();
        }
        format!(
            "{row}[{}_{}]",
            from.unwrap_or_default(),
            to.unwrap_or_default()
        )
    }
}

/// The tokens of each line of a text, which is a sentence or several that nothing stands between.
fn sentences(text: &Text, spans: &[&Span]) -> Vec<Vec<TextRange>> {
    let cuts = edges(spans);
    let lines = text.lines().iter();
    lines
        .filter(|line| is_visible(text.slice(*line)))
        .map(|line| tokens(text, line, &cuts))
        .collect()
}

fn rows<'p>(sentences: &[Vec<TextRange>]) -> Vec<Row<'p>> {
    let numbered = sentences.iter().enumerate();
    numbered
        .flat_map(|(sentence, tokens)| {
            let tokens = tokens.iter().enumerate();
            tokens.map(move |(token, place)| Row {
                id: format!("{}-{}", sentence + 1, token + 1),
                place: *place,
                spans: Vec::new(),
            })
        })
        .collect()
}
