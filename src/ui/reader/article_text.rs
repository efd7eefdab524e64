//! The whole text of an article: one element whose `textContent` is the text (I5).
//!
//! The text is on the page from end to end, so that the browser's own search, "Select all", copying
//! and a screen reader's order need nothing from us. What follows the reader is detail: a section
//! near the window is divided into paragraphs, and a paragraph in the window carries its marks.

use std::ops::Range;

use yew::prelude::*;
use yew::virtual_dom::Key;

use super::head::headline;
use super::paint::Painter;
use super::paragraph::{Paragraph, plain};
use super::view::View;
use crate::model::{Article, Mark, Project};
use crate::query::Layout;
use crate::text::ByteOffset;
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
        let section = layout.section(number);
        let near = common(&section, &view.paragraphs).map(|paragraphs| Near {
            paragraphs,
            project: project.clone(),
        });
        html! {
            <Section
                key={number}
                article={article.clone()}
                layout={layout.clone()}
                {number}
                is_divided={common(&section, &view.passages).is_some()}
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
    /// Whether the reader is so near that it is divided into passages.
    is_divided: bool,
    /// What is shown in detail; none if the reader is far, so that an edit concerns no other section.
    near: Option<Near>,
    painter: Painter,
}

/// What a section shows in detail.
#[derive(Clone, PartialEq)]
struct Near {
    /// The paragraphs that are shown with their marks: at least one.
    paragraphs: Range<usize>,
    /// Where the marks come from.
    project: Same<Project>,
}

/// Some paragraphs of the text.
#[component]
fn Section(properties: &SectionProperties) -> Html {
    let SectionProperties {
        article,
        layout,
        number,
        is_divided,
        near,
        ..
    } = properties;
    let section = layout.section(*number);
    if !is_divided {
        return properties.far(section, "section");
    }
    let marks = near.as_ref().map_or_else(Vec::new, |near| {
        let stretch = layout.stretch(near.paragraphs.clone());
        near.project.marks_in(article.id, stretch)
    });
    let passages = layout
        .passages(*number)
        .into_iter()
        .flat_map(|passage| match near {
            Some(near) if common(&passage, &near.paragraphs).is_some() => passage
                .filter_map(|number| properties.paragraph(number, near, &marks))
                .collect(),
            _ => vec![properties.far(passage, "passage")],
        });
    let start = layout.stretch(section).start();
    let utf16 = article.text.utf16(start).to_string();
    html! {
        <div key={key("section", start)} class="section" data-utf16={utf16}>{ for passages }</div>
    }
}

impl SectionProperties {
    /// A paragraph of a passage that has some in detail, with those of the marks that lie over it.
    fn paragraph(&self, number: usize, near: &Near, marks: &[Mark]) -> Option<Html> {
        let range = self.layout.paragraph(number)?;
        let text = &self.article.text;
        let headline = headline(&self.article).and_then(|line| text.lines().range(line));
        let is_headline = headline.is_some_and(|line| line.contains_range(range));
        if !near.paragraphs.contains(&number) {
            return Some(plain(text, range, is_headline));
        }
        let overlapping = marks.iter().filter(|mark| mark.range.overlaps(range));
        Some(html! {
            <Paragraph
                key={range.start().get()}
                article={self.article.clone()}
                {range}
                marks={overlapping.cloned().collect::<Vec<Mark>>()}
                scheme={Same::from(near.project.scheme())}
                painter={self.painter.clone()}
                {is_headline}
            />
        })
    }

    /// Paragraphs that the reader is far from: a single piece of plain text, which the browser need
    /// not lay out.
    fn far(&self, paragraphs: Range<usize>, kind: &'static str) -> Html {
        let text = &self.article.text;
        let stretch = self.layout.stretch(paragraphs.clone());
        let size = self.painter.size_class(self.layout.rows(paragraphs));
        html! {
            <div
                key={key(kind, stretch.start())}
                class={classes!(kind, size)}
                dir="auto"
                data-start={text.code_point(stretch.start()).to_string()}
                data-utf16={text.utf16(stretch.start()).to_string()}
            >{ text.slice(stretch).to_owned() }</div>
        }
    }
}

/// The key of a section or passage, which no paragraph has that starts where it starts.
fn key(kind: &str, start: ByteOffset) -> Key {
    format!("{kind}-{start}").into()
}
