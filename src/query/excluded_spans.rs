//! Which spans exports leave out, for the counts that the page shows.

use crate::model::{ArticleId, Project};

/// How many spans of an article touch what is excluded from the dataset, and so are left out of exports.
/// Costs logarithmic time for each region of the article, and the size of what lies over them.
pub fn excluded_spans(project: &Project, article: ArticleId) -> usize {
    let Some(excluded) = project.excluded(article) else {
        return 0;
    };
    let marks_over = |region| {
        let marks = project.marks_in(article, region).into_iter();
        marks.map(move |mark| (region, mark))
    };
    let touching = excluded.iter().flat_map(marks_over);
    // A span may touch several regions with several fragments: it counts where it does so first.
    let is_first = touching.filter(|(region, mark)| {
        let mut fragments = mark.span.fragments.iter();
        let first = fragments.find_map(|fragment| {
            let mut regions = excluded.iter();
            let region = regions.find(|region| region.overlaps(fragment))?;
            Some((region, fragment))
        });
        first == Some((*region, mark.range))
    });
    is_first.count()
}
