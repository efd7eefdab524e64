//! A stretch of an article that is not part of the dataset.

use super::{AnnotatorId, ArticleId, Name, RegionId, UnknownFields};
use crate::text::TextRange;

/// An excluded stretch: a donation plea, a list of links. Exports of a dataset and statistics leave out
/// the spans that touch it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Region {
    /// Stable id.
    pub id: RegionId,
    /// The article it lies in.
    pub article: ArticleId,
    /// Where it lies; never empty.
    pub range: TextRange,
    /// Why it is excluded; may be empty.
    pub note: Name,
    /// Who excluded it.
    pub annotator: AnnotatorId,
    /// Fields of a newer version.
    pub unknown: UnknownFields,
}
