//! The head of a file: its layers and their columns.

/// A layer of annotations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layer {
    pub(super) kind: Kind,
    /// The full name of its type.
    pub(super) type_name: String,
    pub(super) columns: Vec<Column>,
    /// The number of its first column, from 0, after those of the token.
    pub(super) first: usize,
}

/// What a layer is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Span,
    Relation,
    Chain,
}

/// What a column says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// A feature with a plain value.
    Feature(String),
    /// Where a relation starts, on annotations of a type.
    Source(String),
    /// Links to other annotations, or what they are there for.
    Slot,
    /// Nothing but that there is an annotation.
    Nothing,
}

impl Layer {
    /// The name of its type without the package.
    pub(super) fn short_name(&self) -> &str {
        let name = &self.type_name;
        name.rsplit_once('.').map_or(name, |(_, short)| short)
    }
}

/// The layers of a file, and on which line what they describe begins, from 0.
pub(super) fn layers(text: &str) -> (Vec<Layer>, usize) {
    let mut layers: Vec<Layer> = Vec::new();
    let mut first = 0;
    for (number, line) in text.lines().enumerate().skip(1) {
        let kind = match line.get(..6) {
            Some("#T_SP=") => Kind::Span,
            Some("#T_RL=") => Kind::Relation,
            Some("#T_CH=") => Kind::Chain,
            _ => return (layers, number),
        };
        let mut fields = line.get(6..).unwrap_or_default().split('|');
        let type_name = fields.next().unwrap_or_default().to_owned();
        let mut columns: Vec<Column> = fields.map(|field| column(kind, field)).collect();
        if columns.is_empty() {
            columns.push(Column::Nothing);
        }
        let count = columns.len();
        layers.push(Layer {
            kind,
            type_name,
            columns,
            first,
        });
        first += count;
    }
    (layers, usize::MAX)
}

fn column(kind: Kind, field: &str) -> Column {
    match (kind, field) {
        (_, "") => Column::Nothing,
        (Kind::Relation, field) if field.starts_with("BT_") => {
            Column::Source(field.trim_start_matches("BT_").to_owned())
        }
        (Kind::Span, field) if field.starts_with("ROLE_") || field.contains('.') => Column::Slot,
        (_, field) => Column::Feature(field.to_owned()),
    }
}
