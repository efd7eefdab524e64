//! The frame of every dialog: the browser's own `<dialog>`, which keeps the focus inside and gives
//! it back.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use crate::store::Action;
use crate::ui::shared::{Shape, icon};
use crate::ui::use_dispatch;

/// The properties of [`Modal`].
#[derive(PartialEq, Properties)]
pub(super) struct ModalProperties {
    /// The dialog's name and heading.
    pub(super) title: AttrValue,
    #[prop_or_default]
    pub(super) class: Classes,
    pub(super) children: Html,
}

/// A dialog that is open for as long as it is mounted.
#[component]
pub(super) fn Modal(properties: &ModalProperties) -> Html {
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
        let dispatch = dispatch.clone();
        use_callback((), move |_: MouseEvent, ()| {
            dispatch.dispatch(Action::CloseDialog);
        })
    };
    // Escape goes the same way as the button, so that the page and the store never differ on whether
    // a dialog is open.
    let on_cancel = {
        let dispatch = dispatch.clone();
        use_callback((), move |event: Event, ()| {
            event.prevent_default();
            dispatch.dispatch(Action::CloseDialog);
        })
    };
    // A second Escape closes the element whatever the page says; the store learns of it.
    let on_close = use_callback((), move |_: Event, ()| {
        dispatch.dispatch(Action::CloseDialog);
    });
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
                <button type="button" class="icon-button" aria-label="Close" onclick={close}>
                    { icon(Shape::Close) }
                </button>
            </div>
            { properties.children.clone() }
        </dialog>
    }
}
