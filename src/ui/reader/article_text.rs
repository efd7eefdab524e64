//! The whole text of an article: one element whose `textContent` is the text (I5).
//!
//! The text is on the page from end to end, so that the browser's own search, "Select all", copying
//! and a screen reader's order need nothing from us. What follows the reader is detail: a section
//! near the window is divided into paragraphs, and a paragraph in the window carries its marks.

use std::ops::Range;
use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::Key;

use super::head::headline;
use super::paint::Painter;
use super::paragraph::{Paragraph, plain};
use super::view::{Leaps, View};
use crate::model::{AnnotatorId, Article, Mark, Project};
use crate::query::{Layers, Layout, Sign, signs};
use crate::ui::shared::Same;

/// The properties of [`ArticleText`].
#[derive(PartialEq, Properties)]
pub(super) struct ArticleTextProperties {
    pub(super) project: Same<Project>,
    pub(super) article: Same<Article>,
    /// Whose spans are shown.
    pub(super) layers: Layers,
    /// Who is working.
    pub(super) me: AnnotatorId,
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
        layers,
        me,
        view,
        painter,
        root,
    } = properties;
    let signs = Rc::new(signs(project));
    let layout = &view.layout;
    let sections = (0..layout.section_count()).map(|number| {
        let section = layout.section(number);
        let near = common(&section, &view.paragraphs).map(|paragraphs| Near {
            paragraphs,
            project: project.clone(),
            layers: layers.clone(),
            signs: Rc::clone(&signs),
            me: *me,
        });
        html! {
            <Section
                key={number}
                article={article.clone()}
                layout={layout.clone()}
                {number}
                divided={common(&section, &view.passages)}
                leaps={view.leaps.clone()}
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
    /// The paragraphs of it that are divided into passages; none if the reader is far.
    divided: Option<Range<usize>>,
    leaps: Leaps,
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
    /// Whose are shown.
    layers: Layers,
    /// What tells those who made them apart.
    signs: Rc<Vec<Sign>>,
    /// Who is working.
    me: AnnotatorId,
}

/// Some paragraphs of the text.
#[component]
fn Section(properties: &SectionProperties) -> Html {
    let SectionProperties {
        article,
        layout,
        number,
        divided,
        near,
        ..
    } = properties;
    let section = layout.section(*number);
    let start = layout.stretch(section.clone()).start();
    let element = use_element(divided.is_some(), properties.leaps.get());
    let key = Key::from(format!("section-{start}-{element}"));
    let Some(divided) = divided else {
        return properties.far(section, "section", key);
    };
    let marks = near.as_ref().map_or_else(Vec::new, |near| {
        let stretch = layout.stretch(near.paragraphs.clone());
        let mut marks = near.project.marks_in(article.id, stretch);
        marks.retain(|mark| near.layers.shows(&mark.span));
        marks
    });
    let passages = layout
        .passages(*number, divided)
        .into_iter()
        .flat_map(|passage| match near {
            Some(near) if common(&passage, &near.paragraphs).is_some() => passage
                .filter_map(|number| properties.paragraph(number, near, &marks))
                .collect(),
            _ => {
                // With its end, since a browser remembers how high an element was.
                let stretch = layout.stretch(passage.clone());
                let key = Key::from(format!("passage-{}-{}", stretch.start(), stretch.end()));
                vec![properties.far(passage, "passage", key)]
            }
        });
    let utf16 = article.text.utf16(start).to_string();
    html! {
        <div {key} class="section" data-utf16={utf16}>{ for passages }</div>
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
                signs={Rc::clone(&near.signs)}
                me={near.me}
                painter={self.painter.clone()}
                {is_headline}
            />
        })
    }

    /// Paragraphs that the reader is far from: a single piece of plain text, which the browser need
    /// not lay out.
    fn far(&self, paragraphs: Range<usize>, kind: &'static str, key: Key) -> Html {
        let text = &self.article.text;
        let stretch = self.layout.stretch(paragraphs.clone());
        let size = self.painter.size_class(self.layout.rows(paragraphs));
        html! {
            <div
                {key}
                class={classes!(kind, size)}
                dir="auto"
                data-start={text.code_point(stretch.start()).to_string()}
                data-utf16={text.utf16(stretch.start()).to_string()}
            >{ text.slice(stretch).to_owned() }</div>
        }
    }
}

/// Which element a section has, counted from 0: another one when the reader has leapt away from it or
/// within it. A browser finds out only later that an element is far away that was near, and would lay
/// out all of it once more; a new one begins as far. Who reads on leaves a section as high as it was.
#[hook]
fn use_element(is_near: bool, leaps: u32) -> u32 {
    let last = use_mut_ref(|| (None, 0_u32));
    let (near_since, element) = *last.borrow();
    let is_left = near_since.is_some_and(|since| since != leaps);
    let element = element.wrapping_add(is_left.into());
    last.replace((is_near.then_some(leaps), element));
    element
}
