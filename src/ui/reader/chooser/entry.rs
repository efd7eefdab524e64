//! An entry of the list: a span in one line.

use std::sync::Arc;

use web_sys::{Element, PointerEvent};
use yew::prelude::*;

use crate::model::{Span, SpanId};
use crate::query::quotation;
use crate::store::{Action, State};
use crate::text::shortened;
use crate::ui::Dispatch;
use crate::ui::inspector::words_of_value;
use crate::ui::reader::paint::show_hovered;
use crate::ui::shared::color_class;

/// How many characters of a quotation and of a value are shown.
const QUOTE_CHARACTERS: usize = 44;
const VALUE_CHARACTERS: usize = 24;

/// What an entry needs to be of use.
pub(super) struct Act<'list> {
    pub(super) state: &'list State,
    pub(super) root: &'list NodeRef,
    pub(super) dispatch: &'list Dispatch,
    /// Closes the list.
    pub(super) leave: &'list Callback<()>,
}

/// A span of the list, and the digit that chooses it.
pub(super) fn entry(span: &Arc<Span>, digit: Option<usize>, act: &Act<'_>) -> Html {
    let Act { state, root, .. } = act;
    let scheme = state.project.scheme();
    let label = scheme.label(&span.label);
    let article = state.project.article(span.article);
    let quote = article.map(|article| shortened(&quotation(article, span), QUOTE_CHARACTERS));
    let quote = quote.unwrap_or_default();
    let remark = remark(state, span);
    let name = [span.label.to_string(), quote.clone()]
        .into_iter()
        .chain(remark.clone());
    let id = span.id;
    let onclick = {
        let (dispatch, leave) = (act.dispatch.clone(), act.leave.clone());
        let is_linking = state.linking.is_some();
        Callback::from(move |_: MouseEvent| {
            leave.emit(());
            dispatch.dispatch(if is_linking {
                Action::LinkTo(id)
            } else {
                Action::SelectInPlace(id)
            });
        })
    };
    let show = |hovered: Option<SpanId>| {
        let root = (*root).clone();
        move || {
            if let Some(root) = root.cast::<Element>() {
                show_hovered(&root, hovered);
            }
        }
    };
    let (enter, focused, left) = (show(Some(id)), show(Some(id)), show(None));
    let underline = label.map_or("solid", |label| label.underline.name());
    html! {
        <button
            key={id.to_string()}
            type="button"
            class={color_class(label)}
            role="menuitemradio"
            tabindex="-1"
            aria-checked={if state.span == Some(id) { "true" } else { "false" }}
            aria-label={name.collect::<Vec<_>>().join(", ")}
            {onclick}
            onpointerenter={Callback::from(move |_: PointerEvent| enter())}
            onpointerleave={Callback::from(move |_: PointerEvent| left())}
            onfocus={Callback::from(move |_: FocusEvent| focused())}
        >
            <span class={format!("swatch underline-{underline}")}>
                { label.map_or("?", |label| &*label.short).to_owned() }
            </span>
            <span class="quote" dir="auto">{ quote }</span>
            if let Some(remark) = remark {
                <span class="hint" dir="auto">{ remark }</span>
            }
            if let Some(digit) = digit {
                <kbd>{ digit }</kbd>
            }
        </button>
    }
}

/// What tells a span from another over the same words: the first of its values or, without one, who else
/// made it.
fn remark(state: &State, span: &Span) -> Option<String> {
    let scheme = state.project.scheme();
    let own = scheme.label(&span.label);
    let mut attributes = own.into_iter().flat_map(|own| scheme.attributes_of(own));
    let value = attributes.find_map(|attribute| span.attributes.get(&attribute.name));
    let words = value.map(|value| words_of_value(&state.project, value));
    let other = || {
        let annotator = state.project.annotator(span.annotator);
        let other = annotator.filter(|annotator| annotator.id != state.identity.id);
        other.map(|other| other.display_name().to_owned())
    };
    let words = words.or_else(other)?;
    Some(shortened(&words, VALUE_CHARACTERS))
}
