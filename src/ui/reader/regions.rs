//! The excluded stretches and the hits of a search in view: shown as highlights of the browser, so that
//! they change nothing in the text's elements.

use std::sync::Arc;

use web_sys::Element;
use yew::prelude::*;

use crate::browser::highlight;
use crate::model::Project;
use crate::query::Hit;
use crate::text::{Text, TextRange, Utf16Offset};
use crate::ui::app::Latest;
use crate::ui::shared::Same;

/// The names of the highlights, as in the style sheet.
const EXCLUDED: &str = "excluded";
const HIT: &str = "hit";
const CURRENT_HIT: &str = "current-hit";

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
    let what = (
        Same::<Project>::from(&state.project),
        (SameHits(Arc::clone(&state.found.hits)), state.found.current),
        state.article,
        properties.shown,
    );
    // After the elements of the stretch are there.
    use_effect_with(what, move |(project, (hits, current), article, shown)| {
        let article = article.and_then(|id| project.article(id));
        let (Some(article), Some(root)) = (article, root.cast::<Element>()) else {
            return;
        };
        let regions = project.regions_of(article.id).map(|region| region.range);
        show(EXCLUDED, &root, &article.text, regions, *shown);
        let place = |hit: &Hit| (hit.article, hit.range.end());
        let first = hits
            .0
            .partition_point(|hit| place(hit) <= (article.id, shown.start()));
        let near = hits.0.get(first..).unwrap_or_default().iter();
        let near =
            near.take_while(|hit| hit.article == article.id && hit.range.start() < shown.end());
        show(HIT, &root, &article.text, near.map(|hit| hit.range), *shown);
        let current = current.and_then(|number| hits.0.get(number));
        let current = current.filter(|hit| hit.article == article.id);
        let current = current.map(|hit| hit.range).into_iter();
        show(CURRENT_HIT, &root, &article.text, current, *shown);
    });
    Html::default()
}

/// Hits that count as changed when they are others.
struct SameHits(Arc<[Hit]>);

impl PartialEq for SameHits {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Shows what of some stretches is in view.
fn show(
    name: &str,
    root: &Element,
    text: &Text,
    stretches: impl Iterator<Item = TextRange>,
    shown: TextRange,
) {
    let seen = stretches.filter_map(|range| range.intersection(shown));
    let seen: Vec<(Utf16Offset, Utf16Offset)> = seen
        .map(|range| (text.utf16(range.start()), text.utf16(range.end())))
        .collect();
    if seen.is_empty() {
        highlight::clear(name);
    } else {
        highlight::show(name, root, &seen);
    }
}
