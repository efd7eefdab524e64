//! Names as brat writes them.

use std::collections::{BTreeMap, BTreeSet};

use super::read::NOTES;
use crate::model::Name;

/// A name with letters, digits, `-` and `_` alone.
pub(super) fn plain(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|one| {
            if one.is_ascii_alphanumeric() || matches!(one, '-' | '_') {
                one
            } else {
                '_'
            }
        })
        .collect();
    if plain.is_empty() {
        "_".to_owned()
    } else {
        plain
    }
}

/// What each name of a project is called in its files: in plain letters, and no two alike.
#[derive(Debug, Default)]
pub(super) struct TypeNames {
    plain: BTreeMap<Name, String>,
    taken: BTreeSet<String>,
}

impl TypeNames {
    /// Gives names to all of these, in their order.
    pub(super) fn of<'n>(names: impl IntoIterator<Item = &'n Name>) -> Self {
        let mut all = Self::default();
        // Notes have this type, so nothing else may.
        all.taken.insert(NOTES.to_owned());
        for name in names {
            if all.plain.contains_key(name) {
                continue;
            }
            let wanted = plain(name);
            let mut given = wanted.clone();
            let mut number = 2;
            while !all.taken.insert(given.clone()) {
                given = format!("{wanted}_{number}");
                number += 1;
            }
            all.plain.insert(Name::clone(name), given);
        }
        all
    }

    /// What a name is called.
    pub(super) fn get<'s>(&'s self, name: &'s str) -> &'s str {
        self.plain.get(name).map_or(name, |plain| plain)
    }

    /// The names that are called otherwise than they are, with what they are called.
    pub(super) fn changed(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self
            .plain
            .iter()
            .map(|(name, plain)| (&**name, plain.as_str()));
        all.filter(|(name, plain)| name != plain)
    }
}
