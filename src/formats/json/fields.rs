//! The fields of a JSON object, unparsed.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::compact::compact;
use crate::model::UnknownFields;

/// How many fields there is room for from the start: as many as most records have.
const USUAL_FIELDS: usize = 12;

/// The fields of a JSON object in the order of the file. Of several fields with one name the last
/// counts, as in JavaScript and Python.
#[derive(Debug, Default)]
pub(in crate::formats) struct Fields<'a> {
    entries: Vec<(JsonText<'a>, &'a RawValue)>,
}

impl<'a> Fields<'a> {
    /// Takes a field out; none if it is missing.
    pub(in crate::formats) fn take(&mut self, name: &str) -> Option<&'a RawValue> {
        let mut taken = None;
        self.entries.retain(|(other, value)| {
            let is_it = other.0 == name;
            if is_it {
                taken = Some(*value);
            }
            !is_it
        });
        taken
    }

    /// Drops fields.
    pub(super) fn leave_out(&mut self, names: &[&str]) {
        self.entries.retain(|(name, _)| !names.contains(&&*name.0));
    }

    /// A field; none if it is missing.
    pub(in crate::formats) fn get(&self, name: &str) -> Option<&'a RawValue> {
        self.entries
            .iter()
            .rfind(|(other, _)| other.0 == name)
            .map(|(_, value)| *value)
    }

    /// A field that should hold text; none if it is missing or holds something else.
    pub(in crate::formats) fn get_text(&self, name: &str) -> Option<Cow<'a, str>> {
        JsonText::read(self.get(name)?).ok().map(|text| text.0)
    }

    /// The names and values, in the order of the file.
    pub(in crate::formats) fn iter(&self) -> impl Iterator<Item = (&str, &'a RawValue)> {
        self.entries.iter().map(|(name, value)| (&*name.0, *value))
    }

    /// Adds a field behind the others.
    pub(super) fn push(&mut self, name: JsonText<'a>, value: &'a RawValue) {
        self.entries.push((name, value));
    }

    /// What was not taken out.
    pub(in crate::formats) fn into_unknown(self) -> UnknownFields {
        let unknown = self.entries.into_iter();
        unknown
            .map(|(name, value)| (name.0.into(), compact(value.get()).into()))
            .collect()
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct FieldsVisitor<'a>(PhantomData<&'a ()>);

        impl<'de: 'a, 'a> Visitor<'de> for FieldsVisitor<'a> {
            type Value = Fields<'a>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                let mut entries = Vec::with_capacity(USUAL_FIELDS);
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Fields { entries })
            }
        }

        deserializer.deserialize_map(FieldsVisitor(PhantomData))
    }
}

/// A JSON string, borrowed from the file where it has no escapes.
#[derive(Debug, Default)]
pub(in crate::formats) struct JsonText<'a>(pub(in crate::formats) Cow<'a, str>);

impl<'a> JsonText<'a> {
    /// Reads a value that should be a string.
    pub(in crate::formats) fn read(json: &'a RawValue) -> Result<Self, serde_json::Error> {
        // The value is known to be JSON, so a string without escapes is what stands in the quotes.
        let inner = json.get().strip_prefix('"');
        match inner.and_then(|inner| inner.strip_suffix('"')) {
            Some(text) if !text.contains('\\') => Ok(Self(Cow::Borrowed(text))),
            _ => serde_json::from_str(json.get()),
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for JsonText<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor<'a>(PhantomData<&'a ()>);

        impl<'de: 'a, 'a> Visitor<'de> for TextVisitor<'a> {
            type Value = JsonText<'a>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("text")
            }

            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(JsonText(Cow::Borrowed(text)))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(JsonText(Cow::Owned(text.into())))
            }
        }

        deserializer.deserialize_str(TextVisitor(PhantomData))
    }
}
