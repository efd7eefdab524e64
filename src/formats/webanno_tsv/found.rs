//! The annotations of all layers, gathered from the cells of all rows.

use std::collections::BTreeMap;

use super::escapes::{stacked, unescaped_value, with_suffix};
use super::layers::{Column, Kind, Layer};
use super::rows::Row;
use crate::formats::reading::{At, Intake};

/// What a cell has where no annotation is.
const NOWHERE: &str = "_";

/// What a cell has where an annotation has no value.
const NO_VALUE: &str = "*";

/// The annotations of a file, in its order.
#[derive(Debug, Default)]
pub(super) struct Found<'t> {
    pub(super) spans: Vec<FoundSpan<'t>>,
    pub(super) relations: Vec<FoundRelation<'t>>,
    /// The numbers of spans by their ids.
    by_id: BTreeMap<u32, usize>,
    /// The numbers of the spans that begin in a row.
    by_row: BTreeMap<&'t str, Vec<usize>>,
}

/// A span over one or more rows.
#[derive(Debug)]
pub(super) struct FoundSpan<'t> {
    pub(super) layer: &'t Layer,
    pub(super) first: &'t Row<'t>,
    pub(super) end: u32,
    pub(super) has_one_row: bool,
    pub(super) values: BTreeMap<&'t str, String>,
}

/// A relation, on the row of the annotation that it leads to.
#[derive(Debug)]
pub(super) struct FoundRelation<'t> {
    pub(super) layer: &'t Layer,
    pub(super) row: &'t Row<'t>,
    pub(super) values: BTreeMap<&'t str, String>,
    /// The type of its ends, and the row that it starts in.
    source: Option<(&'t str, &'t str)>,
    /// The ids of its ends; none, or zero, where the row tells.
    ids: (u32, u32),
}

/// The values of one annotation in the columns of its layer.
#[derive(Default)]
struct Values<'t> {
    features: BTreeMap<&'t str, String>,
    id: Option<u32>,
    source: Option<(&'t str, &'t str)>,
    ids: (u32, u32),
}

impl<'t> Found<'t> {
    /// Gathers all annotations. What cannot be read is told.
    pub(super) fn of(layers: &'t [Layer], rows: &[&'t Row<'t>], intake: &mut Intake<'_>) -> Self {
        let mut found = Self::default();
        for layer in layers {
            if layer.kind == Kind::Chain {
                leave_chains_out(layer, rows, intake);
                continue;
            }
            if layer.columns.contains(&Column::Slot) {
                intake.warn(
                    At::line(1),
                    format!(
                        "The links of “{}” to other annotations (slots) are left out.",
                        layer.short_name()
                    ),
                );
            }
            for row in rows {
                for values in values(layer, row, intake) {
                    found.add(layer, row, values);
                }
            }
        }
        found
    }

    fn add(&mut self, layer: &'t Layer, row: &'t Row<'t>, values: Values<'t>) {
        if layer.kind == Kind::Relation {
            self.relations.push(FoundRelation {
                layer,
                row,
                values: values.features,
                source: values.source,
                ids: values.ids,
            });
            return;
        }
        let known = values.id.and_then(|id| self.by_id.get(&id));
        let known = known.and_then(|number| self.spans.get_mut(*number));
        if let Some(span) = known.filter(|span| span.layer == layer) {
            span.end = span.end.max(row.end);
            span.has_one_row = false;
            for (feature, value) in values.features {
                span.values.entry(feature).or_insert(value);
            }
            return;
        }
        let number = self.spans.len();
        if let Some(id) = values.id {
            self.by_id.insert(id, number);
        }
        self.by_row.entry(row.id).or_default().push(number);
        self.spans.push(FoundSpan {
            layer,
            first: row,
            end: row.end,
            has_one_row: true,
            values: values.features,
        });
    }

    /// The number of the span that a relation starts from.
    pub(super) fn source(&self, relation: &FoundRelation<'_>) -> Option<usize> {
        let (layer, row) = relation.source?;
        self.span(relation.ids.0, layer, row)
    }

    /// The number of the span that a relation leads to.
    pub(super) fn target(&self, relation: &FoundRelation<'_>) -> Option<usize> {
        let (layer, _) = relation.source?;
        self.span(relation.ids.1, layer, relation.row.id)
    }

    /// The span of an id or, without one, the first of a layer that begins in a row.
    fn span(&self, id: u32, layer: &str, row: &str) -> Option<usize> {
        if id > 0 {
            return self.by_id.get(&id).copied();
        }
        let mut begin_there = self.by_row.get(row)?.iter().copied();
        begin_there.find(|number| {
            let span = self.spans.get(*number);
            span.is_some_and(|span| span.layer.type_name == layer)
        })
    }
}

/// The annotations of a layer in a row.
fn values<'t>(layer: &'t Layer, row: &'t Row<'t>, intake: &mut Intake<'_>) -> Vec<Values<'t>> {
    let mut all: Vec<Values<'t>> = Vec::new();
    for (number, column) in layer.columns.iter().enumerate() {
        let cell = row.cells.get(layer.first + number).copied();
        let Some(cell) = cell else {
            let message = format!(
                "It has no cell for the layer “{}”; nothing is read of it there.",
                layer.short_name()
            );
            intake.warn(at(row), message);
            return Vec::new();
        };
        if cell == NOWHERE || cell.is_empty() {
            continue;
        }
        for (place, value) in stacked(cell).into_iter().enumerate() {
            while all.len() <= place {
                all.push(Values::default());
            }
            if let Some(values) = all.get_mut(place) {
                values.take(column, value);
            }
        }
    }
    all
}

impl<'t> Values<'t> {
    fn take(&mut self, column: &'t Column, cell: &'t str) {
        if *column == Column::Slot {
            return;
        }
        let (value, suffix) = with_suffix(cell);
        match column {
            Column::Source(layer) => {
                self.source = Some((layer, value));
                let ids = suffix.and_then(|suffix| suffix.split_once('_'));
                let id = |id: &str| id.parse().unwrap_or_default();
                self.ids = ids.map_or((0, 0), |(from, to)| (id(from), id(to)));
            }
            Column::Feature(name) => {
                self.id = self.id.or(suffix.and_then(|id| id.parse().ok()));
                if value != NO_VALUE {
                    self.features.insert(name, unescaped_value(value));
                }
            }
            Column::Nothing | Column::Slot => {
                self.id = self.id.or(suffix.and_then(|id| id.parse().ok()));
            }
        }
    }
}

/// Says how much is lost with a layer of chains.
fn leave_chains_out(layer: &Layer, rows: &[&Row<'_>], intake: &mut Intake<'_>) {
    let cells = rows.iter().filter_map(|row| row.cells.get(layer.first));
    let count = cells.filter(|cell| **cell != NOWHERE).count();
    if count > 0 {
        intake.warn(
            At::line(1),
            format!(
                "The chains of “{}” are left out ({count} tokens are in some).",
                layer.short_name()
            ),
        );
    }
}

fn at<'r>(row: &'r Row<'_>) -> At<'r> {
    At {
        line: Some(row.line),
        record: Some(row.id),
    }
}
