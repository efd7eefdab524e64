//! The guidelines beside the text: those of the project, of each label, attribute and kind of link.

use yew::prelude::*;

use crate::model::{Label, Scheme};
use crate::store::{Action, Page};
use crate::ui::app::Latest;
use crate::ui::markdown::Markdown;
use crate::ui::shared::{color_class, label_tag};
use crate::ui::use_dispatch;

/// The properties of [`Guidelines`].
#[derive(PartialEq, Properties)]
pub(super) struct GuidelinesProperties {
    pub(super) state: Latest,
}

/// How to annotate, as the scheme says.
#[component]
pub(super) fn Guidelines(properties: &GuidelinesProperties) -> Html {
    let scheme = properties.state.0.project.scheme();
    let dispatch = use_dispatch();
    let edit = Callback::from(move |_: MouseEvent| {
        dispatch.dispatch(Action::ShowPage(Page::Scheme));
    });
    let labels = scheme.labels.iter().map(|label| of_label(scheme, label));
    let links = scheme.relation_types.iter();
    let links = links
        .filter(|relation_type| !relation_type.guideline.trim().is_empty())
        .map(|relation_type| part(&relation_type.name, &relation_type.guideline));
    let links: Vec<Html> = links.collect();
    html! {
        <section class="panel guidelines" aria-label="Guidelines">
            <h2>{ "Guidelines" }</h2>
            if !scheme.guidelines.trim().is_empty() {
                <Markdown text={scheme.guidelines.to_string()} />
            }
            { for labels }
            if !links.is_empty() {
                <section><h3>{ "Links" }</h3>{ for links }</section>
            }
            <button type="button" onclick={edit}>{ "Change them in the scheme" }</button>
        </section>
    }
}

fn of_label(scheme: &Scheme, label: &Label) -> Html {
    let attributes = scheme
        .attributes_of(label)
        .filter(|attribute| !attribute.guideline.trim().is_empty())
        .map(|attribute| part(&attribute.name, &attribute.guideline));
    html! {
        <section key={label.name.to_string()} class={color_class(Some(label))}>
            <h3>{ label_tag(scheme, &label.name) }{ label.name.to_string() }</h3>
            <Markdown text={label.guideline.to_string()} />
            { for attributes }
        </section>
    }
}

fn part(name: &str, guideline: &str) -> Html {
    html! {
        <div class="guideline-part" key={name.to_owned()}>
            <h4>{ name.to_owned() }</h4>
            <Markdown text={guideline.to_owned()} />
        </div>
    }
}
