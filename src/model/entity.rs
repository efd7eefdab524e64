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
