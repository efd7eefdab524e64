//! One line of an article's text, with its marks: the unit of repainting.

use yew::prelude::*;

use super::paint::Painter;
use crate::model::{Article, LineMarks, Scheme, Underline};
use crate::query::{Segment, depth, segments};
use crate::text::TextRange;
use crate::ui::shared::{Same, color_class};

/// The properties of [`Line`].
#[derive(PartialEq, Properties)]
pub(super) struct LineProperties {
    pub(super) article: Same<Article>,
    /// The line, in bytes of the article, with its line break.
    pub(super) range: TextRange,
    /// What is marked on it; the same pointer for as long as nothing changes.
    pub(super) marks: Option<Same<LineMarks>>,
    pub(super) scheme: Same<Scheme>,
    pub(super) painter: Painter,
    /// Whether it is the article's title.
    pub(super) is_headline: bool,
}

/// One line of text. Its `textContent` is the line, character for character (I5).
#[component]
pub(super) fn Line(properties: &LineProperties) -> Html {
    let LineProperties {
        article,
        range,
        marks,
        scheme,
        painter,
        is_headline,
    } = properties;
    let text = &article.text;
    let words = text.slice(*range);
    let no_marks = LineMarks::new();
    let marks = marks.as_deref().unwrap_or(&no_marks);
    let segments = if marks.is_empty() {
        Vec::new()
    } else {
        segments(*range, marks)
    };
    let is_blank = words.trim().is_empty();
    let class = classes!(
        "line",
        is_blank.then_some("blank"),
        is_headline.then_some("headline"),
        painter.depth_class(depth(&segments)),
    );
    let content = if segments.is_empty() {
        html! { { words.to_owned() } }
    } else {
        segments
            .iter()
            .map(|segment| stretch(properties, segment, marks, scheme))
            .collect()
    };
    html! {
        <div
            {class}
            dir="auto"
            data-start={text.code_point(range.start()).to_string()}
            data-utf16={text.utf16(range.start()).to_string()}
        >{ content }</div>
    }
}

/// A stretch under the same marks. Keyed by its start, so that a repaint keeps the nodes around a
/// change, and with them the selection.
fn stretch(
    properties: &LineProperties,
    segment: &Segment,
    marks: &LineMarks,
    scheme: &Scheme,
) -> Html {
    let words = properties.article.text.slice(segment.range).to_owned();
    let key = segment.range.start().get().to_string();
    if segment.marks.is_empty() {
        return html! { <span {key}>{ words }</span> };
    }
    let lane_count = segment.marks.last().map_or(0, |placed| placed.lane + 1);
    let mut lanes = vec![None; lane_count];
    let mut ids = Vec::new();
    let mut labels = Vec::new();
    let mut tag = Vec::new();
    let mut tag_color = None;
    for placed in &segment.marks {
        let Some(mark) = marks.get(placed.mark) else {
            continue;
        };
        let label = scheme.label(&mark.span.label);
        let look = label.map_or((crate::model::Color::Grey, Underline::Solid), |label| {
            (label.color, label.underline)
        });
        if let Some(lane) = lanes.get_mut(placed.lane) {
            *lane = Some(look);
        }
        ids.push(mark.span.id.to_string());
        labels.push(mark.span.label.to_string());
        if placed.starts && mark.fragment == 0 {
            tag.push(label.map_or_else(|| String::from("?"), |label| label.short.to_string()));
            tag_color.get_or_insert_with(|| color_class(label));
        }
    }
    let class = classes!(properties.painter.mark_class(&lanes), tag_color);
    let tag = (!tag.is_empty()).then(|| tag.join(" "));
    html! {
        <mark
            {key}
            {class}
            data-span={ids.join(" ")}
            data-label={labels.join(" ")}
            data-tag={tag}
        >{ words }</mark>
    }
}
