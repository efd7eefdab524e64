//! Attribute values in JSON.
//!
//! Yes and no, several choices and entities each have a shape of their own. One choice and free
//! text are both a string: an attribute that takes one choice reads a string as that choice, every
//! other one as text. Where a span holds the other of the two, which happens when a scheme changes
//! under it, the value says so: `{"choice": "…"}`, `{"text": "…"}`. So every value reads back as it
//! was.

use std::collections::{BTreeMap, BTreeSet};

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use crate::formats::json::{Fields, JsonText, Record};
use crate::model::{AttributeKind, EntityId, Name, Scheme, Value};
use crate::text::shortened;

/// The names of the attributes for which a bare string is one choice.
#[derive(Debug, Default)]
pub(in crate::formats) struct ChoiceAttributes(pub(in crate::formats) BTreeSet<Name>);

impl ChoiceAttributes {
    /// Those of a scheme.
    pub(in crate::formats) fn of(scheme: &Scheme) -> Self {
        let choices = scheme
            .attributes
            .iter()
            .filter(|one| matches!(one.kind, AttributeKind::Choice(_)));
        Self(
            choices
                .map(|attribute| Name::clone(&attribute.name))
                .collect(),
        )
    }
}

/// The attribute values of a span, to be written.
pub(in crate::formats) struct Attributes<'a> {
    pub(in crate::formats) values: &'a BTreeMap<Name, Value>,
    pub(in crate::formats) choices: &'a ChoiceAttributes,
}

impl Serialize for Attributes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.values.len()))?;
        for (name, value) in self.values {
            let is_choice = self.choices.0.contains(name);
            map.serialize_entry(&**name, &WrittenValue { value, is_choice })?;
        }
        map.end()
    }
}

/// A value, to be written.
pub(super) struct WrittenValue<'a> {
    pub(super) value: &'a Value,
    /// Whether a bare string is one choice.
    pub(super) is_choice: bool,
}

impl Serialize for WrittenValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.value {
            Value::Choice(choice) if self.is_choice => serializer.serialize_str(choice),
            Value::Choice(choice) => Tagged::Choice(choice).serialize(serializer),
            Value::Text(text) if self.is_choice => Tagged::Text(text).serialize(serializer),
            Value::Text(text) => serializer.serialize_str(text),
            Value::Choices(choices) => {
                serializer.collect_seq(choices.iter().map(|choice| &**choice))
            }
            Value::YesNo(yes) => serializer.serialize_bool(*yes),
            Value::Entity(id) => Tagged::Entity(&id.to_string()).serialize(serializer),
        }
    }
}

/// A value that says what it is.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Tagged<'a> {
    Choice(&'a str),
    Text(&'a str),
    Entity(&'a str),
}

/// Takes the attribute values out of a span. Values of no known shape are left out with a warning.
pub(in crate::formats) fn take(
    span: &mut Record<'_, '_, '_>,
    choices: &ChoiceAttributes,
) -> BTreeMap<Name, Value> {
    let Some((_, fields)) = span.object("attributes") else {
        return BTreeMap::new();
    };
    let mut values = BTreeMap::new();
    for (name, json) in fields.iter() {
        let name = Name::from(name);
        match value(span, choices.0.contains(&name), json.get()) {
            Some(value) => {
                values.insert(name, value);
            }
            None => span.warn(format!(
                "The value of “{name}” is left out: {} is no value that Sayso knows.",
                shortened(json.get(), 40)
            )),
        }
    }
    values
}

/// The value that stands in a record; none if it is of no known shape.
pub(super) fn value(record: &mut Record<'_, '_, '_>, is_choice: bool, json: &str) -> Option<Value> {
    let text = |json: &str| {
        serde_json::from_str::<JsonText<'_>>(json)
            .ok()
            .map(|text| Name::from(text.0))
    };
    match json.as_bytes().first()? {
        b'"' if is_choice => text(json).map(Value::Choice),
        b'"' => text(json).map(Value::Text),
        b'[' => {
            let choices: Vec<JsonText<'_>> = serde_json::from_str(json).ok()?;
            Some(Value::Choices(
                choices
                    .into_iter()
                    .map(|choice| Name::from(choice.0))
                    .collect(),
            ))
        }
        b'{' => {
            let fields: Fields<'_> = serde_json::from_str(json).ok()?;
            if let Some(id) = fields.get_text("entity") {
                let id: EntityId = record.session.ids.resolve("entity", &id);
                Some(Value::Entity(id))
            } else if let Some(choice) = fields.get_text("choice") {
                Some(Value::Choice(choice.into()))
            } else {
                fields.get_text("text").map(|text| Value::Text(text.into()))
            }
        }
        _ => serde_json::from_str(json).ok().map(Value::YesNo),
    }
}
