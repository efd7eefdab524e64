//! The excluded stretches in view: greyed, as a highlight of the browser, so that they change nothing
//! in the text's elements.

use web_sys::Element;
use yew::prelude::*;

use crate::browser::highlight;
use crate::model::Project;
use crate::text::{TextRange, Utf16Offset};
use crate::ui::app::Latest;
use crate::ui::shared::Same;

/// The name of the highlight, as in the style sheet.
const EXCLUDED: &str = "excluded";

/// The properties of [`Regions`].
#[derive(PartialEq, Properties)]
pub(in crate::ui) struct RegionsProperties {
    pub(in crate::ui) state: Latest,
    /// What of the text is shown in detail.
    pub(in crate::ui) shown: TextRange,
    pub(in crate::ui) root: NodeRef,
}

/// Draws nothing itself.
#[component]
pub(in crate::ui) fn Regions(properties: &RegionsProperties) -> Html {
    let state = &properties.state.0;
    let root = properties.root.clone();
    let project = Same::<Project>::from(&state.project);
    let what = (project, state.article, properties.shown);
    // After the elements of the stretch are there.
    use_effect_with(what, move |(project, article, shown)| {
        let article = article.and_then(|id| project.article(id));
        match (article, root.cast::<Element>()) {
            (Some(article), Some(root)) => {
                let regions = project.regions_of(article.id);
                let seen = regions.filter_map(|region| region.range.intersection(*shown));
                let text = &article.text;
                let stretches: Vec<(Utf16Offset, Utf16Offset)> = seen
                    .map(|range| (text.utf16(range.start()), text.utf16(range.end())))
                    .collect();
                if stretches.is_empty() {
                    highlight::clear(EXCLUDED);
                } else {
                    highlight::show(EXCLUDED, &root, &stretches);
                }
            }
            _ => highlight::clear(EXCLUDED),
        }
    });
    Html::default()
}
