//! Read-only questions about a project: what to paint, what lies where, what is there, what
//! looks unfinished.
//!
//! Nothing here changes anything or keeps state. `store` and `ui` ask; answers borrow from the
//! project or are small values.

mod articles;
mod changes;
mod checks;
mod hits;
mod layout;
mod links;
mod quotation;
mod segments;

pub use articles::{Progress, matching_articles, progress};
pub use changes::{Change, latest_changes};
pub use checks::{Beside, Checking, Finding, Findings, Place, findings, missing_attributes};
pub use hits::{next_outward, spans_at};
pub use layout::Layout;
pub use links::{Link, linkable_labels, links, relation_between};
pub use quotation::quotation;
pub use segments::{Placed, Segment, depth, segments};
