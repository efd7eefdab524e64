//! Markdown as elements. HTML in it is shown as the text that it is (I9).

use pulldown_cmark::{Event, Options, Parser, Tag};
use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};

/// The properties of [`Markdown`].
#[derive(PartialEq, Properties)]
pub(super) struct MarkdownProperties {
    pub(super) text: AttrValue,
}

/// A text in Markdown.
#[component]
pub(super) fn Markdown(properties: &MarkdownProperties) -> Html {
    html! { <div class="markdown" dir="auto">{ for elements(&properties.text) }</div> }
}

/// An element that is not finished.
struct Open {
    /// What it is made with; none for what has no element of its own.
    element: Option<VTag>,
    children: Vec<VNode>,
}

fn elements(markdown: &str) -> Vec<VNode> {
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES;
    let mut open = vec![Open {
        element: None,
        children: Vec::new(),
    }];
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(tag) => open.push(Open {
                element: element(&tag),
                children: Vec::new(),
            }),
            Event::End(_) => {
                if let Some(finished) = open.pop() {
                    add(&mut open, finish(finished));
                }
            }
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                add(&mut open, vec![VNode::from(text.into_string())]);
            }
            Event::Code(text) => {
                add(
                    &mut open,
                    vec![html! { <code>{ text.into_string() }</code> }],
                );
            }
            Event::SoftBreak => add(&mut open, vec![VNode::from(String::from(" "))]),
            Event::HardBreak => add(&mut open, vec![html! { <br /> }]),
            Event::Rule => add(&mut open, vec![html! { <hr /> }]),
            _ => {}
        }
    }
    open.into_iter().flat_map(finish).collect()
}

fn add(open: &mut [Open], nodes: Vec<VNode>) {
    if let Some(innermost) = open.last_mut() {
        innermost.children.extend(nodes);
    }
}

fn finish(open: Open) -> Vec<VNode> {
    match open.element {
        Some(mut element) => {
            element.add_children(open.children);
            vec![element.into()]
        }
        None => open.children,
    }
}

fn element(tag: &Tag<'_>) -> Option<VTag> {
    let name = match tag {
        Tag::Paragraph => "p",
        // The heading of the panel is one level above.
        Tag::Heading { .. } => "h3",
        Tag::BlockQuote(_) => "blockquote",
        Tag::CodeBlock(_) => "pre",
        Tag::List(Some(_)) => "ol",
        Tag::List(None) => "ul",
        Tag::Item => "li",
        Tag::Emphasis => "em",
        Tag::Strong => "strong",
        Tag::Strikethrough => "s",
        Tag::Table(_) => "table",
        Tag::TableHead | Tag::TableRow => "tr",
        Tag::TableCell => "td",
        Tag::Link { dest_url, .. } => return link(dest_url),
        _ => return None,
    };
    Some(VTag::new(name))
}

/// A link that leads out of the page; one that would do anything else is only its words.
fn link(address: &str) -> Option<VTag> {
    let leads_out = ["https://", "http://", "mailto:"];
    if !leads_out.iter().any(|scheme| address.starts_with(scheme)) {
        return None;
    }
    let mut link = VTag::new("a");
    link.add_attribute("href", address.to_owned());
    link.add_attribute("target", "_blank");
    link.add_attribute("rel", "noreferrer noopener");
    Some(link)
}
