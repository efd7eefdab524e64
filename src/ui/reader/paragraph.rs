//! One paragraph of an article's text, with its marks: the unit of repainting.

use std::rc::Rc;

use yew::prelude::*;

use super::paint::{Look, Painter};
use crate::model::{AnnotatorId, Article, Mark, Scheme};
use crate::query::{Sign, depth, segments};
use crate::text::{Text, TextRange};
use crate::ui::shared::Same;

/// The properties of [`Paragraph`].
#[derive(PartialEq, Properties)]
pub(super) struct ParagraphProperties {
    pub(super) article: Same<Article>,
    /// The paragraph, in bytes of the article, with its line break.
    pub(super) range: TextRange,
    /// The marks over it that are shown, in the order of [`crate::model::Project::marks_in`].
    pub(super) marks: Vec<Mark>,
    pub(super) scheme: Same<Scheme>,
    /// What tells the annotators apart.
    pub(super) signs: Rc<Vec<Sign>>,
    /// Who is working.
    pub(super) me: AnnotatorId,
    pub(super) painter: Painter,
    /// Whether it is the article's title.
    pub(super) is_headline: bool,
}

/// A paragraph. Its `textContent` is the text of it, character for character (I5).
#[component]
pub(super) fn Paragraph(properties: &ParagraphProperties) -> Html {
    let ParagraphProperties {
        article,
        range,
        marks,
        scheme,
        signs,
        me,
        painter,
        is_headline,
    } = properties;
    let text = &article.text;
    let segments = if marks.is_empty() {
        Vec::new()
    } else {
        segments(*range, marks)
    };
    if segments.is_empty() {
        return plain(text, *range, *is_headline);
    }
    let class = classes!(
        "line",
        is_headline.then_some("headline"),
        painter.depth_class(depth(&segments)),
    );
    let stretches = segments.iter().map(|segment| {
        let look = painter.look(segment, marks, scheme, (signs, *me));
        stretch(text.slice(segment.range), segment.range, look)
    });
    html! {
        <div
            {class}
            dir="auto"
            data-start={text.code_point(range.start()).to_string()}
            data-utf16={text.utf16(range.start()).to_string()}
        >{ for stretches }</div>
    }
}

/// A paragraph without marks. It need be no component of its own, since nothing about it changes.
pub(super) fn plain(text: &Text, range: TextRange, is_headline: bool) -> Html {
    let words = text.slice(range);
    // A line without words is as high as any other, so that nothing moves when a section is divided.
    let class = if is_headline { "line headline" } else { "line" };
    html! {
        <div
            key={range.start().get()}
            {class}
            dir="auto"
            data-start={text.code_point(range.start()).to_string()}
            data-utf16={text.utf16(range.start()).to_string()}
        >{ words.to_owned() }</div>
    }
}

/// A stretch under the same marks. Keyed by its start, so that a repaint keeps the nodes around a
/// change, and with them the selection.
fn stretch(words: &str, range: TextRange, look: Option<Look>) -> Html {
    let key = range.start().get().to_string();
    let words = words.to_owned();
    match look {
        None => html! { <span {key}>{ words }</span> },
        Some(look) => html! {
            <mark
                {key}
                class={look.class}
                data-span={look.spans}
                data-label={look.labels}
                data-tag={look.tag}
            >{ words }</mark>
        },
    }
}
