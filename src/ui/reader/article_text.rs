//! The whole text of an article: one element whose `textContent` is the text (I5).
//!
//! The text is on the page from end to end, so that the browser's own search, "Select all", copying
//! and a screen reader's order need nothing from us. What follows the reader is detail: a section
//! near the window is divided into paragraphs, and a paragraph in the window carries its marks.

use std::ops::Range;

use yew::prelude::*;

use super::head::headline;
use super::paint::Painter;
use super::paragraph::{Paragraph, plain};
use super::view::View;
use crate::model::{Article, Mark, Project};
use crate::query::Layout;
use crate::ui::shared::Same;

/// The properties of [`ArticleText`].
#[derive(PartialEq, Properties)]
pub(super) struct ArticleTextProperties {
    pub(super) project: Same<Project>,
    pub(super) article: Same<Article>,
    pub(super) view: View,
    pub(super) painter: Painter,
    pub(super) root: NodeRef,
}

/// The text, section by section.
#[component]
pub(super) fn ArticleText(properties: &ArticleTextProperties) -> Html {
    let ArticleTextProperties {
        project,
        article,
        view,
        painter,
        root,
    } = properties;
    let layout = &view.layout;
    let sections = (0..layout.section_count()).map(|number| {
        let near = common(&layout.section(number), &view.paragraphs);
        html! {
            <Section
                key={number}
                article={article.clone()}
                layout={layout.clone()}
                {number}
                project={near.is_some().then(|| project.clone())}
                {near}
                painter={painter.clone()}
            />
        }
    });
    html! {
        <div
            ref={root.clone()}
            class="article-text"
            tabindex="0"
            role="document"
            aria-label={format!("Text of {}", article.title)}
            translate="no"
            lang={article.metadata.language.as_ref().map(ToString::to_string)}
            data-article-text=""
            data-article-id={article.id.to_string()}
        >{ for sections }</div>
    }
}

/// What two ranges share; none if they share nothing.
fn common(one: &Range<usize>, other: &Range<usize>) -> Option<Range<usize>> {
    let (start, end) = (one.start.max(other.start), one.end.min(other.end));
    (start < end).then_some(start..end)
}

/// The properties of [`Section`].
#[derive(PartialEq, Properties)]
struct SectionProperties {
    article: Same<Article>,
    layout: Same<Layout>,
    number: usize,
    /// The paragraphs of it that are shown with their marks; none if the reader is far.
    near: Option<Range<usize>>,
    /// Where the marks come from, if the reader is near: so that an edit concerns no other section.
    project: Option<Same<Project>>,
    painter: Painter,
}

/// Some paragraphs of the text.
#[component]
fn Section(properties: &SectionProperties) -> Html {
    let SectionProperties {
        article,
        layout,
        number,
        near,
        project,
        painter,
    } = properties;
    let text = &article.text;
    let paragraphs = layout.section(*number);
    let stretch = layout.stretch(paragraphs.clone());
    let utf16 = text.utf16(stretch.start()).to_string();
    let (Some(near), Some(project)) = (near, project) else {
        let size = painter.size_class(Layout::rows(text, stretch));
        return html! {
            <div
                class={classes!("section", size)}
                dir="auto"
                data-start={text.code_point(stretch.start()).to_string()}
                data-utf16={utf16}
            >{ text.slice(stretch).to_owned() }</div>
        };
    };
    let headline = headline(article).and_then(|line| text.lines().range(line));
    let marks = project.marks_in(article.id, layout.stretch(near.clone()));
    let paragraphs = paragraphs.filter_map(|number| {
        let range = layout.paragraph(number)?;
        let is_headline = headline.is_some_and(|line| line.contains_range(range));
        if !near.contains(&number) {
            return Some(plain(text, range, is_headline));
        }
        let overlapping = marks.iter().filter(|mark| mark.range.overlaps(range));
        Some(html! {
            <Paragraph
                key={range.start().get()}
                article={article.clone()}
                {range}
                marks={overlapping.cloned().collect::<Vec<Mark>>()}
                scheme={Same::from(project.scheme())}
                painter={painter.clone()}
                {is_headline}
            />
        })
    });
    html! {
        <div class="section" data-utf16={utf16}>{ for paragraphs }</div>
    }
}
