//! Values of attributes in cells.

use std::collections::BTreeMap;

use crate::formats::reading::{At, Intake};
use crate::model::{AttributeKind, EntityId, Name, Value};

/// What stands in a column of an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Choice,
    Choices,
    YesNo,
    Text,
    Entity,
}

impl Kind {
    const ALL: [Self; 5] = [
        Self::Choice,
        Self::Choices,
        Self::YesNo,
        Self::Text,
        Self::Entity,
    ];

    /// What it is called in the name of a column.
    const fn name(self) -> &'static str {
        match self {
            Self::Choice => "choice",
            Self::Choices => "choices",
            Self::YesNo => "yes/no",
            Self::Text => "text",
            Self::Entity => "entity",
        }
    }

    /// The kind of a value.
    pub(super) const fn of(value: &Value) -> Self {
        match value {
            Value::Choice(_) => Self::Choice,
            Value::Choices(_) => Self::Choices,
            Value::YesNo(_) => Self::YesNo,
            Value::Text(_) => Self::Text,
            Value::Entity(_) => Self::Entity,
        }
    }

    /// The kind of the values of an attribute.
    pub(super) const fn of_attribute(kind: &AttributeKind) -> Self {
        match kind {
            AttributeKind::Choice(_) => Self::Choice,
            AttributeKind::Choices(_) => Self::Choices,
            AttributeKind::YesNo => Self::YesNo,
            AttributeKind::Text => Self::Text,
            AttributeKind::Entity(_) => Self::Entity,
        }
    }
}

/// The name of the column of an attribute.
pub(super) fn column_name(attribute: &str, kind: Kind) -> String {
    format!("{attribute} [{}]", kind.name())
}

/// The attribute of a column; one without a kind, as users may add it, holds text.
pub(super) fn attribute_of(column: &str) -> (&str, Kind) {
    let told = column
        .strip_suffix(']')
        .and_then(|column| column.rsplit_once(" ["))
        .and_then(|(name, kind)| {
            let kind = Kind::ALL.into_iter().find(|one| one.name() == kind)?;
            Some((name, kind))
        });
    told.unwrap_or((column, Kind::Text))
}

/// A value as a cell.
pub(super) fn cell(value: &Value) -> String {
    match value {
        Value::Choice(words) | Value::Text(words) => words.to_string(),
        Value::Choices(choices) => {
            let choices: Vec<&str> = choices.iter().map(|one| &**one).collect();
            list(&choices)
        }
        Value::YesNo(is_so) => is_so.to_string(),
        Value::Entity(id) => id.to_string(),
    }
}

/// Words as a JSON list.
pub(super) fn list(words: &[&str]) -> String {
    // Strings can always be written.
    serde_json::to_string(words).unwrap_or_default()
}

/// A cell as words: a JSON list, or what stands there where it is none.
pub(super) fn words_of(cell: &str) -> Vec<Name> {
    if cell.is_empty() {
        return Vec::new();
    }
    match serde_json::from_str::<Vec<String>>(cell) {
        Ok(words) => words.into_iter().map(Name::from).collect(),
        Err(_) => vec![Name::from(cell)],
    }
}

/// A cell as a value; none, with a warning, if it is none of the column's kind.
pub(super) fn value_of(
    cell: &str,
    (name, kind): (&str, Kind),
    entities: &BTreeMap<String, EntityId>,
    intake: &mut Intake<'_>,
    at: At<'_>,
) -> Option<Value> {
    match kind {
        Kind::Choice => Some(Value::Choice(cell.into())),
        Kind::Text => Some(Value::Text(cell.into())),
        Kind::Choices => Some(Value::Choices(words_of(cell))),
        Kind::YesNo => match cell.trim().to_ascii_lowercase().as_str() {
            "true" | "yes" | "1" => Some(Value::YesNo(true)),
            "false" | "no" | "0" => Some(Value::YesNo(false)),
            _ => {
                let message = format!("“{name}” is left out: “{cell}” is neither true nor false.");
                intake.warn(at, message);
                None
            }
        },
        Kind::Entity => {
            let entity = entities.get(cell);
            if entity.is_none() {
                let message =
                    format!("“{name}” is left out: there is no entity “{cell}” in entities.csv.");
                intake.warn(at, message);
            }
            entity.map(|id| Value::Entity(*id))
        }
    }
}
