//! Every change that a user makes, as a value.
//!
//! [`apply()`] is the one place where a change lands: it does all of an [`Edit`] and returns the
//! edit's inverse, or refuses with a reason and changes nothing (I2, I3). [`History`] replays
//! inverses. [`merge()`] unites two copies of a project (I4). [`scheme_change()`] makes the edit that
//! changes the scheme together with what follows from it, and [`Draft`] is a scheme that somebody works on.
//!
//! Called by `store`, which also keeps the history; `formats` never comes here.

mod adoption;
mod annotators;
mod apply;
mod describe;
mod draft;
mod entities;
mod history;
mod merge;
mod refusal;
mod renames;
mod scheme;
mod scheme_fault;
mod scheme_names;
mod sound_scheme;
mod touched;

pub use adoption::{Adopted, Adopting, Fate, Mapping, adopted};
pub use annotators::color_annotator;
pub use apply::{Applied, Applying, apply};
pub use describe::{announce, describe};
pub use draft::{Draft, DraftChange, Takes};
pub use entities::{add_alias, delete_entity, merge_entities, remove_alias, rename_entity};
pub use history::{History, Step};
pub use merge::{Merged, Merging, merge};
pub use refusal::Refusal;
pub use renames::{RenamedChoice, Renames};
pub use scheme::{SchemeChange, Touched, scheme_change};
pub use scheme_fault::{SchemeFault, SchemePart, SchemeProblem};
pub use sound_scheme::{check_scheme, scheme_faults};

use crate::model::{
    Annotator, Article, ArticleId, Entity, EntityId, Fragments, Metadata, Name, Project, Record,
    Region, RegionId, Relation, RelationId, Scheme, Span, SpanId, Status, Value,
};

/// One change that a user makes.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Adds a span.
    AddSpan(Span),
    /// Deletes a span; its relations hide until it returns.
    DeleteSpan(SpanId),
    /// Gives a span another label. Its attribute values stay, also those that the new label lacks,
    /// so that changing one's mind loses nothing.
    Relabel {
        /// The span.
        span: SpanId,
        /// The new label, by name.
        label: Name,
    },
    /// Moves the edges of a span, or adds and removes fragments.
    SetFragments {
        /// The span.
        span: SpanId,
        /// All its fragments from now on.
        fragments: Fragments,
    },
    /// Sets an attribute of a span, or clears it.
    SetAttribute {
        /// The span.
        span: SpanId,
        /// The attribute, by name.
        attribute: Name,
        /// The new value; none clears it.
        value: Option<Value>,
    },
    /// Sets the note of a span; empty clears it.
    SetNote {
        /// The span.
        span: SpanId,
        /// The new note.
        note: Name,
    },
    /// Links two spans.
    AddRelation(Relation),
    /// Gives the link with this id another type or other ends.
    ChangeRelation(Relation),
    /// Deletes a link.
    DeleteRelation(RelationId),
    /// Adds an entity, or replaces the one with its id.
    PutEntity(Entity),
    /// Deletes an entity.
    DeleteEntity(EntityId),
    /// Excludes a stretch of an article.
    AddRegion(Region),
    /// Takes an excluded stretch back into the dataset.
    DeleteRegion(RegionId),
    /// Adds an annotator, or replaces the one with that id.
    PutAnnotator(Annotator),
    /// Adds articles. Texts that the project has are refused; one that was removed returns, with
    /// its spans.
    AddArticles(Vec<Article>),
    /// Removes an article; its spans hide until it returns.
    RemoveArticle(ArticleId),
    /// Changes what is said about an article.
    SetMetadata {
        /// The article.
        article: ArticleId,
        /// Its title from now on.
        title: Name,
        /// Everything else from now on.
        metadata: Metadata,
    },
    /// Says how far the work on an article is.
    SetStatus {
        /// The article.
        article: ArticleId,
        /// How far it is from now on.
        status: Status,
    },
    /// Renames the project.
    RenameProject(Name),
    /// Replaces the scheme, and nothing else: see [`scheme_change()`] for what follows a change of
    /// its names.
    SetScheme(Scheme),
    /// Switches a rule of the scheme on or off, and so makes the scheme's next version.
    SwitchRule {
        /// The rule's place among the rules of the scheme.
        rule: usize,
        /// Whether it is on from now on.
        is_on: bool,
    },
    /// Takes in another copy of the project, or a project read from files. See [`merge()`].
    Merge(Box<Project>),
    /// Several edits as one.
    All(Vec<Edit>),
    /// Puts records back as they were: what inverses are made of.
    Restore(Vec<Record>),
}
