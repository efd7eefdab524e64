//! Names of features: what attributes are called in plain letters and digits.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Name, Project};

/// Names that features of annotations have already.
const TAKEN: &[&str] = &[
    "label",
    "note",
    "annotator",
    "begin",
    "end",
    "sofa",
    "id",
    "value",
    "identifier",
];

/// The names of features by those of attributes.
#[derive(Debug, Default)]
pub(in crate::formats) struct FeatureNames(BTreeMap<Name, String>);

impl FeatureNames {
    /// Names for the attributes that the spans of a project have, each another one.
    pub(in crate::formats) fn of(project: &Project) -> Self {
        let used: BTreeSet<&Name> = project
            .spans()
            .flat_map(|span| span.attributes.keys())
            .collect();
        let mut taken: BTreeSet<String> = TAKEN.iter().map(|name| (*name).to_owned()).collect();
        let mut names = BTreeMap::new();
        // Those that may keep their names go first, so that names are the same when written again.
        let (kept, changed): (Vec<&Name>, Vec<&Name>) =
            used.into_iter().partition(|name| plain(name) == ***name);
        for name in kept.into_iter().chain(changed) {
            let plain = plain(name);
            let mut feature = plain.clone();
            let mut number = 2;
            while !taken.insert(feature.clone()) {
                feature = format!("{plain}_{number}");
                number += 1;
            }
            names.insert(Name::clone(name), feature);
        }
        Self(names)
    }

    /// The feature of an attribute.
    pub(in crate::formats) fn get<'n>(&'n self, attribute: &'n str) -> &'n str {
        self.0.get(attribute).map_or(attribute, String::as_str)
    }

    /// All of them: the attribute and its feature.
    pub(in crate::formats) fn iter(&self) -> impl Iterator<Item = (&Name, &str)> {
        self.0
            .iter()
            .map(|(name, feature)| (name, feature.as_str()))
    }
}

/// What an attribute is called, given its feature and what is said of that: the description is its
/// name if the feature is that in plain letters.
pub(in crate::formats) fn attribute_name(feature: &str, description: &str) -> Name {
    let made = plain(description);
    let rest = feature.strip_prefix(&made);
    let is_its_name = rest.is_some_and(|rest| {
        let number = rest.strip_prefix('_').unwrap_or_default();
        rest.is_empty() || (!number.is_empty() && number.chars().all(|one| one.is_ascii_digit()))
    });
    let is_its_name = is_its_name && !description.is_empty();
    Name::from(if is_its_name { description } else { feature })
}

/// A name in letters, digits and underscores, a letter first: what XML, Java and UIMA agree upon.
pub(in crate::formats) fn plain(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|one| {
            if one.is_ascii_alphanumeric() {
                one
            } else {
                '_'
            }
        })
        .collect();
    if plain.starts_with(|one: char| one.is_ascii_alphabetic()) {
        plain
    } else {
        format!("f_{plain}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_is_a_name_only_if_the_feature_is_made_of_it() {
        assert_eq!(&*attribute_name("on_record", "on record"), "on record");
        assert_eq!(&*attribute_name("label_2", "label"), "label");
        assert_eq!(&*attribute_name("f_____", "été!"), "f_____");
        assert_eq!(&*attribute_name("f__t__", "été!"), "été!");
        assert_eq!(&*attribute_name("stance", "How sure they are."), "stance");
        assert_eq!(&*attribute_name("stance", ""), "stance");
    }
}
