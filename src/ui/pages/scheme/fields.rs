//! The fields that the forms are made of.

use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::edit::{DraftChange, SchemeFault, SchemePart, SchemeProblem};
use crate::model::Name;

/// Calls with every change of the draft.
pub(super) type OnChange = Callback<DraftChange>;

/// Where a problem is shown.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum At {
    Name,
    Key,
    Takes,
    Options,
    Default,
    /// Beside the list of what is allowed or checked.
    Rest,
}

/// What is wrong at a field of a definition, in a sentence each.
pub(super) fn problems(
    faults: &[SchemeFault],
    part: SchemePart,
    position: usize,
    at: At,
) -> Vec<String> {
    let here = faults
        .iter()
        .filter(|fault| fault.part == part && fault.position == position);
    let mut words: Vec<String> = here
        .filter(|fault| place(&fault.problem) == at)
        .map(|fault| capitalized(&fault.problem.to_string()))
        .collect();
    words.dedup();
    words
}

fn place(problem: &SchemeProblem) -> At {
    match problem {
        SchemeProblem::NoName | SchemeProblem::NameTwice => At::Name,
        SchemeProblem::NoLetter(_) | SchemeProblem::KeyTwice(_) => At::Key,
        SchemeProblem::Missing(SchemePart::EntityKind, _) => At::Takes,
        SchemeProblem::NoOptionName | SchemeProblem::OptionTwice(_) => At::Options,
        SchemeProblem::DefaultDoesNotFit => At::Default,
        SchemeProblem::Missing(..) | SchemeProblem::TakesNoEntities(_) => At::Rest,
    }
}

fn capitalized(words: &str) -> String {
    let mut characters = words.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(characters).collect()
}

/// The problems of a field below it; the field names the list by this id.
pub(super) fn problem_list(id: &str, problems: &[String]) -> Html {
    if problems.is_empty() {
        return Html::default();
    }
    let lines = problems.iter().map(|words| html! { <li>{ words }</li> });
    html! { <ul class="problem" id={id.to_owned()}>{ for lines }</ul> }
}

/// The properties of [`TextField`].
#[derive(PartialEq, Properties)]
pub(super) struct TextFieldProperties {
    pub(super) id: AttrValue,
    pub(super) label: AttrValue,
    pub(super) value: Name,
    /// Called with the words at every keystroke.
    pub(super) on_words: Callback<Name>,
    #[prop_or_default]
    pub(super) hint: Option<AttrValue>,
    #[prop_or_default]
    pub(super) problems: Vec<String>,
    /// The most UTF-16 code units that it takes.
    #[prop_or_default]
    pub(super) longest: Option<AttrValue>,
    /// Whether it takes the focus when it comes up.
    #[prop_or_default]
    pub(super) takes_focus: bool,
}

/// A line of text.
#[component]
pub(super) fn TextField(properties: &TextFieldProperties) -> Html {
    let TextFieldProperties {
        id,
        label,
        value,
        on_words,
        hint,
        problems,
        longest,
        takes_focus,
    } = properties;
    let element = use_node_ref();
    {
        let (element, takes_focus) = (element.clone(), *takes_focus);
        use_effect_with((), move |()| {
            if let Some(field) = element.cast::<HtmlElement>().filter(|_| takes_focus) {
                let _takes_none = field.focus();
            }
        });
    }
    let oninput = on_words.reform(|event: InputEvent| words_of(&event));
    let problems_id = format!("{id}-problems");
    let described = (!problems.is_empty()).then(|| problems_id.clone());
    html! {
        <div class="field">
            <label for={id}>{ label }</label>
            <input
                ref={element}
                {id}
                value={value.to_string()}
                {oninput}
                maxlength={longest}
                autocomplete="off"
                aria-invalid={(!problems.is_empty()).then_some("true")}
                aria-describedby={described}
            />
            if let Some(hint) = hint {
                <p class="hint">{ hint }</p>
            }
            { problem_list(&problems_id, problems) }
        </div>
    }
}

/// A field for Markdown.
pub(super) fn text_area(id: &str, label: &str, value: &Name, on_words: Callback<Name>) -> Html {
    let oninput = on_words.reform(|event: InputEvent| words_of(&event));
    html! {
        <div class="field">
            <label for={id.to_owned()}>{ label.to_owned() }</label>
            <textarea id={id.to_owned()} rows="6" value={value.to_string()} {oninput} />
            <p class="hint">{ "In Markdown: *emphasis*, **strong**, lists, > examples." }</p>
        </div>
    }
}

/// The field for the letter that is the key of a label or an attribute.
pub(super) fn key_field(
    key: Option<char>,
    problems: Vec<String>,
    on_key: Callback<Option<char>>,
) -> Html {
    let on_words = on_key.reform(|words: Name| {
        // The letter that was typed last takes the place of the one before.
        words.chars().rfind(|letter| !letter.is_whitespace())
    });
    let value = key.map_or_else(Name::default, |key| key.to_string().into());
    html! {
        <div class="short-field">
            <TextField id="scheme-key" label="Key" {value} {on_words} {problems} hint="A letter" />
        </div>
    }
}

/// A box to tick.
pub(super) fn check(words: &str, is_on: bool, on_toggle: Callback<bool>) -> Html {
    let onchange = on_toggle.reform(move |_: Event| !is_on);
    html! {
        <label class="check" key={words.to_owned()}>
            <input type="checkbox" checked={is_on} {onchange} />
            { words.to_owned() }
        </label>
    }
}

/// A choice of one from a list, by the values of its options: value and words.
pub(super) fn select(
    id: &str,
    label: &str,
    chosen: &str,
    options: Vec<(String, String)>,
    on_value: Callback<String>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        if let Some(list) = event.target_dyn_into::<HtmlSelectElement>() {
            on_value.emit(list.value());
        }
    });
    let is_listed = options.iter().any(|(value, _)| value == chosen);
    let options = options.into_iter().map(|(value, words)| {
        let selected = value == chosen;
        html! { <option {value} {selected}>{ words }</option> }
    });
    html! {
        <div class="field">
            <label for={id.to_owned()}>{ label.to_owned() }</label>
            <select id={id.to_owned()} {onchange}>
                if !is_listed {
                    <option value="" selected=true disabled=true>{ "Choose one" }</option>
                }
                { for options }
            </select>
        </div>
    }
}

/// The words in the field that an event comes from.
fn words_of(event: &InputEvent) -> Name {
    let area = event.target_dyn_into::<HtmlTextAreaElement>();
    let words = area.map(|area| area.value()).or_else(|| {
        let field = event.target_dyn_into::<HtmlInputElement>();
        field.map(|field| field.value())
    });
    words.unwrap_or_default().into()
}
