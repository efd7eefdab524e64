//! Printing: on paper every paragraph has its marks, however long the article.
//!
//! A browser asks for the page to be ready for print and prints as soon as the answer returns, so
//! there is no time to render: a plain copy of the text with all its marks is built at once, shown
//! in print instead of the text on the screen, and taken away afterwards.

use web_sys::Element;
use yew::prelude::*;

use super::head::headline;
use super::paint::Painter;
use crate::browser::listen::{EventListenerOptions, on_window};
use crate::browser::page;
use crate::model::Article;
use crate::query::{Layout, depth, segments, signs};
use crate::store::State;
use crate::ui::app::Latest;
use crate::ui::shared::Same;

/// Fills `sheet`, which is empty on the screen, for as long as the page is being printed.
#[hook]
pub(super) fn use_printing(state: &Latest, painter: &Painter, sheet: &NodeRef) {
    let dependencies = (state.clone(), painter.clone(), sheet.clone());
    use_effect_with(dependencies, |(state, painter, sheet)| {
        let filled = {
            let (state, painter, sheet) = (state.clone(), painter.clone(), sheet.clone());
            move || {
                let sheet = sheet.cast::<Element>()?;
                let article = Same::from(state.0.open_article()?);
                sheet.set_text_content(None);
                fill(&sheet, &state.0, &article, &painter)
            }
        };
        let sheet = sheet.clone();
        let listeners = [
            on_window("beforeprint", EventListenerOptions::default(), move |_| {
                let _unmarked_paper = filled();
            }),
            on_window("afterprint", EventListenerOptions::default(), move |_| {
                if let Some(sheet) = sheet.cast::<Element>() {
                    sheet.set_text_content(None);
                }
            }),
        ];
        move || drop(listeners)
    });
}

/// Adds the paragraphs of an article with all their marks, but those of hidden layers. None where the
/// browser refuses.
fn fill(sheet: &Element, state: &State, article: &Article, painter: &Painter) -> Option<()> {
    let project = &state.project;
    let signs = signs(project);
    let text = &article.text;
    let layout = Layout::new(text);
    let headline = headline(article).and_then(|line| text.lines().range(line));
    for number in 0..layout.paragraph_count() {
        let range = layout.paragraph(number)?;
        let mut marks = project.marks_in(article.id, range);
        marks.retain(|mark| state.layers.shows(&mark.span));
        let segments = segments(range, &marks);
        let is_headline = headline.is_some_and(|line| line.contains_range(range));
        let paragraph = element("div", if is_headline { "line headline" } else { "line" })?;
        paragraph.set_attribute("dir", "auto").ok()?;
        if let Some(class) = painter.depth_class(depth(&segments)) {
            paragraph.class_list().add_1(&class).ok()?;
        }
        for segment in segments {
            let words = text.slice(segment.range);
            match painter.look(
                &segment,
                &marks,
                project.scheme(),
                (&signs, state.identity.id),
            ) {
                Some(look) => {
                    let mark = element("mark", &look.class)?;
                    if let Some(tag) = look.tag {
                        mark.set_attribute("data-tag", &tag).ok()?;
                    }
                    mark.set_text_content(Some(words));
                    paragraph.append_child(&mark).ok()?;
                }
                None => {
                    let words = page::document().create_text_node(words);
                    paragraph.append_child(&words).ok()?;
                }
            }
        }
        sheet.append_child(&paragraph).ok()?;
    }
    Some(())
}

fn element(name: &str, class: &str) -> Option<Element> {
    let element = page::document().create_element(name).ok()?;
    element.set_class_name(class);
    Some(element)
}
