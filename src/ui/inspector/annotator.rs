//! Who is annotating.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::model::Name;
use crate::store::{Action, Identity};
use crate::ui::use_dispatch;

/// The properties of [`AnnotatorName`].
#[derive(PartialEq, Properties)]
pub(in crate::ui) struct AnnotatorNameProperties {
    pub(in crate::ui) identity: Identity,
    /// The id of the field, which another form on the page must not have.
    #[prop_or(AttrValue::Static("annotator-name"))]
    pub(in crate::ui) field_id: AttrValue,
    /// Told when the form has been answered.
    #[prop_or_default]
    pub(in crate::ui) on_done: Callback<()>,
}

/// Asks for the annotator's name.
#[component]
pub(in crate::ui) fn AnnotatorName(properties: &AnnotatorNameProperties) -> Html {
    let AnnotatorNameProperties {
        identity,
        field_id,
        on_done,
    } = properties;
    let dispatch = use_dispatch();
    let field = use_node_ref();
    let on_submit = {
        let (dispatch, field) = (dispatch.clone(), field.clone());
        use_callback(on_done.clone(), move |event: SubmitEvent, on_done| {
            event.prevent_default();
            let value = field.cast::<HtmlInputElement>().map(|field| field.value());
            let name = Name::from(value.unwrap_or_default().trim());
            dispatch.dispatch(Action::SetAnnotatorName(name));
            on_done.emit(());
        })
    };
    let on_decline = use_callback(on_done.clone(), move |_: MouseEvent, on_done| {
        dispatch.dispatch(Action::StayAnonymous);
        on_done.emit(());
    });
    html! {
        <form class="annotator-name" onsubmit={on_submit}>
            <label for={field_id.clone()}>{ "Who is annotating?" }</label>
            <p class="hint">{ "Your name is written beside your spans. It stays in this browser and in the files you export." }</p>
            <input
                ref={field}
                id={field_id.clone()}
                name="annotator"
                autocomplete="name"
                placeholder="anonymous"
                value={identity.name.to_string()}
            />
            <div class="buttons">
                <button type="submit" class="primary">{ "Save name" }</button>
                if !identity.asked {
                    <button type="button" onclick={on_decline}>{ "Stay anonymous" }</button>
                }
            </div>
        </form>
    }
}
