//! What concerns the scheme as a whole: its name, the guidelines of the project, the rules.

use yew::prelude::*;

use super::fields::{At, TextField, check, problem_list, problems, text_area};
use super::form::Shown;
use crate::edit::{DraftChange, SchemePart};
use crate::model::Name;

/// Draws the form.
pub(super) fn whole(shown: &Shown<'_>, takes_focus: bool) -> Html {
    let (scheme, on_change) = (shown.scheme, shown.on_change);
    let on_name = on_change.reform(DraftChange::NameScheme);
    let on_guidelines = on_change.reform(DraftChange::SetGuidelines);
    let rules = scheme.rules.iter().enumerate().map(|(position, rule)| {
        let on_toggle = on_change.reform(move |is_on| DraftChange::Check(position, is_on));
        let at = |at: At| problems(shown.faults, SchemePart::Rule, position, at);
        let found: Vec<String> = [At::Name, At::Rest].into_iter().flat_map(at).collect();
        let remove =
            on_change.reform(move |_: MouseEvent| DraftChange::Remove(SchemePart::Rule, position));
        html! {
            <li>
                { check(&rule.name, rule.is_on, on_toggle) }
                // What is at fault cannot be set right here otherwise.
                if !found.is_empty() {
                    { problem_list(&format!("scheme-rule-{position}-problems"), &found) }
                    <button type="button" onclick={remove}>{ "Remove this rule" }</button>
                }
            </li>
        }
    });
    html! {
        <section class="scheme-form" key="whole" aria-label="The scheme as a whole">
            <TextField id="scheme-name" label="Name of the scheme" value={Name::clone(&scheme.name)} on_words={on_name} {takes_focus} />
            { text_area("scheme-guideline", "Guidelines of the project", &scheme.guidelines, on_guidelines) }
            <fieldset class="field">
                <legend>{ "Rules" }</legend>
                <p class="hint">{ "What is ticked is looked for under Checks. A rule goes with what it names." }</p>
                <ul class="rules">{ for rules }</ul>
            </fieldset>
        </section>
    }
}
