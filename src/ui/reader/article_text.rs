//! The whole text of an article: one element whose `textContent` is the text (I5).

use std::ops::Range;

use yew::prelude::*;

use super::head::headline;
use super::line::Line;
use super::paint::Painter;
use crate::model::{Article, LineMarks, Project, Scheme};
use crate::ui::shared::Same;

/// How many lines make a block. An edit compares every block of the article and every line of one
/// block, so the square root of the lines of a long article is about right.
const BLOCK_LINES: usize = 128;

/// The properties of [`ArticleText`].
#[derive(PartialEq, Properties)]
pub(super) struct ArticleTextProperties {
    pub(super) project: Same<Project>,
    pub(super) article: Same<Article>,
    pub(super) painter: Painter,
    pub(super) root: NodeRef,
}

/// The text, line by line; the lines of a long article in blocks, so that an edit has little to
/// compare.
#[component]
pub(super) fn ArticleText(properties: &ArticleTextProperties) -> Html {
    let ArticleTextProperties {
        project,
        article,
        painter,
        root,
    } = properties;
    let headline = headline(article);
    let line_count = article.text.lines().len();
    let mut marked = project.marked_lines(article.id).peekable();
    let blocks = (0..line_count).step_by(BLOCK_LINES).map(|start| {
        let lines = start..line_count.min(start + BLOCK_LINES);
        let mut marks = Vec::new();
        while let Some((line, line_marks)) = marked.next_if(|(line, _)| *line < lines.end) {
            marks.push((line, Same::from(line_marks)));
        }
        html! {
            <Block
                key={start}
                article={article.clone()}
                headline={headline.filter(|line| lines.contains(line))}
                {lines}
                {marks}
                scheme={Same::from(project.scheme())}
                painter={painter.clone()}
                is_only={line_count <= BLOCK_LINES}
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
        >{ for blocks }</div>
    }
}

/// The properties of [`Block`].
#[derive(PartialEq, Properties)]
struct BlockProperties {
    article: Same<Article>,
    lines: Range<usize>,
    /// The lines with marks, in order.
    marks: Vec<(usize, Same<LineMarks>)>,
    scheme: Same<Scheme>,
    painter: Painter,
    /// The line that is the article's title, if it is one of these.
    headline: Option<usize>,
    /// Whether the article has no other block; then its lines need no element around them.
    is_only: bool,
}

/// Some lines of the text.
#[component]
fn Block(properties: &BlockProperties) -> Html {
    let BlockProperties {
        article,
        lines,
        marks,
        scheme,
        painter,
        headline,
        is_only,
    } = properties;
    let text = &article.text;
    let mut marks = marks.iter().peekable();
    let rows = lines.clone().filter_map(|number| {
        let range = text.lines().range(number)?;
        let marks = marks
            .next_if(|(line, _)| *line == number)
            .map(|(_, marks)| marks.clone());
        Some(html! {
            <Line
                key={number}
                article={article.clone()}
                {range}
                {marks}
                scheme={scheme.clone()}
                painter={painter.clone()}
                is_headline={*headline == Some(number)}
            />
        })
    });
    if *is_only {
        return html! { <>{ for rows }</> };
    }
    let start = text
        .lines()
        .range(lines.start)
        .map(|range| text.utf16(range.start()));
    html! {
        <div data-utf16={start.map(|start| start.to_string())}>{ for rows }</div>
    }
}
