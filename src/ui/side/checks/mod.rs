//! The checks: what looks unfinished or contradictory, rule by rule. Each line leads to its place, and
//! each rule can be switched off.
//!
//! The parts, each using only those above it:
//!
//! - `checked`: checking the project beside the page;
//! - `entry`: a line that leads to a span or an entity;
//! - `list`: what one rule finds.

mod checked;
mod entry;
mod list;

use yew::prelude::*;

use self::checked::{Checked, use_checked};
use self::list::RuleFindings;
use crate::edit::Edit;
use crate::model::{ArticleId, Project, Rule};
use crate::store::Action;
use crate::text::grouped;
use crate::ui::app::Latest;
use crate::ui::shared::Same;
use crate::ui::working::Bar;
use crate::ui::{Dispatch, use_dispatch};

/// The properties of [`Checks`].
#[derive(PartialEq, Properties)]
pub(super) struct ChecksProperties {
    pub(super) state: Latest,
}

/// The rules of the scheme with what they find, in all articles or in the open one.
#[component]
pub(super) fn Checks(properties: &ChecksProperties) -> Html {
    let state = &*properties.state.0;
    let dispatch = use_dispatch();
    let project = Same::from(&state.project);
    let (checked, progress) = use_checked(&project);
    let only_here = use_state_eq(|| false);
    let scope = state.article.filter(|_| *only_here);
    let rules = project.scheme().rules.iter().enumerate();
    let rules = rules.map(|(number, rule)| {
        // Always a child, so that the head keeps its place, and the switch in it the focus.
        let found = checked.as_ref().and_then(|checked| {
            let count = checked.found(number, rule, scope)?.len();
            (count > 0).then(|| {
                html! {
                    <RuleFindings
                        project={project.clone()}
                        {number}
                        checked={checked.clone()}
                        {scope}
                        open={state.article}
                        selected={state.span}
                    />
                }
            })
        });
        html! {
            <div key={number} class="rule" role="group" aria-label={rule.name.to_string()}>
                { rule_head((number, rule), checked.as_deref(), scope, &dispatch) }
                { found.unwrap_or_default() }
            </div>
        }
    });
    let choices = [("All articles", false), ("This article", true)].map(|(words, value)| {
        let only_here = only_here.clone();
        let is_chosen = scope.is_some() == value;
        let onclick = Callback::from(move |_: MouseEvent| only_here.set(value));
        html! {
            <button
                key={words}
                type="button"
                class="option"
                aria-pressed={if is_chosen { "true" } else { "false" }}
                disabled={value && state.article.is_none()}
                {onclick}
            >{ words }</button>
        }
    });
    let is_busy = checked.is_none() || progress.is_some();
    html! {
        <section class="panel checks" aria-label="Checks" aria-busy={if is_busy { "true" } else { "false" }}>
            <h2>{ "Checks" }</h2>
            <div class="options" role="toolbar" aria-label="Where" data-roving="">{ for choices }</div>
            if let Some(progress) = progress {
                <Bar {progress} />
            }
            <p class="hint" role="status">{ summary(&project, checked.as_deref(), scope) }</p>
            { for rules }
            if project.regions().next().is_some() {
                <p class="hint">{ "Spans in excluded regions, and what hangs on them, are left out of every other check." }</p>
            }
        </section>
    }
}

/// The name of a rule, its switch, and how much it finds.
fn rule_head(
    (number, rule): (usize, &Rule),
    checked: Option<&Checked>,
    scope: Option<ArticleId>,
    dispatch: &Dispatch,
) -> Html {
    let count = checked.and_then(|checked| Some(checked.found(number, rule, scope)?.len()));
    let count = count.filter(|_| rule.is_on);
    let (dispatch, is_on) = (dispatch.clone(), !rule.is_on);
    let onchange = Callback::from(move |_: Event| {
        let edit = Edit::SwitchRule {
            rule: number,
            is_on,
        };
        dispatch.dispatch(Action::Edit(Box::new(edit)));
    });
    html! {
        <div class="rule-head">
            <label class="check">
                <input type="checkbox" checked={rule.is_on} {onchange} />
                { rule.name.to_string() }
            </label>
            if let Some(count) = count {
                <span class={classes!("count", (count == 0).then_some("none"))}>
                    { grouped(count) }<span class="visually-hidden">{ " found" }</span>
                </span>
            }
        </div>
    }
}

/// How things stand, in a line; empty if the rules say it themselves.
fn summary(project: &Project, checked: Option<&Checked>, scope: Option<ArticleId>) -> &'static str {
    let rules = &project.scheme().rules;
    let Some(checked) = checked else {
        return "Checking…";
    };
    if rules.is_empty() {
        return "The scheme of this project has no checks.";
    }
    if !rules.iter().any(|rule| rule.is_on) {
        return "All checks are switched off.";
    }
    let mut found = rules
        .iter()
        .enumerate()
        .filter_map(|(number, rule)| checked.found(number, rule, scope));
    match (found.any(|found| !found.is_empty()), scope) {
        (true, _) => "",
        (false, Some(_)) => "All is well: nothing in this article looks unfinished.",
        (false, None) => "All is well: nothing looks unfinished.",
    }
}
