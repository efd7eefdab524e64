//! The tables of spans, relations and entities that lie beside a table of articles.

use std::collections::BTreeMap;

use super::articles::Known;
use super::table::{Row, Table};
use super::values::{attribute_of, value_of, words_of};
use super::{ENTITIES, RELATIONS, SPANS, csv_table};
use crate::formats::encoding;
use crate::formats::reading::{At, Intake, NewSpan, Quoted, Stretch, fitting_units};
use crate::formats::{FoundUnit, OffsetUnit, SourceFile};
use crate::model::{EntityId, Name, SpanId, UnknownFields};

/// The columns of spans that are no attributes.
pub(super) const OF_SPANS: &[&str] = &[
    "span",
    "article",
    "label",
    "start",
    "end",
    "text",
    "annotator",
    "note",
];

/// The columns of relations.
pub(super) const OF_RELATIONS: &[&str] = &["relation", "type", "from", "to", "annotator"];

/// The columns of entities.
pub(super) const OF_ENTITIES: &[&str] = &["entity", "kind", "name", "aliases"];

/// Whether a table is one of those that are nothing without a table of articles.
pub(super) fn is_one_of_an_export(table: &Table) -> bool {
    let needed: [&[&str]; 3] = [
        &["span", "article", "label"],
        &["relation", "type", "from", "to"],
        &["entity", "kind", "name"],
    ];
    needed.iter().any(|names| table.has_columns(names))
}

/// Reads the tables beside a table of articles. Returns what their offsets count.
pub(super) fn read_beside(
    intake: &mut Intake<'_>,
    file: &SourceFile,
    beside: &[&SourceFile],
    unit: Option<OffsetUnit>,
    known: &Known,
) -> Option<FoundUnit> {
    let mut table = |name: &str| {
        let found = beside.iter().find(|other| {
            other.folder() == file.folder() && other.base_name().eq_ignore_ascii_case(name)
        })?;
        match encoding::decode(&found.bytes, None) {
            Ok(text) => Some(csv_table::read(&text, found)),
            Err(kind) => {
                intake.warn(At::default(), format!("“{name}” is left out. {kind}"));
                None
            }
        }
    };
    let (entities, spans, relations) = (table(ENTITIES), table(SPANS), table(RELATIONS));
    let mut reading = Reading {
        intake,
        known,
        entities: BTreeMap::new(),
        spans: BTreeMap::new(),
    };
    if let Some(table) = entities {
        reading.entities(&table);
    }
    let mut offsets = None;
    if let Some(table) = spans {
        let found = reading.unit(&table, unit);
        reading.spans(&table, found.unit);
        offsets = Some(found);
    }
    if let Some(table) = relations {
        reading.relations(&table);
    }
    offsets
}

struct Reading<'a, 'c> {
    intake: &'a mut Intake<'c>,
    known: &'a Known,
    entities: BTreeMap<String, EntityId>,
    spans: BTreeMap<String, SpanId>,
}

impl Reading<'_, '_> {
    /// Adds the warnings of a table, which is not the file that is read.
    fn faults(&mut self, name: &str, table: &Table) {
        for (line, message) in &table.faults {
            let record = format!("line {line} of {name}");
            self.warn(&record, message.clone());
        }
    }

    fn warn(&mut self, record: &str, message: impl Into<String>) {
        let at = At {
            line: None,
            record: Some(record),
        };
        self.intake.warn(at, message);
    }

    fn entities(&mut self, table: &Table) {
        self.faults(ENTITIES, table);
        let [id, kind, name, aliases] =
            ["entity", "kind", "name", "aliases"].map(|name| table.column(name));
        for row in &table.rows {
            let names = words_of(row.text(aliases));
            let entity = self
                .intake
                .new_entity(row.text(kind), row.text(name), names);
            self.entities.insert(row.text(id).to_owned(), entity);
        }
    }

