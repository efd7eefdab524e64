//! What one rule finds, as a list that grows on demand.

use yew::prelude::*;

use super::checked::Checked;
use super::entry::{EntityEntry, SpanEntry};
use crate::model::{ArticleId, EntityId, Project, RuleKind, Span, SpanId};
use crate::query::{Beside, Finding, Place, missing_attributes};
use crate::text::{counted, grouped};
use crate::ui::shared::Same;

/// How many findings of a rule are listed at first.
const LISTED: usize = 50;

/// How many more are listed at each wish.
const MORE: usize = 200;

/// How many of the spans that a finding stands beside are listed.
const BESIDE: usize = 3;

/// The properties of [`RuleFindings`].
#[derive(PartialEq, Properties)]
pub(super) struct RuleFindingsProperties {
    pub(super) project: Same<Project>,
    /// The place of the rule in the scheme.
    pub(super) number: usize,
    pub(super) checked: Same<Checked>,
    /// The article whose findings are listed; all if none.
    pub(super) scope: Option<ArticleId>,
    /// The open article.
    pub(super) open: Option<ArticleId>,
    /// The selected span.
    pub(super) selected: Option<SpanId>,
}

/// The findings of a rule.
#[component]
pub(super) fn RuleFindings(properties: &RuleFindingsProperties) -> Html {
    let listed = use_state_eq(|| LISTED);
    let RuleFindingsProperties {
        project,
        number,
        checked,
        scope,
        ..
    } = properties;
    let Some(rule) = project.scheme().rules.get(*number) else {
        return Html::default();
    };
    let found = checked.found(*number, rule, *scope).unwrap_or_default();
    let entries = found.iter().take(*listed).enumerate();
    let entries = entries.filter_map(|(place, finding)| {
        let entry = properties.finding(finding, &rule.kind)?;
        Some(html! { <li key={place}>{ entry }</li> })
    });
    let more = {
        let listed = listed.clone();
        Callback::from(move |_: MouseEvent| listed.set(*listed + MORE))
    };
    html! {
        <>
            <ol class="findings" data-roving="">{ for entries }</ol>
            if found.len() > *listed {
                <p class="hint rest">
                    { format!("{} of {} shown.", grouped(*listed), grouped(found.len())) }
                    <button type="button" aria-label={format!("Show more of “{}”", rule.name)} onclick={more}>
                        { format!("Show {} more", grouped(MORE.min(found.len() - *listed))) }
                    </button>
                </p>
            }
        </>
    }
}

impl RuleFindingsProperties {
    /// A finding; nothing if its place is gone since it was found.
    fn finding(&self, finding: &Finding, kind: &RuleKind) -> Option<Html> {
        let span = match finding.place {
            Place::Span { span, .. } => span,
            Place::Entity(id) => return self.entity(id),
        };
        let entry = self.span(span)?;
        let beside = match &finding.beside {
            Beside::Nothing if *kind == RuleKind::RequiredAttributes => {
                self.missing(self.project.span(span)?)
            }
            Beside::Nothing => None,
            Beside::Copies(spans) => {
                let others = spans.iter().filter(|other| **other != span);
                Some(self.others("The same as", others, spans.len().saturating_sub(1)))
            }
            Beside::OtherSide { by, spans } => {
                let words = match self.project.entity(*by) {
                    Some(entity) => format!("{} also says", entity.name),
                    None => String::from("Against"),
                };
                Some(self.others(&words, spans.iter(), spans.len()))
            }
        };
        Some(html! { <>{ entry }{ beside }</> })
    }

    fn entity(&self, id: EntityId) -> Option<Html> {
        let entity = Same::from(self.project.entity(id)?);
        Some(html! { <EntityEntry {entity} /> })
    }

    fn span(&self, id: SpanId) -> Option<Html> {
        let span = self.project.span(id)?;
        let article = self.project.article(span.article)?;
        Some(html! {
            <SpanEntry
                scheme={Same::from(self.project.scheme())}
                article={Same::from(article)}
                span={Same::from(span)}
                is_elsewhere={Some(span.article) != self.open}
                is_selected={Some(id) == self.selected}
            />
        })
    }

    /// Which required values a span lacks, if it still does.
    fn missing(&self, span: &Span) -> Option<Html> {
        let names: Vec<&str> = missing_attributes(&self.project, span)
            .map(|name| &**name)
            .collect();
        (!names.is_empty()).then(|| {
            html! { <p class="hint beside">{ format!("Missing: {}", names.join(", ")) }</p> }
        })
    }

    /// The spans beside a finding, so many in all.
    fn others<'a>(
        &self,
        words: &str,
        others: impl Iterator<Item = &'a SpanId>,
        count: usize,
    ) -> Html {
        let entries = others.take(BESIDE).filter_map(|id| {
            let entry = self.span(*id)?;
            Some(html! { <li key={id.to_string()}>{ entry }</li> })
        });
        let rest = count.saturating_sub(BESIDE);
        html! {
            <div class="beside">
                <p class="hint">{ words }</p>
                <ul>{ for entries }</ul>
                if rest > 0 {
                    <p class="hint">{ format!("and {}", counted(rest, "other")) }</p>
                }
            </div>
        }
    }
}
