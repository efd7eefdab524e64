//! How many of a project's spans exports leave out, beside the count of all.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;

use gloo::timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::slices::Slices;
use crate::model::{ArticleId, Project};
use crate::query::excluded_spans;
use crate::text::grouped;
use crate::ui::shared::Same;

/// How long nothing must have been changed before they are counted anew, in milliseconds.
const QUIET: u32 = 200;

/// The properties of [`ExcludedNote`].
#[derive(PartialEq, Properties)]
pub(in crate::ui) struct ExcludedNoteProperties {
    pub(in crate::ui) project: Same<Project>,
}

/// The count in words; nothing if all is part of the dataset.
#[component]
pub(in crate::ui) fn ExcludedNote(properties: &ExcludedNoteProperties) -> Html {
    let counted = use_state_eq(|| 0);
    let setter = counted.setter();
    use_effect_with(properties.project.clone(), move |project| {
        let is_wanted = Rc::new(Cell::new(true));
        let (project, still_wanted) = (project.clone(), Rc::clone(&is_wanted));
        spawn_local(async move {
            TimeoutFuture::new(QUIET).await;
            let regions = project.regions().map(|region| region.article);
            let articles: BTreeSet<ArticleId> = regions.collect();
            let (mut slices, mut count) = (Slices::default(), 0);
            for article in articles {
                if !still_wanted.get() {
                    return;
                }
                count += excluded_spans(&project, article);
                slices.rest().await;
            }
            if still_wanted.get() {
                setter.set(count);
            }
        });
        move || is_wanted.set(false)
    });
    if *counted == 0 {
        return Html::default();
    }
    html! { <>{ format!(", {} in excluded regions", grouped(*counted)) }</> }
}