    /// What the offsets count: as the user says, or as the quoted words tell.
    fn unit(&self, table: &Table, told: Option<OffsetUnit>) -> FoundUnit {
        if let Some(unit) = told {
            return FoundUnit {
                unit,
                is_certain: true,
            };
        }
        let article = table.column("article");
        let quoted: Vec<Quoted<'_>> = table
            .rows
            .iter()
            .filter_map(|row| {
                let (_, text) = self.known.get(row.text(article))?;
                let Stretch { start, end, words } = stretch(table, row)?;
                Some(Quoted {
                    text,
                    start,
                    end,
                    words,
                })
            })
            .collect();
        let units = fitting_units(&OffsetUnit::ALL, &quoted);
        FoundUnit {
            unit: units.first().copied().unwrap_or(OffsetUnit::CodePoints),
            is_certain: units.len() == 1,
        }
    }

    fn spans(&mut self, table: &Table, unit: OffsetUnit) {
        self.faults(SPANS, table);
        let id = table.column("span");
        // The rows of a span follow each other in what Sayso writes, but need not elsewhere.
        let mut spans: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
        let mut order: Vec<&str> = Vec::new();
        for row in &table.rows {
            let id = row.text(id);
            let rows = spans.entry(id).or_default();
            if rows.is_empty() {
                order.push(id);
            }
            rows.push(row);
        }
        for id in order {
            if let Some(rows) = spans.get(id) {
                self.span(table, id, rows, unit);
            }
        }
    }

    fn span(&mut self, table: &Table, id: &str, rows: &[&Row], unit: OffsetUnit) {
        let record = format!("span {id}");
        let at = At {
            line: None,
            record: Some(&record),
        };
        let Some(row) = rows.first() else { return };
        let text = |name: &str| row.text(table.column(name));
        let Some((article, source)) = self.known.get(text("article")) else {
            let message = format!(
                "It is left out: there is no article “{}” in the table of articles.",
                text("article")
            );
            return self.intake.warn(at, message);
        };
        let stretches: Option<Vec<Stretch<'_>>> =
            rows.iter().map(|row| stretch(table, row)).collect();
        let Some(stretches) = stretches else {
            let message = "It is left out: its start or its end is no number.";
            return self.intake.warn(at, message);
        };
        let Some(fragments) = self.intake.fragments(at, source, &stretches, unit) else {
            return;
        };
        let mut attributes = BTreeMap::new();
        for (column, name) in table.names.iter().enumerate() {
            let cell = row.text(Some(column));
            if cell.is_empty() || OF_SPANS.contains(&name.as_str()) {
                continue;
            }
            let (name, kind) = attribute_of(name);
            if let Some(value) = value_of(cell, (name, kind), &self.entities, self.intake, at) {
                attributes.insert(Name::from(name), value);
            }
        }
        let span = self.intake.span(NewSpan {
            article: *article,
            fragments,
            label: text("label").into(),
            attributes,
            note: text("note").into(),
            annotator: text("annotator").to_owned(),
            unknown: UnknownFields::new(),
        });
        self.spans.insert(id.to_owned(), span);
    }

    fn relations(&mut self, table: &Table) {
        self.faults(RELATIONS, table);
        let [id, kind, from, to, annotator] =
            ["relation", "type", "from", "to", "annotator"].map(|name| table.column(name));
        for row in &table.rows {
            let end = |column| self.spans.get(row.text(column)).copied();
            let Some(ends) = end(from).zip(end(to)) else {
                let record = format!("relation {}", row.text(id));
                self.warn(&record, "It is left out: not both of its spans were read.");
                continue;
            };
            let unknown = UnknownFields::new();
            self.intake
                .relation(ends, row.text(kind), row.text(annotator), unknown);
        }
    }
}

/// The stretch of a row; none if its offsets are no numbers.
fn stretch<'t>(table: &Table, row: &'t Row) -> Option<Stretch<'t>> {
    let number = |name| row.text(table.column(name)).trim().parse::<u32>().ok();
    let words = table.column("text").map(|column| row.text(Some(column)));
    Some(Stretch {
        start: number("start")?,
        end: number("end")?,
        words,
    })
}
