//! Where and how it is searched.

use yew::prelude::*;

use crate::query::{Mode, Query};
use crate::store::Action;
use crate::text::Folding;
use crate::ui::use_dispatch;

/// The properties of [`Options`].
#[derive(PartialEq, Properties)]
pub(super) struct OptionsProperties {
    pub(super) query: Query,
    pub(super) everywhere: bool,
    pub(super) on_change: Callback<Query>,
}

/// A switch for each.
#[component]
pub(super) fn Options(properties: &OptionsProperties) -> Html {
    let OptionsProperties {
        query,
        everywhere,
        on_change,
    } = properties;
    let dispatch = use_dispatch();
    let everywhere_now = !everywhere;
    let on_scope = Callback::from(move |_: MouseEvent| {
        dispatch.dispatch(Action::Search {
            everywhere: everywhere_now,
        });
    });
    let switch = |name: &str, title: &str, is_on: bool, changed: Query| {
        let on_change = on_change.clone();
        let onclick = Callback::from(move |_: MouseEvent| on_change.emit(changed.clone()));
        html! {
            <button type="button" class="option" aria-pressed={if is_on { "true" } else { "false" }} title={title.to_owned()} {onclick}>
                { name.to_owned() }
            </button>
        }
    };
    let Folding { case, diacritics } = query.folding;
    let folding = |folding: Folding| Query {
        folding,
        ..query.clone()
    };
    let is_expression = query.mode == Mode::Expression;
    html! {
        <div class="options" role="toolbar" aria-label="How to search" data-roving="">
            <button type="button" class="option" aria-pressed={if *everywhere { "true" } else { "false" }} title="All articles rather than the open one" onclick={on_scope}>
                { "All articles" }
            </button>
            { switch("Whole words", "Leave out what is part of a longer word", query.whole_words, Query { whole_words: !query.whole_words, ..query.clone() }) }
            { switch("Match case", "Tell capital letters from small ones", !case, folding(Folding { case: !case, diacritics })) }
            { switch("Match accents", "Tell é from e and ł from l", !diacritics, folding(Folding { case, diacritics: !diacritics })) }
            { switch("Expression", "A regular expression, such as zelensky+y?", is_expression, Query { mode: if is_expression { Mode::Plain } else { Mode::Expression }, ..query.clone() }) }
        </div>
    }
}
