//! Read-only questions about a project: what to paint, what lies where, what is there, what
//! looks unfinished.
//!
//! Nothing here changes anything or keeps state. `store` and `ui` ask; answers borrow from the
//! project or are small values.

mod articles;
mod changes;
mod checks;
mod entities;
mod excluded_spans;
mod hits;
mod incoming;
mod layers;
mod layout;
mod links;
mod quotation;
mod search;
mod segments;
mod unlabelled;

pub use articles::{
    Listing, Order, Progress, done_articles, listed_articles, matching_articles, progress,
};
pub use changes::{Change, latest_changes};
pub use checks::{Beside, Checking, Finding, Findings, Place, findings, missing_attributes};
pub use entities::{Closeness, Suggestion, exact, near_duplicates, spans_with, suggestions, uses};
pub use excluded_spans::excluded_spans;
pub use hits::{next_outward, spans_at};
pub use incoming::{
    Incoming, IncomingAnnotator, IncomingArticle, IncomingName, IncomingState, incoming,
};
pub use layers::{Layers, Sign, annotators_of, signs};
pub use layout::Layout;
pub use links::{Link, linkable_labels, links, relation_between};
pub use quotation::quotation;
pub use search::{
    Context, Hit, MAXIMUM_HITS, Mode, Query, Scope, Search, SearchError, SearchProgress, Searcher,
    context,
};
pub use segments::{Placed, Segment, depth, segments};
pub use unlabelled::{Unlabelled, unlabelled};
