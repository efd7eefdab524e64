//! An entry of a project-wide list that spans can point at.

use super::{EntityId, Name, UnknownFields};

/// A speaker, a proposition, or whatever other kind the scheme has.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entity {
    /// Stable id.
    pub id: EntityId,
    /// Which kind of the scheme it is, by name.
    pub kind: Name,
    /// The canonical name, or the proposition in one sentence.
    pub name: Name,
    /// Other names of the same entity.
    pub aliases: Vec<Name>,
    /// Fields of a newer version.
    pub unknown: UnknownFields,
}

impl Entity {
    /// Its name, then its aliases.
    pub fn names(&self) -> impl Iterator<Item = &Name> {
        std::iter::once(&self.name).chain(&self.aliases)
    }

    /// Whether this is its name or one of its aliases, whatever the case. Within a kind no two
    /// entities should be called alike: typing the name points at the first of them.
    pub fn is_called(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        self.names().any(|known| known.to_lowercase() == name)
    }
}
