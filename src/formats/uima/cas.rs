//! A CAS as its files have it, whatever they are written in.

use std::collections::BTreeMap;

/// The feature structures of a file.
#[derive(Debug, Default)]
pub(super) struct Cas {
    /// The structures in the file's order.
    pub(super) structures: Vec<Structure>,
    /// What the file or its type system says of features.
    pub(super) types: Types,
}

/// A feature structure.
#[derive(Clone, Debug, Default)]
pub(super) struct Structure {
    /// What others call it.
    pub(super) id: String,
    /// The full name of its type.
    pub(super) type_name: String,
    /// The line that it begins on, where that is known.
    pub(super) line: Option<usize>,
    /// Its features in the file's order.
    pub(super) features: Vec<(String, Feature)>,
}

/// The value of a feature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Feature {
    /// A text, a number or a truth value; in XML also what may be a reference.
    Text(String),
    /// Another structure.
    Reference(String),
    /// Several structures, or something that is no plain value.
    Other,
}

impl Structure {
    /// The text of a feature.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.features
            .iter()
            .find_map(|(known, feature)| match feature {
                Feature::Text(text) if known == name => Some(text.as_str()),
                _ => None,
            })
    }

    /// The structure that a feature names.
    pub(super) fn reference(&self, name: &str) -> Option<&str> {
        self.features
            .iter()
            .find_map(|(known, feature)| match feature {
                Feature::Text(id) | Feature::Reference(id) if known == name => Some(id.as_str()),
                _ => None,
            })
    }

    /// The number of a feature.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.text(name)?.parse().ok()
    }

    /// The name of its type without its package.
    pub(super) fn short_type(&self) -> &str {
        let name = &self.type_name;
        name.rsplit_once('.').map_or(name, |(_, short)| short)
    }
}

/// What is known of types.
#[derive(Debug, Default)]
pub(super) struct Types {
    /// Features by type and name.
    pub(super) features: BTreeMap<(String, String), Declared>,
}

/// What a type system says of a feature.
#[derive(Clone, Debug, Default)]
pub(super) struct Declared {
    /// The name of the type of its values.
    pub(super) range: String,
    /// What it says in words.
    pub(super) description: String,
}

impl Types {
    /// What is said of a feature of a type.
    pub(super) fn feature(&self, type_name: &str, feature: &str) -> Option<&Declared> {
        let key = (type_name.to_owned(), feature.to_owned());
        self.features.get(&key)
    }
}

impl Declared {
    /// Whether its values are other structures.
    pub(super) fn is_reference(&self) -> bool {
        let is_plain = self.range.strip_prefix("uima.cas.").is_some_and(|name| {
            let plain = [
                "String", "Boolean", "Byte", "Short", "Integer", "Long", "Float", "Double",
            ];
            plain.contains(&name)
        });
        !is_plain && !self.range.is_empty() && !self.range.ends_with("Type")
    }
}
