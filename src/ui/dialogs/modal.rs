//! The frame of every dialog: the browser's own `<dialog>`, which keeps the focus inside and gives
//! it back.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use crate::store::Action;
use crate::ui::shared::{Shape, icon};
use crate::ui::use_dispatch;

/// The properties of [`Modal`].
#[derive(PartialEq, Properties)]
pub(in crate::ui) struct ModalProperties {
    /// The dialog's name and heading.
    pub(in crate::ui) title: AttrValue,
    #[prop_or_default]
    pub(in crate::ui) class: Classes,
    /// Called when it is to be closed; without it, it is the store's dialog that is closed.
    #[prop_or_default]
    pub(in crate::ui) on_close: Option<Callback<()>>,
    pub(in crate::ui) children: Html,
}

/// A dialog that is open for as long as it is mounted.
#[component]
pub(in crate::ui) fn Modal(properties: &ModalProperties) -> Html {
    let dispatch = use_dispatch();
    let element = use_node_ref();
    {
        let element = element.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = element.cast::<HtmlDialogElement>()
                && !dialog.open()
            {
                let _already_open = dialog.show_modal();
            }
            // Closing gives the focus back to where it was; removing the element would not.
            move || {
                if let Some(dialog) = element.cast::<HtmlDialogElement>() {
                    dialog.close();
                }
            }
        });
    }
    let close = {
        let dependencies = (dispatch, properties.on_close.clone());
        use_callback(
            dependencies,
            |(): (), (dispatch, on_close)| match on_close {
                Some(on_close) => on_close.emit(()),
                None => dispatch.dispatch(Action::CloseDialog),
            },
        )
    };
    // Escape goes the same way as the button, so that the page and the store never differ on whether
    // a dialog is open.
    let on_cancel = close.reform(|event: Event| event.prevent_default());
    // A second Escape closes the element whatever the page says; whoever opened it learns of it.
    let on_close = close.reform(|_: Event| ());
    let on_press = close.reform(|_: MouseEvent| ());
    html! {
        <dialog
            ref={element}
            class={classes!("modal", properties.class.clone())}
            aria-label={properties.title.clone()}
            autofocus=true
            oncancel={on_cancel}
            onclose={on_close}
        >
            <div class="modal-head">
                <h2>{ properties.title.clone() }</h2>
                <button type="button" class="icon-button" aria-label="Close" onclick={on_press}>
                    { icon(Shape::Close) }
                </button>
            </div>
            { properties.children.clone() }
        </dialog>
    }
}
