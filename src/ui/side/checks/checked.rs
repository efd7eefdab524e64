//! Checking the project beside the page, a slice at a time, and anew after each change.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use gloo::timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::slices::Slices;
use crate::model::{ArticleId, Project, Rule, Scheme};
use crate::query::{Checking, Finding, Findings};
use crate::ui::shared::Same;
use crate::ui::workshop::Progress;

/// How long the project has to stay as it is before it is checked anew, in milliseconds.
const QUIET: u32 = 120;

/// How many spans are checked before the clock is looked at.
const CHECKED_AT_ONCE: usize = 32;

/// What was found in a project.
#[derive(Debug)]
pub(super) struct Checked {
    /// The scheme whose rules they were.
    scheme: Arc<Scheme>,
    findings: Findings,
}

impl Checked {
    /// What the rule at a place of the scheme finds, in an article or in all; none if another rule
    /// stood there when the project was checked.
    pub(super) fn found(
        &self,
        number: usize,
        rule: &Rule,
        article: Option<ArticleId>,
    ) -> Option<&[Finding]> {
        if self.scheme.rules.get(number) != Some(rule) {
            return None;
        }
        Some(match article {
            Some(article) => self.findings.in_article(number, article),
            None => self.findings.of_rule(number),
        })
    }
}

/// What was found when the project was last checked, and how far a new check has come if it takes a
/// while. What is found may be gone from the project by now.
#[hook]
pub(super) fn use_checked(project: &Same<Project>) -> (Option<Same<Checked>>, Option<Progress>) {
    let checked = use_state(|| None::<Same<Checked>>);
    let progress = use_state_eq(|| None::<Progress>);
    let (checked_now, progress_now) = (checked.setter(), progress.setter());
    let quiet = if checked.is_some() { QUIET } else { 0 };
    use_effect_with(project.clone(), move |project| {
        let is_wanted = Rc::new(Cell::new(true));
        let (project, still_wanted) = (project.clone(), Rc::clone(&is_wanted));
        spawn_local(async move {
            TimeoutFuture::new(quiet).await;
            if !still_wanted.get() {
                return;
            }
            let mut checking = Checking::new(&project);
            let (mut slices, mut all) = (Slices::default(), 0);
            while let Some(rest) = checking.step(CHECKED_AT_ONCE) {
                all = all.max(rest);
                let has_rested = slices.rest().await;
                if !still_wanted.get() {
                    return;
                }
                if has_rested {
                    let done = all - rest;
                    progress_now.set(Some(Progress { done, all }));
                }
            }
            checked_now.set(Some(Same(Arc::new(Checked {
                scheme: Arc::clone(project.scheme()),
                findings: checking.finish(),
            }))));
            progress_now.set(None);
        });
        move || is_wanted.set(false)
    });
    ((*checked).clone(), *progress)
}
